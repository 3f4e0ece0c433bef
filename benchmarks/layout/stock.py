"""Draws the bench's networks with engines of others too, and prints how readable each is beside our own.

    npm install --prefix benchmarks/layout/stock
    python -m benchmarks.layout.stock [--seeds 5] [--json FILE]

Graphviz's sfdp takes part where the machine has it (Debian: apt-get install graphviz). Each engine draws every
network from three starts; the median of the three counts for it, ours draws once. A table for each size holds medians
over its networks, and in how many of them ours has more of anything than that engine.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from alongside.peermaps.layout import networks as ours
from benchmarks.layout.bench import GIVEN, SIZES
from benchmarks.layout.generate import networks as made_up
from benchmarks.layout.score import score, sizes
from tests.support.machine import node

STARTS = (1, 2, 3)
POINTS_IN_AN_INCH = 72
STOCK = Path(__file__).with_name("stock")
MEASURES = ("crossings", "through", "overlaps", "labels", "strangers")
Scores = dict[str, dict[str, float]]


def compared(networks: dict[str, Any]) -> dict[str, Scores]:
    """Engine -> network -> measures; ours is called "alongside"."""
    drawn = subprocess.run(
        [node(), "draw.mjs"],
        input=json.dumps(networks),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=STOCK,
    )
    engines = json.loads(drawn.stdout)
    if program := shutil.which("sfdp"):
        engines["graphviz sfdp and prism"] = {
            name: [_by_sfdp(program, one, start) for start in STARTS] for name, one in networks.items()
        }
    found = {
        engine: {
            name: _median([score(networks[name], one) for one in starts]) for name, starts in each.items()
        }
        for engine, each in engines.items()
    }
    return {
        "alongside": {name: score(one, ours.tidy_one(name, one, None)) for name, one in networks.items()},
        **found,
    }


def _by_sfdp(program: str, network: Any, start: int) -> dict[str, list[float]]:
    """Where Graphviz puts people: force-directed, then apart by prism; shapes as large as ours."""
    across = 2 * sizes(len(network["nodes"]))[0] / POINTS_IN_AN_INCH
    people = [f'"{one["id"]}" [width={across}, height={across}]' for one in network["nodes"]]
    ties = [f'"{one["s"]}" -- "{one["t"]}"' for one in network["edges"]]
    shape = 'node [shape=circle, fixedsize=true, label=""]'
    lines = [f"graph {{ start={start}; overlap=prism; {shape}", *people, *ties, "}"]
    told = subprocess.run(
        [program, "-Tplain"], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    words = [line.split() for line in told.stdout.splitlines()]
    return {one[1].strip('"'): [float(one[2]), float(one[3])] for one in words if one[0] == "node"}


def _median(scores: list[dict[str, float]]) -> dict[str, float]:
    return {what: statistics.median(one[what] for one in scores) for what in scores[0]}


def table(found: dict[str, Scores], names: list[str]) -> str:
    """One line for each engine. names: the networks that are alike."""
    lines = ["engine".ljust(28) + "".join(what.rjust(12) for what in (*MEASURES, "crowding", "ours worse"))]
    for engine, scores in found.items():
        medians = [
            statistics.median(scores[name][what] for name in names) for what in (*MEASURES, "crowding")
        ]
        worse = sum(
            any(found["alongside"][name][what] > scores[name][what] for what in MEASURES) for name in names
        )
        lines.append(engine.ljust(28) + "".join(f"{one:g}".rjust(12) for one in (*medians, worse)))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=5, help="made-up networks of each size")
    parser.add_argument("--json", type=Path, help="also write every score to this file")
    chosen = parser.parse_args()
    given = json.loads(GIVEN.read_text(encoding="utf-8"))
    networks = {
        name: one
        for name, one in {**given, **made_up(SIZES, range(chosen.seeds))}.items()
        if not name.endswith(ours.LATER)
    }
    found = compared(networks)
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in networks:
        kinds[name.partition("-")[0]].append(name)
    for kind, names in kinds.items():
        print(f"\n== {len(names)} of the kind {kind} ==\n{table(found, names)}")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
