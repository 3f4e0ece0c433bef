"""Staff as the team page and the log page show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.text import capfirst

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.queries import Look
from alongside.cases.models import TeamMember
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou
from alongside.sharing import queries as sharing


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the team with the reason they need to know."""

    user: UUID
    name: str
    title: str
    agency: str
    place: str
    place_label: str
    sees: str
    reason: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """One row of "who has looked". more: who a paper was made for, and what for."""

    says: str
    at: datetime
    more: str


def members(opened: OpenCase) -> tuple[Member, ...]:
    """The team now, lead first."""
    order = list(Place.values)
    rows = TeamMember.objects.filter(case=opened.id).current(clock.now()).select_related("user__agency")
    found = sorted(rows, key=lambda row: (order.index(row.place), row.user.name, row.pk))
    return tuple(
        Member(
            user=row.user.pk,
            name=row.user.name,
            title=row.user.title,
            agency=row.user.agency.name if row.user.agency else "",
            place=row.place,
            place_label=Place(row.place).label,
            sees=SeesWhat(row.sees).label,
            reason=opened.ring.read(row, "reason") if opened.sees_names else "",
            until=clock.day_of(row.ends_at) if row.ends_at else None,
        )
        for row in found
    )


def who_could_join(opened: OpenCase) -> list[tuple[str, str]]:
    """Active staff and partners who may be put on a team, by name; nobody who sees no cases by role."""
    there = {one.user for one in opened.team}
    rows = User.objects.filter(is_active=True).select_related("agency").order_by("name", "id")
    return [
        (str(user.pk), f"{user.name}, {user.agency.name}" if user.agency else user.name)
        for user in rows
        if user.pk not in there
        and user.has_role(Role.PRACTITIONER, Role.SUPERVISOR, Role.PARTNER, Role.PRIVACY)
    ]


def joining(typed: dict[str, Any]) -> dict[str, Any]:
    """The checked team form as the operation takes it."""
    user = User.objects.filter(pk=ids.must(typed["user"])).first()
    if user is None:
        raise NotOpenToYou
    return {
        "user": user,
        "place": Place(typed["place"]),
        "sees": SeesWhat(typed["sees"]),
        "reason": typed["reason"],
        "until": typed["until"],
    }


def looks(opened: OpenCase, rows: Iterable[Look]) -> tuple[Looked, ...]:
    """Log rows with staff by name, and papers with their reader; the log itself holds no words."""
    found = list(rows)
    papers = sharing.papers(opened)
    asked = {user for one in found if (user := ids.read(one.who))}
    names = {str(user.pk): user.name for user in User.objects.filter(pk__in=asked)}
    return tuple(
        Looked(
            says=capfirst(one.sentence.format(who=names.get(one.who, "Alongside"))),
            at=one.at,
            more=next((papers[about] for about in one.about if about in papers), ""),
        )
        for one in found
    )
