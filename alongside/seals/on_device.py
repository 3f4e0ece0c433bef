"""Keys for what waits on somebody's own device until the server has it (ADR 0010, R3).

The device never has the key: the page brings it, each time, to the same person for the same thing. It
follows from the case's key, so that it dies with it, and from the week, so that whatever a device still holds
can be read by nobody after two weeks.
"""

from datetime import date
from uuid import UUID

from alongside.seals.rings import Ring

WEEKS = 2
"""This week's key seals, last week's still opens: at least one week, never more than two."""

_DAYS = 7


def key_words(ring: Ring, *, user: UUID, about: str, today: date) -> str:
    """What a page says in `data-keep`: what it is about, then the keys of this person for it, newest first.

    Hexadecimal: no initials of anybody can stand in a page by chance.
    about: the same words for the same thing each time, without a space, such as "map:<case>".
    """
    week = today.toordinal() // _DAYS
    keys = [ring.derived(f"on-device {user} {about} {week - ago}") for ago in range(WEEKS)]
    return " ".join([about, *(key.hex() for key in keys)])
