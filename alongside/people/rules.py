"""Whether somebody may be put on record, and how little is kept. Pure: facts in, reasons out."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from alongside.cases.rules import Locks, may_name
from alongside.cases.terms import Path
from alongside.lib.errors import Reason
from alongside.people.terms import AgeBand, Kind, RestsOn

ENOUGH = frozenset({RestsOn.OWN_ACCOUNT, RestsOn.OBSERVED, RestsOn.TOLD_CHECKED})
"""What can carry the decision to put a young person on record by itself."""

_SEVERAL = re.compile(r"[,;&/]|\band\b|\bfamily\b|\bsiblings?\b|\bbrothers\b|\bsisters\b", re.I)


def has_reason(need: str, evidence: str) -> tuple[Reason, ...]:
    """`map.inclusion`: every person on a map is a decision. The two answers are `values.rights.6` and `.7`."""
    reasons = []
    if not need.strip():
        reasons.append(Reason("values.rights.6", "Write why this person needs to be in this record", "need"))
    if not evidence.strip():
        reasons.append(Reason("values.rights.7", "Write what that reason rests on", "evidence"))
    return tuple(reasons)


def rests_on_enough(rests_on: Collection[RestsOn]) -> tuple[Reason, ...]:
    """`map.statement`: what nobody has checked, or what the police hold, adds nobody by itself."""
    if not rests_on:
        return (Reason("values.rights.7", "Choose what the evidence is", "rests_on"),)
    if ENOUGH.isdisjoint(rests_on):
        return (
            Reason(
                "map.statement",
                "This rests only on something unchecked, on an opinion or on what the police hold. "
                "That adds nobody by itself. Check it first, or use a placeholder.",
                "rests_on",
            ),
        )
    return ()


def may_identify(locks: Locks, rests_on: Collection[RestsOn]) -> tuple[Reason, ...]:
    """`path.named`, and `path.together`: what a young person says themselves may be drawn with them."""
    own_account_only = set(rests_on) == {RestsOn.OWN_ACCOUNT}
    if Path.TOGETHER in locks.clearances and own_account_only:
        return ()
    return may_name(locks)


def one_at_a_time(shown: str) -> tuple[Reason, ...]:
    """`person.family`: brothers and sisters are decided one by one, nobody comes in *as* family."""
    if _SEVERAL.search(shown):
        return (
            Reason(
                "person.family",
                "Add one person at a time: each of them is a decision of their own, brothers and sisters too.",
                "shown",
            ),
        )
    return ()


def told_apart(shown: str, apart: str, others: Iterable[tuple[str, str]]) -> tuple[Reason, ...]:
    """`person.tell_apart`: two people with the same initials are never mixed up.

    others: (shown, apart) of everybody else in the record.
    """
    mine = (_plain(shown), _plain(apart))
    if mine not in {(_plain(one), _plain(other)) for one, other in others}:
        return ()
    return (
        Reason(
            "person.tell_apart",
            f"There is already a {shown} here. Write something that tells the two apart, such as a school year.",
            "apart",
        ),
    )


def little_enough(
    level: int | None, kind: Kind, *, is_focus: bool, full_name: str, born_on: str
) -> tuple[Reason, ...]:
    """`map.one_case`: at level 1, friends are kept by initials, without full name or birth date."""
    if level != 1 or is_focus or kind != Kind.YOUNG_PERSON:
        return ()
    named = {"full_name": full_name, "born_on": born_on}
    return tuple(
        Reason(
            "map.one_case",
            "In work with one young person, friends are kept by initials. "
            "If this friend needs help too, they need a referral of their own.",
            field,
        )
        for field, words in named.items()
        if words
    )


def age_fits(kind: Kind, age_band: AgeBand, born_on: str, today: date) -> tuple[Reason, ...]:
    """`person.minimal`: a birth date that cannot be, or says another age than the band, is a slip or somebody else.

    Young people are up to 25 here (`map.adults`: 18-25s may be harmed too).
    """
    born = date.fromisoformat(born_on) if born_on else None
    if born is None:
        return ()
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if kind == Kind.YOUNG_PERSON and age > OLDEST_YOUNG:
        says = f"This makes them {age}. Young people here are {OLDEST_YOUNG} at most: check the year, or who they are."
        return (Reason("person.minimal", says, "born_on"),)
    if age > OLDEST:
        return (Reason("person.minimal", "Check the year: nobody is that old", "born_on"),)
    if age_band and not _AGES[age_band][0] <= age <= _AGES[age_band][1]:
        says = (
            f"The date of birth makes them {age}, and the age chosen is “{age_band.label}”. "
            "Put one of the two right, or leave one empty."
        )
        return (Reason("person.minimal", says, "age_band"),)
    return ()


OLDEST_YOUNG, OLDEST = 25, 120

_AGES = {
    AgeBand.UNDER_10: (0, 9),
    AgeBand.TEN_TO_12: (10, 12),
    AgeBand.THIRTEEN_TO_15: (13, 15),
    AgeBand.SIXTEEN_17: (16, 17),
    AgeBand.EIGHTEEN_TO_25: (18, 25),
    AgeBand.ADULT: (18, OLDEST),
}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
