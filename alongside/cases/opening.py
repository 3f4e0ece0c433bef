"""Opening a case: one question, one statement, and one answer for "not yours" and "not there".

ADR 0001. Everything that shows or changes anything in a case starts here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Opening
from alongside.cases.models import Case, Clearance, Pause, TeamMember
from alongside.cases.rules import Locks, OpenPause
from alongside.cases.terms import Covers, Path, Place, SeesWhat, Stage
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import CASE, NOW, TODAY, VIEWER, Prepared, listed, rows_of
from alongside.seals import rings
from alongside.seals.rings import Ring


@dataclass(frozen=True, slots=True)
class OnTheTeam:
    """One person who can see this case, as the header and the side list show it."""

    user: UUID
    name: str
    title: str
    place: str
    sees: str
    until: date | None

    @property
    def place_label(self) -> str:
        return Place(self.place).label

    @property
    def sees_line(self) -> str:
        """What stands beside the name: how much they see, where that is not everything."""
        if self.place == Place.REFERRER:
            return "made the referral, and sees what became of it"
        return "" if self.sees == SeesWhat.ALL else f"sees {SeesWhat(self.sees).label}"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that is open to this viewer, now. Passed to queries and operations instead of an id."""

    id: UUID
    row: Case
    viewer: User
    opening: Opening
    places: tuple[str, ...]
    sees: str
    team: tuple[OnTheTeam, ...]
    locks: Locks

    @property
    def colleagues(self) -> tuple[OnTheTeam, ...]:
        """Whoever works here; not those who made the referral and only hear what became of it."""
        return tuple(one for one in self.team if one.place != Place.REFERRER)

    @property
    def ring(self) -> Ring:
        """The keys of this case: one statement, the first time they are needed."""
        return rings.ring(self.id, self.opening)

    @property
    def title(self) -> str:
        return self.ring.read(self.row, "title")

    @property
    def level(self) -> int | None:
        return self.row.level

    @property
    def stage(self) -> str:
        return self.row.stage

    @property
    def lead(self) -> OnTheTeam | None:
        return next((one for one in self.team if one.place == Place.LEAD), None)

    @property
    def supervisors(self) -> tuple[OnTheTeam, ...]:
        return tuple(one for one in self.team if one.place == Place.SUPERVISOR)

    def i_am(self, *places: Place) -> bool:
        """Whether the viewer is one of these on the team."""
        return any(place in self.places for place in places)

    @property
    def sees_names(self) -> bool:
        """Whether identifying people may be shown to this viewer at all (`access.view`)."""
        return self.sees == SeesWhat.ALL


def open_case(
    opening: Opening,
    case: object,
    event: str,
    *,
    about: tuple[UUID, ...] = (),
    sees: tuple[SeesWhat, ...] = (SeesWhat.ALL, SeesWhat.NAMELESS),
) -> OpenCase:
    """Open a case for whoever stands at the door, and remember that they looked.

    event: what this look is called in the log. sees: the views on the team that may come this way.
    Raises NotOpenToYou alike for "not yours", "not any more", "not there" and "not with your view".
    """
    viewer = opening.by
    case_id = ids.read(case)
    if not isinstance(viewer, User) or case_id is None:
        raise NotOpenToYou
    row = _asked_once(viewer, case_id)
    team = _team(row)
    mine = [*(one for one in team if one.user == viewer.pk), *_on_duty(row, viewer)]
    widest = min((SeesWhat.values.index(one.sees) for one in mine), default=None)
    if widest is None or SeesWhat.values[widest] not in sees:
        raise NotOpenToYou
    opening.looked(event, case=case_id, about=about)
    return OpenCase(
        id=case_id,
        row=row,
        viewer=viewer,
        opening=opening,
        places=tuple(one.place for one in mine),
        sees=SeesWhat.values[widest],
        team=team,
        locks=_locks(row),
    )


def reopened(opened: OpenCase, opening: Opening) -> OpenCase:
    """The same case through another opening: read the locks again inside the operation that writes."""
    row = _asked_once(opened.viewer, opened.id)
    return OpenCase(
        id=opened.id,
        row=row,
        viewer=opened.viewer,
        opening=opening,
        places=opened.places,
        sees=opened.sees,
        team=opened.team,
        locks=_locks(row),
    )


def _asked_once(viewer: User, case_id: UUID) -> Case:
    """The one statement: need to know in its WHERE; team, pauses and clearances beside the row."""
    told = {"viewer": viewer.pk, "case": case_id, "now": clock.now(), "today": clock.today()}
    found = _OPEN_NOW.first(viewer.has_role(Role.DUTY), **told)
    if found is None:
        raise NotOpenToYou
    return found


def _open_now(on_duty: bool) -> "QuerySet[Case]":
    return (
        Case.objects.open_to(VIEWER, NOW, on_duty=on_duty)
        .filter(pk=CASE)
        .annotate(team_now=_team_rows(), pauses_now=_pause_rows(), clearances_now=_clearance_rows())
    )


_OPEN_NOW = Prepared(_open_now)


def _team_rows() -> Subquery:
    return rows_of(
        TeamMember.objects.current(NOW),
        "case",
        user="user_id",
        name="user__name",
        title="user__title",
        place="place",
        sees="sees",
        until="ends_at",
        since="starts_at",
    )


def _pause_rows() -> Subquery:
    return rows_of(
        Pause.objects.filter(ended_at__isnull=True, since__lte=NOW),
        "case",
        id="id",
        question="question",
        covers="covers",
        person="person",
        stage="stage",
        since="since",
        due_on="due_on",
        owner="owner_id",
    )


def _clearance_rows() -> Subquery:
    """What opens the way now; an urgent opening ends with the day its answers were due (`purpose.urgent`)."""
    return rows_of(
        Clearance.objects.filter(ended_at__isnull=True).exclude(urgent=True, answers_due_on__lt=TODAY),
        "case",
        path="path",
        urgent="urgent",
        answers_due_on="answers_due_on",
    )


def _team(row: Any) -> tuple[OnTheTeam, ...]:
    order = list(Place.values)
    members = [
        OnTheTeam(
            user=_id(one["user"]),
            name=one["name"],
            title=one["title"],
            place=one["place"],
            sees=one["sees"],
            until=_day(one["until"]),
        )
        for one in listed(row.team_now)
    ]
    return tuple(sorted(members, key=lambda one: (order.index(one.place), one.name, one.user)))


def _on_duty(row: Case, viewer: User) -> list[OnTheTeam]:
    """The place of a duty worker at a referral that waits for a decision."""
    if not row.waits_for_duty or not viewer.has_role(Role.DUTY):
        return []
    return [OnTheTeam(viewer.pk, viewer.name, viewer.title, Place.DUTY, SeesWhat.ALL, None)]


def _locks(row: Any) -> Locks:
    pauses = [
        OpenPause(
            id=_id(one["id"]),
            question=one["question"],
            covers=Covers(one["covers"]),
            person=ids.read(one["person"]),
            stage=one["stage"],
            since=_day(one["since"]) or clock.today(),
            due_on=_day(one["due_on"]) or clock.today(),
            owner=_id(one["owner"]),
        )
        for one in listed(row.pauses_now)
    ]
    return Locks(
        stage=Stage(row.stage),
        level=row.level,
        pauses=tuple(sorted(pauses, key=lambda one: (one.since, one.id))),
        clearances=frozenset(Path(one["path"]) for one in listed(row.clearances_now)),
        urgent=any(one["urgent"] for one in listed(row.clearances_now)),
    )


def _id(value: object) -> UUID:
    found = ids.read(value)
    if found is None:
        raise ValueError("the database gave back something that is not an id")
    return found


def _day(value: object) -> date | None:
    """A day out of JSON: SQLite writes moments with a space, PostgreSQL with a T and an offset."""
    if not value:
        return None
    text = str(value)
    if len(text) == 10:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return clock.day_of(moment.replace(tzinfo=moment.tzinfo or UTC))
