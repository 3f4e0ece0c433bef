"""A paper for a meeting as PDF that screen readers can read (`map.export`, `sharing.disclosure`).

Made in memory alone: no file with words about anybody is ever written. Its metadata say nothing, its name
is neutral, and every page says who it is for, of which day it is, and that it is not to be passed on.
"""

import json
from functools import cache
from pathlib import Path

import typst

from alongside.cases.opening import OpenCase
from alongside.lib import clock, dates
from alongside.plans.covering import Cover
from alongside.sharing import contents, covering
from alongside.sharing.contents import Part
from alongside.sharing.covering import Shown
from alongside.sharing.terms import What
from alongside.sharing.written import Written

TITLE = "Meeting paper"
"""The title in the metadata: the same for every paper of every case."""


def case_pdf(opened: OpenCase, written: Written) -> bytes:
    """The paper that `written` decided about. Tagged PDF/UA-1.

    Its reader and purpose stand as typed and logged (`sharing.disclosure`); the rules have seen that they name nobody.
    """
    named = written.what == What.NAMED
    seen = contents.reading(opened, named=named)
    cover = covering.nothing_covered if named else covering.covered(opened, written.shows)
    say_day = contents.exact if named or Shown.DAYS in written.shows else contents.month
    found = contents.parts(seen, say_day)
    data = {
        "metadata_title": TITLE,
        "title": cover(contents.title(seen)),
        "for": written.to_whom,
        "purpose": written.purpose,
        "day": dates.long(clock.today()),
        "names": "With initials, for this case’s own team." if named else "Without names.",
        "parts": [_covered(part, cover) for part in found],
    }
    return _compiled(json.dumps(data))


def _covered(part: Part, cover: Cover) -> dict[str, object]:
    return {
        "title": part.title,
        "lines": [{"what": cover(what), "says": cover(says)} for what, says in part.lines],
        "when_empty": part.when_empty,
    }


def _compiled(data: str) -> bytes:
    """Typst reads the words as data, never as markup; fonts are its own, so that every machine makes the same."""
    made = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    if not isinstance(made, bytes):
        raise TypeError("a paper is one document")
    return made


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "typst" / "paper.typ").read_bytes()
