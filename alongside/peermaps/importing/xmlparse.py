"""XML nobody vouches for: no document types, so no entities; counted, shallow, and read in one go.

Reading in one go matters too: handing a very long piece of markup over in parts takes time that
grows with the square of its length.
"""

import re
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from alongside.peermaps.importing.limits import MAX_DEPTH, Budget
from alongside.peermaps.importing.problems import Unreadable
from alongside.peermaps.importing.text import as_utf8

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_CONTROL_REFERENCE = re.compile(rb"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01])|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));")
_IN_ONE_GO = True
NO_DOCTYPE = "This file defines entities or a document type of its own, so it was not read."


class Handler(Protocol):
    """What is done with elements. Names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Letters between tags; one run may come in several parts."""


def parse(data: bytes, handler: Handler, budget: Budget, weight: int = 1) -> str:
    """Read a document; returns a note about its letters, or "". Raises Unreadable. weight: see `Budget.markup`."""
    data, note = as_utf8(data)
    budget.markup(data, weight)
    data = _CONTROL_REFERENCE.sub(b"", data.translate(None, _CONTROLS))
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    watch = _Watch(handler)
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, _IN_ONE_GO)
    except expat.ExpatError as error:
        says = f"This file is damaged: it stops making sense in line {error.lineno}."
        raise Unreadable(says) from error
    return note


@dataclass(slots=True)
class _Watch:
    """Keeps the depth small and takes namespaces off names."""

    handler: Handler
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable("This file is built in an unusual way, so it was not read.")
        short = {key.rpartition(" ")[2] if " " in key else key: attributes[key] for key in attributes}
        self.handler.start(name.rpartition(" ")[2], short)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name.rpartition(" ")[2])


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(NO_DOCTYPE)
