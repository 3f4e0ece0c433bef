"""What an action and a review must say (`plan.action`, `plan.review`, `plan.close`). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside.lib.errors import Reason
from alongside.plans.terms import NEXT, Aim, Status, WhatNext


@dataclass(frozen=True, slots=True)
class Proposed:
    """An action about to be written down. names_somebody: its words name somebody of the case."""

    what: str
    aim: Aim
    names_somebody: bool
    has_lead: bool
    by: date
    separates: bool
    separates_because: str
    alternative: str
    today: date


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review about to be recorded. has_assessment: more than a map came of this work. own_referrals_to_make:
    children whose own referral was noted and has not been made."""

    what_changed: str
    young_people_say: str
    decision: WhatNext
    because: str
    rests_on: str
    next_on: date | None
    today: date
    told: str
    record: str
    has_assessment: bool
    why_no_assessment: str
    own_referrals_to_make: int


def may_propose(action: Proposed) -> Iterator[Reason]:
    """`plan.action`: what, who is best placed to lead it, by when; one that keeps young people apart needs
    a reason and the alternative that was considered."""
    if not action.what:
        yield Reason("plan.action", "Write what will be done.", "what")
    if not action.has_lead:
        yield Reason("plan.action", "Say who leads it.", "lead_words")
    if action.by < action.today:
        yield Reason("plan.action", "Choose a day that is not in the past.", "by")
    if action.aim == Aim.PARENTS and action.names_somebody:
        yield from invited_by_place()
    if action.separates and not action.separates_because:
        yield Reason("plan.action", "Write why young people should be kept apart.", "separates_because")
    if action.separates and not action.alternative:
        yield Reason("plan.action", "Write which alternative was considered.", "alternative")


def invited_by_place() -> Iterator[Reason]:
    """`plan.parents`: parents are invited by place or year, never by a list of families."""
    says = "Invite parents by place or year, such as “parents of year 9”. Leave out whose parents they are."
    yield Reason("plan.parents", says, "what")


def may_agree(*, separates: bool, is_supervisor: bool, proposed_it: bool) -> Iterator[Reason]:
    """`plan.action`: keeping young people apart takes the supervisor's yes, and nobody's own."""
    if separates and (proposed_it or not is_supervisor):
        says = "This keeps young people apart. The supervisor agrees to it, or does not; nobody to their own."
        yield Reason("plan.action", says, "status")


def may_step(now: Status, wanted: Status, words: str) -> Iterator[Reason]:
    """`plan.action`: steps follow one another; not agreeing and stopping need a reason."""
    if wanted not in NEXT[now]:
        yield Reason("plan.action", f"An action that is {now.label} cannot become {wanted.label}.")
    if wanted in (Status.REFUSED, Status.STOPPED) and not words:
        yield Reason("plan.action", "Write why.", "words")


def may_review(review: Reviewed) -> Iterator[Reason]:
    """`plan.review`: what changed, what young people say, and a decision; "go on" needs a reason and what it
    rests on, else step down. `plan.close`, `map.not_alone`: a case does not close on a map alone."""
    if not review.what_changed:
        yield Reason("plan.review", "Write what has changed.", "what_changed")
    if not review.young_people_say:
        yield Reason("plan.review", "Write what young people say about it.", "young_people_say")
    if review.decision == WhatNext.GO_ON:
        yield from _going_on(review)
    if review.decision == WhatNext.CLOSE:
        yield from _closing(review)


def _going_on(review: Reviewed) -> Iterator[Reason]:
    if not review.because:
        yield Reason("plan.review", "Write why the work should go on.", "because")
    if not review.rests_on:
        yield Reason("plan.review", "Write what that rests on.", "rests_on")
    if review.next_on is None:
        yield Reason("plan.review", "Choose the day of the next review.", "next_on")
    elif review.next_on <= review.today:
        yield Reason("plan.review", "The next review has to be after today.", "next_on")


def _closing(review: Reviewed) -> Iterator[Reason]:
    if review.own_referrals_to_make:
        yield Reason(
            "threshold.individual",
            "A child’s own referral has not been made. Make it and note it under “Threshold”, then close.",
            "decision",
        )
    if not review.told:
        yield Reason("plan.close", "Write what young people and parents were told.", "told")
    if not review.record:
        yield Reason("plan.close", "Write what they were told about the record.", "record")
    if not review.has_assessment and not review.why_no_assessment:
        yield Reason(
            "map.not_alone",
            "This work has no finished assessment. Write why none was needed.",
            "why_no_assessment",
        )
