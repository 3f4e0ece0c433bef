"""The map as one page of PDF that screen readers can read: picture, key, for whom, as known on, whose view."""

import json
import re
from functools import cache
from pathlib import Path

import typst

from alongside.peermaps import drawn
from alongside.sharing.maps.printing import pictures
from alongside.sharing.maps.sheets import MapSheet

KEY_WIDTH = 300
"""Map units across the key: one column of it."""

WIDE_FOR_A4 = 1500.0
HIGH_FOR_A4 = 1150.0
"""Map units beyond which words on A4 would be smaller than six points; such a map gets A3."""


def pdf(sheet: MapSheet) -> bytes:
    """Tagged PDF/UA-1. Its metadata say nothing but what it is, and it holds no date of its own."""
    picture = drawn.picture(sheet.document)
    data = {
        "heading": sheet.heading,
        "facts": [list(fact) for fact in sheet.facts],
        "warnings": list(sheet.warnings),
        "told": sheet.in_words,
        "key": f"Key: {'; '.join(drawn.key_words(sheet.document))}.",
        "paper": _paper(picture),
    }
    inputs = {
        "data": json.dumps(data),
        "map": picture,
        "key": drawn.key(sheet.document, width=KEY_WIDTH),
    }
    made = typst.compile(
        _template(), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], font_paths=pictures.fonts()
    )
    return pictures.one_file(made)


def _paper(svg: str) -> str:
    width, height = map(float, re.findall(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', svg)[0])
    return "a4" if width <= WIDE_FOR_A4 and height <= HIGH_FOR_A4 else "a3"


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "map.typ").read_bytes()
