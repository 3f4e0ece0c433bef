"""A statement as this viewer may see it: plain words, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.lib import clock
from alongside.statements import rules
from alongside.statements.terms import Exactness, Handling, Source, Voice


@dataclass(frozen=True, slots=True)
class StatementSeen:
    """One thing said or seen.

    whose: how the speaker is called to this viewer. perspective: one key for each speaker, alike on every page.
    repeats: the statement that stands for the same source; this one then does not count again (`map.origin`).
    words: "" for viewers who see no names. fading: 0 to 3 (`map.time`).
    """

    id: UUID
    about: tuple[UUID, ...]
    speaker: UUID | None
    whose: str
    perspective: str
    voice: Voice
    source: Source
    checked: bool
    own_words: bool
    words: str
    handling: Handling
    origin: UUID
    repeats: UUID | None
    observed_on: date
    observed_as: Exactness
    recorded_at: datetime
    recorded_by: UUID
    confirmed_on: date
    fading: int
    together: bool

    @property
    def is_sure(self) -> bool:
        return rules.is_sure(self.source, checked=self.checked)

    @property
    def recorded_on(self) -> date:
        return clock.day_of(self.recorded_at)

    @property
    def may_be_taken_back(self) -> bool:
        return self.source == Source.OWN_ACCOUNT

    @property
    def sureness(self) -> str:
        """What stands beside it: "own account", "observed", "told by somebody else, not checked"."""
        if self.source in rules.FIRST_HAND:
            return str(self.source.label)
        return f"{self.source.label}, {'checked' if self.checked else 'not checked'}"

    @property
    def line(self) -> str:
        """ "own words · 3 Nov 2026", "told by somebody else, not checked · 21 Oct 2026"."""
        first = "own words" if self.own_words else self.sureness
        when = on_about(self.observed_on, self.observed_as)
        return " · ".join(part for part in (first, when) if part)

    @property
    def handling_line(self) -> str:
        """How it must be handled, or "" where the team may use it as usual."""
        return "" if self.handling == Handling.TEAM else str(self.handling.label).capitalize()


def on_about(day: date, exact: Exactness) -> str:
    """ "3 Nov 2026", "November 2026", "2026" or "", as exactly as it is known."""
    forms = {
        Exactness.DAY: f"{day.day} {day:%b %Y}",
        Exactness.MONTH: f"{day:%B %Y}",
        Exactness.YEAR: f"{day:%Y}",
        Exactness.NONE: "",
    }
    return forms[exact]


def as_text(day: date, exact: Exactness) -> str | None:
    """ "2026-11-03", "2026-11", "2026" or None."""
    return {
        Exactness.DAY: day.isoformat(),
        Exactness.MONTH: f"{day:%Y-%m}",
        Exactness.YEAR: f"{day:%Y}",
        Exactness.NONE: None,
    }[exact]


def from_text(text: str | None, today: date) -> tuple[date, Exactness]:
    """The reverse of `as_text`; what is not known when counts as today. Raises ValueError for no date at all."""
    if not text:
        return today, Exactness.NONE
    parts = [int(part) for part in text.split("-")]
    exact = (Exactness.YEAR, Exactness.MONTH, Exactness.DAY)[len(parts) - 1]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day), exact
