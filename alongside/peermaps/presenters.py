"""The map as the list shows it: ready sentences and links, sorted into sections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst

from alongside.lib import dates
from alongside.peermaps import narrative, rules, tie_words, viewing
from alongside.peermaps.differences import Difference, How
from alongside.peermaps.doing import Do, Doings
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen, View, told_as
from alongside.peermaps.looking import Looking
from alongside.peermaps.narrative import Narrative, Told
from alongside.peermaps.queries import LookedAt
from alongside.peermaps.rules import Reading
from alongside.peermaps.spoken import listed as listed_words
from alongside.peermaps.spoken import spoken
from alongside.people.facts import PersonSeen
from alongside.people.terms import Kind
from alongside.statements.facts import StatementSeen

CHIPS = {
    Kind.YOUNG_PERSON: "young_person",
    Kind.SAID_TO_CAUSE_HARM: "adult_said_to_harm",
}
EMPTY = (
    "Nobody in this view.",
    "No ties in this view.",
    "No groups in this view.",
    "No places in this view.",
)
"""What stands under each heading of the narrative where there is nothing."""

LEFT_OUT = ((rules.UNCHECKED, "what is not checked"), (rules.POLICE, "what is held by the police"))
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
    do: tuple[Do, ...]


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie in the list. title: who and who. words: what is drawn. differs: who sees it differently, or ""."""

    id: UUID
    title: str
    words: str
    differs: str
    do: tuple[Do, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingLine:
    """A place or a group in the list. words: what follows its name."""

    id: UUID
    title: str
    words: str
    do: tuple[Do, ...]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Something said. about: whom and what. reading: what it says of support and harm.

    href: where all that may happen to it is done.
    """

    said: StatementSeen
    about: str
    reading: str
    href: str

    @property
    def anchor(self) -> str:
        return f"said-{self.said.id}"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the narrative: its paragraphs, each with what can be done."""

    title: str
    paragraphs: tuple[tuple[Told, tuple[Do, ...]], ...]
    empty: str


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
class FadingLine:
    """What nobody has confirmed for a while: where it is confirmed or let go."""

    title: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The list, whole."""

    sections: tuple[tuple[str, tuple[PersonLine, ...]], ...]
    ties: tuple[TieLine, ...]
    groups: tuple[ThingLine, ...]
    places: tuple[ThingLine, ...]
    statements: tuple[SaidLine, ...]
    compared: tuple[ComparedTie, ...]
    fading: tuple[FadingLine, ...]
    lacks_strengths: bool
    is_empty: bool


def listed(whole: MapSeen, shown: MapSeen, view: View, doings: Doings | None) -> Listed:
    """The map in the view that was asked for. doings: what can be done; None for those who only read."""
    names = spoken(whole.names)
    told = narrative.narrative(shown, view.label)
    return Listed(
        sections=_sections(shown, doings),
        ties=tuple(tie_line(one, names, doings) for one in shown.ties),
        groups=_things(told.groups, [doings.group(one) for one in shown.groups] if doings else []),
        places=_things(told.places, [doings.place(one) for one in shown.places] if doings else []),
        statements=said_lines(shown, doings),
        compared=compared(whole) if view.kind == "compare" else (),
        fading=fading(shown, doings) if doings else (),
        lacks_strengths=rules.without_strengths(one.drawn for one in whole.ties),
        is_empty=not (whole.people or whole.places or whole.groups),
    )


def parts(shown: MapSeen, told: Narrative, doings: Doings | None) -> tuple[Part, ...]:
    """The narrative, paragraph by paragraph, each with what can be done there."""
    each = (
        _with(told.people, [doings.person(one) for one in shown.people] if doings else []),
        _with(told.ties, [doings.tie(one) for one in shown.ties] if doings else []),
        _with(told.groups, [doings.group(one) for one in shown.groups] if doings else []),
        _with(told.places, [doings.place(one) for one in shown.places] if doings else []),
    )
    return tuple(Part(*one) for one in zip(narrative.HEADINGS, each, EMPTY, strict=False))


def _about(shown: MapSeen, said: StatementSeen, tie: TieSeen | None, names: Mapping[End, str]) -> str:
    """ "JK and RS"; "the 78 bus": whom and what it is about, besides whoever says it."""
    ends = [End(EndType.PERSON, one) for one in said.about if one != said.speaker]
    ends = [tie.a, tie.b] if tie else ends + list(shown.said_of.get(said.id, ()))
    return listed_words(names[end] for end in ends if end in names)


def _with(told: tuple[Told, ...], do: Sequence[tuple[Do, ...]]) -> tuple[tuple[Told, tuple[Do, ...]], ...]:
    return tuple(zip(told, do or [()] * len(told), strict=True))


def said_lines(shown: MapSeen, doings: Doings | None) -> tuple[SaidLine, ...]:
    """What people said, the newest first, each with what it says of a tie."""
    names = spoken(shown.names)
    ties = {one.statement: tie for tie in shown.ties for one in tie.readings if one.statement}
    readings = {one.statement: one for tie in shown.ties for one in tie.readings if one.statement}
    return tuple(
        SaidLine(
            said=one,
            about=_about(shown, one, ties.get(one.id), names),
            reading=narrative.reading_words(readings[one.id]) if one.id in readings else "",
            href=doings.said(one) if doings else "",
        )
        for one in reversed(shown.statements)
    )


def fading(shown: MapSeen, doings: Doings) -> tuple[FadingLine, ...]:
    """Ties, groups and words that ask to be confirmed or let go, the longest unconfirmed first (`map.time`)."""
    names = spoken(shown.names)
    ties = [
        (one.fading, tie_words.pair_words(one, names), tie_words.what_is_said(one, names), doings.to_tie(one))
        for one in shown.ties
    ]
    groups = [
        (shown.group_fading.get(one.id, 0), one.name, one.bases_line, doings.to_group(one))
        for one in shown.groups
    ]
    words = [
        (one.fading, one.whose, narrative.said_words(one)[2:], doings.said(one)) for one in shown.statements
    ]
    found = sorted((one for one in [*ties, *groups, *words] if one[0]), key=lambda one: -one[0])
    return tuple(FadingLine(title, said, href) for _, title, said, href in found)


def _things(told: tuple[Told, ...], do: Sequence[tuple[Do, ...]]) -> tuple[ThingLine, ...]:
    return tuple(
        ThingLine(id=one.what.id, title=one.title, words=one.rest.lstrip(":. "), do=own)
        for one, own in _with(told, do)
        if isinstance(one.what, End)
    )


def tie_line(tie: TieSeen, names: Mapping[End, str], doings: Doings | None = None) -> TieLine:
    """One tie in the words of the narrative."""
    words = tie_words.what_is_said(tie, names, differs=False)
    return TieLine(
        id=tie.id,
        title=tie_words.pair_words(tie, names),
        words=f"{capfirst(words)}.",
        differs=differs(tie.drawn.differs_between),
        do=doings.tie(tie) if doings else (),
    )


def differs(who: tuple[str, ...]) -> str:
    """ "JK and the school see this differently.", or ""."""
    words = tie_words.differ_words(who)
    return f"{capfirst(words)}." if words else ""


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


@dataclass(frozen=True, slots=True)
class Becoming:
    """What was added, what ended or what changed since a day. lines: whom or what it is about, was, now."""

    title: str
    lines: tuple[Difference, ...]


_BECAME = (
    (How.ADDED, "Added since then"),
    (How.ENDED, "Ended since then"),
    (How.CHANGED, "Changed since then"),
)


def differences(found: Sequence[Difference]) -> tuple[Becoming, ...]:
    """What became otherwise, sorted by how (`map.time`)."""
    sorted_by = ((title, tuple(one for one in found if one.how == how)) for how, title in _BECAME)
    return tuple(Becoming(title, lines) for title, lines in sorted_by if lines)


def overlaps(shown: MapSeen) -> tuple[str, ...]:
    """Who is in two groups at once, who is only in one, and where two people count differently (`group.lens`)."""
    return tuple(narrative.overlap_words(one, spoken(shown.names)) for one in viewing.overlaps(shown.groups))


def look_summary(found: LookedAt, looking: Looking) -> str:
    """What the page shows, where it is not simply the map today; "" where it is."""
    left_out = [words for what, words in LEFT_OUT if what in looking.without]
    parts = [
        narrative.as_of(found.whole) if looking.is_then else "",
        f"compared with {dates.long(looking.against)}" if looking.against else "",
        f"groups: {looking.lens.label}" if looking.lens else "",
        f"without {' and '.join(left_out)}" if left_out else "",
    ]
    words = "; ".join(part for part in parts if part)
    return f"{capfirst(words)}." if words else ""


def reading_words(reading: Reading) -> str:
    """ "strong support, some harm (not checked)"; "neither support nor harm" where both are none."""
    return narrative.reading_words(reading) or "neither support nor harm"


def labels(who: Iterable[str]) -> list[str]:
    """Names as they stand inside a sentence."""
    return [told_as(one) for one in who]


def _sections(shown: MapSeen, doings: Doings | None) -> tuple[tuple[str, tuple[PersonLine, ...]], ...]:
    sections = [
        (title, tuple(_line(shown, one, doings) for one in shown.people if belongs(one)))
        for title, belongs in SECTIONS
    ]
    return tuple((title, lines) for title, lines in sections if lines)


def _line(shown: MapSeen, one: PersonSeen, doings: Doings | None) -> PersonLine:
    me = End(EndType.PERSON, one.id)
    count = sum(1 for tie in shown.ties if me in tie.ends)
    ties = f"{count} {'tie' if count == 1 else 'ties'}" if count else "no ties yet"
    note = "" if one.unnamed else one.note
    return PersonLine(
        person=one,
        chip="not_named" if one.unnamed else CHIPS.get(one.kind, "trusted_adult"),
        detail=" · ".join(part for part in (note, ties) if part),
        pills=("keep or let go",) if one.id in shown.undecided else (),
        do=doings.person(one) if doings else (),
    )
