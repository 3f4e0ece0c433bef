"""How somebody wants to see a map: whose view, through which lens, without what, on which day (`map.time`)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from alongside.contexts.terms import Basis
from alongside.peermaps import viewing


@dataclass(frozen=True, slots=True)
class Looking:
    """view: key of one of the map's views. lens: only groups with this basis. without: what is left out.

    on: as it was on that day by what is known now. known: as it was known on that day. against: an earlier day of
    the same kind, to compare with.
    """

    view: str = viewing.EVERYONE
    lens: Basis | None = None
    without: frozenset[str] = frozenset()
    on: date | None = None
    known: date | None = None
    against: date | None = None

    @property
    def is_then(self) -> bool:
        return self.on is not None or self.known is not None

    @property
    def needs_the_past(self) -> bool:
        return self.is_then or self.against is not None

    @property
    def earlier(self) -> "Looking":
        """The same on the day that is compared with."""
        if self.known is not None:
            return replace(self, known=self.against, against=None)
        return replace(self, on=self.against, against=None)

    def but(self, **changed: Any) -> str:
        """The query of an address that shows the map the same way but for these; "" for the plain map."""
        shown = replace(self, **changed)
        asked = [
            ("view", shown.view if shown.view != viewing.EVERYONE else ""),
            ("lens", shown.lens or ""),
            *(("without", what) for what in sorted(shown.without)),
            *((name, day.isoformat() if (day := getattr(shown, name)) else "") for name in _DAYS),
        ]
        given = [(name, value) for name, value in asked if value]
        return f"?{urlencode(given)}" if given else ""


_DAYS = ("on", "known", "against")
