"""One of the editor's own bundles in a JavaScript engine on the server (docs/adr/0006)."""

import atexit
import json
import threading
from pathlib import Path

from py_mini_racer import MiniRacer

SECONDS = 20.0
"""Longer than any map takes; whatever runs on is stopped."""


READ = "const alongsideCall = (name, texts) => name(...texts.map((text) => JSON.parse(text))) ?? null"
"""What is handed over arrives as text, so that it is data and never code."""


class NotBuiltError(Exception):
    """A bundle is not there yet. what: as a sentence begins; build: the npm script that makes it."""

    def __init__(self, what: str, build: str) -> None:
        super().__init__(f"{what} is not built yet: run `npm run {build}`.")


class Script:
    """A bundle that was read once. Its engine has one thread, so callers take turns.

    Left to the interpreter's own end, closing waits now and then for a thread that is gone already; it is
    closed before.
    """

    def __init__(self, bundle: Path, *, what: str, build: str) -> None:
        """Raises `NotBuiltError`."""
        if not bundle.exists():
            raise NotBuiltError(what, build)
        self._turn = threading.Lock()
        self._engine = MiniRacer()
        atexit.register(self.close)
        self._engine.eval(bundle.read_text(encoding="utf-8"))
        self._engine.eval(READ)

    def call(self, function: str, *given: object) -> str:
        """The text that a function of the bundle answers. given: goes over as JSON, never as code."""
        texts = [json.dumps(one) for one in given]
        with self._turn:
            return str(
                self._engine.call(
                    f"((texts) => alongsideCall({function}, texts))", texts, timeout_sec=SECONDS
                )
            )

    def close(self) -> None:
        """Let go of the engine; calling again is harmless."""
        atexit.unregister(self.close)
        self._engine.close()
