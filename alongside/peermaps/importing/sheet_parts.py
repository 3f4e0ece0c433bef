"""The parts of an Excel workbook, read as little as a map needs: names of sheets, shared words, cells.

Nothing else of a workbook is ever looked at: no formats, names, links, rules for cells or merged cells. Whatever they
hold, they cost nothing (quality R7).
"""

import posixpath
import re
from dataclasses import dataclass, field

from alongside.peermaps.importing.limits import MAX_CELL, MAX_ROWS, MAX_WORKBOOK_COLUMNS, Budget
from alongside.peermaps.importing.problems import Unreadable, Where
from alongside.peermaps.importing.text import clean, unguarded

UNUSUAL = "This workbook is damaged or of an unusual kind. Open it, save it as .xlsx and try again."
UNSAVED = "There are formulas without saved results. Open the workbook in Excel and save it."
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,8})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST_COLUMN = 16_384
_MOST_DIGITS = 30


@dataclass(slots=True)
class SheetNames:
    """Reads `xl/workbook.xml`: every sheet's title with the id of its part, in order."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.found.append((attributes.get("name", ""), attributes.get("id", "")))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""


@dataclass(slots=True)
class Targets:
    """Reads the relationships of a workbook: the path of a part by its id."""

    folder: str
    found: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            path = posixpath.join("/", self.folder, attributes.get("Target", ""))
            self.found[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/").lower()

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""


@dataclass(slots=True)
class _Words:
    """Collects the letters of `<t>`, but not how they are pronounced (`<rPh>`)."""

    letters: list[str] = field(default_factory=list)
    listens: bool = False
    pronounced: bool = False

    def start(self, name: str) -> None:
        self.pronounced = self.pronounced or name == "rPh"
        self.listens = name == "t" and not self.pronounced

    def end(self, name: str) -> None:
        self.listens = False
        self.pronounced = self.pronounced and name != "rPh"

    def text(self, text: str) -> None:
        if self.listens:
            self.letters.append(text)

    def taken(self) -> str:
        """What was collected, which is then forgotten."""
        words = "".join(self.letters).replace("x005F_", "")
        self.letters = []
        return words


@dataclass(slots=True)
class SharedWords:
    """Reads `xl/sharedStrings.xml`. Each is cleaned once, however many cells mean it."""

    words: _Words = field(default_factory=_Words)
    found: list[str] = field(default_factory=list)

    def start(self, name: str, _: dict[str, str]) -> None:
        self.words.start(name)

    def end(self, name: str) -> None:
        self.words.end(name)
        if name == "si":
            self.found.append(tidy(self.words.taken()))

    def text(self, text: str) -> None:
        self.words.text(text)


@dataclass(slots=True)
class _Cell:
    """One cell while it is read. kind: as Excel calls it; a number where it says nothing."""

    column: int
    kind: str
    value: str = ""
    has_formula: bool = False


@dataclass(slots=True)
class SheetRows:
    """Reads one sheet: rows by their number, with words by column. shown: what the sheet is called in messages."""

    shown: str
    shared: list[str]
    budget: Budget
    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    number: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    column: int = 0
    cell: _Cell | None = None
    words: _Words = field(default_factory=_Words)
    values: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._start_row(attributes.get("r", ""))
        elif name == "c":
            self._start_cell(attributes)
        elif self.cell is not None:
            self.cell.has_formula |= name == "f"
            self.values = [] if name == "v" else None
            self.words.start(name)

    def end(self, name: str) -> None:
        if name == "row":
            self.budget.row(len(self.cells), sum(map(len, self.cells.values())))
            self.rows.append((self.number, self.cells))
        elif name == "c" and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None
        elif name == "v" and self.cell is not None and self.values is not None:
            self.cell.value, self.values = "".join(self.values), None
        else:
            self.words.end(name)

    def text(self, text: str) -> None:
        if self.values is not None:
            self.values.append(text)
        elif self.cell is not None:
            self.words.text(text)

    def _start_row(self, number: str) -> None:
        before, self.number = self.number, _whole(number) if number else self.number + 1
        if self.number <= before:
            raise Unreadable(UNUSUAL)
        if self.number > MAX_ROWS:
            raise self.budget.too_much()
        self.cells, self.column = {}, 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        self.column = _column(place) if place else self.column + 1
        self.cell = _Cell(self.column, attributes.get("t", "n"))

    def _end_cell(self, cell: _Cell) -> None:
        if cell.has_formula and not cell.value.strip() and cell.kind != "str":
            raise Unreadable(UNSAVED, Where(self.shown))
        words = self._said(cell)
        if len(words) > MAX_CELL:
            says = "A cell in this row is longer than any answer."
            raise Unreadable(says, Where(self.shown, self.number))
        if words and cell.column <= MAX_WORKBOOK_COLUMNS:
            self.cells[cell.column] = words

    def _said(self, cell: _Cell) -> str:
        if cell.kind == "inlineStr":
            return tidy(self.words.taken())
        read = {"s": self._shared, "n": _number, "b": _truth, "d": _day}.get(cell.kind, tidy)
        return read(cell.value.strip()) if cell.value.strip() else ""

    def _shared(self, number: str) -> str:
        place = _whole(number)
        if place >= len(self.shared):
            raise Unreadable(UNUSUAL)
        return self.shared[place]


class FirstRow(SheetRows):
    """Reads a sheet as far as its first row with something in it, which is enough to know it by its headings."""

    class Found(Exception):
        """Nothing further needs to be read."""

    def end(self, name: str) -> None:
        SheetRows.end(self, name)
        if name == "row" and self.cells:
            raise self.Found


def tidy(words: str) -> str:
    """Words as a cell of a table holds them."""
    return clean(unguarded(words)).strip()


def _truth(text: str) -> str:
    return "FALSE" if text == "0" else "TRUE"


def _day(text: str) -> str:
    """The day of a moment; anything else as it stands."""
    day = _ISO_DAY.match(text)
    return day[0] if day else tidy(text)


def _column(place: str) -> int:
    """The number of a column: 28 for AB7."""
    match = _PLACE.fullmatch(place)
    if match is None:
        raise Unreadable(UNUSUAL)
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > _LAST_COLUMN:
        raise Unreadable(UNUSUAL)
    return number


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
        raise Unreadable(UNUSUAL)
    return int(text)


def _number(text: str) -> str:
    """A number as somebody would write it: 15 for 15.0, 40129 for 4.0129E4."""
    try:
        value = float(text[: MAX_CELL + 1])
    except ValueError as error:
        raise Unreadable(UNUSUAL) from error
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else clean(text)
