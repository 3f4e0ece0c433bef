"""What pause and clearance allow, as a table (`values.pause`, `path.named`, `purpose.urgent`, `plan.close`)."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.cases.rules import Extending, Locks, OpenPause, may_extend, may_name
from alongside.cases.terms import Covers, Path, Stage
from alongside.lib import ids

ADDING, SHARING, FINISHING = Extending.ADDING_A_PERSON, Extending.SHARING, Extending.FINISHING
OPEN = Locks(Stage.OPEN, 2, (), frozenset())
SOMEBODY = ids.new()

STOPPED_BY = {
    Covers.ALL: {ADDING, SHARING, FINISHING},
    Covers.MAPPING: {ADDING},
    Covers.SHARING: {SHARING},
    Covers.STAGE: {FINISHING},
    Covers.PERSON: set(),
}


def paused(covers, **more):
    pause = OpenPause(
        id=ids.new(),
        question="values.collaboration.1",
        covers=covers,
        person=more.get("person"),
        stage=more.get("stage", ""),
        since=date(2026, 11, 20),
        due_on=date(2026, 11, 27),
        owner=ids.new(),
    )
    return replace(OPEN, pauses=(pause,))


@pytest.mark.parametrize("what", Extending)
def test_nothing_stops_an_open_case_without_a_pause(what):
    assert may_extend(OPEN, what) == ()


@pytest.mark.parametrize("covers", Covers)
@pytest.mark.parametrize("what", Extending)
def test_a_pause_stops_what_it_is_about(covers, what):
    """`values.pause`: one person, mapping, sharing by choice, or a stage; everything by default."""
    reasons = may_extend(paused(covers, stage="map"), what, stage="map")
    assert bool(reasons) is (what in STOPPED_BY[covers])
    assert {one.rule for one in reasons} <= {"values.pause"}


def test_a_pause_about_one_person_stops_nobody_else():
    """`values.pause`: a per-person "no" keeps that person off and pauses nothing else."""
    locks = paused(Covers.PERSON, person=SOMEBODY)
    assert may_extend(locks, ADDING, person=SOMEBODY)
    assert not may_extend(locks, ADDING, person=ids.new())
    assert not may_extend(locks, ADDING)


def test_a_pause_of_one_stage_stops_no_other():
    assert not may_extend(paused(Covers.STAGE, stage="plan"), FINISHING, stage="map")


def test_going_on_at_once_opens_the_record_for_people_and_nothing_else():
    """`purpose.urgent`."""
    locks = replace(paused(Covers.ALL), urgent=True)
    assert not may_extend(locks, ADDING)
    assert may_extend(locks, SHARING)
    assert may_extend(locks, FINISHING)


@pytest.mark.parametrize("what", Extending)
def test_a_closed_case_does_not_reach_further(what):
    """`plan.close`: not even when urgent; work begins again with a new purpose."""
    (reason,) = may_extend(replace(OPEN, stage=Stage.CLOSED, urgent=True), what)
    assert reason.rule == "plan.close"


@pytest.mark.parametrize("path", Path)
def test_only_the_path_for_named_people_names_people(path):
    """`path.named`."""
    assert bool(may_name(replace(OPEN, clearances=frozenset({path})))) is (path != Path.NAMED)


def test_the_reason_says_that_the_plan_goes_on():
    """`safety.actions`: whoever is stopped reads that keeping people safe is not."""
    (reason,) = may_extend(paused(Covers.ALL), ADDING)
    assert "Keeping people safe" in reason.says
