"""Who is told when, who decides, what a "no" means: each rule quoted by its id."""

from datetime import date

import pytest

from alongside.involvement import rules
from alongside.involvement.rules import Somebody
from alongside.involvement.terms import Part, Safe
from alongside.people.terms import Kind
from alongside.practice import framework

INFORMING = framework("england-2026-1").informing
YOUNG, PARENT = Kind.YOUNG_PERSON, Kind.PARENT_CARER


@pytest.mark.parametrize(
    ("somebody", "ground"),
    [
        (Somebody(YOUNG), "level2_young_person"),
        (Somebody(PARENT), "level2_parent"),
        (Somebody(YOUNG, level=1, own_account=True), "level1_friend"),
        (Somebody(YOUNG, level=1, own_account=False), "level2_young_person"),
        (Somebody(YOUNG, level=1, own_account=True, is_focus=True), "level2_young_person"),
        (Somebody(YOUNG, unnamed=True), "unnamed"),
        (Somebody(Kind.SAID_TO_CAUSE_HARM, unnamed=True), "adult_said_to_cause_harm"),
        (Somebody(Kind.TRUSTED_ADULT), "staff"),
        (Somebody(Kind.PROFESSIONAL), "staff"),
    ],
)
def test_how_somebody_is_told_follows_from_who_they_are(somebody, ground):
    """`rights.informed`: by kind, from configuration."""
    assert rules.ground_of(somebody) == ground
    assert ground in INFORMING


def test_identifiable_people_are_told_within_a_month_with_a_reminder():
    """`rights.informed`: reminder after ten working days; a month later falls on a Sunday, so Friday."""
    found = rules.days(INFORMING["level2_parent"], date(2026, 10, 29))
    assert found == (date(2026, 11, 12), date(2026, 11, 27))


@pytest.mark.parametrize("ground", ["adult_said_to_cause_harm", "unnamed", "level1_friend", "staff"])
def test_no_clock_runs_for_others(ground):
    """`rights.informed`: for X it does not; for the unnamed friend not yet."""
    assert rules.days(INFORMING[ground], date(2026, 11, 23)) is None


def test_a_month_after_the_last_of_january():
    assert rules.months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert rules.months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)


def fields(reasons):
    return [(reason.rule, reason.field) for reason in reasons]


def may_tell(kind=YOUNG, safe=Safe.YES, supervisor=False, child=False, decided=False):
    return fields(
        rules.may_tell(kind, safe, is_supervisor=supervisor, child_chosen=child, child_decided=decided)
    )


def test_safety_comes_before_telling():
    """`rights.informed`: is it safe to tell, who, where? first."""
    assert may_tell() == []
    assert may_tell(safe=Safe.NO) == [("rights.informed", "safe")]
    assert may_tell(safe=Safe.NOT_KNOWN) == [("rights.informed", "safe")]


def test_the_childs_wish_comes_before_any_parent_is_told():
    """`rights.decides`."""
    assert may_tell(PARENT) == [("rights.decides", "child")]
    assert may_tell(PARENT, child=True) == [("rights.decides", "child")]
    assert may_tell(PARENT, child=True, decided=True) == []


def test_the_supervisor_decides_about_an_adult_said_to_cause_harm():
    """`rights.informed`."""
    assert may_tell(Kind.SAID_TO_CAUSE_HARM) == [("rights.informed", "")]
    assert may_tell(Kind.SAID_TO_CAUSE_HARM, supervisor=True) == []


def test_a_no_ends_invitations_and_they_may_come_back_themselves():
    """`rights.refuse`."""
    assert fields(rules.may_take_part(Part.DECLINED, Part.INVITED)) == [("rights.refuse", "part")]
    assert rules.may_take_part(Part.DECLINED, Part.TOOK_PART) == ()
    assert rules.may_take_part("", Part.INVITED) == ()


@pytest.mark.parametrize(
    ("same", "on_team", "day", "problems"),
    [
        (False, True, date(2026, 12, 23), []),
        (True, True, date(2026, 12, 23), ["agreed_by"]),
        (False, False, date(2026, 12, 23), ["agreed_by"]),
        (False, True, date(2026, 11, 23), ["look_again_on"]),
        (False, True, date(2027, 2, 24), ["look_again_on"]),
    ],
)
def test_rightly_not_wants_somebody_else_and_a_day(same, on_team, day, problems):
    """`values.rightly_no`: reason, who agreed, date to look again."""
    found = rules.rightly(same_person=same, on_team=on_team, look_again=day, today=date(2026, 11, 23))
    assert [reason.field for reason in found] == problems


def test_nobody_is_an_answer_too():
    """`involve.trusted`."""
    assert not list(rules.may_name_trusted(is_young=True, nobody=True, named=False))
    assert not list(rules.may_name_trusted(is_young=True, nobody=False, named=True))
    assert list(rules.may_name_trusted(is_young=True, nobody=False, named=False))
    assert list(rules.may_name_trusted(is_young=True, nobody=True, named=True))
    assert list(rules.may_name_trusted(is_young=False, nobody=True, named=False))


def test_whoever_agrees_knows_what_is_recorded():
    """`involve.trusted`: is told what is recorded, never collects secretly."""
    assert rules.may_answer_for_trusted(agreed=True, told_what=True) == ()
    assert rules.may_answer_for_trusted(agreed=True, told_what=False)
    assert rules.may_answer_for_trusted(agreed=False, told_what=False) == ()
