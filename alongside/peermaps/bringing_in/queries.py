"""Reading an import that somebody has begun, and what imports have brought, always from an open case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place
from alongside.contexts import groups_queries
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps.bringing_in import plan as plans
from alongside.peermaps.bringing_in import steps as step_names
from alongside.peermaps.bringing_in.answers import Answers
from alongside.peermaps.bringing_in.plan import Here, Known, Plan
from alongside.peermaps.bringing_in.rules import TAKEN_BACK_WITHIN
from alongside.peermaps.bringing_in.steps import Step
from alongside.peermaps.importing.choices import Choices, from_json
from alongside.peermaps.importing.material import Material, preview
from alongside.peermaps.importing.naming import advise
from alongside.peermaps.importing.packing import unpacked
from alongside.peermaps.importing.preview import Preview
from alongside.peermaps.importing.text import plain
from alongside.peermaps.models import Imported, ImportInProgress, InterviewWords, MapImport, PeerMap
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen

_A_DAY = timedelta(days=1)

THINGS = ("person", "place", "group", "tie", "statement")


@dataclass(frozen=True)
class Going:
    """An import that somebody has begun: what was kept of the files, what was answered, what would come of it."""

    material: Material
    answers: Answers
    here: Here
    people_here: tuple[PersonSeen, ...]
    level: int
    begun_at: datetime

    @cached_property
    def preview(self) -> Preview:
        return preview(self.material, self.answers.choices, advise)

    @cached_property
    def plan(self) -> Plan:
        return plans.plan(self.preview, self.answers, self.here)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return step_names.steps(self.preview, self.answers, self.plan, self.here, self.level)

    @property
    def open_tasks(self) -> tuple[tuple[str, str], ...]:
        return tuple(step_names.open_tasks(self.steps))


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought: how many of each kind are still there. taken_back_on: None unless it was."""

    id: UUID
    by: str
    on: date
    counts: Mapping[str, int]
    taken_back_on: date | None
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class BroughtLately:
    """An import that may still be taken back by its day, or was. The way to its page (`map.import`)."""

    id: UUID
    by: str
    at: datetime
    taken_back: bool


@dataclass(frozen=True, slots=True)
class WordsSeen:
    """What somebody said the words of an interview mean, for administrators: nothing of any case."""

    id: UUID
    by: str
    kept_on: date
    things: Mapping[str, str]
    ties: Mapping[str, Mapping[str, Any]]
    published_on: date | None


def row(opened: OpenCase) -> ImportInProgress | None:
    """For operations: what this person has begun in this case, unless it is past its day."""
    mine = ImportInProgress.objects.filter(case=opened.id, user=opened.viewer, expires_at__gt=clock.now())
    return mine.first()


def going(opened: OpenCase) -> Going | None:
    """What this person has begun to bring in; None where there is nothing. Four statements."""
    found = row(opened)
    if found is None:
        return None
    people = people_queries.people(opened)
    return Going(
        material=unpacked(Material, opened.ring.read(found, "material")),
        answers=unpacked(Answers, opened.ring.read(found, "answers")),
        here=_here(opened, people),
        people_here=people,
        level=opened.level or 2,
        begun_at=found.begun_at,
    )


def must_be_going(opened: OpenCase) -> Going:
    """The same, where there has to be one."""
    found = going(opened)
    if found is None:
        raise NotOpenToYou
    return found


def remembered(opened: OpenCase, protocol: str) -> Choices | None:
    """What the words of this interview were said to mean before: by oneself, or as published for everybody."""
    rows = InterviewWords.objects.filter(protocol=protocol).filter(
        Q(by=opened.viewer) | Q(published_on__isnull=False)
    )
    in_order = sorted(rows, key=lambda one: (one.by_id != opened.viewer.pk, one.kept_at))
    return from_json(in_order[0].answers) if in_order else None


def brought(opened: OpenCase, map_import: UUID) -> Brought:
    """One import of this case and what is left of it. Raises NotOpenToYou."""
    found = (
        MapImport.objects.filter(map=opened.id, pk=map_import)
        .select_related("brought_by", "taken_back_by")
        .first()
    )
    if found is None:
        raise NotOpenToYou
    things = Imported.objects.filter(map_import=found).values_list(*(f"{one}_id" for one in THINGS))
    counts = {kind: sum(ids[number] is not None for ids in things) for number, kind in enumerate(THINGS)}
    lead = opened.i_am(Place.LEAD, Place.SUPERVISOR)
    return Brought(
        id=found.id,
        by=found.brought_by.name,
        on=clock.day_of(found.brought_at),
        counts=counts,
        taken_back_on=clock.day_of(found.taken_back_at) if found.taken_back_at else None,
        may_take_back=found.taken_back_at is None and (lead or found.brought_by_id == opened.viewer.pk),
    )


def lately(opened: OpenCase) -> tuple[BroughtLately, ...]:
    """The imports of the last week, the newest first: for whoever sees the names that came with them."""
    if not opened.sees_names:
        return ()
    rows = MapImport.objects.filter(map=opened.id, brought_at__gte=clock.now() - TAKEN_BACK_WITHIN - _A_DAY)
    return tuple(
        BroughtLately(one.id, one.brought_by.name, one.brought_at, one.taken_back_at is not None)
        for one in rows.select_related("brought_by").order_by("-brought_at", "-id")
        if clock.today() - clock.day_of(one.brought_at) <= TAKEN_BACK_WITHIN
    )


def offered_words() -> tuple[WordsSeen, ...]:
    """For administrators: answers about interviews that somebody offered to colleagues."""
    rows = InterviewWords.objects.filter(offered_on__isnull=False).select_related("by")
    return tuple(
        WordsSeen(
            id=one.id,
            by=one.by.name,
            kept_on=clock.day_of(one.kept_at),
            things=one.answers.get("things", {}),
            ties=one.answers.get("ties", {}),
            published_on=one.published_on,
        )
        for one in rows.order_by("-kept_at", "id")
    )


def _here(opened: OpenCase, people: tuple[PersonSeen, ...]) -> Here:
    known = (
        Known(one.id, one.shown, one.name, one.full_name, one.apart, one.is_focus, one.unnamed, one.is_young)
        for one in people
    )
    places = groups_queries.called(opened)[0]
    placed = PeerMap.objects.filter(case=opened.id).values_list("positions", flat=True).first() or {}
    return Here(
        people=tuple(known),
        places={plain(name): one for one, name in places.items()},
        placed={UUID(key): (float(x), float(y)) for key, (x, y) in placed.items()},
    )
