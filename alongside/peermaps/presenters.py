"""The map as the list shows it: ready sentences and links, sorted into sections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.peermaps import narrative, rules, tie_words, viewing
from alongside.peermaps.documents import told_as
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen, View
from alongside.peermaps.rules import Reading
from alongside.peermaps.spoken import spoken
from alongside.people.facts import PersonSeen
from alongside.people.terms import Kind
from alongside.statements.facts import StatementSeen

CHIPS = {
    Kind.YOUNG_PERSON: "young_person",
    Kind.SAID_TO_CAUSE_HARM: "adult_said_to_harm",
}
SECTIONS = (
    ("Young people", lambda one: one.is_young),
    ("Parents, carers and trusted adults", lambda one: one.kind in (Kind.PARENT_CARER, Kind.TRUSTED_ADULT)),
    ("Professionals", lambda one: one.kind == Kind.PROFESSIONAL),
    ("Adults said to cause harm", lambda one: one.kind == Kind.SAID_TO_CAUSE_HARM),
)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the list. chip: how the map draws them. pills: what still waits."""

    person: PersonSeen
    chip: str
    detail: str
    pills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie in the list. title: who and who. words: what is drawn. differs: who sees it differently, or ""."""

    id: UUID
    title: str
    words: str
    differs: str


@dataclass(frozen=True, slots=True)
class Voice:
    """How one voice reads a tie, for putting views side by side."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ComparedTie:
    """A tie that voices read differently."""

    id: UUID
    title: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The list, whole."""

    sections: tuple[tuple[str, tuple[PersonLine, ...]], ...]
    ties: tuple[TieLine, ...]
    groups: tuple[GroupSeen, ...]
    group_words: dict[UUID, str]
    places: tuple[PlaceSeen, ...]
    statements: tuple[StatementSeen, ...]
    compared: tuple[ComparedTie, ...]
    lacks_strengths: bool
    is_empty: bool


def listed(whole: MapSeen, shown: MapSeen, view: View) -> Listed:
    """The map in the view that was asked for."""
    names = spoken(whole.names)
    return Listed(
        sections=_sections(shown),
        ties=tuple(tie_line(one, names) for one in shown.ties),
        groups=shown.groups,
        group_words={one.id: narrative.group_words(one, names) for one in shown.groups},
        places=shown.places,
        statements=tuple(reversed(shown.statements)),
        compared=compared(whole) if view.kind == "compare" else (),
        lacks_strengths=rules.without_strengths(one.drawn for one in whole.ties),
        is_empty=not (whole.people or whole.places or whole.groups),
    )


def tie_line(tie: TieSeen, names: Mapping[End, str]) -> TieLine:
    """One tie in the words of the narrative."""
    words = tie_words.what_is_said(tie, names, differs=False)
    return TieLine(
        id=tie.id,
        title=tie_words.pair_words(tie, names),
        words=f"{words[:1].upper()}{words[1:]}.",
        differs=differs(tie.drawn.differs_between),
    )


def differs(who: tuple[str, ...]) -> str:
    """ "JK and the school see this differently.", or ""."""
    words = tie_words.differ_words(who)
    return words[:1].upper() + words[1:] + "." if words else ""


def compared(whole: MapSeen) -> tuple[ComparedTie, ...]:
    """Ties that voices read differently, each voice with its own words."""
    names = spoken(whole.names)
    return tuple(
        ComparedTie(
            id=one.tie.id,
            title=tie_words.pair_words(one.tie, names),
            voices=tuple(Voice(reading.label, reading_words(reading)) for reading in one.readings),
        )
        for one in viewing.compared(whole)
    )


def reading_words(reading: Reading) -> str:
    """ "strong support, some harm (not checked)"; "neither support nor harm" where both are none."""
    return narrative.reading_words(reading) or "neither support nor harm"


def labels(who: Iterable[str]) -> list[str]:
    """Names as they stand inside a sentence."""
    return [told_as(one) for one in who]


def _sections(shown: MapSeen) -> tuple[tuple[str, tuple[PersonLine, ...]], ...]:
    sections = [
        (title, tuple(_line(shown, one) for one in shown.people if belongs(one)))
        for title, belongs in SECTIONS
    ]
    return tuple((title, lines) for title, lines in sections if lines)


def _line(shown: MapSeen, one: PersonSeen) -> PersonLine:
    me = End(EndType.PERSON, one.id)
    count = sum(1 for tie in shown.ties if me in tie.ends)
    ties = f"{count} {'tie' if count == 1 else 'ties'}" if count else "no ties yet"
    note = "" if one.unnamed else one.note
    return PersonLine(
        person=one,
        chip="not_named" if one.unnamed else CHIPS.get(one.kind, "trusted_adult"),
        detail=" · ".join(part for part in (note, ties) if part),
        pills=("keep or let go",) if one.provisional_until else (),
    )
