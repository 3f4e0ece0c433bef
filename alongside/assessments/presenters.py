"""Putting an assessment together for its pages: cards, sides of the triangle, what is missing."""

from collections.abc import Iterable
from typing import TypeAlias

from alongside.assessments import rules
from alongside.assessments.frame import Frame
from alongside.assessments.rules import Standing
from alongside.assessments.shown import (
    AssessmentPage,
    Card,
    ContributionSeen,
    DomainShown,
    GuardianSeen,
    Side,
    SideState,
    Unfilled,
)
from alongside.assessments.terms import Domain, Kind
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.practice.shapes.assessment import Domain as DomainPrompts

Added: TypeAlias = tuple[ContributionSeen, ...]

NORMS_TITLE = "Norms: what is, and what they believe"

_NOTES = {
    Kind.PROFESSIONAL: "Professional view",
    Kind.EVIDENCE: "Known for sure",
    Kind.NOT_YET_KNOWN: "Not yet known",
}


def assembled(
    opened: OpenCase, frame: Frame, added: Added, around: tuple[GuardianSeen, ...]
) -> AssessmentPage:
    """The page, from what was added and who looks out for the group."""
    whole = opened.sees != SeesWhat.OWN
    state = standing(frame, added, around)
    shown = tuple(_domain(domain, frame, added, around) for domain in frame.prompts.domains.values())
    return AssessmentPage(
        frame=frame,
        whole=whole,
        contributions=added,
        guardians=around,
        sides=tuple(_side(one, added, state) for one in shown) if whole else (),
        domains=shown,
        missing=tuple(rules.missing(state, frame.domains)) if whole else (),
    )


def standing(frame: Frame, added: Added, around: tuple[GuardianSeen, ...]) -> Standing:
    """Where it stands, for the rule of finishing."""
    strong = {one.domain for one in added if one.kind == Kind.STRENGTH}
    if any(rules.is_strength(one.judged[0].answer, one.is_trusted) for one in around):
        strong.add(Domain.GUARDIANSHIP)
    return Standing(
        with_strength=frozenset(strong),
        with_reason=frame.with_reason,
        has_young_peoples_words=any(one.kind == Kind.YOUNG_PEOPLE for one in added),
        views_missing_explained=frame.views_missing_explained,
        weighed=frame.weighed,
        has_goal=frame.goals > 0,
    )


def not_finished(page: AssessmentPage) -> str:
    """The end of the line under the title."""
    frame = page.frame
    if frame.is_signed_off and frame.finishing:
        return f"signed off by {frame.finishing.looked_by_name}"
    if frame.waits:
        return "finished, waits to be signed off"
    if not page.missing:
        return "ready to be finished"
    shown = [one.short for one in page.missing[:2]]
    more = ", and more" if len(page.missing) > len(shown) else ""
    return f"not finished: {'; '.join(shown)}{more}"


def _domain(
    domain: DomainPrompts, frame: Frame, added: Added, around: tuple[GuardianSeen, ...]
) -> DomainShown:
    here = tuple(one for one in added if one.domain == domain.id and not one.later)
    order = {prompt: number for number, prompt in enumerate(domain.prompts)}
    groups: dict[str, list[ContributionSeen]] = {}
    for one in sorted(here, key=lambda each: order.get(_topic(each.prompt), len(order))):
        groups.setdefault(_topic(one.prompt), []).append(one)
    filled = set(groups)
    return DomainShown(
        id=domain.id,
        title=domain.title,
        opening=domain.opening,
        cards=tuple(_card(prompt, tuple(group), domain) for prompt, group in groups.items()),
        unfilled=tuple(
            Unfilled(one.id, one.title) for one in domain.prompts.values() if _topic(one.id) not in filled
        ),
        guardians=around if domain.id == Domain.GUARDIANSHIP else (),
        later=tuple(one for one in added if one.domain == domain.id and one.later),
    )


def _topic(prompt: str) -> str:
    """Norms as they are and norms as believed are one card."""
    return rules.NORMS[-1] if prompt in rules.NORMS else prompt


def _card(prompt: str, group: Added, domain: DomainPrompts) -> Card:
    norms = prompt in rules.NORMS
    readable = tuple(one for one in group if one.readable)
    left, right = (
        ((Kind.NORM_AS_IT_IS, "As it is"), (Kind.NORM_AS_BELIEVED, "As they believe"))
        if norms
        else ((Kind.STRENGTH, "Strengths"), (Kind.WORRY, "Worries"))
    )
    beside = _beside(readable) if norms else ()
    return Card(
        prompt=prompt,
        title=NORMS_TITLE if norms else group[0].prompt_title,
        left_title=left[1],
        left=_words(readable, left[0]),
        right_title=right[1],
        right=_words(readable, right[0]),
        quotes=tuple((one.words, one.who) for one in readable if one.kind.is_quote),
        notes=(
            *beside,
            *((_NOTES[one.kind], one.words) for one in readable if one.kind in _NOTES),
        ),
        unread=len(group) - len(readable),
        by=tuple(dict.fromkeys(one.by for one in group if not one.kind.is_quote)),
        still_asked=prompt in domain.prompts,
    )


def _beside(group: Added) -> tuple[tuple[str, str], ...]:
    """Strengths and worries under a prompt about norms stand below its two sides."""
    named = {Kind.STRENGTH: "Strength", Kind.WORRY: "Worry"}
    return tuple((named[one.kind], one.words) for one in group if one.kind in named)


def _words(group: Iterable[ContributionSeen], kind: Kind) -> tuple[str, ...]:
    return tuple(one.words for one in group if one.kind == kind)


def _side(domain: DomainShown, added: Added, state: Standing) -> Side:
    open_questions = any(one.kind == Kind.NOT_YET_KNOWN and one.domain == domain.id for one in added)
    if domain.id not in state.with_strength:
        because = " The reason is written down." if domain.id in state.with_reason else ""
        return Side(domain.id, domain.title, SideState.NO_STRENGTH, f"no strength yet.{because}")
    if open_questions:
        return Side(domain.id, domain.title, SideState.GAPS, "has strengths; something is not yet known.")
    return Side(domain.id, domain.title, SideState.WHOLE, "has strengths.")
