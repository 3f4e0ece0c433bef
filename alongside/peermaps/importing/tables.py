"""CSV and pasted lists as tables, one row at a time and never more than the limits allow."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.peermaps.importing.limits import MAX_CELL, MAX_CELLS_IN_ROW, MAX_COLUMNS, MAX_LINE, Budget
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.text import clean, encoding_of, unguarded

RawRow = tuple[Where, list[str]]

_SEPARATORS = ",;\t|"
_SAYS_SEPARATOR = re.compile(r"""\ufeff?"?sep=([^\w\s"']|\t)"?[ ,;\t|]*(?:\r\n|\r|\n|\Z)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings. cells: only those with something in them, by heading."""

    where: Where
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with headings in their order.

    twice: headings that stand there more than once. overfull: rows with more cells than headings.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    twice: tuple[str, ...] = ()
    overfull: tuple[Where, ...] = ()


class _Lines:
    """Hands lines to the csv reader and counts separators, which bound the cells of a row.

    A first line such as `sep=;` is for Excel: it says what parts the cells, and is no row.
    """

    def __init__(self, data: bytes, encoding: str) -> None:
        start = data[:65536].decode(encoding, "replace")
        self._text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
        said = _SAYS_SEPARATOR.match(start)
        self.separator = said[1] if said else separator_of(start)
        if said:
            self._text.readline(MAX_LINE)
        self.separators = 0
        self.row = 1

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_LINE):
            self.separators += line.count(self.separator)
            if len(line) == MAX_LINE or self.separators > MAX_CELLS_IN_ROW:
                raise Unreadable("This row is too long for a table.", Where(row=self.row))
            yield line


def raw_rows(data: bytes, title: str, budget: Budget, problems: Problems) -> Iterator[RawRow]:
    """Every row that has something in it, cleaned. Raises Unreadable, with the row it happened in."""
    encoding = encoding_of(data)
    if encoding.note:
        problems.note(encoding.note, Where(title))
    lines = _Lines(data, encoding.name)
    reader = csv.reader(lines, delimiter=lines.separator, strict=True)
    count = 0
    try:
        for row in reader:
            count += 1
            lines.separators, lines.row = 0, count + 1
            budget.row(len(row), sum(map(len, row)))
            if max(map(len, row), default=0) > MAX_CELL:
                raise Unreadable("A cell in this row is longer than any answer.", Where(row=count))
            cells = [clean(unguarded(cell)).strip() for cell in row]
            if any(cells):
                yield Where(title, count), cells
    except Unreadable as error:
        raise Unreadable(error.problem.says, Where(title, error.problem.where.row)) from error
    except csv.Error as error:
        says = (
            "This row cannot be read: a quotation mark is in the wrong place or never closed. "
            "Nothing below it was read, so there may be more to put right there."
        )
        raise Unreadable(says, Where(title, count + 1)) from error


def separator_of(text: str) -> str:
    """The character between cells: the one most of the first lines agree on; a comma if none do."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    counts = Counter({sign: sum(sign in line for line in lines) for sign in _SEPARATORS})
    best = max(counts.values(), default=0)
    first = lines[0] if lines else ""
    tied = [sign for sign in _SEPARATORS if counts[sign] == best]
    return max(tied, key=lambda sign: (first.count(sign), sign == ","))


def as_table(title: str, rows: Sequence[RawRow]) -> Table:
    """A table whose first row holds the headings. Raises Unreadable for far too many of them."""
    headings = rows[0][1] if rows else []
    body = rows[1:]
    kept = [Row(where, filled(headings, cells)) for where, cells in body]
    overfull = tuple(where for where, cells in body if any(cells[len(headings) :]))
    return headed(title, headings, kept, overfull)


def headed(
    title: str, headings: Sequence[str], rows: Sequence[Row], overfull: tuple[Where, ...] = ()
) -> Table:
    """A table from rows already read; says which headings stand there twice."""
    counts = Counter(heading for heading in headings if heading)
    if len(counts) > MAX_COLUMNS:
        raise Unreadable(f"There are more than {MAX_COLUMNS:,} columns here.", Where(title, 1))
    twice = tuple(heading for heading, count in counts.items() if count > 1)
    return Table(title, tuple(counts), tuple(rows), twice, overfull)


def filled(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by heading. The first of two columns with one heading wins; empty cells are left out."""
    found: dict[str, str] = {}
    for heading, cell in zip(headings, cells, strict=False):
        if heading and cell and heading not in found:
            found[heading] = cell
    return found
