"""After a form somebody comes back to where they were: the picture, the list or the narrative, at that very line.

A form's address says where from: `?from=narrative`, and in whose view. Anything else counts as not said, so that no
address can lead anywhere but to the same map.
"""

import re
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

FORMS = ("map", "list", "narrative")
_LOOKING = ("view", "lens", "without")
_VALUE = re.compile(r"[a-z_]+(?:-[0-9a-z-]{1,64})?")
_ID = re.compile(r"(?:(person|place|group):)?([0-9a-f-]{36})")
_OFF = re.compile(r"(?:person|place|tie|group|condition|statement|joined):[0-9a-f-]{36}")
_LINES = {"person": "person", "place": "place", "tie": "tie", "group": "group", "statement": "said"}
_ASKED = {
    "tie": "tie",
    "place": "place",
    "group": "group",
    "about": "person",
    "a": "person",
    "what": "person",
}


def came_from(request: HttpRequest) -> list[tuple[str, str]]:
    """What the address says about where somebody came from, and how they looked at it; empty where it says nothing
    that is known."""
    where = request.GET.get("from", "")
    if where not in FORMS:
        return []
    looking = [(name, value) for name in _LOOKING for value in request.GET.getlist(name)]
    return [("from", where), *((name, value) for name, value in looking if _VALUE.fullmatch(value))]


def line(request: HttpRequest) -> str:
    """The line that a form is about, as pages call it: "tie-<id>"; "" where it is about none."""
    match = request.resolver_match
    for name, called in _LINES.items():
        if match is not None and name in match.kwargs:
            return f"{called}-{match.kwargs[name]}"
    for name, called in _ASKED.items():
        found = _ID.fullmatch(request.GET.get(name, ""))
        if found:
            return f"{found[1] or called}-{found[2]}"
    return ""


def address(request: HttpRequest, case: UUID) -> str:
    """Where somebody came from, or "" where the address does not say."""
    where = came_from(request)
    if not where:
        return ""
    (_, form), *looking = where
    return (
        reverse(f"peermaps:{form}", args=[case])
        + _after("?", urlencode(looking))
        + _after("#", line(request))
    )


def go(request: HttpRequest, case: UUID, route: str, *more: UUID) -> HttpResponse:
    """Back to where somebody came from; to this route where the address does not say."""
    return redirect(address(request, case) or reverse(route, args=[case, *more]))


def gone(request: HttpRequest, case: UUID, kind: str, what: UUID) -> HttpResponse:
    """Something came off, or was "joined" to somebody: back to the list or the narrative, where it can be put back at
    once."""
    (_, form), *looking = came_from(request) or [("from", "list")]
    if form == "map":
        return redirect("peermaps:map", case)
    asked = urlencode([*looking, ("off", f"{kind}:{what}")])
    return redirect(f"{reverse(f'peermaps:{form}', args=[case])}?{asked}")


def just_off(request: HttpRequest) -> str:
    """What has just come off, as `gone` says it: "tie:<id>"; "" for anything else."""
    off = request.GET.get("off", "")
    return off if _OFF.fullmatch(off) else ""


def along(request: HttpRequest, href: str) -> str:
    """The address of a further form, which comes back to the same place."""
    where = urlencode(came_from(request))
    return href + _after("&" if "?" in href else "?", where)


def _after(sign: str, words: str | None) -> str:
    return f"{sign}{words}" if words else ""
