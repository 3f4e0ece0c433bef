"""The editor's own bundles in a JavaScript engine on the server (docs/adr/0006)."""

import atexit
import json
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from py_mini_racer import MiniRacer

SECONDS = 20.0
"""Longer than any map takes; whatever runs on is stopped."""


READ = "const alongsideCall = (name, texts) => name(...texts.map((text) => JSON.parse(text))) ?? null"
"""What is handed over arrives as text, so that it is data and never code."""


class NotBuiltError(Exception):
    """A bundle is not there yet. what: as a sentence begins; build: the npm script that makes it."""

    def __init__(self, what: str, build: str) -> None:
        super().__init__(f"{what} is not built yet: run `npm run {build}`.")


class OneThread:
    """Where every engine of this process is made, called and closed, one after the other.

    V8 guards its memory with a key that a thread has only from the thread that it was started by: an engine that
    is made in a thread beside the first one's takes the process down. The interpreter waits for an executor's
    threads before engines can be closed; this one outlives that.
    """

    def __init__(self) -> None:
        self._turns: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None

    def does(self, what: Callable[[], Any]) -> Any:
        """What `what` answers or raises, once it was its turn."""
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._take_turns, name="javascript", daemon=True)
                self._thread.start()
        answer: Future[Any] = Future()
        self._turns.put((answer, what))
        return answer.result()

    def _take_turns(self) -> None:
        while True:
            answer, what = self._turns.get()
            try:
                answer.set_result(what())
            except BaseException as problem:
                answer.set_exception(problem)


javascript = OneThread()


class Script:
    """A bundle that was read once, in an engine of its own.

    Left to the interpreter's own end, closing waits now and then for a thread that is gone already; it is closed
    before.
    """

    def __init__(self, bundle: Path, *, what: str, build: str) -> None:
        """Raises `NotBuiltError`."""
        if not bundle.exists():
            raise NotBuiltError(what, build)
        self._closed = False
        self._engine: MiniRacer = javascript.does(MiniRacer)
        atexit.register(self.close)
        for code in (bundle.read_text(encoding="utf-8"), READ):
            javascript.does(partial(self._engine.eval, code))

    def call(self, function: str, *given: object) -> str:
        """The text that a function of the bundle answers. given: goes over as JSON, never as code."""
        texts = [json.dumps(one) for one in given]
        asked = f"((texts) => alongsideCall({function}, texts))"
        return str(javascript.does(partial(self._engine.call, asked, texts, timeout_sec=SECONDS)))

    def close(self) -> None:
        """Let go of the engine; calling again is harmless."""
        atexit.unregister(self.close)
        if not self._closed:
            self._closed = True
            javascript.does(self._engine.close)
