"""What stands in a paper for a meeting: why, what is good, what weighs most, what is done. Strengths first.

Everything is read as somebody reads it who sees no names, unless the paper shows initials; then every
sentence is covered once more, because people write names where they should not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.contexts import themes_queries, weighting_queries
from alongside.lib import dates
from alongside.people import queries as people
from alongside.people.facts import Names
from alongside.purpose import queries as purposes

STEPS = 8
"""Steps of the timeline in a paper; the whole story stays in the record."""

SayDay = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper. lines: (what it is, what is said); what it is may be ""."""

    title: str
    lines: tuple[tuple[str, str], ...]
    when_empty: str


def reading(opened: OpenCase, *, named: bool) -> OpenCase:
    """The case as this paper may read it."""
    return opened if named else replace(opened, sees=SeesWhat.NAMELESS)


def title(opened: OpenCase) -> str:
    """The name of the work, or none for those who see no names."""
    return opened.title if opened.sees_names else due.WITHOUT_NAMES


def parts(opened: OpenCase, say_day: SayDay) -> tuple[Part, ...]:
    """The parts in their order. opened: from `reading`. say_day: how exactly days are said."""
    names = people.names(opened)
    return (
        _purpose(opened),
        _weighting(opened, names),
        _themes(opened),
        _steps(opened, names, say_day),
    )


def _purpose(opened: OpenCase) -> Part:
    page = purposes.page(opened)
    found = page.standing or page.current
    lines = (
        [
            ("What it is for", found.purpose_title),
            ("In plain words", found.statement),
            ("The change hoped for", found.change),
        ]
        if found
        else []
    )
    return _part("Why this work is done", lines, "The purpose has not been written yet.")


def _weighting(opened: OpenCase, names: Names) -> Part:
    page = weighting_queries.page(opened, names)
    lines = [(whose, seen.says) for whose, seen in _whose(page)]
    return _part("What most needs to change", lines, "Contexts have not been weighed yet.")


def _whose(page: weighting_queries.WeightingPage) -> Iterator[tuple[str, weighting_queries.WeightingSeen]]:
    for whose, seen in (
        ("Young people", page.young),
        ("The meeting", page.meeting),
        ("After talking", page.agreed),
    ):
        if seen is not None:
            yield whose, seen


def _themes(opened: OpenCase) -> Part:
    found = themes_queries.themes(opened)
    return _part("Themes", [(one.kind_label, one.words) for one in found], "No themes yet.")


def _steps(opened: OpenCase, names: Names, say_day: SayDay) -> Part:
    found = timeline.steps(opened, names)[:STEPS]
    return _part("What has happened lately", [(say_day(one.on), one.says) for one in found], "Nothing yet.")


def _part(heading: str, lines: Iterable[tuple[str, str]], when_empty: str) -> Part:
    return Part(heading, tuple(line for line in lines if line[1]), when_empty)


def month(day: date) -> str:
    """As exactly as a paper without exact days says it: "November 2026"."""
    return f"{day:%B %Y}"


def exact(day: date) -> str:
    return dates.long(day)
