"""What has been shared and what has not, for those who see the case whole."""

from dataclasses import dataclass
from datetime import date

from alongside.cases.opening import OpenCase
from alongside.lib import clock
from alongside.sharing.models import Disclosure
from alongside.sharing.terms import Decision, Recipient, What


@dataclass(frozen=True, slots=True)
class DisclosureSeen:
    """One decision as it is read."""

    on: date
    by: str
    what: str
    recipient: str
    decision: str
    shared: bool
    document: bool
    to_whom: str
    purpose: str
    because: str
    could_tell: str
    could_lead_to: str
    advice: str
    shared_words: str


def decisions(opened: OpenCase) -> tuple[DisclosureSeen, ...]:
    """Every decision, newest first; none for those who see no names."""
    if not opened.sees_names:
        return ()
    rows = Disclosure.objects.filter(case=opened.id).select_related("decided_by")
    return tuple(_seen(opened, row) for row in rows.order_by("-decided_at", "-id"))


def _seen(opened: OpenCase, row: Disclosure) -> DisclosureSeen:
    read = opened.ring.read
    return DisclosureSeen(
        on=clock.day_of(row.decided_at),
        by=row.decided_by.initial_and_surname,
        what=What(row.what).label,
        recipient=Recipient(row.recipient).label,
        decision=Decision(row.decision).label,
        shared=row.decision == Decision.SHARED,
        document=row.document,
        to_whom=read(row, "to_whom"),
        purpose=read(row, "purpose"),
        because=read(row, "because"),
        could_tell=read(row, "could_tell"),
        could_lead_to=read(row, "could_lead_to"),
        advice=read(row, "advice"),
        shared_words=read(row, "shared_words"),
    )
