"""Reading a drawing in the making, always from an open case: its screen, its adult, and who was named in it."""

import base64
import hashlib
import os
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import queries, viewing
from alongside.peermaps import together_drafts as drafts
from alongside.peermaps import together_rules as rules
from alongside.peermaps.facts import End, EndType, MapSeen, View
from alongside.peermaps.together_facts import Afterwards, Named, Sign, SittingSeen, Waiting
from alongside.peermaps.together_models import Line, Seat, Sitting
from alongside.people import queries as people_queries
from alongside.people.facts import Names, PersonSeen, names_of
from alongside.practice import framework
from alongside.statements import queries as statement_queries
from alongside.statements.facts import StatementSeen

PIN_ROUNDS = 150_000
"""Rounds with which the open screen checks the PIN by itself while there is no connection."""


def sitting(opened: OpenCase, sitting_id: UUID) -> SittingSeen:
    """What the page of a sitting needs before its PIN: no word of anybody. One statement."""
    return _seen(_row(opened, sitting_id))


def waiting(opened: OpenCase) -> tuple[Waiting, ...]:
    """Drawings that this adult began and has not finished or not looked back on. One statement, three where
    there are any."""
    rows = Sitting.objects.filter(case=opened.id, started_by=opened.viewer, looked_at__isnull=True)
    rows = rows.exclude(ended_at__isnull=True, until__lt=clock.today())
    found = list(rows.order_by("started_at", "id"))
    if not found:
        return ()
    seats: dict[UUID, list[Seat]] = {}
    for seat in Seat.objects.filter(sitting__in=found).order_by("number"):
        seats.setdefault(seat.sitting_id, []).append(seat)
    names = people_queries.names(opened)
    return tuple(
        Waiting(
            row.id,
            clock.day_of(row.started_at),
            _with(opened, seats.get(row.id, []), names),
            bool(row.ended_at),
        )
        for row in found
    )


def screen(opened: OpenCase, sitting_id: UUID) -> dict[str, Any]:
    """Everything an opened screen shows: what was said in this sitting, and what the same young people drew before.

    Nobody else's words, no name of the case. The keys for what waits on the device come with it, and go with the
    sitting.
    """
    row = _row(opened, sitting_id)
    if row.ended_at is not None or row.opened_at is None:
        raise NotOpenToYou
    seats = list(row.seats.order_by("number"))
    lines = Line.objects.filter(seat__sitting=row).order_by("said_at", "id")
    whole = queries.seen(opened)
    people = {one.id: one for one in whole.people}
    return {
        "seats": [_seat(opened, seat, people) for seat in seats],
        "lines": [
            {"id": str(line.pk), "seat": str(line.seat_id), "n": line.n, "body": body}
            for line, body in drafts.read(opened.ring, lines)
        ],
        "gone": row.gone,
        "earlier": {str(seat.pk): _earlier(whole, seat.person_id) for seat in seats if seat.person_id},
        "team": [f"{one.name}, {one.title}".rstrip(", ") for one in _who_sees(opened)],
        "names_kept": rules.may_keep_names(opened.locks),
        "pin": _pin_check(opened.ring.read(row, "pin")),
        "keep": {"about": f"together:{row.pk}", "keys": [_device_key(opened, row)]},
    }


def after(opened: OpenCase, sitting_id: UUID) -> Afterwards:
    """What its adult sees once they have the device back: who drew, the quiet signs, who was named."""
    row = _row(opened, sitting_id)
    if row.ended_at is None or row.looked_at is not None:
        raise NotOpenToYou
    names = people_queries.names(opened)
    asked = framework(opened.row.framework).together
    given = [
        Sign(asked.questions[question].asks if question in asked.questions else "")
        for _, question in drafts.signs(opened.ring, row)
    ]
    seats = list(row.seats.order_by("number"))
    return Afterwards(row.id, _with(opened, seats, names), tuple(given), len(named(opened)))


def named(opened: OpenCase) -> tuple[Named, ...]:
    """Everybody named while drawing together whom nobody has decided on yet. Two statements."""
    people = people_queries.people(opened)
    names = names_of(people)
    waiting_for = [one for one in people if one.provisional_until is not None]
    said = statement_queries.standing(opened, names) if waiting_for else ()
    return tuple(_named(one, said) for one in waiting_for)


def _row(opened: OpenCase, sitting_id: UUID) -> Sitting:
    rows = Sitting.objects.filter(case=opened.id, started_by=opened.viewer, pk=sitting_id)
    row = rows.first()
    if row is None or not opened.sees_names:
        raise NotOpenToYou
    return row


def _seen(row: Sitting) -> SittingSeen:
    return SittingSeen(
        id=row.id,
        several=row.several,
        language=row.language,
        needs=tuple(row.needs),
        fresh=row.opened_at is None,
        ended=row.ended_at is not None,
        looked_at=row.looked_at is not None,
        until=row.until,
    )


def _with(opened: OpenCase, seats: Iterable[Seat], names: Names) -> str:
    called = [names(seat.person_id) if seat.person_id else opened.ring.read(seat, "shown") for seat in seats]
    return " and ".join([", ".join(called[:-1]), called[-1]]) if len(called) > 1 else "".join(called)


def _seat(opened: OpenCase, seat: Seat, people: dict[UUID, PersonSeen]) -> dict[str, Any]:
    known = people.get(seat.person_id) if seat.person_id else None
    return {
        "id": str(seat.pk),
        "shown": known.shown if known else opened.ring.read(seat, "shown"),
        "symbol": known.symbol if known else "",
        "colour": known.colour if known else "",
    }


def _who_sees(opened: OpenCase) -> list[Any]:
    """The team, the adult themselves apart; each once."""
    found = {one.user: one for one in opened.team if one.user != opened.viewer.pk}
    return list(found.values())


def _earlier(whole: MapSeen, person: UUID) -> list[dict[str, Any]]:
    """What somebody drew before: only people and places that their own words in such a drawing are about."""
    mine = viewing.seen_by(whole, View("", "", "person", (f"p-{person}",)))
    drawn = {one.id for one in mine.statements if one.together and one.speaker == person}
    me = End(EndType.PERSON, person)
    people, places = {one.id: one for one in whole.people}, {one.id: one for one in whole.places}
    found = []
    for tie in mine.ties:
        end = tie.other(me) if me in tie.ends else None
        if end is None or not drawn & set(tie.statements) or end.type == EndType.GROUP:
            continue
        thing = {"known": str(end.id), "support": tie.drawn.support.value, "harm": tie.drawn.harm.value}
        if end.type == EndType.PERSON:
            one = people[end.id]
            thing |= {"kind": "person", "shown": one.shown, "symbol": one.symbol, "colour": one.colour}
            thing |= {"sort": "young" if one.is_young else "grown_up"}
        else:
            thing |= {"kind": "place", "name": places[end.id].name, "of": places[end.id].kind.value}
        found.append(thing)
    return found


def _named(one: PersonSeen, said: Iterable[StatementSeen]) -> Named:
    about = [each for each in said if one.id in each.about and each.together and each.speaker != one.id]
    return Named(
        id=one.id,
        name=one.name,
        kind=one.kind,
        by_whom=", ".join(dict.fromkeys(each.whose for each in about)),
        on=clock.day_of(one.added_at),
        until=one.provisional_until or clock.today(),
        said=tuple((each.words, each.own_words) for each in about),
    )


def _device_key(opened: OpenCase, row: Sitting) -> str:
    """Seals what waits on the device; it follows from the sitting's own key and dies with it (ADR 0010)."""
    return opened.ring.derived(f"on-device {opened.viewer.pk} together:{row.pk}", row.pk).hex()


def _pin_check(pin: str) -> dict[str, Any]:
    """What lets the open screen itself tell a right PIN from a wrong one, for as long as it stays open."""
    salt = os.urandom(16)
    made = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, PIN_ROUNDS)
    return {
        "salt": base64.b64encode(salt).decode(),
        "rounds": PIN_ROUNDS,
        "hash": base64.b64encode(made).decode(),
    }
