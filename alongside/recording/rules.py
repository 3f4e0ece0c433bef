"""When a note may be written or added to (`recording.finish`). Pure."""

from collections.abc import Iterator
from datetime import date

from alongside.lib.errors import Reason


def may_note(words: str, happened_on: date, today: date) -> Iterator[Reason]:
    """`recording.members`: a note says what happened, when, and whom it concerns; not before it happens."""
    if not words:
        yield Reason("recording.finish", "Write what happened.", "words")
    if happened_on > today:
        yield Reason("recording.finish", "The day it happened cannot be in the future.", "happened_on")
