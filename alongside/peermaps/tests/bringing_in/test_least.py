"""Least first: what stays out comes in only by a reason, from the same files (`map.import`)."""

import re

import pytest

from alongside.peermaps.models import ImportInProgress
from alongside.peermaps.tests.bringing_in.walk import Walk, choices, uploads
from alongside.peermaps.tests.importing.books import book
from alongside.people.tests.scenes import clear
from alongside.statements.models import Statement
from tests.support.cast import make_bus_case, opened_as

WORKBOOK = {"team.xlsx": book()}
KEPT = {"full_names": "keep", "birth_dates": "keep"}


@pytest.fixture
def least(walk):
    """At the step of what stays out. `number(label)` gives the value of a field's box."""
    walk.hands_in(WORKBOOK)
    walk.answers_words()
    walk.opens("least")
    return walk


def number(walk, label):
    walk.opens("least")
    return next(value for value, text in choices(walk.text, "more") if text == label)


def material(walk, user):
    with opened_as(user, walk.case) as opened:
        row = ImportInProgress.objects.get()
        return opened.ring.read(row, "material") + opened.ring.read(row, "answers")


def test_everything_that_stays_out_is_said_with_its_reason(least):
    for label, why in (
        ("Postcode", "Where somebody lives is not needed"),
        ("Ethnicity", "It is sensitive"),
        ("Social worker", "Who works with a young person stands in the case"),
        ("Statutory status", "A legal status says nothing about a friendship"),
    ):
        assert label in least.said and why in least.said
    for value in ("N1 1AA", "White British", "Sam Field", "CIN", "High St"):
        assert value not in least.text


def test_names_and_birth_dates_are_kept_or_left_out_by_somebody(least, cast):
    """`person.minimal`"""
    least.posts("least")
    assert "Say whether full names are kept" in least.errors[0]
    assert "Say whether birth dates are kept" in least.errors[0]


def test_a_reason_is_needed_and_the_files_once_more(least):
    least.posts("least", **KEPT, more=number(least, "Borough"))
    assert "Say why “Borough” is needed, or leave it out" in least.errors[0]
    assert "Choose the same files once more" in least.errors[0]


def test_other_files_are_refused(least, cast):
    borough = number(least, "Borough")
    other = uploads({"team.xlsx": book() + b" "})
    least.posts("least", **KEPT, more=borough, **{f"why_{borough}": "two boroughs"}, upload=other)
    assert "These are not the files that were chosen first." in least.errors[0]
    assert "Camden" not in material(least, cast.rita)


def test_a_field_comes_in_as_something_said_of_one_person(least, cast, shown):
    """Sealed for that person, with the reason, and gone with them; a birth date says how old they are today."""
    borough = number(least, "Borough")
    given = {f"why_{borough}": "Two boroughs share this group", "more": borough}
    assert least.posts("least", **KEPT, **given, upload=uploads(WORKBOOK)).status_code == 302
    kept = material(least, cast.rita)
    assert "Camden" in kept and "N1 1AA" not in kept
    groups = {f"{name}_{n}": value for n in (0, 1) for name, value in _group.items()}
    least.posts("groups", **groups)
    least.decides("JK", "AM", "TO")
    assert least.posts("look").status_code == 302, least.said
    words = [one["words"] for one in shown()["statements"]]
    assert words.count("Borough: Camden. Needed because: Two boroughs share this group") == 2
    assert not any("N1 1AA" in one for one in words)
    assert Statement.objects.filter(about__isnull=False).exists()


_group = {"name": "Friends", "bases": ["self_selected"], "rests_on": "They say so"}


def test_what_was_chosen_can_be_left_out_again(least, cast):
    borough = number(least, "Borough")
    given = {f"why_{borough}": "two boroughs", "more": borough}
    least.posts("least", **KEPT, **given, upload=uploads(WORKBOOK))
    least.opens("least")
    assert "Borough" in [label for _, label in choices(least.text, "more")]
    least.posts("least", **KEPT)
    assert "Camden" not in material(least, cast.rita)
    least.opens("least")
    assert "Borough" in least.said


def test_what_others_hold_about_friends_stays_out_of_one_young_persons_record(cast, signed_in):
    """`map.one_case`: another agency's word about a friend goes into that friend's own referral."""
    case = make_bus_case(cast, level=1).id
    clear(case, cast.tom)
    walk = Walk(signed_in(cast.rita), case)
    walk.hands_in(WORKBOOK)
    walk.answers_words(statement_kind="told_by")
    assert "does not belong in this young person’s record" in walk.errors[0]
    assert walk.answers_words(statement_kind="observed").status_code == 302


def test_advice_about_the_names_of_groups(walk):
    """`group.name`: advised, never forced."""
    rows = {"Groupings": [[1, "Hillside Gang", 0]], "People": [], "Relationships": []}
    rows["People"] = [["P1", "Jay", "King", "1", "", "", "Child"], ["P2", "Amira", "M", "1", "", "", "Child"]]
    walk.hands_in({"t.xlsx": book(rows)})
    walk.opens("words")
    assert "gang" in walk.said.casefold()
    walk.answers_words()
    walk.opens("groups")
    assert re.search(r'id="id_name_[0-9a-f]{12}-hint"', walk.text)
    walk.posts("groups", name_0="", bases_0=[], rests_on_0="")
    assert "Write a neutral name for “Hillside Gang”" in walk.errors[0]
    assert "Choose what makes “Hillside Gang” a group" in walk.errors[0]
