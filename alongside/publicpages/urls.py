"""Addresses that anybody may read. No page here reaches a record, even indirectly."""

from django.urls import path

from alongside.publicpages import views

app_name = "publicpages"

urlpatterns = [
    path("how-we-work/", views.how_we_work, name="how_we_work"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
