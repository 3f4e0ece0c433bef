"""Draws the bench's networks and made-up ones of the same kind, and prints how readable they are.

    python -m benchmarks.layout.bench [--seeds 20] [--json FILE]

The table holds lowest / median / highest over the seeds; milliseconds are processor time of one run each, in the
server's JavaScript engine, already warm. They vary with what else the machine is doing; the rest does not.
"""

import argparse
import json
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from alongside.peermaps.layout import engine, networks
from benchmarks.layout.generate import networks as made_up
from benchmarks.layout.score import moved, score

GIVEN = Path(__file__).with_name("networks.json")
SIZES = (12, 40, 120)
COLUMNS = ("crossings", "through", "overlaps", "labels", "strangers", "crowding", "moved", "ms")
Row = dict[str, Any]


def rows(found: dict[str, Any]) -> list[Row]:
    """One row for each network: its measures, time, and how far people moved in later ones."""
    engine.engine()
    placed: dict[str, engine.Positions] = {}
    result = []
    for name, network in found.items():
        before = placed.get(name.removesuffix(networks.LATER)) if name.endswith(networks.LATER) else None
        begun = time.process_time()
        placed[name] = networks.tidy_one(name, network, before)
        spent = 1000 * (time.process_time() - begun)
        row: Row = {"network": name, **score(network, placed[name]), "ms": round(spent)}
        if before:
            row["moved"] = moved(before, placed[name])
        result.append(row)
    return result


def table(result: list[Row]) -> str:
    """Rows of one kind (`made40-0`, `made40-1`, ...) in one line."""
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in result:
        name, _, rest = row["network"].partition("-")
        kinds[name + (networks.LATER if rest.endswith(networks.LATER) else "")].append(row)
    lines = ["network".ljust(16) + "".join(column.rjust(22) for column in COLUMNS)]
    for kind, alike in kinds.items():
        lines.append(kind.ljust(16) + "".join(_spread(alike, column).rjust(22) for column in COLUMNS))
    return "\n".join(lines)


def _spread(alike: list[Row], column: str) -> str:
    values = [row[column] for row in alike if column in row]
    if not values:
        return "-"
    if len(values) == 1:
        return f"{values[0]:g}"
    return f"{min(values):g} / {statistics.median(values):g} / {max(values):g}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=20, help="made-up networks of each size")
    parser.add_argument("--json", type=Path, help="also write the rows to this file")
    chosen = parser.parse_args()
    given = json.loads(GIVEN.read_text(encoding="utf-8"))
    result = rows({**given, **made_up(SIZES, range(chosen.seeds))})
    print(table(result))
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
