"""Requests per second of a real server on loopback, its memory, and what the log and the seals cost (P4, P8)."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connections
from django.urls import reverse

from alongside.activity import log
from alongside.seals import rings
from benchmarks.world import Measured

PAGES = ("web:case", "peermaps:list", "plans:plan", "web:timeline", "assessments:page", "web:team")
THREADS = 4


def served(measured: Measured, seconds: float) -> dict[str, Any]:
    """One worker with four threads, four people asking at once, log and seals on."""
    addresses = _addresses(measured)
    with _server() as (port, process):
        cookie = (
            f"{settings.SESSION_COOKIE_NAME}={measured.client.cookies[settings.SESSION_COOKIE_NAME].value}"
        )
        _ask(port, cookie, addresses, 1.0)
        found = _ask(port, cookie, addresses, seconds)
        memory = _memory(process.pid)
    return {
        "requests per second": round(len(found) / seconds, 1),
        "median ms": round(1000 * statistics.median(found), 1),
        "p99 ms": round(1000 * statistics.quantiles(found, n=100)[98], 1),
        "memory of a worker, MB": memory,
    }


def without_log_and_seals(measured: Measured, rounds: int) -> dict[str, float]:
    """How much of a page the log and the seals are: time with them, divided by time without, in turn."""
    addresses = _addresses(measured)
    whole: list[float] = []
    bare: list[float] = []
    for number in range(rounds):
        ask = partial(measured.client.get, addresses[number % len(addresses)])
        whole.append(_timed(ask))
        with _no_log_no_seals():
            bare.append(_timed(ask))
    return {"with log and seals / without": round(statistics.median(whole) / statistics.median(bare), 2)}


def _addresses(measured: Measured) -> list[str]:
    return [reverse(name, args=[one.case]) for one in measured.cases for name in PAGES]


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


@contextmanager
def _no_log_no_seals() -> Iterator[None]:
    """Pages as they would be if nothing were written down and words stood in the clear."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(log, "append"))
        stack.enter_context(mock.patch.object(rings, "_unwrapped", return_value={}))
        stack.enter_context(mock.patch.object(rings, "unseal", return_value="words as long as these"))
        yield


@contextmanager
def _server() -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """gunicorn as it is deployed, on the databases that are measured."""
    port = _free_port()
    connections.close_all()
    command = [
        sys.executable, "-m", "gunicorn", "alongside.web.wsgi:application", f"--bind=127.0.0.1:{port}",
        "--workers=1", f"--threads={THREADS}", "--no-control-socket", "--log-level=error",
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, **_urls()})
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=10)


def _urls() -> dict[str, str]:
    """Where the databases are now, for a process of its own."""
    found = {}
    for variable, alias in (("DATABASE_URL", "default"), ("KEYS_DATABASE_URL", "keys")):
        here = connections[alias].settings_dict
        if connections[alias].vendor == "sqlite":
            found[variable] = f"sqlite:///{here['NAME']}"
        else:
            found[variable] = f"postgres://{here['USER']}@/{here['NAME']}?host={here['HOST']}"
    return found


def _ask(port: int, cookie: str, addresses: list[str], seconds: float) -> list[float]:
    """Seconds that each request took, from as many people at once as there are threads."""
    found: list[float] = []
    until = time.monotonic() + seconds

    def one(start: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for address in cycle(addresses[start:] + addresses[:start]):
            if time.monotonic() > until:
                return
            begun = time.perf_counter()
            connection.request("GET", address, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{address} answered {answer.status}")
            found.append(time.perf_counter() - begun)

    people = [threading.Thread(target=one, args=[number * 7]) for number in range(THREADS)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return found


def _memory(parent: int) -> float | None:
    """Megabytes of the worker, shared ones divided; None where the system does not say."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    if not children.is_file():
        return None
    (worker, *_) = children.read_text().split()
    for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return round(int(line.split()[1]) / 1024, 1)
    return None


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
