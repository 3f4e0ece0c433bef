"""Between the forms of sharing and what its operations take."""

from typing import Any

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.design.forms import Choice
from alongside.sharing.covering import Shown
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written


def written(typed: dict[str, Any]) -> Written:
    """The checked form as the operation takes it."""
    return Written(
        what=What(typed["what"]),
        recipient=Recipient(typed["recipient"]),
        need=Need(typed["need"]),
        decision=Decision(typed["decision"]),
        to_whom=typed["to_whom"],
        purpose=typed["purpose"],
        because=typed["because"],
        could_tell=typed["could_tell"] or "",
        could_lead_to=typed["could_lead_to"] or "",
        advice=typed["advice"],
        shared_words=typed["shared_words"] or "",
    )


def team(opened: OpenCase) -> list[Choice]:
    """Who may read a paper with initials: those of the team who see them anyway."""
    return list(_readers(opened).items())


def _readers(opened: OpenCase) -> dict[str, str]:
    return {str(one.user): one.name for one in opened.colleagues if one.sees == SeesWhat.ALL}


def document(opened: OpenCase, typed: dict[str, Any]) -> Written:
    """A paper for a meeting is a disclosure like any other: with initials to those who see them, else without."""
    what = What(typed["what"])
    nameless = what == What.NAMELESS
    shows = frozenset(map(Shown, typed["shows"] or ())) if nameless else frozenset()
    readers = _readers(opened)
    return Written(
        what=what,
        recipient=Recipient.POLICE if nameless and typed["outsiders"] == "yes" else Recipient.MEETING,
        need=Need.CHOICE,
        decision=Decision.SHARED,
        to_whom=typed["to_whom"] if nameless else ", ".join(readers[one] for one in typed["readers"]),
        purpose=typed["purpose"],
        because="A paper for a meeting.",
        could_tell="It names nobody."
        if nameless
        else "Its readers are on the team and see the initials anyway.",
        could_lead_to="A paper can be left lying about, so its reader stands on every page.",
        shared_words=_in_words(what, shows),
        shows=shows,
    )


def _in_words(what: What, shows: frozenset[Shown]) -> str:
    """What exactly leaves, for the record of the decision."""
    if what == What.NAMED:
        return "A paper with initials: purpose, assessment, weighting, plan, themes and the last steps."
    shown = [words for one, words in _SHOWN.items() if one in shows]
    also = f", with {' and '.join(shown)}" if shown else ""
    return f"A paper without names: purpose, assessment, weighting, plan, themes and the last steps{also}."


_SHOWN = {Shown.DAYS: "exact days", Shown.PLACES: "names of places"}
