"""The pure rules of the assessment and of goals."""

from datetime import date, timedelta

import pytest

from alongside.assessments import goal_rules, rules
from alongside.assessments.goal_rules import Aim
from alongside.assessments.rules import Needs, Standing
from alongside.assessments.terms import About, Domain, Judged, Kind, Shows
from alongside.cases.rules import Locks
from alongside.cases.terms import Path, Stage, Subject
from alongside.practice import framework

DOMAINS = {domain.value: domain.label for domain in Domain}
TODAY = date(2030, 1, 7)


def standing(**more):
    everything = {
        "with_strength": frozenset(DOMAINS),
        "with_reason": frozenset(),
        "has_young_peoples_words": True,
        "views_missing_explained": False,
        "weighed": True,
        "has_goal": True,
    }
    return Standing(**{**everything, **more})


def needs(**more):
    return [(one.needs, one.domain) for one in rules.missing(standing(**more), DOMAINS)]


def test_nothing_is_missing_when_everything_is_there():
    """`assessment.finish`."""
    assert needs() == []


@pytest.mark.parametrize(
    ("lacks", "asks"),
    [
        ({"has_young_peoples_words": False}, [(Needs.VIEWS, "")]),
        ({"weighed": False}, [(Needs.WEIGHTING, "")]),
        ({"has_goal": False}, [(Needs.GOAL, "")]),
        (
            {"with_strength": frozenset({Domain.FUNCTIONING, Domain.GUARDIANSHIP})},
            [(Needs.STRENGTH, Domain.ENVIRONMENT)],
        ),
    ],
)
def test_each_thing_that_lacks_is_asked_for(lacks, asks):
    """`assessment.finish`: young people's views, a strength in each domain, the weighting, one goal."""
    assert needs(**lacks) == asks


def test_a_reason_stands_for_a_strength_and_a_plan_for_the_views():
    """`assessment.finish`."""
    assert needs(with_strength=frozenset(), with_reason=frozenset(DOMAINS)) == []
    assert needs(has_young_peoples_words=False, views_missing_explained=True) == []


def test_somebody_else_signs_off():
    """`assessment.finish`: a supervisor who is not the one who finished it."""
    assert rules.may_sign_off(is_supervisor=True, finished_it=False) == ()
    assert rules.may_sign_off(is_supervisor=True, finished_it=True)
    assert rules.may_sign_off(is_supervisor=False, finished_it=False)


@pytest.mark.parametrize(
    ("level", "focus", "prompts"),
    [
        (1, Subject.YOUNG_PERSON, "individual"),
        (2, Subject.PEER_GROUP, "peer_group"),
        (2, Subject.SCHOOL, "school"),
        (2, Subject.NEIGHBOURHOOD, "neighbourhood"),
        (2, Subject.TRANSPORT, "neighbourhood"),
        (2, Subject.ONLINE, "online"),
    ],
)
def test_prompts_follow_level_and_focus(level, focus, prompts):
    """`assessment.settings`, `assessment.individual`."""
    assert rules.prompt_set_for(framework("england-2026-1"), level, focus) == prompts


def test_strengths_are_asked_before_worries_under_every_prompt():
    """`assessment.factor`: and norms as they are before norms as believed."""
    for prompt_set in framework("england-2026-1").prompts.values():
        for domain in prompt_set.domains.values():
            for prompt in domain.prompts:
                kinds = rules.kinds_for(prompt)
                assert kinds.index(Kind.STRENGTH) < kinds.index(Kind.WORRY)
    assert rules.kinds_for(rules.NORMS[0])[:2] == (Kind.NORM_AS_IT_IS, Kind.NORM_AS_BELIEVED)


def fields(reasons):
    return {one.field for one in reasons}


def test_what_a_contribution_needs():
    """`assessment.factor`: it may concern a person, the group or the context only."""
    assert fields(rules.may_add(Kind.STRENGTH, " ", About.PERSON, 0, has_speaker=False)) == {
        "words",
        "people",
    }
    assert fields(rules.may_add(Kind.PARENTS, "x", About.CONTEXT, 0, has_speaker=False)) == {
        "speaker",
        "about",
    }
    assert not list(rules.may_add(Kind.WORRY, "x", About.CONTEXT, 0, has_speaker=False))


def test_what_others_say_about_somebody_needs_the_sign_off():
    """`path.named`."""
    locks = Locks(Stage.OPEN, 2, (), frozenset())
    cleared = Locks(Stage.OPEN, 2, (), frozenset({Path.NAMED}))
    assert rules.may_identify(locks, Kind.WORRY, others_named=True)
    assert not rules.may_identify(locks, Kind.WORRY, others_named=False)
    assert not rules.may_identify(locks, Kind.YOUNG_PEOPLE, others_named=True)
    assert not rules.may_identify(cleared, Kind.WORRY, others_named=True)


def test_nobody_rewrites_somebodys_own_words():
    """`assessment.grows`, `map.perspectives`."""
    assert rules.may_change(Kind.YOUNG_PEOPLE, mine=False, leads=True)
    assert not rules.may_change(Kind.YOUNG_PEOPLE, mine=True, leads=False)
    assert not rules.may_change(Kind.WORRY, mine=False, leads=True)
    assert rules.may_change(Kind.WORRY, mine=False, leads=False)


def test_a_trusted_or_willing_guardian_is_a_strength():
    """`assessment.guardianship`."""
    assert rules.is_strength(Judged.YES, trusted=False) and rules.is_strength(Judged.NO, trusted=True)
    assert not rules.is_strength(Judged.PARTLY, trusted=False)


def test_what_a_goal_needs():
    """`plan.goal`: what is to change, a sign of success, the strength it uses or that it uses none."""
    empty = Aim("", "", "", uses=False, uses_none_because="")
    assert fields(goal_rules.may_set(empty)) == {"words", "what_changes", "sign", "uses_none_because"}
    assert not list(goal_rules.may_set(Aim("a", "b", "c", uses=True, uses_none_because="")))


@pytest.mark.parametrize(
    ("shows", "again_on", "wrong"),
    [
        (Shows.THEY_SAY, TODAY + timedelta(days=1), set()),
        (Shows.WE_DO, TODAY + timedelta(days=1), {"shows"}),
        (Shows.HAPPENS, TODAY, {"again_on"}),
        ("", None, {"shows", "again_on"}),
    ],
)
def test_a_measure_shows_change_and_not_effort(shows, again_on, wrong):
    """`plan.goal`: method, baseline, day to take it again."""
    assert fields(goal_rules.may_measure("they colour the route", shows, again_on, TODAY)) == wrong


@pytest.mark.parametrize(
    ("words", "method", "said"),
    [
        ("young people can get home without being approached", "they colour the route", []),
        ("Stop them hanging about", "they colour the route", ["Stop"]),
        ("friends are safe", "the number of sessions held", ["number of sessions"]),
    ],
)
def test_advice_on_goals(words, method, said):
    """`plan.goal`: positive statements; it never blocks."""
    assert [one.words for one in goal_rules.advice(words, method)] == said
