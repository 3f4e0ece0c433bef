"""What time it is. Rules never ask; queries and operations ask here and hand the answer on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")

_set_to: ContextVar[Callable[[], datetime] | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    told = _set_to.get()
    return told() if told else datetime.now(UTC)


def today() -> date:
    """The calendar day in England and Wales, which is what due dates are counted in."""
    return now().astimezone(LOCAL).date()


def day_of(moment: datetime) -> date:
    """The calendar day in England and Wales on which a moment fell."""
    return moment.astimezone(LOCAL).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Work as if it were `moment`, and stayed so."""
    with _told(lambda: moment):
        yield


@contextmanager
def going_on_from(moment: datetime) -> Iterator[None]:
    """Work as if it had just become `moment`, and time went on: what is done first stays first.

    The example stories are told this way.
    """
    began = datetime.now(UTC)
    with _told(lambda: moment + (datetime.now(UTC) - began)):
        yield


@contextmanager
def _told(told: Callable[[], datetime]) -> Iterator[None]:
    token = _set_to.set(told)
    try:
        yield
    finally:
        _set_to.reset(token)
