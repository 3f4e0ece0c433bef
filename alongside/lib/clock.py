"""What time it is. Rules never ask; queries and operations ask here and hand the answer on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in England and Wales, which is what due dates are counted in."""
    return now().astimezone(LOCAL).date()


def day_of(moment: datetime) -> date:
    """The calendar day in England and Wales on which a moment fell."""
    return moment.astimezone(LOCAL).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Work as if it were `moment`: the example stories are told this way, in the order they happened."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
