"""The map in words (`map.narrative`): complete, regular, from the same record as the picture. Pure.

"JK. Young person. Supported by AM strongly, and by RS strongly." and
"JK and RS: strong support; some harm (not checked); close friends; JK and the school see this differently."
`reading_words` reads it back: map, to words, to map is the same map.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.contexts.groups_facts import ConditionSeen, GroupSeen, PlaceSeen
from alongside.contexts.terms import ConditionKind
from alongside.lib import dates
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen
from alongside.peermaps.rules import PRESENT, Reading
from alongside.peermaps.spoken import (
    SOMEBODY,
    counted,
    first_up,
    in_line,
    label,
    listed,
    quoted,
    sentences,
    spoken,
    unquoted,
)
from alongside.peermaps.terms import Direction, Level, TieState
from alongside.peermaps.tie_words import FADING, HARM, SUPPORT, pair_words, sureness, tie_words
from alongside.peermaps.viewing import Overlap
from alongside.people.facts import PersonSeen
from alongside.statements.facts import StatementSeen

NEITHER = "neither support nor harm"
NOT_NAMED = "Not named"
FOCUS = "The young person this is about"
DIED = "Has died"
ALONE = "No ties yet"
WAITING = "Not on the picture yet"
UNDECIDED = "Named while drawing together, not decided yet: keep or let go by "
NOTED = "noted"
NOBODY_IN_IT = "Nobody in it yet"
IN_IT = "In it: "
SAYS_SO = " says that it is a group"
OWN_WORDS = "In their own words: "
HEADINGS = ("People", "Ties", "Groups", "Places", "What people said")
"""The parts of the narrative, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph of the narrative. title: how it begins, for a link to what it is about; rest: what follows."""

    title: str
    words: str
    what: End | UUID

    @property
    def rest(self) -> str:
        return self.words[len(self.title) :]

    @property
    def anchor(self) -> str:
        """Where it stands on its page, so that somebody who changed it comes back there."""
        return f"{self.what.type.value}-{self.what.id}" if isinstance(self.what, End) else f"tie-{self.what}"


@dataclass(frozen=True, slots=True)
class Narrative:
    """The whole map in words."""

    opening: str
    people: tuple[Told, ...]
    ties: tuple[Told, ...]
    groups: tuple[Told, ...]
    places: tuple[Told, ...]

    @property
    def text(self) -> str:
        """One paragraph to a line, under the headings of the page."""
        parts = zip(HEADINGS, (self.people, self.ties, self.groups, self.places), strict=False)
        lines = [line for title, told in parts for line in (title, *(one.words for one in told))]
        return "\n".join([self.opening, *lines])


def narrative(seen: MapSeen, view: str, *, voices: bool = True) -> Narrative:
    """Everything the picture shows, in words. view: label of the view it is told in. voices: and who said so."""
    names = spoken(seen.names)
    return Narrative(
        opening=_opening(seen, view),
        people=tuple(_person(seen, one, names) for one in seen.people),
        ties=tuple(
            Told(pair_words(one, names), tie_words(one, names, voices=voices), one.id) for one in seen.ties
        ),
        groups=tuple(_group(seen, one, names) for one in seen.groups),
        places=tuple(_place(seen, one, names) for one in seen.places),
    )


def _opening(seen: MapSeen, view: str) -> str:
    counts = [
        counted(len(seen.people), "person", "people"),
        counted(len(seen.places), "place", "places"),
        counted(len(seen.ties), "tie", "ties"),
    ]
    whose = {
        "Everyone": "Everyone’s view",
        "Professionals": "Professionals’ view",
        "Compare": "Views compared",
    }
    return f"{as_of(seen)}. {whose.get(view, view)}. {listed(counts)}."


def as_of(seen: MapSeen) -> str:
    """ "As known on 28 November 2026", or "As it was on 3 November 2026, as known on 28 November 2026"."""
    known = f"s known on {dates.long(seen.known_on)}"
    return f"As it was on {dates.long(seen.on)}, a{known}" if seen.on != seen.known_on else f"A{known}"


def _person(seen: MapSeen, one: PersonSeen, names: Mapping[End, str]) -> Told:
    end = End(EndType.PERSON, one.id)
    return Told(first_up(names[end]), person_words(seen, one, names), end)


def person_words(seen: MapSeen, one: PersonSeen, names: Mapping[End, str]) -> str:
    """ "JK. Young person. Supported by AM strongly, and by RS." """
    me = End(EndType.PERSON, one.id)
    kind = str(one.kind.label).capitalize()
    note = "" if one.unnamed else one.note
    supporters = [_supporter(tie, me, names) for tie in seen.ties if me in tie.ends and _supports(tie, me)]
    inside = [names[End(EndType.GROUP, group.id)] for group in seen.groups if one.id in group.people]
    return sentences(
        [
            first_up(names.get(me, SOMEBODY)),
            f"{kind}, {quoted(note)}" if note else kind,
            NOT_NAMED if one.unnamed else "",
            FOCUS if one.is_focus else "",
            DIED if one.has_died else "",
            f"{UNDECIDED}{dates.long(seen.undecided[one.id])}" if one.id in seen.undecided else "",
            WAITING if one.id not in seen.positions else "",
            f"Supported by {listed(sorted(supporters))}" if supporters else "",
            f"In {listed(inside)}" if inside else "",
            ALONE if not any(me in tie.ends for tie in seen.ties) else "",
        ]
    )


def _group(seen: MapSeen, one: GroupSeen, names: Mapping[End, str]) -> Told:
    end = End(EndType.GROUP, one.id)
    words = group_words(one, names, fading=seen.group_fading.get(one.id, 0))
    return Told(first_up(names[end]), words, end)


def group_words(group: GroupSeen, names: Mapping[End, str], *, fading: int = 0) -> str:
    """ "Us lot: they choose each other. In it: JK, AM and RS. JK says that it is a group." """
    members = [names.get(End(EndType.PERSON, person), SOMEBODY) for person in group.people]
    called = names.get(End(EndType.GROUP, group.id), quoted(group.name))
    own = unquoted(group.own_words)
    return sentences(
        [
            f"{first_up(called)}: {group.bases_line}",
            f"{IN_IT}{listed(members)}" if members else NOBODY_IN_IT,
            f"{first_up(label(in_line(group.definer)))}{SAYS_SO}" if group.definer else "",
            f"{OWN_WORDS}“{own}”" if own else "",
            first_up(FADING.get(fading, "")),
            *map(condition_words, group.conditions),
        ]
    )


def overlap_words(one: Overlap, names: Mapping[End, str]) -> str:
    """ "“Us lot” and “Share the 78 bus”: JK and RS are in both. Only in “Us lot”: AM and DT." """
    first, second = (f"“{unquoted(group.name)}”" for group in (one.one, one.other))

    def called(people: Sequence[UUID]) -> str:
        return listed(names.get(End(EndType.PERSON, person), SOMEBODY) for person in people)

    definers = [first_up(label(in_line(one.one.definer))), label(in_line(one.other.definer))]
    return sentences(
        [
            f"{first} and {second}: {called(one.both)} {'is' if len(one.both) == 1 else 'are'} in both",
            f"Only in {first}: {called(one.only_one)}" if one.only_one else "",
            f"Only in {second}: {called(one.only_other)}" if one.only_other else "",
            f"{listed(definers)} do not count the same people" if one.differs else "",
        ]
    )


def _place(seen: MapSeen, one: PlaceSeen, names: Mapping[End, str]) -> Told:
    end = End(EndType.PLACE, one.id)
    waiting = one.id not in seen.positions
    return Told(first_up(names[end]), place_words(one, names, waiting=waiting), end)


def place_words(place: PlaceSeen, names: Mapping[End, str], *, waiting: bool = False) -> str:
    """ "The 78 bus. Transport. Policing: two stops where police search young people." """
    called = names.get(End(EndType.PLACE, place.id), quoted(place.name))
    kind = str(place.kind.label).capitalize()
    return sentences(
        [
            first_up(called),
            f"{kind}, {quoted(place.note)}" if place.note else kind,
            WAITING if waiting else "",
            *map(condition_words, place.conditions),
        ]
    )


def condition_words(condition: ConditionSeen) -> str:
    """ "Policing: two stops where police search young people"."""
    words = in_line(condition.words) or NOTED
    if CONDITION.search(f". {words}") or re.search("[“”]", words):
        words = f"“{unquoted(words)}”"
    return f"{str(condition.kind.label).capitalize()}: {words}"


CONDITION = re.compile(
    r"(?<=[.!?”]) (" + "|".join(str(one.label).capitalize() for one in ConditionKind) + "): "
)
"""Where what shapes a place or a group begins."""


def said_words(said: StatementSeen, reading: Reading | None = None) -> str:
    """What follows the speaker's name: ", own words · 3 Nov 2026: “He walks me to the bus.”"."""
    more = [said.line, reading_words(reading) if reading else "", *_handled(said)]
    words = f"“{said.words}”" if said.own_words else said.words
    line = " · ".join(part for part in more if part)
    return f", {line}: {words}" if words else f", {line}"


def _handled(said: StatementSeen) -> Sequence[str]:
    """What else must be known of it: counted once, how to handle it, not confirmed for a while."""
    return (
        "same source as another, counted once" if said.repeats else "",
        said.handling_line.lower(),
        FADING.get(said.fading, ""),
    )


def reading_words(reading: Reading) -> str:
    """ "strong support, some harm (not checked)"; "neither support nor harm" where both are none; "" for nothing."""
    if reading.support is None and reading.harm is None:
        return ""
    said = [
        SUPPORT.get(reading.support, "") if reading.support else "",
        HARM.get(reading.harm, "") if reading.harm else "",
    ]
    words = ", ".join(part for part in said if part)
    return f"{words}{sureness(checked=reading.sure, police=reading.police)}" if words else NEITHER


def _supports(tie: TieSeen, me: End) -> bool:
    """Whether the tie brings support to this end now."""
    away = Direction.A_TO_B if tie.a == me else Direction.B_TO_A
    return tie.drawn.support in PRESENT and tie.direction != away and tie.state == TieState.CURRENT


def _supporter(tie: TieSeen, me: End, names: Mapping[End, str]) -> str:
    name = names.get(tie.other(me), SOMEBODY)
    how = f"{name} strongly" if tie.drawn.support == Level.STRONG else name
    return how if tie.drawn.support_checked else f"{how} (not checked)"
