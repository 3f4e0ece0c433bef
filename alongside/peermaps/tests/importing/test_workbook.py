"""`map.import`: the workbook teams fill in today, as XLSX and as CSV files."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest

from alongside.peermaps.importing import Choices, Meaning
from alongside.peermaps.tests.importing.books import GROUPINGS, HEADINGS, PEOPLE, RELATIONSHIPS, ROWS, book

ANSWERS = Choices(
    on=date(2024, 11, 4),
    whose="The team around Jay",
    statement_kind="professional_opinion",
    groupings={
        "workbook/grouping/1": "school",
        "workbook/grouping/2": "group",
        "workbook/grouping/3": "group",
    },
    kinds={"workbook/person/4": "trusted_adult"},
    ties={
        "Open": Meaning(("friend",), support="some", harm="none"),
        "Thick": Meaning(("close_friend",), support="strong", harm="none"),
        "Dotted": Meaning(("influence",), state="uncertain"),
        "X at end": Meaning(("conflict",), harm="some"),
        "Contained by": Meaning(("spends_time_at",)),
    },
)


def rows(**changes):
    return {**ROWS, **changes}


def as_csv(heads, lines):
    out = io.StringIO()
    csv.writer(out).writerows([heads, *lines])
    return out.getvalue().encode()


def person(reference, first="Ann", last="B", inside="", kind="Child"):
    return [reference, first, last, inside, "", "", kind, *[""] * 8]


def test_people_groupings_and_ties_come_out_of_the_workbook(take, said):
    preview = take({"team.xlsx": book()}, choices=ANSWERS)
    assert said(preview) == []
    assert preview.is_ready
    assert [(each.shown, each.kind) for each in preview.people] == [
        ("JK", "young_person"), ("AM", "young_person"), ("TO", "trusted_adult"),
    ]  # fmt: skip
    assert [(place.name, place.kind) for place in preview.places] == [("Hillside School", "school")]
    assert [(group.name, group.members) for group in preview.groups] == [
        ("Bus friends", ("workbook/person/2",)), ("Year 10", ()),
    ]  # fmt: skip


def test_arrow_words_become_what_was_answered_and_point_the_way_they_did(take):
    preview = take({"team.xlsx": book()}, choices=ANSWERS)
    ties = [tie for tie in preview.ties if tie.source_kinds != ("Contained by",)]
    assert [(tie.source_kinds, tie.direction, tie.support, tie.harm, tie.state) for tie in ties] == [
        (("Thick",), "a_to_b", "strong", "none", "current"),
        (("Dotted",), "none", "unknown", "unknown", "uncertain"),
        (("X at end",), "b_to_a", "unknown", "some", "current"),
    ]
    assert ties[2].b.type == "group"
    words = {statement.tie: statement.words for statement in preview.statements}
    assert words[ties[0].key] == "They walk home together"


def test_a_grouping_that_is_a_place_is_where_people_spend_time(take):
    preview = take({"team.xlsx": book()}, choices=ANSWERS)
    stays = [tie for tie in preview.ties if tie.source_kinds == ("Contained by",)]
    assert [(tie.a.key, tie.b.key, tie.kinds) for tie in stays] == [
        ("workbook/person/2", "workbook/grouping/1", ("spends_time_at",)),
        ("workbook/person/3", "workbook/grouping/1", ("spends_time_at",)),
    ]


def test_everything_the_workbook_does_not_say_is_asked_once(take):
    """Line styles are asked once per file, whose view and which day too (`map.statement`)."""
    asked = [(each.field, each.key) for each in take({"team.xlsx": book()}).open_questions]
    assert asked == [
        ("on", ""), ("whose", ""), ("statement_kind", ""),
        ("groupings", "workbook/grouping/1"), ("groupings", "workbook/grouping/2"),
        ("groupings", "workbook/grouping/3"),
        ("ties", "Thick"), ("ties", "Dotted"), ("ties", "X at end"), ("ties", "Contained by"),
        ("kinds", "workbook/person/4"),
    ]  # fmt: skip


def test_a_gang_name_gets_the_advice_of_group_name(take):
    """`group.name`: neutral; the product advises against gang or street names."""
    groupings = [[1, "Hill Street Gang", 0], [2, "Bus friends", 0]]

    def advice(name):
        return "A neutral name is kinder." if "Gang" in name else ""

    people = [person("P1", inside="1")]
    book_ = book(rows(People=people, Groupings=groupings, Relationships=[]))
    preview = take({"t.xlsx": book_}, name_advice=advice)
    assert [group.advice for group in preview.groups] == ["A neutral name is kinder.", ""]
    asked = [each.advice for each in preview.questions if each.field == "groupings"]
    assert asked == ["A neutral name is kinder.", ""]


def test_brothers_and_sisters_are_never_added_as_a_family(take):
    """`person.family`"""
    book_ = book(
        rows(Groupings=[[1, "Siblings King", 0]], People=[person("P1", inside="1")], Relationships=[])
    )
    preview = take({"t.xlsx": book_})
    assert preview.groups == ()
    (asked,) = (each for each in preview.questions if each.field == "groupings")
    assert (asked.suggestion, asked.advice) == (
        "leave_out", "Brothers and sisters are decided one by one, never added as a family.",
    )  # fmt: skip


def test_the_same_workbook_as_csv_files(take, said):
    files = {
        "people.csv": as_csv(PEOPLE, ROWS["People"]),
        "links.csv": as_csv(RELATIONSHIPS, ROWS["Relationships"]),
        "groupings.csv": as_csv(GROUPINGS, ROWS["Groupings"]),
    }
    preview = take(files, choices=ANSWERS)
    assert said(preview) == []
    whole = take({"team.xlsx": book()}, choices=ANSWERS)
    assert [each.key for each in preview.people] == [each.key for each in whole.people]
    assert [tie.kinds for tie in preview.ties] == [tie.kinds for tie in whole.ties]


def test_headings_in_any_case_and_extra_columns_are_named(take):
    headings = {**HEADINGS, "People": [head.upper() for head in PEOPLE] + ["Shoe size"]}
    preview = take({"t.xlsx": book(headings=headings)}, choices=ANSWERS)
    assert len(preview.people) == 3
    assert {ignored.what for ignored in preview.ignored} == {"Sheet Configuration", "Shoe size"}


def test_formulas_are_read_by_value_and_unsaved_ones_stop_it(take, said):
    def unsaved(made):
        made["People"]["F2"] = "=2024-2009"

    preview = take({"t.xlsx": book(change=unsaved)})
    assert said(preview) == [
        "There are formulas without saved results. Open the workbook in Excel and save it."
    ]
    assert not preview.may_come_in


def test_what_libreoffice_saved_says_the_same(take, said):
    """The same rows saved by LibreOffice as .ods and then as .xlsx, with two formulas and a real date among them."""

    def typed(made):
        made["People"]["E3"], made["People"]["F3"] = date(2010, 3, 9), 14

    saved = Path(__file__).with_name("saved_by_libreoffice.xlsx").read_bytes()
    one, other = (take({"team.xlsx": each}, choices=ANSWERS) for each in (saved, book(change=typed)))
    assert (said(one), one.is_ready) == ([], True)
    assert (one.people, one.places, one.groups, one.ties) == (
        other.people,
        other.places,
        other.groups,
        other.ties,
    )


def test_a_mistake_in_a_formula_is_read_as_empty_and_said(take, said):
    def mistaken(made):
        made["People"]["F2"] = "#REF!"

    preview = take({"t.xlsx": book(change=mistaken)}, choices=ANSWERS)
    assert "A cell holds #REF!, a mistake in a formula. It was read as empty." in said(preview, stops=False)
    assert preview.people[0].age_band == "13_15"


@pytest.mark.parametrize("born", ["04/11/2009", "2009-11-04", "4.11.2009", 40121, datetime(2009, 11, 4)])  # noqa: DTZ001
def test_birth_dates_in_every_way_people_type_them(take, born):
    jay: list[object] = [*ROWS["People"][0]]
    jay[4], jay[5] = born, ""
    preview = take(
        {"t.xlsx": book(rows(People=[jay], Relationships=[]))}, choices=Choices(level=2, on=date(2024, 11, 4))
    )
    assert preview.people[0].born == date(2009, 11, 4)
    assert preview.people[0].age_band == "13_15"


def test_dates_and_ages_that_cannot_be_read_are_left_out_and_said(take, said):
    jay: list[object] = [*ROWS["People"][0]]
    jay[4], jay[5] = "31/02/2009", "about 15"
    preview = take({"t.xlsx": book(rows(People=[jay], Relationships=[]))})
    assert preview.may_come_in
    assert preview.people[0].age_band == ""
    assert len(said(preview, stops=False)) == 2


MISTAKES = [
    ({"People": [person("P1"), person("p1")]}, "Two people have the same reference."),
    ({"People": [person("")]}, "This person has no reference."),
    ({"People": [person("P1", inside="9")]}, "“Contained by” names a grouping that is not in the list."),
    ({"Groupings": [[1, "One", 0], [1, "Two", 0], [2, "B", 0]]}, "Two groupings have the same ID."),
    ({"Groupings": [[1, "", "x"], [2, "B", 0]]}, "This grouping needs both an ID and a title."),
    ({"Groupings": [[1, "A", 2], [2, "B", 3], [3, "C", 1]]}, "This grouping stands inside itself."),
    ({"Relationships": [["P1", "P9", "", "", ""]]},
     "One end of this tie is neither a person's reference nor a grouping's ID or title."),
    ({"Relationships": [["P1", "", "", "", ""]]}, "One end of this tie is empty."),
    ({"Relationships": [["P1", "P1", "", "", ""]]}, "This tie begins and ends at the same place."),
    ({"Groupings": [[1, "Same", 0], [2, "Same", 0]], "Relationships": [["P1", "Same", "", "", ""]]},
     "One end of this tie could be several people or groupings. Use the reference or ID."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), MISTAKES)
def test_mistakes_stop_it_and_are_named_by_row(take, changes, sentence):
    preview = take({"t.xlsx": book(rows(**changes))})
    assert not preview.may_come_in
    problem = next(each for each in preview.problems if each.says == sentence)
    assert problem.where.row >= 2
    assert problem.where.file.startswith("t.xlsx, sheet ")


def test_a_number_that_is_both_a_person_and_a_grouping_is_asked_about_once(take, said):
    changed = rows(
        People=[person("1"), person("2", "Bo")],
        Groupings=[[1, "Youth club", 0], [2, "Bus", 0]],
        Relationships=[["1", "2", "Open", "", ""]],
    )
    preview = take({"t.xlsx": book(changed)})
    assert said(preview) == []
    assert "numbers_mean" in {each.field for each in preview.open_questions}
    assert [tie.a.type for tie in preview.ties if tie.source_kinds == ("Open",)] == ["person"]
    meant = take({"t.xlsx": book(changed)}, choices=Choices(numbers_mean="groupings"))
    assert [tie.a.key for tie in meant.ties if tie.source_kinds == ("Open",)] == ["workbook/grouping/1"]


def test_a_missing_sheet_or_heading_is_said(take, said):
    only_links = {"Relationships": RELATIONSHIPS}
    assert said(take({"t.xlsx": book(headings=only_links)})) == [
        "The people are missing. Add the sheet or file with the heading “Reference”."
    ]
    headless = {**HEADINGS, "People": PEOPLE[1:]}
    assert "The heading “Reference” is missing." in said(
        take({"t.xlsx": book(rows(People=[]), headings=headless)})
    )
    assert said(take({"t.xlsx": book(headings={"Sheet1": ["a"]})})) == [
        "There is no sheet called People, Groupings or Relationships, and none with their headings."
    ]


def test_a_row_that_repeats_another_is_brought_once(take, said):
    link = ["P1", "P2", "Open", "", "x"]
    preview = take({"t.xlsx": book(rows(Relationships=[link, link]))})
    assert len([tie for tie in preview.ties if tie.source_kinds == ("Open",)]) == 1
    assert "This row says the same as an earlier one." in said(preview, stops=False)


def test_a_person_may_be_meant_by_full_name(take, said):
    preview = take({"t.xlsx": book(rows(Relationships=[["Jay King", "P2", "Open", "", ""]]))})
    assert said(preview) == []
    assert any(tie.a.key == "workbook/person/2" for tie in preview.ties)
