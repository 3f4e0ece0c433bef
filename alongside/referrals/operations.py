"""Writing a referral, handing it in, and deciding about it (`referral.form`, `referral.triage`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.doors import Operation, operation
from alongside.cases import due, timeline
from alongside.cases import operations as cases
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Place, SeesWhat, Stage, Subject
from alongside.contexts import weighting_operations
from alongside.contexts.terms import WeightingStage, Whose
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.practice import framework
from alongside.referrals.models import WORDS, Referral
from alongside.thresholds import operations as thresholds
from alongside.thresholds.operations import Decision
from alongside.thresholds.queries import to_make
from alongside.thresholds.rules import Proposed, may_decide
from alongside.thresholds.terms import Outcome

SHORT_LIFE = timedelta(days=30)
"""How long an unfinished or refused referral is kept at most (`rights.retention`)."""
DECIDED_WITHIN, READ_WITHIN = 1, 5
"""Working days until a referral is decided about, and until its referrer has read what became of it."""

_TITLE = {
    Subject.YOUNG_PERSON: "Referral about one young person",
    Subject.PEER_GROUP: "Referral about a peer group",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What the form holds. words: the sealed columns by name; weights: context -> how much has to change."""

    subject: Subject
    young_people_know: str
    parents_know: str
    words: Mapping[str, str]
    weights: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opening:
    """How work begins after the decision: its name, who leads it, and the child's own case for "both"."""

    title: str
    lead: User
    child_title: str = ""


@dataclass(frozen=True, slots=True)
class OwnReferral:
    """One child who needs a referral of their own."""

    who: str
    because: str
    made_today: bool


@always_allowed(SafetyAction.REFER)
def begin(*, by: User, subject: Subject) -> UUID:
    """The first word of a referral: a case in stage "referred" that only the referrer sees."""
    with operation(by=by) as op:
        case = cases.begin(
            op,
            title=_TITLE.get(subject, "Referral about a place or setting"),
            stage=Stage.REFERRED,
            subject=subject,
        )
        case.ends_if_idle = clock.today() + SHORT_LIFE
        case.save(update_fields=["ends_if_idle"])
        cases.put_on_team(op, case.pk, by, Place.REFERRER, reason="made the referral", sees=SeesWhat.OWN)
        Referral.objects.create(id=ids.new(), case=case, referrer=by, subject=subject, begun_at=clock.now())
        op.log("referrals.begun", case=case.pk)
        return case.pk


@always_allowed(SafetyAction.REFER)
def hand_in(*, opened: OpenCase, written: Written) -> None:
    """Give the referral to the duty team. From here on the referrer only hears what became of it."""
    with cases.change(opened) as (op, fresh):
        row = _own_draft(fresh)
        row.subject = written.subject
        row.young_people_know = written.young_people_know
        row.parents_know = written.parents_know
        row.handed_in_at = clock.now()
        for name in WORDS:
            fresh.ring.fill(row, concerns=(), **{name: written.words.get(name, "")})
        row.save()
        _to_duty(fresh.row, row, written.subject)
        weighting_operations.record_short(
            op, fresh, WeightingStage.REFERRAL, Whose.PROFESSIONALS, written.weights
        )
        timeline.add(op, fresh.id, "referrals.handed_in")


@ordinary
def decide(
    *,
    opened: OpenCase,
    decision: Decision,
    opening: Opening | None,
    own_referral: OwnReferral | None = None,
) -> None:
    """Decide about a referral: level, reasons, outcome, feedback; open the work or let the referral go.

    Only whoever is on duty, and never about one's own referral (`threshold.decision`).
    own_referral: a child who needs one in their own right (`threshold.individual`).
    """
    with cases.change(opened) as (op, fresh):
        row = _waiting(fresh)
        refuse_if(_may_decide(fresh, row, decision, opening))
        thresholds.record(op, fresh, decision)
        if own_referral is not None:
            thresholds.note_individual_referral(
                opened=fresh,
                who=own_referral.who,
                because=own_referral.because,
                made_today=own_referral.made_today,
            )
        row.decided_at, row.decided_by = clock.now(), fresh.viewer
        row.save(update_fields=["decided_at", "decided_by"])
        if decision.outcome.opens_work and opening is not None:
            _open(op, fresh, decision.outcome, opening)
        else:
            _let_go(op, fresh)
        due.done(case=fresh.id, kind="referrals.decide", about=row.id)
        on = working_days_after(clock.today(), READ_WITHIN)
        due.set_due(case=fresh.id, kind="referrals.feedback", about=row.id, on=on, whose=row.referrer_id)


@ordinary
def feedback_read(*, opened: OpenCase) -> None:
    """The referrer has read what became of it."""
    with cases.change(opened) as (op, fresh):
        referral = Referral.objects.filter(case=fresh.id, referrer=fresh.viewer).first()
        if referral is None:
            raise NotOpenToYou
        due.done(case=fresh.id, kind="referrals.feedback", about=referral.id)
        op.log("referrals.feedback_read", case=fresh.id)


def _own_draft(opened: OpenCase) -> Referral:
    row = Referral.objects.filter(case=opened.id, referrer=opened.viewer, handed_in_at__isnull=True).first()
    if row is None:
        raise NotOpenToYou
    return row


def _waiting(opened: OpenCase) -> Referral:
    row = Referral.objects.filter(case=opened.id, handed_in_at__isnull=False, decided_at__isnull=True).first()
    if row is None or not opened.i_am(Place.DUTY):
        raise NotOpenToYou
    return row


def _to_duty(case: Case, referral: Referral, subject: Subject) -> None:
    """From now on it is open to whoever is on duty, and waits in their list until one of them has decided."""
    case.subject = subject
    case.waits_for_duty = True
    case.ends_if_idle = None
    case.save(update_fields=["subject", "waits_for_duty", "ends_if_idle"])
    on = working_days_after(clock.today(), DECIDED_WITHIN)
    due.set_due(case=case.pk, kind="referrals.decide", about=referral.pk, on=on)


def _may_decide(opened: OpenCase, row: Referral, decision: Decision, opening: Opening | None) -> list[Reason]:
    policy = framework(opened.row.framework).thresholds[decision.policy]
    proposed = Proposed(
        policy=decision.policy,
        level=decision.level,
        levels=frozenset(policy.levels),
        outcome=decision.outcome,
        reasons=decision.reasons,
        considered=decision.considered,
        feedback=decision.feedback,
        by_referrer=row.referrer_id == opened.viewer.pk,
    )
    return [*may_decide(proposed), *_may_open(decision.outcome, opening)]


def _may_open(outcome: Outcome, opening: Opening | None) -> list[Reason]:
    if not outcome.opens_work:
        return []
    if opening is None:
        return [Reason("access.handover", "Choose a practitioner to lead this work.", "lead")]
    if not opening.title:
        return [Reason("group.name", "Give this work a neutral name.", "title")]
    if not opening.lead.is_active or not opening.lead.has_role(Role.PRACTITIONER):
        return [Reason("access.handover", "Choose a practitioner to lead this work.", "lead")]
    if outcome == Outcome.BOTH and not opening.child_title:
        return [Reason("threshold.individual", "Say whose own work to open.", "child_title")]
    return []


def _open(op: Operation, opened: OpenCase, outcome: Outcome, opening: Opening) -> None:
    """Turn the referral's case into open work; for "both", begin the child's own case beside it."""
    case = opened.row
    level = 1 if outcome == Outcome.INDIVIDUAL_WORK else 2
    opened.ring.fill(case, title=opening.title)
    case.level, case.stage, case.opened_on = level, Stage.OPEN, clock.today()
    case.subject = Subject.YOUNG_PERSON if level == 1 else _context_subject(case.subject)
    case.waits_for_duty = False
    case.save()
    _team(op, case.pk, opening.lead, opened.viewer)
    if not opened.viewer.has_role(Role.SUPERVISOR):
        thresholds.hand_own_referrals(op, case.pk, opening.lead)
    timeline.add(op, case.pk, "referrals.opened", level=level)
    if outcome == Outcome.BOTH:
        _open_for_child(op, opened, opening)


def _open_for_child(op: Operation, opened: OpenCase, opening: Opening) -> None:
    child = cases.begin(
        op,
        title=opening.child_title,
        stage=Stage.OPEN,
        level=1,
        subject=Subject.YOUNG_PERSON,
    )
    _team(op, child.pk, opening.lead, opened.viewer)
    timeline.add(op, child.pk, "referrals.opened", level=1)


def _team(op: Operation, case: UUID, lead: User, supervisor: User) -> None:
    cases.put_on_team(op, case, lead, Place.LEAD, reason="leads this work")
    if supervisor.has_role(Role.SUPERVISOR):
        cases.put_on_team(op, case, supervisor, Place.SUPERVISOR, reason="supervises this work")
    due.set_due(case=case, kind="referrals.begin_work", about=case, on=clock.today(), whose=lead)


def _let_go(op: Operation, opened: OpenCase) -> None:
    """No work follows: no person is recorded, and the referral has a short life."""
    case = opened.row
    case.stage, case.closed_on = Stage.CLOSED, clock.today()
    case.waits_for_duty = False
    case.ends_if_idle = clock.today() + SHORT_LIFE
    case.save()
    timeline.add(op, case.pk, "referrals.let_go")
    _stay_for_own_referral(op, opened)


def _stay_for_own_referral(op: Operation, opened: OpenCase) -> None:
    """A child's own referral that is still to make is in the sight of whoever promised it until it is made
    (`threshold.individual`), though nobody works here."""
    if to_make(opened.id):
        cases.put_on_team(op, opened.id, opened.viewer, Place.DUTY, reason="makes a child’s own referral")


def _context_subject(subject: str) -> str:
    return Subject.PEER_GROUP if subject == Subject.YOUNG_PERSON else subject
