"""Who is told, who takes part, whom young people trust: the page, one person, and the counts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from alongside.cases.opening import OpenCase
from alongside.involvement.models import Clock, MapGround, Step, Trusted
from alongside.involvement.shown import (
    Counts,
    InvolvedPage,
    PersonInvolved,
    StepShown,
    TrustedShown,
)
from alongside.involvement.terms import IN_IT, Answer, Covers, Leads, What
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import CASE, TODAY, Prepared
from alongside.people import queries as people_queries
from alongside.people.facts import Names, PersonSeen
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.practice import framework


def page(opened: OpenCase) -> InvolvedPage:
    """Everybody in view with how they are told and involved; four statements."""
    people = people_queries.people(opened)
    found = tuple(_involved(opened, people))
    by_initials = any(one.ground == "level1_friend" for one in found)
    return InvolvedPage(
        young=tuple(one for one in found if one.person.is_young),
        parents=tuple(one for one in found if one.person.kind == Kind.PARENT_CARER),
        others=tuple(
            one for one in found if not one.person.is_young and one.person.kind != Kind.PARENT_CARER
        ),
        counts=counted(found),
        ground=next((one.map_ground for one in found if one.map_ground), ""),
        asks_ground=by_initials,
    )


def person(opened: OpenCase, person_id: UUID) -> tuple[PersonInvolved, tuple[PersonSeen, ...]]:
    """One person, and everybody else for the choices of the forms."""
    people = people_queries.people(opened)
    found = next((one for one in _involved(opened, people) if one.person.id == person_id), None)
    if found is None:
        raise NotOpenToYou
    return found, people


def people_and_counts(opened: OpenCase) -> tuple[tuple[PersonSeen, ...], Counts]:
    """Everybody in view, and with them young people told, took part, parents in the conversation.

    One statement, for the case page.
    """
    rows = _ASKED.all(case=opened.id, today=clock.today())
    asked = [(row.kind, row.is_told, row.is_in_it) for row in rows if _is_to_be_told(row)]
    return people_queries.all_seen(opened, rows), _counts_of(asked)


_ASKED = Prepared(lambda: with_involvement(Person.objects.in_view(CASE, TODAY)).order_by("added_at", "id"))

_TO_BE_TOLD = {
    "unnamed": False,
    "has_died": False,
    "provisional_until": None,
    "is_rightly_not": False,
    "is_by_initials": False,
}
"""Not among them: people without a name, named while drawing and not decided on, friends known by initials only,
and those rightly not told."""


def to_be_told(people: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those of `with_involvement` who are to be told and asked."""
    return people.filter(**_TO_BE_TOLD)


def _is_to_be_told(row: Any) -> bool:
    return all(getattr(row, name) == value for name, value in _TO_BE_TOLD.items())


def with_involvement(people: "QuerySet[Person]") -> "QuerySet[Any]":
    """Rows of people with what holds now as true or false; also for the live facts of the values check."""
    own = Step.objects.filter(person=OuterRef("pk"), ended_at=None)
    rightly = own.filter(what=What.RIGHTLY_NOT).exclude(covers=Covers.INVOLVING)
    clocks = Clock.objects.filter(person=OuterRef("pk"), ended_at=None, ground="level1_friend")
    return people.annotate(
        is_told=Exists(own.filter(what=What.TOLD)),
        is_in_it=Exists(own.filter(what=What.PART, answer__in=IN_IT)),
        is_rightly_not=Exists(rightly),
        is_by_initials=Exists(clocks),
    )


def _counts_of(rows: Iterable[tuple[str, bool, bool]]) -> Counts:
    listed = list(rows)
    young = [one for one in listed if one[0] == Kind.YOUNG_PERSON]
    parents = [one for one in listed if one[0] == Kind.PARENT_CARER]
    return Counts(
        young=len(young),
        young_told=sum(told for _, told, _ in young),
        took_part=sum(in_it for _, _, in_it in young),
        parents=len(parents),
        parents_in=sum(told or in_it for _, told, in_it in parents),
    )


def counted(found: Iterable[PersonInvolved]) -> Counts:
    """The same counts from people who were read already."""
    return _counts_of(
        (one.person.kind, one.told is not None, one.took_part) for one in found if one.is_to_be_told
    )


def _involved(opened: OpenCase, people: tuple[PersonSeen, ...]) -> Iterable[PersonInvolved]:
    names = people_queries.names_of(people)
    steps = _steps(opened, names)
    clocks = _clocks(opened)
    trusted = _trusted(opened, names)
    informing = framework(opened.row.framework).informing
    for one in people:
        own, clock_row = steps.get(one.id, {}), clocks.get(one.id)
        yield PersonInvolved(
            person=one,
            before=own.get(What.BEFORE),
            told=own.get(What.TOLD),
            part=own.get(What.PART),
            decides=own.get(What.DECIDES),
            rightly_not=own.get(What.RIGHTLY_NOT),
            trusted=tuple(trusted.get(one.id, ())),
            ground=clock_row.ground if clock_row else "",
            ground_says=informing[clock_row.ground].says if clock_row else "",
            remind_on=clock_row.remind_on if clock_row else None,
            latest_on=clock_row.latest_on if clock_row else None,
            again=clock_row is not None and clock_row.because == "new_purpose",
            map_ground=_ground(opened, clock_row),
            today=clock.today(),
        )


def _clocks(opened: OpenCase) -> Mapping[UUID, Any]:
    """The clock of each person, and with it the newest reason for the whole map."""
    newest = MapGround.objects.filter(case=opened.id).order_by("-written_at", "-id")
    rows = Clock.objects.filter(case=opened.id, ended_at=None).annotate(
        ground_id=Subquery(newest.values("pk")[:1]),
        ground_words=Subquery(newest.values("words")[:1]),
    )
    return {row.person_id: row for row in rows}


def _steps(opened: OpenCase, names: Names) -> Mapping[UUID, Mapping[str, StepShown]]:
    rows = Step.objects.standing(opened.id).select_related("by", "agreed_by")
    found: dict[UUID, dict[str, StepShown]] = {}
    for row in rows:
        found.setdefault(row.person_id, {})[row.what] = _step(opened, row, names)
    return found


def _step(opened: OpenCase, row: Step, names: Names) -> StepShown:
    read = opened.ring.read if opened.sees_names else _nothing
    return StepShown(
        what=What(row.what),
        answer=row.answer,
        words=read(row, "words"),
        more=read(row, "more"),
        said=read(row, "said"),
        on=row.on,
        by=row.by.initial_and_surname,
        child=row.child_id,
        child_name=names(row.child_id) if row.child_id else "",
        covers=row.covers,
        agreed_by=row.agreed_by.initial_and_surname if row.agreed_by else "",
        look_again_on=row.look_again_on,
    )


def _trusted(opened: OpenCase, names: Names) -> Mapping[UUID, list[TrustedShown]]:
    if not opened.sees_names:
        return {}
    found: dict[UUID, list[TrustedShown]] = {}
    rows = Trusted.objects.filter(case=opened.id, ended_at=None).order_by("named_on", "id")
    for row in rows:
        words = opened.ring.read(row, "adult_words")
        found.setdefault(row.young_person_id, []).append(
            TrustedShown(
                id=row.pk,
                nobody=row.nobody,
                name=words or (names(row.adult_id) if row.adult_id else ""),
                named_on=row.named_on,
                answer=Answer(row.answer),
                answered_on=row.answered_on,
                leads=Leads(row.leads),
            )
        )
    return found


def _ground(opened: OpenCase, row: Any) -> str:
    """The reason of a level 1 map, beside a friend known by initials."""
    if row is None or row.ground != "level1_friend" or not row.ground_words or not opened.sees_names:
        return ""
    return opened.ring.open(row.ground_words, "map_ground.words", row.ground_id)


def _nothing(row: object, field: str) -> str:
    return ""


def trusted_rows() -> "QuerySet[Trusted]":
    """Adults whom young people in view named, for the live facts: is_in_it says whether they agreed."""
    in_view = Q(young_person__off_at=None, young_person__restricted_on=None)
    return Trusted.objects.filter(in_view, ended_at=None, nobody=False)


def due_day(clock_row: Clock) -> date | None:
    """When the reminder to tell somebody falls; the due rows are recomputed from this in a test."""
    return clock_row.remind_on
