"""A drawing together, told as a screen would tell it: what was said, one thing after the other (`map.together`)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import ids
from alongside.peermaps import together_operations as together
from alongside.peermaps.together_models import Seat
from alongside.peermaps.together_operations import Beginning, NewSeat
from alongside.peermaps.together_reading import Message, Saying
from alongside.peermaps.together_terms import Acted, Alone, Need
from alongside.practice import framework

PIN = "7878"

Named = tuple[str, str, Sequence[str], str]
"""(letters, symbol, what was tapped, own words) of somebody they like being with."""


def drawn(
    opened: OpenCase, person: UUID, named: Sequence[Named], *, symbol: str = "", acted: str = ""
) -> None:
    """Four things first, then what the young person says; handed back, and looked back on by the adult.

    acted: what the adult did about something that was not to be saved, in their own words; "" where nothing came up.
    """
    told = tuple(framework(opened.row.framework).together.sayings)
    beginning = Beginning(
        seats=(NewSeat(person=person),),
        told=told,
        alone=Alone.PRIVATE,
        who_else="",
        pin=PIN,
        needs=(Need.PICTURES,),
    )
    sitting = together.begin(opened=opened, beginning=beginning)
    together.open_screen(opened=opened, sitting=sitting, pin="")
    seat = Seat.objects.get(sitting=sitting).pk
    bodies = [body for one in named for body in _said_of(one)]
    look: list[dict[str, Any]] = [{"kind": "me", "symbol": symbol, "colour": ""}] if symbol else []
    said = [Saying(body.pop("id", None) or ids.new(), seat, 1, body) for body in [*look, *bodies]]
    together.say(opened=opened, sitting=sitting, message=Message(tuple(said), ()))
    together.hand_back(opened=opened, sitting=sitting, pin=PIN, ask_family=False)
    outcome = Acted.TOLD_FIRST if acted else Acted.NOTHING
    together.look_back(opened=opened, sitting=sitting, acted=outcome, words=acted)


def _said_of(one: Named) -> list[dict[str, Any]]:
    letters, symbol, taps, words = one
    line = ids.new()
    person = {
        "id": line,
        "kind": "person",
        "shown": letters,
        "sort": "young",
        "symbol": symbol,
        "colour": "",
        "asked": "like",
        "known": None,
        "at": None,
    }
    like = {"kind": "like", "about": str(line), "taps": list(taps), "words": words}
    return [person, like] if taps or words else [person]
