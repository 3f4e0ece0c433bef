"""Two people drew a tie between the same two: it stays one tie, and everything both said about it is on it (R1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import command_parts as parts
from alongside.peermaps import documents, keeping, meanwhile, operations, queries
from alongside.peermaps.facts import End, Thing, TieSeen
from alongside.peermaps.meanwhile import Clash, Given
from alongside.peermaps.models import Tie
from alongside.peermaps.operations import About

NOT_SAID: Mapping[str, Any] = {
    **keeping.NOTHING,
    "since": None,
    "until": None,
    "support": "none",
    "harm": "none",
}
_DIRECTIONS = ("direction", "harm_direction", "influence_direction")
_LEVELS = ("support", "harm")


@dataclass(frozen=True, slots=True)
class Also:
    """What the second one drew otherwise, as a change to the tie that is there."""

    sent: dict[str, Any]
    clash: Clash


def twin(fresh: OpenCase, given: Given) -> TieSeen | None:
    """The tie that is there already between the two ends of this one, if this viewer may see it."""
    if given["command"] != "add_tie":
        return None
    ends = [parts.end(given["a"]), parts.end(given["b"])]
    found = Tie.objects.filter(_between(*ends) | _between(*reversed(ends)), map=fresh.id, off_at__isnull=True)
    row = found.exclude(pk=given["tie"]).first()
    try:
        return queries.tie(fresh, row.pk).tie if row else None
    except NotOpenToYou:
        return None


def gather(op: Operation, fresh: OpenCase, given: Given, there: TieSeen) -> Also | None:
    """Set the second drawing aside with what it said; add its words to the first; fill what the first left open."""
    keeping.must_be_free(fresh, Tie, UUID(given["tie"]))
    a, b = parts.end(given["a"]), parts.end(given["b"])
    fields = _seen_from(given["fields"], turned=a != there.a)
    made = keeping.new_tie(op, fresh, UUID(given["tie"]), a, b)
    keeping.describe(fresh, made.pk, {**keeping.NOTHING, **parts.described(given["fields"])})
    if parts.levels(given["fields"]).says_something and given["said"] is None:
        keeping.draw(fresh, made.pk, parts.levels(given["fields"]))
    keeping.set_aside(fresh, made.pk, into=there.id)
    clash = _describe(fresh, there, fields, with_levels=given["said"] is None)
    if given["said"] is not None:
        heard = About({there.id: parts.heard(given["said"], fields)})
        operations.hear(opened=fresh, said=parts.said(fresh, given["said"]), about=heard)
    if not clash:
        return None
    sent = {"id": given["id"], "command": "change_tie", "tie": str(there.id)}
    both = {
        "from": {name: now for name, (now, _) in clash.items()},
        "to": {name: to for name, (_, to) in clash.items()},
    }
    thing = Thing("tie", there.id)
    return Also({**sent, **both}, Clash(thing, meanwhile.author_of(thing, next(iter(clash))), clash))


def _describe(
    fresh: OpenCase, there: TieSeen, fields: Mapping[str, Any], *, with_levels: bool
) -> dict[str, list[Any]]:
    """Fill what was left open. Returns what is otherwise: field -> [what stands, what was drawn second]."""
    now = documents.tie_fields(there)
    asked = {
        name: value
        for name, value in fields.items()
        if (with_levels or name not in _LEVELS) and not parts.same(now[name], value)
    }
    spoken_for = set(_LEVELS) if there.statements else set()
    open_still = {
        name: value
        for name, value in asked.items()
        if parts.same(now[name], NOT_SAID[name]) and name not in spoken_for
    }
    levels = parts.levels(open_still)
    if open_still:
        operations.describe(
            opened=fresh,
            tie=there.id,
            to=parts.described(open_still),
            drawn=levels if levels.says_something else None,
        )
    return {name: [now[name], value] for name, value in asked.items() if name not in open_still}


def _seen_from(fields: Mapping[str, Any], *, turned: bool) -> dict[str, Any]:
    """Fields of a tie drawn the other way round, as the first one has its ends."""
    return {
        name: keeping.OTHER_WAY.get(value, value) if turned and name in _DIRECTIONS else value
        for name, value in fields.items()
    }


def _between(a: End, b: End) -> Q:
    return Q(**{f"a_{a.type.value}": a.id, f"b_{b.type.value}": b.id})
