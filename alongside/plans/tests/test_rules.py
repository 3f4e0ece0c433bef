"""What an action and a review must say (`plan.action`, `plan.parents`, `plan.review`, `plan.close`)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.plans.rules import Proposed, Reviewed, may_propose, may_review, may_step
from alongside.plans.terms import NEXT, Aim, Status, WhatNext

TODAY = date(2026, 11, 24)
ACTION = Proposed(
    what="walk them home",
    aim=Aim.GROUP,
    names_somebody=False,
    has_lead=True,
    by=TODAY,
    separates=False,
    separates_because="",
    alternative="",
    today=TODAY,
)
REVIEW = Reviewed(
    what_changed="they wait together",
    young_people_say="it is better",
    decision=WhatNext.STEP_DOWN,
    because="",
    rests_on="",
    next_on=None,
    today=TODAY,
    told="",
    record="",
    has_assessment=False,
    why_no_assessment="",
    own_referrals_to_make=0,
)


def fields(reasons):
    return {(one.rule, one.field) for one in reasons}


def test_an_action_says_what_who_and_by_when():
    """`plan.action`."""
    assert not list(may_propose(ACTION))
    missing = replace(ACTION, what="", has_lead=False, by=TODAY - timedelta(days=1))
    assert fields(may_propose(missing)) == {("plan.action", name) for name in ("what", "lead_words", "by")}


def test_keeping_young_people_apart_needs_a_reason_and_the_alternative():
    """`plan.action`: one that separates young people."""
    apart = replace(ACTION, separates=True)
    assert fields(may_propose(apart)) == {
        ("plan.action", "separates_because"),
        ("plan.action", "alternative"),
    }
    assert not list(may_propose(replace(apart, separates_because="for now", alternative="another stop")))


@pytest.mark.parametrize("aim", Aim)
def test_parents_are_invited_by_place_never_by_a_list_of_families(aim):
    """`plan.parents`: other actions may name whom they are for."""
    found = fields(may_propose(replace(ACTION, aim=aim, names_somebody=True)))
    assert found == ({("plan.parents", "what")} if aim == Aim.PARENTS else set())


@pytest.mark.parametrize("now", Status)
@pytest.mark.parametrize("wanted", Status)
def test_steps_follow_one_another(now, wanted):
    """`plan.action`: proposed, agreed or not, under way, done or stopped."""
    assert (not list(may_step(now, wanted, "because"))) is (wanted in NEXT[now])


@pytest.mark.parametrize(
    ("now", "wanted"), [(Status.PROPOSED, Status.REFUSED), (Status.AGREED, Status.STOPPED)]
)
def test_not_agreeing_and_stopping_need_a_reason(now, wanted):
    assert fields(may_step(now, wanted, "")) == {("plan.action", "words")}


def test_a_review_says_what_changed_and_what_young_people_say():
    """`plan.review`."""
    assert not list(may_review(REVIEW))
    silent = replace(REVIEW, what_changed="", young_people_say="")
    assert fields(may_review(silent)) == {
        ("plan.review", "what_changed"),
        ("plan.review", "young_people_say"),
    }


def test_going_on_has_to_be_earned():
    """`plan.review`: a reason, what it rests on and a day, else step down."""
    on = replace(REVIEW, decision=WhatNext.GO_ON)
    assert fields(may_review(on)) == {("plan.review", name) for name in ("because", "rests_on", "next_on")}
    whole = replace(on, because="not done", rests_on="what they say", next_on=TODAY + timedelta(days=1))
    assert not list(may_review(whole))
    assert fields(may_review(replace(whole, next_on=TODAY))) == {("plan.review", "next_on")}


def test_a_case_does_not_close_on_a_map_alone():
    """`plan.close`, `map.not_alone`: an assessment, or the reason why none was needed; and what they were told."""
    close = replace(REVIEW, decision=WhatNext.CLOSE)
    assert fields(may_review(close)) == {
        ("plan.close", "told"),
        ("plan.close", "record"),
        ("map.not_alone", "why_no_assessment"),
    }
    told = replace(close, told="all of it", record="kept a year")
    assert not list(may_review(replace(told, has_assessment=True)))
    assert not list(may_review(replace(told, why_no_assessment="they moved on")))
