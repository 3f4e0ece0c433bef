"""Connecting, describing, hearing, talking, confirming, moving, taking off. One change each.

Every one of them serves the picture, the list and the narrative alike.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.cases.timeline import add as tell
from alongside.contexts import groups_queries
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.peermaps import keeping, places_near, queries, rules
from alongside.peermaps.facts import End, EndType, TieSeen
from alongside.peermaps.models import Confirmation, SaidOf, TalkedAbout, Tie
from alongside.peermaps.terms import Direction, Level, OffReason, TieKind, TieState
from alongside.people import changes
from alongside.people import operations as people_operations
from alongside.people.operations import Who, Why
from alongside.recording import drafts
from alongside.statements import operations as statement_operations
from alongside.statements.operations import Said

Point = tuple[float, float]

PERSON_DRAFT = "peermaps.person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """How a tie is described. since, until: "2026-11-03", "2026-11", "2026" or ""."""

    kinds: tuple[TieKind, ...] = ()
    direction: Direction = Direction.NONE
    harm_direction: Direction = Direction.NONE
    influence_direction: Direction = Direction.NONE
    state: TieState = TieState.CURRENT
    since: str = ""
    until: str = ""
    non_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How much support and harm somebody speaks of; None where nothing is said about it."""

    support: Level | None = None
    harm: Level | None = None
    harm_direction: Direction = Direction.NONE

    @property
    def says_something(self) -> bool:
        return self.support is not None or self.harm is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTie:
    """A tie between a and b. drawn: levels nobody has said yet; said and heard: whose words it rests on."""

    a: End
    b: End
    described: Described = field(default_factory=Described)
    drawn: Levels = field(default_factory=Levels)
    said: Said | None = None
    heard: Levels = field(default_factory=Levels)
    id: UUID = field(default_factory=ids.new)


@dataclass(frozen=True, slots=True)
class About:
    """What a statement is about, besides people: ties with what it says of them, places and groups."""

    ties: Mapping[UUID, Levels] = field(default_factory=dict)
    places: tuple[UUID, ...] = ()
    groups: tuple[UUID, ...] = ()


@extends_the_work
def add_person(*, opened: OpenCase, who: Who, why: Why, near: UUID | None = None) -> UUID:
    """Somebody by a decision of their own, standing beside somebody else at once; nobody else moves."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        people_operations.add(opened=fresh, who=who, why=why)
        if near is not None:
            place_near(opened=fresh, what=who.id, near=near)
        drafts.forget(fresh, PERSON_DRAFT)
        op.log("peermaps.form_saved", case=fresh.id, about=(who.id,))
    return who.id


@ordinary
def connect(*, opened: OpenCase, tie: NewTie) -> UUID:
    """Connect two people, places or groups (`map.tie`). One pair has one tie; support and harm may both be on it.

    Without anybody's words it is drawn as not checked until somebody says something.
    """
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        seen = queries.seen(fresh)
        _both_in_view(fresh, tie, frozenset(seen.names))
        refuse_if(rules.may_last(tie.described.since, tie.described.until, clock.today()))
        already = [frozenset((end.type, end.id) for end in one.ends) for one in seen.ties]
        refuse_if(rules.may_connect((tie.a.type, tie.a.id), (tie.b.type, tie.b.id), already))
        made = connected(op, fresh, tie)
        changes.tell(op, fresh.id)
    return made


def connected(op: Operation, fresh: OpenCase, tie: NewTie) -> UUID:
    """Inside an operation: a tie between two that are on the map and have none yet, as the caller has made sure."""
    row = keeping.new_tie(op, fresh, tie.id, tie.a, tie.b)
    keeping.describe(fresh, row.id, _as_fields(tie.described))
    if tie.drawn.says_something:
        keeping.draw(fresh, row.id, tie.drawn)
    if tie.said is not None:
        write_down(op, fresh, tie.said, About({row.id: tie.heard}), {row.id: (tie.a, tie.b)})
    op.log("peermaps.connected", case=fresh.id, about=(row.id,))
    return row.id


@ordinary
def describe(*, opened: OpenCase, tie: UUID, to: Mapping[str, object], drawn: Levels | None = None) -> None:
    """Change how a tie is described: a new row beside the old ones. to: any fields of `Described`.

    drawn: levels that nobody has said yet. What people did say is not redrawn by hand (`map.statement`).
    """
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        seen = queries.tie(fresh, tie).tie
        if to:
            _describe(fresh, tie, {**_as_fields(_described(seen)), **to}, newly=to)
        if drawn is not None:
            _may_draw(seen, drawn)
            keeping.draw(fresh, tie, _beside(seen, drawn))
        op.log("peermaps.described", case=fresh.id, about=(tie,), what=".".join(sorted(to)))
        if to.get("state") == TieState.PAST and seen.state != TieState.PAST:
            tell(op, fresh.id, "peermaps.tie_past")
        changes.tell(op, fresh.id)


def _describe(fresh: OpenCase, tie: UUID, fields: Mapping[str, Any], *, newly: Collection[str]) -> None:
    if {"since", "until"} & set(newly):
        refuse_if(rules.may_last(fields["since"], fields["until"], clock.today()))
    keeping.describe(fresh, tie, dict(fields))


@ordinary
def hear(*, opened: OpenCase, said: Said, about: About | None = None, draft: str = "") -> UUID:
    """Write down what somebody said about people, ties, places or groups (`map.statement`, `map.perspectives`).

    Whose view it is stays with it; a line resting on it is broken while it is second-hand and unchecked.
    draft: the draft of the form it was typed into, which goes now that it is saved.
    """
    meant = about or About()
    with change(opened) as (op, fresh):
        ends = {tie: _ends_of(queries.tie(fresh, tie).tie) for tie in meant.ties}
        made = write_down(op, fresh, said, meant, ends)
        if draft:
            drafts.forget(fresh, draft)
    return made


def write_down(
    op: Operation, opened: OpenCase, said: Said, about: About, ends: Mapping[UUID, Sequence[End]]
) -> UUID:
    """Inside an operation: the statement, about everybody at the ends of its ties too, and what it says of each tie."""
    at_ends = [end.id for pair in ends.values() for end in pair if end.type == EndType.PERSON]
    people = tuple(dict.fromkeys([*said.about, *at_ends]))
    made = statement_operations.add(opened=opened, said=replace(said, about=people))
    for tie, levels in about.ties.items():
        keeping.read(opened, tie, made, levels)
    for place in about.places:
        SaidOf.objects.create(id=ids.new(), statement_id=made, place=groups_queries.place_row(opened, place))
    for group in about.groups:
        SaidOf.objects.create(id=ids.new(), statement_id=made, group=groups_queries.group_row(opened, group))
    op.log("peermaps.heard", case=opened.id, about=(made, *about.ties))
    return made


@ordinary
def note_talk(*, opened: OpenCase, tie: UUID, words: str, talk: UUID | None = None) -> UUID:
    """What came of talking about a difference; both views stay as they are (`map.perspectives`)."""
    with change(opened) as (op, fresh):
        seen = queries.tie(fresh, tie).tie
        refuse_if(rules.still_open(fresh.locks))
        if not words.strip():
            refuse_if([Reason("map.perspectives", "Write what came of talking about it", "words")])
        made = talk or ids.new()
        keeping.must_be_free(fresh, TalkedAbout, made)
        row = TalkedAbout(id=made, tie_id=tie, on=clock.today(), by=fresh.viewer)
        fresh.ring.fill(row, concerns=_people_at(seen), words=words.strip())
        row.save(force_insert=True)
        tell(op, fresh.id, "peermaps.talked")
        changes.tell(op, fresh.id)
    return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def confirm(*, opened: OpenCase, what: End | UUID) -> None:
    """A tie (by its id) or a group is still so: fading starts again from today (`map.time`)."""
    with change(opened) as (op, fresh):
        tie, group = _tie_or_group(fresh, what)
        keeping.the_map(fresh.id)
        Confirmation.objects.create(
            id=ids.new(), map_id=fresh.id, tie_id=tie, group_id=group, on=clock.today(), by=fresh.viewer
        )
        op.log("peermaps.confirmed", case=fresh.id, about=(tie or group or fresh.id,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def unconfirm(*, opened: OpenCase, what: End | UUID) -> None:
    """Take back a confirmation that one has just given oneself."""
    with change(opened) as (op, fresh):
        tie, group = _tie_or_group(fresh, what)
        newest = Confirmation.objects.filter(
            map=fresh.id, tie=tie, group=group, by=fresh.viewer, taken_back_at__isnull=True
        ).order_by("-on", "-id")
        row = newest.first()
        if row is not None:
            row.taken_back_at = clock.now()
            row.save(update_fields=["taken_back_at"])
        op.log("peermaps.confirmed", case=fresh.id, about=(tie or group or fresh.id,))
        changes.tell(op, fresh.id)


@ordinary
def move(*, opened: OpenCase, to: Mapping[UUID, Point | None], held: Collection[UUID] | None = None) -> None:
    """Put people and places where somebody wants them; nobody else moves. None: back into the tray.

    held: whom somebody put there by hand, so that Tidy leaves them; everybody where it is not said.
    """
    with change(opened) as (op, fresh):
        in_view = {end.id for end in queries.here(fresh).names if end.type != EndType.GROUP}
        if not fresh.sees_names or not set(to) <= in_view:
            raise NotOpenToYou
        keeping.place(fresh.id, to, to.keys() if held is None else held)
        op.log("peermaps.moved", case=fresh.id, count=len(to))
        changes.tell(op, fresh.id)


@ordinary
def place_near(*, opened: OpenCase, what: UUID, near: UUID) -> None:
    """Stand one person or place beside another, where there is room: the way to move without dragging."""
    with change(opened) as (op, fresh):
        seen = queries.seen(fresh)
        in_view = {end.id for end in seen.names if end.type != EndType.GROUP}
        if not fresh.sees_names or not {what, near} <= in_view:
            raise NotOpenToYou
        if what == near:
            refuse_if([Reason("map.tie", "Choose two different people or places", "near")])
        others = {one: point for one, point in seen.positions.items() if one in in_view and one != what}
        anchor = others.get(near) or places_near.free(list(others.values()), (0.0, 0.0))
        spot = places_near.free([*others.values(), anchor], anchor)
        keeping.place(fresh.id, {near: anchor, what: spot}, {what, *(seen.held & {near})})
        op.log("peermaps.moved", case=fresh.id, count=1)
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_tie_off(*, opened: OpenCase, tie: UUID, because: OffReason, words: str = "") -> None:
    """A tie leaves the map; what people said stays theirs."""
    with change(opened) as (op, fresh):
        seen = queries.tie(fresh, tie).tie
        if because == OffReason.OTHER and not words.strip():
            refuse_if([Reason("map.tie", "Write why this tie comes off", "words")])
        refuse_if(rules.may_let_go(because, fading=seen.fading))
        row = Tie.objects.get(pk=tie)
        row.off_at, row.off_by, row.off_because = clock.now(), fresh.viewer, because
        fresh.ring.fill(row, concerns=_people_at(seen), off_words=words.strip())
        row.save()
        op.log("peermaps.tie_off", case=fresh.id, about=(tie,), because=because.value)
        changes.tell(op, fresh.id)


@ordinary
def put_tie_back(*, opened: OpenCase, tie: UUID) -> None:
    """Take back a taking-off that one has just done oneself; what was said comes back with it."""
    with change(opened) as (op, fresh):
        refuse_if(rules.still_open(fresh.locks))
        row = Tie.objects.filter(map=fresh.id, pk=tie, off_by=fresh.viewer).first()
        if row is None:
            raise NotOpenToYou
        row.off_at = row.off_by = row.off_words = None
        row.off_because = ""
        row.save()
        op.log("peermaps.connected", case=fresh.id, about=(tie,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_talk_off(*, opened: OpenCase, talk: UUID) -> None:
    """A note about talking was a slip."""
    with change(opened) as (op, fresh):
        row = TalkedAbout.objects.filter(tie__map=fresh.id, pk=talk, off_at__isnull=True).first()
        if row is None or queries.tie(fresh, row.tie_id) is None:
            raise NotOpenToYou
        row.off_at, row.off_by = clock.now(), fresh.viewer
        row.save()
        op.log("peermaps.talk_off", case=fresh.id, about=(talk,))
        changes.tell(op, fresh.id)


@ordinary
def put_talk_back(*, opened: OpenCase, talk: UUID) -> None:
    """Take back a taking-off that one has just done oneself."""
    with change(opened) as (op, fresh):
        mine = TalkedAbout.objects.filter(tie__map=fresh.id, pk=talk, off_by=fresh.viewer)
        if not mine.update(off_at=None, off_by=None):
            raise NotOpenToYou
        op.log("peermaps.talk_off", case=fresh.id, about=(talk,))
        changes.tell(op, fresh.id)


def _both_in_view(fresh: OpenCase, tie: NewTie, in_view: frozenset[End]) -> None:
    if not fresh.sees_names or not {tie.a, tie.b} <= in_view:
        raise NotOpenToYou
    keeping.must_be_free(fresh, Tie, tie.id)


def _may_draw(seen: TieSeen, drawn: Levels) -> None:
    reasons: list[Reason] = []
    for dimension in ("support", "harm"):
        level = getattr(drawn, dimension)
        if level is not None:
            reasons += rules.may_draw(dimension, level, seen.readings)
    refuse_if(reasons)


def _beside(seen: TieSeen, drawn: Levels) -> Levels:
    """The drawn levels with those drawn before, where nothing new was drawn."""
    before = next((one for one in seen.readings if one.statement is None), None)
    if before is None:
        return drawn
    return Levels(
        support=before.support if drawn.support is None else drawn.support,
        harm=before.harm if drawn.harm is None else drawn.harm,
    )


def _described(seen: TieSeen) -> Described:
    return Described(
        kinds=seen.kinds,
        direction=seen.direction,
        harm_direction=seen.harm_direction,
        influence_direction=seen.influence_direction,
        state=seen.state,
        since=seen.since,
        until=seen.until,
        non_contact=seen.non_contact,
    )


def _as_fields(described: Described) -> dict[str, object]:
    return {name: getattr(described, name) for name in Described.__dataclass_fields__}


def _ends_of(seen: TieSeen) -> tuple[End, End]:
    return (seen.a, seen.b)


def _people_at(seen: TieSeen) -> tuple[UUID, ...]:
    return tuple(end.id for end in _ends_of(seen) if end.type == EndType.PERSON)


def _tie_or_group(fresh: OpenCase, what: End | UUID) -> tuple[UUID | None, UUID | None]:
    if isinstance(what, End):
        return None, groups_queries.group_row(fresh, what.id).pk
    return queries.tie(fresh, what).tie.id, None
