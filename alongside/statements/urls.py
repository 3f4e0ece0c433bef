"""Addresses of what was said."""

from django.urls import path

from alongside.statements import views

app_name = "statements"

_SAID = "cases/<uuid:case>/said/<uuid:statement>/"

urlpatterns = [
    path(_SAID, views.statement, name="statement"),
    path(f"{_SAID}do/", views.do, name="do"),
    path(f"{_SAID}check/", views.check, name="check"),
    path(f"{_SAID}correct/", views.correct, name="correct"),
    path(f"{_SAID}source/", views.origin, name="origin"),
    path("cases/<uuid:case>/people/<uuid:person>/said/", views.about, name="about"),
]
