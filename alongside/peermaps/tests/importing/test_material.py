"""`map.import`: what is kept between two steps is the least, and it comes back as it was kept."""

from datetime import date

import pytest

from alongside.peermaps.importing import Choices, NamedBytes
from alongside.peermaps.importing import material as kept
from alongside.peermaps.importing.material import Material, lessened, preview, same_files, take
from alongside.peermaps.importing.packing import packed, unpacked
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import Alter, Interview, drawing, lists, usual

TODAY = date(2026, 11, 24)
PRIVATE = ("High St", "Camden", "N1 1AA", "White British", "Sam Field", "CIN", "U1")
KINDS = {
    "interviews": lists("C", [usual()]),
    "drawing": {"x.graphml": drawing("B", [usual(1), usual(2, ego_name="Rae S")])},
    "workbook": {"team.xlsx": book()},
    "list": {"l.csv": b"JK,AM,friend\nJK,a friend from the bus,friend\n"},
}


def handed_in(files):
    return [NamedBytes(name, data) for name, data in files.items()]


def taken(files, level=2, **choices):
    found = take(handed_in(files), choices=Choices(level=level, **choices), today=TODAY)
    assert found.material is not None, found.problems
    return found.material


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_comes_back_as_it_was(kind, level):
    material = taken(KINDS[kind], level)
    assert unpacked(Material, packed(material)) == material
    choices = Choices(level=level)
    assert preview(unpacked(Material, packed(material)), choices) == preview(material, choices)


@pytest.mark.parametrize("level", [1, 2])
def test_what_stays_out_is_not_kept(level):
    """Addresses, postcode, origin, workers and status are let go when the files are read."""
    text = packed(taken(KINDS["workbook"], level))
    assert [word for word in PRIVATE if word in text] == []


def test_answers_and_the_name_of_the_case_are_not_kept():
    text = packed(taken(lists("C", [usual(case="Jay Kingsley")])))
    assert "Prefer not to say" not in text
    assert '"title"' not in text


def test_friends_of_one_young_person_are_kept_by_initials():
    """`map.one_case`: names and birth dates go at once; adults keep theirs, they are told apart by what they are."""
    text = packed(taken(KINDS["workbook"], level=1))
    assert "Amira" not in text and "King" not in text
    assert "2009-11-04" not in text
    assert "Tom Oak" in text


def test_a_friend_whose_type_nobody_knew_is_kept_by_initials_once_somebody_says_so():
    """`map.one_case`"""
    material = taken(lists("C", [Interview(alters=[Alter("Ruth Vane", type="Ziggurat")])]), level=1)
    assert "Ruth Vane" in packed(material)
    choices = Choices(level=1, things={"Ziggurat": "young_person"})
    less = lessened(material, choices, TODAY)
    assert "Ruth" not in packed(less)
    assert [one.shown for one in preview(less, choices).people if not one.is_ego] == ["RV"]


def test_a_place_keeps_its_name_at_every_level():
    places = preview(taken(lists("C", [usual()]), level=1), Choices(level=1)).places
    assert [one.name for one in places] == ["Bus stop"]


def test_an_age_takes_the_place_of_a_birth_date():
    people = preview(taken(KINDS["workbook"], level=1), Choices(level=1)).people
    assert next((one.shown, one.age_band, one.born) for one in people) == ("JK", "13_15", None)


def test_a_field_that_was_chosen_is_read_and_let_go_again():
    material = taken(KINDS["workbook"], fields={"person.borough": "two boroughs"})
    assert "Camden" in packed(material) and "N1 1AA" not in packed(material)
    seen = preview(material, Choices(level=2, fields={"person.borough": "two boroughs"}))
    assert [detail.value for one in seen.people for detail in one.details] == ["Camden", "Camden"]
    less = lessened(material, Choices(level=2), TODAY)
    assert "Camden" not in packed(less)
    assert "Borough" in {one.label for one in preview(less, Choices(level=2)).stays_out}


def test_what_stays_out_is_still_counted_and_explained():
    seen = preview(taken(KINDS["workbook"]), Choices(level=2))
    assert {(one.label, one.filled) for one in seen.stays_out} >= {("Borough", 2), ("Ethnicity", 1)}
    assert "Birth date" not in {one.label for one in seen.stays_out}
    without = preview(taken(KINDS["workbook"]), Choices(level=2, birth_dates=False, full_names=False))
    assert {("Birth date", 1), ("Full names", 3)} <= {(one.label, one.filled) for one in without.stays_out}
    assert {one.born for one in without.people} == {None}
    assert {one.name for one in without.people} == {""}


def test_matches_are_known_though_the_names_are_gone():
    """`map.same_person`"""
    material = taken(KINDS["drawing"], level=1)
    assert "Amira" not in packed(material)
    matches = preview(material, Choices(level=1)).matches
    assert {one.why for one in matches} == {"They have the same name in these interviews."}
    assert len(matches) == 3


def test_numbers_that_are_people_and_groupings_can_be_answered_later():
    rows = {
        "People": [["1", "Ann", "B", "", "", "", "Child"], ["2", "Bo", "C", "", "", "", "Child"]],
        "Groupings": [[1, "Youth club", 0], [2, "Bus", 0]],
        "Relationships": [["1", "2", "Open", "", ""]],
    }
    material = taken({"t.xlsx": book(rows)})
    for meant, kind in (("people", "person"), ("groupings", "group")):
        ties = preview(material, Choices(level=2, numbers_mean=meant)).ties
        assert [tie.a.type for tie in ties] == [kind]


def test_the_same_files_are_known_again():
    material = taken(KINDS["workbook"])
    assert same_files(material, handed_in(KINDS["workbook"]))
    assert not same_files(material, handed_in(KINDS["list"]))


def test_problems_leave_nothing_to_keep():
    found = take(handed_in({"l.csv": b"AM,AM\n,LO\n"}), choices=Choices(level=2), today=TODAY)
    assert found.material is None
    assert [(one.where.row, one.stops) for one in found.problems] == [(1, True), (2, True)]


def test_a_study_of_hundreds_is_too_much_for_one_case():
    text = "".join(f"a{n},b{n}\n" for n in range(kept.MOST_THINGS))
    (problem,) = [
        one
        for one in take(handed_in({"l.csv": text.encode()}), choices=Choices(level=2), today=TODAY).problems
        if one.stops
    ]
    assert "Bring in 300 at a time at most" in problem.says


def test_private_answers_never_become_tags_or_groups():
    """What is among the most private things is not offered to be shown to everybody."""
    interview = Interview(alters=[Alter("Ann M"), Alter("Bo D")])
    files = lists("B", [interview])
    name = next(one for one in files if "attributeList" in one)
    files[name] = files[name].replace(b"is_trusted", b"gang_member")
    material = taken(files)
    asked = preview(material, Choices(level=2)).questions
    assert [one.key for one in asked if one.field == "tags"] == []
    forged = preview(material, Choices(level=2, tags=frozenset({"Person.gang_member"})))
    assert {one.tags for one in forged.people} == {()}
    assert "gang_member" not in {column for one in material.source.things for column in one.values}
