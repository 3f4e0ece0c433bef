"""Running what falls due by itself: by the command, and every hour beside the server."""

import subprocess
import sys
from typing import TextIO

from django.db import DatabaseError, connections

from alongside.cases import falling_due

HOUR = 60 * 60


def command(out: TextIO, err: TextIO) -> int:
    """Do it once and say what was done. 1: something waits for the next run; 2: the databases do not answer."""
    try:
        ran = _run()
    except DatabaseError as fault:
        err.write(f"alongside due: the databases do not answer as they should ({type(fault).__name__})\n")
        return 2
    finally:
        connections.close_all()
    for one in ran:
        out.write(f"{one.done} {one.says}\n")
    waiting = [line for one in ran for line in one.faults]
    for line in waiting:
        err.write(f"alongside due: {line}; it is tried again next time\n")
    return 1 if waiting else 0


def every_hour(server: "subprocess.Popen[bytes]") -> int:
    """Do it now and every hour for as long as the server runs; a fault is said and never stops the server."""
    while True:
        _quietly()
        try:
            return server.wait(timeout=HOUR)
        except subprocess.TimeoutExpired:
            continue


def _run() -> tuple[falling_due.Ran, ...]:
    """What has fallen due first, so that a letter tells of what came of it."""
    from alongside.cases import letters

    return (*falling_due.run(), letters.write())


def _quietly() -> None:
    try:
        ran = _run()
    except Exception as fault:
        sys.stderr.write(f"What has fallen due could not be done now: {type(fault).__name__}\n")
        return
    finally:
        connections.close_all()
    for line in (line for one in ran for line in one.faults):
        sys.stderr.write(f"{line}; it is tried again in an hour\n")
