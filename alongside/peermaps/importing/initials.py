"""What stands in a person's shape: initials by default (`person.minimal`), "?" for somebody unnamed."""

import re

from alongside.peermaps.importing.choices import NamePolicy
from alongside.peermaps.importing.text import plain

UNNAMED = "?"
_LONGEST = 40
_MOST = 4
_ALREADY = re.compile(r"[^\W\d_]{1,3}\d?")
_PARTS = re.compile(r"[\s\-.]+")
_NOBODY = frozenset({"", "?", "??", "unknown", "not known", "n/k", "unnamed", "someone", "encrypted"})
_SOMEBODY = ("a friend", "unknown ", "somebody", "a boy", "a girl", "an adult", "friend from")


def is_unnamed(name: str) -> bool:
    """Whether the words stand for somebody whose name is not known (`map.placeholder`)."""
    said = plain(name)
    return said in _NOBODY or said.startswith(_SOMEBODY)


def shown(name: str, policy: NamePolicy) -> str:
    """The name as far as the policy lets it show."""
    if is_unnamed(name):
        return UNNAMED
    if policy == "full_name":
        return " ".join(name.split())[:_LONGEST]
    if policy == "first_name":
        return name.split(maxsplit=1)[0][:_LONGEST]
    return initials(name)


def initials(name: str) -> str:
    """AM for Ann-Marie, JK for jay k, AM for AM: what is short and in capitals stays as it is."""
    if _ALREADY.fullmatch(name) and name.upper() == name:
        return name
    firsts = (next(filter(str.isalnum, part), "") for part in _PARTS.split(name))
    letters = (first.upper() for first in firsts)
    return "".join(letters)[:_MOST] or UNNAMED
