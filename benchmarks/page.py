"""docs/reference/measurements.md from benchmarks/results/latest.json: `python -m benchmarks.page`, and at the end of `make bench`.

What was measured stands beside what is allowed, and the page itself says what holds and what does not yet. What was
measured besides, by hand, stands in `besides.md` and is put at the end.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from alongside.lib import dates

RESULTS = Path(__file__).parent / "results" / "latest.json"
BESIDES = Path(__file__).parent / "besides.md"
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "measurements.md"
READY_MS, FRAMES = 500, 55
LARGEST_WORKER = 200
CROSSINGS = {"n12": 6, "n40": 150, "n120": 1100}
THROUGH = {"n12": 0, "n40": 0, "n120": 39}
DRAWN_MS = {"n12": 50, "n40": 1000, "n120": 3000}
MOVED = 2.0

Found = dict[str, Any]
Verdict = tuple[bool, str]


def page(found: Found) -> str:
    """The whole page."""
    parts = [
        _head(found),
        _verdicts(found),
        *(_engine(one) for one in found["engines"]),
        _map(found["map"]),
        _layout(found.get("layout", [])),
        _printing(found["printing"]),
        BESIDES.read_text(encoding="utf-8"),
    ]
    return "\n".join(part.strip() + "\n" for part in parts if part)


def _head(found: Found) -> str:
    day = dates.long(datetime.fromisoformat(found["at"]).date())
    quick = " This was a quick run with small numbers: its exponents say little." if found["quick"] else ""
    return f"""# What was measured

Made by `make bench` from `benchmarks/results/latest.json`; a test fails when it is out of date. {day}, {found["processors"]} processors,
Python {found["python"]}.{quick} Machines differ and are busy: trust exponents and ratios, not milliseconds. How *Tidy* draws (P7) stands in
[layout.md](layout.md); what an import stands (R7) in [imports.md](imports.md).
"""


def _verdicts(found: Found) -> str:
    said = [
        *_of_engines(found["engines"]),
        *_of_map(found["map"]),
        *_of_layout(found),
        *_of_printing(found["printing"]),
    ]
    holds = [f"- {words}" for held, words in said if held]
    does_not = [f"- {words}" for held, words in said if not held]
    return "\n".join(
        [
            "## Holds",
            "",
            *(holds or ["Nothing."]),
            "",
            "## Does not hold yet",
            "",
            *(does_not or ["Nothing that was measured."]),
        ]
    )


def _of_engines(engines: Sequence[Found]) -> Iterator[Verdict]:
    for one in engines:
        counted = one["statements"]
        over = [row["page"] for row in counted if row["statements"] > row["allowed"]]
        moved = [row["page"] for row in counted if row["statements among hidden cases"] != row["statements"]]
        yield (
            not over,
            f"P1 on {one['engine']}: no page needs more statements than allowed; {_none_or(over, 'over')}",
        )
        yield not moved, f"P1 on {one['engine']}: as many among hidden cases; {_none_or(moved, 'not')}"
        grew = [row["what"] for row in one["growth"] if row["exponent"] > row["allowed"]]
        yield (
            not grew,
            f"P2 on {one['engine']}: time hardly grows with hidden cases; {_none_or(grew, 'over')}",
        )
        held = one["server"]["memory of a worker, MB"]
        yield held <= LARGEST_WORKER, f"P8 on {one['engine']}: a worker holds {held} MB of {LARGEST_WORKER}"


def _none_or(names: Sequence[str], word: str) -> str:
    return f"{word}: {', '.join(names)}" if names else "all of them"


def _of_map(found: Found) -> Iterator[Verdict]:
    yield (
        found["ready ms"] <= READY_MS,
        f"P6: a map of 20 people is ready in {found['ready ms']} ms of {READY_MS}",
    )
    room = found["room"]
    yield room >= FRAMES, f"P6: 100 people and 300 ties have room for {room} frames a second of {FRAMES}"


def _of_layout(found: Found) -> Iterator[Verdict]:
    """A drawing from nothing is held to its crossings; one that starts from where people were, to how far they move."""
    for one in _given(found.get("layout", [])):
        name = one["network"].removesuffix("_later")
        quick = one["ms"] <= DRAWN_MS[name] and not one["overlaps"] + one["labels"] + one["strangers"]
        took = f"in {one['ms']} ms of {DRAWN_MS[name]:,}"
        if "moved" in one:
            yield (
                quick and one["moved"] <= MOVED,
                f"P7: in `{one['network']}` people move {one['moved']} % of {MOVED:g}, {took}",
            )
        else:
            good = quick and one["crossings"] <= CROSSINGS[name] and one["through"] <= THROUGH[name]
            yield good, f"P7: `{name}` has {one['crossings']} crossings of {CROSSINGS[name]:,}, {took}"


def _given(drawn: Iterable[Found]) -> list[Found]:
    """The networks that stand in a file; made-up ones stand in layout.md."""
    return [one for one in drawn if one["network"].removesuffix("_later") in CROSSINGS]


def _of_printing(found: Found) -> Iterator[Verdict]:
    longest = max(one["of a processor"] for one in found["files"] if one["kind"] == "pdf")
    allowed = found["allowed seconds"]
    yield (
        longest <= allowed,
        f"P8: the largest PDF of a map takes {longest:.2f} seconds of a processor of {allowed:g}",
    )


def _engine(found: Found) -> str:
    sizes = [*found["growth"][0]["ms"]]
    rows = [
        [
            row["what"],
            *(f"{ms:.1f}" for ms in row["ms"].values()),
            f"{row['exponent']:+.3f}",
            f"{row['allowed']}",
            _mark(row["exponent"] <= row["allowed"]),
        ]
        for row in found["growth"]
    ]
    most = max(found["statements"], key=lambda row: int(row["statements"]))
    cost = {**found["server"], **found["cost"]}
    return "\n".join(
        [
            f"## On {found['engine']}: {found['rich cases']} cases one sees among {found['hidden cases']:,} one does not",
            "",
            *_table(
                [
                    (
                        "what people do, ms",
                        *(f"{int(size):,}" for size in sizes),
                        "exponent",
                        "allowed",
                        "holds",
                    ),
                    *rows,
                ]
            ),
            "",
            f"{len(found['statements'])} pages, {most['statements']} statements at most (`{most['page']}`).",
            "",
            *_table([tuple(cost), [f"{value}" for value in cost.values()]]),
        ]
    )


def _map(found: Found) -> str:
    rows = [
        ("20 people ready, ms", f"{found['ready ms']}", f"{READY_MS}", _mark(found["ready ms"] <= READY_MS)),
        (
            "100 people, 300 ties: room for frames a second",
            f"{found['room']}",
            f"{FRAMES}",
            _mark(found["room"] >= FRAMES),
        ),
        ("the same, drawn", f"{found['frames per second']}", "", ""),
    ]
    head = ("", "measured", "needed", "holds")
    return "\n".join(
        ["## The map’s picture, on a processor slowed down four times", "", *_table([head, *rows])]
    )


def _layout(drawn: Sequence[Found]) -> str:
    rows = [
        [
            f"`{one['network']}`",
            *(f"{one.get(name, '')}" for name in ("crossings", "through", "overlaps", "moved", "ms")),
        ]
        for one in _given(drawn)
    ]
    head = ("network", "crossings", "ties through people", "overlaps", "moved, %", "ms")
    return "\n".join(["## Tidy", "", *_table([head, *rows])]) if rows else ""


def _printing(found: Found) -> str:
    kinds = list(dict.fromkeys(one["kind"] for one in found["files"]))
    people = list(dict.fromkeys(one["people"] for one in found["files"]))
    took = {(one["people"], one["kind"]): one["of a processor"] for one in found["files"]}
    most = found["allowed seconds"]
    rows = [[f"{count}", *(_within(took[count, kind], most) for kind in kinds)] for count in people]
    two = found["two at once"]
    return "\n".join(
        [
            f"## A map leaves: seconds of a processor, {found['allowed seconds']:g} allowed",
            "",
            *_table([("people", *kinds), *rows]),
            "",
            (
                f"Two at once: {two['seconds']} seconds, {two['of a processor']} of a processor. The printing process holds "
                f"{found['memory of the printing process, MB']} MB, this one {found['memory of this process, MB']} MB."
            ),
        ]
    )


def _mark(holds: object) -> str:
    return "yes" if holds else "**no**"


def _within(seconds: float, most: float) -> str:
    return f"{seconds:.2f}" if seconds <= most else f"**{seconds:.2f}**"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return [head, f"| --- |{' ---: |' * (len(rows[0]) - 1)}", *body]


def write() -> None:
    """Write the page from what was measured last."""
    PAGE.write_text(page(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    write()
