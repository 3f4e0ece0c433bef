"""Reading places, conditions, groups and the shared directory of settings."""

from collections.abc import Iterable
from datetime import date
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
from alongside.lib.sql import listed, rows_of
from alongside.people.facts import SOMEBODY, Names
from alongside.statements.queries import end_of

BASIS_ORDER = (Basis.SELF_SELECTED, Basis.SHARED_CONTEXT, Basis.SHARED_IDENTITY)

__all__ = ["GroupSeen", "PlaceSeen"]


def places(opened: OpenCase, *, known: date | None = None) -> tuple[PlaceSeen, ...]:
    """Places of the case with what shapes them, in the order in which they came in. One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ()
    rows = _with_conditions(_places(opened, known), "place.name", known)
    return tuple(_place(opened, own) for own in _gathered(rows))


def groups(opened: OpenCase, names: Names, *, known: date | None = None) -> tuple[GroupSeen, ...]:
    """Groups of the case and who is in them now (or was on `known`). One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ()
    members = _memberships(known)
    rows = _groups(opened, known).annotate(
        bases_now=rows_of(GroupBasis.objects.all(), "group", basis="basis"),
        members_now=rows_of(members, "group", person="person_id", since="since"),
    )
    found = _gathered(_with_conditions(rows, "group.name", known))
    return tuple(_group(opened, own, names, number) for number, own in enumerate(found))


def called(opened: OpenCase) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """How places and how groups of the case are called, and no more. One statement for both."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return {}, {}
    columns = ("what", "id", "name", "added_at")
    places_here = _places(opened, None).annotate(what=Value("place")).values_list(*columns)
    groups_here = _groups(opened, None).annotate(what=Value("group")).values_list(*columns)
    found: dict[str, dict[UUID, str]] = {"place": {}, "group": {}}
    for what, one, name, _ in places_here.union(groups_here, all=True).order_by("added_at", "id"):
        kept = found[what]
        hidden = what == "group" and not opened.sees_names
        kept[one] = f"Group {len(kept) + 1}" if hidden else opened.ring.open(name, f"{what}.name", one)
    return found["place"], found["group"]


def group(opened: OpenCase, group_id: UUID, names: Names) -> GroupDetail:
    """One group with what its bases and members rest on. Raises NotOpenToYou."""
    seen = next((one for one in groups(opened, names) if one.id == group_id), None)
    if seen is None:
        raise NotOpenToYou
    bases = GroupBasis.objects.filter(group=group_id)
    memberships = Membership.objects.filter(
        group=group_id, person__off_at__isnull=True, person__restricted_on__isnull=True
    ).order_by("since", "id")
    read = opened.ring.read if opened.sees_names else lambda *_: ""
    return GroupDetail(
        group=seen,
        bases_rest_on={Basis(row.basis): read(row, "rests_on") for row in bases},
        members_rest_on={row.person_id: read(row, "rests_on") for row in memberships if row.until is None},
        past_members=tuple((row.person_id, row.since, row.until) for row in memberships if row.until),
    )


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


def _places(opened: OpenCase, known: date | None) -> QuerySet[Place]:
    rows = Place.objects.filter(case=opened.id)
    if known is None:
        return rows.filter(off_at__isnull=True)
    night = end_of(known)
    return rows.filter(Q(off_at__isnull=True) | Q(off_at__gt=night), added_at__lte=night)


def _groups(opened: OpenCase, known: date | None) -> QuerySet[PeerGroup]:
    rows = PeerGroup.objects.filter(case=opened.id)
    if known is None:
        return rows.filter(until__isnull=True)
    return rows.filter(Q(until__isnull=True) | Q(until__gt=known), since__lte=known)


def _memberships(known: date | None) -> QuerySet[Membership]:
    rows = Membership.objects.filter(person__off_at__isnull=True, person__restricted_on__isnull=True)
    if known is None:
        return rows.filter(until__isnull=True)
    return rows.filter(Q(until__isnull=True) | Q(until__gt=known), since__lte=known)


def _with_conditions(rows: QuerySet[Any], label: str, known: date | None) -> list[dict[str, Any]]:
    """Rows joined with their conditions: one statement for both. label: of the sealed name, for opening."""
    owner = label.partition(".")[0]
    joined = rows.order_by("added_at", "id").annotate(
        c_id=F("conditions__id"),
        c_kind=F("conditions__kind"),
        c_words=F("conditions__words"),
        c_noted=F("conditions__noted_on"),
        c_ended=F("conditions__ended_on"),
    )
    sealed = ("name", "note") if owner == "place" else ("name", "own_words", "definer")
    facts = ("kind", "added_at") if owner == "place" else (
        "since", "bases_now", "members_now", "definer_person", "definer_user", "definer_user__name",
    )  # fmt: skip
    fields = ("id", *sealed, *facts, "c_id", "c_kind", "c_words", "c_noted", "c_ended")
    day = known or date.max
    return [{**row, "c_holds": row["c_id"] and _holds(row, day)} for row in joined.values(*fields)]


def _holds(row: dict[str, Any], day: date) -> bool:
    ended: date | None = row["c_ended"]
    noted: date = row["c_noted"]
    return noted <= day and (ended is None or ended > day)


def _gathered(rows: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows of one place or group together: there is one for each of its conditions."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return list(found.values())


def _opened(opened: OpenCase, row: dict[str, Any], field: str, owner: str) -> str:
    return opened.ring.open(row[field], f"{owner}.{field}", row["id"]) if row[field] is not None else ""


def _conditions(opened: OpenCase, rows: list[dict[str, Any]]) -> tuple[ConditionSeen, ...]:
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
        if row["c_holds"]
    ]
    return tuple(sorted(found, key=lambda one: (one.noted_on, one.id)))


def _place(opened: OpenCase, rows: list[dict[str, Any]]) -> PlaceSeen:
    row = rows[0]
    return PlaceSeen(
        id=row["id"],
        kind=Subject(row["kind"]),
        name=_opened(opened, row, "name", "place"),
        note=_opened(opened, row, "note", "place") if opened.sees_names else "",
        conditions=_conditions(opened, rows),
        added_at=row["added_at"],
    )


def _group(opened: OpenCase, rows: list[dict[str, Any]], names: Names, number: int) -> GroupSeen:
    row = rows[0]
    bases = {Basis(one["basis"]) for one in listed(row["bases_now"])}
    named = opened.sees_names
    members = [
        MemberSeen(UUID(one["person"]), date.fromisoformat(str(one["since"])))
        for one in listed(row["members_now"])
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
        conditions=_conditions(opened, rows),
        since=row["since"],
    )


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
