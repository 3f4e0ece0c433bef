"""Whether somebody may be put on record, and how little is kept. Pure: facts in, reasons out."""

import re
from collections.abc import Collection, Iterable

from alongside.cases.rules import Locks, may_name
from alongside.cases.terms import Path
from alongside.lib.errors import Reason
from alongside.people.terms import Kind, RestsOn

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


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
