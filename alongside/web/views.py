"""Error pages; the front page and search follow in their own modules."""

from django.http import HttpRequest, HttpResponse

from alongside.accounts.access import not_open, public, try_again


@public
def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere gets the very page that "not yours" gets."""
    return not_open(request)


@public
def went_wrong(request: HttpRequest) -> HttpResponse:
    """A fault of ours: no data, no detail."""
    return try_again(request)
