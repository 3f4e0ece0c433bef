"""Keyset paging: "older" starts after the last row shown; no counts, no offsets (P1)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from alongside.lib import ids


class Dated(Protocol):
    @property
    def at(self) -> datetime: ...

    @property
    def id(self) -> UUID: ...


def before(request: HttpRequest) -> tuple[datetime, UUID] | None:
    """Where the page asked for begins; None for the first page and for anything that is not a place."""
    row = ids.read(request.GET.get("after", ""))
    try:
        at = datetime.fromisoformat(request.GET.get("at", ""))
    except ValueError:
        return None
    return (at, row) if row and at.tzinfo else None


def older(rows: Sequence[Dated], size: int) -> str:
    """The address of the next page, or "" when this page was not full."""
    if len(rows) < size:
        return ""
    return "?" + urlencode({"at": rows[-1].at.isoformat(), "after": str(rows[-1].id)})
