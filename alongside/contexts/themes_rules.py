"""A theme says something about safety, harm or strength and names nobody (`recording.themes`). Pure."""

import re
from collections.abc import Iterator

from alongside.lib.errors import Reason

_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.? ?[A-Z]\.?)(?![\w])")

_ALSO_LETTERS = (
    "AM", "BT", "DJ", "EU", "GP", "HR", "ID", "IT", "MP", "OK",
    "PC", "PE", "PM", "QR", "RE", "TV", "UK", "US", "VR", "WC",
)  # fmt: skip
"""Two capital letters that are usually not somebody."""


def initials_in(words: str) -> tuple[str, ...]:
    """Capital letters that look like somebody's initials, in the order of the words, each once."""
    found = [match.group().strip() for match in _INITIALS.finditer(words)]
    return tuple(dict.fromkeys(one for one in found if _plain(one) not in _ALSO_LETTERS))


def may_add(words: str) -> Iterator[Reason]:
    """`recording.themes`."""
    if not words.strip():
        yield Reason("recording.themes", "Write what you see, without naming anybody", "words")


def _plain(initials: str) -> str:
    return initials.replace(".", "").replace(" ", "")
