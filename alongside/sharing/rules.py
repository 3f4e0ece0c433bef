"""When something may leave the team (`sharing.disclosure`, `sharing.protect`). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.lib.errors import Reason
from alongside.sharing.terms import Decision, Recipient, What


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision about to be recorded. is_supervisor: the decider is one on this case's team."""

    what: What
    recipient: Recipient
    decision: Decision
    to_whom: str
    purpose: str
    because: str
    could_tell: str
    could_lead_to: str
    advice: str
    is_supervisor: bool
    to_protect: bool


def may_decide(asked: Asked) -> Iterator[Reason]:
    """`sharing.disclosure`: what, to whom, why it is needed, whether this recipient could work out who it
    is, what it could lead to, and who decided; themes by default."""
    yield from says_enough(asked)
    if asked.decision == Decision.SHARED and not asked.to_protect:
        yield from _decided_high_enough(asked)


def says_enough(asked: Asked) -> Iterator[Reason]:
    """`sharing.disclosure`: no decision without its parts, criminal consequences included."""
    if not asked.to_whom:
        yield Reason("sharing.disclosure", "Write who it is for.", "to_whom")
    if not asked.purpose:
        yield Reason("sharing.disclosure", "Write what it is for.", "purpose")
    if not asked.because:
        yield Reason("sharing.disclosure", "Write why you decided this.", "because")
    if asked.decision != Decision.SHARED:
        return
    if not asked.could_tell:
        yield Reason("sharing.disclosure", "Write whether they could work out who it is.", "could_tell")
    if not asked.could_lead_to:
        yield Reason(
            "sharing.disclosure",
            "Write what it could lead to for young people, criminal consequences included.",
            "could_lead_to",
        )


def names_nobody(fields: Iterable[str], where: str) -> Iterator[Reason]:
    """`map.export`: nameless means everywhere, in the lines that say for whom and what for as well.

    fields: of the form, in which somebody is named. where: of whom the paper speaks.
    """
    for field in fields:
        says = (
            f"This names somebody {where}, and it will stand on the paper. "
            "Write a role instead, such as “the youth worker”."
        )
        yield Reason("map.export", says, field)


def may_be_read_there(recipient: Recipient) -> tuple[Reason, ...]:
    """`plan.meeting`: with police or a business in the room, themes only."""
    if recipient == Recipient.MEETING:
        return ()
    says = "With police or a business there, only themes are shared. Record that under “Share, or decide not to”."
    return (Reason("plan.meeting", says, "outsiders"),)


def _decided_high_enough(asked: Asked) -> Iterator[Reason]:
    """`sharing.protect`: a group, a map or a police request is decided by a manager with the privacy
    officer's advice; a child's protection never waits for it."""
    wide = asked.what == What.NAMED and asked.recipient != Recipient.MEETING
    if wide or asked.recipient == Recipient.POLICE:
        if not asked.is_supervisor:
            yield Reason("sharing.protect", "A supervisor on this case has to decide this.")
        if not asked.advice:
            yield Reason("sharing.protect", "Write what the privacy officer advised.", "advice")
