"""The map as one page of PDF that screen readers can read: picture, key, for whom, as known on, whose view."""

import json
from functools import cache
from pathlib import Path

import typst

from alongside.peermaps import drawn
from alongside.sharing.maps import sizes
from alongside.sharing.maps.printing import pictures
from alongside.sharing.maps.sheets import MapSheet

KEY_WIDTH = 300
"""Map units across the key: one column of it."""


def pdf(sheet: MapSheet) -> bytes:
    """Tagged PDF/UA-1. Its metadata say nothing but what it is, and it holds no date of its own."""
    picture = drawn.picture(sheet.document)
    size = sizes.size_of(picture)
    data = {
        "heading": sheet.heading,
        "facts": [list(fact) for fact in sheet.facts],
        "warnings": [*sheet.warnings, *filter(None, [sizes.small_print(size)])],
        "told": sheet.in_words,
        "key": f"Key: {'; '.join(drawn.key_words(sheet.document))}.",
        "paper": sizes.paper_for(size),
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


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "map.typ").read_bytes()
