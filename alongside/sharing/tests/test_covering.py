"""What is covered in somebody's sentences, and what is left as it is (`map.export`, `access.view`)."""

import pytest

from alongside.cases.models import Clearance
from alongside.cases.terms import Path, Subject
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewPlace
from alongside.lib import clock, ids
from alongside.people import operations as people
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, OffBecause, RestsOn
from alongside.plans.covering import names_covered
from alongside.seals import rings
from alongside.sharing import covering_places
from alongside.sharing.covering import Shown, covered

WHY = Why(need="to be safe", evidence="told us", rests_on=(RestsOn.OWN_ACCOUNT,))


@pytest.fixture
def case(cast, bus_case, opened):
    Clearance.objects.create(
        id=ids.new(), case_id=bus_case.id, path=Path.NAMED, given_at=clock.now(), given_by=cast.tom
    )
    for who in (
        Who(kind=Kind.YOUNG_PERSON, shown="JK", full_name="Jaya Kaur"),
        Who(kind=Kind.YOUNG_PERSON, shown="DT", apart="year 9"),
        Who(kind=Kind.TRUSTED_ADULT, shown="Mo"),
    ):
        people.add(opened=opened(cast.rita), who=who, why=WHY)
    for kind, name in (
        (Subject.SCHOOL, "Northgate"),
        (Subject.BUSINESS, "Northgate Chicken"),
        (Subject.TRANSPORT, "The 78 bus"),
        (Subject.NEIGHBOURHOOD, "The Arches"),
        (Subject.ONLINE, "Room X5"),
    ):
        groups_operations.add_place(opened=opened(cast.rita), place=NewPlace(kind=kind, name=name))
    return opened(cast.rita)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("JK waits", "Young person A waits"),
        ("with J.K. and J K", "with Young person A and Young person A"),
        ("JK’s bag", "Young person A’s bag"),
        ("Jaya Kaur said", "Young person A said"),
        ("jaya said", "Young person A said"),
        ("Ms Kaur", "Ms Young person A"),
        ("DT (year 9) ran", "Young person B ran"),
        ("Mo walks", "Trusted adult C walks"),
        ("JKL and DTs stay", "JKL and DTs stay"),
        ("a moment", "a moment"),
    ],
)
def test_names_and_initials_are_covered_as_whole_words(case, typed, read):
    """`access.view`: every name and initials of the case, however they are typed."""
    assert names_covered(case)(typed) == read


def test_who_came_off_is_covered_too_and_letters_stay(cast, case, opened):
    """`rights.remove`: words of others stay with the name covered."""
    first = next(iter(people.queries.people(case)))
    people.take_off(opened=opened(cast.rita), person=first.id, because=OffBecause.REQUEST)
    assert names_covered(opened(cast.rita))("JK and DT") == "somebody and Young person A"


def test_words_of_a_destroyed_key_cover_nothing_and_break_nothing(cast, case, opened):
    first = next(iter(people.queries.people(case)))
    rings.destroy([first.id])
    assert (
        names_covered(opened(cast.rita))("the record is (no longer held)") == "the record is (no longer held)"
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("on 3 November 2026", "on November 2026"),
        ("on the 3rd of Nov", "on the Nov"),
        ("November 3rd", "November"),
        ("since 2026-11-03 or 3/11/26", "since (day left out) or (day left out)"),
        ("in May 2026", "in May 2026"),
        ("she may go at 15:30", "she may go at 15:30"),
        ("a 14-year-old and a 15 year old", "a (age left out) and a (age left out)"),
        ("aged 14, turned 15", "(age left out), (age left out)"),
        ("she is 14.", "she is (age left out)."),
        ("there are 14 of them", "there are 14 of them"),
        ("a man, about 25", "a man (age left out)"),
        ("a girl of 14 and a man aged around 30", "a girl (age left out) and a man (age left out)"),
        ("the man at 15:30", "the man at 15:30"),
        ("in Year 9 and years 10", "in (school year left out) and (school year left out)"),
        ("at Northgate Chicken", "at a business"),
        ("the Northgate gate", "a school gate"),
    ],
)
def test_ages_days_and_places_are_left_out(case, typed, read):
    """`map.export`: no age, exact place or date unless chosen."""
    assert covered(case, ())(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The 78 bus matters most", "a way they travel matters most"),
        ("78 bus, then home", "a way they travel, then home"),
        ("They get the 78 at half past three.", "They get a way they travel at half past three."),
        ("on their number 78", "on a way they travel"),
        ("the 78s are full", "a way they travel are full"),
        ("under the arches, at Arches", "under a place, at a place"),
        ("they meet in x5 after school", "they meet in an online space after school"),
    ],
)
def test_a_place_is_covered_however_it_is_called_for_short(case, typed, read):
    """`map.export`, S9: "The 78 bus" is also "78 bus" and "the 78"; no exact place."""
    assert covered(case, ())(typed) == read
    assert covered(case, {Shown.PLACES})(typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "78 of them",
        "the 78 children",
        "the 78% who said so",
        "the 78.5 metres",
        "two arches",
        "178 bus stops",
    ],
)
def test_a_number_or_a_common_word_alone_is_no_place(case, typed):
    """`map.export`: what is no name stays, or nobody could read the paper."""
    assert covered(case, ())(typed) == typed


def test_a_name_that_is_only_a_number_needs_a_word_before_it():
    """`map.export`: pure, from names alone."""
    ((pattern, instead), *_) = covering_places.called({"The 78": Subject.TRANSPORT})
    assert pattern.sub(instead, "the 78 and 78 others") == "a way they travel and 78 others"


def test_what_was_chosen_is_shown(case):
    whole = "At Northgate on 3 November"
    assert covered(case, {Shown.DAYS, Shown.PLACES})(whole) == whole
    assert covered(case, {Shown.PLACES})(whole) == "At Northgate on November"
    assert covered(case, {Shown.DAYS})(whole) == "At a school on 3 November"
