"""How people are told and involved, as pages show it: plain facts, no rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.involvement.terms import IN_IT, Answer, Covers, Leads, Part, What
from alongside.lib import dates
from alongside.people.facts import PersonSeen
from alongside.people.terms import Kind


@dataclass(frozen=True, slots=True)
class Counts:
    """The three counts of the case page."""

    young: int
    young_told: int
    took_part: int
    parents: int
    parents_in: int


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step that holds. words, more, said: "" for those who see no names."""

    what: What
    answer: str
    words: str
    more: str
    said: str
    on: date
    by: str
    child: UUID | None
    child_name: str
    covers: str
    agreed_by: str
    look_again_on: date | None


@dataclass(frozen=True, slots=True)
class TrustedShown:
    """The adult a young person named, or nobody."""

    id: UUID
    nobody: bool
    name: str
    named_on: date
    answer: Answer
    answered_on: date | None
    leads: Leads


@dataclass(frozen=True, slots=True)
class PersonInvolved:
    """One person with what holds now. ground: why and when they are told; "" before any clock began."""

    person: PersonSeen
    before: StepShown | None
    told: StepShown | None
    part: StepShown | None
    decides: StepShown | None
    rightly_not: StepShown | None
    trusted: tuple[TrustedShown, ...]
    ground: str
    ground_says: str
    remind_on: date | None
    latest_on: date | None
    again: bool
    map_ground: str
    today: date

    @property
    def took_part(self) -> bool:
        return self.part is not None and self.part.answer in IN_IT

    @property
    def not_to_be_told(self) -> bool:
        return self.rightly_not is not None and self.rightly_not.covers != Covers.INVOLVING

    @property
    def is_to_be_told(self) -> bool:
        """Whether they are counted among those to tell."""
        counted = self.person.kind in (Kind.YOUNG_PERSON, Kind.PARENT_CARER)
        by_initials = self.ground == "level1_friend"
        decided_on = self.person.provisional_until is None
        plain = self.person.is_named and not self.person.has_died and not by_initials
        return counted and decided_on and plain and not self.not_to_be_told

    @property
    def state(self) -> tuple[str, str]:
        """A few words and a tone for the pill."""
        if self.told:
            return f"told {dates.short(self.told.on)}", "support"
        if self.not_to_be_told:
            return "rightly not told", ""
        if self.remind_on and self.latest_on:
            return self._to_tell(self.remind_on, self.latest_on)
        return _STATES.get("unnamed" if self.person.unnamed else self.ground, ""), ""

    def _to_tell(self, remind_on: date, latest_on: date) -> tuple[str, str]:
        again = "tell again" if self.again else "to tell"
        if self.today > latest_on:
            return f"{again}: late since {dates.short(latest_on)}", "amber"
        if self.today > remind_on:
            return f"{again}, latest {dates.short(latest_on)}", "amber"
        return f"{again} by {dates.short(remind_on)}", ""

    @property
    def part_label(self) -> str:
        return Part(self.part.answer).label if self.part else ""


_STATES = {
    "level1_friend": "not told: one reason for the whole map",
    "unnamed": "told once it is known who they are",
    "adult_said_to_cause_harm": "the supervisor decides",
    "staff": "knows by the general notice",
}


@dataclass(frozen=True, slots=True)
class InvolvedPage:
    """Everybody, by who they are. ground: the reason for a level 1 map, "" while none is written."""

    young: tuple[PersonInvolved, ...]
    parents: tuple[PersonInvolved, ...]
    others: tuple[PersonInvolved, ...]
    counts: Counts
    ground: str
    asks_ground: bool
