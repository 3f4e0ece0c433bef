"""Drawing the triangle: each side solid where there is a strength, broken where something is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.assessments.shown import Side

WIDTH, HEIGHT = 560, 470
_APEX, _LEFT, _RIGHT = (280, 18), (20, 438), (540, 438)
_PLACES = (
    (_LEFT, _APEX, "translate(128 222) rotate(-58)"),
    (_APEX, _RIGHT, "translate(432 222) rotate(58)"),
    (_LEFT, _RIGHT, "translate(280 464)"),
)
"""Where the three domains stand, in their order: left side, right side, ground; with the place of the label."""

_LETTERS = 22
"""Letters that fit into a line of the circle."""


@dataclass(frozen=True, slots=True)
class DrawnSide:
    """A line from start to end with its label along it."""

    side: Side
    x1: int
    y1: int
    x2: int
    y2: int
    label_at: str


@dataclass(frozen=True, slots=True)
class CentreLine:
    """A line of words in the circle. y: its baseline."""

    words: str
    y: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Triangle:
    """The whole drawing and its words for those who do not see it. caption: the circle's words, for small screens."""

    sides: tuple[DrawnSide, ...]
    centre: tuple[CentreLine, ...]
    caption: str
    says: str


def drawn(sides: Sequence[Side], own_words: str, purpose: str) -> Triangle:
    """The drawing. own_words: what young people call the group; purpose: what the work is for."""
    return Triangle(
        sides=tuple(
            DrawnSide(side, *start, *end, label)
            for side, (start, end, label) in zip(sides, _PLACES, strict=True)
        ),
        centre=tuple(_centre(own_words, purpose)),
        caption=": ".join(part for part in (own_words and f"“{own_words.strip('“”')}”", purpose) if part),
        says=" ".join(f"{side.title}: {side.says}" for side in sides),
    )


def _centre(own_words: str, purpose: str) -> Sequence[CentreLine]:
    strong = _lines(f"“{own_words.strip('“”')}”", 2) if own_words else []
    plain = _lines(purpose, 5 - len(strong)) if purpose else []
    lines = [(words, True) for words in strong] + [(words, False) for words in plain]
    top = 304 - (len(lines) - 1) * 11
    return [CentreLine(words, top + number * 22, heavy) for number, (words, heavy) in enumerate(lines)]


def _lines(words: str, most: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _LETTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: _LETTERS - 1]}…"]
    return lines
