"""A calendar day in three parts: easier and surer than a picker for dates people know by heart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from alongside.design.fields.common import Worded, called
from alongside.lib import clock, dates

PARTS = ("day", "month", "year")
PART_WORDS = {"day": gettext_lazy("Day"), "month": gettext_lazy("Month"), "year": gettext_lazy("Year")}
WIDTHS = {"day": 2, "month": 2, "year": 4}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Limit = date | Callable[[], date] | None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three inputs."""

    name: str
    id: str
    label: Any
    value: str
    width: int


class DayWidget(forms.Widget):
    """Three text inputs: `<name>_day`, `<name>_month`, `<name>_year`. One ISO date under `<name>` is read too."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str] | None:
        typed = {part: str(data.get(f"{name}_{part}") or "").replace("\x00", "").strip() for part in PARTS}
        if not any(typed.values()) and data.get(name):
            year, _, rest = str(data[name]).partition("-")
            month, _, day = rest.partition("-")
            typed = {"day": day, "month": month, "year": year}
        return typed if any(typed.values()) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}_{part}" for part in PARTS)))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day" if id_ else ""

    def parts(self, name: str, value: Any, own_id: str) -> list[Part]:
        """The inputs with what was typed into them, right or wrong."""
        typed = _as_typed(value)
        return [
            Part(f"{name}_{part}", f"{own_id}-{part}", PART_WORDS[part], typed.get(part, ""), WIDTHS[part])
            for part in PARTS
        ]


class Day(Worded, forms.Field):
    """A `datetime.date`, with an error for each way in which a date can be wrong.

    called: how messages name it, such as "Review date"; taken from the label up to its first
    comma, unless that is a question. Where a form has several dates, each needs one.
    earliest, latest: a date, or a function giving one, such as `clock.today`.
    """

    widget = DayWidget
    is_day = True
    default_missing = "Write %(label)s"

    def __init__(
        self, *, called: str = "", earliest: Limit = None, latest: Limit = None, **rest: Any
    ) -> None:
        self.earliest, self.latest = earliest, latest
        self.called = called
        super().__init__(**rest)

    def name_yourself(self, label: str) -> None:
        question = str(label).endswith("?")
        short = called(label).partition(",")[0]
        self.called = self.called or (gettext("The date") if question else short)
        if not self.missing:
            lower = self.called[0].lower() + self.called[1:]
            self.error_messages["required"] = gettext(self.default_missing) % {"label": lower}

    def to_python(self, value: Any) -> date | None:
        if not value or isinstance(value, date):
            return value or None
        self._refuse_gaps(value)
        return self._real_day(value)

    def _refuse_gaps(self, typed: dict[str, str]) -> None:
        gaps = [part for part in PARTS if not typed.get(part)]
        if gaps:
            words = gettext(" and ").join(str(PART_WORDS[part]).lower() for part in gaps)
            raise self._wrong(gettext("%(called)s must include a %(parts)s"), *gaps, parts=words)

    def _real_day(self, typed: dict[str, str]) -> date:
        year = _number(typed["year"])
        if year is not None and (len(typed["year"]) != 4 or year < 1000):
            raise self._wrong(gettext("Year must include 4 numbers"), "year")
        day, month = _number(typed["day"]), _month(typed["month"])
        for part, number in (("day", day), ("month", month), ("year", year)):
            if number is None:
                raise self._wrong(gettext("%(called)s must be a real date"), part)
        try:
            return date(int(year or 0), int(month or 0), int(day or 0))
        except ValueError:
            raise self._wrong(gettext("%(called)s must be a real date"), *_impossible(day, month)) from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        earliest, latest = _limit(self.earliest), _limit(self.latest)
        if earliest and value < earliest:
            raise self._wrong(_too_early(earliest), day=_said(earliest))
        if latest and value > latest:
            raise self._wrong(_too_late(latest), day=_said(latest))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_typed(initial) != _as_typed(data)

    def _wrong(self, message: str, *parts: str, **facts: Any) -> ValidationError:
        """The code lists the wrong parts, so that the page can mark just those inputs."""
        return ValidationError(message % {"called": self.called, **facts}, code="-".join(parts or PARTS))


def _as_typed(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": str(value.day), "month": str(value.month), "year": f"{value.year:04}"}
    return dict(value) if isinstance(value, Mapping) else {}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    """Numbers, and names as people write them: "3", "Mar", "march"."""
    name = text.lower()[:3]
    full = name in MONTHS and text.isalpha()
    return MONTHS.index(name) + 1 if full else _number(text)


def _impossible(day: int | None, month: int | None) -> tuple[str, ...]:
    if not 1 <= (month or 0) <= 12:
        return ("month",)
    return ("day",) if not 1 <= (day or 0) <= 31 else PARTS


def _limit(limit: Limit) -> date | None:
    return limit() if callable(limit) else limit


def _said(day: date) -> str:
    return dates.long(day)


def _too_early(limit: date) -> str:
    if limit == clock.today():
        return gettext("%(called)s must be today or in the future")
    return gettext("%(called)s must be the same as or after %(day)s")


def _too_late(limit: date) -> str:
    if limit == clock.today():
        return gettext("%(called)s must be today or in the past")
    return gettext("%(called)s must be the same as or before %(day)s")
