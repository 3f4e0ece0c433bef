"""The readable story of a case. Written by the same operation as the change; it is not the log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from alongside.accounts.models import User
from alongside.activity.doors import Operation
from alongside.activity.entries import Fact
from alongside.cases.models import TimelineEntry
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.slices import modules_named
from alongside.seals.rings import ring

PAGE = 40
"""Steps on one page of the timeline."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is read. says: the sentence; words: what somebody wrote about it, or ""."""

    id: UUID
    kind: str
    on: date
    at: datetime
    by: str
    says: str
    words: str


def add(
    op: Operation,
    case: UUID,
    kind: str,
    *,
    words: str = "",
    concerns: Iterable[UUID] = (),
    **facts: Fact,
) -> None:
    """Write a step. facts named `person` (an id) are shown by that person's name to those who may see it.

    words are sealed under the case and everyone they concern.
    """
    sentences()[kind]
    entry = TimelineEntry(
        id=ids.new(),
        case_id=case,
        kind=kind,
        at=clock.now(),
        by=op.by if isinstance(op.by, User) else None,
        facts=facts,
    )
    if words:
        ring(case, op).fill(entry, concerns=concerns, words=words)
    entry.save(force_insert=True)
    op.log(kind, case=case)


def steps(
    opened: OpenCase, names: Callable[[UUID], str], *, before: tuple[datetime, UUID] | None = None
) -> tuple[Step, ...]:
    """A page of the timeline, newest first. names: how a person's id is shown to this viewer."""
    rows = TimelineEntry.objects.filter(case=opened.id).select_related("by")
    if before is not None:
        rows = rows.filter(at__lte=before[0]).exclude(at=before[0], id__gte=before[1])
    return tuple(_step(opened, row, names) for row in rows.order_by("-at", "-id")[:PAGE])


@cache
def sentences() -> dict[str, str]:
    """Kind -> sentence, from the slices' events.py (TIMELINE = {"slice.kind": "{by} …"})."""
    found: dict[str, str] = {}
    for module in modules_named("events"):
        found.update(getattr(module, "TIMELINE", {}))
    return found


def _step(opened: OpenCase, row: TimelineEntry, names: Callable[[UUID], str]) -> Step:
    by = row.by.initial_and_surname if row.by else "Alongside"
    facts = {name: _shown(name, value, names) for name, value in row.facts.items()}
    return Step(
        id=row.id,
        kind=row.kind,
        on=clock.day_of(row.at),
        at=row.at,
        by=by,
        says=sentences()[row.kind].format(by=by, **facts),
        words=opened.ring.read(row, "words") if opened.sees_names else "",
    )


def _shown(name: str, value: object, names: Callable[[UUID], str]) -> object:
    person = ids.read(value) if name == "person" else None
    return names(person) if person else value
