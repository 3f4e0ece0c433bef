"""Who is told when, who decides, and what a "no" means. Pure: facts in, reasons out."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.involvement.terms import Part, Safe
from alongside.lib.dates import is_working_day, working_days_after
from alongside.lib.errors import Reason
from alongside.people.terms import Kind
from alongside.practice.shapes.work import Informing

RUNS = frozenset({"first_sharing"})
"""Grounds of the practice content for which a clock runs from the day of adding."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What decides how a person is told."""

    kind: Kind
    unnamed: bool = False
    is_focus: bool = False
    own_account: bool = False
    level: int | None = 2


def ground_of(person: Somebody) -> str:
    """`rights.informed`: by kind; the level 1 friend from the young person's own account is not told."""
    if person.kind == Kind.SAID_TO_CAUSE_HARM:
        return "adult_said_to_cause_harm"
    if person.kind in (Kind.PROFESSIONAL, Kind.TRUSTED_ADULT):
        return "staff"
    if person.unnamed:
        return "unnamed"
    if person.kind == Kind.PARENT_CARER:
        return "level2_parent"
    if person.level == 1 and person.own_account and not person.is_focus:
        return "level1_friend"
    return "level2_young_person"


def days(informing: Informing, started: date) -> tuple[date, date] | None:
    """`rights.informed`: reminded after ten working days, told at latest a month after; None: no clock runs.

    The latest day is brought forward to a working day.
    """
    if informing.due not in RUNS:
        return None
    remind = working_days_after(started, informing.warn_working_days)
    latest = months_after(started, informing.latest_months)
    while not is_working_day(latest):
        latest -= timedelta(days=1)
    return min(remind, latest), latest


def months_after(day: date, count: int) -> date:
    """The same day of a later month, or its last day."""
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def may_tell(
    kind: Kind, safe: str, *, is_supervisor: bool, child_chosen: bool, child_decided: bool
) -> Iterator[Reason]:
    """`rights.informed`: is it safe, who, where, comes first; `rights.decides`: the child's wish comes before
    any parent is told; whether an adult said to cause harm is told, the supervisor decides."""
    if kind == Kind.SAID_TO_CAUSE_HARM and not is_supervisor:
        says = "The supervisor decides whether and how an adult said to cause harm is told."
        yield Reason("rights.informed", says)
    if safe != Safe.YES:
        says = "First be sure that it is safe. If it is not, write down why they are rightly not told."
        yield Reason("rights.informed", says, "safe")
    if kind == Kind.PARENT_CARER and not child_chosen:
        yield Reason("rights.decides", "Choose whose parent or carer this is.", "child")
    elif kind == Kind.PARENT_CARER and not child_decided:
        says = "First write on the young person’s own page who decides and what they wish about telling each parent."
        yield Reason("rights.decides", says, "child")


def may_take_part(before: str, now: Part) -> tuple[Reason, ...]:
    """`rights.refuse`: a "no" ends invitations; they may come back themselves on any day."""
    if before == Part.DECLINED and now == Part.INVITED:
        says = "They said no, and that ends the invitations. If they come back by themselves, note that they took part."
        return (Reason("rights.refuse", says, "part"),)
    return ()


def rightly(*, same_person: bool, on_team: bool, look_again: date, today: date) -> Iterator[Reason]:
    """`values.rightly_no`: a reason, somebody else who agreed, and a day to look at it again; no pause."""
    if same_person or not on_team:
        says = "Choose somebody else of the team who agreed; nobody decides this alone."
        yield Reason("values.rightly_no", says, "agreed_by")
    if not today < look_again <= months_after(today, 3):
        says = "Choose a day within the next three months to look at it again."
        yield Reason("values.rightly_no", says, "look_again_on")


def may_name_trusted(*, is_young: bool, nobody: bool, named: bool) -> Iterator[Reason]:
    """`involve.trusted`: the young person names somebody, or nobody; both are answers."""
    if not is_young:
        yield Reason("involve.trusted", "Only young people are asked whom they trust.")
    if nobody == named:
        yield Reason("involve.trusted", "Write whom they named, or that they named nobody.", "adult_words")


def may_answer_for_trusted(*, agreed: bool, told_what: bool) -> tuple[Reason, ...]:
    """`involve.trusted`: whoever agrees has been told what is recorded, and never collects secretly."""
    if agreed and not told_what:
        says = "Tell them first what is recorded and that nothing is collected secretly."
        return (Reason("involve.trusted", says, "told_what"),)
    return ()
