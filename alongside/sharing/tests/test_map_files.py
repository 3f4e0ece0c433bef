"""The finished files, read back by machine: one page, tagged, told in words, and silent about who made them."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pypdf
import pytest

from alongside.peermaps.terms import Level
from alongside.peermaps.tests.made_maps import made_map
from alongside.sharing.maps.printing import paper, pictures, word
from alongside.sharing.maps.sheets import MapSheet
from alongside.sharing.tests.small_maps import said, sheet, three_people, tied, with_statements

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small() -> MapSheet:
    """Three people, strong support between the first two."""
    return sheet(tied(three_people(), said(1, support=Level.STRONG)))


@pytest.fixture(scope="module")
def pdf(small):
    return pypdf.PdfReader(io.BytesIO(paper.pdf(small)))


@pytest.fixture(scope="module")
def drawing(small):
    return ElementTree.fromstring(pictures.svg(small))


@pytest.fixture(scope="module")
def file(small):
    return docx.Document(io.BytesIO(word.docx(small)))


def flat(text):
    return re.sub(r"\s+", " ", text)


def pages_of(found):
    return len(pypdf.PdfReader(io.BytesIO(found)).pages)


def test_the_pdf_is_one_page_with_all_that_it_must_say(pdf, small):
    """`map.export`: the key, as known on, whose view, for whom, and what must not be done with it."""
    (page,) = pdf.pages
    text = flat(page.extract_text())
    for words in (
        small.heading,
        *(words for _, words in small.facts),
        *small.warnings,
        "Key",
        "strong support",
    ):
        assert words in text, words
    assert float(page.mediabox.width) > float(page.mediabox.height)


@pytest.mark.parametrize("seed", [1, 5, 8])
@pytest.mark.parametrize("people", [1, 40, 150])
def test_the_pdf_is_one_page_whatever_is_on_it(seed, people):
    """One page, with everybody on it; a very large map gets a larger sheet."""
    found = sheet(
        with_statements(made_map(seed, people)), initials=True, shows=["places", "ages", "unchecked"]
    )
    assert pages_of(paper.pdf(found)) == 1


def test_long_lines_leave_the_pdf_one_page():
    long = "to plan, together with everybody who knows them, what would make the way home safer " * 3
    found = sheet(with_statements(made_map(5, 40)))
    words = [("For", "x" * 200), ("What for", long[:300]), *found.facts[2:]]
    many = ["Do not pass it on.", *(f"Sentence number {number} of many." for number in range(20))]
    made = paper.pdf(replace(found, facts=words, warnings=many))
    assert pages_of(made) == 1
    assert "Sentence number 19 of many." in flat(pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text())


def test_screen_readers_hear_the_whole_map(pdf, small):
    """PDF/UA-1: tags, language, title; the picture's words are the narrative, the key's are its rows."""
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"] and root["/Lang"].lower().startswith("en")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    told = [flat(one) for one in _alternatives(root["/StructTreeRoot"])]
    assert told == [flat(small.in_words), "Key: young person; parent, carer, trusted adult; strong support."]


def _alternatives(element):
    if "/Alt" in element:
        yield str(element["/Alt"])
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            yield from _alternatives(found)


def test_the_pdf_says_nothing_about_who_made_it_and_when(pdf, small):
    about = pdf.metadata
    assert about.title == small.heading
    assert about.author is None and about.creation_date is None and about.modification_date is None
    assert not pdf.attachments


def test_the_svg_stands_by_itself(drawing, small):
    """Title and description, one page, its own typeface; no script, no link, no file from elsewhere."""
    assert drawing.find(f"{SVG}title").text == small.heading
    assert drawing.find(f"{SVG}desc").text == small.in_words
    tags = {one.tag.removeprefix(SVG) for one in drawing.iter()}
    assert not tags & {"script", "image", "foreignObject", "a", "use"}
    attributes = [(name, words) for one in drawing.iter() for name, words in one.attrib.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or "href" in name]
    urls = re.findall(
        r"url\((\w+:)?", " ".join([drawing.find(f"{SVG}style").text, *(one for _, one in attributes)])
    )
    assert urls == ["data:"]
    words = {one.text for one in drawing.iter(f"{SVG}text")}
    assert {small.heading, "For: the conference", "Whose view: Everyone’s", "Key", "A", "B", "C"} <= words


def test_letters_with_marks_bring_their_own_part_of_the_typeface(small):
    """Welsh place names."""
    welsh = replace(small, facts=[("For", "Tŷ’r Gŵr")])
    assert pictures.svg(small).count(b"@font-face") == 1
    assert pictures.svg(welsh).count(b"@font-face") == 2


def test_the_png_is_large_enough_for_paper_and_says_nothing_else(small):
    found = pictures.png(small)
    kinds = re.findall(rb"(?:IHDR|IDAT|IEND|pHYs|tEXt|iTXt|zTXt|eXIf|tIME)", found)
    assert set(kinds) <= {b"IHDR", b"IDAT", b"IEND", b"pHYs"}
    width = int.from_bytes(found[16:20], "big")
    assert width > 1400


def test_the_word_file_has_real_headings_and_tables(file, small):
    """`map.narrative`: the list of ties and the narrative are complete without the picture."""
    headings = [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [small.heading, "Key", "People", "Ties", "The map in words", "People", "Ties"]
    people, ties = file.tables
    assert [cell.text for cell in ties.rows[0].cells] == ["Between", "What there is"]
    assert [cell.text for cell in ties.rows[1].cells][:2] == [
        "Young person A and Young person B",
        "Strong support.",
    ]
    assert len(people.rows) == 1 + 3
    assert all("tblHeader" in table.rows[0]._tr.xml for table in file.tables)
    text = "\n".join(one.text for one in file.paragraphs)
    assert all(line in text for section in small.told for line in section.lines)


def test_no_paper_claims_that_nobody_has_said_anything(file, small):
    """`map.export`: whose words they are stays here by rule, which is not the same as there being none. Said once."""
    text = "\n".join(one.text for one in file.paragraphs)
    assert "Young person A and Young person B: strong support." in text
    assert "Nobody’s words" not in text + small.in_words and "Said by" not in text
    assert "what was said and by whom" in file.sections[0].footer.paragraphs[0].text


def test_the_word_files_pictures_are_told_in_words(file, small):
    told = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert told == [small.in_words, "young person; parent, carer, trusted adult; strong support."]


def test_the_word_file_says_on_every_page_for_whom_it_is(file):
    section = file.sections[0]
    assert "For the conference. Do not pass it on" in section.header.paragraphs[0].text
    assert "Left out: names" in section.footer.paragraphs[0].text


def test_the_word_file_says_nothing_about_who_made_it_and_when(small, file):
    """No author, no program, no day; not even in the zip around it."""
    about = file.core_properties
    assert (about.title, about.language) == (small.heading, "en-GB")
    assert [about.author, about.last_modified_by, about.comments, about.created, about.modified] == [
        "",
        "",
        "",
        None,
        None,
    ]
    with zipfile.ZipFile(io.BytesIO(word.docx(small))) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in packed.namelist() if re.search("thumbnail|app.xml|customXml", name)]


def test_a_word_file_without_anybody_placed_is_all_words(small):
    nobody = {**small.document, "people": [{**one, "placed": None} for one in small.document["people"]]}
    made = word.docx(
        MapSheet(nobody, small.heading, small.facts, small.warnings, small.opening, small.told, small.tables)
    )
    assert not docx.Document(io.BytesIO(made)).inline_shapes


@pytest.mark.parametrize("make", [pictures.svg, pictures.png, paper.pdf, word.docx])
def test_the_same_map_makes_the_same_bytes(make, small):
    """Nothing of the moment, the machine or the process stands in it."""
    assert make(small) == make(small)
