"""What has been shared and what has not, for those who see the case whole."""

from dataclasses import dataclass
from datetime import date

from alongside.cases.opening import OpenCase
from alongside.lib import clock, dates
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


@dataclass(frozen=True, slots=True)
class Shared:
    """One decision in a line, for the case page: "The bus company: themes only · R. Okafor, 24 Oct"."""

    words: str
    detail: str


LATELY = 3
"""Decisions that the case page shows; the rest is one press away."""


def shared_lately(opened: OpenCase) -> tuple[Shared, ...]:
    """The newest decisions in a line each; none for those who see no names. One statement."""
    if not opened.sees_names:
        return ()
    rows = Disclosure.objects.filter(case=opened.id).select_related("decided_by")
    return tuple(_in_a_line(opened, row) for row in rows.order_by("-decided_at", "-id")[:LATELY])


def papers(opened: OpenCase) -> dict[str, str]:
    """Id of each paper that was made -> who it was for and what for. One statement."""
    read = opened.ring.read
    rows = Disclosure.objects.filter(case=opened.id, document=True)
    return {str(row.pk): f"For {read(row, 'to_whom')}: {read(row, 'purpose')}" for row in rows}


def _in_a_line(opened: OpenCase, row: Disclosure) -> Shared:
    whom = opened.ring.read(row, "to_whom")
    label = What(row.what).label if row.decision == Decision.SHARED else Decision(row.decision).label
    says = f"{whom}: {label}"
    on = dates.short(clock.day_of(row.decided_at))
    return Shared(says, f"{row.decided_by.initial_and_surname}, {on}")


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
