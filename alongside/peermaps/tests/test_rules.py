"""What a tie looks like follows from what people say about it, by the ids of the practice."""

from uuid import uuid4

import pytest

from alongside.cases.rules import Locks
from alongside.cases.terms import Stage
from alongside.peermaps import rules
from alongside.peermaps.rules import Drawn, Reading
from alongside.peermaps.terms import Direction, Level
from alongside.statements.terms import Voice

NONE, SOME, STRONG, UNKNOWN = Level.NONE, Level.SOME, Level.STRONG, Level.UNKNOWN


def said(
    who, support=None, harm=None, *, sure=True, counts=True, voice=Voice.PROFESSIONAL, way=Direction.NONE
):
    return Reading(uuid4(), who, who, voice, support, harm, way, sure=sure, counts=counts)


def jk(support=None, harm=None, **more):
    return said("JK", support, harm, voice=Voice.YOUNG_PERSON, **more)


def drawn_by_hand(support=None, harm=None):
    return Reading(None, "", "", Voice.PROFESSIONAL, support, harm, Direction.NONE, sure=False, counts=True)


def test_support_and_harm_are_two_dimensions():
    """`map.both`, `map.statement`: strong support in JK's words stays solid beside harm that nobody has checked."""
    found = rules.drawn([jk(STRONG, NONE), said("The school", NONE, SOME, sure=False)])
    assert (found.support, found.support_checked) == (STRONG, True)
    assert (found.harm, found.harm_checked) == (SOME, False)


def test_views_that_disagree_are_named_side_by_side():
    """`map.perspectives`: "JK and the school see this differently"."""
    found = rules.drawn(
        [said("The school", NONE, SOME, sure=False), jk(STRONG, NONE), said("Mo", STRONG, NONE)]
    )
    assert found.differs_between == ("JK", "The school")


@pytest.mark.parametrize(
    "readings",
    [
        [jk(STRONG, NONE), said("Mo", SOME, NONE)],
        [jk(STRONG), said("The school", harm=SOME)],
        [jk(STRONG, UNKNOWN), said("Mo", STRONG, SOME)],
        [jk(STRONG, NONE), jk(NONE, SOME)],
        [jk(STRONG, NONE), said("The school", NONE, SOME, counts=False)],
        [jk(STRONG, NONE), drawn_by_hand(NONE, SOME)],
    ],
)
def test_what_is_no_disagreement(readings):
    """More or less of the same, silence about one dimension, one voice twice, and a repeat are no disagreement."""
    assert rules.drawn(readings).differs_between == ()


def test_each_dimension_is_as_strong_as_the_strongest_voice():
    """`map.tie`."""
    found = rules.drawn([jk(SOME), said("Mo", STRONG), said("Ms K", UNKNOWN)])
    assert (found.support, found.harm) == (STRONG, NONE)


def test_hearsay_never_makes_a_line_solid():
    """`map.statement`: a line resting only on unchecked or second-hand words is broken, in each dimension alone."""
    assert rules.drawn([said("Police", harm=STRONG, sure=False)]).harm_checked is False
    assert rules.drawn([jk(harm=SOME), said("Police", harm=STRONG, sure=False)]).harm_checked is False
    assert rules.drawn([jk(harm=SOME), said("Police", harm=SOME, sure=False)]).harm_checked is True


def test_one_source_counts_once():
    """`map.origin`."""
    assert rules.drawn([said("School", harm=SOME), said("Police", harm=STRONG, counts=False)]).harm == SOME


def test_harm_can_run_both_ways():
    """`map.both`: no person is a victim or an offender; harm is on ties."""
    there, back = jk(harm=SOME, way=Direction.A_TO_B), said("RS", harm=SOME, way=Direction.B_TO_A)
    assert rules.drawn([there]).harm_direction == Direction.A_TO_B
    assert rules.drawn([there, back]).harm_direction == Direction.BOTH
    assert rules.drawn([jk(harm=NONE, way=Direction.A_TO_B)]).harm_direction == Direction.NONE


def test_what_was_only_drawn_counts_until_somebody_speaks():
    """`map.statement`: everything shown rests on statements; a bare line is drawn as not checked."""
    assert rules.drawn([drawn_by_hand(STRONG)]) == Drawn(support=STRONG)
    found = rules.drawn([drawn_by_hand(STRONG), jk(SOME)])
    assert (found.support, found.support_checked) == (SOME, True)


def test_nothing_said_draws_nothing():
    assert rules.drawn([]) == Drawn()


def test_nobodys_words_are_redrawn_by_hand():
    """`map.perspectives`: nobody changes a young person's statement, not by dragging a level either."""
    (reason,) = rules.may_draw("support", SOME, [jk(STRONG)])
    assert (reason.rule, reason.field) == ("map.statement", "support")
    assert "JK" in reason.says
    assert rules.may_draw("support", STRONG, [jk(STRONG)]) == ()
    assert rules.may_draw("harm", SOME, [jk(STRONG)]) == ()


def test_one_pair_has_one_tie():
    """`map.tie`: A–B and B–A are the same."""
    a, b = ("person", uuid4()), ("place", uuid4())
    assert rules.may_connect(a, b, []) == ()
    assert [one.rule for one in rules.may_connect(a, a, [])] == ["map.tie"]
    assert [one.rule for one in rules.may_connect(b, a, [frozenset({a, b})])] == ["map.tie"]


def test_a_closed_case_takes_nothing():
    closed = Locks(stage=Stage.CLOSED, level=2, pauses=(), clearances=frozenset())
    assert [one.rule for one in rules.still_open(closed)] == ["plan.close"]


@pytest.mark.parametrize(
    ("has_map", "has_assessment", "why_none", "allowed"),
    [
        (True, False, "", False),
        (True, False, "  ", False),
        (True, True, "", True),
        (True, False, "It turned out to be a mistake", True),
        (False, False, "", True),
    ],
)
def test_a_map_is_never_all_there_is(has_map, has_assessment, why_none, allowed):
    """`map.not_alone`."""
    asked = rules.may_end_with_a_map(has_map=has_map, has_assessment=has_assessment, why_none=why_none)
    assert (asked == ()) is allowed


def test_a_worry_asks_for_strengths_next():
    """`map.strengths`."""
    assert rules.asks_for_strengths(SOME, None)
    assert not rules.asks_for_strengths(SOME, STRONG)
    assert not rules.asks_for_strengths(NONE, None)
    assert rules.without_strengths([Drawn(harm=SOME)])
    assert not rules.without_strengths([Drawn(harm=SOME), Drawn(support=SOME)])
    assert not rules.without_strengths([])
