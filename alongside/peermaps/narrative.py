"""The map in words (`map.narrative`): complete, regular, from the same record as the picture. Pure.

"JK. Young person. Supported by AM strongly, and by RS strongly." and
"JK and RS: strong support; some harm (not checked); close friends; JK and the school see this differently."
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.lib import dates
from alongside.peermaps.documents import told_as
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen
from alongside.peermaps.rules import PRESENT
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.people.facts import PersonSeen
from alongside.statements.facts import StatementSeen, from_text, on_about

SUPPORT = {Level.SOME: "some support", Level.STRONG: "strong support", Level.UNKNOWN: "support not known"}
HARM = {Level.SOME: "some harm", Level.STRONG: "strong harm", Level.UNKNOWN: "harm not known"}
NOT_CHECKED = " (not checked)"

MUTUAL = {
    TieKind.FRIEND: "friends",
    TieKind.CLOSE_FRIEND: "close friends",
    TieKind.PARTNER: "partners",
    TieKind.FAMILY: "family",
    TieKind.CONFLICT: "in conflict",
    TieKind.INFLUENCE: "influence",
    TieKind.LOOKS_OUT_FOR: "one looks out for the other",
    TieKind.SPENDS_TIME_AT: "spends time there",
    TieKind.HARMED_BY: "one is harmed by the other",
    TieKind.CONTROLLED_BY: "one is controlled by the other",
    TieKind.OTHER: "another tie",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph of the narrative. title: how it begins, for a link to what it is about; rest: what follows."""

    title: str
    words: str
    what: End | UUID

    @property
    def rest(self) -> str:
        return self.words[len(self.title) :]


@dataclass(frozen=True, slots=True)
class Narrative:
    """The whole map in words."""

    opening: str
    people: tuple[Told, ...]
    ties: tuple[Told, ...]
    groups: tuple[Told, ...]
    places: tuple[Told, ...]


def narrative(seen: MapSeen, view: str) -> Narrative:
    """Everything the picture shows, in words. view: label of the view it is told in."""
    names = seen.names
    return Narrative(
        opening=_opening(seen, view),
        people=tuple(
            Told(_first_up(one.name), person_words(seen, one, names), End(EndType.PERSON, one.id))
            for one in seen.people
        ),
        ties=tuple(Told(pair_words(one, names), tie_words(one, names), one.id) for one in seen.ties),
        groups=tuple(
            Told(one.name, group_words(one, names), End(EndType.GROUP, one.id)) for one in seen.groups
        ),
        places=tuple(Told(one.name, place_words(one), End(EndType.PLACE, one.id)) for one in seen.places),
    )


def _opening(seen: MapSeen, view: str) -> str:
    counts = [
        _count(len(seen.people), "person", "people"),
        _count(len(seen.places), "place", "places"),
        _count(len(seen.ties), "tie", "ties"),
    ]
    whose = {
        "Everyone": "Everyone’s view",
        "Professionals": "Professionals’ view",
        "Compare": "Views compared",
    }
    return f"As known on {dates.long(seen.on)}. {whose.get(view, view)}. {_and(counts)}."


def person_words(seen: MapSeen, one: PersonSeen, names: Mapping[End, str]) -> str:
    """ "JK. Young person. Supported by AM strongly, and by RS." """
    me = End(EndType.PERSON, one.id)
    kind = one.kind_label.capitalize()
    parts = [_first_up(one.name), f"{kind}, {one.note}" if one.note and not one.unnamed else kind]
    if one.is_focus:
        parts.append("The young person this is about")
    if one.has_died:
        parts.append("Has died")
    supporters = [_supporter(tie, me, names) for tie in seen.ties if me in tie.ends and _supports(tie, me)]
    if supporters:
        parts.append(f"Supported by {_and(sorted(supporters))}")
    inside = [group.name for group in seen.groups if one.id in group.people]
    if inside:
        parts.append(f"In {_and(inside)}")
    if not any(me in tie.ends for tie in seen.ties):
        parts.append("No ties yet")
    return _sentences(parts)


def pair_words(tie: TieSeen, names: Mapping[End, str]) -> str:
    """ "JK and RS"."""
    return f"{_first_up(names.get(tie.a, 'somebody'))} and {names.get(tie.b, 'somebody')}"


def tie_words(tie: TieSeen, names: Mapping[End, str]) -> str:
    """ "JK and RS: strong support; some harm (not checked); JK and the school see this differently." """
    return f"{pair_words(tie, names)}: {what_is_said(tie, names)}."


def what_is_said(tie: TieSeen, names: Mapping[End, str], *, differs: bool = True) -> str:
    """ "strong support; some harm (not checked)". differs: also who sees it differently."""
    a, b = names.get(tie.a, "somebody"), names.get(tie.b, "somebody")
    drawn = tie.drawn
    parts = [
        _level(SUPPORT, drawn.support, drawn.support_checked, tie.direction, (a, b)),
        _level(HARM, drawn.harm, drawn.harm_checked, tie.harm_direction, (a, b)),
        *(MUTUAL[kind] for kind in tie.kinds),
        _influence(tie.influence_direction, a, b),
        {TieState.PAST: "in the past", TieState.UNCERTAIN: "not sure whether it is so now"}.get(
            tie.state, ""
        ),
        f"since {when(tie.since)}" if tie.since else "",
        f"until {when(tie.until)}" if tie.until else "",
        "must not have contact (court or police)" if tie.non_contact else "",
        differ_words(drawn.differs_between) if differs else "",
        "not confirmed for a while" if tie.fading else "",
    ]
    said = [part for part in parts if part]
    return "; ".join(said) if said else "know each other"


def differ_words(who: Sequence[str]) -> str:
    """ "JK and the school see this differently", or "" where nobody differs."""
    return f"{_and([told_as(label) for label in who])} see this differently" if who else ""


def group_words(group: GroupSeen, names: Mapping[End, str]) -> str:
    """ "Us lot: they choose each other. In it: JK, AM and RS. JK says that it is a group." """
    members = [names.get(End(EndType.PERSON, person), "somebody") for person in group.people]
    parts = [
        f"{group.name}: {group.bases_line}",
        f"In it: {_and(members)}" if members else "Nobody in it yet",
        f"{group.definer} says that it is a group" if group.definer else "",
        f"In their own words: “{group.own_words}”" if group.own_words else "",
        *(f"{one.kind.label.capitalize()}: {one.words}" for one in group.conditions if one.words),
    ]
    return _sentences([part for part in parts if part])


def place_words(place: PlaceSeen) -> str:
    """ "The 78 bus. Transport. Policing: two stops where police search young people." """
    parts = [place.name, place.kind.label.capitalize(), place.note]
    shaped = [f"{one.kind.label.capitalize()}: {one.words or 'noted'}" for one in place.conditions]
    return _sentences([part for part in [*parts, *shaped] if part])


def said_words(said: StatementSeen) -> str:
    """What follows the speaker's name: ", own words · 3 Nov 2026: “He walks me to the bus.”"."""
    words = f"“{said.words}”" if said.own_words else said.words
    return f", {said.line}: {words}" if words else f", {said.line}"


def when(text: str) -> str:
    """ "March 2026" for "2026-03", as exactly as it is known."""
    day, exact = from_text(text, date.min)
    return on_about(day, exact)


def _level(
    words: dict[Level, str], level: Level, checked: bool, direction: Direction, ends: tuple[str, str]
) -> str:
    if level == Level.NONE:
        return ""
    way = _way(direction, ends) if level in PRESENT else ""
    return f"{words[level]}{way}{'' if checked or level == Level.UNKNOWN else NOT_CHECKED}"


def _way(direction: Direction, ends: tuple[str, str]) -> str:
    a, b = ends
    return {
        Direction.A_TO_B: f" from {a} to {b}",
        Direction.B_TO_A: f" from {b} to {a}",
        Direction.BOTH: " both ways",
    }.get(direction, "")


def _influence(direction: Direction, a: str, b: str) -> str:
    return {
        Direction.A_TO_B: f"{a} influences {b}",
        Direction.B_TO_A: f"{b} influences {a}",
        Direction.BOTH: "they influence each other",
    }.get(direction, "")


def _supports(tie: TieSeen, me: End) -> bool:
    """Whether the tie brings support to this end now."""
    away = Direction.A_TO_B if tie.a == me else Direction.B_TO_A
    return tie.drawn.support in PRESENT and tie.direction != away and tie.state == TieState.CURRENT


def _supporter(tie: TieSeen, me: End, names: Mapping[End, str]) -> str:
    name = names.get(tie.other(me), "somebody")
    return f"{name} strongly" if tie.drawn.support == Level.STRONG else name


def _first_up(name: str) -> str:
    """A sentence begins with a capital: "A friend from the bus"."""
    return name[:1].upper() + name[1:]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _and(words: Iterable[str]) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(part if part[-1:] in ".!?”" else f"{part}." for part in parts if part)
