"""A young person at the screen, in the words of the messages it sends."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import ids
from alongside.peermaps import together_operations as operations
from alongside.peermaps.together_models import Seat
from alongside.peermaps.together_operations import Beginning, NewSeat
from alongside.peermaps.together_reading import Message, Saying
from alongside.peermaps.together_terms import Alone
from alongside.practice import framework

PIN = "2580"


def beginning(*seats: NewSeat, **more: Any) -> Beginning:
    """Everything said aloud and ticked."""
    told = tuple(framework().together.sayings)
    return Beginning(
        **{"seats": seats, "told": told, "alone": Alone.PRIVATE, "who_else": "", "pin": PIN, **more}
    )


@dataclass
class Screen:
    """One screen that shows a sitting."""

    opened: OpenCase
    sitting: UUID
    seats: list[UUID] = field(default_factory=list)

    @classmethod
    def begun(cls, opened: OpenCase, *seats: NewSeat, **more: Any) -> "Screen":
        """An adult begins, and the screen is opened for the first time."""
        made = operations.begin(opened=opened, beginning=beginning(*seats, **more))
        assert operations.open_screen(opened=opened, sitting=made, pin="").right
        found = list(Seat.objects.filter(sitting=made).order_by("number").values_list("pk", flat=True))
        return cls(opened, made, found)

    def says(self, body: dict[str, Any], *, line: UUID | None = None, n: int = 1, seat: int = 0) -> UUID:
        """One thing, saved at once."""
        made = line or ids.new()
        said = Saying(made, self.seats[seat], n, body)
        operations.say(opened=self.opened, sitting=self.sitting, message=Message((said,), ()))
        return made

    def lets_go(self, *lines: UUID) -> None:
        """ "Don't save this"."""
        operations.say(opened=self.opened, sitting=self.sitting, message=Message((), lines))

    def names(self, shown: str, *taps: str, words: str = "", seat: int = 0, **more: Any) -> UUID:
        """Somebody, and what it is like with them."""
        person = {"kind": "person", "shown": shown, "sort": "young", "symbol": "", "colour": ""}
        line = self.says({**person, "asked": "like", "known": None, "at": [100, 0], **more}, seat=seat)
        if taps or words:
            self.likes(line, *taps, words=words, seat=seat)
        return line

    def goes(self, name: str, *taps: str, words: str = "", **more: Any) -> UUID:
        """Somewhere, and what it is like there."""
        place = {"kind": "place", "name": name, "of": "neighbourhood", "asked": "go"}
        line = self.says({**place, "known": None, "at": [0, 150], **more})
        if taps or words:
            self.likes(line, *taps, words=words)
        return line

    def likes(self, about: UUID, *taps: str, words: str = "", seat: int = 0) -> UUID:
        return self.says({"kind": "like", "about": str(about), "taps": list(taps), "words": words}, seat=seat)

    def answers(self, asked: str, words: str, seat: int = 0) -> UUID:
        return self.says({"kind": "said", "asked": asked, "words": words}, seat=seat)

    def is_given_back(self, *, pin: str = PIN, ask_family: bool = False) -> bool:
        """The adult types the PIN."""
        tried = operations.hand_back(opened=self.opened, sitting=self.sitting, pin=pin, ask_family=ask_family)
        return tried.right
