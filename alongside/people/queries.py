"""Reading the people of a case, always from an open case and as far as its viewer may see them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import CASE, TODAY, VIEWER, Prepared
from alongside.people import presenters
from alongside.people.facts import InclusionSeen, Names, PersonSeen, names_of
from alongside.people.models import HarmQuestions, Inclusion, Person
from alongside.people.terms import AgeBand, HarmAnswer, Kind, RestsOn, SupportNeed

__all__ = ["InclusionSeen", "PersonSeen", "names_of"]


@dataclass(frozen=True, slots=True)
class HarmAnswers:
    """What was answered about an adult said to cause harm, once. answers: question id -> answer."""

    answers: dict[str, HarmAnswer]
    what_was_done: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, whole. inclusions and harm_answers: newest first. support: what they need -> words."""

    person: PersonSeen
    born_on: date | None
    support: dict[SupportNeed, str]
    inclusions: tuple[InclusionSeen, ...]
    harm_answers: tuple[HarmAnswers, ...]
    restricted_on: date | None

    @property
    def inclusion(self) -> InclusionSeen | None:
        return self.inclusions[0] if self.inclusions else None


def people(opened: OpenCase, *, with_past: bool = False) -> tuple[PersonSeen, ...]:
    """Everybody in view, in the order in which they came in. One statement.

    with_past: `known_at` also counts placeholders who turned out to be them (`map.time`).
    Held people are not among them for anybody (`held` lists them for the lead and the supervisor).
    """
    if opened.sees == SeesWhat.PLAN:
        return ()
    rows = _IN_VIEW.all(
        opened.sees == SeesWhat.OWN,
        with_past,
        case=opened.id,
        today=clock.today(),
        viewer=opened.viewer.pk,
    )
    return _seen(opened, rows)


def _in_view(own: bool, with_past: bool) -> "QuerySet[Person]":
    rows = Person.objects.in_view(CASE, TODAY)
    if own:
        rows = rows.filter(added_by=VIEWER)
    if with_past:
        found_to_be = Person.objects.filter(merged_into=OuterRef("pk"), restricted_on__isnull=True).order_by(
            "added_at"
        )
        rows = rows.annotate(found_at=Subquery(found_to_be.values("added_at")[:1]))
    return rows.order_by("added_at", "id")


def _inclusions() -> "QuerySet[Inclusion]":
    rows = Inclusion.objects.filter(
        person__case=CASE,
        person__off_at__isnull=True,
        person__restricted_on__isnull=True,
    )
    return rows.select_related("decided_by").order_by("decided_at", "id")


_IN_VIEW = Prepared(_in_view)
_INCLUSIONS = Prepared(_inclusions)


def names(opened: OpenCase) -> Names:
    """How each person of this case is called to this viewer. One statement; see also `names_of`."""
    return names_of(people(opened))


def person(opened: OpenCase, person_id: UUID) -> PersonPage:
    """Everything about one person. Raises NotOpenToYou for anybody not in this viewer's sight.

    Two statements, three for an adult said to cause harm.
    """
    found = {row.id: row for row in _rows_with_held(opened)}
    row = found.get(person_id)
    if row is None:
        raise NotOpenToYou
    return PersonPage(
        person=next(one for one in _seen(opened, list(found.values())) if one.id == person_id),
        born_on=_day(opened.ring.read(row, "born_on")) if opened.sees_names else None,
        support=_support(opened, row),
        inclusions=_inclusions_of(opened, row),
        harm_answers=_harm_answers(opened, row),
        restricted_on=row.restricted_on,
    )


def held(opened: OpenCase) -> tuple[PersonSeen, ...]:
    """People who are hidden and held, for the lead and the supervisor alone (`map.inclusion`)."""
    if not may_see_held(opened):
        return ()
    rows = Person.objects.of(opened.id).filter(restricted_on__isnull=False)
    return _seen(opened, list(rows.order_by("added_at", "id")))


def may_see_held(opened: OpenCase) -> bool:
    """The lead and the supervisor know that somebody is held; nobody else can tell."""
    return opened.sees_names and opened.i_am(Place.LEAD, Place.SUPERVISOR)


def inclusions(opened: OpenCase, *, known: date | None = None) -> dict[UUID, InclusionSeen]:
    """The newest decision about everybody in view, by person; as of a day where one is given.

    One statement; nothing without names.
    """
    if not opened.sees_names:
        return {}
    newest = _INCLUSIONS.all(case=opened.id)
    found = {row.person_id: row for row in newest if not known or clock.day_of(row.decided_at) <= known}
    return {person: _inclusion(opened, row) for person, row in found.items()}


def rows_in_view(opened: OpenCase) -> dict[UUID, Person]:
    """For operations of this and higher slices: the rows behind `people`, by id."""
    return {row.id: row for row in Person.objects.in_view(opened.id)}


def row_in_view(opened: OpenCase, person_id: UUID) -> Person:
    """One person's row, or NotOpenToYou. The lead and the supervisor also reach held people."""
    rows = Person.objects.of(opened.id) if may_see_held(opened) else Person.objects.in_view(opened.id)
    row = rows.filter(pk=person_id).first()
    if row is None or not opened.sees_names:
        raise NotOpenToYou
    return row


def in_sight(opened: OpenCase) -> "QuerySet[Person, Any]":
    """The ids of everybody this viewer may know of, to ask about them inside another statement."""
    return _own_alone(opened, Person.objects.in_view(opened.id)).values("pk")


def all_seen(opened: OpenCase, rows: Iterable[Person]) -> tuple[PersonSeen, ...]:
    """Rows that were read for another reason, as this viewer sees them."""
    return _seen(opened, list(rows))


def support(opened: OpenCase, wanted: Iterable[UUID]) -> dict[UUID, dict[SupportNeed, str]]:
    """What helps each of these to take part (`person.support`). One statement."""
    rows = Person.objects.in_view(opened.id).filter(pk__in=list(wanted))
    return {row.id: _support(opened, row) for row in rows}


def _rows_with_held(opened: OpenCase) -> list[Person]:
    rows = Person.objects.of(opened.id) if may_see_held(opened) else Person.objects.in_view(opened.id)
    in_order = _own_alone(opened, rows).order_by("added_at", "id")
    return [] if opened.sees == SeesWhat.PLAN else list(in_order)


def _own_alone(opened: OpenCase, rows: "QuerySet[Person]") -> "QuerySet[Person]":
    """Whoever sees only what they contributed knows of nobody else (`access.view`)."""
    return rows.filter(added_by=opened.viewer) if opened.sees == SeesWhat.OWN else rows


def _seen(opened: OpenCase, rows: list[Person]) -> tuple[PersonSeen, ...]:
    if opened.sees_names:
        return tuple(_named(opened, row) for row in rows)
    by_letter = presenters.letters(row.id for row in rows)
    return tuple(_lettered(row, by_letter[row.id]) for row in rows)


def _named(opened: OpenCase, row: Person) -> PersonSeen:
    read = opened.ring.read
    shown, apart, note = read(row, "shown"), read(row, "apart"), read(row, "note")
    return PersonSeen(
        id=row.id,
        kind=Kind(row.kind),
        shown="?" if row.unnamed else shown,
        name=presenters.called(shown, apart, note, unnamed=row.unnamed),
        full_name=read(row, "full_name"),
        note=note,
        apart=apart,
        pronouns=read(row, "pronouns"),
        symbol=row.symbol,
        colour=row.colour,
        age_band=AgeBand(row.age_band),
        unnamed=row.unnamed,
        is_focus=row.is_focus,
        has_died=row.has_died,
        provisional_until=row.provisional_until,
        added_at=row.added_at,
        known_at=_known_at(row),
    )


def _lettered(row: Person, letter: str) -> PersonSeen:
    kind = Kind(row.kind)
    return PersonSeen(
        id=row.id,
        kind=kind,
        shown=letter,
        name=presenters.called_by_letter(kind, letter),
        full_name="",
        note="",
        apart="",
        pronouns="",
        symbol="",
        colour="",
        age_band=AgeBand.NOT_KNOWN,
        unnamed=row.unnamed,
        is_focus=row.is_focus,
        has_died=row.has_died,
        provisional_until=row.provisional_until,
        added_at=row.added_at,
        known_at=_known_at(row),
    )


def _known_at(row: Person) -> datetime:
    found_at: datetime | None = getattr(row, "found_at", None)
    return min(found_at, row.added_at) if found_at else row.added_at


def _inclusions_of(opened: OpenCase, row: Person) -> tuple[InclusionSeen, ...]:
    if not opened.sees_names:
        return ()
    rows = row.inclusions.select_related("decided_by").order_by("-decided_at", "-id")
    return tuple(_inclusion(opened, one) for one in rows)


def _inclusion(opened: OpenCase, row: Inclusion) -> InclusionSeen:
    return InclusionSeen(
        need=opened.ring.read(row, "need"),
        evidence=opened.ring.read(row, "evidence"),
        rests_on=tuple(RestsOn(one) for one in row.rests_on),
        decided_by=row.decided_by.name,
        decided_on=clock.day_of(row.decided_at),
        review_on=row.review_on,
    )


def _support(opened: OpenCase, row: Person) -> dict[SupportNeed, str]:
    words = opened.ring.read(row, "support") if opened.sees_names else ""
    found = json.loads(words) if words.startswith("{") else {}
    return {need: found[need] for need in SupportNeed if found.get(need)}


def _harm_answers(opened: OpenCase, row: Person) -> tuple[HarmAnswers, ...]:
    if row.kind != Kind.SAID_TO_CAUSE_HARM or not opened.sees_names:
        return ()
    rows = HarmQuestions.objects.filter(person=row).select_related("answered_by")
    return tuple(
        HarmAnswers(
            answers={key: HarmAnswer(value) for key, value in one.answers.items()},
            what_was_done=opened.ring.read(one, "what_was_done"),
            by=one.answered_by.name,
            on=clock.day_of(one.answered_at),
        )
        for one in rows.order_by("-answered_at", "-id")
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
