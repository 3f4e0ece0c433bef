"""Places and what shapes them, groups and who is in them, the who-else log, the shared directory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Subject
from alongside.contexts import groups_queries as queries
from alongside.contexts import groups_rules as rules
from alongside.contexts import history
from alongside.contexts.models import Condition, GroupBasis, Membership, PeerGroup, Place, Setting, WhoElse
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import changes
from alongside.people.queries import rows_in_view


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """setting: an entry of the shared directory; its name is then copied. name: typed here, for this case alone."""

    kind: Subject
    name: str = ""
    note: str = ""
    setting: UUID | None = None
    id: UUID = field(default_factory=ids.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """bases: basis -> what it rests on. definer: who says so; a person or user of the case where it is one."""

    name: str
    bases: Mapping[Basis, str]
    definer: str = ""
    definer_person: UUID | None = None
    definer_user: UUID | None = None
    own_words: str = ""
    members: Collection[UUID] = ()
    members_rest_on: str = ""
    id: UUID = field(default_factory=ids.new)


@ordinary
def add_place(*, opened: OpenCase, place: NewPlace) -> UUID:
    """A place, online space or service, by name from the directory or typed here (`map.places`)."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        name, kind = _named(place)
        refuse_if(_has_name(name))
        _id_is_free(fresh, Place, place.id)
        row = Place(
            id=place.id,
            case_id=fresh.id,
            kind=kind,
            setting_id=place.setting,
            added_at=clock.now(),
            added_by=fresh.viewer,
        )
        fresh.ring.fill(row, name=name, note=place.note.strip())
        row.save(force_insert=True)
        op.log("contexts.place_added", case=fresh.id, about=(row.id,), kind=kind)
        changes.tell(op, fresh.id)
    return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def change_place(*, opened: OpenCase, place: UUID, to: Mapping[str, str]) -> None:
    """Put right a place's name, kind or note. to: any of "name", "kind", "note"."""
    with change(opened) as (op, fresh):
        row = queries.place_row(fresh, place)
        if "name" in to:
            refuse_if(_has_name(to["name"]))
            row.setting = None
        was = _place_now(fresh, row)
        words = {name: to[name].strip() for name in ("name", "note") if name in to}
        fresh.ring.fill(row, concerns=(), **words)
        row.kind = to.get("kind", row.kind)
        row.save()
        history.keep(fresh, row, was, _place_now(fresh, row))
        op.log("contexts.place_changed", case=fresh.id, about=(place,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_place_off(*, opened: OpenCase, place: UUID) -> None:
    """A place leaves the map; what was said stays."""
    with change(opened) as (op, fresh):
        row = queries.place_row(fresh, place)
        row.off_at, row.off_by = clock.now(), fresh.viewer
        row.save()
        op.log("contexts.place_off", case=fresh.id, about=(place,))
        changes.tell(op, fresh.id)


@ordinary
def put_place_back(*, opened: OpenCase, place: UUID) -> None:
    """Take back a taking-off that one has just done oneself."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        back = Place.objects.filter(case=fresh.id, pk=place, off_by=fresh.viewer)
        if not back.update(off_at=None, off_by=None):
            raise NotOpenToYou
        op.log("contexts.place_added", case=fresh.id, about=(place,))
        changes.tell(op, fresh.id)


@ordinary
def add_condition(
    *,
    opened: OpenCase,
    kind: ConditionKind,
    words: str,
    place: UUID | None = None,
    group: UUID | None = None,
    condition: UUID | None = None,
) -> UUID:
    """What shapes a place or a group: fares, exclusions, policing, racism, no lighting (`map.places`)."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        if not words.strip():
            refuse_if([Reason("map.places", "Write what shapes this place or group", "words")])
        made = condition or ids.new()
        _id_is_free(fresh, Condition, made)
        row = Condition(
            id=made,
            case_id=fresh.id,
            place=queries.place_row(fresh, place) if place else None,
            group=queries.group_row(fresh, group) if group else None,
            kind=kind,
            noted_on=clock.today(),
            by=fresh.viewer,
        )
        fresh.ring.fill(row, words=words.strip())
        row.save(force_insert=True)
        op.log("contexts.condition_added", case=fresh.id, about=(row.id,), kind=kind)
        changes.tell(op, fresh.id)
    return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def end_condition(*, opened: OpenCase, condition: UUID) -> None:
    """It is no longer so: the lights were mended."""
    with change(opened) as (op, fresh):
        held = Condition.objects.filter(case=fresh.id, pk=condition, ended_on__isnull=True)
        if not held.update(ended_on=clock.today(), ended_by=fresh.viewer):
            raise NotOpenToYou
        op.log("contexts.condition_ended", case=fresh.id, about=(condition,))
        changes.tell(op, fresh.id)


@ordinary
def condition_holds_again(*, opened: OpenCase, condition: UUID) -> None:
    """Take back an ending that one has just done oneself."""
    with change(opened) as (op, fresh):
        ended = Condition.objects.filter(case=fresh.id, pk=condition, ended_by=fresh.viewer)
        if not ended.update(ended_on=None, ended_by=None):
            raise NotOpenToYou
        op.log("contexts.condition_added", case=fresh.id, about=(condition,))
        changes.tell(op, fresh.id)


@ordinary
def add_group(*, opened: OpenCase, group: NewGroup) -> UUID:
    """A peer group with its bases and who says so (`group.basis`, `group.definer`). Nothing is inferred."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        refuse_if(rules.may_call_it_a_group(group.name, list(group.bases)))
        _id_is_free(fresh, PeerGroup, group.id)
        row = PeerGroup(
            id=group.id,
            case_id=fresh.id,
            since=clock.today(),
            added_at=clock.now(),
            added_by=fresh.viewer,
        )
        _describe(fresh, row, group)
        row.save(force_insert=True)
        _set_bases(fresh, row, group.bases)
        for person in group.members:
            _join(fresh, row, person, group.members_rest_on)
        timeline.add(op, fresh.id, "contexts.group_added")
        changes.tell(op, fresh.id)
    return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def change_group(*, opened: OpenCase, group: UUID, to: NewGroup) -> None:
    """Put right how a group is described; its members stay. to.id and to.members are not looked at."""
    with change(opened) as (op, fresh):
        row = queries.group_row(fresh, group)
        refuse_if(rules.may_call_it_a_group(to.name, list(to.bases)))
        was, was_definer = _group_now(fresh, row), row.definer_person_id
        _describe(fresh, row, to)
        row.save()
        _set_bases(fresh, row, to.bases)
        concerns = [one for one in {was_definer, row.definer_person_id} if one]
        history.keep(fresh, row, was, _group_now(fresh, row), concerns)
        op.log("contexts.group_changed", case=fresh.id, about=(group,))
        changes.tell(op, fresh.id)


@ordinary
def change_members(
    *, opened: OpenCase, group: UUID, add: Collection[UUID], remove: Collection[UUID], rests_on: str = ""
) -> None:
    """Who is in a group: dated, sourced, reversible; no tie follows from it, and it from no tie."""
    with change(opened) as (op, fresh):
        row = queries.group_row(fresh, group)
        if add:
            refuse_if(rules.still_open(fresh.locks))
        now = set(
            Membership.objects.filter(group=row, until__isnull=True).values_list("person_id", flat=True)
        )
        for person in set(add) - now:
            _join(fresh, row, person, rests_on)
        for person in set(remove) & now:
            _leave(fresh, row, person)
        op.log("contexts.members_changed", case=fresh.id, about=(group, *add, *remove))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def end_group(*, opened: OpenCase, group: UUID) -> None:
    """It is not a group, or not any more."""
    with change(opened) as (op, fresh):
        row = queries.group_row(fresh, group)
        row.until, row.ended_by = clock.today(), fresh.viewer
        row.save()
        timeline.add(op, fresh.id, "contexts.group_ended")
        changes.tell(op, fresh.id)


@ordinary
def put_group_back(*, opened: OpenCase, group: UUID) -> None:
    """Take back an ending that one has just done oneself."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        ended = PeerGroup.objects.filter(case=fresh.id, pk=group, ended_by=fresh.viewer)
        if not ended.update(until=None, ended_by=None):
            raise NotOpenToYou
        op.log("contexts.group_changed", case=fresh.id, about=(group,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.LISTEN)
def note_who_else(
    *,
    opened: OpenCase,
    outcome: ElseOutcome,
    said: str = "",
    why: str = "",
    asked: UUID | None = None,
    asked_words: str = "",
) -> UUID:
    """Who else might be included, and who should not be? Asked of young people and partners (`group.else`).

    asked: a person of the case, or asked_words. Whoever is spoken of is not put on record by this.
    """
    with change(opened) as (op, fresh):
        refuse_if(rules.may_log_who_else(outcome, said, why))
        if asked is not None and asked not in rows_in_view(fresh):
            raise NotOpenToYou
        row = WhoElse(
            id=ids.new(), case_id=fresh.id, asked_id=asked, outcome=outcome, on=clock.today(), by=fresh.viewer
        )
        concerns = [asked] if asked else []
        fresh.ring.fill(row, concerns=concerns, said=said, why=why, asked_words=asked_words)
        row.save(force_insert=True)
        timeline.add(op, fresh.id, "contexts.who_else", outcome=outcome.value)
    return row.id


@ordinary
def publish_setting(*, by: User, name: str, kind: Subject) -> UUID:
    """An administrator puts a place, school, service or platform into the shared directory."""
    with operation(by=by) as op:
        _administers(by)
        refuse_if(_has_name(name))
        if Setting.objects.filter(name__iexact=name.strip()).exists():
            refuse_if([Reason("map.places", f"{name.strip()} is already in the directory", "name")])
        row = Setting.objects.create(id=ids.new(), name=name.strip(), kind=kind)
        op.log("contexts.setting_published", about=(row.id,))
    return row.id


@ordinary
def retire_setting(*, by: User, setting: UUID) -> None:
    """No longer offered; places that were made from it keep their name."""
    with operation(by=by) as op:
        _administers(by)
        if not Setting.objects.filter(pk=setting, retired_on__isnull=True).update(retired_on=clock.today()):
            raise NotOpenToYou
        op.log("contexts.setting_retired", about=(setting,))


def _administers(by: User) -> None:
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotOpenToYou


def _named(place: NewPlace) -> tuple[str, Subject]:
    if place.setting is None:
        return place.name.strip(), place.kind
    row = Setting.objects.filter(pk=place.setting, retired_on__isnull=True).first()
    if row is None:
        raise NotOpenToYou
    return row.name, Subject(row.kind)


def _has_name(name: str) -> tuple[Reason, ...]:
    return () if name.strip() else (Reason("map.places", "Write what this place is called", "name"),)


def _id_is_free(fresh: OpenCase, model: type[Place | Condition | PeerGroup], made: UUID) -> None:
    if not fresh.sees_names or model._default_manager.filter(pk=made).exists():
        raise NotOpenToYou


def _describe(fresh: OpenCase, row: PeerGroup, group: NewGroup) -> None:
    if group.definer_person is not None and group.definer_person not in rows_in_view(fresh):
        raise NotOpenToYou
    row.definer_person_id, row.definer_user_id = group.definer_person, group.definer_user
    fresh.ring.fill(row, name=group.name.strip())
    concerns = [group.definer_person] if group.definer_person else []
    fresh.ring.fill(row, concerns=concerns, own_words=group.own_words.strip(), definer=group.definer.strip())


def _place_now(fresh: OpenCase, row: Place) -> dict[str, object]:
    return {"kind": row.kind, **{name: fresh.ring.read(row, name) for name in ("name", "note")}}


def _group_now(fresh: OpenCase, row: PeerGroup) -> dict[str, object]:
    """How a group is described; each basis with what it rests on."""
    bases = {one.basis: fresh.ring.read(one, "rests_on") for one in GroupBasis.objects.filter(group=row)}
    words = {name: fresh.ring.read(row, name) for name in ("name", "own_words", "definer")}
    who = {"definer_person": str(row.definer_person_id or ""), "definer_user": str(row.definer_user_id or "")}
    return {**words, **who, "bases": dict(sorted(bases.items()))}


def _set_bases(fresh: OpenCase, row: PeerGroup, bases: Mapping[Basis, str]) -> None:
    kept = {one.basis: one for one in GroupBasis.objects.filter(group=row)}
    GroupBasis.objects.filter(group=row).exclude(basis__in=list(bases)).delete()
    for basis, rests_on in bases.items():
        one = kept.get(basis) or GroupBasis(id=ids.new(), group=row, basis=basis)
        if rests_on or basis not in kept:
            fresh.ring.fill(one, rests_on=rests_on)
            one.save()


def _join(fresh: OpenCase, row: PeerGroup, person: UUID, rests_on: str) -> None:
    if person not in rows_in_view(fresh):
        raise NotOpenToYou
    made = Membership(id=ids.new(), group=row, person_id=person, since=clock.today(), added_by=fresh.viewer)
    fresh.ring.fill(made, concerns=[person], rests_on=rests_on)
    made.save(force_insert=True)


def _leave(fresh: OpenCase, row: PeerGroup, person: UUID) -> None:
    Membership.objects.filter(group=row, person=person, until__isnull=True).update(
        until=clock.today(), ended_by=fresh.viewer
    )
