"""Addresses of weighting, focus and themes."""

from django.urls import path

from alongside.contexts import weighting_views as views

patterns = [
    path("cases/<uuid:case>/weighting/", views.page, name="weighting"),
    path("cases/<uuid:case>/weighting/focus/", views.focus, name="focus"),
    path("cases/<uuid:case>/weighting/<uuid:weighting>/keep/", views.keep_focus, name="keep_focus"),
    path("cases/<uuid:case>/weighting/<str:whose>/", views.weigh, name="weigh"),
    path("cases/<uuid:case>/themes/", views.themes, name="themes"),
    path("cases/<uuid:case>/themes/<uuid:theme>/off/", views.theme_off, name="theme_off"),
]
