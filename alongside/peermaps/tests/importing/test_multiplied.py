"""Quality R7: few bytes that ask for much work are refused before it is done.

Each was once a file that took minutes or half a gigabyte; work is counted here, never timed.
"""

import io
import json
import os
import zipfile

import pytest

from alongside.peermaps.importing import limits
from alongside.peermaps.importing.limits import MEGABYTE, Budget
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import lists, packed, usual
from alongside.peermaps.tests.importing.test_hostile import GRAPHML, SHEET, TOO_MUCH, changed


def shared(words, times):
    """A workbook whose first sheet says the same shared words so many times."""
    strings = b"<sst><si><t>" + words + b"</t></si></sst>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
    rows = changed(book(), "xl/worksheets/sheet1.xml", SHEET % (row * (times // 50)))
    return changed(rows, "xl/sharedStrings.xml", strings)


def test_long_words_that_many_cells_mean_stop_it_by_how_many_letters_that_is(take, said):
    """R7: a workbook of 20 kB may say a hundred million letters."""
    budget = Budget()
    (sentence,) = said(take({"x.xlsx": shared(b"x" * 19_000, 5000)}, budget=budget))
    assert TOO_MUCH in sentence
    assert budget.letters <= limits.MAX_LETTERS + 50 * 19_000
    (sentence,) = said(take({"x.xlsx": shared(b"x" * 21_000, 50)}))
    assert sentence == "A cell in this row is longer than any answer."


def test_a_sheet_that_stands_in_a_workbook_twice_is_not_read_again(take, said):
    """R7: a workbook may say thousands of times where its people stand."""
    with zipfile.ZipFile(io.BytesIO(book())) as package:
        names = package.read("xl/workbook.xml")
    at = names.index(b"<sheet ")
    sheet = names[at : names.index(b"/>", at) + 2]
    budget = Budget()
    twice = changed(book(), "xl/workbook.xml", names.replace(sheet, sheet * 4000))
    (sentence,) = said(take({"x.xlsx": twice}, budget=budget))
    assert sentence == "Two sheets of this workbook have the same name."
    assert budget.rows == 6


def test_whatever_else_stands_in_a_workbook_costs_nothing(take, said):
    """R7: names for printing, links and rules for cells can ask for hours of work; a map has no use for them."""
    with zipfile.ZipFile(io.BytesIO(book())) as package:
        names, first = (package.read(f"xl/{part}.xml") for part in ("workbook", "worksheets/sheet1"))
    name = b'<definedName name="_xlnm.Print_Titles" localSheetId="0">' + b"'a" * 90_000 + b"</definedName>"
    rules = b'<dataValidations><dataValidation sqref="' + b"A1 B2 " * 30_000 + b'"/></dataValidations>'
    data = changed(book(), "xl/workbook.xml", names.replace(b"</workbook>", name + b"</workbook>"))
    data = changed(data, "xl/worksheets/sheet1.xml", first.replace(b"</worksheet>", rules + b"</worksheet>"))
    preview = take({"x.xlsx": data})
    assert said(preview) == []
    assert len(preview.people) == 3


def test_packages_side_by_side_are_opened_no_further_than_one_import_may_unpack(take, said, monkeypatch):
    opened = []
    was = zipfile.ZipFile.open

    def counted(package, entry, *rest, **named):
        opened.append(entry.file_size)
        return was(package, entry, *rest, **named)

    one = packed({"a.csv": b"a,b\n" * 4 * MEGABYTE + os.urandom(150_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", counted)
    sentences = said(take({f"{n}.zip": one for n in range(20)}))
    assert "Unpacked, this is larger than 60 MB. Choose fewer interviews and try again." in sentences
    assert len(opened) == 3
    assert sum(opened) <= limits.MAX_UNPACKED


def test_one_file_in_a_package_is_no_larger_than_one_alone(take, said):
    data = packed({"a.csv": os.urandom(200_000) + bytes(limits.MAX_BYTES)})
    assert said(take({"x.zip": data})) == ["A file in this package is larger than 20 MB."]


@pytest.mark.parametrize(
    ("between", "shown"), [(" " * 19_000, {"AM"}), (" " * 9_000 + "-" + "\u2003" * 9_000, {"AM", "DT"})]
)
def test_spaces_between_two_names_are_read_once(take, said, between, shown):
    """R7: looking for what joins two names took a second for each such row."""
    preview = take({"x.csv": f"AM{between}DT\n".encode() * 30})
    assert said(preview) == []
    assert {person.shown for person in preview.people} == shown


def test_kinds_as_long_as_a_page_are_notes_in_the_wrong_column(take, said):
    long = "x" * (limits.MAX_KIND + 1)
    (sentence,) = said(take({"x.csv": f"from,to,type\nAM,DT,{long}\n".encode()}))
    assert "give it the heading “Notes”" in sentence


def test_a_protocol_is_counted_before_anything_is_made_of_it(take, said, monkeypatch):
    monkeypatch.delattr("alongside.peermaps.importing.protocol._type")
    for node in (
        {f"{n}": {"name": "a"} for n in range(limits.MAX_TYPES + 1)},
        {"a": {"variables": {f"{n}": {"name": "b"} for n in range(limits.MAX_OPTIONS + 1)}}},
    ):
        content = json.dumps({"codebook": {"node": node}}).encode()
        assert (
            "more questions and answers than any interview"
            in said(take({"p.netcanvas": packed({"protocol.json": content})}))[0]
        )


def test_screens_that_all_place_by_one_answer_are_each_looked_at_once(take):
    prompts = [{"layout": {"layoutVariable": "p"}}]
    stages = [{"label": f"screen {n}", "prompts": prompts} for n in range(20_000)]
    data = packed({"protocol.json": json.dumps({"stages": stages}).encode()})
    assert take({"p.netcanvas": data, **lists("B", [usual()])}).may_come_in


def test_a_drawing_stops_at_the_first_questions_no_interview_has(take, said):
    node = b'<node id="%d"><data key="networkCanvasType">t%d</data></node>'
    data = GRAPHML + b"<graph>" + b"".join(node % (n, n) for n in range(300)) + b"</graph></graphml>"
    assert said(take({"x.graphml": data}))[0] == limits.TOO_MANY_COLUMNS
