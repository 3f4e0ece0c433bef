"""A purpose decision as pages show it: plain words, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases.terms import Path
from alongside.lib.errors import Reason
from alongside.practice.frame import Framework
from alongside.purpose.terms import HOLDS, WRITING, Agrees, Section, Turned


@dataclass(frozen=True, slots=True)
class TurnShown:
    """Something that happened to it."""

    turned: Turned
    on: date
    by: str
    by_id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """One version with its words. changed_process: item -> this case's own answer, where it differs."""

    id: UUID
    number: int
    path: Path
    trigger: str
    purpose: str
    statement: str
    change: str
    kept_words: bool
    less: str
    bring_about: str
    prevent: str
    told: str
    said: str
    agrees: str
    basis: str
    condition: str
    limb: str
    basis_why: str
    changed_process: Mapping[str, str]
    process_seen_on: date | None
    because: str
    turns: tuple[TurnShown, ...]
    framework: Framework

    @property
    def turned(self) -> Turned:
        return self.turns[-1].turned

    @property
    def last(self) -> TurnShown:
        return self.turns[-1]

    @property
    def is_being_written(self) -> bool:
        return self.turned in WRITING

    @property
    def waits(self) -> bool:
        return self.turned == Turned.SUBMITTED

    @property
    def holds(self) -> bool:
        return self.turned in HOLDS

    @property
    def authors(self) -> frozenset[UUID]:
        """Whoever began it or handed it over."""
        wrote = (Turned.BEGUN, Turned.SUBMITTED, Turned.GIVEN)
        return frozenset(one.by_id for one in self.turns if one.turned in wrote)

    @property
    def written_by(self) -> str:
        """Their names, for the one who signs off."""
        wrote = (Turned.BEGUN, Turned.SUBMITTED, Turned.GIVEN)
        return ", ".join(dict.fromkeys(one.by for one in self.turns if one.turned in wrote))

    @property
    def purpose_title(self) -> str:
        found = self.framework.purposes.get(self.purpose)
        return found.title if found else ""

    @property
    def trigger_title(self) -> str:
        found = self.framework.triggers.get(self.trigger)
        return found.title if found else ""

    @property
    def basis_title(self) -> str:
        found = self.framework.lawful_bases.get(self.basis)
        return f"{found.title} ({found.provision})" if found else ""

    @property
    def condition_title(self) -> str:
        found = self.framework.conditions.get(self.condition)
        if not found:
            return ""
        limb = found.limbs.get(self.limb)
        return f"{found.title}: {limb.title.lower()}" if limb else found.title

    @property
    def agrees_label(self) -> str:
        return Agrees(self.agrees).label if self.agrees else ""

    def process(self) -> dict[str, str]:
        """This case's answers: the authority's, unless changed here (`purpose.process`)."""
        items = self.framework.process.items
        return {name: self.changed_process.get(name, item.answer) for name, item in items.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the path for named people, on the list of what is to be answered."""

    section: str
    title: str
    done: bool
    detail: str


@dataclass(frozen=True, slots=True)
class PurposePage:
    """Where the purpose of a case stands. open_values: what the values check still wants.
    urgent_until: the day on which the answers are due after going on at once, if it did."""

    current: Purpose | None
    standing: Purpose | None
    parts: tuple[Part, ...]
    open_values: tuple[Reason, ...]
    urgent_until: date | None
    earlier: tuple[Purpose, ...]

    @property
    def can_submit(self) -> bool:
        return all(part.done for part in self.parts)


@dataclass(frozen=True, slots=True)
class GroupNow:
    """The group as the form begins with it; id is None before there is one."""

    id: UUID | None
    name: str
    own_words: str
    definer: str
    bases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of the one-page sheet: fixed paragraphs, and this case's own answer where there is one."""

    title: str
    says: tuple[str, ...]
    leads_in: str
    answer: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page that is given away. It names nobody. withheld: why the purpose is left out, for the giver."""

    title: str
    opening: str
    parts: tuple[SheetPart, ...]
    closing: str
    withheld: str


SECTION_TITLES = {section: section.label for section in Section}
