"""A tablet with a profile of its own: its browser can be killed like a browser, and its storage read like a file."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error

PROCESSES = Path("/proc")


class Device:
    """One device. `folder` holds everything that its browser ever writes."""

    def __init__(self, browser: BrowserType, launch: dict[str, Any], folder: Path) -> None:
        self._browser, self._launch, self.folder = browser, launch, folder
        self.context: BrowserContext | None = None

    def starts(self, **how: Any) -> BrowserContext:
        """Open the browser with the profile as it was left."""
        self.context = self._browser.launch_persistent_context(
            str(self.folder), viewport={"width": 1280, "height": 800}, locale="en-GB", **self._launch, **how
        )
        return self.context

    def dies(self) -> None:
        """Kill every process of the browser at once, with no time to write anything down."""
        for process in self._processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.closes()
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def closes(self) -> None:
        """Close the browser, if it is still there."""
        if self.context is not None:
            with suppress(Error):
                self.context.close()
        self.context = None

    def holds(self, *words: str) -> list[str]:
        """Which of these words stand readable, in any common encoding, in any file of the profile."""
        wanted = {one: (one.encode(), one.encode("utf-16-le"), one.encode("utf-16-be")) for one in words}
        found = set[str]()
        for file in self._files():
            with suppress(OSError):
                content = file.read_bytes()
                found |= {one for one, forms in wanted.items() if any(form in content for form in forms)}
        return sorted(found)

    def _files(self) -> Iterator[Path]:
        return (one for one in self.folder.rglob("*") if one.is_file() and not one.is_symlink())

    def _processes(self) -> list[int]:
        """Those that name this profile, and whatever they started."""
        parents = dict(_parents())
        ours = {one for one in parents if str(self.folder) in _command(one)}
        while more := {one for one, parent in parents.items() if parent in ours} - ours:
            ours |= more
        return sorted(ours - {os.getpid()})


def _parents() -> Iterator[tuple[int, int]]:
    for one in PROCESSES.iterdir():
        if one.name.isdigit():
            with suppress(OSError, ValueError):
                yield int(one.name), int((one / "stat").read_text().rsplit(")", 1)[1].split()[1])


def _command(process: int) -> str:
    with suppress(OSError):
        return (PROCESSES / str(process) / "cmdline").read_bytes().decode(errors="replace")
    return ""
