"""What the weighting, focus and theme pages say and offer beyond what was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from alongside.cases.opening import OpenCase
from alongside.contexts import (
    focus_queries,
    groups_queries,
    themes_queries,
    weighting_drawing,
    weighting_rules,
)
from alongside.contexts.focus_queries import FocusSeen
from alongside.contexts.terms import Whose
from alongside.contexts.themes_rules import initials_in
from alongside.contexts.weighting_facts import WeightingPage, WeightingSeen
from alongside.contexts.weighting_sheet import Sheet
from alongside.people.facts import PersonSeen, names_of
from alongside.people.mentioned import mentioned
from alongside.practice import framework

DONE = {
    "weighed": "Written down. Earlier weightings stay as they were.",
    "kept": "The focus stays. That was written down, too.",
    "focus": "The focus has moved. Next: a new purpose decision.",
    "theme": "Written down.",
    "theme_off": "Taken off.",
}
"""What is said after saving, by the token in the address."""

HEADINGS = {
    Whose.YOUNG_PEOPLE: "How young people weigh it",
    Whose.PROFESSIONALS: "How the meeting weighs it",
    Whose.AGREED: "What was agreed after talking",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint in the language help: words, why, instead."""

    words: str
    why: str
    instead: str


def asks(level: int | None) -> str:
    """The question of the page; no number answers it."""
    whom = "them" if level == 1 else "the group"
    return f"Which of these most needs to change for {whom} to be safer?"


def difference(page: WeightingPage) -> str:
    """ "Young people put the 78 bus first; the meeting put the group first." """
    if not page.differ or not page.young or not page.meeting:
        return ""
    return f"Young people put “{page.young.first}” first; the meeting put “{page.meeting.first}” first."


def may_choose_focus(opened: OpenCase, page: WeightingPage, focus: FocusSeen) -> bool:
    """Whether what was agreed still waits for a decision about the focus."""
    agreed = page.agreed
    if agreed is None or agreed.first is None or agreed.focus_kept:
        return False
    moved_since = focus.id is not None and focus.since is not None and focus.since >= agreed.on
    same = agreed.first.casefold() in focus.title.casefold()
    return focus_queries.may_shift(opened) and not moved_since and not same


def sheet_context(sheet: Sheet) -> dict[str, Any]:
    """The picture of a sheet while it is being made, and its words. Each area is drawn with what a press on it does."""
    parts = [(box.label or "…", box.part) for box in sheet.boxes]
    first = weighting_rules.largest(dict(parts))
    said = weighting_rules.in_words(dict(parts))
    labels = {box.key: box.label for box in sheet.boxes}
    areas = weighting_drawing.areas_in_place(parts, first)
    presses = [f"larger:{box.key}" for box in sheet.boxes]
    return {
        "sheet": sheet,
        "sheet_signed": sheet.signed(),
        "pressed_areas": list(zip(areas, presses, strict=True)),
        "says": capfirst(said),
        "links": [(labels[one.a], labels[one.b], one.words) for one in sheet.links],
    }


def starting_focus(agreed: WeightingSeen | None) -> Mapping[str, str]:
    """What the focus form begins with after an agreement."""
    if agreed is None or agreed.first is None:
        return {}
    return {"words": agreed.first, "because": agreed.because, "evidence": agreed.evidence}


def offered_places(opened: OpenCase) -> list[tuple[str, str]]:
    """Places of the case, to choose from."""
    return [(str(one.id), one.name) for one in groups_queries.places(opened)]


def offered_groups(opened: OpenCase) -> list[tuple[str, str]]:
    """Groups of the case, to choose from."""
    return [(str(one.id), one.name) for one in groups_queries.groups(opened, names_of(()))]


def theme_kinds(opened: OpenCase) -> list[tuple[str, str]]:
    """Kinds of theme, strengths first."""
    return list(themes_queries.kinds(opened).items())


def theme_advice(words: str, people: tuple[PersonSeen, ...]) -> tuple[Advice, ...]:
    """`recording.themes`: gentle advice where words may name somebody. It never blocks."""
    by_id = {one.id: one for one in people}
    called = [by_id[one].shown or by_id[one].name for one in mentioned(words, people)]
    known = [
        Advice(
            one, "Somebody in this record is called that. A theme names nobody.", "a young person; somebody"
        )
        for one in called
    ]
    others = [
        Advice(one, "These look like somebody’s initials. A theme names nobody.", "a young person; somebody")
        for one in initials_in(words)
        if one not in called
    ]
    return (*known, *others)


def focus_questions(opened: OpenCase) -> list[tuple[str, str]]:
    """What to think about before the focus moves."""
    asked = framework(opened.row.framework).weighting.focus_shift_questions
    return [(one.question, one.hint) for one in asked.values()]
