"""Should we be doing this? (`purpose.*`, `path.*`): purposes, paths, law and the process page."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.practice.shapes.common import Choices, Passage, Questions


@dataclass(frozen=True, slots=True)
class Purpose:
    """One hoped-for change (`purpose.statement`). levels: 1, 2 or both."""

    id: str
    title: str
    about: str
    example: str
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Purposes:
    """The closed list, what starts the work, and the record of necessity (`purpose.harm`)."""

    opening: str
    not_on_the_list: str
    purposes: Mapping[str, Purpose]
    triggers: Choices
    harm_opening: str
    harm_questions: Questions


@dataclass(frozen=True, slots=True)
class Input:
    """Something a path asks for. taps: how many required inputs it is; each: once per person named."""

    id: str
    title: str
    rule: str
    taps: int
    each: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """One of the three ways in; depth follows severity and intrusion.

    at_most: required inputs to a first useful map, for a map of `example_people` people.
    signoff: "before" (nobody is named without it), "within" (looked at within `signoff_working_days`) or "none".
    shown: facts that come from the case and settings and are shown in one line, not asked.
    """

    id: str
    rule: str
    title: str
    about: str
    level: int
    holds: str
    asks: Mapping[str, Input]
    shown: tuple[str, ...]
    at_most: int
    example_people: int
    signoff: str
    signoff_working_days: int
    clearance: tuple[str, ...]

    def taps(self, people: int) -> int:
        """Required inputs for this many people."""
        return sum(asked.taps * (people if asked.each else 1) for asked in self.asks.values())


@dataclass(frozen=True, slots=True)
class Paths:
    """The three paths, and the way on when a child may be at risk now (`purpose.urgent`)."""

    opening: str
    urgent_title: str
    urgent_asks: str
    urgent_after: str
    urgent_working_days: int
    paths: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class LawfulBasis:
    """A lawful basis, explained so that a practitioner can choose (`purpose.basis`)."""

    id: str
    title: str
    provision: str
    plain: str
    fits: str
    does_not_fit: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for the more private kinds of information, with its limbs where the law has them."""

    id: str
    title: str
    provision: str
    plain: str
    policy_document: bool
    limbs_ask: str
    limbs: Choices


@dataclass(frozen=True, slots=True)
class Legal:
    """Dated legal configuration that an authority's lawyer confirms; never a rule in code."""

    as_at: str
    confirm: str
    not_consent: str
    three_fields: Choices
    lawful_bases: Mapping[str, LawfulBasis]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Reference:
    """A law or a piece of guidance. kind: "law", "guidance", "convention" or "procedure"."""

    id: str
    kind: str
    title: str
    short: str
    parts: str
    about: str
    as_at: str
    confirm: str


@dataclass(frozen=True, slots=True)
class References:
    opening: str
    references: Mapping[str, Reference]


@dataclass(frozen=True, slots=True)
class ProcessItem:
    """One question of `purpose.process` with the authority's answer, which prefills the form."""

    id: str
    title: str
    question: str
    answer: str
    hint: str


@dataclass(frozen=True, slots=True)
class Process:
    """The authority's default answers and its public page (`purpose.process`, `system.process`)."""

    items: Mapping[str, ProcessItem]
    page: Mapping[str, Passage]
    asked_young_people: str
    no_codesign_yet: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The fixed parts of the one-page sheet for one kind of reader (`purpose.sheet`).

    The page is made from these and from the answers of the case; it names nobody.
    """

    id: str
    title: str
    opening: str
    sections: Mapping[str, "LeafletSection"]
    closing: str


@dataclass(frozen=True, slots=True)
class LeafletSection:
    """says: fixed paragraphs. leads_in: the half-sentence before this case's own answer; "" when none."""

    id: str
    title: str
    says: tuple[str, ...]
    leads_in: str = ""
