"""Deciding to share or not to share; what leaves is written down before it leaves."""

from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.safety import SafetyAction, always_allowed, extends_the_work, ordinary
from alongside.contexts.concerned import concerned
from alongside.lib import clock, ids
from alongside.lib.errors import refuse_if
from alongside.plans.covering import names_covered
from alongside.recording import drafts
from alongside.sharing.map_rules import may_take_map_out
from alongside.sharing.models import Disclosure
from alongside.sharing.rules import may_be_read_there, may_decide, names_nobody, says_enough
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import MapOut, Written

FORM = "sharing.decide"
MAP_FORM = "sharing.map"

WORDS = ("to_whom", "purpose", "because", "could_tell", "could_lead_to", "advice", "shared_words")
"""The sealed columns of a decision."""


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
        if document:
            refuse_if(may_be_read_there(written.recipient))
            refuse_if(names_nobody(_names_in(fresh, written), "who is in this record"))
        refuse_if(may_decide(written.asked(fresh)))
        made = _write(fresh, written, document)
        _tell(op, fresh, "sharing.shared", written)
        return made


@always_allowed(SafetyAction.REQUIRED_SHARING)
def share_to_protect(*, opened: OpenCase, written: Written) -> None:
    """Share to protect a child, or because the law requires it; no pause stops this (`sharing.protect`)."""
    with change(opened) as (op, fresh):
        refuse_if(may_decide(written.asked(fresh)))
        _write(fresh, written, document=False)
        _tell(op, fresh, "sharing.shared", written)


@extends_the_work
def take_map_out(*, opened: OpenCase, out: MapOut) -> None:
    """The map leaves by choice (`map.export`): a disclosure, written down before a byte of it is handed over."""
    with change(opened) as (op, fresh):
        refuse_if(may_extend(fresh.locks, Extending.SHARING))
        _map_leaves(op, fresh, out)


@always_allowed(SafetyAction.REQUIRED_SHARING)
def hand_map_over(*, opened: OpenCase, out: MapOut) -> None:
    """The map leaves because the law or a court requires it; no pause stops this (`sharing.protect`)."""
    with change(opened) as (op, fresh):
        _map_leaves(op, fresh, out)


@always_allowed(SafetyAction.RIGHTS)
def not_share(*, opened: OpenCase, written: Written) -> None:
    """Decide not to share, with the reason; a request and its answer are always written down."""
    with change(opened) as (op, fresh):
        refuse_if(may_decide(written.asked(fresh)))
        _write(fresh, written, document=False)
        _tell(op, fresh, "sharing.not_shared", written)


def _map_leaves(op: Operation, fresh: OpenCase, out: MapOut) -> None:
    refuse_if(says_enough(out.written.asked(fresh)))
    refuse_if(may_take_map_out(out.asked(fresh)))
    made = _write(fresh, out.written, document=True, form=MAP_FORM)
    names = "with initials" if out.written.what == What.NAMED else "without names"
    recipient = Recipient(out.written.recipient).label
    timeline.add(op, fresh.id, "sharing.map_taken_out", what=names, recipient=recipient)
    op.log(
        "sharing.map_made",
        case=fresh.id,
        about=(made,),
        what=out.written.what,
        recipient=out.written.recipient,
        need=out.written.need,
        as_what=out.as_what,
        shows=":".join(sorted(out.shows)),
    )


def _names_in(opened: OpenCase, written: Written) -> tuple[str, ...]:
    """Lines of a paper without names that name somebody of this case all the same; none where it shows initials."""
    if written.what == What.NAMED:
        return ()
    cover, lines = names_covered(opened), {"to_whom": written.to_whom, "purpose": written.purpose}
    return tuple(field for field, words in lines.items() if cover(words) != words)


def _tell(op: Operation, opened: OpenCase, kind: str, written: Written) -> None:
    """One step of the timeline, in words rather than tokens."""
    what, recipient = What(written.what).label, Recipient(written.recipient).label
    timeline.add(op, opened.id, kind, what=what, recipient=recipient)


def _write(opened: OpenCase, written: Written, document: bool, form: str = FORM) -> UUID:
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
    drafts.forget(opened, form)
    return row.id
