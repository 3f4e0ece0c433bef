"""Putting people on record, changing what is kept about them, taking them off. One change each."""

import json
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import changes, history, joining, queries, rules, writing
from alongside.people.models import HarmQuestions, Person
from alongside.people.terms import HarmAnswer, Kind, OffBecause, SupportNeed
from alongside.people.writing import Who, Why

__all__ = ["Who", "Why"]


@extends_the_work
def add(*, opened: OpenCase, who: Who, why: Why) -> UUID:
    """Put somebody on record by initials, with the decision that they need to be here (`map.inclusion`).

    Refused while adding is paused, before the work is cleared for names, without need and evidence, or on
    unchecked word alone. An adult said to cause harm makes four questions due today (`map.adults`).
    """
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(rules.may_identify(fresh.locks, why.rests_on) + writing.may_describe(fresh, who))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        row = writing.new_row(fresh, who)
        writing.decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.person_added", person=str(row.id))
        writing.is_known(op, fresh, row)
    return row.id


@extends_the_work
def add_placeholder(*, opened: OpenCase, who: Who, why: Why | None = None) -> UUID:
    """Somebody without a name, such as "a friend from the bus" (`map.placeholder`); needs no sign-off."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON))
        refuse_if(_says_who(who.note))
        row = writing.new_row(fresh, who, unnamed=True)
        if why is not None and why.need:
            writing.decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.placeholder_added", person=str(row.id))
        writing.ask_about_harm(op, fresh, row)
        writing.changed(op, fresh)
    return row.id


@ordinary
def add_focus(*, opened: OpenCase, who: Who) -> UUID:
    """The young person a level 1 case is about; the need is the case itself. There is one of them."""
    with change(opened) as (op, fresh):
        if Person.objects.of(fresh.id).filter(is_focus=True).exists():
            refuse_if([Reason("map.one_case", "This case is already about one young person.", "shown")])
        row = writing.new_row(fresh, who, is_focus=True)
        op.log("people.focus_added", case=fresh.id, about=(row.id,))
        writing.changed(op, fresh)
    return row.id


@extends_the_work
def name_placeholder(*, opened: OpenCase, person: UUID, who: Who, why: Why) -> None:
    """A placeholder becomes somebody known: the same decision as adding them, and rights begin now."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        refuse_if(rules.may_identify(fresh.locks, why.rests_on) + writing.may_describe(fresh, who, row))
        refuse_if(rules.has_reason(why.need, why.evidence) + rules.rests_on_enough(why.rests_on))
        was = _as_it_stands(fresh, row)
        writing.fill(fresh, row, who)
        row.unnamed = False
        row.save()
        history.keep(fresh, row, was, _as_it_stands(fresh, row))
        writing.decide(fresh, row, why)
        timeline.add(op, fresh.id, "people.named", person=str(person))
        writing.is_known(op, fresh, row)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def merge(*, opened: OpenCase, placeholder: UUID, known: UUID) -> None:
    """A placeholder, or a name said while drawing, is somebody already here: what was said of it is theirs now."""
    with change(opened) as (op, fresh):
        gone, stays = queries.row_in_view(fresh, placeholder), queries.row_in_view(fresh, known)
        refuse_if(_may_merge(gone, stays))
        before = joining.rows_of(fresh.id)
        changes.tell_merged(op, fresh, gone=placeholder, known=known)
        gone.merged_into, gone.provisional_until = stays, None
        _end(fresh, gone, OffBecause.MERGED, "")
        writing.changed(op, fresh)
        joining.keep(fresh, gone=gone, known=stays, before=before)
        timeline.add(op, fresh.id, "people.merged", person=str(known))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def correct(*, opened: OpenCase, person: UUID, to: Mapping[str, str], has_died: bool | None = None) -> None:
    """Put right what is recorded about somebody; the wrong version leaves view (`rights.correct`).

    to: any field of `Who` but the id. A placeholder gets a name by `name_placeholder` alone.
    """
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, person)
        now = _as_it_stands(fresh, row)
        who = Who(**{**now, **to}, id=row.id)  # type: ignore[arg-type]
        refuse_if(_says_who(who.note) if row.unnamed else writing.may_describe(fresh, who, row))
        refuse_if(_named_by_the_back_door(row, to))
        was = {**now, "has_died": row.has_died}
        writing.fill(fresh, row, who)
        row.has_died = row.has_died if has_died is None else has_died
        row.save()
        history.keep(fresh, row, was, {**_as_it_stands(fresh, row), "has_died": row.has_died})
        if row.kind != was["kind"]:
            writing.ask_about_harm(op, fresh, row)
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
        writing.decide(fresh, row, why)
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
        writing.changed(op, fresh)


@extends_the_work
def put_back(*, opened: OpenCase, person: UUID) -> None:
    """Take back a taking-off that one has just done oneself; what went with it comes back with it.

    A placeholder that was put together with somebody is itself again, with what was its own (`joining.take_back`).
    """
    with change(opened) as (op, fresh):
        row = Person.objects.filter(case=fresh.id, pk=person, off_by=fresh.viewer).first()
        if row is None or not _may_come_back(row):
            raise NotOpenToYou
        refuse_if(may_extend(fresh.locks, Extending.ADDING_A_PERSON, person=person))
        if row.off_because == OffBecause.MERGED:
            known = joining.take_back(fresh, row)
            changes.tell_parted(op, fresh, back=person, known=known)
            timeline.add(op, fresh.id, "people.parted", person=str(known))
        else:
            row.off_at = row.off_by = row.off_words = None
            row.off_because = ""
            row.save()
            timeline.add(op, fresh.id, "people.put_back", person=str(person))
        writing.changed(op, fresh)


@ordinary
def forget_joinings(*, by: User | None, case: UUID, today: date) -> int:
    """The due work: what a joining of an earlier day changed is no longer kept, for it cannot be taken back.

    by: None, because nobody does it. Returns how many there were.
    """
    with operation(by=by, case=case):
        rows = joining.forgotten(today, case)
        count = rows.count()
        rows.delete()
        return int(count)


def _end(fresh: OpenCase, row: Person, because: OffBecause, words: str) -> None:
    row.off_at, row.off_by, row.off_because = clock.now(), fresh.viewer, because
    if words:
        fresh.ring.fill(row, concerns=[row.id], off_words=words)
    row.save()
    for kind in ("people.confirm", "people.harm_questions", "people.review"):
        due.done(case=fresh.id, kind=kind, about=row.id)


def _may_come_back(row: Person) -> bool:
    """Whoever asked to come off stays off, and two who were one yesterday stay one; a slip of the same day is
    taken back."""
    slip = row.off_at is not None and clock.day_of(row.off_at) == clock.today()
    return slip or row.off_because not in (OffBecause.MERGED, OffBecause.REQUEST)


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
    may_turn_out = gone.unnamed or gone.provisional_until is not None
    if may_turn_out and gone.pk != stays.pk and gone.kind == stays.kind and stays.provisional_until is None:
        return ()
    says = (
        "Only a placeholder, or a name said while drawing together, can turn out to be somebody else, "
        "and both must be the same kind of person."
    )
    return (Reason("map.placeholder", says, "known"),)


def _as_it_stands(fresh: OpenCase, row: Person) -> dict[str, str]:
    words = {name: fresh.ring.read(row, name) for name in writing.IDENTITY}
    return {**words, "kind": row.kind, "age_band": row.age_band, "symbol": row.symbol, "colour": row.colour}
