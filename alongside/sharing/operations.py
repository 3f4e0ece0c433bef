"""Deciding to share or not to share; what leaves is written down before it leaves."""

from dataclasses import dataclass
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.cases.terms import Place
from alongside.contexts.concerned import concerned
from alongside.lib import clock, ids
from alongside.lib.errors import refuse_if
from alongside.recording import drafts
from alongside.sharing.covering import Shown
from alongside.sharing.models import Disclosure
from alongside.sharing.rules import Asked, may_decide
from alongside.sharing.terms import Decision, Need, Recipient, What

FORM = "sharing.decide"


WORDS = ("to_whom", "purpose", "because", "could_tell", "could_lead_to", "advice", "shared_words")
"""The sealed columns of a decision."""


@dataclass(frozen=True, slots=True)
class Written:
    """A decision as it was written. shows: what a paper without names may show all the same."""

    what: What
    recipient: Recipient
    need: Need
    decision: Decision
    to_whom: str
    purpose: str
    because: str
    could_tell: str = ""
    could_lead_to: str = ""
    advice: str = ""
    shared_words: str = ""
    shows: frozenset[Shown] = frozenset()


@ordinary
def decide(*, opened: OpenCase, written: Written) -> None:
    """Record a decision by the way that fits it: sharing by choice can be paused, protecting cannot."""
    if written.decision != Decision.SHARED:
        not_share(opened=opened, written=written)
    elif written.need == Need.CHOICE:
        share_by_choice(opened=opened, written=written)
    else:
        share_to_protect(opened=opened, written=written)


@extends_the_work
def share_by_choice(*, opened: OpenCase, written: Written, document: bool = False) -> UUID:
    """Share because it makes the work better; stops while a values question stands at "no"."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.SHARING))
        refuse_if(may_decide(_asked(fresh, written)))
        made = _write(fresh, written, document)
        _tell(op, fresh, "sharing.shared", written)
        return made


@always_allowed(SafetyAction.REQUIRED_SHARING)
def share_to_protect(*, opened: OpenCase, written: Written) -> None:
    """Share to protect a child, or because the law requires it; no pause stops this (`sharing.protect`)."""
    with change(opened) as (op, fresh):
        refuse_if(may_decide(_asked(fresh, written)))
        _write(fresh, written, document=False)
        _tell(op, fresh, "sharing.shared", written)


@always_allowed(SafetyAction.RIGHTS)
def not_share(*, opened: OpenCase, written: Written) -> None:
    """Decide not to share, with the reason; a request and its answer are always written down."""
    with change(opened) as (op, fresh):
        refuse_if(may_decide(_asked(fresh, written)))
        _write(fresh, written, document=False)
        _tell(op, fresh, "sharing.not_shared", written)


def _tell(op: Operation, opened: OpenCase, kind: str, written: Written) -> None:
    """One step of the timeline, in words rather than tokens."""
    what, recipient = What(written.what).label, Recipient(written.recipient).label
    timeline.add(op, opened.id, kind, what=what, recipient=recipient)


def _write(opened: OpenCase, written: Written, document: bool) -> UUID:
    """The decision, its words sealed for everybody of the case whom they speak of."""
    row = Disclosure(
        id=ids.new(),
        case_id=opened.id,
        what=written.what,
        recipient=written.recipient,
        need=written.need,
        decision=written.decision,
        document=document,
        decided_at=clock.now(),
        decided_by=opened.viewer,
    )
    words = {name: getattr(written, name) for name in WORDS}
    opened.ring.fill(row, concerns=concerned(opened, *words.values()), **words)
    row.save(force_insert=True)
    drafts.forget(opened, FORM)
    return row.id


def _asked(opened: OpenCase, written: Written) -> Asked:
    return Asked(
        what=written.what,
        recipient=written.recipient,
        decision=written.decision,
        to_whom=written.to_whom,
        purpose=written.purpose,
        because=written.because,
        could_tell=written.could_tell,
        could_lead_to=written.could_lead_to,
        advice=written.advice,
        is_supervisor=opened.i_am(Place.SUPERVISOR),
        to_protect=written.need != Need.CHOICE,
    )
