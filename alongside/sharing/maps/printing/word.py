"""The map as a Word file: real headings and tables, the picture with its words beside it for screen readers."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from alongside.peermaps import drawn
from alongside.sharing.maps import sizes
from alongside.sharing.maps.printing import pictures
from alongside.sharing.maps.sheets import MapSheet, Table
from alongside.sharing.maps.sizes import Size

INK = RGBColor(0x1F, 0x2A, 0x2E)
TYPEFACE = "Arial"
"""Every office has it; a typeface that is missing would be replaced by who knows what."""

A4 = (210.0, 297.0)
ROOM: Size = (174.0, 150.0)
"""Millimetres that the picture may take of a page with words on it."""

UPRIGHT: Size = (174.0, 232.0)
ON_ITS_SIDE: Size = (261.0, 150.0)
"""The same of a page of its own, for a map whose words would be too small."""

KEY_WIDTH = 660
"""Map units across the key: two columns of it."""


def docx(sheet: MapSheet) -> bytes:
    """A file whose properties say what it is and nothing about who made it or when."""
    made: Any = Document()
    _set_up(made, sheet)
    made.add_heading(sheet.heading, level=1)
    _facts(made, sheet)
    _pictures(made, sheet)
    for table in sheet.tables:
        _table(made, table)
    _narrative(made, sheet)
    _say_nothing_else(made, sheet.heading)
    return _packed(made)


def _set_up(made: Any, sheet: MapSheet) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = map(Mm, A4)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    _styles(made)
    section.header.paragraphs[0].text = f"For {dict(sheet.facts).get('For', '')}. {sheet.warnings[0]}"
    section.footer.paragraphs[0].text = " ".join(sheet.warnings)


def _styles(made: Any) -> None:
    sizes = {"Normal": 11, "Heading 1": 20, "Heading 2": 14, "Header": 9, "Footer": 9}
    for name, size in sizes.items():
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = TYPEFACE, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(part), None)
        fonts.set(qn("w:hAnsi"), TYPEFACE)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _facts(made: Any, sheet: MapSheet) -> None:
    for what, words in sheet.facts:
        line = made.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{what}: ").bold = True
        line.add_run(words)


def _pictures(made: Any, sheet: MapSheet) -> None:
    if not any(one["placed"] for one in (*sheet.document["people"], *sheet.document["places"])):
        return
    svg = drawn.picture(sheet.document)
    large = sizes.points(sizes.size_of(svg), ROOM) < sizes.LEGIBLE
    if large:
        _key(made, sheet)
    _map(made, svg, sheet.in_words, large=large)
    if not large:
        _key(made, sheet)


def _key(made: Any, sheet: MapSheet) -> None:
    made.add_heading("Key", level=2)
    words = drawn.key_words(sheet.document)
    key = _without_its_title(drawn.key(sheet.document, width=KEY_WIDTH))
    _picture(made, key, f"{'; '.join(words)}.", ROOM)


def _map(made: Any, svg: str, told: str, *, large: bool) -> None:
    """Among the words; on a page of its own, after the key, where its words could not be read otherwise."""
    if not large:
        _picture(made, svg, told, ROOM)
        return
    size = sizes.size_of(svg)
    room = max(UPRIGHT, ON_ITS_SIDE, key=lambda one: sizes.points(size, one))
    _new_page(made, on_its_side=room == ON_ITS_SIDE)
    _picture(made, svg, told, room)
    if small := sizes.small_print(size, room, on="this page"):
        made.add_paragraph(small)
    _new_page(made, on_its_side=False)


def _new_page(made: Any, *, on_its_side: bool) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if on_its_side else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Mm, reversed(A4) if on_its_side else A4)


def _without_its_title(key: str) -> str:
    """The heading above it is a real one; the same word twice would be read out twice."""
    untitled, found = _TITLE.subn("", key, count=1)
    return _TOP.sub(_cut, untitled, count=1) if found else key


def _cut(top: re.Match[str]) -> str:
    width, height = float(top[1]), float(top[2]) - KEY_TITLE
    return f'viewBox="0 {KEY_TITLE} {width:g} {height:g}" width="{width:g}" height="{height:g}"'


KEY_TITLE = 30
_TITLE = re.compile('<text[^>]* font-weight="700"[^>]*>[^<]*</text>')
_TOP = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')


def _picture(made: Any, svg: str, told: str, room: Size) -> None:
    """Placed as large as it fits. told: its alternative text."""
    wide, high = room
    placed = made.add_picture(io.BytesIO(pictures.in_dots(svg)), width=Mm(wide))
    if placed.height > Mm(high):
        placed.width, placed.height = int(placed.width * Mm(high) / placed.height), Mm(high)
    properties = placed._inline.docPr
    properties.set("descr", told)
    properties.set("name", "Picture")


def _table(made: Any, table: Table) -> None:
    made.add_heading(table.title, level=2)
    grid = made.add_table(rows=0, cols=len(table.head))
    grid.style = "Table Grid"
    _row(grid, table.head, bold=True)
    repeated = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        _row(grid, row, bold=False)
    made.add_paragraph()


def _row(grid: Any, words: Sequence[str], *, bold: bool) -> None:
    for cell, text in zip(grid.add_row().cells, words, strict=True):
        cell.paragraphs[0].add_run(text).bold = bold or None


def _narrative(made: Any, sheet: MapSheet) -> None:
    made.add_heading("The map in words", level=2)
    made.add_paragraph(sheet.opening)
    for section in sheet.told:
        made.add_heading(section.title, level=3)
        for line in section.lines:
            made.add_paragraph(line)


def _say_nothing_else(made: Any, title: str) -> None:
    """Properties of the file: its title. No author, no program, no day, no small picture of the template."""
    properties = made.core_properties._element
    for child in list(properties):
        properties.remove(child)
    made.core_properties.title = title
    made.core_properties.language = "en-GB"
    for holder in (made.part.package, made.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _OF_THE_TEMPLATE:
                del holder.rels[key]


_OF_THE_TEMPLATE = frozenset({"thumbnail", "extended-properties", "customXml"})


def _packed(made: Any) -> bytes:
    """Zipped with the same moment on everything, which tells nothing."""
    first, last = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return last.getvalue()
