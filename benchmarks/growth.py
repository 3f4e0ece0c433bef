"""How the time of what people do most grows with what they cannot see (P2): exponents, and the times behind them."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.urls import reverse

from benchmarks.bulk import hidden_cases, hidden_staff
from benchmarks.world import Measured

ALLOWED = {"open a case": 0.05, "open a map": 0.05, "my work": 0.05, "search": 0.15, "record a change": 0.05}


def growth(measured: Measured, sizes: Sequence[int], rounds: int) -> list[dict[str, Any]]:
    """One row for each thing people do: milliseconds at every size, and the exponent."""
    does = _does(measured)
    hidden_staff()
    found: dict[str, list[float]] = {name: [] for name in does}
    there = 0
    for size in sizes:
        hidden_cases(size - there)
        there = size
        for name, spent in _interleaved(does, rounds):
            found[name].append(spent)
    return [
        {
            "what": name,
            "ms": dict(zip(map(str, sizes), (round(one, 2) for one in spent), strict=True)),
            "exponent": round(exponent(sizes, spent), 3),
            "allowed": ALLOWED[name],
        }
        for name, spent in found.items()
    ]


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Slope of log(time) over log(size): 0 does not grow, 1 grows in step."""
    if len(sizes) < 2:
        return 0.0
    return statistics.linear_regression(
        [math.log(one) for one in sizes], [math.log(one) for one in times]
    ).slope


def _does(measured: Measured) -> dict[str, Callable[[int], object]]:
    def case(number: int) -> str:
        return str(measured.cases[number % len(measured.cases)].case)

    def page(name: str) -> Callable[[int], object]:
        return lambda number: _asked(measured.client.get(reverse(name, args=[case(number)])), 200)

    def search(number: int) -> object:
        return _asked(measured.client.post(reverse("web:search"), {"words": "look out"}), 200)

    def change(number: int) -> object:
        lines = {"danger": "at the stop", "does_what": "walk together", "ring_whom": f"Mo {number}"}
        return _asked(measured.client.post(reverse("plans:safety_plan", args=[case(number)]), lines), 302)

    return {
        "open a case": page("web:case"),
        "open a map": page("peermaps:map"),
        "my work": lambda number: _asked(measured.client.get(reverse("web:home")), 200),
        "search": search,
        "record a change": change,
    }


def _asked(answer: Any, expected: int) -> None:
    if answer.status_code != expected:
        raise RuntimeError(f"{answer.request['PATH_INFO']} answered {answer.status_code}")


def _interleaved(does: dict[str, Callable[[int], object]], rounds: int) -> Iterator[tuple[str, float]]:
    """Milliseconds of the quicker quarter; everything in turn, so that a busy machine touches all alike."""
    spent: dict[str, list[float]] = {name: [] for name in does}
    for number in range(-3, rounds):
        for name, do in does.items():
            gc.disable()
            begun = time.perf_counter()
            do(number)
            took = 1000 * (time.perf_counter() - begun)
            gc.enable()
            if number >= 0:
                spent[name].append(took)
    return ((name, statistics.quantiles(found, n=4)[0]) for name, found in spent.items())
