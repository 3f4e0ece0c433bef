"""Ties, what they rest on, and where people were placed: nothing that the file does not say."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from alongside.peermaps.importing.choices import Choices, Level, Meaning, State
from alongside.peermaps.importing.preview import End, EndType, Position, Statement, Tie
from alongside.peermaps.importing.problems import Problems
from alongside.peermaps.importing.source import Link, Session, Source
from alongside.peermaps.importing.suggestions import tie_kind
from alongside.peermaps.importing.variables import Variable

_LEVELS: tuple[Level, ...] = ("none", "unknown", "some", "strong")
_STATES: tuple[State, ...] = ("current", "uncertain", "past")
_LONGEST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on the map: of which type each key is ("person", "place", "group"); the sessions."""

    types: Mapping[str, str]
    sessions: Mapping[str, Session]


def ties(source: Source, drawn: Drawn, choices: Choices) -> Iterator[Tie]:
    """Every tie between two things that come in. A tie of somebody left out stays out with them."""
    for link in source.links:
        ends = [drawn.types.get(key) for key in (link.a, link.b)]
        if None in ends:
            continue
        meaning, decided = _meaning(link, choices)
        a, b = (End(cast(EndType, type_), key) for type_, key in zip(ends, (link.a, link.b), strict=True))
        yield Tie(
            key=link.key,
            perspective=link.session,
            where=link.where,
            a=a,
            b=b,
            source_kinds=link.styles,
            kinds=meaning.kinds,
            support=meaning.support,
            harm=meaning.harm,
            state=meaning.state,
            direction=link.direction,
            decided=decided,
        )


def statements(found: Iterable[Tie], source: Source, drawn: Drawn, choices: Choices) -> Iterator[Statement]:
    """One statement for each tie: in an interview it is the young person's own account."""
    words = {link.key: link.words for link in source.links}
    for tie in found:
        session = drawn.sessions[tie.perspective]
        is_own = session.told_by == "young_person"
        kind = "own_account" if is_own else choices.statement_kind or ""
        on = session.on or choices.on
        yield Statement(session.key, tie.key, kind, on, words[tie.key][:_LONGEST_WORDS])


def positions(
    source: Source,
    drawn: Drawn,
    found: Iterable[Variable],
    choices: Choices,
    problems: Problems,
) -> Iterator[Position]:
    """Where people were placed on the chosen screen, or on the only one there was."""
    layouts = [each for each in found if each.of == "thing" and each.kind == "position"]
    names = {each.name for each in layouts}
    chosen = choices.layout or (next(iter(names)) if len(names) == 1 else "")
    columns = {each.type: each.columns for each in layouts if each.name == chosen}
    for thing in source.things:
        if thing.key not in drawn.types or thing.type not in columns or thing.is_ego:
            continue
        said = [thing.values.get(column, "") for column in columns[thing.type]]
        place = [_share(each) for each in said]
        if place[0] is not None and place[1] is not None:
            yield Position(thing.key, thing.session, place[0], place[1])
        elif any(said):
            says = "This position is not on the screen, so nobody was placed by it."
            problems.note(says, thing.where)


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1 else None


def _meaning(link: Link, choices: Choices) -> tuple[Meaning, bool]:
    """What all the words of one tie mean together, and whether somebody said so for each."""
    said = [choices.ties.get(style) for style in link.styles]
    decided = None not in said
    known = [
        each or Meaning((tie_kind(style) or "other",)) for each, style in zip(said, link.styles, strict=True)
    ]
    meaning = Meaning(
        kinds=tuple(dict.fromkeys(kind for each in known for kind in each.kinds)),
        support=max((each.support for each in known), key=_LEVELS.index),
        harm=max((each.harm for each in known), key=_LEVELS.index),
        state=max((each.state for each in known), key=_STATES.index),
    )
    return _with_strength(link, meaning, choices), decided


def _with_strength(link: Link, meaning: Meaning, choices: Choices) -> Meaning:
    for key, strength in choices.strengths.items():
        type_, _, name = key.partition(".")
        level = strength.levels.get(link.values.get(name, ""))
        if type_ not in link.styles or level is None:
            continue
        is_support = strength.of == "support"
        meaning = replace(meaning, support=level) if is_support else replace(meaning, harm=level)
    return meaning
