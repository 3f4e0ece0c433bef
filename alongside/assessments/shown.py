"""An assessment as its pages show it: plain facts, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from alongside.assessments.frame import Frame
from alongside.assessments.rules import Missing
from alongside.assessments.terms import About, GuardianRole, Judged, Kind
from alongside.lib import dates


@dataclass(frozen=True, slots=True)
class ContributionSeen:
    """One thing that somebody added.

    words: "" where this viewer may not read them; readable says so. people: whom it is about, as they are called.
    later: added after the assessment was finished. put_right: it took the place of an earlier wording.
    """

    id: UUID
    domain: str
    prompt: str
    prompt_title: str
    kind: Kind
    about: About
    people: tuple[str, ...]
    people_ids: tuple[UUID, ...]
    words: str
    readable: bool
    speaker: str
    speaker_id: UUID | None
    said_with: str
    on: date
    added_at: datetime
    by: str
    by_id: UUID
    mine: bool
    may_change: bool
    later: bool
    rests_on_ids: tuple[UUID, ...]
    put_right: bool

    @property
    def who(self) -> str:
        """ "AM, with Mo, 12 Nov 2026" for a quote; "M. Farrell, 12 Nov 2026" for anything else."""
        if not self.kind.is_quote:
            return f"{self.by}, {dates.short(self.on)}"
        parts = (self.speaker or str(self.kind.label).capitalize(), self._with, dates.short(self.on))
        return ", ".join(part for part in parts if part)

    @property
    def _with(self) -> str:
        """ "with Mo", whether "with" was typed or not."""
        first = self.said_with.split(" ", 1)[0].lower()
        return self.said_with if first in ("", "with", "at", "in") else f"with {self.said_with}"

    @property
    def kind_label(self) -> str:
        return str(self.kind.label).capitalize()

    @property
    def about_label(self) -> str:
        return ", ".join(self.people) if self.people else str(self.about.label)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One of the three judgements about a guardian, with a word about it."""

    name: str
    answer: Judged
    words: str

    @property
    def says(self) -> str:
        return f"{self.answer.label}: {self.words}" if self.words else str(self.answer.label)


@dataclass(frozen=True, slots=True)
class GuardianSeen:
    """A guardian with the newest reading. judged: willing, able, capacity, in the order in which they are read."""

    id: UUID
    role: GuardianRole
    who: str
    place: str
    judged: tuple[Judgement, ...]
    presence: str
    speaking_up: str
    trusted_by: tuple[str, ...]
    trusted_by_ids: tuple[UUID, ...]
    trusted_words: str
    on: date
    by: str
    by_id: UUID
    later: bool

    @property
    def there(self) -> str:
        """Presence as the beginning of a line that goes on."""
        return self.presence.rstrip(".")

    @property
    def is_trusted(self) -> bool:
        return bool(self.trusted_by_ids)

    @property
    def trusted_line(self) -> str:
        return f"trusted by {_listed(self.trusted_by)}" if self.trusted_by else ""


class SideState(StrEnum):
    """How a side of the triangle is drawn."""

    WHOLE = "whole"
    GAPS = "gaps"
    NO_STRENGTH = "no_strength"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the triangle: solid with a strength, broken where something is missing."""

    domain: str
    title: str
    state: SideState
    says: str


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A prompt that nobody has written about yet."""

    prompt: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """What was added under one prompt. left, right: strengths and worries, or norms as they are and as believed."""

    prompt: str
    title: str
    left_title: str
    left: tuple[str, ...]
    right_title: str
    right: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    unread: int
    by: tuple[str, ...]
    still_asked: bool

    @property
    def has_sides(self) -> bool:
        return bool(self.left or self.right)


@dataclass(frozen=True, slots=True)
class DomainShown:
    """One side of the triangle with everything under it."""

    id: str
    title: str
    opening: str
    cards: tuple[Card, ...]
    unfilled: tuple[Unfilled, ...]
    guardians: tuple[GuardianSeen, ...]
    later: tuple[ContributionSeen, ...]


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """The whole page. whole: this viewer sees more than what they contributed themselves."""

    frame: Frame
    whole: bool
    contributions: tuple[ContributionSeen, ...]
    guardians: tuple[GuardianSeen, ...]
    sides: tuple[Side, ...]
    domains: tuple[DomainShown, ...]
    missing: tuple[Missing, ...]

    @property
    def contributors(self) -> int:
        added = [one.by_id for one in self.contributions]
        return len({*added, *(one.by_id for one in self.guardians)})

    @property
    def count(self) -> int:
        return len(self.contributions) + len(self.guardians)


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """A question of the analysis with what was answered last. version: the row it stands in, for saving."""

    question: str
    text: str
    hint: str
    words: str
    by: str
    on: date | None
    version: str
    earlier: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExplainedSeen:
    """Why a side has no strength yet, and by whom it was written."""

    domain: str
    reason: str
    by: str
    on: date


def _listed(names: tuple[str, ...]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
