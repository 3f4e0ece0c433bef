"""Days, months and years as people write them, as exactly as they are known. Pure."""

import re
from calendar import monthrange
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPOKEN = re.compile(r"(?:(\d{1,2})\s+)?([a-z]+|\d{1,2})[\s/]+(\d{4})")


def read_when(text: str) -> str | None:
    """ "2026", "2026-03" or "2026-03-03" out of what was typed; None where it is no date."""
    typed = " ".join(text.lower().replace(",", " ").replace(".", " ").split())
    iso = _ISO.fullmatch(typed)
    if iso:
        return _real(iso[1], iso[2], iso[3])
    spoken = _SPOKEN.fullmatch(typed.replace("/", " "))
    if spoken is None:
        return None
    return _real(spoken[3], str(_month(spoken[2])), spoken[1])


def as_text(when: str) -> str:
    """ "3 March 2026", "March 2026" or "2026" for what `read_when` gave."""
    parts = [int(part) for part in when.split("-")] if when else []
    words = [str(parts[2])] if len(parts) == 3 else []
    words += [MONTHS[parts[1] - 1].capitalize()] if len(parts) > 1 else []
    return " ".join([*words, *(str(year) for year in parts[:1])])


def first_day(when: str) -> date:
    """The first day of "2026", "2026-03" or "2026-03-14"."""
    year, month, day = [*(int(part) for part in when.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(when: str) -> date:
    """The last day of "2026", "2026-03" or "2026-03-14"."""
    year, month, day = [*(int(part) for part in when.split("-")), 0, 0][:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _month(text: str) -> int:
    """Numbers and names, also shortened: 3, "mar", "march"; 0 for anything else."""
    if text.isdigit():
        return int(text)
    found = [number for number, month in enumerate(MONTHS, 1) if len(text) >= 3 and month.startswith(text)]
    return found[0] if found else 0


def _real(year: str, month: str | None, day: str | None) -> str | None:
    try:
        checked = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return checked.isoformat()
    return f"{checked:%Y-%m}" if month else f"{checked:%Y}"
