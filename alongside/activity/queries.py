"""Reading the log: the responsible people of a case see who looked (`access.audit`)."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Subquery

from alongside.activity.entries import moment
from alongside.activity.events import sentences
from alongside.activity.models import Entry

PAGE = 50

_TOKEN = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the log as people read it. `who` is a staff id, or a token such as "system".

    about: ids of rows. token: where it stands, saying nothing about how many there are.
    """

    who: str
    at: datetime
    sentence: str
    about: tuple[str, ...]
    token: str


def looks(case: UUID, *, after: str = "") -> tuple[Look, ...]:
    """Who opened, changed or was refused what in this case, newest first. One statement.

    seq orders the rows but is never handed on: it would count hidden work. after: the token of a row of this
    case, to go on below it.
    """
    rows = Entry.objects.filter(case=str(case))
    if _TOKEN.fullmatch(after):
        rows = rows.filter(seq__lt=Subquery(rows.filter(hash=after).values("seq")[:1]))
    return tuple(_look(row) for row in rows.order_by("-seq")[:PAGE])


def has_looked(who: UUID, case: UUID, event: str, *, before: datetime | None = None) -> bool:
    """Whether somebody has seen this of a case already, so that no more is told by saying what became of it."""
    rows = Entry.objects.filter(case=str(case), actor=str(who), event=event)
    if before is not None:
        rows = rows.filter(at__lte=moment(before))
    return rows.exists()


def _look(row: Entry) -> Look:
    body = json.loads(row.body)
    return Look(
        who=row.actor,
        at=datetime.fromisoformat(body["at"]),
        sentence=sentences()[row.event],
        about=tuple(body["about"]),
        token=row.hash,
    )
