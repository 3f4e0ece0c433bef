"""Birth dates as people type them, and ages. British order: day, month, year."""

import re
from datetime import date, timedelta

_BRITISH = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SERIAL = re.compile(r"\d{4,5}")
_EXCEL_BEGINS = date(1899, 12, 30)
_EARLIEST = date(1900, 1, 1)

_BANDS = ((10, "under_10"), (13, "10_12"), (16, "13_15"), (18, "16_17"), (26, "18_25"))
OLDER = "adult"


def day(text: str) -> date | None:
    """The date that a cell spells: 4/11/2009, 2009-11-04, or Excel's own number for it."""
    if iso := _ISO.match(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if british := _BRITISH.fullmatch(text):
        return _date(int(british[3]), int(british[2]), int(british[1]))
    if _SERIAL.fullmatch(text):
        return _EXCEL_BEGINS + timedelta(days=int(text))
    return None


def age(text: str) -> int | None:
    """An age in whole years, or None for what is not one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else None


def age_on(born: date, on: date) -> int:
    """How old somebody is on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def band(years: int | None) -> str:
    """The age band that comes in instead of an age, as people have it (`person.minimal`); or ""."""
    if years is None or years < 0:
        return ""
    return next((name for below, name in _BANDS if years < below), OLDER)


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        found = date(year, month, day_)
    except ValueError:
        return None
    return found if found >= _EARLIEST else None
