"""The bundled layout inside a JavaScript engine of its own, made once and kept."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from alongside.peermaps.javascript import NotBuiltError, Script

__all__ = ["NotBuiltError", "Positions", "engine", "run"]

BUNDLE = Path(__file__).with_name("tidy.js")

#: Person id to centre of their shape: x to the right and y down, in pixels of a 1000 x 700 canvas.
Positions = dict[str, tuple[float, float]]


@cache
def engine() -> Script:
    """Ready to use: bundle read and run once, so that nobody waits for it later. Raises `NotBuiltError`."""
    made = Script(BUNDLE, what="The map layout", build="build:layout")
    made.call("alongsideLayout.warmUp")
    return made


def run(layout_input: dict[str, Any]) -> Positions:
    """Lay out one map.

    `layout_input` is the `TidyInput` of `frontend/peer-map/layout/network.ts`: nodes, ties, areas and
    perhaps start. Raises `NotBuiltError`.
    """
    answer = engine().call("alongsideLayout.tidyText", json.dumps({"input": layout_input}))
    return {person: (x, y) for person, (x, y) in json.loads(answer).items()}
