"""Addresses of the example data's own pages."""

from django.urls import path

from alongside.exampledata import views

app_name = "exampledata"

urlpatterns = [
    path("example/", views.cast, name="cast"),
    path("example/sign-in/", views.sign_in, name="sign_in"),
]
