"""The bundled layout inside a JavaScript engine of its own, made once and kept."""

import atexit
import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

BUNDLE = Path(__file__).with_name("tidy.js")

#: Person id to centre of their shape: x to the right and y down, in pixels of a 1000 x 700 canvas.
Positions = dict[str, tuple[float, float]]

_one_at_a_time = threading.Lock()


class NotBuiltError(Exception):
    """The layout has not been bundled yet."""

    def __init__(self) -> None:
        super().__init__("The map layout is not built yet: run `npm run build:layout`.")


@cache
def engine() -> MiniRacer:
    """Ready to use: bundle read and run once, so that nobody waits for it later. Raises `NotBuiltError`."""
    if not BUNDLE.exists():
        raise NotBuiltError
    made = MiniRacer()
    # Left to the interpreter's own end, closing waits now and then for a thread that is gone already.
    atexit.register(made.close)
    made.eval(BUNDLE.read_text(encoding="utf-8"))
    made.eval("alongsideLayout.warmUp()")
    return made


def run(layout_input: dict[str, Any]) -> Positions:
    """Lay out one map.

    `layout_input` is the `TidyInput` of `frontend/peer-map/layout/network.ts`: nodes, ties, areas and
    perhaps start. The engine has one thread, hence the lock. Raises `NotBuiltError`.
    """
    with _one_at_a_time:
        answer = engine().call("alongsideLayout.tidyText", json.dumps({"input": layout_input}))
    return {person: (x, y) for person, (x, y) in json.loads(str(answer)).items()}
