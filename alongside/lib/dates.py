"""Working days in England and Wales. Most clocks of the practice are counted in them."""

from datetime import date, timedelta
from functools import cache


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after `day`; `day` itself is not counted."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday, bank holidays apart."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The standing bank holidays of England and Wales; one-off royal days are not among them."""
    easter = _easter_sunday(year)
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    return frozenset(
        [
            *_moved_off_weekends(fixed),
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _first_monday(year, 5),
            _last_monday(year, 5),
            _last_monday(year, 8),
        ]
    )


def _moved_off_weekends(days: list[date]) -> list[date]:
    kept: list[date] = []
    for day in days:
        moved = day
        while moved.weekday() > 4 or moved in kept:
            moved += timedelta(days=1)
        kept.append(moved)
    return kept


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=last.weekday())


def _easter_sunday(year: int) -> date:
    """Gauss's reckoning for the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def short(day: date) -> str:
    """A date as people say it: '4 Nov 2026'. The year is always there; records are read years later."""
    return f"{day.day} {day:%b %Y}"


def long(day: date) -> str:
    """A date in full: '4 November 2026'."""
    return f"{day.day} {day:%B %Y}"
