"""Weightings as this viewer may see them: plain words and areas, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.text import capfirst

from alongside.contexts import weighting_drawing, weighting_rules
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_drawing import Area
from alongside.lib import dates


@dataclass(frozen=True, slots=True)
class BoxSeen:
    """One context. part: for drawing alone; no page says it."""

    id: UUID
    kind: str
    label: str
    part: int


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """Interplay between two contexts."""

    a: str
    b: str
    words: str


@dataclass(frozen=True, slots=True)
class WeightingSeen:
    """One judgement with its reasons. young_people: how those whose it is are called to this viewer."""

    id: UUID
    stage: WeightingStage
    whose: Whose
    young_people: tuple[str, ...]
    in_the_room: str
    because: str
    evidence: str
    on: date
    recorded_at: datetime
    by: str
    boxes: tuple[BoxSeen, ...]
    links: tuple[LinkSeen, ...]
    focus_kept: bool

    @property
    def first(self) -> str | None:
        """The context put first, or None."""
        return weighting_rules.largest(self._parts)

    @property
    def first_box(self) -> BoxSeen | None:
        return next((box for box in self.boxes if box.label == self.first), None)

    @property
    def says(self) -> str:
        """The picture in words, without a number."""
        return capfirst(weighting_rules.in_words(self._parts))

    @property
    def areas(self) -> tuple[Area, ...]:
        return weighting_drawing.areas([(box.label, box.part) for box in self.boxes], self.first)

    @property
    def title(self) -> str:
        """ "JK and DT, 12 November 2026"."""
        return f"{self._whose}, {dates.long(self.on)}"

    @property
    def stage_line(self) -> str:
        return "For the plan" if self.stage == WeightingStage.PLAN else ""

    @property
    def _whose(self) -> str:
        if self.stage == WeightingStage.REFERRAL:
            return "At referral"
        if not self.young_people:
            return str(self.whose.label).capitalize()
        *rest, last = self.young_people
        return f"{', '.join(rest)} and {last}" if rest else last

    @property
    def _parts(self) -> dict[str, int]:
        return {box.label: box.part for box in self.boxes}


@dataclass(frozen=True, slots=True)
class WeightingPage:
    """Whose judgement stands beside whose, and what came of talking. history: everything earlier, newest first.

    at_referral: what whoever referred said, as long as no meeting has weighed.
    """

    young: WeightingSeen | None
    meeting: WeightingSeen | None
    agreed: WeightingSeen | None
    at_referral: WeightingSeen | None
    history: tuple[WeightingSeen, ...]

    @property
    def columns(self) -> tuple[WeightingSeen, ...]:
        shown = (self.young, self.meeting, self.at_referral, self.agreed)
        return tuple(one for one in shown if one)

    @property
    def differ(self) -> bool:
        """They put different contexts first."""
        if not self.young or not self.meeting:
            return False
        return weighting_rules.difference(self.young.first, self.meeting.first)

    @property
    def may_agree(self) -> bool:
        return bool(self.young and self.meeting) and not self._settled

    @property
    def _settled(self) -> bool:
        newest = max(one.recorded_at for one in (self.young, self.meeting) if one)
        return self.agreed is not None and self.agreed.recorded_at >= newest
