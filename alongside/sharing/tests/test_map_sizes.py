"""Words that can be read on paper (`map.export`): what paper a map gets, and what is said where none is enough."""

import io
import re
from dataclasses import replace

import docx
import pypdf
import pytest

from alongside.peermaps.terms import Level
from alongside.sharing.maps import sizes
from alongside.sharing.maps.printing import paper, word
from alongside.sharing.tests.small_maps import person_like, said, sheet, three_people, tied


def spread(wide, high=0.0):
    """The sheet of three people who stand that far apart, in map units."""
    seen = tied(three_people(), said(1, support=Level.STRONG))
    spots = [(0.0, 0.0), (wide / 2, high / 2), (wide, high)]
    stands = {one.id: spot for one, spot in zip(seen.people, spots, strict=True)}
    return sheet(replace(seen, positions=stands))


def as_pdf(found):
    return pypdf.PdfReader(io.BytesIO(paper.pdf(found)))


def text_of(pdf):
    return re.sub(r"\s+", " ", pdf.pages[0].extract_text())


def as_word(found):
    return docx.Document(io.BytesIO(word.docx(found)))


def shapes_of(file):
    return [(one.page_width > one.page_height) for one in file.sections]


@pytest.mark.parametrize(
    ("wide", "on", "warned"), [(300.0, "a4", False), (1800.0, "a3", False), (4000.0, "a3", True)]
)
def test_a_map_gets_the_paper_on_which_its_words_can_be_read_or_says_that_there_is_none(wide, on, warned):
    pdf = as_pdf(spread(wide))
    width = float(pdf.pages[0].mediabox.width) / 72 * 25.4
    assert round(width) == {"a4": 297, "a3": 420}[on]
    assert ("This map is large" in text_of(pdf)) is warned
    assert len(pdf.pages) == 1


def test_what_is_said_before_it_is_drawn_is_what_the_paper_says():
    for wide in (300.0, 1000.0, 1800.0, 4000.0):
        found = spread(wide)
        assert sizes.small_print(sizes.about(found.document)) in text_of(as_pdf(found))


def test_words_are_as_high_as_the_sentence_says():
    assert sizes.points((1400.0, 10.0), (210.0, 158.0)) == pytest.approx(210 / 25.4 * 72 / 100)
    assert "are 3 points high or less" in sizes.small_print((4400.0, 100.0))
    assert sizes.small_print((1400.0, 900.0)) == ""


def test_nobody_placed_is_no_large_map():
    assert sizes.small_print(sizes.about({"people": [{"placed": None}], "places": []})) == ""


@pytest.mark.parametrize(
    ("wide", "high", "shapes"),
    [(300.0, 0.0, [False]), (1800.0, 0.0, [False, True, False]), (600.0, 1700.0, [False, False, False])],
)
def test_a_large_map_gets_a_page_of_its_own_in_the_word_file(wide, high, shapes):
    """On its side where it is wide; who it is for stands on that page too."""
    file = as_word(spread(wide, high))
    assert shapes_of(file) == shapes
    picture = file.inline_shapes[0 if len(shapes) == 1 else 1]
    section = file.sections[len(shapes) // 2]
    assert picture.width <= section.page_width - section.left_margin - section.right_margin
    assert picture.height <= section.page_height - section.top_margin - section.bottom_margin
    assert all("For the conference" in one.header.paragraphs[0].text for one in file.sections)


def test_a_word_file_says_where_even_a_page_of_its_own_is_too_small():
    text = "\n".join(one.text for one in as_word(spread(4000.0)).paragraphs)
    assert "This map is large: on this page its smallest words are" in text
    assert "This map is large" not in "\n".join(one.text for one in as_word(spread(1000.0)).paragraphs)


def test_a_column_in_which_nothing_stands_is_left_out():
    """Whoever sees the paper is not asked to look through empty boxes."""
    found = spread(300.0)
    assert [list(table.head) for table in found.tables] == [
        ["Who", "Who they are"],
        ["Between", "What there is"],
    ]
    noted = sheet(person_like(three_people(), 0, note="plays football"), initials=True)
    assert list(noted.tables[0].head) == ["Who", "Who they are", "Note"]


def test_the_key_is_called_so_once_in_the_word_file():
    """The heading is real; the picture under it begins with its rows."""
    drawing = word.drawn.key(spread(300.0).document, width=word.KEY_WIDTH)
    cut = word._without_its_title(drawing)
    assert drawing.count(">Key<") == 1 and ">Key<" not in cut
    (before,), (after,) = (
        re.findall(r'<svg[^>]* viewBox="[^"]*" width="660" height="(\d+)"', one) for one in (drawing, cut)
    )
    assert int(before) - int(after) == word.KEY_TITLE
