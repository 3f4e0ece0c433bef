"""What colleagues have done to a map between a command's making and its coming: merged, taken off, changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.contexts import groups_queries
from alongside.contexts import history as thing_history
from alongside.contexts.models import PeerGroup, Place
from alongside.lib import ids
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import command_parts as parts
from alongside.peermaps import documents, queries
from alongside.peermaps.facts import Thing
from alongside.peermaps.models import Tie, TieFacts, TieReading
from alongside.people import history as people_history
from alongside.people import queries as people_queries
from alongside.people.facts import names_of
from alongside.people.models import Person
from alongside.people.terms import OffBecause

Given = Mapping[str, Any]

CHANGES = {"change_person": "person", "change_place": "place", "change_tie": "tie", "change_group": "group"}
"""Commands that change fields of a thing, with the kind of thing."""

_NAMED = {
    **{command: (kind,) for command, kind in CHANGES.items()},
    "add_condition": ("place", "group"),
    "note_talk": ("tie",),
    "change_members": ("group",),
}
_KEPT_AS_SENT = ("id", "base", "command", "taken_off_by", "crossing")


@dataclass(frozen=True, slots=True)
class Gone:
    """A thing that somebody took off, perhaps with something at its end. asked: because the person asked for it."""

    about: Thing
    off: Thing
    by: User
    asked: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Fields of a thing that a colleague wrote meanwhile. fields: field -> [what stands now, what was sent]."""

    about: Thing
    by: User | None
    fields: Mapping[str, list[Any]]


def followed(fresh: OpenCase, given: Given) -> dict[str, Any]:
    """The command about whoever a placeholder turned out to be, and about the one tie that a pair has.

    Whoever is to be put back is meant as they were: a placeholder, too.
    """
    others = {
        **_merged(Person.objects.filter(case=fresh.id, merged_into__isnull=False)),
        **_merged(Tie.objects.filter(map=fresh.id, merged_into__isnull=False)),
    }
    if not others or (given["command"] == "put_back" and given["what"]["type"] == "person"):
        return dict(given)
    return {
        name: value if name in _KEPT_AS_SENT else _followed(value, others) for name, value in given.items()
    }


def gone(fresh: OpenCase, given: Given) -> Gone | None:
    """The first thing that the command is about and that is off by now; None where everything is there."""
    return next(_gone(fresh, about(given)), None)


def all_gone(fresh: OpenCase, refs: Iterable[Given]) -> tuple[Gone, ...]:
    """Which of these people and places are off by now."""
    return tuple(_gone(fresh, (Thing(one["type"], parts.uuid(one["id"])) for one in refs)))


def _gone(fresh: OpenCase, things: Iterable[Thing]) -> Iterator[Gone]:
    found = (_off(fresh, thing, thing) for thing in things)
    return (one for one in found if one is not None)


def about(given: Given) -> Iterator[Thing]:
    """What has to be on the map for this command to make sense."""
    for kind in _NAMED.get(given["command"], ()):
        if given.get(kind):
            yield Thing(kind, parts.uuid(given[kind]))
    for ref in (given.get("what"), given.get("a"), given.get("b"), *(given.get("about") or ())):
        if isinstance(ref, Mapping):
            yield Thing(ref["type"], parts.uuid(ref["id"]))
    if "known" in given:
        yield Thing("person", parts.uuid(given["known"]))
    whose = ((given.get("said") or {}).get("whose") or {}).get("perspective") or ""
    if whose.startswith("p-"):
        yield Thing("person", parts.uuid(whose[2:]))


def clash(fresh: OpenCase, given: Given) -> Clash | None:
    """Fields that have another value than this client saw, and another one than it sends."""
    kind = CHANGES.get(given["command"])
    if kind is None:
        return None
    what = parts.uuid(given[kind])
    now = fields_now(fresh, Thing(kind, what))
    fields = {
        field: [now[field], given["to"][field]]
        for field, was in given["from"].items()
        if field in given["to"]
        and not parts.same(now[field], was)
        and not parts.same(now[field], given["to"][field])
    }
    if not fields:
        return None
    thing = Thing(kind, what)
    return Clash(thing, author_of(thing, next(iter(fields))), fields)


def fields_now(fresh: OpenCase, thing: Thing) -> dict[str, Any]:
    """The fields of a thing as the document shows them to this viewer now. Raises NotOpenToYou where it does not."""
    if thing.kind == "tie":
        return documents.tie_fields(queries.tie(fresh, thing.id, with_talks=False).tie)
    if thing.kind == "place":
        found = [documents.place_fields(one) for one in groups_queries.places(fresh) if one.id == thing.id]
    else:
        people = people_queries.people(fresh)
        found = [documents.person_fields(one) for one in people if one.id == thing.id]
        if thing.kind == "group":
            groups = groups_queries.groups(fresh, names_of(people))
            found = [documents.group_fields(one) for one in groups if one.id == thing.id]
    if not found:
        raise NotOpenToYou
    return found[0]


def author_of(thing: Thing, field: str) -> User | None:
    """Who wrote what stands in a field now."""
    if thing.kind == "person":
        column = {"tell_apart": "apart", "deceased": "has_died"}.get(field, field)
        return people_history.author_of(thing.id, column) or _who_added(Person, thing.id)
    if thing.kind == "tie":
        return _who_drew(thing.id) if field in ("support", "harm") else _who_described(thing.id)
    table = Place if thing.kind == "place" else PeerGroup
    return thing_history.author_of(thing.id, field) or _who_added(table, thing.id)


def row_of(case: UUID, thing: Thing) -> Any:
    """The row of a person, place, tie or group of this case, on the map or off it."""
    table, via = {
        "person": (Person, "case"),
        "place": (Place, "case"),
        "tie": (Tie, "map"),
        "group": (PeerGroup, "case"),
    }.get(thing.kind, (None, ""))
    return table and table._default_manager.filter(**{via: case}, pk=thing.id).first()


def is_off(fresh: OpenCase, thing: Thing) -> bool:
    """Whether a thing itself is off; what is none of the four is taken for off, and whoever puts it back finds out."""
    row = row_of(fresh.id, thing)
    return row is None or _off_by(row) is not None


def _off_by(row: Any) -> Any:
    return row.ended_by if isinstance(row, PeerGroup) else row.off_by


def _off(fresh: OpenCase, thing: Thing, meant: Thing) -> Gone | None:
    """Whether a thing is off, or something at its end; what nobody may see is not there, and not off."""
    row = row_of(fresh.id, thing)
    if row is None or getattr(row, "restricted_on", None):
        return None
    by = _off_by(row)
    if by is not None:
        asked = getattr(row, "off_because", "") in (OffBecause.REQUEST, "asked")
        return Gone(meant, thing, by, asked)
    if not isinstance(row, Tie):
        return None
    ends = (_off(fresh, end, meant) for end in ends_of(row))
    return next((one for one in ends if one is not None), None)


def ends_of(row: Tie) -> tuple[Thing, ...]:
    """Both ends of a tie."""
    found = (
        (kind, getattr(row, f"{side}_{kind}_id")) for side in "ab" for kind in ("person", "place", "group")
    )
    return tuple(Thing(kind, one) for kind, one in found if one)


def _who_added(table: type[Any], what: UUID) -> User | None:
    row = table._default_manager.filter(pk=what).select_related("added_by").first()
    return row.added_by if row else None


def _who_described(tie: UUID) -> User | None:
    newest = TieFacts.objects.filter(tie=tie).select_related("noted_by").order_by("-noted_at", "-id").first()
    return newest.noted_by if newest else _who_added(Tie, tie)


def _who_drew(tie: UUID) -> User | None:
    newest = TieReading.objects.filter(tie=tie).select_related("read_by").order_by("-read_at", "-id").first()
    return newest.read_by if newest else _who_added(Tie, tie)


def _merged(rows: Any) -> dict[str, str]:
    """id -> id of what it stands for now, to the end of the line."""
    step = {str(one): str(other) for one, other in rows.values_list("pk", "merged_into")}
    return {one: _last(step, one) for one in step}


def _last(step: Mapping[str, str], one: str) -> str:
    seen = {one}
    while one in step and step[one] not in seen:
        one = step[one]
        seen.add(one)
    return one


def _followed(given: Any, others: Mapping[str, str]) -> Any:
    if isinstance(given, Mapping):
        return {name: _followed(value, others) for name, value in given.items()}
    if isinstance(given, list):
        return [_followed(one, others) for one in given]
    if isinstance(given, str) and given.startswith("p-"):
        return f"p-{others.get(given[2:], given[2:])}"
    return others.get(given, given) if isinstance(given, str) else given


def mentioned(given: Any) -> frozenset[UUID]:
    """Every id that a command names."""
    if isinstance(given, Mapping):
        return frozenset().union(*(mentioned(one) for one in given.values()))
    if isinstance(given, list):
        return frozenset().union(*(mentioned(one) for one in given))
    found = ids.read(given.removeprefix("p-")) if isinstance(given, str) else None
    return frozenset({found}) if found else frozenset()
