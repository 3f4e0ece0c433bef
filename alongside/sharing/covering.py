"""What a paper leaves out besides names: ages, exact days, exact places, unless chosen (`map.export`)."""

import re
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from functools import reduce

from alongside.cases.opening import OpenCase
from alongside.plans.covering import Cover, as_it_is, names_covered
from alongside.sharing.covering_places import places_of


class Shown(StrEnum):
    """What somebody may choose to show in a paper without names."""

    DAYS = "days"
    PLACES = "places"


_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAYS = (
    (re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"), r"\g<month>"),
    (re.compile(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"), r"\g<month>"),
    (re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"), "(day left out)"),
)
_AGES = (
    (re.compile(r"\b\d{1,2}[- ]years?[- ]olds?\b", re.IGNORECASE), "(age left out)"),
    (re.compile(r"\b(?:aged?|age of|turned|turning) \d{1,2}\b", re.IGNORECASE), "(age left out)"),
    (re.compile(r"\b\d{1,2} ?(?:years of age|yrs?|yo)\b", re.IGNORECASE), "(age left out)"),
    (
        re.compile(
            r"\b(man|woman|boy|girl|lad|adult|male|female|person|friend),? (?:of |aged )?"
            r"(?:(?:about|around|roughly|maybe) )?\d{1,2}\b(?![.:]\d)",
            re.IGNORECASE,
        ),
        r"\1 (age left out)",
    ),
    (re.compile(r"\b(is|was|are|were|only|just) (?:[89]|1\d)(?=[.,;:)]|$| and\b)"), r"\1 (age left out)"),
    (re.compile(r"\byears? (?:1[0-3]|[1-9])s?\b", re.IGNORECASE), "(school year left out)"),
)


def covered(opened: OpenCase, shown: Collection[Shown]) -> Cover:
    """Everything that a paper without names leaves out, one after the other."""
    days, places = Shown.DAYS in shown, Shown.PLACES in shown
    return in_turn(names_covered(opened), exactness_covered(opened, ages=False, days=days, places=places))


def exactness_covered(opened: OpenCase, *, ages: bool, days: bool, places: bool) -> Cover:
    """Words without what says exactly how old, when and where; True leaves it as it is. One statement, for places."""
    steps: list[Cover] = []
    if not ages:
        steps.append(ages_covered)
    if not days:
        steps.append(_substituted(_DAYS))
    if not places:
        steps.append(_substituted(places_of(opened)))
    return in_turn(*steps)


def ages_covered(words: str) -> str:
    """Words without how old anybody is, or in which school year."""
    return _substituted(_AGES)(words)


def in_turn(*steps: Cover) -> Cover:
    """One cover after the other."""
    return lambda words: reduce(lambda done, step: step(done), steps, words)


def nothing_covered(words: str) -> str:
    """For a paper with initials, for this case's own team."""
    return as_it_is(words)


def _substituted(pairs: Iterable[tuple[re.Pattern[str], str]]) -> Callable[[str], str]:
    listed = tuple(pairs)
    return lambda words: reduce(lambda done, pair: pair[0].sub(pair[1], done), listed, words)
