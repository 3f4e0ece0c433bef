"""Migrated databases made once, and a copy of them for whoever needs one of their own.

Append-only triggers make Django's flush fail, on purpose. So tests that commit, and pages served to a
browser, start from a copy and throw it away; nothing is ever emptied.
"""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol, TypeAlias

from django.core.management import call_command
from django.db import connections

from tests.support.fingerprint import ROOT, fingerprint

ALIASES = ("default", "keys")

Names: TypeAlias = Mapping[str, str]
"""Alias -> file or database name."""


class Copies(Protocol):
    """What both engines can do."""

    def migrated(self) -> Names:
        """The names of databases with every table and no row."""
        ...

    def copy(self, names: Names) -> Names:
        """New databases with the same content. Nobody may be connected to the old ones."""
        ...

    def drop(self, names: Names) -> None:
        """Throw a copy away."""
        ...


def point_at(names: Names) -> None:
    """Let every connection, in every thread, open these databases from now on."""
    for alias, name in names.items():
        connections[alias].close()
        connections.settings[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name


def current() -> Names:
    """The databases that connections open now."""
    return {alias: connections.settings[alias]["NAME"] for alias in ALIASES}


@contextmanager
def a_copy(copies: Copies, of: Names) -> Iterator[Names]:
    """Work on a copy, then go back to the databases of before."""
    before = current()
    names = copies.copy(of)
    point_at(names)
    try:
        yield names
    finally:
        point_at(before)
        copies.drop(names)


def migrate() -> None:
    """As `alongside migrate` does; the apps that are there for tests alone have no migrations."""
    call_command("migrate", database="default", verbosity=0, interactive=False, run_syncdb=True)
    call_command("migrate", "seals", database="keys", verbosity=0, interactive=False)
    for alias in ALIASES:
        connections[alias].close()


class SqliteCopies:
    """Files. The migrated pair is kept under .cache/ until a migration changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def migrated(self) -> Names:
        kept = ROOT / ".cache" / "test-databases" / fingerprint()
        if not kept.is_dir():
            _make_migrated_files(kept)
        return _files(kept)

    def copy(self, names: Names) -> Names:
        target = self._folder / str(next(self._numbers))
        target.mkdir(parents=True)
        for name in names.values():
            _settle(name)
            shutil.copyfile(name, target / Path(name).name)
        return _files(target)

    def drop(self, names: Names) -> None:
        shutil.rmtree(Path(names["default"]).parent)


def _files(folder: Path) -> Names:
    return {alias: str(folder / f"{alias}.sqlite3") for alias in ALIASES}


def _make_migrated_files(kept: Path) -> None:
    """Make them beside their place and move them in, so that two runs at once do not meet."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=kept.parent, prefix="making-"))
    point_at(_files(making))
    migrate()
    for name in _files(making).values():
        _settle(name)
    try:
        making.rename(kept)
    except OSError:  # the other run was quicker
        shutil.rmtree(making)
    _forget_old(kept)


def _forget_old(kept: Path) -> None:
    """Drop templates of migrations long changed; a day spares every run that still reads one."""
    yesterday = time.time() - 24 * 60 * 60
    for other in kept.parent.iterdir():
        if other != kept and other.stat().st_mtime < yesterday:
            shutil.rmtree(other, ignore_errors=True)


def _settle(name: str) -> None:
    """Bring what still stands in the write-ahead file into the database file."""
    if Path(f"{name}-wal").exists():
        connection = sqlite3.connect(name)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
