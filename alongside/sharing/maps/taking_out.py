"""A map taken out, in this order: asked for, allowed, printed in memory, written down; only then it leaves."""

from dataclasses import dataclass, replace

from alongside.cases.opening import OpenCase
from alongside.lib.errors import Reason, Refused, refuse_if
from alongside.peermaps import queries as maps
from alongside.peermaps.facts import MapSeen
from alongside.sharing import operations
from alongside.sharing.maps import papers, press, sizes
from alongside.sharing.maps.choices import Format
from alongside.sharing.maps.papers import Wanted
from alongside.sharing.maps.sheets import MapSheet
from alongside.sharing.terms import Need, What
from alongside.sharing.written import MapOut, Written, against_map

CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PNG: "image/png",
    Format.SVG: "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class MapFile:
    """A finished file. Its name is neutral: it may lie in a folder that others see."""

    content: bytes
    content_type: str
    name: str


def taken_out(*, opened: OpenCase, wanted: Wanted, written: Written, others_there: bool) -> MapFile:
    """The file, once everything about it is allowed and written down. Raises Refused, and then nothing was made."""
    seen = maps.seen(opened, known=wanted.known)
    written = replace(written, shared_words=papers.describes(seen, wanted))
    out = _out(seen, wanted, written, others_there=others_there)
    refuse_if(against_map(opened, out))
    made = _printed(papers.sheet(opened, seen, wanted), wanted.as_what)
    if written.need == Need.REQUIRED:
        operations.hand_map_over(opened=opened, out=out)
    else:
        operations.take_map_out(opened=opened, out=out)
    return MapFile(made, CONTENT_TYPES[wanted.as_what], f"map.{wanted.as_what}")


@dataclass(frozen=True, slots=True)
class Look:
    """The map as it would leave, as SVG and in words. small_print: that its words would be too small, or ""."""

    svg: bytes
    in_words: str
    small_print: str


def looked_at(*, opened: OpenCase, wanted: Wanted) -> Look:
    """The same map for whoever is about to take it out. Raises Refused."""
    sheet = papers.sheet(opened, maps.seen(opened, known=wanted.known), wanted)
    small_print = sizes.small_print(sizes.about(sheet.document))
    return Look(_printed(sheet, Format.SVG), sheet.in_words, small_print)


def _printed(sheet: MapSheet, as_what: Format) -> bytes:
    try:
        return press.printed(sheet, as_what)
    except press.CouldNotPrintError as problem:
        says = "The map could not be made just now, and nothing has left. Try again, or choose another kind of file."
        raise Refused([Reason("map.export", says)]) from problem


def _out(seen: MapSeen, wanted: Wanted, written: Written, *, others_there: bool) -> MapOut:
    on_paper = {"to_whom": written.to_whom, "purpose": written.purpose}
    nameless = written.what != What.NAMED
    return MapOut(
        written=written,
        others_there=others_there,
        as_what=wanted.as_what,
        shows=tuple(wanted.how.shows),
        names_in=tuple(
            field for field, words in on_paper.items() if nameless and papers.names_somebody(seen, words)
        ),
    )
