"""Addresses of places, groups, weighting, focus and themes."""

from alongside.contexts import groups_urls, weighting_urls

app_name = "contexts"

urlpatterns = [
    *groups_urls.patterns,
    *weighting_urls.patterns,
]
