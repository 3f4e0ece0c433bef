"""Two people changed the same thing: both versions are kept, and both people are told until one decides (R1)."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import crossed, meanwhile, taking_off
from alongside.peermaps.crossed import held_in, thing_of
from alongside.peermaps.facts import Thing
from alongside.peermaps.meanwhile import CHANGES, Clash, Given, Gone
from alongside.peermaps.models import Crossing
from alongside.peermaps.rules import PRESENT
from alongside.peermaps.terms import Level, TieKind
from alongside.peermaps.tie_words import HARM, SUPPORT
from alongside.people import changes
from alongside.people.models import Person

CarryOut = Callable[[Operation, OpenCase, dict[str, Any]], object]

_TYPED = (*CHANGES, "add_statement", "note_talk", "add_condition")


def typed(given: Given) -> bool:
    """Whether somebody's own words or choices would be lost with this command."""
    if given["command"] == "add_tie":
        return bool(given["said"] or given["fields"])
    return given["command"] in _TYPED or bool(given.get("words"))


def note(op: Operation, fresh: OpenCase, given: Given, met: Clash | Gone) -> Crossing:
    """Keep what came second beside what stands."""
    is_gone = isinstance(met, Gone)
    made = Crossing(
        id=ids.new(),
        map_id=fresh.id,
        command=UUID(given["id"]),
        gone=is_gone,
        first=met.by,
        second=fresh.viewer,
        at=clock.now(),
        **{f"{met.about.kind}_id": met.about.id},
    )
    held: dict[str, Any] = {
        "sent": given,
        "name": _name(fresh, met.about),
        "drawn": _drawn(fresh, given),
        "fields": _both(given) if isinstance(met, Gone) else met.fields,
        "off": [met.off.kind, str(met.off.id)] if isinstance(met, Gone) else None,
    }
    fresh.ring.fill(made, concerns=_people_in(fresh, given, met.about), words=json.dumps(held))
    _in_place_of_earlier(fresh, made, held["fields"])
    made.save(force_insert=True)
    op.log("peermaps.crossed", case=fresh.id, about=(met.about.id,))
    changes.tell(op, fresh.id)
    return made


def of(fresh: OpenCase, command: UUID) -> Crossing | None:
    """What a command of this viewer came to, if it crossed with somebody else's."""
    return Crossing.objects.filter(map=fresh.id, second=fresh.viewer, command=command).first()


def settle(op: Operation, fresh: OpenCase, given: Given, carry_out: CarryOut) -> None:
    """One of the two decides, or has read what came of it. Whoever decides first, decides."""
    row = crossed.between(fresh.viewer, fresh.id).filter(pk=given["crossing"]).first()
    if row is None:
        raise NotOpenToYou
    if given["how"] == "read":
        row.read_at = clock.now()
    elif row.settled_at is None and not (row.gone and row.first_id != fresh.viewer.pk):
        if given["how"] == "use":
            _use(op, fresh, row, given, carry_out)
        row.settled_at, row.settled_by, row.used = clock.now(), fresh.viewer, given["how"] == "use"
        row.read_at = clock.now() if row.first_id == row.second_id else row.read_at
    row.save()
    op.log("peermaps.settled", case=fresh.id, about=(row.id,))
    changes.tell(op, fresh.id)


def told(opened: OpenCase, row: Crossing) -> dict[str, Any]:
    """The answer to whose change came second."""
    held = held_in(opened, row) or {"fields": {}}
    thing = thing_of(row)
    return {
        "by": row.first.name if row.first else "A colleague",
        "what": {"type": thing.kind, "id": str(thing.id)} if thing else None,
        "fields": [
            {"field": name, "yours": mine, "theirs": theirs}
            for name, (theirs, mine) in held["fields"].items()
        ],
    }


def _use(op: Operation, fresh: OpenCase, row: Crossing, given: Given, carry_out: CarryOut) -> None:
    """The second version after all. What is still off comes back first, by whoever took it off."""
    held = held_in(fresh, row)
    if held is None:
        raise NotOpenToYou
    sent = {**held["sent"], "id": given["id"]}
    if row.gone:
        kind, what = held["off"]
        if meanwhile.is_off(fresh, Thing(kind, UUID(what))):
            taking_off.put_back(fresh, kind, UUID(what))
    if "from" in sent:
        sent["to"] = {name: value for name, value in sent["to"].items() if name in held["fields"]}
        sent["from"] = {name: given["from"].get(name, held["fields"][name][0]) for name in sent["to"]}
    carry_out(op, fresh, sent)


def _in_place_of_earlier(fresh: OpenCase, made: Crossing, fields: Iterable[str]) -> None:
    """Somebody who goes on typing is asked once, about the newest; what they typed before stays in history."""
    thing = thing_of(made)
    open_still = Crossing.objects.filter(
        map=fresh.id, second=fresh.viewer, gone=False, settled_at__isnull=True, **_where(thing)
    )
    for row in open_still:
        held = held_in(fresh, row)
        if held and set(held["fields"]) <= set(fields):
            row.settled_at = row.read_at = clock.now()
            row.settled_by = fresh.viewer
            row.save()


def _where(thing: Thing | None) -> dict[str, UUID]:
    return {f"{thing.kind}_id": thing.id} if thing else {}


def _both(given: Given) -> dict[str, list[Any]]:
    """Fields of a change to something that is off: as its author saw them, and as they wanted them."""
    return {name: [given["from"].get(name), value] for name, value in given.get("to", {}).items()}


def _people_in(fresh: OpenCase, given: Given, about: Thing) -> list[UUID]:
    named = meanwhile.mentioned(given)
    row = meanwhile.row_of(fresh.id, about)
    ends = {one.id for one in meanwhile.ends_of(row)} if about.kind == "tie" and row else set()
    found = Person.objects.filter(case=fresh.id, pk__in=named | ends | {about.id})
    return list(found.values_list("pk", flat=True))


def _drawn(fresh: OpenCase, given: Given) -> str:
    """A tie somebody drew, in words, for whoever has to decide about it: "AM and RS: some support"."""
    if given["command"] != "add_tie":
        return ""
    ends = (_name(fresh, Thing(end["type"], UUID(end["id"]))) for end in (given["a"], given["b"]))
    fields = given["fields"]
    kinds = [str(TieKind(kind).label) for kind in fields.get("kinds", ())]
    levels = ((SUPPORT, fields.get("support")), (HARM, fields.get("harm")))
    said = [words[Level(level)] for words, level in levels if level in PRESENT]
    return f"{' and '.join(ends)}: {', '.join([*kinds, *said]) or 'a tie'}"


def _name(fresh: OpenCase, thing: Thing) -> str:
    """How a thing is called, also when it is off."""
    row = meanwhile.row_of(fresh.id, thing)
    if row is None:
        return ""
    if thing.kind == "tie":
        return " and ".join(_name(fresh, end) for end in meanwhile.ends_of(row))
    if thing.kind == "person":
        return fresh.ring.read(row, "shown") or fresh.ring.read(row, "note")
    return fresh.ring.read(row, "name")
