"""What an assessment asks before it is finished, and how its parts are judged. Pure: facts in, reasons out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.assessments.terms import About, Judged, Kind
from alongside.cases.rules import Locks, may_name
from alongside.cases.terms import Subject
from alongside.lib.errors import Reason
from alongside.practice import Framework
from alongside.practice.shapes.assessment import PromptSet

NORMS = ("functioning.norms_as_they_are", "functioning.norms_believed")
"""Prompts about norms: what they really do stands beside what they believe the others do."""

INDIVIDUAL = "individual"
_AS_A_KIND = {Subject.NEIGHBOURHOOD.value: "place"}


def prompt_set_for(fw: Framework, level: int | None, focus: str) -> str:
    """`assessment.settings`, `assessment.individual`: prompts follow the level and the kind of the focus."""
    if level == 1 or focus == Subject.YOUNG_PERSON:
        return INDIVIDUAL
    found = fw.kinds["contexts"].get(_AS_A_KIND.get(focus, focus))
    return found.prompt_set if found and found.prompt_set in fw.prompts else "peer_group"


def kinds_for(prompt: str) -> tuple[Kind, ...]:
    """What may be added under a prompt, strengths first; norms are asked for where norms are the topic."""
    usual = [kind for kind in Kind if kind not in (Kind.NORM_AS_IT_IS, Kind.NORM_AS_BELIEVED)]
    if prompt in NORMS:
        return (Kind.NORM_AS_IT_IS, Kind.NORM_AS_BELIEVED, *usual)
    return tuple(usual)


class Needs(StrEnum):
    """What an assessment may still need before it is finished."""

    VIEWS = "views"
    STRENGTH = "strength"
    WEIGHTING = "weighting"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assessment stands. with_strength, with_reason: ids of domains."""

    with_strength: frozenset[str]
    with_reason: frozenset[str]
    has_young_peoples_words: bool
    views_missing_explained: bool
    weighed: bool
    has_goal: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing still missing. short: for the line under the title; says: the sentence of the rule."""

    needs: Needs
    domain: str
    short: str
    says: str


def missing(standing: Standing, domains: Mapping[str, str]) -> Iterator[Missing]:
    """`assessment.finish`: views or the reason and a plan, a strength in each domain or a reason, weighting, a goal.

    domains: id -> title, in the order of the triangle.
    """
    if not standing.has_young_peoples_words and not standing.views_missing_explained:
        says = (
            "Young people’s own views are not there yet. Add them, or say why not and how they will be asked."
        )
        yield Missing(Needs.VIEWS, "", "no young people’s words yet", says)
    for domain, title in domains.items():
        if domain not in standing.with_strength and domain not in standing.with_reason:
            says = f"“{title}” has no strength yet. Add one, or say why there is none."
            yield Missing(Needs.STRENGTH, domain, f"no strength yet under “{title.lower()}”", says)
    if not standing.weighed:
        says = "The contexts have not been weighed since the referral."
        yield Missing(Needs.WEIGHTING, "", "contexts not weighed yet", says)
    if not standing.has_goal:
        says = "There is no goal yet. One positive statement about what is to change is enough."
        yield Missing(Needs.GOAL, "", "no goal yet", says)


def may_finish(found: Iterator[Missing]) -> tuple[Reason, ...]:
    """`assessment.finish`. It never delays plan actions: nothing but the finishing itself waits."""
    return tuple(Reason("assessment.finish", one.says, one.needs.value) for one in found)


def may_sign_off(*, is_supervisor: bool, finished_it: bool) -> tuple[Reason, ...]:
    """`assessment.finish`: a supervisor on the team who is not the one who finished it."""
    if not is_supervisor:
        return (Reason("assessment.finish", "A supervisor on the team signs off the assessment."),)
    if finished_it:
        return (Reason("assessment.finish", "Somebody else signs off what you have finished yourself."),)
    return ()


def may_add(kind: Kind, words: str, about: About, people: int, has_speaker: bool) -> Iterator[Reason]:
    """`assessment.factor`: words; whose they are, where it is a quote; whom they are about, where it is people."""
    if not words.strip():
        yield Reason("assessment.factor", "Write what you know", "words")
    if kind.is_quote and not has_speaker:
        yield Reason("assessment.factor", "Say whose words these are", "speaker")
    if about == About.PERSON and not people:
        yield Reason("assessment.factor", "Choose whom this is about", "people")
    if about == About.CONTEXT and kind.is_quote:
        says = "Somebody’s own words concern them or the group: choose one of those"
        yield Reason("assessment.factor", says, "about")


def may_identify(locks: Locks, kind: Kind, others_named: bool) -> tuple[Reason, ...]:
    """`path.named`: what comes from elsewhere about people who can be recognised needs the sign-off first."""
    if kind == Kind.YOUNG_PEOPLE or not others_named:
        return ()
    return tuple(Reason(one.rule, one.says, "words") for one in may_name(locks))


def may_change(kind: Kind, *, mine: bool, leads: bool) -> tuple[Reason, ...]:
    """`assessment.grows`: whoever wrote it puts it right, or who leads; a quote only whoever wrote it down."""
    if mine or (leads and not kind.is_quote):
        return ()
    if kind.is_quote:
        says = "These are somebody’s own words. Only whoever wrote them down can put them right."
        return (Reason("assessment.grows", says),)
    return (
        Reason(
            "assessment.grows", "Whoever wrote this puts it right, or the lead. Add your own view beside it."
        ),
    )


def is_strength(willingness: Judged, trusted: bool) -> bool:
    """A guardian whom young people trust, or who is willing, is a strength of the group's surroundings."""
    return trusted or willingness == Judged.YES


def may_judge(who: str, judged: Mapping[str, str]) -> Iterator[Reason]:
    """`assessment.guardianship`: three judgements, each with its own answer; who it is, a role is enough."""
    if not who.strip():
        yield Reason("assessment.guardianship", "Say who this is; a role is enough", "who")
    for name, answer in judged.items():
        if answer not in Judged.values:
            yield Reason("assessment.guardianship", f"Choose an answer for {name}", name)


def prompt_of(sets: Mapping[str, PromptSet], prompt_set: str, prompt: str) -> tuple[str, str]:
    """(domain, title) of a prompt, by the set it was asked in; raises KeyError where there is none."""
    for domain in sets[prompt_set].domains.values():
        if prompt in domain.prompts:
            return domain.id, domain.prompts[prompt].title
    raise KeyError(prompt)
