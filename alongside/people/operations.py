"""Putting people on record, changing what is kept about them, taking them off. One change each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.cases.stages import BEGUN, NOT_BEGUN, WorkStage, mark_of, set_mark
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import changes, queries, rules
from alongside.people.models import HarmQuestions, Inclusion, Person
from alongside.people.terms import AgeBand, HarmAnswer, Kind, OffBecause, RestsOn, SupportNeed

LOOK_AGAIN_AFTER = timedelta(weeks=12)
"""When the need is looked at again, unless somebody chose a day or the whole work is reviewed earlier."""

CONFIRM_WITHIN = 5
"""Working days in which somebody named while drawing together is kept with a reason or let go."""

IDENTITY = ("shown", "full_name", "born_on", "apart", "note", "pronouns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who somebody is, as little as is needed (`person.minimal`). born_on: ISO date or ""."""

    kind: Kind
    shown: str
    full_name: str = ""
    born_on: str = ""
    apart: str = ""
    note: str = ""
    pronouns: str = ""
    age_band: AgeBand = AgeBand.NOT_KNOWN
    symbol: str = ""
    colour: str = ""
    id: UUID = field(default_factory=ids.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The decision that they need to be here: `values.rights.6` and `.7` (`map.inclusion`)."""

    need: str
    evidence: str
    rests_on: tuple[RestsOn, ...]
    review_on: date | None = None


@extends_the_work
def add(*, opened: OpenCase, who: Who, why: Why) -> UUID:
    """Put somebody on record by initials, with the decision that they need to be here (`map.inclusion`).

    Refused while adding is paused, before the work is cleared for names, without need and evidence, or on
    unchecked word alone. An adult said to cause harm makes four questions due today (`map.adults`).
    """
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(rules.may_identify(fresh.locks, why.rests_on) + _may_describe(fresh, who))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        row = _new_row(fresh, who)
        _decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.person_added", person=str(row.id))
        _is_known(op, fresh, row)
    return row.id


@extends_the_work
def add_placeholder(*, opened: OpenCase, who: Who, why: Why | None = None) -> UUID:
    """Somebody without a name, such as "a friend from the bus" (`map.placeholder`); needs no sign-off."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(_says_who(who.note))
        row = _new_row(fresh, who, unnamed=True)
        if why is not None and why.need:
            _decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.placeholder_added", person=str(row.id))
        _ask_about_harm(op, fresh, row)
        _changed(op, fresh)
    return row.id


@ordinary
def add_focus(*, opened: OpenCase, who: Who) -> UUID:
    """The young person a level 1 case is about; the need is the case itself. There is one of them."""
    with change(opened) as (op, fresh):
        if Person.objects.of(fresh.id).filter(is_focus=True).exists():
            refuse_if([Reason("map.one_case", "This case is already about one young person.", "shown")])
        row = _new_row(fresh, who, is_focus=True)
        op.log("people.focus_added", case=fresh.id, about=(row.id,))
        _changed(op, fresh)
    return row.id


@extends_the_work
def add_provisional(*, opened: OpenCase, who: Who) -> UUID:
    """A name the young person says while drawing; kept with a reason within 5 working days, or let go."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(rules.may_identify(fresh.locks, [RestsOn.OWN_ACCOUNT]) + _may_describe(fresh, who))
        until = working_days_after(clock.today(), CONFIRM_WITHIN)
        row = _new_row(fresh, who, provisional_until=until)
        due.set_due(case=fresh.id, kind="people.confirm", about=row.id, on=until, whose=_lead(fresh))
        op.log("people.provisional_added", case=fresh.id, about=(row.id,))
        _changed(op, fresh)
    return row.id


@extends_the_work
def keep(*, opened: OpenCase, person: UUID, why: Why) -> None:
    """Somebody named while drawing together stays, by a decision of its own (`map.together`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        row.provisional_until = None
        row.save(update_fields=["provisional_until"])
        due.done(case=fresh.id, kind="people.confirm", about=person)
        _decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.kept", person=str(person))
        _is_known(op, fresh, row)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def let_go(*, opened: OpenCase, person: UUID) -> None:
    """Somebody named while drawing together is not kept."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        _end(fresh, row, OffBecause.LET_GO, "")
        timeline.add(op, fresh.id, "people.let_go")
        _changed(op, fresh)


@extends_the_work
def name_placeholder(*, opened: OpenCase, person: UUID, who: Who, why: Why) -> None:
    """A placeholder becomes somebody known: the same decision as adding them, and rights begin now."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        refuse_if(rules.may_identify(fresh.locks, why.rests_on) + _may_describe(fresh, who, row))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        _fill(fresh, row, who)
        row.unnamed = False
        row.save()
        _decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.named", person=str(person))
        _is_known(op, fresh, row)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def merge(*, opened: OpenCase, placeholder: UUID, known: UUID) -> None:
    """A placeholder turns out to be somebody already here: what was said of it is theirs from now on."""
    with change(opened) as (op, fresh):
        gone, stays = queries.row_in_view(fresh, placeholder), queries.row_in_view(fresh, known)
        refuse_if(_may_merge(gone, stays))
        changes.tell_merged(op, fresh, gone=placeholder, known=known)
        gone.merged_into = stays
        _end(fresh, gone, OffBecause.MERGED, "")
        timeline.add(op, fresh.id, "people.merged", person=str(known))
        _changed(op, fresh)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def correct(*, opened: OpenCase, person: UUID, to: Mapping[str, str], has_died: bool | None = None) -> None:
    """Put right what is recorded about somebody; the wrong version leaves view (`rights.correct`).

    to: any field of `Who` but the id. A placeholder gets a name by `name_placeholder` alone.
    """
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        now = _as_it_stands(fresh, row)
        who = Who(**{**now, **to}, id=row.id)  # type: ignore[arg-type]
        refuse_if(_says_who(who.note) if row.unnamed else _may_describe(fresh, who, row))
        refuse_if(_named_by_the_back_door(row, to))
        was = row.kind
        _fill(fresh, row, who)
        row.has_died = row.has_died if has_died is None else has_died
        row.save()
        if row.kind != was:
            _ask_about_harm(op, fresh, row)
        op.log("people.changed", case=fresh.id, about=(person,), what=".".join(sorted(to)))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.LISTEN)
def set_support(*, opened: OpenCase, person: UUID, needs: Mapping[SupportNeed, str]) -> None:
    """What somebody needs in order to follow and be followed (`person.support`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        kept = {need.value: words for need, words in needs.items() if words}
        fresh.ring.fill_for_person(row, row.id, support=json.dumps(kept) if kept else "")
        row.save(update_fields=["support"])
        op.log("people.support_changed", case=fresh.id, about=(person,))


@ordinary
def decide_again(*, opened: OpenCase, person: UUID, why: Why) -> None:
    """Look again at why somebody is here: a new decision beside the old ones (`map.inclusion`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        _decide(fresh, row, why)
        op.log("people.decided_again", case=fresh.id, about=(person,))


@always_allowed(SafetyAction.KEEP_SAFE)
def answer_harm_questions(
    *, opened: OpenCase, person: UUID, answers: Mapping[str, HarmAnswer], what_was_done: str
) -> None:
    """What is asked about an adult said to cause harm: reported, works with children, trafficked, at risk."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        if row.kind != Kind.SAID_TO_CAUSE_HARM:
            raise NotOpenToYou
        given = HarmQuestions(
            id=ids.new(),
            person=row,
            answers={key: value.value for key, value in answers.items()},
            answered_at=clock.now(),
            answered_by=fresh.viewer,
        )
        fresh.ring.fill(given, concerns=[row.id], what_was_done=what_was_done)
        given.save(force_insert=True)
        due.done(case=fresh.id, kind="people.harm_questions", about=person)
        timeline.add(op, fresh.id, "people.harm_answered", person=str(person))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_off(*, opened: OpenCase, person: UUID, because: OffBecause, words: str = "") -> None:
    """Take somebody off: they, their ties and every text about them leave all views at once."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        if because == OffBecause.OTHER and not words.strip():
            refuse_if([Reason("map.inclusion", "Write why this person comes off", "words")])
        _end(fresh, row, because, words)
        timeline.add(op, fresh.id, "people.taken_off", because=because.value)
        _changed(op, fresh)


@extends_the_work
def put_back(*, opened: OpenCase, person: UUID) -> None:
    """Take back a taking-off that one has just done oneself; what went with it comes back with it."""
    with change(opened) as (op, fresh):
        row = Person.objects.filter(case=fresh.id, pk=person, off_by=fresh.viewer).first()
        if row is None or not _may_come_back(row):
            raise NotOpenToYou
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        row.off_at = row.off_by = row.off_words = None
        row.off_because = ""
        row.save()
        timeline.add(op, fresh.id, "people.put_back", person=str(person))
        _changed(op, fresh)


def _new_row(
    fresh: OpenCase,
    who: Who,
    *,
    unnamed: bool = False,
    is_focus: bool = False,
    provisional_until: date | None = None,
) -> Person:
    """The key first, then the row (a sweep drops keys left over). An id that is taken is refused."""
    if not fresh.sees_names or Person.objects.filter(pk=who.id).exists():
        raise NotOpenToYou
    row = Person(
        id=who.id,
        case_id=fresh.id,
        unnamed=unnamed,
        is_focus=is_focus,
        added_at=clock.now(),
        added_by=fresh.viewer,
        provisional_until=provisional_until,
    )
    fresh.ring.add_key(row.id)
    _fill(fresh, row, who)
    row.save(force_insert=True)
    return row


def _fill(fresh: OpenCase, row: Person, who: Who) -> None:
    fresh.ring.fill_for_person(row, row.id, **{name: getattr(who, name).strip() for name in IDENTITY})
    row.kind, row.age_band = who.kind, who.age_band
    row.symbol, row.colour = who.symbol, who.colour


def _decide(fresh: OpenCase, row: Person, why: Why) -> None:
    made = Inclusion(
        id=ids.new(),
        person=row,
        rests_on=[one.value for one in why.rests_on],
        decided_at=clock.now(),
        decided_by=fresh.viewer,
        review_on=why.review_on or _look_again_on(fresh),
    )
    fresh.ring.fill(made, concerns=[row.id], need=why.need, evidence=why.evidence)
    made.save(force_insert=True)
    due.set_due(case=fresh.id, kind="people.review", about=row.id, on=made.review_on)


def _look_again_on(fresh: OpenCase) -> date:
    planned, latest = fresh.row.review_on, clock.today() + LOOK_AGAIN_AFTER
    return min(planned, latest) if planned and planned > clock.today() else latest


def _end(fresh: OpenCase, row: Person, because: OffBecause, words: str) -> None:
    row.off_at, row.off_by, row.off_because = clock.now(), fresh.viewer, because
    if words:
        fresh.ring.fill(row, concerns=[row.id], off_words=words)
    row.save()
    for kind in ("people.confirm", "people.harm_questions", "people.review"):
        due.done(case=fresh.id, kind=kind, about=row.id)


def _may_come_back(row: Person) -> bool:
    """Whoever asked to come off stays off; only a slip of the same day is taken back."""
    slip = row.off_at is not None and clock.day_of(row.off_at) == clock.today()
    return row.off_because != OffBecause.MERGED and (slip or row.off_because != OffBecause.REQUEST)


def _may_describe(fresh: OpenCase, who: Who, row: Person | None = None) -> tuple[Reason, ...]:
    """Everything that is asked of how somebody is described: one at a time, told apart, no more than needed."""
    others = [(one.shown, one.apart) for one in queries.people(fresh) if one.id != who.id and one.is_named]
    missing = () if who.shown.strip() else (Reason("person.minimal", "Write initials or a symbol", "shown"),)
    return (
        missing
        + rules.one_at_a_time(who.shown)
        + rules.told_apart(who.shown, who.apart, others)
        + rules.little_enough(
            fresh.level,
            who.kind,
            is_focus=row is not None and row.is_focus,
            full_name=who.full_name,
            born_on=who.born_on,
        )
    )


def _says_who(note: str) -> tuple[Reason, ...]:
    if note.strip():
        return ()
    return (
        Reason(
            "map.placeholder", "Write who is meant, without a name, such as “a friend from the bus”", "note"
        ),
    )


def _named_by_the_back_door(row: Person, to: Mapping[str, str]) -> tuple[Reason, ...]:
    if row.unnamed and any(to.get(name) for name in ("shown", "full_name", "born_on")):
        says = "Putting a name to a placeholder is a decision. Use “Now we know who this is”."
        return (Reason("map.inclusion", says, "shown"),)
    return ()


def _may_merge(gone: Person, stays: Person) -> tuple[Reason, ...]:
    if gone.unnamed and gone.pk != stays.pk and gone.kind == stays.kind:
        return ()
    says = "Only a placeholder can turn out to be somebody else, and both must be the same kind of person."
    return (Reason("map.placeholder", says, "known"),)


def _as_it_stands(fresh: OpenCase, row: Person) -> dict[str, str]:
    words = {name: fresh.ring.read(row, name) for name in IDENTITY}
    return {**words, "kind": row.kind, "age_band": row.age_band, "symbol": row.symbol, "colour": row.colour}


def _ask_about_harm(op: Operation, fresh: OpenCase, row: Person) -> None:
    if row.kind == Kind.SAID_TO_CAUSE_HARM:
        due.set_due(
            case=fresh.id, kind="people.harm_questions", about=row.id, on=clock.today(), whose=_lead(fresh)
        )


def _is_known(op: Operation, fresh: OpenCase, row: Person) -> None:
    """From now on this is an identified person with rights: clocks start, questions are asked."""
    _ask_about_harm(op, fresh, row)
    changes.tell_known(op, fresh, row.id)
    _changed(op, fresh)


def _lead(fresh: OpenCase) -> UUID | None:
    return fresh.lead.user if fresh.lead else None


def _changed(op: Operation, fresh: OpenCase) -> None:
    if mark_of(fresh, WorkStage.MAP) == NOT_BEGUN:
        set_mark(op, fresh.row, WorkStage.MAP, BEGUN)
    changes.tell(op, fresh.id)
