"""Which parts of a text are somebody's own words, by its quotation marks.

When in doubt a stretch counts as quoted: better a missed hint than a hand on a young person's words.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_CURLY_DOUBLE = re.compile(r"“(?:[^“”]|“[^“”]*”)*(?:”|\Z)|“[^“”]*")
_STRAIGHT_DOUBLE = re.compile(r'"[^"]*(?:"|\Z)')
_STRAIGHT_DOUBLE_BY_SHAPE = re.compile(r'(?<!\w)"[^"]*(?:"|\Z)')
_OPENS_SINGLE = re.compile(r"‘|(?<!\w)'(?=\w)")
_CLOSES_CURLY = re.compile(r"’(?!\w)")
_CLOSES_STRAIGHT = re.compile(r"'(?!\w)")


def quoted(words: str) -> list[Span]:
    """Start and end of every quoted stretch, marks included; stretches may overlap.

    Marks that are never closed reach to the end, but for a straight apostrophe, which is often none.
    """
    doubles = (_CURLY_DOUBLE, _STRAIGHT_DOUBLE, _STRAIGHT_DOUBLE_BY_SHAPE)
    spans = [found.span() for marks in doubles for found in marks.finditer(words)]
    return spans + list(_singles(words))


def _singles(words: str) -> Iterator[Span]:
    position = 0
    while opening := _OPENS_SINGLE.search(words, position):
        end = _end_of_single(words, opening)
        if end is None:
            return
        yield opening.start(), end
        position = end


def _end_of_single(words: str, opening: re.Match[str]) -> int | None:
    """Past the closing mark. A mark before a letter is an apostrophe; one after an s may be."""
    curly = opening.group() == "‘"
    next_opening = words.find("‘", opening.end()) if curly else -1
    until = next_opening if next_opening >= 0 else len(words)
    last: int | None = None
    for mark in (_CLOSES_CURLY if curly else _CLOSES_STRAIGHT).finditer(words, opening.end(), until):
        last = mark.end()
        if words[mark.start() - 1] not in "sS":
            return last
    return until if last is None and curly else last
