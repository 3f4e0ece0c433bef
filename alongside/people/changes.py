"""Telling higher slices that people, words or the focus of a case have changed, without knowing them.

A slice that keeps something of its own in step offers `when_record_changes.py` with any of `changed(op, case)`,
`known(op, opened, person)`, `merged(op, opened, gone=…, known=…)`, `parted(op, opened, back=…, known=…)`,
`corrected(op, opened, wrong=…, better=…)`, `focus_moved(op, opened, because=…)` and `gone(op, case, person)`; all are
called inside the same operation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import ModuleType
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.lib.slices import modules_named

_waiting: ContextVar[set[UUID] | None] = ContextVar("cases_to_tell_of", default=None)


@contextmanager
def told_once(op: Operation) -> Iterator[None]:
    """Many changes of one operation: everybody who keeps something in step is told at its end, once for each case."""
    token = _waiting.set(set())
    try:
        yield
        cases = _waiting.get() or set()
    finally:
        _waiting.reset(token)
    for case in cases:
        tell(op, case)


def tell(op: Operation, case: UUID) -> None:
    """Something that pages of this case show is different now."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.add(case)
        return
    for module in _listeners():
        if hasattr(module, "changed"):
            module.changed(op, case)


def tell_known(op: Operation, opened: OpenCase, person: UUID) -> None:
    """Somebody is identified from now on: added by initials, kept after drawing, or a placeholder named."""
    for module in _listeners():
        if hasattr(module, "known"):
            module.known(op, opened, person)


def tell_merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """What was about `gone` is about `known` from now on; each slice moves and re-seals its own rows."""
    for module in _listeners():
        if hasattr(module, "merged"):
            module.merged(op, opened, gone=gone, known=known)


def tell_parted(op: Operation, opened: OpenCase, *, back: UUID, known: UUID) -> None:
    """The two are not one after all. Every row that the joining changed is as it was already."""
    for module in _listeners():
        if hasattr(module, "parted"):
            module.parted(op, opened, back=back, known=known)


def tell_corrected(op: Operation, opened: OpenCase, *, wrong: UUID, better: UUID) -> None:
    """The statement `better` stands in the place of `wrong`: what was said of something is still said of it."""
    for module in _listeners():
        if hasattr(module, "corrected"):
            module.corrected(op, opened, wrong=wrong, better=better)


def tell_gone(op: Operation, case: UUID, person: UUID) -> None:
    """Somebody is about to be erased: each slice takes away what is about them alone. Rows that point at them go by
    themselves, and sentences that concern others too are sealed again for those."""
    for module in _listeners():
        if hasattr(module, "gone"):
            module.gone(op, case, person)


def tell_focus_moved(op: Operation, opened: OpenCase, because: str) -> None:
    """The work is about something else from now on (`weighting.focus_shift`)."""
    for module in _listeners():
        if hasattr(module, "focus_moved"):
            module.focus_moved(op, opened, because=because)


@cache
def _listeners() -> tuple[ModuleType, ...]:
    return tuple(modules_named("when_record_changes"))
