"""Writing down what was said, making sure of it, and what may happen to it afterwards. One change each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people import changes
from alongside.people.facts import PersonSeen
from alongside.people.mentioned import meant, mentioned
from alongside.people.models import Person
from alongside.people.queries import all_seen, rows_in_view
from alongside.people.terms import Kind
from alongside.statements import queries, rules
from alongside.statements.models import About, Check, Confirmation, Statement
from alongside.statements.rules import Speaker
from alongside.statements.terms import EndedBecause, Exactness, Handling, Source, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said or seen.

    about: people of the case. repeats: a statement that goes back to the same source.
    checked_how: how somebody made sure of it already, or "".
    """

    speaker: Speaker
    source: Source
    words: str
    about: tuple[UUID, ...] = ()
    own_words: bool = False
    voice: Voice = Voice.OTHER
    handling: Handling = Handling.TEAM
    observed_on: date | None = None
    observed_as: Exactness = Exactness.DAY
    repeats: UUID | None = None
    checked_how: str = ""
    together: bool = False
    id: UUID = field(default_factory=ids.new)


@ordinary
def add(*, opened: OpenCase, said: Said) -> UUID:
    """Write down whose view it is, how they come to say it, and their words (`map.statement`).

    Never stopped by a pause: listening goes on. What others say about identified people needs `path.named`.
    """
    with change(opened) as (op, fresh):
        row = _write(op, fresh, said)
        op.log("statements.added", case=fresh.id, about=(row.id,), source=row.source)
        changes.tell(op, fresh.id)
    return row.id


@ordinary
def add_several(*, opened: OpenCase, several: Sequence[Said]) -> tuple[UUID, ...]:
    """Write down many at once, such as out of an interview: each by the same rules, and the people read once."""
    with change(opened) as (op, fresh):
        known = _Known.in_case(fresh)
        rows = [_write(op, fresh, said, known=known) for said in several]
        for row in rows:
            op.log("statements.added", case=fresh.id, about=(row.id,), source=row.source)
        changes.tell(op, fresh.id)
    return tuple(row.id for row in rows)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def check(*, opened: OpenCase, statement: UUID, held: bool, how: str) -> None:
    """Somebody made sure. What does not hold leaves the drawing; the check stays (`map.statement`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        refuse_if(_may_check(row, how))
        _checked(fresh, row, held=held, how=how)
        if held:
            _confirm(fresh, row)
            op.log("statements.checked", case=fresh.id, about=(row.id,))
        else:
            _end(fresh, row, EndedBecause.CORRECTED)
            timeline.add(op, fresh.id, "statements.not_so")
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def confirm(*, opened: OpenCase, statement: UUID) -> None:
    """It still holds: fading starts again from today (`map.time`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        _confirm(fresh, row)
        op.log("statements.confirmed", case=fresh.id, about=(row.id,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def unconfirm(*, opened: OpenCase, statement: UUID) -> None:
    """Take back a confirmation that one has just given oneself."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        mine = Confirmation.objects.filter(statement=row, by=fresh.viewer, taken_back_at__isnull=True)
        newest = mine.order_by("-on", "-id").first()
        if newest is not None:
            newest.taken_back_at = clock.now()
            newest.save(update_fields=["taken_back_at"])
        _fall_due(fresh, row, _confirmed_on(row))
        op.log("statements.confirmed", case=fresh.id, about=(row.id,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.RIGHTS)
def take_back(*, opened: OpenCase, statement: UUID) -> None:
    """Somebody takes their own words back; a worker records it, with the day (`rights.refuse`)."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        refuse_if(rules.may_end(Source(row.source), EndedBecause.TAKEN_BACK, fading=0))
        _end(fresh, row, EndedBecause.TAKEN_BACK)
        timeline.add(op, fresh.id, "statements.taken_back", person=str(row.speaker_id or "somebody"))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def let_go(*, opened: OpenCase, statement: UUID) -> None:
    """Old, not confirmed, and let go (`map.time`)."""
    with change(opened) as (op, fresh):
        _end_if_allowed(fresh, statement, EndedBecause.LET_GO)
        op.log("statements.let_go", case=fresh.id, about=(statement,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def end(*, opened: OpenCase, statement: UUID) -> None:
    """What others said is no longer so. Nobody but the speaker ends an own account (`map.perspectives`)."""
    with change(opened) as (op, fresh):
        _end_if_allowed(fresh, statement, EndedBecause.NO_LONGER_SO)
        op.log("statements.ended", case=fresh.id, about=(statement,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def undo_adding(*, opened: OpenCase, statement: UUID) -> None:
    """Take back a statement that one has just written down oneself: a slip, not somebody's change of mind."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        if row.recorded_by_id != fresh.viewer.pk or clock.day_of(row.recorded_at) != clock.today():
            refuse_if(rules.may_end(Source(row.source), EndedBecause.CORRECTED, fading=0))
        _end(fresh, row, EndedBecause.CORRECTED)
        op.log("statements.ended", case=fresh.id, about=(statement,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def undo_writing(*, opened: OpenCase, statements: Collection[UUID]) -> None:
    """Statements that were written down together by mistake, such as from a wrong file, all leave view again.

    Nobody's account is changed by it: they should never have been in this record. The caller has made sure that
    nothing rests on them.
    """
    with change(opened) as (op, fresh):
        rows = list(Statement.objects.standing(fresh.id).filter(pk__in=list(statements)))
        for row in rows:
            _end(fresh, row, EndedBecause.CORRECTED)
            op.log("statements.ended", case=fresh.id, about=(row.pk,))
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def stand_again(*, opened: OpenCase, statement: UUID) -> None:
    """Take back an ending that one has done oneself; words taken back by their speaker stay away."""
    with change(opened) as (op, fresh):
        row = Statement.objects.filter(case=fresh.id, pk=statement, ended_by=fresh.viewer).first()
        if row is None or row.ended_because == EndedBecause.TAKEN_BACK:
            raise NotOpenToYou
        row.ended_at = row.ended_by = None
        row.ended_because = ""
        row.save()
        _fall_due(fresh, row, clock.today())
        op.log("statements.added", case=fresh.id, about=(statement,), source=row.source)
        changes.tell(op, fresh.id)


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def correct(*, opened: OpenCase, statement: UUID, said: Said) -> UUID:
    """It was written down wrongly: the right version takes its place, the wrong one leaves view.

    Somebody's own account is not rewritten by anybody else (`map.perspectives`).
    """
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        refuse_if(rules.may_end(Source(row.source), EndedBecause.CORRECTED, fading=0))
        better = _write(op, fresh, replace(said, repeats=None), origin=row.origin)
        row.replaced_by = better
        _end(fresh, row, EndedBecause.CORRECTED)
        op.log("statements.corrected", case=fresh.id, about=(row.id, better.id))
        changes.tell_corrected(op, fresh, wrong=row.id, better=better.id)
        changes.tell(op, fresh.id)
    return better.id


@ordinary
def same_origin(*, opened: OpenCase, statement: UUID, repeats: UUID) -> None:
    """Both go back to one source, so it counts once (`map.origin`)."""
    with change(opened) as (op, fresh):
        row, first = queries.row_in_view(fresh, statement), queries.row_in_view(fresh, repeats)
        Statement.objects.filter(case=fresh.id, origin=row.origin).update(origin=first.origin)
        op.log("statements.same_origin", case=fresh.id, about=(row.id, first.id))
        changes.tell(op, fresh.id)


@ordinary
def own_origin(*, opened: OpenCase, statement: UUID) -> None:
    """It has a source of its own after all."""
    with change(opened) as (op, fresh):
        row = queries.row_in_view(fresh, statement)
        row.origin = ids.new()
        row.save(update_fields=["origin"])
        op.log("statements.own_origin", case=fresh.id, about=(row.id,))
        changes.tell(op, fresh.id)


@dataclass(frozen=True, slots=True)
class _Known:
    """The people of a case. in_view: those a statement may be about. seen: everybody who can be named, held or not."""

    in_view: dict[UUID, Person]
    seen: tuple[PersonSeen, ...]

    @classmethod
    def in_case(cls, fresh: OpenCase) -> "_Known":
        everybody = Person.objects.of(fresh.id)
        return cls(rows_in_view(fresh), all_seen(fresh, everybody) if fresh.sees_names else ())


def _write(
    op: Operation, fresh: OpenCase, said: Said, origin: UUID | None = None, known: _Known | None = None
) -> Statement:
    known = known or _Known.in_case(fresh)
    people = known.in_view
    # A sentence is sealed for everybody whom it may name, held or not; it is about those whom it names beyond doubt.
    spoken_of = mentioned(said.words, known.seen)
    named = [one for one in meant(said.words, known.seen) if one in people]
    said = replace(said, about=tuple(dict.fromkeys([*said.about, *named])))
    refuse_if(rules.may_say(said.words, said.speaker, said.source))
    refuse_if(rules.may_be_of(said.observed_on or clock.today(), clock.today()))
    refuse_if(_may_be_about(fresh, said, people))
    row = Statement(
        id=said.id,
        case_id=fresh.id,
        speaker_id=said.speaker.person,
        speaker_user_id=said.speaker.user,
        speaker_voice="" if not said.speaker.words else said.voice,
        source=said.source,
        own_words=said.own_words,
        handling=said.handling,
        origin=origin or _origin(fresh, said),
        observed_on=said.observed_on or clock.today(),
        observed_as=said.observed_as,
        recorded_at=clock.now(),
        recorded_by=fresh.viewer,
        together=said.together,
    )
    concerns = rules.told_about([*said.about, *spoken_of], said.speaker)
    fresh.ring.fill(
        row, concerns=concerns, words=said.words.strip(), speaker_words=said.speaker.words.strip()
    )
    row.save(force_insert=True)
    About.objects.bulk_create(About(id=ids.new(), statement=row, person_id=one) for one in said.about)
    _fall_due(fresh, row, clock.today())
    if said.checked_how:
        refuse_if(_may_check(row, said.checked_how))
        _checked(fresh, row, held=True, how=said.checked_how)
    return row


def _may_be_about(fresh: OpenCase, said: Said, people: dict[UUID, Person]) -> tuple[Reason, ...]:
    """Everybody meant must be in view; then the path and the level decide what may be written about them."""
    meant = rules.told_about(said.about, said.speaker)
    if not set(meant) <= set(people) or Statement.objects.filter(pk=said.id).exists():
        raise NotOpenToYou
    concerned = [people[one] for one in said.about]
    friends = [one for one in concerned if one.kind == Kind.YOUNG_PERSON and not one.is_focus]
    identified = any(not one.unnamed for one in concerned)
    return rules.may_record(fresh.locks, said.source, about_identified=identified) + rules.belongs_here(
        fresh.level,
        said.source,
        about_friends=bool(friends),
        by_somebody_here=said.speaker.person is not None,
    )


def _origin(fresh: OpenCase, said: Said) -> UUID:
    return queries.row_in_view(fresh, said.repeats).origin if said.repeats else ids.new()


def _concerned(row: Statement) -> tuple[UUID, ...]:
    """Whom the words of a statement are sealed for, besides the case."""
    people = About.objects.filter(statement=row).values_list("person_id", flat=True)
    return rules.told_about(list(people), Speaker(person=row.speaker_id))


def _checked(fresh: OpenCase, row: Statement, *, held: bool, how: str) -> None:
    made = Check(id=ids.new(), statement=row, held=held, on=clock.today(), by=fresh.viewer)
    fresh.ring.fill(made, concerns=_concerned(row), how=how)
    made.save(force_insert=True)


def _confirm(fresh: OpenCase, row: Statement) -> None:
    today = clock.today()
    Confirmation.objects.create(id=ids.new(), statement=row, on=today, by=fresh.viewer)
    _fall_due(fresh, row, today)


def _fall_due(fresh: OpenCase, row: Statement, start: date) -> None:
    """When it begins to fade, somebody is asked to confirm it or to let it go."""
    months = queries.review_months(fresh)
    fades_on = start + timedelta(days=2 * max(1, months * 365 // 24) + 1)
    due.set_due(case=fresh.id, kind="statements.confirm", about=row.id, on=fades_on)


def _end_if_allowed(fresh: OpenCase, statement: UUID, because: EndedBecause) -> None:
    row = queries.row_in_view(fresh, statement)
    refuse_if(rules.may_end(Source(row.source), because, fading=_fading(fresh, row)))
    _end(fresh, row, because)


def _fading(fresh: OpenCase, row: Statement) -> int:
    return rules.fading(_confirmed_on(row), clock.today(), queries.review_months(fresh))


def _confirmed_on(row: Statement) -> date:
    given = Confirmation.objects.filter(statement=row, taken_back_at__isnull=True)
    newest = given.order_by("-on").values_list("on", flat=True).first()
    return newest or clock.day_of(row.recorded_at)


def _end(fresh: OpenCase, row: Statement, because: EndedBecause) -> None:
    row.ended_at, row.ended_by, row.ended_because = clock.now(), fresh.viewer, because
    row.save()
    due.done(case=fresh.id, kind="statements.confirm", about=row.id)


def _may_check(row: Statement, how: str) -> tuple[Reason, ...]:
    if row.source == Source.OWN_ACCOUNT:
        says = "This is somebody’s own account. It stands as they told it; another view can stand beside it."
        return (Reason("map.perspectives", says),)
    return () if how.strip() else (Reason("map.statement", "Write how you made sure", "how"),)
