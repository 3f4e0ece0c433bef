"""Root addresses. Each slice brings its own urls.py, mounted here under one prefix."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from alongside.lib.slices import SLICES

handler404 = "alongside.web.views.not_there"
handler500 = "alongside.web.views.went_wrong"


def _slice_urls(name: str) -> bool:
    return (
        f"alongside.{name}" in settings.INSTALLED_APPS
        and find_spec(f"alongside.{name}.urls") is not None
        and name != "web"
    )


urlpatterns = [
    path("", include("alongside.web.pages")),
    *(path("", include(f"alongside.{name}.urls")) for name in SLICES if _slice_urls(name)),
]
