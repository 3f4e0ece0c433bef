"""The door for reading and the operation for writing: the only ways to anything about anybody.

No log row, no page, no change, no key (ADR 0002). Both hold the ids of what was looked at or done and
write them as the last statement before anything leaves.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction

from alongside.activity import log
from alongside.activity.entries import Fact, NewEntry
from alongside.lib import clock, ids
from alongside.lib.errors import Refused

SYSTEM = "system"
"""Who acts when nobody is signed in: the due work, the sweeps, the example data."""


class Actor(Protocol):
    """Whoever is signed in. `pk` is written to the log, never a name."""

    @property
    def pk(self) -> UUID | None: ...


class Opening:
    """Common to the door and the operation: it is open, it knows who, and it keeps what must be logged."""

    def __init__(self, by: Actor | None, request: str = "") -> None:
        self.by = by
        self.moment = clock.now()
        self.is_open = True
        self.entries: list[NewEntry] = []
        self.rings: dict[UUID, object] = {}
        self.brought_back: set[str] = set()
        """Forms of this page that hold what was typed into them earlier; the page says so beside each."""
        self.drafts_beside: dict[tuple[UUID, str], object] = {}
        """Rows of drafts that came with another statement, by case and form; None where nothing is kept."""
        self._request = request

    def looked(
        self, event: str, *, case: UUID | None = None, about: tuple[UUID, ...] = (), **facts: Fact
    ) -> None:
        """Remember that this was looked at or done; written before anything leaves."""
        self.entries.append(NewEntry(event, clock.now(), _name(self.by), case, about, facts, self._request))

    log = looked


class Door(Opening):
    """Open for the length of one request. What it showed is logged before the page leaves."""


class Operation(Opening):
    """One change: rules, rows, timeline and log in one transaction.

    case: the case it belongs to, for the log; None where the change is about no case.
    """

    def __init__(self, by: Actor | None, case: UUID | None, request: str) -> None:
        super().__init__(by, request)
        self.case = case

    def afterwards(self, effect: Callable[[], object]) -> None:
        """Letters and messages go out only once the change is committed."""
        transaction.on_commit(effect)


_door: ContextVar[Door | None] = ContextVar("open_door", default=None)
_operation: ContextVar[Operation | None] = ContextVar("open_operation", default=None)


@contextmanager
def door(by: Actor | None) -> Iterator[Door]:
    """Read inside this. On leaving, the entries are committed; on any failure nothing has left.

    PostgreSQL reads in one transaction (ready for row security); SQLite outside any, because a
    deferred transaction that turns into a writer fails when somebody else writes.
    """
    opened = Door(by, request=ids.new().hex)
    token = _door.set(opened)
    try:
        with transaction.atomic() if connection.vendor == "postgresql" else nullcontext():
            yield opened
            opened.is_open = False
            _write(opened.entries)
    finally:
        opened.is_open = False
        _door.reset(token)


@contextmanager
def operation(*, by: Actor | None, case: UUID | None = None) -> Iterator[Operation]:
    """Write inside this; it is the only place that opens a transaction. Nested ones join the outer.

    A Refused rolls the change back and is itself noted on the open door, so that it outlives the roll-back.
    """
    outer = _operation.get()
    if outer is not None:
        yield outer
        return
    around = _door.get()
    opened = Operation(by, case, request=around._request if around else "")
    token = _operation.set(opened)
    try:
        with transaction.atomic():
            yield opened
            log.append(opened.entries)
    except Refused as refusal:
        if around is not None:
            rules = ",".join(sorted({reason.rule for reason in refusal.reasons}))
            around.looked("activity.refused", case=case, rules=_token(rules))
        raise
    finally:
        opened.is_open = False
        _operation.reset(token)


def _write(entries: list[NewEntry]) -> None:
    if entries:
        with transaction.atomic():
            log.append(entries)


def _token(text: str) -> str:
    return text.replace(",", ":")[:80]


def _name(by: Actor | None) -> str:
    return str(by.pk) if by is not None and by.pk else SYSTEM
