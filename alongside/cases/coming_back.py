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
_VIEW = re.compile(r"[a-z]+(?:-[0-9a-z-]{1,64})?")
_ID = re.compile(r"(?:(person|place|group):)?([0-9a-f-]{36})")
_LINES = {"person": "person", "place": "place", "tie": "tie", "group": "group", "statement": "said"}
_ASKED = {
    "tie": "tie",
    "place": "place",
    "group": "group",
    "about": "person",
    "a": "person",
    "what": "person",
}


def came_from(request: HttpRequest) -> dict[str, str]:
    """What the address says about where somebody came from; empty where it says nothing that is known."""
    given = {name: request.GET.get(name, "") for name in ("from", "view")}
    if given["from"] not in FORMS:
        return {}
    return given if _VIEW.fullmatch(given["view"]) else {"from": given["from"]}


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


def address(request: HttpRequest, case: UUID, **more: str) -> str:
    """Where somebody came from, or "" where the address does not say. more: what else to say there."""
    where = came_from(request)
    if not where:
        return ""
    asked = urlencode({**({"view": where["view"]} if "view" in where else {}), **more})
    return reverse(f"peermaps:{where['from']}", args=[case]) + _after("?", asked) + _after("#", line(request))


def go(request: HttpRequest, case: UUID, route: str, *more: UUID) -> HttpResponse:
    """Back to where somebody came from; to this route where the address does not say."""
    return redirect(address(request, case) or reverse(route, args=[case, *more]))


def gone(request: HttpRequest, case: UUID, kind: str, what: UUID) -> HttpResponse:
    """Something came off: back to the list or the narrative, where it can be put back at once."""
    where = came_from(request)
    off = f"{kind}:{what}"
    if where.get("from") == "map":
        return redirect("peermaps:map", case)
    form = where.get("from", "list")
    asked = urlencode({**({"view": where["view"]} if "view" in where else {}), "off": off})
    return redirect(f"{reverse(f'peermaps:{form}', args=[case])}?{asked}")


def along(request: HttpRequest, href: str) -> str:
    """The address of a further form, which comes back to the same place."""
    where = urlencode(came_from(request))
    return href + _after("&" if "?" in href else "?", where)


def _after(sign: str, words: str | None) -> str:
    return f"{sign}{words}" if words else ""
