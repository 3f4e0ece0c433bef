"""Goals, views of them and measures, as pages show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.text import capfirst

from alongside.assessments.terms import Agrees, Shows, Turned
from alongside.lib import dates

UNREAD = "A goal whose words are for those who see names"


@dataclass(frozen=True, slots=True)
class MeasurementSeen:
    """What a measure showed on a day. turned: None for the baseline."""

    words: str
    turned: Turned | None
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure with what it showed, oldest first; empty in `goals`, which leaves them out."""

    id: UUID
    method: str
    shows: Shows
    again_on: date | None
    measurements: tuple[MeasurementSeen, ...] = ()

    @property
    def baseline(self) -> MeasurementSeen | None:
        return next((one for one in self.measurements if one.turned is None), None)

    @property
    def line(self) -> str:
        """ "JK and DT colour the route · taken again on 3 Jan 2027"; without its method for who sees no names."""
        again = f"taken again on {dates.short(self.again_on)}" if self.again_on else ""
        return capfirst(" · ".join(part for part in (self.method, again) if part))


@dataclass(frozen=True, slots=True)
class ViewSeen:
    """How somebody stands to a goal, in whose words."""

    who: str
    agrees: Agrees
    words: str
    on: date

    @property
    def said(self) -> str:
        """The words without the quotation marks that they may have been typed with."""
        return self.words.strip('“”"')


@dataclass(frozen=True, slots=True)
class GoalSeen:
    """A goal that stands. uses: the recorded strength it builds on, or "" with why it uses none."""

    id: UUID
    words: str
    readable: bool
    what_changes: str
    answers_to: str
    sign: str
    uses: str
    uses_id: UUID | None
    uses_none_because: str
    set_on: date
    by: str
    measures: tuple[MeasureSeen, ...]
    views: tuple[ViewSeen, ...] = ()

    @property
    def measure_line(self) -> str:
        return "; ".join(one.line for one in self.measures if one.line)
