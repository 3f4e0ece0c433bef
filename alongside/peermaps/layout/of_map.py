"""Tidy for a whole map document on the server: the same shapes, labels and layout as in the editor's worker."""

import atexit
import json
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from alongside.peermaps.layout.engine import NotBuiltError, Positions

BUNDLE = Path(__file__).with_name("tidy-map.js")

_one_at_a_time = threading.Lock()


def tidy(document: Mapping[str, Any], how: str) -> Positions:
    """Where everybody on the map would stand, in map units. how: "little", "fresh" or "all"."""
    with _one_at_a_time:
        answer = _engine().call("alongsideTidyMap.tidyMapText", json.dumps([document, how]))
    return {what: (x, y) for what, (x, y) in json.loads(str(answer)).items()}


@cache
def _engine() -> MiniRacer:
    if not BUNDLE.exists():
        raise NotBuiltError
    made = MiniRacer()
    atexit.register(made.close)
    made.eval(BUNDLE.read_text(encoding="utf-8"))
    return made
