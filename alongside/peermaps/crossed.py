"""Changes that crossed with a colleague's, as the one who has to decide or to read about it sees them (R1)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.lib.sql import Given, Hex
from alongside.peermaps.facts import Thing
from alongside.peermaps.models import Crossing
from alongside.seals.sealed import Sealed

KINDS = ("person", "place", "group", "tie")

COLUMNS: Mapping[str, Any] = {
    **{name: name for name in ("id", "at", "gone", "used", "first_id", "second_id", "settled_at")},
    **{kind: f"{kind}_id" for kind in KINDS},
    "first": "first__name",
    "second": "second__name",
    "words": Hex("words"),
}
"""What `rows_of` brings of each, so that the page needs no statement more."""


def between(viewer: User, case: UUID) -> QuerySet[Crossing]:
    """All that this viewer is one of the two of, in one case."""
    return Crossing.objects.filter(Q(first=viewer) | Q(second=viewer), map=case)


def waiting_for(me: UUID | Given) -> QuerySet[Crossing]:
    """What this viewer has to decide about, or has not read yet."""
    field = Q(gone=False) & (Q(settled_at__isnull=True) | (~Q(settled_by=me) & Q(read_at__isnull=True)))
    off = Q(gone=True) & (Q(first=me, settled_at__isnull=True) | Q(second=me, read_at__isnull=True))
    return Crossing.objects.filter(Q(first=me) | Q(second=me)).filter(field | off)


def as_seen(opened: OpenCase, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of `COLUMNS` as the map document shows them, the oldest first."""
    in_order = sorted(rows, key=lambda one: (str(one["at"]), str(one["id"])))
    return [one for row in in_order if (one := _seen(opened, row)) is not None]


def held_in(opened: OpenCase, row: Crossing) -> dict[str, Any] | None:
    """What was kept; None once somebody it concerns has been removed."""
    return _read(opened.ring.read(row, "words"))


def thing_of(row: Crossing) -> Thing | None:
    """What both wrote about."""
    found = ((kind, getattr(row, f"{kind}_id")) for kind in KINDS)
    return next((Thing(kind, one) for kind, one in found if one), None)


def _read(words: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(words)
    except ValueError:
        return None
    return found


def _seen(opened: OpenCase, row: Mapping[str, Any]) -> dict[str, Any] | None:
    token = Sealed(bytes.fromhex(row["words"]))
    held = _read(opened.ring.open(token, "crossing.words", UUID(row["id"])))
    about = next(((kind, row[kind]) for kind in KINDS if row[kind]), None)
    if held is None or about is None:
        return None
    mine = "second" if UUID(row["second_id"]) == opened.viewer.pk else "first"
    both = row["first_id"] == row["second_id"]
    other = row["first"] if mine == "second" else row["second"]
    return {
        "id": str(UUID(row["id"])),
        "what": {"type": about[0], "id": str(UUID(about[1]))},
        "name": held["name"][:200],
        "gone": bool(row["gone"]),
        "mine": mine,
        "by": "" if both else other or "A colleague",
        "fields": [{"field": name, "first": now, "second": to} for name, (now, to) in held["fields"].items()],
        "words": _words(held),
        "settled": bool(row["used"]) if row["settled_at"] else None,
    }


def _words(held: Mapping[str, Any]) -> list[str]:
    """Whole sentences that somebody typed, and the tie that somebody drew."""
    sent = held["sent"]
    said = sent.get("said") or {}
    return [one for one in (held.get("drawn"), said.get("words"), sent.get("words")) if one]
