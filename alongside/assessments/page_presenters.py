"""What the pages of an assessment say and offer beyond what was recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.assessments import queries, rules
from alongside.assessments.frame import Frame
from alongside.assessments.rules import Missing, Needs
from alongside.assessments.shown import AssessmentPage
from alongside.assessments.terms import Kind
from alongside.assessments.triangle import Triangle, drawn
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.lib import clock, dates
from alongside.lib.errors import NotOpenToYou
from alongside.people.facts import PersonSeen, names_of
from alongside.people.terms import Kind as PersonKind
from alongside.practice import framework, language
from alongside.practice.shapes.assessment import Prompt, Tools
from alongside.statements import queries as statements

DONE = {
    "added": "Added. Thank you.",
    "put_right": "Put right.",
    "taken_back": "Taken back.",
    "saved": "Saved.",
    "finished": "Finished. A supervisor has been asked to look.",
    "signed_off": "Signed off.",
    "sent_back": "Sent back with your words.",
    "goal": "The goal is written down.",
    "view": "Written down.",
    "measured": "Written down.",
    "ended": "The goal has ended.",
    "begun": "A new assessment has begun. The earlier one can still be read.",
}
"""What is said after saving, by the token in the address."""

ADULTS = (PersonKind.PARENT_CARER, PersonKind.TRUSTED_ADULT, PersonKind.PROFESSIONAL)


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint of the language help."""

    words: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that is missing before the assessment can be finished, and where it is done."""

    says: str
    actions: tuple[tuple[str, str], ...]


def line(page: AssessmentPage, not_finished: str) -> str:
    """ "How it stands on 23 November 2026 · 11 contributions from 4 people · not finished: …"."""
    things = "1 contribution" if page.count == 1 else f"{page.count} contributions"
    people = "1 person" if page.contributors == 1 else f"{page.contributors} people"
    parts = [f"How it stands on {dates.long(clock.today())}"]
    if not page.whole:
        return " · ".join([*parts, f"{things} from you"])
    parts.append(f"{things} from {people}" if page.count else "nothing added yet")
    return " · ".join([*parts, not_finished])


def triangle(opened: OpenCase, page: AssessmentPage) -> Triangle | None:
    """The drawing; none for those who see only what they contributed."""
    if not page.whole:
        return None
    purpose = opened.ring.read(opened.row, "purpose_line") if opened.sees_names else ""
    return drawn(page.sides, page.frame.own_words or page.frame.focus_words, purpose)


def prompt(frame: Frame, prompt_id: str) -> Prompt:
    """The prompt that an address asks for, or NotOpenToYou."""
    for domain in frame.prompts.domains.values():
        if prompt_id in domain.prompts:
            return domain.prompts[prompt_id]
    raise NotOpenToYou


def add_choices(
    opened: OpenCase, frame: Frame, prompt_id: str, people: tuple[PersonSeen, ...]
) -> dict[str, Any]:
    """What the form for adding offers to this viewer. One statement for those who see everything."""
    shown = people if opened.sees != SeesWhat.NAMELESS else ()
    said = statements.standing(opened, names_of(people)) if opened.sees == SeesWhat.ALL else ()
    return {
        "kinds": rules.kinds_for(prompt_id),
        "young_people": _offered(one for one in shown if one.is_young),
        "parents": _offered(one for one in shown if one.kind == PersonKind.PARENT_CARER),
        "people": _offered(shown),
        "statements": queries.statement_choices(said),
    }


def young_people(people: tuple[PersonSeen, ...]) -> list[tuple[str, str]]:
    """Young people of the case, to choose from."""
    return _offered(one for one in people if one.is_young)


def adults(people: tuple[PersonSeen, ...]) -> list[tuple[str, str]]:
    """Adults of the case who may look out for the group."""
    return _offered(one for one in people if one.kind in ADULTS)


def voices(opened: OpenCase, people: tuple[PersonSeen, ...], person: str, user: str) -> list[tuple[str, str]]:
    """Whoever may have a view on a goal: people of the case, then the team."""
    named = [(f"{person}{one.id}", one.name) for one in people if one.is_named]
    return named + [(f"{user}{one.user}", f"{one.name}, {one.title}") for one in opened.team]


def advice(opened: OpenCase, kind: str, words: str) -> tuple[Advice, ...]:
    """`recording.language`, `recording.roles`: another way to say it; somebody's own words are never touched."""
    if kind in (Kind.YOUNG_PEOPLE, Kind.PARENTS):
        return ()
    fw = framework(opened.row.framework)
    team = {one.name: one.title for one in opened.team if one.title}
    found = (*language.look_over(words, fw=fw), *language.names_where_roles_do(words, people=team, fw=fw))
    return tuple(Advice(one.phrase, one.why, one.instead) for one in found)


def after_adding(case: UUID, prompt_id: str, kind: str, *, another: bool) -> str:
    """`map.strengths`: a worry is followed by the question for a strength."""
    here = reverse("assessments:add", args=[case, prompt_id])
    if kind == Kind.WORRY:
        return f"{here}?kind={Kind.STRENGTH}&after=worry"
    if another:
        return f"{here}?done=added"
    return f"{reverse('assessments:page', args=[case])}?done=added"


def to_do(case: UUID, missing: Iterable[Missing], domains: dict[str, str]) -> tuple[ToDo, ...]:
    """What is missing, each with the pages on which it is done."""
    return tuple(ToDo(one.says, tuple(_actions(case, one, domains))) for one in missing)


def tools(opened: OpenCase, prompt_set: str) -> tuple[Tools, list[Any]]:
    """Tools for the conversation that belong to a set of prompts (`assessment.individual`)."""
    found = framework(opened.row.framework).conversation
    return found, [tool for tool in found.tools.values() if prompt_set in tool.sets]


def _actions(case: UUID, missing: Missing, domains: dict[str, str]) -> Iterable[tuple[str, str]]:
    def to(name: str, *more: str) -> str:
        return reverse(f"assessments:{name}", args=[case, *more])

    if missing.needs == Needs.VIEWS:
        yield "Add their words", to("choose")
        yield "Say why not, and the plan", to("views_missing")
    elif missing.needs == Needs.STRENGTH:
        yield "Add a strength", f"{to('choose')}#{missing.domain.split('.')[-1]}"
        yield "Say why there is none", to("no_strength", missing.domain)
    elif missing.needs == Needs.WEIGHTING:
        yield "Weigh the contexts", reverse("contexts:weighting", args=[case])
    else:
        yield "Set a goal", to("goal_new")


def _offered(people: Iterable[PersonSeen]) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in people]
