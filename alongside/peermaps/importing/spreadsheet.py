"""Sheets of an Excel workbook as tables, by value. Every part is checked before openpyxl sees it.

openpyxl gets a copy that holds only the parts with words and numbers, checked for size, document
types and very long pieces. Formats stay behind: they can be huge, and dates are told by heading.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import (
    MAX_WORKBOOK,
    MAX_WORKBOOK_COLUMNS,
    MEGABYTE,
    WORKBOOK_WEIGHT,
    Budget,
)
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.tables import Row, Table, filled, headed
from alongside.peermaps.importing.text import clean, plain, unguarded
from alongside.peermaps.importing.xmlparse import refuse_doctype
from alongside.peermaps.importing.zips import unpack

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\d*\.xml|xl/_rels/workbook\d*\.xml\.rels"
    r"|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
# A formula without a result; one whose result is an empty text says t="str".
_NEVER_SAVED = re.compile(
    rb'<c(?![^<>]*t="str")[^<>]*>\s*<f[^<>]*(?:/>|>[^<>]*</f>)\s*(?:<v\s*/>\s*|<v>\s*</v>\s*)?</c>'
)
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_UNREADABLE = "This workbook is damaged or of an unusual kind. Open it, save it as .xlsx and try again."


def is_workbook(names: Collection[str]) -> bool:
    """Whether the entries of a package are those of an Excel workbook."""
    return "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)


def sheets(file: NamedBytes, wanted: Collection[str], budget: Budget, problems: Problems) -> dict[str, Table]:
    """The wanted sheets by plain name, for instance "people". Raises Unreadable."""
    parts = unpack(file.data, budget, lambda name: bool(_PARTS.fullmatch(name)))
    for part in parts:
        _check(part, budget)
    if sum(len(part.data) for part in parts) > MAX_WORKBOOK:
        raise _too_large()
    try:
        return _read(file.title, _copy(parts), wanted, budget, problems)
    except Unreadable:
        raise
    except Exception as error:
        # openpyxl raises whatever a broken part leads to, of any kind.
        raise Unreadable(_UNREADABLE) from error


def _check(part: NamedBytes, budget: Budget) -> None:
    if len(part.data) > MAX_WORKBOOK:
        raise _too_large()
    if b"\0" in part.data or not _is_utf8(part.data):
        raise Unreadable(_UNREADABLE)
    budget.markup(part.data, WORKBOOK_WEIGHT)
    refuse_doctype(part.data)


def _is_utf8(data: bytes) -> bool:
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data[:200])
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")


def _too_large() -> Unreadable:
    return Unreadable(
        f"Unpacked, this workbook is larger than {MAX_WORKBOOK // MEGABYTE} MB: often thousands of "
        "empty rows are formatted. Copy the rows in use into a new workbook and try again."
    )


def _copy(parts: tuple[NamedBytes, ...]) -> io.BytesIO:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as package:
        for part in parts:
            package.writestr(part.name, part.data)
    copy.seek(0)
    return copy


def _read(
    title: str, copy: io.BytesIO, wanted: Collection[str], budget: Budget, problems: Problems
) -> dict[str, Table]:
    from openpyxl import load_workbook

    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(copy, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            name = plain(sheet.title)
            if name not in wanted or not hasattr(sheet, "reset_dimensions"):
                continue
            sheet.reset_dimensions()
            shown = f"{title}, sheet {clean(sheet.title)}"
            _refuse_unsaved(copy, sheet, shown)
            rows = sheet.iter_rows(max_col=MAX_WORKBOOK_COLUMNS, values_only=True)
            found[name] = _table(shown, rows, budget, problems)
    return found


def _refuse_unsaved(copy: io.BytesIO, sheet: Any, shown: str) -> None:
    """A formula whose result was never saved would read as an empty cell."""
    path = getattr(sheet, "_worksheet_path", "")
    with zipfile.ZipFile(copy) as package:
        if _NEVER_SAVED.search(package.read(path.lstrip("/"))):
            says = "There are formulas without saved results. Open the workbook in Excel and save it."
            raise Unreadable(says, Where(shown))


def _table(shown: str, rows: Iterator[tuple[Any, ...]], budget: Budget, problems: Problems) -> Table:
    headings: list[str] | None = None
    kept = []
    for number, values in enumerate(rows, 1):
        budget.row(sum(value is not None for value in values))
        where = Where(shown, number)
        cells = [_cell(value, where, problems) for value in values]
        if not any(cells):
            continue
        if headings is None:
            headings = cells
        else:
            kept.append(Row(where, filled(headings, cells)))
    return headed(shown, headings or [], kept)


def _cell(value: object, where: Where, problems: Problems) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = clean(unguarded(str(value))).strip()
    if text in _ERRORS:
        problems.note(f"A cell holds {text}, a mistake in a formula. It was read as empty.", where)
        return ""
    return text
