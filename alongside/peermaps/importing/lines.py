"""The arrow words of the workbook: which style of line, and which way it points."""

from alongside.peermaps.importing.source import Direction
from alongside.peermaps.importing.text import plain

OPEN = "Open"
_POINTING = {"arrow": OPEN, "dotted arrow": "Dotted", "thick arrow": "Thick"}
_ENDING = {"circular node at end": "Circular node at end", "x at end": "X at end"}
_PLAIN = {"": OPEN, "open": OPEN, "dotted": "Dotted", "thick": "Thick"}


def style_of(arrow: str) -> str:
    """What is asked about once per file: the style without its point. Unknown words stay themselves."""
    said = plain(arrow)
    known = _POINTING | _ENDING | _PLAIN
    return known.get(said) or arrow.strip()


def direction_of(at_source: str, at_destination: str) -> Direction:
    """Which way a tie goes: towards the end that has a point, a circle or a cross."""
    to_a, to_b = (plain(arrow) in _POINTING | _ENDING for arrow in (at_source, at_destination))
    if to_a and to_b:
        return "both"
    return "b_to_a" if to_a else "a_to_b" if to_b else "none"
