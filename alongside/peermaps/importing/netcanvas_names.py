"""File names of an interview export: case, session, what it holds, and of which type."""

import re
from dataclasses import dataclass

from alongside.peermaps.importing.files import NamedBytes

_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LISTS = "attributeList|edgeList|adjacencyMatrix"
_PART = re.compile(f"(?:(?P<prefix>.*?)_)?(?:(?P<ego>ego)|(?P<list>{_LISTS})(?:_(?P<type>.+))?)", re.DOTALL)
_CASE = re.compile(rf".*{_UUID.pattern}_?", re.DOTALL)
_AFTER_ID = re.compile(f"_(?:ego$|(?:{_LISTS})(?:_|$))")


@dataclass(frozen=True, slots=True)
class ExportName:
    """prefix: the same for all files of one session. part: "graphml" or one of the lists' names."""

    prefix: str
    part: str
    type: str


def export_name(file: NamedBytes) -> ExportName | None:
    """What a file of an export holds, or None if it is called otherwise.

    A case's name is anybody's text with underscores of its own, and a type may end in an id
    too, so the session's id is the first one that a part's name follows.
    """
    stem, dot, suffix = file.title.rpartition(".")
    if suffix.lower() == "graphml":
        return ExportName(stem, "graphml", "")
    if suffix.lower() != "csv" or not dot:
        return None
    ends = (found.end() for found in _UUID.finditer(stem))
    cut = next((end for end in ends if _AFTER_ID.match(stem, end)), 0)
    match = _PART.fullmatch(stem[cut:])
    if match is None:
        return None
    prefix = stem[:cut] + (match["prefix"] or "")
    return ExportName(prefix, match["ego"] or match["list"], match["type"] or "")


def case_of(prefix: str) -> str:
    """The case's name in front of the session's id; all of it where sessions were merged."""
    ids = list(_UUID.finditer(prefix))
    return prefix[: ids[-1].start()].rstrip("_") if ids else prefix


def without_case(title: str) -> str:
    """ "…attributeList_Person.csv": what a file holds, never what the case in front of the session's id was called."""
    return _CASE.sub("…", title)
