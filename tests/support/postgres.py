"""An own PostgreSQL for the tests: started here, on a socket only we can reach, gone when we are.

Two roles, as in a deployment: the owner migrates; the tests run as the application, which owns nothing.
"""

import ctypes
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import LiteralString

import psycopg
from django.db import connections
from psycopg import sql

from tests.support.databases import ALIASES, Names, migrate, point_at
from tests.support.fingerprint import ROOT
from tests.support.machine import postgres_programs, quick_folder

OWNER, APPLICATION = "alongside_owner", "alongside_app"
GRANTS = ROOT / "alongside" / "web" / "roles.sql"

# Nothing here has to outlive a power cut.
_QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "listen_addresses": "",
    "log_min_messages": "fatal",
}

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Cluster:
    """A server process with its data in a temporary folder. Use it as a context."""

    def __init__(self) -> None:
        self._user = _server_user()
        self.folder = quick_folder()
        self._programs = _within_reach(postgres_programs(), self.folder)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Cluster":
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run_initdb()
        self._process = self._start()
        self._wait_until_it_answers()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def execute(self, statement: LiteralString, *names: str, database: str = "postgres") -> None:
        """One statement as the superuser, outside any transaction; `{}` stands for a quoted name."""
        with self.connect(database) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def connect(self, database: str, user: str = "postgres") -> psycopg.Connection:
        """A connection past Django, for tests that look from outside."""
        return psycopg.connect(
            host=str(self.folder), user=user, dbname=database, autocommit=True, connect_timeout=5
        )

    def _run_initdb(self) -> None:
        data = str(self.folder / "data")
        subprocess.run(
            [
                str(self._programs / "initdb"), "--pgdata", data, "--username=postgres",
                "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync",
            ],
            check=True, user=self._user, cwd=self.folder, stdout=subprocess.DEVNULL,
            env=_plain_environment(),
        )  # fmt: skip

    def _start(self) -> subprocess.Popen[bytes]:
        options = {**_QUICK, "unix_socket_directories": str(self.folder)}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return subprocess.Popen(
            [str(self._programs / "postgres"), "-D", str(self.folder / "data"), *settings],
            user=self._user, cwd=self.folder, stdin=subprocess.DEVNULL, env=_plain_environment(),
            preexec_fn=_stop_when_parent_does,  # noqa: PLW1509 - pytest has no threads yet
        )  # fmt: skip

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + 30
        while True:
            try:
                self.connect("postgres").close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)


class PostgresCopies:
    """Databases made with CREATE DATABASE … TEMPLATE. Tests open them as the application's role."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._numbers = count(1)

    def migrated(self) -> Names:
        """Migrated by the owner, granted to the application."""
        for role in (OWNER, APPLICATION):
            self._cluster.execute("CREATE ROLE {} LOGIN", role)
        names = {alias: f"{alias}_template" for alias in ALIASES}
        for name in names.values():
            self._cluster.execute("CREATE DATABASE {} OWNER {}", name, OWNER)
        self._connect_as(OWNER)
        point_at(names)
        migrate()
        for name in names.values():
            grant(self._cluster, name)
        self._connect_as(APPLICATION)
        return names

    def copy(self, names: Names) -> Names:
        number = next(self._numbers)
        made = {alias: f"{alias}_{number}" for alias in names}
        for alias, name in made.items():
            self._cluster.execute(
                "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY OWNER {}", name, names[alias], OWNER
            )
        return made

    def drop(self, names: Names) -> None:
        for name in names.values():
            self._cluster.execute("DROP DATABASE {} WITH (FORCE)", name)

    def _connect_as(self, role: str) -> None:
        for alias in ALIASES:
            connections[alias].close()
            for settings in (connections.settings[alias], connections[alias].settings_dict):
                settings.update(HOST=str(self._cluster.folder), PORT="", USER=role, PASSWORD="")


def grant(cluster: Cluster, database: str) -> None:
    """Give the application its rights, with the file that a deployment uses."""
    with cluster.connect(database, user=OWNER) as connection:
        connection.execute(GRANTS.read_bytes())


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody`."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _within_reach(programs: Path, folder: Path) -> Path:
    """Programs in a folder that only root may enter are copied to where the server's user can.

    The wheel keeps its shared libraries beside its package; they are found by their place, so both go along.
    """
    if all(parent.stat().st_mode & stat.S_IXOTH for parent in programs.parents):
        return programs
    package = programs.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return Path(shutil.copytree(programs.parent, folder / package.name / "postgres")) / "bin"


def _plain_environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": tempfile.gettempdir()}


def _stop_when_parent_does() -> None:
    """A killed test run must not leave a server behind. Linux only; elsewhere the finaliser does it."""
    if os.uname().sysname == "Linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGQUIT)
