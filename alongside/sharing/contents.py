"""What stands in a paper for a meeting: why, what is good, what weighs most, what is done. Strengths first.

Everything is read as somebody reads it who sees no names, unless the paper shows initials; then every
sentence is covered once more, because people write names where they should not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from alongside.assessments import queries as assessments
from alongside.assessments.terms import Kind
from alongside.cases import due, timeline
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.contexts import themes_queries, weighting_queries
from alongside.lib import dates
from alongside.people import queries as people
from alongside.people.facts import Names
from alongside.plans import queries as plans
from alongside.purpose import queries as purposes

STEPS = 8
"""Steps of the timeline in a paper; the whole story stays in the record."""

KINDS = list(Kind)
"""Strengths stand before worries in the list of kinds, and so in a paper."""

_OUR_OWN = ("values.", "involvement.")
_ABOUT_ONE = frozenset(
    {
        "people.harm_answered",
        "statements.taken_back",
        "thresholds.referral_made",
        "thresholds.referral_to_make",
    }
)
"""Steps that concern one person, who could be known by them."""

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
        *_assessment(opened, names),
        _weighting(opened, names),
        _plan(opened, say_day),
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


def _assessment(opened: OpenCase, names: Names) -> Iterator[Part]:
    """How it stands, domain by domain; what is good comes first (`assessment.factor`)."""
    page = assessments.page(opened, names)
    for side in page.sides:
        here = [one for one in page.contributions if one.domain == side.domain and one.readable]
        in_order = sorted(here, key=lambda one: (KINDS.index(one.kind), one.on, one.id))
        lines = [(one.kind_label, one.words) for one in in_order]
        yield _part(f"How it stands: {side.title}", lines, "Nothing has been added here yet.")


def _plan(opened: OpenCase, say_day: SayDay) -> Part:
    """Goals, each with what is done about it, and actions that serve no goal yet."""
    lines: list[tuple[str, str]] = []
    for one in plans.plan(opened):
        if one.goal is not None:
            lines.append(("Goal", one.goal.words))
        lines += [
            (f"Action, {action.status_label}, by {say_day(action.by_day)}", f"{action.what} ({action.lead})")
            for action in one.actions
        ]
    return _part("Goals and what is done", lines, "No goal and no action yet.")


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
    found = [one for one in timeline.steps(opened, names) if opened.sees_names or not _stays(one.kind)]
    lines = [(say_day(one.on), one.says) for one in found[:STEPS]]
    return _part("What has happened lately", lines, "Nothing yet.")


def _stays(kind: str) -> bool:
    """`map.export`, `plan.meeting`: a paper without names is about the context.

    Who was told or rightly not, what the team asks of itself and what it paused is for the record and its team.
    """
    return kind.startswith(_OUR_OWN) or kind in _ABOUT_ONE


def _part(heading: str, lines: Iterable[tuple[str, str]], when_empty: str) -> Part:
    return Part(heading, tuple(line for line in lines if line[1]), when_empty)


def month(day: date) -> str:
    """As exactly as a paper without exact days says it: "November 2026"."""
    return f"{day:%B %Y}"


def exact(day: date) -> str:
    return dates.long(day)
