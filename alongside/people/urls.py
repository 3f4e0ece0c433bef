"""Addresses of the people of a case."""

from django.urls import path

from alongside.people import views

app_name = "people"

_PERSON = "cases/<uuid:case>/people/<uuid:person>/"

urlpatterns = [
    path(_PERSON, views.person, name="person"),
    path(f"{_PERSON}change/", views.change, name="change"),
    path(f"{_PERSON}support/", views.support, name="support"),
    path(f"{_PERSON}decide/", views.decide, name="decide"),
    path(f"{_PERSON}let-go/", views.let_go, name="let_go"),
    path(f"{_PERSON}name/", views.name, name="name"),
    path(f"{_PERSON}merge/", views.merge, name="merge"),
    path(f"{_PERSON}harm/", views.harm, name="harm"),
    path(f"{_PERSON}off/", views.off, name="off"),
]
