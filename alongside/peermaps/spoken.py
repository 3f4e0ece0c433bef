"""Names and small words as they stand inside sentences, so that a sentence can be read back. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.utils.text import capfirst

from alongside.peermaps.facts import End, EndType

SOMEBODY = "somebody"
UNCLEAR = re.compile(r"[.:;,“”]| and | strongly$")
"""What would make it unclear where a name ends; such a name stands in quotation marks."""

TYPES = {EndType.PERSON: "person", EndType.PLACE: "place", EndType.GROUP: "group"}


def spoken(names: Mapping[End, str]) -> dict[End, str]:
    """How everything is called in a sentence: never two alike, and never unclear where a name ends."""
    return {end: quoted(name) for end, name in told_apart(names).items()}


def told_apart(names: Mapping[End, str]) -> dict[End, str]:
    """The same names, with what tells two things apart where they are called alike (`person.tell_apart`).

    A person and a place: "The club (place)". Two placeholders: "a friend from the bus (1)" and "… (2)".
    """
    alike: dict[str, list[End]] = {}
    for end, name in names.items():
        alike.setdefault(_plain(name), []).append(end)
    found = dict(names)
    for ends in alike.values():
        if len(ends) > 1:
            found |= _apart(ends, names, taken=set(alike))
    return found


def _apart(ends: Sequence[End], names: Mapping[End, str], taken: set[str]) -> dict[End, str]:
    found: dict[End, str] = {}
    for end in ends:
        by_type = [one for one in ends if one.type == end.type]
        told = names[end] if end.type == EndType.PERSON else f"{names[end]} ({TYPES[end.type]})"
        number = 1
        made = told if len(by_type) == 1 else f"{told} ({number})"
        while len(by_type) > 1 and _plain(made) in taken:
            number += 1
            made = f"{told} ({number})"
        taken.add(_plain(made))
        found[end] = made
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def quoted(name: str) -> str:
    """The name, in quotation marks where a sentence would not say where it ends."""
    inside = unquoted(name)
    return f"“{inside}”" if UNCLEAR.search(inside) else inside


def unquoted(words: str) -> str:
    """Words that may stand inside quotation marks: on one line, with single marks for their own."""
    return " ".join(words.replace("“", "‘").replace("”", "’").split())


def label(who: str) -> str:
    """Whose view, in a sentence: "the school", and "Mo Farrell, youth worker" as it is."""
    told = f"the {who[4:]}" if who.startswith("The ") else who
    return quoted(told) if re.search(r"[.:;“”]", told) else told


def first_up(name: str) -> str:
    """A sentence begins with a capital: "A friend from the bus"."""
    return capfirst(name)


def listed(words: Iterable[str]) -> str:
    """ "JK, AM and RS"."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str) -> str:
    """ "1 person", "3 people"."""
    return f"{number} {one if number == 1 else many}"


def in_line(words: str) -> str:
    """Words of several lines as one."""
    return " ".join(words.split())


def sentences(parts: Iterable[str]) -> str:
    """Each part with its full stop, one after the other."""
    return " ".join(part if ENDED.search(part) else f"{part}." for part in parts if part)


ENDED = re.compile("[.!?]”?$")
