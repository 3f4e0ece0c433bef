"""When a map may be brought in, and when an import may be taken back. Pure: facts in, reasons out."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from alongside.cases.rules import Extending, Locks, may_extend
from alongside.cases.terms import Path
from alongside.lib.errors import Reason
from alongside.people import rules as people_rules
from alongside.people.terms import RestsOn
from alongside.statements import rules as statement_rules
from alongside.statements.terms import Source

TAKEN_BACK_WITHIN = timedelta(days=7)
MOST_PEOPLE = 150


def may_bring_in(locks: Locks, *, own_account_only: bool) -> tuple[Reason, ...]:
    """`map.import`: a file of names identifies people, so it is opened only where people may be (`path.named`).

    What a young person told themselves may come in on the path with them (`path.together`). A pause stops both.
    """
    rests_on = (RestsOn.OWN_ACCOUNT,) if own_account_only else ()
    closed = may_extend(locks, Extending.ADDING_A_PERSON)
    reasons = people_rules.may_identify(locks, rests_on)
    if closed or not reasons or own_account_only or Path.TOGETHER not in locks.clearances:
        return closed or reasons
    says = (
        "On the path with a young person only an interview that they told themselves can be brought in, and this is "
        "something else. Draw together with them, or add what they say on the map."
    )
    return (Reason("path.together", says),)


def file_may_speak(level: int | None, kind: str | None, *, by_somebody_here: bool) -> tuple[Reason, ...]:
    """`map.one_case`: what others hold or have heard about friends stays out of one young person's record."""
    if not kind:
        return ()
    reasons = statement_rules.belongs_here(
        level, Source(kind), about_friends=True, by_somebody_here=by_somebody_here
    )
    return tuple(Reason(one.rule, one.says, "statement_kind") for one in reasons)


def decision_holds(locks: Locks, how: str, rests_on: Collection[str]) -> tuple[Reason, ...]:
    """`map.inclusion`, `map.statement`: what nobody has checked, or what the police hold, adds nobody by itself."""
    if how != "in":
        return ()
    kinds = tuple(RestsOn(one) for one in rests_on)
    return people_rules.may_identify(locks, kinds) + people_rules.rests_on_enough(kinds)


def few_enough(here: int, new: int) -> tuple[Reason, ...]:
    """`map.inclusion`: a map works for up to 150 people; more are not needed to understand who matters to whom."""
    if here + new <= MOST_PEOPLE:
        return ()
    says = f"There would be {here + new} people on this map. Choose who is needed: {MOST_PEOPLE} at most."
    return (Reason("map.inclusion", says),)


def may_take_back(
    *,
    on: date,
    today: date,
    by_me: bool,
    i_lead: bool,
    hung: Mapping[str, int],
    hangs: Mapping[str, int],
) -> tuple[Reason, ...]:
    """`map.import`: a file brought in by mistake goes as one act, as long as nothing has been built on it.

    hung, hangs: how many rows of each kind stood on what it brought then, and stand on it now.
    """
    one_by_one = "Take off what should go one by one, each for a reason."
    if not (by_me or i_lead):
        says = "Only whoever brought this in, the lead or the supervisor can take it back."
        return (Reason("map.import", says),)
    if today - on > TAKEN_BACK_WITHIN:
        return (Reason("map.import", f"This came in more than a week ago. {one_by_one}"),)
    if any(count > hung.get(kind, 0) for kind, count in hangs.items()):
        return (Reason("map.import", f"Other work rests on it by now. {one_by_one}"),)
    return ()


def comes_in_whole(open_tasks: Collection[str]) -> tuple[Reason, ...]:
    """`map.import`: nothing is half-imported; what is left to answer is answered first."""
    return tuple(Reason("map.import", says) for says in open_tasks)
