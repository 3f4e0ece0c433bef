"""`map.import`: sheets of a workbook are known by name or by headings, and none is left out in silence."""

import pytest

from alongside.peermaps.tests.importing.books import HEADINGS, ROWS, book


def renamed(**names):
    """The workbook with other names for its sheets."""

    def change(made):
        for was, name in names.items():
            made[was].title = name

    return book(change=change)


def with_sheet(title, *rows):
    def change(made):
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)

    return book(change=change)


def left(preview):
    return {one.what: one.why for one in preview.ignored}


@pytest.mark.parametrize("name", ["Relationship", "RELATIONSHIPS1", "Who knows whom"])
def test_a_sheet_with_another_name_is_known_by_its_headings(take, said, name):
    preview = take({"t.xlsx": renamed(Relationships=name, People="Young people", Groupings="Groups")})
    usual = take({"t.xlsx": book()})
    assert said(preview) == []
    assert len(preview.ties) == len(usual.ties) > 0
    assert [one.shown for one in preview.people] == [one.shown for one in usual.people]
    assert left(preview).keys() == {"Sheet Configuration"}


def test_every_sheet_that_is_not_read_is_named_with_the_reason(take, said):
    preview = take({"t.xlsx": with_sheet("Ties of 2025", ["From whom", "To whom"], ["P1", "P2"])})
    assert said(preview) == []
    assert left(preview) == {
        "Sheet Configuration": "It only holds the lists to choose from.",
        "Sheet Ties of 2025": "Its headings are not those of People, Groupings or Relationships.",
    }
    empty = take({"t.xlsx": with_sheet("Sheet4")})
    assert left(empty)["Sheet Sheet4"] == "No headings stand on this sheet."


def test_two_sheets_of_one_kind_stop_the_import_and_are_named(take, said):
    """Which of them is in use is nothing a program may guess (`map.import`)."""
    rows = [HEADINGS["Relationships"], *ROWS["Relationships"]]
    preview = take({"t.xlsx": with_sheet("Relationships old", *rows)})
    (says,) = said(preview)
    assert says.startswith("“Relationships” and “Relationships old” both have the headings of Relationships.")
    assert not preview.may_come_in and preview.people == ()


def test_a_large_sheet_beside_them_is_known_by_its_beginning_alone(take, said):
    """What is not read costs nothing, and refuses nothing (quality R7)."""
    many = [["Day", "Visitors", "Weather"], *([number, number, "rain"] for number in range(6000))]
    preview = take({"t.xlsx": with_sheet("Visits", *many)})
    assert said(preview) == []
    assert "Sheet Visits" in left(preview)


def test_kumu_headings_are_everyday_words_and_count_only_where_nothing_else_is(take, said):
    beside = take({"t.xlsx": with_sheet("Kinds", ["Label", "Type"], ["Bus", "place"])})
    assert said(beside) == [] and beside.origin == "workbook"
    alone = {"Things": ["Label", "Type"], "Lines": ["From", "To", "Direction"]}
    lines = {"Things": [["AM", "person"], ["DT", "person"]], "Lines": [["AM", "DT", "mutual"]]}
    kumu = take({"t.xlsx": book(lines, alone)})
    assert (said(kumu), kumu.origin, len(kumu.ties)) == ([], "kumu", 1)


def test_beyond_fifty_other_sheets_nobody_looks_and_that_is_said(take, said):
    def change(made):
        for number in range(60):
            made.create_sheet(f"Extra {number}").append(["Day"])

    preview = take({"t.xlsx": book(change=change)})
    assert said(preview) == []
    assert left(preview)["11 more sheets"] == "There are too many to look at."
