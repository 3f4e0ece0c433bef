"""The rules about who may be put on record, by their ids in the practice."""

from datetime import date

import pytest

from alongside.cases.rules import Locks
from alongside.cases.terms import Path, Stage
from alongside.people import presenters, rules
from alongside.people.terms import AgeBand, Kind, RestsOn


def ids_of(reasons):
    return [reason.rule for reason in reasons]


def locks(*paths):
    return Locks(stage=Stage.OPEN, level=2, pauses=(), clearances=frozenset(paths))


def test_a_person_needs_a_need_and_evidence():
    """`map.inclusion`: the need is `values.rights.6`, the evidence `values.rights.7`."""
    assert ids_of(rules.has_reason(" ", "")) == ["values.rights.6", "values.rights.7"]
    assert [reason.field for reason in rules.has_reason("", "")] == ["need", "evidence"]
    assert rules.has_reason("safety on the bus", "JK said so") == ()


@pytest.mark.parametrize(
    ("rests_on", "refused"),
    [
        ([RestsOn.OWN_ACCOUNT], []),
        ([RestsOn.OBSERVED, RestsOn.POLICE_HELD], []),
        ([RestsOn.TOLD_CHECKED], []),
        ([RestsOn.TOLD_BY], ["map.statement"]),
        ([RestsOn.POLICE_HELD], ["map.statement"]),
        ([RestsOn.TOLD_BY, RestsOn.POLICE_HELD, RestsOn.PROFESSIONAL_OPINION], ["map.statement"]),
        ([], ["values.rights.7"]),
    ],
)
def test_unchecked_or_police_held_alone_adds_nobody(rests_on, refused):
    """`map.statement`."""
    assert ids_of(rules.rests_on_enough(rests_on)) == refused


@pytest.mark.parametrize(
    ("paths", "rests_on", "refused"),
    [
        ([Path.NAMED], [RestsOn.OBSERVED], []),
        ([Path.TOGETHER], [RestsOn.OWN_ACCOUNT], []),
        ([Path.TOGETHER], [RestsOn.OWN_ACCOUNT, RestsOn.OBSERVED], ["path.named"]),
        ([Path.NAMELESS], [RestsOn.OWN_ACCOUNT], ["path.named"]),
        ([], [RestsOn.OWN_ACCOUNT], ["path.named"]),
    ],
)
def test_who_may_be_identified_from_what(paths, rests_on, refused):
    """`path.named`; `path.together` holds only the young person's own account."""
    assert ids_of(rules.may_identify(locks(*paths), rests_on)) == refused


@pytest.mark.parametrize("shown", ["AM, DT", "AM and DT", "the Brown family", "JK & RS", "his brothers"])
def test_brothers_and_sisters_are_decided_one_by_one(shown):
    """`person.family`."""
    assert ids_of(rules.one_at_a_time(shown)) == ["person.family"]


@pytest.mark.parametrize("shown", ["JK", "Ms K", "Andy", "the fox", "Sandy B"])
def test_one_person_is_one_person(shown):
    assert rules.one_at_a_time(shown) == ()


def test_two_people_with_the_same_initials_are_told_apart():
    """`person.tell_apart`."""
    others = [("JK", ""), ("AM", "year 9")]
    assert ids_of(rules.told_apart("jk ", "", others)) == ["person.tell_apart"]
    assert ids_of(rules.told_apart("AM", "Year  9", others)) == ["person.tell_apart"]
    assert rules.told_apart("AM", "year 10", others) == ()


def test_friends_at_level_1_are_kept_by_initials():
    """`map.one_case`: no full name and no birth date of a friend; the young person's own may be kept."""

    def asked(level, *, is_focus=False, kind=Kind.YOUNG_PERSON):
        said = rules.little_enough(level, kind, is_focus=is_focus, full_name="A", born_on="2010-01-01")
        return [reason.field for reason in said]

    assert asked(1) == ["full_name", "born_on"]
    assert asked(2) == asked(1, is_focus=True) == asked(1, kind=Kind.PARENT_CARER) == []


def test_letters_run_on_past_z():
    assert [presenters.letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "band", "born_on", "field"),
    [
        (Kind.YOUNG_PERSON, AgeBand.NOT_KNOWN, "2001-11-24", None),
        (Kind.YOUNG_PERSON, AgeBand.NOT_KNOWN, "2000-11-23", "born_on"),
        (Kind.YOUNG_PERSON, AgeBand.NOT_KNOWN, "1850-01-01", "born_on"),
        (Kind.PARENT_CARER, AgeBand.ADULT, "1950-01-01", None),
        (Kind.PARENT_CARER, AgeBand.NOT_KNOWN, "1850-01-01", "born_on"),
        (Kind.YOUNG_PERSON, AgeBand.UNDER_10, "2011-05-01", "age_band"),
        (Kind.YOUNG_PERSON, AgeBand.THIRTEEN_TO_15, "2011-05-01", None),
        (Kind.TRUSTED_ADULT, AgeBand.ADULT, "2003-05-01", None),
        (Kind.TRUSTED_ADULT, AgeBand.EIGHTEEN_TO_25, "2003-05-01", None),
        (Kind.YOUNG_PERSON, AgeBand.UNDER_10, "", None),
    ],
)
def test_a_birth_date_can_be_and_says_the_age_that_was_chosen(kind, band, born_on, field):
    """`person.minimal`, `map.adults`: young people are up to 25 here; adults up to 120."""
    reasons = rules.age_fits(kind, band, born_on, TODAY)
    assert [one.field for one in reasons] == ([field] if field else [])
