"""Reading the log: the responsible people of a case see who looked (`access.audit`)."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.activity.events import sentences
from alongside.activity.models import Entry

PAGE = 50


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the log as people read it. `who` is a staff id, or a token such as "system". about: ids of rows."""

    who: str
    at: datetime
    sentence: str
    about: tuple[str, ...]


def looks(case: UUID, *, before: datetime | None = None) -> tuple[Look, ...]:
    """Who opened, changed or was refused what in this case, newest first. One statement.

    seq orders the rows but is never handed on: it would count hidden work.
    """
    rows = Entry.objects.filter(case=str(case))
    if before is not None:
        rows = rows.filter(at__lt=_written(before))
    return tuple(_look(row) for row in rows.order_by("-seq")[:PAGE])


def _look(row: Entry) -> Look:
    body = json.loads(row.body)
    return Look(
        who=row.actor,
        at=datetime.fromisoformat(body["at"]),
        sentence=sentences()[row.event],
        about=tuple(body["about"]),
    )


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
