"""Printing a map in a process of its own (docs/adr/0012).

It gets one sheet, in memory, and nothing else: no database, no key, no settings. It ends with its answer, and
takes the drawing's engine, the typesetter and every word with it; whatever hangs is stopped.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import alongside
from alongside.sharing.maps.choices import Format
from alongside.sharing.maps.sheets import MapSheet

SECONDS = 60
PRINTING = "alongside.sharing.maps.printing"
MAY_KNOW = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT")
"""Of its surroundings: enough to run. The addresses of databases and keys are not among them."""


class CouldNotPrintError(Exception):
    """Nothing was made. The message names what failed, never a word of the sheet."""


def printed(sheet: MapSheet, as_what: Format) -> bytes:
    """The finished file. Raises CouldNotPrintError."""
    given = json.dumps({"format": as_what, "sheet": asdict(sheet)}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", PRINTING],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=Path(alongside.__file__).parent.parent,
            env={name: os.environ[name] for name in MAY_KNOW if name in os.environ},
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise CouldNotPrintError(type(problem).__name__) from None
    if done.returncode != 0 or not done.stdout:
        raise CouldNotPrintError(done.stderr.decode(errors="replace")[-200:].strip())
    return done.stdout
