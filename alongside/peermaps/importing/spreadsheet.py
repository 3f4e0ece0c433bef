"""Sheets of an Excel workbook as tables, by value. Every part is checked before it is read.

Only the names of the sheets, the shared words and the cells are read. Formats stay behind: they can be huge, and dates
are told by heading.
"""

import posixpath
import re
from collections.abc import Collection, Mapping

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import (
    MAX_WORKBOOK,
    MAX_WORKBOOK_COLUMNS,
    MEGABYTE,
    WORKBOOK_WEIGHT,
    Budget,
)
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.sheet_parts import UNUSUAL, SharedWords, SheetNames, SheetRows, Targets
from alongside.peermaps.importing.tables import Row, Table, filled, headed
from alongside.peermaps.importing.text import clean, plain
from alongside.peermaps.importing.xmlparse import Handler, parse
from alongside.peermaps.importing.zips import unpack

_PARTS = re.compile(
    r"xl/workbook\d*\.xml|xl/_rels/workbook\d*\.xml\.rels|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_BOOK = re.compile(r"xl/workbook\d*\.xml")
_SHARED = "xl/sharedstrings.xml"
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})

Parts = Mapping[str, bytes]


def is_workbook(names: Collection[str]) -> bool:
    """Whether the entries of a package are those of an Excel workbook."""
    return "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)


def sheets(file: NamedBytes, wanted: Collection[str], budget: Budget, problems: Problems) -> dict[str, Table]:
    """The wanted sheets by plain name, for instance "people". Raises Unreadable."""
    unpacked = unpack(file.data, budget, lambda name: bool(_PARTS.fullmatch(name)))
    parts = {part.name.lower(): part.data for part in unpacked}
    if sum(map(len, parts.values())) > MAX_WORKBOOK:
        raise _too_large()
    for data in parts.values():
        _check(data)
    shared = SharedWords()
    if _SHARED in parts:
        _parse(parts[_SHARED], shared, budget)
    found: dict[str, Table] = {}
    for title, path in _named(parts, budget):
        name = plain(title)
        if name not in wanted or path not in parts:
            continue
        shown = f"{file.title}, sheet {clean(title)}"
        if name in found:
            raise Unreadable("Two sheets of this workbook have the same name.", Where(shown))
        rows = SheetRows(shown, shared.found, budget)
        _parse(parts[path], rows, budget)
        found[name] = _table(rows, problems)
    return found


def _named(parts: Parts, budget: Budget) -> list[tuple[str, str]]:
    """The title of every sheet, and where in the package it stands."""
    book = next((path for path in parts if _BOOK.fullmatch(path)), "")
    folder, name = posixpath.split(book)
    relations = f"{folder}/_rels/{name}.rels"
    if not book or relations not in parts:
        raise Unreadable(UNUSUAL)
    names, targets = SheetNames(), Targets(folder)
    _parse(parts[book], names, budget)
    _parse(parts[relations], targets, budget)
    return [(title, targets.found.get(id_, "")) for title, id_ in names.found]


def _parse(data: bytes, handler: Handler, budget: Budget) -> None:
    parse(data, handler, budget, WORKBOOK_WEIGHT)


def _check(data: bytes) -> None:
    if b"\0" in data or not _is_utf8(data):
        raise Unreadable(UNUSUAL)


def _is_utf8(data: bytes) -> bool:
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data[:200])
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")


def _too_large() -> Unreadable:
    return Unreadable(
        f"Unpacked, this workbook is larger than {MAX_WORKBOOK // MEGABYTE} MB: often thousands of "
        "empty rows are formatted. Copy the rows in use into a new workbook and try again."
    )


def _table(sheet: SheetRows, problems: Problems) -> Table:
    headings: list[str] | None = None
    kept = []
    for number, by_column in sheet.rows:
        where = Where(sheet.shown, number)
        cells = [_cell(by_column.get(column, ""), where, problems) for column in _columns(by_column)]
        if not any(cells):
            continue
        if headings is None:
            headings = cells
        else:
            kept.append(Row(where, filled(headings, cells)))
    return headed(sheet.shown, headings or [], kept)


def _columns(by_column: Mapping[int, str]) -> range:
    return range(1, min(max(by_column, default=0), MAX_WORKBOOK_COLUMNS) + 1)


def _cell(text: str, where: Where, problems: Problems) -> str:
    if text in _ERRORS:
        problems.note(f"A cell holds {text}, a mistake in a formula. It was read as empty.", where)
        return ""
    return text
