"""Addresses of the shared directory."""

from django.urls import path

from alongside.contexts import groups_views

patterns = [
    path("directory/", groups_views.directory, name="directory"),
    path("directory/<uuid:setting>/retire/", groups_views.retire, name="retire_setting"),
]
