"""What the first page, the list of cases and the search show: only what is open to the viewer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Door
from alongside.cases import due
from alongside.cases.due import WaitingCase
from alongside.cases.models import Case, CaseQuerySet, TeamMember, TeamMemberQuerySet
from alongside.cases.presenters import OWN_PART, SOON, Day, due_day
from alongside.cases.terms import Place, SeesWhat, Stage, Subject
from alongside.contexts import models as contexts
from alongside.lib import clock, dates
from alongside.lib.sql import NOW, VIEWER, Prepared
from alongside.people.models import Person
from alongside.seals.rings import Ring, rings_of, title_rings
from alongside.statements.models import Statement
from alongside.statements.terms import Handling

LISTED = 100
"""Cases on one list or in one search; nobody leads more at a time."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of my work, with the day as it is shown."""

    row: WaitingCase
    day: Day


@dataclass(frozen=True, slots=True)
class Soon:
    """What needs me, by how soon (`work.mine`)."""

    overdue: tuple[Waiting, ...]
    this_week: tuple[Waiting, ...]
    later: tuple[Waiting, ...]

    @property
    def nothing(self) -> bool:
        return not (self.overdue or self.this_week or self.later)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. route: the page that opens to this viewer. line: what it is, as far as they see it."""

    id: UUID
    title: str
    route: str
    line: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one case: the case, and the words around each hit."""

    case: UUID
    title: str
    hits: tuple[str, ...]


def my_work(viewer: User, door: Door) -> Soon:
    """Everything that waits for this person, in three groups; rows are cases, never people."""
    today = clock.today()
    week = today + SOON
    waiting = [Waiting(one, due_day(one.first_due, today)) for one in due.waiting_for(viewer, door)]
    return Soon(
        overdue=tuple(one for one in waiting if one.row.first_due < today),
        this_week=tuple(one for one in waiting if today <= one.row.first_due <= week),
        later=tuple(one for one in waiting if one.row.first_due > week),
    )


def my_cases(viewer: User, door: Door) -> tuple[CaseRow, ...]:
    """Open cases whose team I am on, by name. What I referred and do not work on stands with my referrals."""
    rows = _MY_CASES.all(viewer.has_role(Role.DUTY), viewer=viewer.pk, now=clock.now())
    found = title_rings([row.pk for row in rows], door)
    door.looked("cases.listed", about=tuple(row.pk for row in rows))
    listed = [_row(row, found[row.pk]) for row in rows]
    return tuple(sorted(listed, key=lambda one: (one.title.casefold(), one.id)))


def search(viewer: User, door: Door, words: str) -> tuple[Found, ...]:
    """Cases, people, places and what was said, within what I may see, grouped by case (`work.search`).

    Nobody is searched for across cases that are not mine: there is no such index (S11).
    """
    asked = words.casefold().split()
    rows = _searched(viewer) if asked else []
    door.looked("cases.searched", about=tuple(row.pk for row in rows))
    if not rows:
        return ()
    rings = rings_of([row.pk for row in rows], door)
    texts = _texts([row.pk for row in rows], rings)
    found = [
        Found(row.pk, title, _hits(asked, [title, *texts[row.pk]]))
        for row in rows
        if (title := rings[row.pk].read(row, "title"))
    ]
    return tuple(sorted((one for one in found if one.hits), key=lambda one: (one.title, one.case)))


def _searched(viewer: User) -> list[Case]:
    """Newest first. By id alone, PostgreSQL would rather walk through everybody's cases than sort these few (P2)."""
    rows = _SEARCHED.all(viewer.has_role(Role.DUTY), viewer=viewer.pk, now=clock.now())
    return [row for row in rows if _sees_all(row)]


def _mine(on_duty: bool) -> CaseQuerySet:
    mine = _places()
    return Case.objects.open_to(VIEWER, NOW, on_duty=on_duty).annotate(
        sees_all=Exists(mine.filter(sees=SeesWhat.ALL)),
        sees_nameless=Exists(mine.filter(sees=SeesWhat.NAMELESS)),
        sees_own=Exists(mine.filter(sees=SeesWhat.OWN).exclude(place=Place.REFERRER)),
    )


def _places() -> TeamMemberQuerySet:
    """The viewer's own places on the team of a case, now."""
    return TeamMember.objects.filter(case=OuterRef("pk"), user=VIEWER).current(NOW)


def _my_cases(on_duty: bool) -> "QuerySet[Case]":
    works_on = Exists(_places().exclude(place=Place.REFERRER))
    mine = _mine(on_duty).filter(works_on, stage=Stage.OPEN)
    return mine.order_by("-opened_on", "id")[:LISTED]


_MY_CASES = Prepared(_my_cases)
_SEARCHED = Prepared(lambda on_duty: _mine(on_duty).order_by("-opened_on", "id")[:LISTED])


def _sees_all(row: Case) -> bool:
    return bool(getattr(row, "sees_all", False))


def _widest(row: Any) -> SeesWhat:
    """How much of a listed case its viewer sees."""
    if row.sees_all:
        return SeesWhat.ALL
    if row.sees_nameless:
        return SeesWhat.NAMELESS
    return SeesWhat.OWN if row.sees_own else SeesWhat.PLAN


_ROUTES = {SeesWhat.OWN: "assessments:page", SeesWhat.PLAN: "plans:plan"}


def _row(row: Case, ring: Ring) -> CaseRow:
    sees = _widest(row)
    return CaseRow(
        id=row.pk,
        title=ring.read(row, "title") if sees == SeesWhat.ALL else due.WITHOUT_NAMES,
        route=_ROUTES.get(sees, "web:case"),
        line=OWN_PART[sees] if sees in OWN_PART else _line(row),
    )


def _line(row: Case) -> str:
    parts = [
        f"Level {row.level}" if row.level else "",
        Subject(row.subject).label if row.subject else "",
        f"review {dates.short(row.review_on)}" if row.review_on else "",
    ]
    return " · ".join(part for part in parts if part)


def _texts(cases: list[UUID], rings: dict[UUID, Ring]) -> dict[UUID, list[str]]:
    """Everything that can be searched in these cases, case by case: three statements."""
    texts: dict[UUID, list[str]] = {case: [] for case in cases}
    shown = Person.objects.filter(case__in=cases, off_at__isnull=True, restricted_on__isnull=True)
    for person in shown.order_by("added_at", "id"):
        read = rings[person.case_id].read
        texts[person.case_id] += [read(person, "shown"), read(person, "full_name")]
    for place in contexts.Place.objects.filter(case__in=cases, off_at__isnull=True).select_related("setting"):
        name = place.setting.name if place.setting else rings[place.case_id].read(place, "name")
        texts[place.case_id].append(name)
    said = Statement.objects.filter(case__in=cases, ended_at__isnull=True, handling=Handling.TEAM).order_by(
        "observed_on", "id"
    )
    for statement in said:
        texts[statement.case_id].append(rings[statement.case_id].read(statement, "words"))
    return texts


def _hits(asked: list[str], texts: list[str]) -> tuple[str, ...]:
    matching = [text for text in texts if all(word in text.casefold() for word in asked)]
    return tuple(dict.fromkeys(matching))
