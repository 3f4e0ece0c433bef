"""How long a map takes to leave, and what it costs in memory (P8): each kind of file, small and large maps.

    python -m benchmarks.printing [--rounds N]

Each file is printed as the page does it, in a process of its own; its memory is that process's, and is gone with it.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from benchmarks import engines

PEOPLE = (12, 40, 150)
ALLOWED_SECONDS = 2.0
"""P8: a six-page report in two seconds; one page of map takes no longer."""


def main(arguments: list[str] | None = None) -> int:
    """Print every kind of map, and the table; the last line is the same as JSON. 1 where a small map takes too long."""
    parser = argparse.ArgumentParser(prog="benchmarks.printing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each file is printed")
    rounds = parser.parse_args(arguments).rounds
    engines.prepare("sqlite")
    found = measured(rounds)
    print("\n".join(_told(found)), file=sys.stderr)
    print(json.dumps(found))
    return int(not found["holds"])


def measured(rounds: int) -> dict[str, Any]:
    """Seconds for each kind of file by number of people, two at once, and megabytes."""
    from alongside.sharing.maps import press
    from alongside.sharing.maps.choices import Format
    from alongside.sharing.tests.small_maps import printable

    sheets = {count: printable(count) for count in PEOPLE}
    rows = [
        {"people": count, "kind": kind.value, **_measured(partial(press.printed, sheet, kind), rounds)}
        for count, sheet in sheets.items()
        for kind in Format
    ]
    print_small = partial(press.printed, sheets[PEOPLE[0]], Format.PDF)
    return {
        "files": rows,
        "two at once": _measured(partial(_two, print_small), rounds),
        "memory of the printing process, MB": round(_most(resource.RUSAGE_CHILDREN), 1),
        "memory of this process, MB": round(_most(resource.RUSAGE_SELF), 1),
        "allowed seconds": ALLOWED_SECONDS,
        "holds": all(row["of a processor"] <= ALLOWED_SECONDS for row in rows if row["people"] == PEOPLE[0]),
    }


def _measured(do: Callable[[], object], rounds: int) -> dict[str, float]:
    """Median seconds as somebody waits for them, and as a processor works for them: the latter on a busy machine."""
    waited, worked = [], []
    for _ in range(rounds):
        begun, before = time.perf_counter(), _work()
        do()
        waited.append(time.perf_counter() - begun)
        worked.append(_work() - before)
    return {
        "seconds": round(statistics.median(waited), 3),
        "of a processor": round(statistics.median(worked), 3),
    }


def _work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def _two(do: Callable[[], object]) -> None:
    with ThreadPoolExecutor(2) as both:
        for one in [both.submit(do), both.submit(do)]:
            one.result()


def _told(found: dict[str, Any]) -> list[str]:
    kinds = list(dict.fromkeys(row["kind"] for row in found["files"]))
    head = f"{'people':>8}" + "".join(f"{one:>16}" for one in kinds)
    lines = ["", "== a map leaves: seconds for one file (of a processor) ==", "", head]
    for count in PEOPLE:
        here = [row for row in found["files"] if row["people"] == count]
        times = (f"{row['seconds']:.2f} ({row['of a processor']:.2f})" for row in here)
        lines.append(f"{count:>8}" + "".join(f"{one:>16}" for one in times))
    rest = {name: value for name, value in found.items() if name not in ("files", "holds")}
    return [*lines, "", ", ".join(f"{name} {value}" for name, value in rest.items())]


if __name__ == "__main__":
    sys.exit(main())
