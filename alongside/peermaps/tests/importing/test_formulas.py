"""`map.import`: formulas in a workbook are read by the value Excel saved with them."""

import io
import zipfile

from alongside.peermaps.tests.importing.books import book


def with_cell(cell):
    """The usual workbook with Jay's age written as this piece of a sheet."""
    data = book()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                before = b'<c r="F2" t="n"><v>15</v></c>'
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
