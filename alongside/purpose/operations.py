"""Deciding what the work is for, on each path, and the clearance that follows (`purpose.*`, `path.*`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import Operation, operation
from alongside.cases import due, timeline
from alongside.cases.models import Clearance
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import ordinary, urgent
from alongside.cases.stages import BEGUN, DONE, WorkStage, set_mark
from alongside.cases.terms import Path, Stage
from alongside.contexts import focus_operations, groups_operations
from alongside.contexts.groups_operations import NewGroup
from alongside.contexts.terms import Basis
from alongside.involvement import operations as involvement
from alongside.lib import clock
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.practice import framework
from alongside.purpose import changes, queries, rules, state
from alongside.purpose.changes import Why
from alongside.purpose.models import Decision
from alongside.purpose.rules import Signing
from alongside.purpose.shown import Purpose
from alongside.purpose.terms import Section, Turned
from alongside.recording import drafts
from alongside.thresholds import operations as thresholds
from alongside.thresholds import queries as threshold_queries
from alongside.thresholds.terms import Outcome, Policy
from alongside.values import operations as values
from alongside.values import queries as values_queries
from alongside.values.operations import Answering
from alongside.values.terms import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """What a short path asks besides the values (`path.together`, `path.nameless`)."""

    path: Path
    why: Why
    told: str = ""
    said: str = ""
    agrees: str = ""
    harm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lawful:
    """Told, agreed to take part, lawful basis: three fields (`purpose.basis`)."""

    told: str
    agrees: str
    basis: str
    condition: str
    limb: str
    basis_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The threshold as the supervisor confirms it at sign-off (`purpose.threshold`)."""

    level: str
    reasons: str
    considered: str


@ordinary
def answer_short(*, opened: OpenCase, short: Short, answers: Sequence[Answering], draft: str = "") -> None:
    """The whole of a short path in one go: it can begin at once (`path.together`, `path.nameless`).

    Together: the supervisor looks within ten working days; nobody waits for that.
    """
    with change(opened) as (op, fresh):
        refuse_if(rules.may_choose(short.path, fresh.level, Stage(fresh.stage)))
        refuse_if(changes.problems_of(fresh, short.why))
        row = changes.writing(fresh) or changes.begin(op, fresh, short.path)
        row.path = short.path
        changes.put_why(fresh, row, short.why)
        fresh.ring.fill(row, told=short.told, said=short.said, bring_about=short.harm)
        row.agrees = short.agrees
        row.save()
        values.answer(opened=fresh, occasion=Occasion.NAMING, answers=answers, whole=False)
        refuse_if(values_queries.missing(fresh, Occasion.NAMING, whole=False))
        changes.turn(fresh, row, Turned.GIVEN)
        _clear(op, fresh, row)
        timeline.add(op, fresh.id, "purpose.given")
        drafts.forget(fresh, draft)


@ordinary
def begin_named(*, opened: OpenCase) -> None:
    """Begin the answers that are asked before anybody is identified from what others say (`path.named`)."""
    with change(opened) as (op, fresh):
        refuse_if(rules.may_choose(Path.NAMED, fresh.level, Stage(fresh.stage)))
        _values_open_again(op, fresh)
        row = changes.writing(fresh)
        if row is not None:
            row.path = Path.NAMED
            row.save(update_fields=["path"])
            return
        changes.begin(op, fresh, Path.NAMED)
        set_mark(op, fresh.row, WorkStage.PURPOSE, BEGUN)
        timeline.add(op, fresh.id, "purpose.begun")


@ordinary
def save_why(*, opened: OpenCase, why: Why, draft: str = "") -> None:
    """What started it, the purpose from the closed list, in plain words, and the change hoped for."""
    with changes.writing_section(opened, Section.WHY, draft) as (fresh, row):
        refuse_if(changes.problems_of(fresh, why))
        changes.put_why(fresh, row, why)


@ordinary
def save_harm(*, opened: OpenCase, less: str, bring_about: str, prevent: str, draft: str = "") -> None:
    """Could it be done with less, what could it bring about, what prevents that (`purpose.harm`)."""
    with changes.writing_section(opened, Section.HARM, draft) as (fresh, row):
        words = {"less": less, "bring_about": bring_about, "prevent": prevent}
        fresh.ring.fill(row, concerns=changes.concerned(fresh, *words.values()), **words)


@ordinary
def save_lawful(*, opened: OpenCase, lawful: Lawful, draft: str = "") -> None:
    """Being told, agreeing to take part and the lawful basis are three fields (`purpose.basis`)."""
    with changes.writing_section(opened, Section.BASIS, draft) as (fresh, row):
        legal = framework(row.framework).legal
        refuse_if(rules.lawful(lawful.basis, lawful.condition, lawful.limb, legal))
        has_limbs = bool(legal.conditions[lawful.condition].limbs)
        row.agrees, row.basis, row.condition = lawful.agrees, lawful.basis, lawful.condition
        row.limb = lawful.limb if has_limbs else ""
        concerns = changes.concerned(fresh, lawful.told, lawful.basis_why)
        fresh.ring.fill(row, concerns=concerns, told=lawful.told, basis_why=lawful.basis_why)


@ordinary
def save_process(*, opened: OpenCase, answers: Mapping[str, str], draft: str = "") -> None:
    """The authority's process, as this case does it (`purpose.process`); only what differs is kept."""
    with changes.writing_section(opened, Section.PROCESS, draft) as (fresh, row):
        items = framework(row.framework).process.items
        own = {
            name: words
            for name, words in answers.items()
            if name in items and words and words != items[name].answer
        }
        fresh.ring.fill(row, process=json.dumps(own) if own else "")
        row.process_seen_on = clock.today()


@ordinary
def save_group(
    *, opened: OpenCase, name: str, bases: Mapping[Basis, str], definer: str, own_words: str, draft: str = ""
) -> None:
    """What makes this a group, who says so, and their own words (`group.basis`, `group.definer`)."""
    with changes.writing_section(opened, Section.GROUP, draft) as (fresh, _):
        if not definer.strip():
            refuse_if([Reason("group.definer", "Write who says that this is a group.", "definer")])
        group = NewGroup(name=name, bases=bases, definer=definer, own_words=own_words)
        now = queries.group_now(fresh)
        if now.id is None:
            groups_operations.add_group(opened=fresh, group=group)
        else:
            groups_operations.change_group(opened=fresh, group=now.id, to=group)


@ordinary
def submit(*, opened: OpenCase) -> None:
    """Hand the answers over to somebody else for sign-off (`purpose.signoff`)."""
    with change(opened) as (op, fresh):
        row = changes.must_be_writing(fresh)
        purpose = _current(fresh)
        refuse_if(rules.complete(queries.done(fresh, purpose), queries.wanted(fresh)))
        refuse_if(values_queries.missing(fresh, Occasion.NAMING))
        changes.turn(fresh, row, Turned.SUBMITTED)
        due.done(case=fresh.id, kind="purpose.sent_back", about=row.pk)
        on, whose = working_days_after(clock.today(), 5), changes.supervisor(fresh)
        due.set_due(case=fresh.id, kind="purpose.sign_off", about=row.pk, on=on, whose=whose)
        timeline.add(op, fresh.id, "purpose.submitted")


@ordinary
def take_back(*, opened: OpenCase) -> None:
    """Take it back before sign-off, to change something."""
    with change(opened) as (op, fresh):
        row = _waiting(fresh)
        changes.turn(fresh, row, Turned.TAKEN_BACK)
        due.done(case=fresh.id, kind="purpose.sign_off", about=row.pk)
        timeline.add(op, fresh.id, "purpose.taken_back")


@ordinary
def send_back(*, opened: OpenCase, words: str) -> None:
    """Not yet: with words to whoever wrote it (`purpose.signoff`)."""
    with change(opened) as (op, fresh):
        purpose = _current(fresh)
        refuse_if(rules.may_sign_off(_signing(fresh, purpose)))
        row = _waiting(fresh)
        changes.turn(fresh, row, Turned.SENT_BACK, words)
        due.done(case=fresh.id, kind="purpose.sign_off", about=row.pk)
        on = working_days_after(clock.today(), 5)
        whose = purpose.last.by_id
        due.set_due(case=fresh.id, kind="purpose.sent_back", about=row.pk, on=on, whose=whose)
        timeline.add(op, fresh.id, "purpose.sent_back")


@ordinary
def sign_off(*, opened: OpenCase, threshold: Threshold, words: str = "") -> None:
    """Threshold and sign-off in one act, by somebody other than the author (`purpose.signoff`).

    Gives the clearance to name people. Not while a values "no" pauses finishing this stage. If the purpose is a
    new one, those who were told are told again (`purpose.change`).
    """
    with change(opened) as (op, fresh):
        purpose = _current(fresh)
        refuse_if(rules.may_sign_off(_signing(fresh, purpose)))
        refuse_if(may_extend(fresh.locks, Extending.FINISHING, stage=WorkStage.PURPOSE))
        refuse_if(values_queries.missing(fresh, Occasion.NAMING))
        row = _waiting(fresh)
        _confirm_threshold(op, fresh, threshold)
        changes.turn(fresh, row, Turned.SIGNED, words)
        due.done(case=fresh.id, kind="purpose.sign_off", about=row.pk)
        _clear(op, fresh, row)
        timeline.add(op, fresh.id, "purpose.signed")


@ordinary
def look(*, opened: OpenCase, words: str = "") -> None:
    """The supervisor has looked at what was begun together with the young person (`path.together`)."""
    with change(opened) as (op, fresh):
        purpose = _current(fresh)
        is_author = fresh.viewer.pk in purpose.authors
        is_signer = bool(set(fresh.places) & set(rules.SIGNERS))
        refuse_if(rules.may_look(is_signer=is_signer, is_author=is_author))
        clearances = Clearance.objects.filter(
            case=fresh.id, path=Path.TOGETHER, ended_at=None, looked_at=None
        )
        if not clearances.update(looked_at=clock.now(), looked_by=fresh.viewer):
            raise NotOpenToYou
        row = Decision.objects.get(pk=purpose.id)
        changes.turn(fresh, row, Turned.LOOKED, words)
        due.done(case=fresh.id, kind="purpose.look", about=row.pk)
        timeline.add(op, fresh.id, "purpose.looked", words=words)


@urgent
def go_on_at_once(*, opened: OpenCase, line: str) -> None:
    """`purpose.urgent`: a child may be at risk now; one line, go on, while paused too.

    The rest is due in two working days; the supervisor is told today.
    """
    with change(opened) as (op, fresh):
        if fresh.stage == Stage.CLOSED:
            refuse_if([Reason("plan.close", "This case is closed. Ring 999 or the duty team now.")])
        gates = framework(fresh.row.framework).gates
        answers_due = working_days_after(clock.today(), gates.urgent_working_days)
        if not fresh.locks.urgent:
            row = changes.urgent_clearance(fresh, line, answers_due)
            author = fresh.viewer
            due.set_due(
                case=fresh.id, kind="purpose.urgent_answers", about=row.pk, on=answers_due, whose=author
            )
        changes.tell_supervisor_now(fresh)
        timeline.add(op, fresh.id, "purpose.urgent", words=line, concerns=changes.concerned(fresh, line))


@ordinary
def begin_again(*, opened: OpenCase, because: str) -> None:
    """`purpose.change`: a new purpose, level or focus is a new decision; what was cleared is asked again.

    Only what it needs goes along: path, lawful basis and process; not the purpose and not the harm.
    """
    with change(opened) as (op, fresh):
        purpose = _current(fresh)
        if not purpose.holds:
            refuse_if([Reason("purpose.change", "The purpose is being decided already.")])
        changes.replace(op, fresh, purpose, because)
        concerns = changes.concerned(fresh, because)
        timeline.add(op, fresh.id, "purpose.replaced", words=because, concerns=concerns)


@ordinary
def ask_again(op: Operation, opened: OpenCase, *, because: str) -> None:
    """`purpose.change`, `weighting.focus_shift`: the focus moved, so what it is for is decided anew.

    Inside the operation that moves it. What was cleared ends until the new decision is signed off; what waited
    for sign-off goes back to its writers. Nothing is asked where nothing was decided yet.
    """
    purpose = state.current(opened)
    if purpose is None:
        return
    if purpose.holds:
        changes.replace(op, opened, purpose, because, Turned.ASKED_AGAIN)
    else:
        changes.ask_anew(opened, purpose, because)
    timeline.add(op, opened.id, "purpose.asked_again")


@ordinary
def urgent_run_out(*, by: User | None, case: UUID, today: date) -> int:
    """The due work: an urgent opening whose answers did not come ends (`purpose.urgent`). Returns how many.

    It opens nothing from that day on; this writes it down. The answers stay due.
    """
    with operation(by=by, case=case) as op:
        late = Clearance.objects.filter(case=case, urgent=True, ended_at=None, answers_due_on__lt=today)
        ended = late.update(ended_at=clock.now())
        for _ in range(ended):
            timeline.add(op, case, "purpose.urgent_lapsed")
        return ended


def _values_open_again(op: Operation, opened: OpenCase) -> None:
    """`path.named`: one question each was enough before; where names are to come, the check is not done yet."""
    done = opened.row.marks.get(WorkStage.VALUES) == DONE
    if done and values_queries.missing(opened, Occasion.NAMING):
        set_mark(op, opened.row, WorkStage.VALUES, BEGUN)


def _clear(op: Operation, opened: OpenCase, row: Decision) -> None:
    """The decision holds: clearance, the line above every page, and telling people again."""
    replaces = row.number > 1
    changes.give_clearance(opened, row)
    statement = opened.ring.read(row, "statement")
    opened.ring.fill(opened.row, purpose_line=statement)
    opened.row.save(update_fields=["purpose_line"])
    set_mark(op, opened.row, WorkStage.PURPOSE, DONE)
    due.done(case=opened.id, kind="referrals.begin_work", about=opened.id)
    focus_operations.purpose_decided(op, opened)
    if replaces:
        involvement.tell_again(op, opened)


def _confirm_threshold(op: Operation, opened: OpenCase, threshold: Threshold) -> None:
    """A decision of its own only where it says something that was not decided before."""
    policy = Policy.INDIVIDUAL if opened.level == 1 else Policy.CONTEXT
    texts = framework(opened.row.framework).thresholds[policy]
    if threshold.level not in texts.levels:
        refuse_if([Reason("purpose.threshold", "Choose the level.", "level")])
    newest = next(iter(threshold_queries.decisions(opened)), None)
    title = texts.levels[threshold.level].title
    if newest and (newest.level, newest.reasons) == (title, threshold.reasons):
        return
    outcome = Outcome.INDIVIDUAL_WORK if opened.level == 1 else Outcome.CONTEXT_WORK
    decision = thresholds.Decision(
        policy, threshold.level, outcome, threshold.reasons, threshold.considered, ""
    )
    thresholds.record(op, opened, decision)


def _current(opened: OpenCase) -> Purpose:
    found = state.current(opened)
    if found is None:
        raise NotOpenToYou
    return found


def _waiting(opened: OpenCase) -> Decision:
    found = _current(opened)
    if not found.waits:
        refuse_if([Reason("purpose.signoff", "There is nothing handed over for sign-off.")])
    return Decision.objects.get(pk=found.id)


def _signing(opened: OpenCase, purpose: Purpose) -> Signing:
    return Signing(
        signer=opened.viewer.pk,
        authors=purpose.authors,
        places=frozenset(opened.places),
        turned=purpose.turned,
    )
