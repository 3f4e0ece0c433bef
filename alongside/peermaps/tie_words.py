"""One tie in words: everything its line shows, in one order, so that it can be heard and read back. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from alongside.peermaps.facts import End, TieSeen
from alongside.peermaps.rules import PRESENT, Drawn, Reading
from alongside.peermaps.spoken import SOMEBODY, first_up, label, listed, quoted, sentences, unquoted
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.statements.facts import from_text, on_about

SUPPORT = {Level.SOME: "some support", Level.STRONG: "strong support", Level.UNKNOWN: "support not known"}
HARM = {Level.SOME: "some harm", Level.STRONG: "strong harm", Level.UNKNOWN: "harm not known"}
NOT_CHECKED = " (not checked)"
POLICE_HELD = " (held by the police)"
POLICE_NOT_CHECKED = " (held by the police, not checked)"
NOTHING_KNOWN = "know each other"
NO_CONTACT = "must not have contact (court or police)"
STATES = {TieState.PAST: "in the past", TieState.UNCERTAIN: "not sure whether it is so now"}
FADING = {
    1: "not confirmed for a while",
    2: "not confirmed for a long time",
    3: "not confirmed for a very long time",
}

KINDS = {
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
"""Kinds of tie where no direction is said."""

ONE_WAY = {
    TieKind.LOOKS_OUT_FOR: "{giver} looks out for {other}",
    TieKind.HARMED_BY: "{other} is harmed by {giver}",
    TieKind.CONTROLLED_BY: "{other} is controlled by {giver}",
    TieKind.INFLUENCE: "{giver} influences {other}",
}
BOTH_WAYS = {
    TieKind.LOOKS_OUT_FOR: "they look out for each other",
    TieKind.HARMED_BY: "each is harmed by the other",
    TieKind.CONTROLLED_BY: "each is controlled by the other",
    TieKind.INFLUENCE: "they influence each other",
}
INFLUENCE_ALONE = "influence goes"
"""A direction of influence without that kind: "influence goes from JK to RS"."""


def pair_words(tie: TieSeen, names: Mapping[End, str]) -> str:
    """ "JK and RS"."""
    a, b = ends(tie, names)
    return f"{first_up(a)} and {b}"


def ends(tie: TieSeen, names: Mapping[End, str]) -> tuple[str, str]:
    """How both ends are called in a sentence."""
    return names.get(tie.a, SOMEBODY), names.get(tie.b, SOMEBODY)


def tie_words(tie: TieSeen, names: Mapping[End, str], *, voices: bool = True) -> str:
    """ "JK and RS: strong support; some harm (not checked); JK and the school see this differently."

    voices: also who said so. A map that leaves knows nothing of that, and claims nothing (`map.export`).
    """
    return sentences(
        [
            f"{pair_words(tie, names)}: {what_is_said(tie, names)}",
            said_by(tie.readings) if voices else "",
            *(
                f"Talked about on {when(talk.on.isoformat())} by {quoted(talk.by)}: “{unquoted(talk.words)}”"
                for talk in tie.talks
                if talk.words
            ),
        ]
    )


def what_is_said(tie: TieSeen, names: Mapping[End, str], *, differs: bool = True) -> str:
    """ "strong support; some harm (not checked)". differs: also who sees it differently."""
    both = ends(tie, names)
    drawn = tie.drawn
    parts = [
        _level(SUPPORT, drawn.support, tie.direction, both, _sureness(drawn, "support")),
        _level(HARM, drawn.harm, tie.harm_direction, both, _sureness(drawn, "harm")),
        *(_kind(kind, tie, both) for kind in tie.kinds),
        "" if TieKind.INFLUENCE in tie.kinds else _influence(tie.influence_direction, both),
        STATES.get(tie.state, ""),
        f"since {when(tie.since)}" if tie.since else "",
        f"until {when(tie.until)}" if tie.until else "",
        NO_CONTACT if tie.non_contact else "",
        FADING.get(tie.fading, ""),
        differ_words(drawn.differs_between) if differs else "",
    ]
    said = [part for part in parts if part]
    return "; ".join(said) if said else NOTHING_KNOWN


def differ_words(who: Sequence[str]) -> str:
    """ "JK and the school see this differently", or "" where nobody differs."""
    return f"{listed(label(one) for one in who)} see this differently" if who else ""


def said_by(readings: Sequence[Reading]) -> str:
    """Whose view it is: "Said by JK, and by the school, not checked"; "Nobody’s words yet"."""
    voices: dict[str, bool] = {}
    for one in readings:
        if one.statement is not None:
            told = label(one.label)
            voices[told] = voices.get(told, False) or one.sure
    if not voices:
        return "Nobody’s words yet"
    return "Said by " + ", and by ".join(
        who if sure else f"{who}, not checked" for who, sure in voices.items()
    )


def when(text: str) -> str:
    """ "March 2026" for "2026-03", as exactly as it is known."""
    day, exact = from_text(text, date.min)
    return on_about(day, exact)


def way(direction: Direction, both: tuple[str, str]) -> str:
    """ " from JK to RS", or "" where nobody has said."""
    a, b = both
    return {
        Direction.A_TO_B: f" from {a} to {b}",
        Direction.B_TO_A: f" from {b} to {a}",
        Direction.BOTH: " both ways",
    }.get(direction, "")


def _level(
    words: Mapping[Level, str], level: Level, direction: Direction, both: tuple[str, str], sure: str
) -> str:
    if level == Level.NONE:
        return ""
    goes = way(direction, both) if level in PRESENT else ""
    return f"{words[level]}{goes}{'' if level == Level.UNKNOWN else sure}"


def _sureness(drawn: Drawn, dimension: str) -> str:
    checked, police = getattr(drawn, f"{dimension}_checked"), getattr(drawn, f"{dimension}_police")
    return sureness(checked=checked, police=police)


def sureness(*, checked: bool, police: bool) -> str:
    """What is not checked, and what nobody but the police hold, is said to be so (`map.statement`)."""
    if police:
        return POLICE_HELD if checked else POLICE_NOT_CHECKED
    return "" if checked else NOT_CHECKED


def direction_of(kind: TieKind, tie: TieSeen) -> Direction:
    """Which of a tie's directions a kind speaks of."""
    if kind == TieKind.LOOKS_OUT_FOR:
        return tie.direction
    if kind in (TieKind.HARMED_BY, TieKind.CONTROLLED_BY):
        return tie.harm_direction
    return tie.influence_direction if kind == TieKind.INFLUENCE else Direction.NONE


def _kind(kind: TieKind, tie: TieSeen, both: tuple[str, str]) -> str:
    direction = direction_of(kind, tie)
    if direction == Direction.NONE:
        return KINDS[kind]
    return BOTH_WAYS[kind] if direction == Direction.BOTH else one_way(kind, direction, both)


def one_way(kind: TieKind, direction: Direction, both: tuple[str, str]) -> str:
    """ "JK looks out for RS"."""
    giver, other = both if direction == Direction.A_TO_B else both[::-1]
    return ONE_WAY[kind].format(giver=giver, other=other)


def _influence(direction: Direction, both: tuple[str, str]) -> str:
    return "" if direction == Direction.NONE else f"{INFLUENCE_ALONE}{way(direction, both)}"
