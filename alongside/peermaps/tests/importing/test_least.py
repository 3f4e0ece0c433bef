"""`person.minimal`, `map.one_case`: what comes in by itself, what stays out, and the reasons given."""

import pytest

from alongside.peermaps.importing import Choices, as_json
from alongside.peermaps.importing.initials import initials, shown
from alongside.peermaps.importing.minimise import why_out
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import Alter, Interview, lists, usual

WORKBOOK_STAYS_OUT = {
    "Address, first line", "Borough", "Birth date", "Ethnicity", "Postcode", "Social worker",
    "Statutory status", "Social work unit", "Names of friends",
}  # fmt: skip


def test_addresses_origin_status_and_workers_stay_out_of_the_workbook_each_with_a_reason(take):
    preview = take({"team.xlsx": book()})
    out = {each.label: each for each in preview.stays_out}
    assert out.keys() == WORKBOOK_STAYS_OUT
    assert all(each.why and each.filled for each in out.values())
    assert {person.details for person in preview.people} == {()}


def test_nothing_that_stays_out_is_anywhere_in_the_preview(take):
    text = str(as_json(take({"team.xlsx": book()})))
    for word in ("High St", "Camden", "N1 1AA", "White British", "Sam Field", "CIN", "Amira", "2009-11-04"):
        assert word not in text


def test_keys_and_words_of_a_list_do_not_give_names_away(take):
    text = str(as_json(take({"list.csv": b"Amira Mahmoud,Dee Tell,friend,Amira is kind\n"})))
    assert "mahmoud" not in text.casefold()
    assert "is kind" not in text
    assert "'sealed': ['words']" in text


def test_a_field_comes_in_when_chosen_with_a_reason(take):
    choices = Choices(fields={"person.borough": "Two boroughs share this group"})
    preview = take({"team.xlsx": book()}, choices=choices)
    (detail,) = preview.people[0].details
    assert (detail.label, detail.value) == ("Borough", "Camden")
    assert detail.why == "Two boroughs share this group"
    assert "Borough" not in {out.label for out in preview.stays_out}
    assert "Camden" not in str(as_json(preview))
    assert as_json(preview)["people"][0]["sealed"] == ["details"]


def test_friends_on_a_map_about_one_young_person_come_by_initials_alone(take, said):
    """`map.one_case`: at level 1, friends have no name and no birth date."""
    preview = take({"team.xlsx": book()}, choices=Choices(names="full_name"))
    young = [person for person in preview.people if person.kind == "young_person"]
    assert [(person.shown, person.name, person.born) for person in young] == [
        ("JK", "", None),
        ("AM", "", None),
    ]
    refused = take({"team.xlsx": book()}, choices=Choices(fields={"person.dob": "for the letter"}))
    assert said(refused) == ["On a map about one young person, friends are kept without birth dates."]


def test_on_a_map_of_a_whole_context_names_and_birth_dates_come_sealed(take):
    preview = take({"team.xlsx": book()}, choices=Choices(level=2))
    jay = preview.people[0]
    assert (jay.shown, jay.name, str(jay.born)) == ("JK", "Jay King", "2009-11-04")
    assert as_json(preview)["people"][0]["sealed"] == ["name", "born"]
    first = take({"team.xlsx": book()}, choices=Choices(level=2, names="first_name"))
    assert first.people[0].shown == "Jay"


def test_an_age_comes_in_as_a_band(take):
    assert [person.age_band for person in take({"team.xlsx": book()}).people] == ["13_15", "13_15", "adult"]


def test_two_with_the_same_initials_are_marked(take):
    """`person.tell_apart`"""
    preview = take(lists("B", [Interview(alters=[Alter("Ann M"), Alter("Abe M"), Alter("Cy L")])]))
    assert [(person.shown, person.tell_apart) for person in preview.people if not person.is_ego] == [
        ("AM", True), ("AM", True), ("CL", False),
    ]  # fmt: skip


def test_the_case_name_of_an_interview_never_comes_in(take):
    preview = take(lists("B", [usual(case="SECRET_REF_77")]))
    assert "case" in {out.field for out in preview.stays_out}
    people = [person for person in as_json(preview)["people"] if "SECRET" in person["shown"]]
    assert people == []
    assert all("SECRET" not in view.label for view in preview.perspectives)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("homeAddress", "lives"), ("post_code", "no place"), ("postcode2", "lives"),
        ("ethnicity", "Fairness"), ("Social Worker", "Who works"), ("socialworker", "Who works"),
        ("legal_status", "legal status"), ("phone_number", "reach"), ("snapchat", "reach"),
        ("police_known", "referral"), ("school", "without their school"), ("upn", "other records"),
        ("gender", "private"), ("favourite colour", "no place"), ("validity", "no place"),
    ],
)  # fmt: skip
def test_the_reason_fits_the_field(name, word):
    assert word in why_out(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amira Mahmoud", "AM"), ("jay k", "JK"), ("AM", "AM"), ("A.M.", "AM"), ("Ann-Marie Low", "AML"),
        ("Mo", "M"), ("MO", "MO"), ("J2", "J2"), ("Łukasz Żak", "ŁŻ"), ("李 娜", "李娜"), ("🙂", "?"),
        ("a b c d e f", "ABCD"), ("=Dee T", "DT"), ("(Bo) L", "BL"),
    ],
)  # fmt: skip
def test_initials(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize("name", ["", "?", "unknown", "A friend from the bus", "n/k", "ENCRYPTED"])
def test_somebody_not_named_shows_a_question_mark(name):
    """`map.placeholder`"""
    assert shown(name, "full_name") == "?"


def test_an_interviews_age_says_why_it_is_no_age_band(take):
    """`person.minimal`: 2 may be the second of five choices; no age is guessed."""
    files = {name: data.replace(b"ethnicity", b"age") for name, data in lists("B", [usual()]).items()}
    age, *_ = (one for one in take(files).stays_out if one.label == "Age")
    assert age.why.startswith("In an interview this can be a number or a choice") and age.may_choose
