"""The editor's own store, on as many devices as a schedule wants, in a JavaScript engine."""

import atexit
import json
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from py_mini_racer import MiniRacer

from tests.support.fingerprint import ROOT
from tests.support.machine import node

BUNDLE = ROOT / ".cache" / "map-devices.js"


@dataclass(frozen=True)
class Asked:
    """A request under way: which device sent it, and what."""

    device: str
    n: int
    url: str
    body: str | None


@cache
def engine() -> MiniRacer:
    """Built and loaded once."""
    subprocess.run([node(), "frontend/build-map.mjs", "--devices"], cwd=ROOT, check=True)
    made = MiniRacer()
    atexit.register(made.close)
    made.eval(BUNDLE.read_text(encoding="utf-8"))
    return made


def call(what: str, *given: Any) -> str:
    """Call a function of devices.ts; whatever it set going has run when this returns."""
    return str(engine().eval(f"String(Devices.{what}(...{json.dumps(given)}) ?? '')"))


def requests() -> list[Asked]:
    """Everything that was sent and has had no answer yet."""
    return [Asked(*one) for one in json.loads(call("requests"))]


def seen(device: str) -> dict[str, Any]:
    """What is on a device's screen, and how its saving stands."""
    found: dict[str, Any] = json.loads(call("seen", device))
    return found
