"""A decision to share as somebody wrote it, and a map about to leave."""

from dataclasses import dataclass

from alongside.cases.opening import OpenCase
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import Place
from alongside.lib.errors import Reason
from alongside.sharing.covering import Shown
from alongside.sharing.map_rules import MapAsked, may_take_map_out
from alongside.sharing.rules import Asked, says_enough
from alongside.sharing.terms import Decision, Need, Recipient, What


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

    def asked(self, opened: OpenCase) -> Asked:
        """The facts that the rules ask about."""
        return Asked(
            what=self.what,
            recipient=self.recipient,
            decision=self.decision,
            to_whom=self.to_whom,
            purpose=self.purpose,
            because=self.because,
            could_tell=self.could_tell,
            could_lead_to=self.could_lead_to,
            advice=self.advice,
            is_supervisor=opened.i_am(Place.SUPERVISOR),
            to_protect=self.need != Need.CHOICE,
        )


@dataclass(frozen=True, slots=True)
class MapOut:
    """A map about to leave. names_in: fields in which somebody on the map is named although it shows no names.

    as_what, shows: tokens for the log: the kind of file, and what was chosen to be shown.
    """

    written: Written
    others_there: bool
    as_what: str
    shows: tuple[str, ...] = ()
    names_in: tuple[str, ...] = ()

    def asked(self, opened: OpenCase) -> MapAsked:
        """The facts that the rules of maps ask about."""
        return MapAsked(
            recipient=self.written.recipient,
            need=self.written.need,
            initials=self.written.what == What.NAMED,
            others_there=self.others_there,
            is_supervisor=opened.i_am(Place.SUPERVISOR),
            advice=self.written.advice,
            names_in=self.names_in,
        )


def against_map(opened: OpenCase, out: MapOut) -> tuple[Reason, ...]:
    """Every reason why this map may not leave now; asked before it is made, and again when it is written down."""
    paused = may_extend(opened.locks, Extending.SHARING) if out.written.need == Need.CHOICE else ()
    return (*paused, *says_enough(out.written.asked(opened)), *may_take_map_out(out.asked(opened)))
