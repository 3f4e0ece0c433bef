"""Speed, memory and layout, in tables, in benchmarks/results/latest.json and in docs/reference/measurements.md.

    python -m benchmarks [--quick] [--million] [--engines sqlite,postgres] [--no-layout]

Machines are noisy: trust ratios and exponents inside one run, not milliseconds across runs.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import page
from benchmarks.page import RESULTS

QUICK = ["--sizes=300,3000", "--rounds=8", "--seconds=2", "--rich=4"]
WHOLE = ["--sizes=1000,10000,100000"]
MILLION = ["--sizes=1000,10000,100000,1000000"]


def main(arguments: list[str] | None = None) -> int:
    """Measure everything, print tables, write the JSON. Exit code 1 where something grew that must not."""
    typed = _parser().parse_args(arguments)
    found: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "quick": typed.quick,
        "engines": [_engine(name, typed) for name in typed.engines.split(",")],
    }
    if not typed.no_layout:
        found["layout"] = _layout(typed)
    found["map"] = _map(typed)
    found["printing"] = _printing(typed)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    page.write()
    for engine in found["engines"]:
        print("\n".join(_told(engine)))
    print(
        f"\nThe same as JSON: {RESULTS.relative_to(Path.cwd()) if RESULTS.is_relative_to(Path.cwd()) else RESULTS}"
    )
    held = all(found[part]["holds"] for part in ("map", "printing"))
    return 0 if typed.quick else int(any(_too_much(one) for one in found["engines"]) or not held)


def _engine(name: str, typed: argparse.Namespace) -> Any:
    sizes = QUICK if typed.quick else MILLION if typed.million else WHOLE
    command = [sys.executable, "-m", "benchmarks.on_one_engine", name, *sizes]
    return _last_line(command, check=True)


def _printing(typed: argparse.Namespace) -> Any:
    """Prints its own table, and the same as JSON."""
    command = [sys.executable, "-m", "benchmarks.printing", "--rounds", "2" if typed.quick else "7"]
    return _last_line(command, check=False)


def _last_line(command: list[str], *, check: bool) -> Any:
    """What another process measured: the last line it prints is JSON. check: its exit code has to be 0."""
    done = subprocess.run(command, check=check, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _layout(typed: argparse.Namespace) -> Any:
    """The bench of drawings prints its own table."""
    seeds = "2" if typed.quick else "20"
    path = RESULTS.with_name("layout.json")
    path.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.layout.bench", "--seeds", seeds, "--json", str(path)]
    subprocess.run(command, check=True)
    return _taken(path)


def _map(typed: argparse.Namespace) -> Any:
    """The bench of the map's picture (P6) prints its own table; it says by its exit code whether it holds."""
    path = RESULTS.with_name("map.json")
    path.parent.mkdir(exist_ok=True)
    rounds = "1" if typed.quick else "5"
    command = [sys.executable, "-m", "benchmarks.map.bench", "--rounds", rounds, "--json", str(path)]
    done = subprocess.run(command, check=False)
    return {**_taken(path), "holds": done.returncode == 0}


def _taken(path: Path) -> Any:
    """What a bench of its own has written down; it goes into the one file of results."""
    found = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return found


def _told(found: dict[str, Any]) -> list[str]:
    sizes = "".join(f"{int(size):>12,}" for size in found["growth"][0]["ms"])
    lines = [
        "",
        f"== {found['engine']}: {found['rich cases']} cases one sees among {found['hidden cases']:,} one does not ==",
        "",
        f"{'what people do':18}{sizes}   exponent",
    ]
    for row in found["growth"]:
        times = "".join(f"{ms:>9} ms" for ms in row["ms"].values())
        lines.append(f"{row['what']:18}{times}   {row['exponent']:+.3f} ({row['allowed']} allowed)")
    counted = found["statements"]
    most = max(counted, key=lambda row: int(row["statements"]))
    over = [row["page"] for row in counted if row["statements"] > row["allowed"]]
    moved = [row["page"] for row in counted if row["statements among hidden cases"] != row["statements"]]
    cost = {**found["server"], **found["cost"]}
    lines += [
        "",
        f"statements: {len(counted)} pages, {most['statements']} at most ({most['page']})",
        f"  over what is allowed: {', '.join(over) or 'none'}",
        f"  different among hidden cases: {', '.join(moved) or 'none'}",
        "server: " + ", ".join(f"{name} {value}" for name, value in cost.items()),
    ]
    return lines


def _too_much(found: dict[str, Any]) -> bool:
    grew = any(row["exponent"] > row["allowed"] for row in found["growth"])
    return grew or any(row["statements"] > row["allowed"] for row in found["statements"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, a minute or two")
    parser.add_argument("--million", action="store_true", help="a million hidden cases, too")
    parser.add_argument("--engines", default="sqlite,postgres", help="which engines, with commas")
    parser.add_argument("--no-layout", action="store_true", help="leave the drawings out")
    return parser
