"""Addresses of the purpose decision."""

from django.urls import path

from alongside.purpose import section_views, views

app_name = "purpose"

urlpatterns = [
    path("cases/<uuid:case>/purpose/", views.page, name="page"),
    path("cases/<uuid:case>/purpose/short/<str:way>/", views.short, name="short"),
    path("cases/<uuid:case>/purpose/named/", views.begin_named, name="begin_named"),
    path("cases/<uuid:case>/purpose/part/<str:section>/", section_views.section, name="section"),
    path("cases/<uuid:case>/purpose/hand-over/", views.submit, name="submit"),
    path("cases/<uuid:case>/purpose/take-back/", views.take_back, name="take_back"),
    path("cases/<uuid:case>/purpose/sign-off/", views.sign_off, name="sign_off"),
    path("cases/<uuid:case>/purpose/look/", views.look, name="look"),
    path("cases/<uuid:case>/purpose/urgent/", views.urgent, name="urgent"),
    path("cases/<uuid:case>/purpose/new/", views.change, name="change"),
    path("cases/<uuid:case>/purpose/sheet/<str:reader>/", views.sheet, name="sheet"),
    path("cases/<uuid:case>/purpose/who-else/", views.who_else, name="who_else"),
]
