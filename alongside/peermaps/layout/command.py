"""`alongside map tidy NETWORKS.json`: positions as JSON on standard output."""

import json
import sys
from pathlib import Path
from typing import TextIO

from alongside.peermaps.layout.engine import NotBuiltError
from alongside.peermaps.layout.networks import WrongShapeError, tidy

DONE = 0
CANNOT = 2


def main(path: str, out: TextIO, errors: TextIO | None = None) -> int:
    """Write `{name: {person: [x, y]}}`; what is wrong goes to `errors` (else standard error) in one line."""
    try:
        positions = tidy(_networks(path))
    except (WrongShapeError, NotBuiltError) as problem:
        print(f"alongside map tidy: {problem}", file=errors or sys.stderr)
        return CANNOT
    json.dump(positions, out)
    out.write("\n")
    return DONE


def _networks(path: str) -> dict[str, object]:
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise WrongShapeError(f"cannot read {path}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise WrongShapeError(f"{path} is not text in UTF-8") from problem
    except (json.JSONDecodeError, RecursionError) as problem:
        raise WrongShapeError(f"{path} is not JSON: {problem}") from problem
    if not isinstance(found, dict):
        raise WrongShapeError(f"{path} does not hold networks by name")
    return found
