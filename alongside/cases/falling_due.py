"""What falls due by itself: on a day, without anybody doing anything (`alongside due`).

A slice lists its own in falls_due.py as FALLS_DUE = (FallsDue(…),). Whatever a day changes for those who open a
case holds by the clock, whether or not this has run; running it writes it down, on the timeline and in the log,
and moves the reminders. So it may run late, often, or twice at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.lib import clock
from alongside.lib.slices import modules_named


@dataclass(frozen=True, slots=True)
class FallsDue:
    """One kind of thing that falls due.

    name: for messages about faults, which hold no words of a case. says: what the command counts.
    waiting: the cases in which something has fallen due. run: does it in one case, in one transaction, and
    returns how often; 0 where somebody else was quicker.
    """

    name: str
    says: str
    waiting: Callable[[date], Iterable[UUID]]
    run: Callable[[UUID, date], int]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one kind. faults: the kind of error in each case that has to wait for the next run."""

    says: str
    done: int
    faults: tuple[str, ...]


def run() -> tuple[Ran, ...]:
    """Do everything that has fallen due until today. A fault in one case stops no other."""
    today = clock.today()
    return tuple(_run(one, today) for one in kinds())


def kinds() -> Iterator[FallsDue]:
    """Everything that can fall due by itself, lowest slice first."""
    for module in modules_named("falls_due"):
        yield from module.FALLS_DUE


def _run(kind: FallsDue, today: date) -> Ran:
    done, faults = 0, []
    for case in list(kind.waiting(today)):
        try:
            done += kind.run(case, today)
        except Exception as fault:
            faults.append(f"{kind.name} in case {case}: {type(fault).__name__}")
    return Ran(kind.says, done, tuple(faults))
