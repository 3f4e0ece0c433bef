"""Sheets of an Excel workbook as tables, by value. Every part is checked before it is read.

A sheet is known by its name, or by its headings as a CSV file is; every other one is named (`map.import`). Only the
names of the sheets, the shared words and the cells are read. Formats stay behind: they can be huge, and dates are told
by heading.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from alongside.peermaps.importing.files import NamedBytes, title_of
from alongside.peermaps.importing.limits import (
    MAX_SHEETS,
    MAX_WORKBOOK,
    MAX_WORKBOOK_COLUMNS,
    MEGABYTE,
    WORKBOOK_WEIGHT,
    Budget,
)
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.sheet_parts import (
    UNUSUAL,
    FirstRow,
    SharedWords,
    SheetNames,
    SheetRows,
    Targets,
)
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

_BEGINNING = 64 * 1024
_EMPTY = "No headings stand on this sheet."
_OTHER_HEADINGS = "Its headings are not those of People, Groupings or Relationships."

Parts = Mapping[str, bytes]
Kinds = Callable[[Table], str]


def is_workbook(names: Collection[str]) -> bool:
    """Whether the entries of a package are those of an Excel workbook."""
    return "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)


@dataclass(frozen=True, slots=True)
class Sheets:
    """read: tables by plain name, for instance "people". unread: the title of every other sheet, and why.

    not_looked_at: how many more there are.
    """

    read: dict[str, Table]
    unread: tuple[tuple[str, str], ...]
    not_looked_at: int


@dataclass(slots=True)
class _Book:
    """A workbook while its sheets are told apart. titles: what each sheet that is read is called."""

    file: str
    parts: Parts
    shared: list[str]
    budget: Budget
    problems: Problems
    read: dict[str, Table] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)


def sheets(
    file: NamedBytes, names: Collection[str], kinds: Sequence[Kinds], budget: Budget, problems: Problems
) -> Sheets:
    """Sheets by their names; the others by their headings. Raises Unreadable.

    kinds: which table headings belong to; the next is asked only where nothing has been found yet.
    """
    book = _opened(file, budget, problems)
    others = []
    for title, path in _named(book.parts, budget):
        if plain(title) in names:
            _take(book, plain(title), title, path)
        else:
            others.append((title, path))
    _take_others(book, others, kinds)
    return Sheets(book.read, tuple(book.unread), max(0, len(others) - MAX_SHEETS))


def _opened(file: NamedBytes, budget: Budget, problems: Problems) -> _Book:
    unpacked = unpack(file.data, budget, lambda name: bool(_PARTS.fullmatch(name)))
    parts = {part.name.lower(): part.data for part in unpacked}
    if sum(map(len, parts.values())) > MAX_WORKBOOK:
        raise _too_large()
    for data in parts.values():
        _check(data)
    shared = SharedWords()
    if _SHARED in parts:
        _parse(parts[_SHARED], shared, budget)
    return _Book(file.title, parts, shared.found, budget, problems)


def _take(book: _Book, kind: str, title: str, path: str) -> None:
    shown = _shown(book, title)
    if kind in book.read:
        raise _two_of_a_kind(kind, book.titles[kind], title, shown)
    if path not in book.parts:
        raise Unreadable(UNUSUAL, Where(shown))
    rows = SheetRows(shown, book.shared, book.budget)
    _parse(book.parts[path], rows, book.budget)
    book.read[kind], book.titles[kind] = _table(rows, book.problems), title


def _take_others(book: _Book, others: Sequence[tuple[str, str]], kinds: Sequence[Kinds]) -> None:
    """Sheets that are called otherwise. Those that headings do not place are named, so that none is lost in silence."""
    seen = [(title, path, _headings(book, path)) for title, path in others[:MAX_SHEETS]]
    found: list[str] = []
    for kind_of in kinds:
        found = [kind_of(table) if table else "" for _, _, table in seen]
        if book.read or any(found):
            break
    for (title, path, table), kind in zip(seen, found, strict=True):
        if kind:
            _take(book, kind, title, path)
        else:
            book.unread.append((title_of(title), _OTHER_HEADINGS if table else _EMPTY))


def _headings(book: _Book, path: str) -> Table | None:
    """The first row of a sheet with something in it. Only its beginning is looked at, however large it is."""
    first = FirstRow("", book.shared, book.budget)
    start = book.parts.get(path, b"")[:_BEGINNING].rpartition(b">")
    with suppress(FirstRow.Found, Unreadable):
        _parse(start[0] + start[1], first, book.budget)
    return _table(first, Problems()) if any(cells for _, cells in first.rows) else None


def _shown(book: _Book, title: str) -> str:
    return f"{book.file}, sheet {clean(title)}"


def _two_of_a_kind(kind: str, one: str, other: str, shown: str) -> Unreadable:
    if plain(one) == plain(other):
        return Unreadable("Two sheets of this workbook have the same name.", Where(shown))
    return Unreadable(
        f"“{title_of(one)}” and “{title_of(other)}” both have the headings of {kind.capitalize()}. "
        "Copy the one that is in use into a new workbook, or delete the other.",
        Where(shown),
    )


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
