"""One of the editor's own bundles in a JavaScript engine on the server (docs/adr/0006)."""

import atexit
import json
from concurrent.futures import ThreadPoolExecutor
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
    """A bundle that was read once. Its engine has one thread and one caller at a time: others take turns.

    The thread is its own, because the engine joins an event loop where its caller has one. The same thread closes
    it: from another one V8 takes the process down with it. Left to the interpreter's own end, closing waits now
    and then for a thread that is gone already; it is closed before.
    """

    def __init__(self, bundle: Path, *, what: str, build: str) -> None:
        """Raises `NotBuiltError`."""
        if not bundle.exists():
            raise NotBuiltError(what, build)
        self._closed = False
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix=bundle.stem)
        self._engine: MiniRacer = self._turns.submit(MiniRacer).result()
        atexit.register(self.close)
        for code in (bundle.read_text(encoding="utf-8"), READ):
            self._turns.submit(self._engine.eval, code).result()

    def call(self, function: str, *given: object) -> str:
        """The text that a function of the bundle answers. given: goes over as JSON, never as code."""
        texts = [json.dumps(one) for one in given]
        asked = f"((texts) => alongsideCall({function}, texts))"
        return str(self._turns.submit(self._engine.call, asked, texts, timeout_sec=SECONDS).result())

    def close(self) -> None:
        """Let go of the engine; calling again is harmless."""
        atexit.unregister(self.close)
        if self._closed:
            return
        self._closed = True
        self._turns.submit(self._engine.close).result()
        self._turns.shutdown()
