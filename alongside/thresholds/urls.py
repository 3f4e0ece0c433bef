"""Addresses of the threshold decision of a case."""

from django.urls import path

from alongside.thresholds import views

app_name = "thresholds"

urlpatterns = [
    path("cases/<uuid:case>/threshold/", views.page, name="page"),
    path("cases/<uuid:case>/threshold/<uuid:referral>/made/", views.referral_made, name="made"),
]
