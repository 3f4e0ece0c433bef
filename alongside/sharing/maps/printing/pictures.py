"""The map as a drawing that stays sharp at any size, and as a picture for a slide."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import typst

from alongside.design import typeface
from alongside.peermaps import drawn
from alongside.sharing.maps.sheets import MapSheet

DOTS_PER_INCH = 200.0
_ONLY_IN_EXTENDED = range(0x100, 0x2000)


def svg(sheet: MapSheet) -> bytes:
    """A standalone SVG with its typeface inside; prints on one page by itself."""
    needed = [typeface.LATIN]
    if any(ord(letter) in _ONLY_IN_EXTENDED for letter in _all_words(sheet)):
        needed.insert(0, typeface.LATIN_EXTENDED)
    return _drawn(sheet, tuple(_as_address(path) for path in needed)).encode()


def png(sheet: MapSheet) -> bytes:
    """The same drawing in dots."""
    return in_dots(_drawn(sheet, ()))


def in_dots(drawing: str) -> bytes:
    """An SVG as PNG, as fine as paper needs it."""
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    return one_file(
        typst.compile(page, format="png", ppi=DOTS_PER_INCH, sys_inputs={"svg": drawing}, font_paths=fonts())
    )


@cache
def fonts() -> typst.Fonts:
    """The house's typeface and no other, so that every machine makes the same."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(typeface.FOLDER)]
    )


def one_file(made: object) -> bytes:
    """Typst gives several files for several pages; ours always have one."""
    if not isinstance(made, bytes):
        raise TypeError("one page")
    return made


def _drawn(sheet: MapSheet, typefaces: tuple[str, ...]) -> str:
    above = [sheet.heading, *(f"{what}: {words}" for what, words in sheet.facts)]
    return drawn.sheet(
        sheet.document, above=above, below=sheet.warnings, told=sheet.in_words, typefaces=typefaces
    )


def _all_words(sheet: MapSheet) -> str:
    return " ".join([sheet.heading, *(words for _, words in sheet.facts), *sheet.warnings, sheet.in_words])


def _as_address(path: Path) -> str:
    return f"data:font/woff2;base64,{b64encode(path.read_bytes()).decode()}"
