"""How we work (`system.process`), what happens to information, and how accessible these pages are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.accounts.access import public
from alongside.practice import framework


@public
def how_we_work(request: HttpRequest) -> HttpResponse:
    """Why, when, how and who, out of the practice content, in English or Welsh."""
    language = "cy" if request.GET.get("language") == "cy" else "en"
    found = {"process": framework(language=language).process, "language": language}
    return render(request, "publicpages/how_we_work.html", found)


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is written down, who may read it, and what anybody can ask for."""
    return render(request, "publicpages/privacy.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tried, and whom to tell when something does not work."""
    return render(request, "publicpages/accessibility.html")
