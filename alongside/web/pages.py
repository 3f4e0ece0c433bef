"""Addresses of the web slice itself."""

from django.urls import URLPattern

app_name = "web"

urlpatterns: list[URLPattern] = []
