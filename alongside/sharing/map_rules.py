"""When a map may leave (`map.export`, `sharing.protect`, `plan.meeting`). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.lib.errors import Reason
from alongside.sharing.rules import names_nobody
from alongside.sharing.terms import Need, Recipient

OUTSIDE_WELFARE = frozenset({Recipient.POLICE, Recipient.BUSINESS})


@dataclass(frozen=True, slots=True)
class MapAsked:
    """A map that somebody wants to take out.

    others_there: the police or a business will be there, or get it too. is_supervisor: of this case.
    names_in: fields of the form in which somebody on the map is named although the map shows no names.
    """

    recipient: Recipient
    need: Need
    initials: bool
    others_there: bool
    is_supervisor: bool
    advice: str
    names_in: tuple[str, ...] = ()


def may_take_map_out(asked: MapAsked) -> Iterator[Reason]:
    """`map.export`: nameless means everywhere, in the line that says for whom as well."""
    yield from names_nobody(asked.names_in, "who is on the map")
    if asked.need != Need.REQUIRED:
        yield from _by_choice(asked)


def _by_choice(asked: MapAsked) -> Iterator[Reason]:
    """`sharing.protect`: what law or a court requires is never stopped; to protect one child, that child only."""
    if asked.need == Need.PROTECT:
        says = (
            "To protect a child, share what concerns that child, under Sharing, now. "
            "The map of everybody stays here."
        )
        yield Reason("sharing.protect", says, "need")
    yield from _with_police_or_a_business(asked)
    if asked.initials and asked.recipient != Recipient.MEETING:
        says = "Initials stay within this case’s team. Choose a map without names."
        yield Reason("sharing.protect", says, "what")
    if asked.recipient != Recipient.MEETING and asked.recipient not in OUTSIDE_WELFARE:
        yield from _decided_by_a_supervisor(asked, "A map that leaves this team")


def _with_police_or_a_business(asked: MapAsked) -> Iterator[Reason]:
    """`plan.meeting`: with the police or a business there, themes only; `sharing.protect`: no map by default."""
    if asked.recipient in OUTSIDE_WELFARE:
        yield from _decided_by_a_supervisor(
            asked, "For the police and for businesses it is themes only. If they need a map all the same, it"
        )
    elif asked.others_there:
        says = (
            "With the police or a business there it is themes only, and no map. Share the themes under Sharing, "
            "or look at the map in a part of the meeting without them."
        )
        yield Reason("plan.meeting", says, "others_there")


def _decided_by_a_supervisor(asked: MapAsked, what: str) -> Iterator[Reason]:
    """`sharing.protect`: a group or a map is decided by a manager, with the privacy officer's advice recorded."""
    if not asked.is_supervisor:
        says = (
            f"{what} is decided by a supervisor on this case, with the privacy officer’s advice. Ask them to."
        )
        yield Reason("sharing.protect", says, "recipient")
    elif not asked.advice:
        yield Reason(
            "sharing.protect", f"{what} needs the privacy officer’s advice. Write what it was.", "advice"
        )
