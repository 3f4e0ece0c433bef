"""`map.import`: formulas in a workbook are read by the value Excel saved with them."""

import io
import zipfile

import pytest

from alongside.peermaps.importing import Choices
from alongside.peermaps.tests.importing.books import book

AGE = b'<c r="F2" t="n"><v>15</v></c>'


def with_cell(cell, before=AGE):
    """The usual workbook with one cell, Jay's age or another, written as this piece of a sheet."""
    data = book()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                assert before in part
                part = part.replace(before, cell)
            new.writestr(name, part)
    return out.getvalue()


def test_a_saved_result_counts(take, said):
    preview = take({"t.xlsx": with_cell(b'<c r="F2"><f>2024-2009</f><v>17</v></c>')})
    assert said(preview) == []
    assert preview.people[0].age_band == "16_17"


def test_a_result_that_is_an_empty_text_is_an_empty_cell(take, said):
    preview = take({"t.xlsx": with_cell(b'<c r="F2" t="str"><f>IF(A2="","","")</f><v></v></c>')})
    assert said(preview) == []
    assert preview.people[0].age_band == ""


def test_a_result_that_was_never_saved_stops_it(take, said):
    for cell in (
        b'<c r="F2"><f>1+1</f></c>',
        b'<c r="F2"><f>1+1</f><v/></c>',
        b'<c r="F2"><f t="shared"/></c>',
    ):
        (sentence,) = said(take({"t.xlsx": with_cell(cell)}))
        assert sentence.startswith("There are formulas without saved results.")


def test_a_date_kept_as_a_date_is_read(take):
    before = b'<c r="E2" t="inlineStr"><is><t>04/11/2009</t></is></c>'
    data = with_cell(b'<c r="E2" t="d"><v>2009-11-05T00:00:00</v></c>', before)
    assert str(take({"t.xlsx": data}, choices=Choices(level=2)).people[0].born) == "2009-11-05"


def test_a_guarded_formula_in_a_cell_loses_its_apostrophe(take):
    before = b'<c r="B2" t="inlineStr"><is><t>Jay</t></is></c>'
    data = with_cell(b"""<c r="B2" t="str"><v>'=Jay</v></c>""", before)
    assert take({"t.xlsx": data}, choices=Choices(level=2)).people[0].name == "=Jay King"


SURNAME = b'<c r="C2" t="inlineStr"><is><t>King</t></is></c>'


@pytest.mark.parametrize(
    ("cell", "surname"),
    [
        (b'<c r="C2" t="s"><v>0</v></c>', "Adeyemi-Cole"),
        (b'<c t="inlineStr"><is><r><t>Ade</t></r><r><t>yemi</t></r></is></c>', "Adeyemi"),
        (b'<c r="C2"><v>15.0</v></c>', "15"),
        (b'<c r="C2"><v>4.0129E4</v></c>', "40129"),
        (b'<c r="C2"><v>0.5</v></c>', "0.5"),
        (b'<c r="C2"><v>12345678901234567890</v></c>', "12345678901234567890"),
        (b'<c r="C2" t="b"><v>1</v></c>', "TRUE"),
        (b'<c r="C2" t="d"><v>soon</v></c>', "soon"),
        (b'<c r="BZ2" t="str"><v>far to the right</v></c>', ""),
    ],
)
def test_every_way_a_cell_holds_words(take, cell, surname):
    """Shared words in several styles, without how they sound; words of their own; numbers as people write them."""
    words = b"<sst><si><r><t>Adeyemi</t></r><r><t>-Cole</t></r><rPh><t>oops</t></rPh></si></sst>"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_cell(cell, SURNAME))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "xl/sharedStrings.xml":
                new.writestr(name, old.read(name))
        new.writestr("xl/sharedStrings.xml", words)
    preview = take({"t.xlsx": out.getvalue()}, choices=Choices(level=2))
    assert preview.people[0].name == f"Jay {surname}".strip()


def test_sheets_are_found_wherever_the_workbook_says_they_stand(take, said):
    """Other programs write paths from the top of the package, and namespaces with other short names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("workbook.xml.rels"):
                part = part.replace(b'"/xl/worksheets/', b'"worksheets/../worksheets/')
            new.writestr(name, part)
    preview = take({"t.xlsx": out.getvalue()})
    assert said(preview) == []
    assert len(preview.people) == 3
