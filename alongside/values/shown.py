"""The values check as its pages show it: plain facts, no rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases.stages import finishing
from alongside.cases.terms import Covers
from alongside.people.facts import InclusionSeen, PersonSeen
from alongside.practice.shapes.values import Value
from alongside.values.terms import Occasion, Said


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it is read. counts: what it counts as today; words: "" for those who see no names."""

    question: str
    text: str
    said: Said
    counts: Said
    words: str
    known_by: date | None
    by: str
    on: date

    @property
    def ran_out(self) -> bool:
        return self.said != self.counts

    @property
    def said_label(self) -> str:
        return self.said.label.capitalize()


@dataclass(frozen=True, slots=True)
class ValueCard:
    """One value on the overview. asked, answered: of this occasion; an occasion of None shows what stands."""

    value: Value
    asked: int
    answered: int
    answers: tuple[Answered, ...]
    facts: tuple[str, ...]

    @property
    def no(self) -> tuple[Answered, ...]:
        return tuple(one for one in self.answers if one.counts == Said.NO)

    @property
    def not_yet(self) -> tuple[Answered, ...]:
        return tuple(one for one in self.answers if one.counts == Said.NOT_YET)

    @property
    def is_done(self) -> bool:
        return self.asked > 0 and self.answered >= self.asked


@dataclass(frozen=True, slots=True)
class PauseShown:
    """A pause that holds now, with the gap that has to be closed.

    for_person: it came from a question about one person, and is answered again there. stage: which one cannot
    be finished, where that is what the pause covers.
    """

    id: UUID
    question: str
    value: str
    text: str
    covers: Covers
    for_person: bool
    gap: str
    owner: str
    mine: bool
    since: date
    due_on: date
    ran_out: bool
    because: str
    stage: str = ""

    @property
    def heading(self) -> str:
        what = finishing(self.stage).capitalize()
        return f"{_HEADINGS[self.covers].format(finishing=what)} since {self.since.day} {self.since:%b}"

    @property
    def goes_on(self) -> str:
        return _GOES_ON[self.covers].format(stage=f"The {self.stage}" if self.stage else "That stage")


_HEADINGS = {
    Covers.ALL: "Adding people, sharing by choice and finishing are paused",
    Covers.PERSON: "Work about one person is paused",
    Covers.MAPPING: "Adding people is paused",
    Covers.SHARING: "Sharing by choice is paused",
    Covers.STAGE: "{finishing} is paused",
}

_GOES_ON = {
    Covers.ALL: "Nobody can be added until this is put right. Keeping people safe, and the plan, go on.",
    Covers.PERSON: "Nothing else is paused.",
    Covers.MAPPING: "Nobody can be added until this is put right. Everything else goes on.",
    Covers.SHARING: "Nothing is shared by choice until this is put right. Everything else goes on.",
    Covers.STAGE: "{stage} cannot be finished until this is put right. Everything else goes on.",
}


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The five values of a case, on an occasion or as they stand."""

    opening: str
    occasion: Occasion | None
    occasion_title: str
    occasion_about: str
    cards: tuple[ValueCard, ...]
    pauses: tuple[PauseShown, ...]
    can_decide: bool
    only_short: bool
    has_been_asked: bool

    @property
    def asked(self) -> int:
        return sum(card.asked for card in self.cards)

    @property
    def answered(self) -> int:
        return sum(card.answered for card in self.cards)

    @property
    def next_value(self) -> str:
        return next((card.value.id for card in self.cards if not card.is_done), "")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to answer: what was said earlier, and the facts that stand beside it now."""

    id: str
    text: str
    hint: str
    how: bool
    earlier: Answered | None
    facts: tuple[str, ...]
    facts_changed: bool
    must: bool
    latest_to_know: date


@dataclass(frozen=True, slots=True)
class ValuePage:
    """The questions of one value on one occasion. others: may be answered again, need not."""

    value: Value
    occasion: Occasion
    whole: bool
    asked: tuple[Asked, ...]
    others: tuple[Asked, ...]
    following: str


@dataclass(frozen=True, slots=True)
class PersonToAsk:
    """Somebody who is here, with why, and what was answered about that since."""

    person: PersonSeen
    inclusion: InclusionSeen | None
    need: Answered | None
    evidence: Answered | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Two questions about one person who is here."""

    one: PersonToAsk
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Reflected:
    """A reflection as it is read: questions with words."""

    on: date
    at: str
    people: tuple[str, ...]
    with_whom: str
    thoughts: tuple[tuple[str, str], ...]
