"""Reading places, conditions, groups and the shared directory of settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat, Subject
from alongside.contexts.groups_facts import (
    ConditionSeen,
    GroupDetail,
    GroupSeen,
    MemberSeen,
    PlaceSeen,
    SettingSeen,
    WhoElseSeen,
)
from alongside.contexts.models import GroupBasis, Membership, PeerGroup, Place, Setting, WhoElse
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import CASE, Prepared, listed, rows_of
from alongside.people.facts import SOMEBODY, Names
from alongside.statements.queries import end_of

BASIS_ORDER = (Basis.SELF_SELECTED, Basis.SHARED_CONTEXT, Basis.SHARED_IDENTITY)

__all__ = ["GroupSeen", "PlaceSeen"]


def places(opened: OpenCase) -> tuple[PlaceSeen, ...]:
    """Places of the case with what shapes them, in the order in which they came in. One statement."""
    return place_history(opened, past=False).on(None)


def groups(opened: OpenCase, names: Names) -> tuple[GroupSeen, ...]:
    """Groups of the case and who is in them now. One statement."""
    return group_history(opened, past=False).on(names, None)


def place_history(opened: OpenCase, *, past: bool = True) -> "PlaceHistory":
    """Places and what shaped them, for looking at one or several days (`map.time`). One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return PlaceHistory(opened, ())
    return PlaceHistory(opened, tuple(_gathered(_PLACES.all(past, case=opened.id))))


def group_history(opened: OpenCase, *, past: bool = True) -> "GroupHistory":
    """Groups and who was in them, for looking at one or several days (`map.time`). One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return GroupHistory(opened, ())
    return GroupHistory(opened, tuple(_gathered(_GROUPS.all(past, case=opened.id))))


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """Places with their past; each a list of rows, one for each of its conditions."""

    opened: OpenCase
    found: tuple[list[dict[str, Any]], ...]

    def on(self, day: date | None) -> tuple[PlaceSeen, ...]:
        """At the end of a day; now where it is None."""
        return tuple(_place(self.opened, own, day) for own in self._here(day))

    def so_on(self, day: date, known: date | None) -> tuple[PlaceSeen, ...]:
        """As far as is known by the end of one day, with what had been noted of them by another."""
        return tuple(_place(self.opened, own, day) for own in self._here(known))

    def _here(self, known: date | None) -> list[list[dict[str, Any]]]:
        night = end_of(known) if known else None
        return [own for own in self.found if _there(own[0]["added_at"], own[0]["off_at"], night)]


@dataclass(frozen=True, slots=True)
class GroupHistory:
    """Groups with their past, and who was in them when."""

    opened: OpenCase
    found: tuple[list[dict[str, Any]], ...]

    def on(self, names: Names, day: date | None) -> tuple[GroupSeen, ...]:
        """At the end of a day; now where it is None."""
        here = [own for own in self.found if _so(own[0]["since"], own[0]["until"], day)]
        return tuple(_group(self.opened, own, names, number, day) for number, own in enumerate(here))


def called(opened: OpenCase) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """How places and how groups of the case are called, and no more. One statement for both."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return {}, {}
    columns = ("what", "id", "name", "added_at")
    here = Place.objects.filter(case=opened.id, off_at__isnull=True)
    places_here = here.annotate(what=Value("place")).values_list(*columns)
    standing = PeerGroup.objects.filter(case=opened.id, until__isnull=True)
    groups_here = standing.annotate(what=Value("group")).values_list(*columns)
    found: dict[str, dict[UUID, str]] = {"place": {}, "group": {}}
    for what, one, name, _ in places_here.union(groups_here, all=True).order_by("added_at", "id"):
        kept = found[what]
        hidden = what == "group" and not opened.sees_names
        kept[one] = f"Group {len(kept) + 1}" if hidden else opened.ring.open(name, f"{what}.name", one)
    return found["place"], found["group"]


def group(opened: OpenCase, group_id: UUID, names: Names, *, with_members: bool = True) -> GroupDetail:
    """One group with what its bases and members rest on. Raises NotOpenToYou."""
    seen = next((one for one in groups(opened, names) if one.id == group_id), None)
    if seen is None:
        raise NotOpenToYou
    bases = GroupBasis.objects.filter(group=group_id)
    memberships = _memberships(group_id) if with_members else ()
    read = opened.ring.read if opened.sees_names else lambda *_: ""
    return GroupDetail(
        group=seen,
        bases_rest_on={Basis(row.basis): read(row, "rests_on") for row in bases},
        members_rest_on={row.person_id: read(row, "rests_on") for row in memberships if row.until is None},
        past_members=tuple((row.person_id, row.since, row.until) for row in memberships if row.until),
    )


def _memberships(group_id: UUID) -> tuple[Membership, ...]:
    rows = Membership.objects.filter(
        group=group_id, person__off_at__isnull=True, person__restricted_on__isnull=True
    )
    return tuple(rows.order_by("since", "id"))


def who_else(opened: OpenCase, names: Names) -> tuple[WhoElseSeen, ...]:
    """The running log, newest first (`group.else`). One statement; nothing without names."""
    if opened.sees != SeesWhat.ALL:
        return ()
    rows = WhoElse.objects.filter(case=opened.id).filter(
        Q(asked__isnull=True) | Q(asked__off_at__isnull=True, asked__restricted_on__isnull=True)
    )
    return tuple(_who_else(opened, row, names) for row in rows.select_related("by").order_by("-on", "-id"))


def settings(*, retired: bool = False) -> tuple[SettingSeen, ...]:
    """The shared directory: published places, schools, services and platforms; no personal data."""
    rows = Setting.objects.all() if retired else Setting.objects.filter(retired_on__isnull=True)
    return tuple(
        SettingSeen(row.id, row.name, Subject(row.kind), row.retired_on) for row in rows.order_by("name")
    )


def place_row(opened: OpenCase, place: UUID) -> Place:
    """For operations: one place of the case, or NotOpenToYou."""
    row = Place.objects.filter(case=opened.id, off_at__isnull=True, pk=place).first()
    if row is None:
        raise NotOpenToYou
    return row


def group_row(opened: OpenCase, group_id: UUID) -> PeerGroup:
    """For operations: one group of the case, or NotOpenToYou."""
    row = PeerGroup.objects.filter(case=opened.id, until__isnull=True, pk=group_id).first()
    if row is None:
        raise NotOpenToYou
    return row


def _there(added: datetime, off: datetime | None, night: datetime | None) -> bool:
    if night is None:
        return off is None
    return added <= night and (off is None or off > night)


def _so(since: date, until: date | None, day: date | None) -> bool:
    """Whether something that runs from day to day held on one of them; now where it is None."""
    return until is None if day is None else since <= day and (until is None or until > day)


def _places(past: bool) -> QuerySet[Any, dict[str, Any]]:
    rows = Place.objects.filter(case=CASE)
    return _with_conditions(rows if past else rows.filter(off_at__isnull=True), "place")


def _groups(past: bool) -> QuerySet[Any, dict[str, Any]]:
    members = Membership.objects.filter(person__off_at__isnull=True, person__restricted_on__isnull=True)
    rows = PeerGroup.objects.filter(case=CASE)
    if not past:
        rows, members = rows.filter(until__isnull=True), members.filter(until__isnull=True)
    rows = rows.annotate(
        bases_now=rows_of(GroupBasis.objects.all(), "group", basis="basis"),
        members_now=rows_of(members, "group", person="person_id", since="since", until="until"),
    )
    return _with_conditions(rows, "group")


def _with_conditions(rows: QuerySet[Any], owner: str) -> QuerySet[Any, dict[str, Any]]:
    """Rows joined with their conditions: one statement for both. owner: "place" or "group"."""
    joined = rows.order_by("added_at", "id").annotate(
        c_id=F("conditions__id"),
        c_kind=F("conditions__kind"),
        c_words=F("conditions__words"),
        c_noted=F("conditions__noted_on"),
        c_ended=F("conditions__ended_on"),
    )
    sealed = ("name", "note") if owner == "place" else ("name", "own_words", "definer")
    facts = ("kind", "added_at", "off_at") if owner == "place" else (
        "since", "until", "bases_now", "members_now", "definer_person", "definer_user", "definer_user__name",
    )  # fmt: skip
    fields = ("id", *sealed, *facts, "c_id", "c_kind", "c_words", "c_noted", "c_ended")
    found: QuerySet[Any, dict[str, Any]] = joined.values(*fields)
    return found


_PLACES: Prepared[Any] = Prepared(_places)
_GROUPS: Prepared[Any] = Prepared(_groups)


def _gathered(rows: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows of one place or group together: there is one for each of its conditions."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return list(found.values())


def _opened(opened: OpenCase, row: dict[str, Any], field: str, owner: str) -> str:
    return opened.ring.open(row[field], f"{owner}.{field}", row["id"]) if row[field] is not None else ""


def _conditions(opened: OpenCase, rows: list[dict[str, Any]], day: date | None) -> tuple[ConditionSeen, ...]:
    found = [
        ConditionSeen(
            id=row["c_id"],
            kind=ConditionKind(row["c_kind"]),
            words=opened.ring.open(row["c_words"], "condition.words", row["c_id"])
            if opened.sees_names
            else "",
            noted_on=row["c_noted"],
        )
        for row in rows
        if row["c_id"] and _so(row["c_noted"], row["c_ended"], day)
    ]
    return tuple(sorted(found, key=lambda one: (one.noted_on, one.id)))


def _place(opened: OpenCase, rows: list[dict[str, Any]], day: date | None) -> PlaceSeen:
    row = rows[0]
    return PlaceSeen(
        id=row["id"],
        kind=Subject(row["kind"]),
        name=_opened(opened, row, "name", "place"),
        note=_opened(opened, row, "note", "place") if opened.sees_names else "",
        conditions=_conditions(opened, rows, day),
        added_at=row["added_at"],
    )


def _group(
    opened: OpenCase, rows: list[dict[str, Any]], names: Names, number: int, day: date | None
) -> GroupSeen:
    row = rows[0]
    bases = {Basis(one["basis"]) for one in listed(row["bases_now"])}
    named = opened.sees_names
    members = [
        MemberSeen(UUID(one["person"]), _day(one["since"]))
        for one in listed(row["members_now"])
        if _so(_day(one["since"]), _day(one["until"]) if one["until"] else None, day)
    ]
    return GroupSeen(
        id=row["id"],
        name=_opened(opened, row, "name", "group") if named else f"Group {number + 1}",
        own_words=_opened(opened, row, "own_words", "group") if named else "",
        bases=tuple(basis for basis in BASIS_ORDER if basis in bases),
        definer=_definer(opened, row, names),
        definer_person=row["definer_person"] if named else None,
        definer_user=row["definer_user"] if named else None,
        members=tuple(sorted(members, key=lambda one: (one.since, one.person))),
        conditions=_conditions(opened, rows, day),
        since=row["since"],
    )


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _definer(opened: OpenCase, row: dict[str, Any], names: Names) -> str:
    if row["definer_person"]:
        called = names(row["definer_person"])
        return "" if called == SOMEBODY else called
    if not opened.sees_names:
        return ""
    return row["definer_user__name"] or _opened(opened, row, "definer", "group")


def _who_else(opened: OpenCase, row: WhoElse, names: Names) -> WhoElseSeen:
    read = opened.ring.read
    return WhoElseSeen(
        id=row.id,
        asked=names(row.asked_id) if row.asked_id else read(row, "asked_words"),
        said=read(row, "said"),
        outcome=ElseOutcome(row.outcome),
        why=read(row, "why"),
        on=row.on,
        by=row.by.name,
    )
