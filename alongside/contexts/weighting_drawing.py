"""Drawing a weighting: areas in proportion to the parts, without a number anywhere (`weighting.boxes`).

The layout is a squarified treemap: largest first, each row kept as square as it can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 310
GAP = 10
_LARGEST_TYPE, _SMALLEST_TYPE = 21, 13
_SLIVER = 5
"""Times as long as wide, beyond which a label does not fit any more."""
_LETTER = 0.62
"""Width of a letter of our typeface as a share of its size, on the safe side."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label. y: its baseline."""

    words: str
    y: float


@dataclass(frozen=True, slots=True)
class Area:
    """One box of the picture. size: of its letters. first: it is drawn as the one put first."""

    label: str
    x: float
    y: float
    width: float
    height: float
    size: int
    lines: tuple[Line, ...]
    first: bool

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def areas(parts: Sequence[tuple[str, int]], first: str | None) -> tuple[Area, ...]:
    """Boxes that fill the picture, largest first; labels broken into lines that fit."""
    ordered = sorted(parts, key=lambda part: -part[1])
    sizes = [part * WIDTH * HEIGHT / sum(one for _, one in parts) for _, part in ordered]
    placed = _squarified(sizes, 0.0, 0.0, float(WIDTH), float(HEIGHT))
    return tuple(_area(label, spot, label == first) for (label, _), spot in zip(ordered, placed, strict=True))


def areas_in_place(parts: Sequence[tuple[str, int]], first: str | None) -> tuple[Area, ...]:
    """The same while it is being made, in the order given: a box that is pressed grows where it is.

    Where a box would become a sliver the largest is drawn whole, on the side on which it was.
    """
    sizes = [part * WIDTH * HEIGHT / sum(one for _, one in parts) for _, part in parts]
    placed = _squarified(sizes, 0.0, 0.0, float(WIDTH), float(HEIGHT))
    if max(max(wide / high, high / wide) for _, _, wide, high in placed) > _SLIVER:
        placed = _largest_whole(sizes)
    return tuple(_area(label, spot, label == first) for (label, _), spot in zip(parts, placed, strict=True))


Spot = tuple[float, float, float, float]


def _squarified(sizes: list[float], x: float, y: float, width: float, height: float) -> list[Spot]:
    """Rectangles of exactly these areas: rows along the shorter side, as square as possible."""
    if not sizes:
        return []
    side = min(width, height)
    count = 1
    while count < len(sizes) and _worst(sizes[: count + 1], side) <= _worst(sizes[:count], side):
        count += 1
    row, thick = sizes[:count], sum(sizes[:count]) / side
    if width >= height:
        spots = _row(row, thick, x, y, down=True)
        return spots + _squarified(sizes[count:], x + thick, y, width - thick, height)
    spots = _row(row, thick, x, y, down=False)
    return spots + _squarified(sizes[count:], x, y + thick, width, height - thick)


def _row(row: list[float], thick: float, x: float, y: float, *, down: bool) -> list[Spot]:
    spots = []
    for size in row:
        long = size / thick
        spots.append((x, y, thick, long) if down else (x, y, long, thick))
        x, y = (x, y + long) if down else (x + long, y)
    return spots


def _largest_whole(sizes: list[float]) -> list[Spot]:
    """Largest first, mirrored where the largest belongs to the right."""
    order = sorted(range(len(sizes)), key=lambda number: -sizes[number])
    spots = _squarified([sizes[number] for number in order], 0.0, 0.0, float(WIDTH), float(HEIGHT))
    if order[0] >= len(sizes) / 2:
        spots = [(WIDTH - x - width, y, width, height) for x, y, width, height in spots]
    return [spot for _, spot in sorted(zip(order, spots, strict=True))]


def _worst(row: list[float], side: float) -> float:
    thick = sum(row) / side
    return max(max(thick * thick / size, size / (thick * thick)) for size in row)


def _area(label: str, spot: Spot, first: bool) -> Area:
    x, y, width, height = spot
    inner = (x + GAP / 2, y + GAP / 2, width - GAP, height - GAP)
    size, lines = _fitting(label, inner[2] - 12, inner[3] - 10)
    top = inner[1] + inner[3] / 2 - (len(lines) - 1) * size * 0.6 + size * 0.35
    drawn = tuple(Line(words, round(top + number * size * 1.2, 1)) for number, words in enumerate(lines))
    x, y, width, height = (round(one, 1) for one in inner)
    return Area(label, x, y, width, height, size, drawn, first)


def _fitting(label: str, width: float, height: float) -> tuple[int, list[str]]:
    """The largest letters in which the label fits; the very long is cut short, its words stand below."""
    for size in range(_LARGEST_TYPE, _SMALLEST_TYPE - 1, -1):
        lines = _broken(label, int(width / (size * _LETTER)))
        if lines is not None and len(lines) * size * 1.2 <= height:
            return size, lines
    letters = max(3, int(width / (_SMALLEST_TYPE * _LETTER)))
    return _SMALLEST_TYPE, [label if len(label) <= letters else label[: letters - 1].rstrip() + "…"]


def _broken(label: str, letters: int) -> list[str] | None:
    lines: list[str] = []
    for word in label.split():
        if len(word) > letters:
            return None
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
