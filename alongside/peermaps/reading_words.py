"""Reads the map's words back (`map.narrative`, A2): map, to words, to map is the same map. Pure.

The same reader takes ties that somebody writes as sentences: "JK and DT: strong support, some harm".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from alongside.cases.terms import Subject
from alongside.contexts.terms import Basis, ConditionKind
from alongside.peermaps import narrative, tie_words
from alongside.peermaps.spoken import first_up
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.peermaps.whens import read_when
from alongside.people.terms import Kind

QUOTED = re.compile("“[^”]+”")

KindT = TypeVar("KindT")


class UnreadError(ValueError):
    """A sentence that the grammar of the narrative does not know. words: the part that is not clear."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class PersonTold:
    """Somebody, by the name sentences use. decide_by: the day, for whom nobody has decided to keep yet."""

    name: str
    kind: Kind
    note: str = ""
    unnamed: bool = False
    focus: bool = False
    died: bool = False
    on_picture: bool = True
    decide_by: str = ""


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place with what shapes it: (kind, words)."""

    name: str
    kind: Subject
    note: str = ""
    on_picture: bool = True
    conditions: tuple[tuple[ConditionKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupTold:
    """A group: what makes it one, who is in it, who says so."""

    name: str
    bases: tuple[Basis, ...]
    members: tuple[str, ...] = ()
    definer: str = ""
    own_words: str = ""
    fading: int = 0
    conditions: tuple[tuple[ConditionKind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TieTold:
    """A tie between two names. voices: (who, whether first-hand or checked). differs: who sees it differently."""

    a: str
    b: str
    support: Level = Level.NONE
    harm: Level = Level.NONE
    support_checked: bool = False
    harm_checked: bool = False
    support_police: bool = False
    harm_police: bool = False
    direction: Direction = Direction.NONE
    harm_direction: Direction = Direction.NONE
    influence_direction: Direction = Direction.NONE
    kinds: tuple[TieKind, ...] = ()
    state: TieState = TieState.CURRENT
    since: str = ""
    until: str = ""
    non_contact: bool = False
    fading: int = 0
    differs: str = ""
    voices: str = ""
    talks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """A map as words tell it."""

    people: tuple[PersonTold, ...]
    ties: tuple[TieTold, ...]
    groups: tuple[GroupTold, ...]
    places: tuple[PlaceTold, ...]


def read(text: str) -> Graph:
    """The map out of `Narrative.text`. Raises UnreadError where a sentence says something unknown."""
    found: dict[str, list[str]] = {title: [] for title in narrative.HEADINGS}
    part: list[str] = []
    for line in text.split("\n"):
        if line in found:
            part = found[line]
        elif line:
            part.append(line)
    people, ties, groups, places = (found[title] for title in narrative.HEADINGS[:4])
    return Graph(
        people=tuple(read_person(line) for line in people),
        ties=tuple(read_tie(line) for line in ties),
        groups=tuple(read_group(line) for line in groups),
        places=tuple(read_place(line) for line in places),
    )


def read_person(line: str) -> PersonTold:
    """ "JK. Young person. Supported by AM strongly." """
    name, what, *rest = split(line, ". ")
    kind, note = _kind_and_note(what, PERSON_KINDS)
    return PersonTold(
        name=name,
        kind=kind,
        note=note,
        unnamed=narrative.NOT_NAMED in rest,
        focus=narrative.FOCUS in rest,
        died=narrative.DIED in rest,
        on_picture=narrative.WAITING not in rest,
        decide_by=next(
            (one.removeprefix(narrative.UNDECIDED) for one in rest if narrative.UNDECIDED in one), ""
        ),
    )


def read_place(line: str) -> PlaceTold:
    """ "The 78 bus. Transport. Policing: two stops where police search." """
    first, conditions = _without_conditions(line)
    name, what, *rest = split(first, ". ")
    kind, note = _kind_and_note(what, PLACE_KINDS)
    return PlaceTold(name, kind, note, narrative.WAITING not in rest, conditions)


def read_group(line: str) -> GroupTold:
    """ "Us lot: they choose each other. In it: JK and AM. JK says that it is a group." """
    first, conditions = _without_conditions(line)
    called, *rest = split(first, ". ")
    name, bases = split(called, ": ")[:2]
    found = GroupTold(name, tuple(BASES[one] for one in split(bases, "; ")), conditions=conditions)
    said = {"members": (), "definer": "", "own_words": "", "fading": 0}
    for sentence in rest:
        said |= _of_group(sentence)
    return GroupTold(found.name, found.bases, **said, conditions=conditions)  # type: ignore[arg-type]


def read_tie(line: str) -> TieTold:
    """ "JK and RS: strong support; some harm (not checked). Said by JK." """
    described, *more = split(line, ". ")
    pair, said = split(described, ": ")[:2]
    a, b = split(pair, " and ")
    fields = _fields((a, b), split(said, "; "))
    voices = next((one.removeprefix("Said by ") for one in more if one.startswith("Said by ")), "")
    talks = tuple(_inside(split(one, ": ")[1]) for one in more if one.startswith("Talked about on "))
    return TieTold(first_up(a), first_up(b), **fields, voices=voices, talks=talks)  # type: ignore[arg-type]


def read_fields(both: tuple[str, str], said: str) -> dict[str, object]:
    """What somebody wrote about two: "strong support, some harm; close friends". Raises UnreadError."""
    parts = [part.strip(" .") for some in split(said, ";") for part in split(some, ",")]
    try:
        return _fields(both, [part.casefold() for part in parts if part])
    except UnreadError as unread:
        raise UnreadError(next(part for part in parts if part.casefold() == unread.words)) from None


def split(text: str, by: str) -> list[str]:
    """Parts of a text; what stands in quotation marks is one part. A last full stop is left out."""
    masked = _masked(text)
    parts: list[str] = []
    start = 0
    for found in re.finditer(_breaks(by), masked):
        parts.append(text[start : found.start()])
        start = found.end()
    parts.append(text[start:])
    return [part.removesuffix(".") for part in parts]


def _masked(text: str) -> str:
    """The same length, with nothing in quotation marks but the sign that ends it."""
    return QUOTED.sub(lambda found: "“" + "_" * (len(found[0]) - 3) + found[0][-2:], text)


def _breaks(by: str) -> str:
    """A sentence also ends with a closing mark, which takes no full stop."""
    return r"\. |(?<=[.!?]”) (?=[A-Z“])" if by == ". " else re.escape(by)


def _fields(both: tuple[str, str], parts: Iterable[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    kinds: list[TieKind] = []
    for part in parts:
        found = _level(part, both) or _a_kind(part, both) or _other(part, both)
        kinds += found.pop("kind", ())  # type: ignore[arg-type]
        fields |= found
    return {**fields, "kinds": tuple(kinds)}


def _level(part: str, both: tuple[str, str]) -> dict[str, object]:
    """ "strong support from JK to RS (not checked)"."""
    said, checked, police = _sureness(part)
    for dimension, words in (("support", tie_words.SUPPORT), ("harm", tie_words.HARM)):
        for level, phrase in words.items():
            goes = _same_way(said.removeprefix(phrase), both) if said.startswith(phrase) else None
            if goes is not None:
                direction = "direction" if dimension == "support" else "harm_direction"
                made: dict[str, object] = {
                    dimension: level,
                    f"{dimension}_checked": checked and level != Level.UNKNOWN,
                    f"{dimension}_police": police,
                }
                return made if goes == Direction.NONE else {**made, direction: goes}
    return {}


def _sureness(part: str) -> tuple[str, bool, bool]:
    """The part without what it rests on; whether that is checked; whether nobody but the police hold it."""
    for ending, checked, police in (
        (tie_words.POLICE_NOT_CHECKED, False, True),
        (tie_words.POLICE_HELD, True, True),
        (tie_words.NOT_CHECKED, False, False),
    ):
        if part.endswith(ending):
            return part.removesuffix(ending), checked, police
    return part, True, False


def _a_kind(part: str, both: tuple[str, str]) -> dict[str, object]:
    """ "close friends", "JK looks out for RS"."""
    for kind, phrase in tie_words.KINDS.items():
        if part == phrase:
            return {"kind": (kind,)}
    for kind, phrase in tie_words.BOTH_WAYS.items():
        if part == phrase:
            return {"kind": (kind,), DIRECTION_OF[kind]: Direction.BOTH}
    for kind in tie_words.ONE_WAY:
        for direction in (Direction.A_TO_B, Direction.B_TO_A):
            if _alike(part, tie_words.one_way(kind, direction, both)):
                return {"kind": (kind,), DIRECTION_OF[kind]: direction}
    return {}


def _other(part: str, both: tuple[str, str]) -> dict[str, object]:
    """State, dates, no contact, fading, who sees it differently. Raises UnreadError for anything else."""
    if part in FIXED:
        return dict(FIXED[part])
    if part.startswith(("since ", "until ")):
        name, _, day = part.partition(" ")
        read_day = read_when(day)
        if read_day:
            return {name: read_day}
    if part.endswith(" see this differently"):
        return {"differs": part.removesuffix(" see this differently")}
    if part.startswith(tie_words.INFLUENCE_ALONE):
        goes = _same_way(part.removeprefix(tie_words.INFLUENCE_ALONE), both)
        if goes:
            return {"influence_direction": goes}
    raise UnreadError(part)


def _same_way(words: str, both: tuple[str, str]) -> Direction | None:
    return next((one for one in Direction if _alike(words, tie_words.way(one, both))), None)


def _alike(one: str, other: str) -> bool:
    """A name at the beginning of a line has a capital that it may not have later on."""
    return one.casefold() == other.casefold()


def _kind_and_note(what: str, kinds: dict[str, KindT]) -> tuple[KindT, str]:
    label, *note = split(what, ", ")
    if label not in kinds:
        raise UnreadError(what)
    return kinds[label], _unquoted(", ".join(note))


def _of_group(sentence: str) -> dict[str, object]:
    if sentence == narrative.NOBODY_IN_IT:
        return {}
    if sentence.startswith(narrative.IN_IT):
        names = _names(sentence.removeprefix(narrative.IN_IT))
        return {"members": tuple(map(first_up, names))}
    if sentence.startswith(narrative.OWN_WORDS):
        return {"own_words": _inside(sentence)}
    if sentence.endswith(narrative.SAYS_SO):
        return {"definer": sentence.removesuffix(narrative.SAYS_SO)}
    for step, words in tie_words.FADING.items():
        if sentence == first_up(words):
            return {"fading": step}
    raise UnreadError(sentence)


def _names(words: str) -> list[str]:
    return [name for some in split(words, ", ") for name in split(some, " and ")]


def _without_conditions(line: str) -> tuple[str, tuple[tuple[ConditionKind, str], ...]]:
    """The line without what shapes it, and each of these with its kind."""
    masked = _masked(line)
    at = [(found.start(), found.end(), found[1]) for found in narrative.CONDITION.finditer(masked)]
    if not at:
        return line, ()
    ends = [start for start, _, _ in at[1:]] + [len(line)]
    told = [
        (CONDITIONS[kind], _unquoted(line[start:end])) for (_, start, kind), end in zip(at, ends, strict=True)
    ]
    return line[: at[0][0]], tuple(told)


def _inside(sentence: str) -> str:
    """What stands between the outermost quotation marks."""
    return sentence[sentence.index("“") + 1 : sentence.rindex("”")]


def _unquoted(words: str) -> str:
    plain = words.strip().removesuffix(".")
    whole = plain.startswith("“") and plain.endswith("”")
    return plain[1:-1].removesuffix(".") if whole else plain


def _by_label(kinds: Sequence[KindT]) -> dict[str, KindT]:
    return {first_up(str(one.label)): one for one in kinds}  # type: ignore[attr-defined]


PERSON_KINDS = _by_label([*Kind])
PLACE_KINDS = _by_label([*Subject])
CONDITIONS = _by_label([*ConditionKind])
BASES = {str(one.label): one for one in Basis}
DIRECTION_OF = {
    TieKind.LOOKS_OUT_FOR: "direction",
    TieKind.HARMED_BY: "harm_direction",
    TieKind.CONTROLLED_BY: "harm_direction",
    TieKind.INFLUENCE: "influence_direction",
}
FIXED: dict[str, dict[str, object]] = {
    tie_words.NOTHING_KNOWN: {},
    tie_words.NO_CONTACT: {"non_contact": True},
    **{words: {"state": state} for state, words in tie_words.STATES.items()},
    **{words: {"fading": step} for step, words in tie_words.FADING.items()},
}
"""Parts that always read alike."""
