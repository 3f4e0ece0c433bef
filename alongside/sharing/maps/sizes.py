"""How small the words of a map become on paper, and what is said where they become too small (`map.export`). Pure."""

import re
from collections.abc import Mapping
from typing import Any

Size = tuple[float, float]

SMALLEST = 14.0
"""Map units: the height of the smallest words that say something (`notation.json`, the words along a line)."""

LEGIBLE = 5.5
"""Points below which such words can no longer be read on paper."""

A4: Size = (210.0, 158.0)
A3: Size = (333.0, 240.0)
"""Millimetres that are left for the picture on the page with the key, on its side."""

_BOX = re.compile(r'<svg[^>]*? viewBox="([^"]+)"')
_POINTS_PER_MM = 72 / 25.4
_LABELS = (300.0, 180.0)
"""Map units that shapes and the words beside them take beyond the points where they stand."""


def size_of(svg: str) -> Size:
    """How wide and high a drawing is, in map units."""
    _, _, width, height = map(float, _BOX.findall(svg)[0].split())
    return (width, height)


def points(picture: Size, room: Size) -> float:
    """How high the smallest words stand, where the picture fills the room. picture: in map units; room: in mm."""
    scale = min(room[0] / picture[0], room[1] / picture[1])
    return SMALLEST * scale * _POINTS_PER_MM


def paper_for(picture: Size) -> str:
    """A4 where everything can be read on it; otherwise A3."""
    return "a4" if points(picture, A4) >= LEGIBLE else "a3"


def small_print(picture: Size, room: Size = A3, *, on: str = "an A3 page") -> str:
    """What is said of a map whose words are too small even so; "" where they are not."""
    height = points(picture, room)
    if height >= LEGIBLE:
        return ""
    return (
        f"This map is large: on {on} its smallest words are {height:.0f} points high or less. "
        "Print it larger, show it on a screen, or take out one view alone."
    )


def about(document: Mapping[str, Any]) -> Size:
    """How wide and high its picture will be, near enough to say so before it is drawn."""
    stand = [one["placed"] for one in (*document["people"], *document["places"]) if one["placed"]]
    across, down = (sorted(spot[way] for spot in stand) or [0.0] for way in (0, 1))
    return (across[-1] - across[0] + _LABELS[0], down[-1] - down[0] + _LABELS[1])
