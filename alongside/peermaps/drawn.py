"""The map as SVG text, by the editor's own drawing code: screen and paper are one drawing (docs/adr/0006).

Plain data in, text out; it knows no record and no page, and may run in a process of its own.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from alongside.peermaps.javascript import Script

BUNDLE = Path(__file__).parent / "drawing" / "draw-map.js"

Document = Mapping[str, Any]
"""A map document, shaped by map-document.schema.json."""


@cache
def script() -> Script:
    """The drawing, read once and kept. Raises `NotBuiltError`."""
    return Script(BUNDLE, what="The map’s drawing", build="build:map")


def picture(document: Document, *, theme: str = "print") -> str:
    """The drawing and nothing else."""
    return script().call("AlongsideDrawing.drawMap", document, {"theme": theme})


def key(document: Document, *, width: int, theme: str = "print") -> str:
    """The key of what stands on this map. width: in map units; a row of it is 42 high."""
    return script().call("AlongsideDrawing.drawKey", {"of": document, "width": width, "theme": theme})


def key_words(document: Document) -> list[str]:
    """What the rows of its key say."""
    return script().call("AlongsideDrawing.keyWordsOf", document).split("\n")


def sheet(
    document: Document,
    *,
    above: Sequence[str],
    below: Sequence[str],
    told: str,
    typefaces: Sequence[str] = (),
) -> str:
    """A map that stands by itself: lines above it, the key and lines below it, the whole in words inside it.

    typefaces: as data: addresses, in WOFF2, for where the typeface is not installed.
    """
    options = {"above": above, "below": below, "told": told, "typefaces": typefaces}
    return script().call("AlongsideDrawing.drawSheet", document, options)
