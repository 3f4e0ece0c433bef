"""What can be done with each line of the list and the narrative: a form for exactly that, which comes back to the line.

The same things can be done in the picture (docs/reference/map-operations.md).
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.peermaps.facts import TieSeen
from alongside.people.facts import PersonSeen
from alongside.statements.facts import StatementSeen


@dataclass(frozen=True, slots=True)
class Do:
    """One thing to do. post: it is done at once; value: what the post says is to be done."""

    label: str
    href: str
    post: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Doings:
    """Makes the addresses for one page. form: "list" or "narrative"; asked: how it is looked at, "" or "?view=…"."""

    case: UUID
    form: str
    asked: str = ""

    def person(self, one: PersonSeen) -> tuple[Do, ...]:
        """Everything about somebody, one line each."""
        own = [
            Do("Put right what is recorded", self._to("people:change", one.id)),
            Do("Add what somebody said", self._to("peermaps:say", about=str(one.id))),
            Do("Connect with somebody", self._to("peermaps:connect", a=f"person:{one.id}")),
            Do("Move on the picture", self._to("peermaps:move", what=str(one.id))),
        ]
        if one.unnamed:
            own.append(Do("Now we know who this is", self._to("people:name", one.id)))
            own.append(Do("It is somebody already here", self._to("people:merge", one.id)))
        elif one.provisional_until:
            own.append(Do("Keep, with a reason", self._to("people:decide", one.id)))
            own.append(Do("Let go", self._to("people:let_go", one.id)))
        if not one.is_focus:
            own.append(Do("Take off", self._to("people:off", one.id)))
        return tuple(own)

    def tie(self, one: TieSeen) -> tuple[Do, ...]:
        """Everything about a tie."""
        own = [
            Do("Change how it is described", self._to("peermaps:describe", one.id)),
            Do("Add what somebody said", self._to("peermaps:say", tie=str(one.id))),
            Do("It is still so", self._to("peermaps:confirm", one.id), post=True),
        ]
        if one.drawn.differs_between or one.talks:
            own.append(Do("Note what came of talking", self._to("peermaps:talk", one.id)))
        if one.fading:
            own.append(Do("Let it go", self._to("peermaps:let_go", one.id), post=True))
        own.append(Do("Take off", self._to("peermaps:tie_off", one.id)))
        return tuple(own)

    def group(self, one: GroupSeen) -> tuple[Do, ...]:
        """Everything about a group."""
        do = self._to("peermaps:group_do", one.id)
        return (
            Do("Change who is in it", self._to("peermaps:members", one.id)),
            Do("Change how it is described", self._to("peermaps:change_group", one.id)),
            Do("Note what shapes it", self._to("peermaps:condition", group=str(one.id))),
            Do("It is still so", do, post=True, value="confirm"),
            Do("Not a group any more", do, post=True, value="end"),
        )

    def place(self, one: PlaceSeen) -> tuple[Do, ...]:
        """Everything about a place, and what shapes it."""
        return (
            Do("Put right what it is called", self._to("peermaps:change_place", one.id)),
            Do("Note what shapes it", self._to("peermaps:condition", place=str(one.id))),
            *(
                Do(
                    f"No longer so: {each.kind.label}",
                    self._to("peermaps:condition_ended", each.id, place=str(one.id)),
                    post=True,
                )
                for each in one.conditions
            ),
            Do("Connect with somebody", self._to("peermaps:connect", a=f"place:{one.id}")),
            Do("Move on the picture", self._to("peermaps:move", what=str(one.id))),
            Do("Take off", self._to("peermaps:place_off", one.id), post=True),
        )

    def said(self, one: StatementSeen) -> str:
        """Where everything about something said can be done: check, put right, confirm, let go, take back."""
        return self._to("statements:statement", one.id)

    def to_tie(self, one: TieSeen) -> str:
        """The page of a tie."""
        return self._to("peermaps:tie", one.id)

    def to_group(self, one: GroupSeen) -> str:
        """The page of a group."""
        return self._to("peermaps:group", one.id)

    def _to(self, route: str, *more: UUID, **asked: str) -> str:
        where = urlencode({**asked, "from": self.form})
        return f"{reverse(route, args=[self.case, *more])}?{where}{self.asked.replace('?', '&', 1)}"
