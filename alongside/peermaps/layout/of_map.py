"""Tidy for a whole map document on the server: the same shapes, labels and layout as in the editor's worker."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from alongside.peermaps.javascript import Script
from alongside.peermaps.layout.engine import Positions

BUNDLE = Path(__file__).with_name("tidy-map.js")


def tidy(document: Mapping[str, Any], how: str) -> Positions:
    """Where everybody on the map would stand, in map units. how: "little", "fresh" or "all"."""
    answer = _script().call("alongsideTidyMap.tidyMapText", json.dumps([document, how]))
    return {what: (x, y) for what, (x, y) in json.loads(answer).items()}


@cache
def _script() -> Script:
    return Script(BUNDLE, what="The map layout", build="build:layout")
