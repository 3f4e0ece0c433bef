"""Between the forms for taking the map out and what happens with it."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from alongside.design.forms import Plain
from alongside.lib.errors import Refused
from alongside.peermaps.facts import View
from alongside.sharing.maps.choices import Format, Leaving, Shows
from alongside.sharing.maps.papers import Wanted
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written


def view_choices(views: Sequence[View]) -> list[tuple[str, str]]:
    """Each view alone; two compared side by side are for the screen, where one can ask back."""
    return [(one.key, one.label) for one in views if one.kind != "compare"]


def wanted(chosen: dict[str, Any], reader: dict[str, Any]) -> Wanted:
    """The checked choices and what is known of the reader so far."""
    within = reader.get("recipient", Recipient.MEETING) == Recipient.MEETING
    how = Leaving(
        initials=chosen["what"] == What.NAMED,
        within_team=within,
        shows=frozenset(map(Shows, chosen["shows"] or ())),
    )
    return Wanted(
        as_what=Format(chosen["as_what"]),
        view=chosen["view"],
        known=chosen["known"],
        how=how,
        to_whom=reader.get("to_whom") or "…",
        purpose=reader.get("purpose") or "…",
    )


def written(chosen: dict[str, Any], reader: dict[str, Any]) -> Written:
    """The decision, for the record; what exactly leaves is written to it from the map itself."""
    return Written(
        what=What(chosen["what"]),
        recipient=Recipient(reader["recipient"]),
        need=Need(reader["need"]),
        decision=Decision.SHARED,
        to_whom=reader["to_whom"],
        purpose=reader["purpose"],
        because=reader["because"],
        could_tell=reader["could_tell"],
        could_lead_to=reader["could_lead_to"],
        advice=reader["advice"],
    )


def as_picture(svg: bytes) -> str:
    """For the page, as data: nothing else can be asked for it."""
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


def refuse(forms: Sequence[Plain], refusal: Refused) -> None:
    """Every reason at the form that has its field; the last form takes the others."""
    for reason in refusal.reasons:
        home = next((form for form in forms if reason.field in form.fields), forms[-1])
        home.refuse(Refused([reason]))
