"""Everything that is measured on one engine, as JSON on standard output. Called by benchmarks.run for each engine.

python -m benchmarks.on_one_engine sqlite --sizes 1000,10000 --rounds 15 --seconds 3
"""

import argparse
import json
import sys
import time
from typing import Any

from benchmarks import engines


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print what was found."""
    typed = _parser().parse_args(arguments)
    engines.prepare(typed.engine)
    with engines.databases(typed.engine):
        print(json.dumps(_measured(typed)))
    return 0


def _measured(typed: argparse.Namespace) -> dict[str, Any]:
    from benchmarks import growth, throughput, world
    from tests.security import counting

    begun = time.monotonic()
    measured = world.begun(typed.rich)
    made = time.monotonic() - begun
    sizes = [int(one) for one in typed.sizes.split(",")]
    counted = [
        {"page": route.name, "statements": len(found), "allowed": counting.budget(route.name)}
        for route, found in counting.pages(measured.cases[0], measured.client)
    ]
    grown = growth.growth(measured, sizes, typed.rounds)
    again = {route.name: len(found) for route, found in counting.pages(measured.cases[0], measured.client)}
    for row in counted:
        row["statements among hidden cases"] = again.get(str(row["page"]))
    return {
        "engine": typed.engine,
        "hidden cases": sizes[-1],
        "rich cases": typed.rich,
        "seconds to make the rich cases": round(made, 1),
        "statements": counted,
        "growth": grown,
        "server": throughput.served(measured, typed.seconds),
        "cost": throughput.without_log_and_seals(measured, typed.rounds * 6),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=engines.ENGINES)
    parser.add_argument("--sizes", default="1000,10000,100000", help="hidden cases, smallest first")
    parser.add_argument("--rounds", type=int, default=30, help="how often each thing is done at each size")
    parser.add_argument("--seconds", type=float, default=5, help="how long the server is asked")
    parser.add_argument("--rich", type=int, default=20, help="cases that the person may see")
    return parser


if __name__ == "__main__":
    sys.exit(main())
