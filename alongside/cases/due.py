"""Things that fall due: rows written by the operation that makes them so."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Opening
from alongside.cases.models import Due
from alongside.lib import clock, dates
from alongside.lib.slices import modules_named
from alongside.lib.sql import NOW, VIEWER, Prepared
from alongside.seals.rings import Ring, title_rings

WITHOUT_NAMES = "A piece of work you are part of"
"""What a case is called for those who do not see all of it (`access.view`)."""


@dataclass(frozen=True, slots=True)
class DueKind:
    """What a kind of due thing means to whoever it waits for.

    one / many: "1 person to tell" / "{count} people to tell". route: name of the page where it is dealt with,
    which takes the case id. for_team: whether it stands on the case page too. about_people: what it is about
    are people of the case. needs_names: the page opens only to those who see everything. elsewhere: what it
    belongs to, for somebody who does not see the case's name; {begun} is the day of its first word. outlasts: it is
    owed to somebody, and closing the work does not do it (`plan.close`).
    A slice lists its kinds in events.py as DUE = {"values.gap": DueKind(…)}.
    """

    one: str
    many: str
    route: str
    for_team: bool = True
    about_people: bool = False
    needs_names: bool = False
    elsewhere: str = WITHOUT_NAMES
    outlasts: bool = False

    def says(self, count: int) -> str:
        """How many of them wait."""
        return self.one if count == 1 else self.many.format(count=count)


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """One row of my work: a case with what waits in it. Never a row about a person (`work.mine`, S11)."""

    case: UUID
    title: str
    kind: str
    says: str
    route: str
    first_due: date


def set_due(*, case: UUID, kind: str, about: UUID, on: date, whose: User | UUID | None = None) -> None:
    """Make something due, or move the date and owner of what is already due. Inside an operation.

    What is moved may be told of again (`access.quiet`); what stays as it was is not.
    """
    kinds()[kind]
    owner = whose.pk if isinstance(whose, User) else whose
    now = {"on": on, "whose_id": owner}
    as_it_was = Q(on=on, whose_id=owner) if owner else Q(on=on, whose_id__isnull=True)
    Due.objects.update_or_create(
        case_id=case,
        kind=kind,
        about=about,
        done_at=None,
        defaults={**now, "told_at": Case(When(as_it_was, then=F("told_at")))},
        create_defaults=now,
    )


def done(*, case: UUID, kind: str, about: UUID) -> None:
    """It has been dealt with."""
    Due.objects.filter(case_id=case, kind=kind, about=about, done_at=None).update(done_at=clock.now())


def work_ended(*, case: UUID) -> None:
    """The work is closed: what it asked of its team is over, what is owed to somebody still waits (`plan.close`)."""
    over = Due.objects.filter(case_id=case, done_at=None).exclude(kind__in=_outlasting())
    over.update(done_at=clock.now())


def owed(case: UUID, in_sight: "QuerySet[Any, Any]") -> tuple[str, ...]:
    """What would still wait for the team if the work were closed now, soonest first: "2 people to tell".

    in_sight: ids of the people this viewer may know of; what is owed to anybody else is not counted (S1).
    """
    known = kinds()
    team = [kind for kind in _outlasting() if known[kind].for_team]
    of_people = [kind for kind in team if known[kind].about_people]
    rows = Due.objects.filter(case_id=case, done_at=None, kind__in=team)
    seen = rows.filter(~Q(kind__in=of_people) | Q(about__in=in_sight)).order_by("on", "kind", "id")
    counted = Counter(seen.values_list("kind", flat=True))
    return tuple(known[kind].says(count) for kind, count in counted.items())


def _outlasting() -> list[str]:
    return [kind for kind, known in kinds().items() if known.outlasts]


def waiting_for(viewer: User, opening: Opening) -> tuple[WaitingCase, ...]:
    """What needs this person, soonest first, grouped by case and kind: three statements in all."""
    rows = _OPEN.all(viewer.has_role(Role.DUTY), viewer=viewer.pk, now=clock.now())
    rings = title_rings({row.case_id for row in rows}, opening)
    groups: dict[tuple[UUID, str], list[Due]] = {}
    for row in rows:
        groups.setdefault((row.case_id, row.kind), []).append(row)
    opening.looked("cases.listed", about=tuple(dict.fromkeys(row.case_id for row in rows)))
    return tuple(_waiting(group, rings[case]) for (case, _), group in groups.items())


def _open(on_duty: bool) -> "QuerySet[Due]":
    found = Due.objects.open_for(VIEWER, NOW, on_duty=on_duty).select_related("case")
    return found.order_by("on", "case_id", "kind", "id")


_OPEN = Prepared(_open)


@cache
def kinds() -> dict[str, DueKind]:
    """Every kind of due thing, from the slices' events.py."""
    found: dict[str, DueKind] = {}
    for module in modules_named("events"):
        found.update(getattr(module, "DUE", {}))
    return found


def _waiting(group: list[Due], ring: Ring) -> WaitingCase:
    kind = kinds()[group[0].kind]
    shown: bool = group[0].sees_all  # type: ignore[attr-defined]
    begun = dates.short(clock.day_of(group[0].case.created_at))
    title = ring.read(group[0].case, "title") if shown else kind.elsewhere.format(begun=begun)
    return WaitingCase(
        case=group[0].case_id,
        title=title,
        kind=group[0].kind,
        says=kind.says(len(group)),
        route=kind.route,
        first_due=group[0].on,
    )
