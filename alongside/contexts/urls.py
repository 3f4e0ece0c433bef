"""Addresses of places, groups, weighting, focus and themes."""

from alongside.contexts import weighting_urls

app_name = "contexts"

urlpatterns = [
    *weighting_urls.patterns,
]
