"""Addresses of who is involved."""

from django.urls import path

from alongside.involvement import views

app_name = "involvement"

urlpatterns = [
    path("cases/<uuid:case>/involved/", views.page, name="page"),
    path("cases/<uuid:case>/involved/<uuid:person>/", views.person, name="person"),
    path("cases/<uuid:case>/involved/<uuid:person>/after-all/", views.after_all, name="after_all"),
]
