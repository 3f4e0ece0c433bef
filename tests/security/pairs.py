"""Play as many pairs of the two worlds as one likes (S1): one request, answered before and after a hidden change.

python -m tests.security.pairs 10000                      # on SQLite
python -m tests.security.pairs 10000 --engine postgres    # as the application's own role
python -m tests.security.pairs 10000 --seed 4711          # another row of chances

Exit codes: 0 nothing could be learned; 1 something could, and what it was.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Sequence

SHOWN = 10
"""Leaks that are printed in full; the first ones tell the most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the world, ask, change, ask again; say how many pairs, how long, and what leaked."""
    typed = _parser().parse_args(arguments)
    from benchmarks import engines

    engines.prepare(typed.engine)
    logging.disable(logging.CRITICAL)
    with engines.databases(typed.engine):
        return _play(typed.pairs, typed.seed, typed.engine)


def _play(pairs: int, seed: int, engine: str) -> int:
    from django.conf import settings

    from tests.security import two_worlds
    from tests.security.replaying import time_stands_still
    from tests.support.cast import make_cast

    settings.ALONGSIDE_WITNESS_FILE = ""
    with time_stands_still():
        world = two_worlds.made(make_cast())
        began = time.perf_counter()
        leaked, asked = [], Counter[str]()
        for number, (request, leak) in enumerate(two_worlds.played(world, pairs, seed), start=1):
            asked[request.who] += 1
            leaked += [leak] if leak else []
            if number % 1000 == 0:
                print(f"{number:,} pairs, {len(leaked)} leaks", file=sys.stderr, flush=True)
        took = time.perf_counter() - began
    print(
        f"{pairs:,} pairs on {engine}, seed {seed}: {len(leaked)} leaks, {took:.0f} s, {pairs / took:.0f} a second"
    )
    print(f"{len(world.asked):,} different requests; asked as {_in_words(asked)}")
    for leak in leaked[:SHOWN]:
        print(leak)
    return 1 if leaked else 0


def _in_words(asked: Counter[str]) -> str:
    return ", ".join(f"{who} {count:,}" for who, count in sorted(asked.items()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.security.pairs", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("pairs", type=int, help="how many, such as 10000")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--seed", type=int, default=78)
    return parser


if __name__ == "__main__":
    sys.exit(main())
