"""Addresses of sharing."""

from django.urls import path

from alongside.sharing import views

app_name = "sharing"

urlpatterns = [
    path("cases/<uuid:case>/sharing/", views.page, name="page"),
    path("cases/<uuid:case>/sharing/pdf/", views.pdf, name="pdf"),
]
