"""Addresses of sharing."""

from django.urls import path

from alongside.sharing import views, views_map

app_name = "sharing"

urlpatterns = [
    path("cases/<uuid:case>/sharing/", views.page, name="page"),
    path("cases/<uuid:case>/sharing/pdf/", views.pdf, name="pdf"),
    path("cases/<uuid:case>/sharing/map/", views_map.take_map_out, name="map"),
]
