"""Typing instead of many forms: several people in one line, ties as sentences. Pure: words in, what is meant out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.peermaps import reading_words
from alongside.peermaps.facts import End
from alongside.peermaps.reading_words import UnreadError
from alongside.people.terms import Kind

KIND_WORDS: Mapping[str, Kind] = {
    "young person": Kind.YOUNG_PERSON,
    "parent": Kind.PARENT_CARER,
    "carer": Kind.PARENT_CARER,
    "parent or carer": Kind.PARENT_CARER,
    "mother": Kind.PARENT_CARER,
    "father": Kind.PARENT_CARER,
    "grandparent": Kind.PARENT_CARER,
    "trusted adult": Kind.TRUSTED_ADULT,
    "professional": Kind.PROFESSIONAL,
    "worker": Kind.PROFESSIONAL,
}
"""What may stand after a colon. An adult said to cause harm is added alone: four questions come with it."""

_BETWEEN = re.compile(r"[,;\n/&]+|\s(?:and|with)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]{1,30})\)")


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody to be added: initials, what tells them apart, and who they are where that was said."""

    shown: str
    kind: Kind | None
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A tie that somebody wrote as a sentence: between whom, and the fields it speaks of."""

    a: End
    b: End
    fields: Mapping[str, object]


def people_in(text: str) -> list[Called]:
    """ "AM, DT / JK (bus) and Ms K: parent". The same twice is meant once.

    Raises UnreadError with the words after a colon.
    """
    found: dict[str, Called] = {}
    for part in filter(str.strip, _BETWEEN.split(text)):
        shown, _, who = (" ".join(some.split()) for some in part.partition(":"))
        if who and who.casefold() not in KIND_WORDS:
            raise UnreadError(who)
        if shown:
            told = _IN_BRACKETS.fullmatch(shown)
            name, apart = (told[1], told[2].strip()) if told else (shown, "")
            found.setdefault(shown.casefold(), Called(name, KIND_WORDS.get(who.casefold()), apart))
    return list(found.values())


def tie_in(line: str, names: Mapping[End, str]) -> Written:
    """ "JK and DT: strong support, some harm". names: as sentences say them. Raises UnreadError."""
    pair, *said = reading_words.split(line.strip(), ":")
    ends = _pair(pair, names)
    if not said or not said[0].strip():
        return Written(*ends, {})
    both = names[ends[0]], names[ends[1]]
    return Written(*ends, reading_words.read_fields(both, ":".join(said)))


def _pair(words: str, names: Mapping[End, str]) -> tuple[End, End]:
    """Two names of this map with "and" between them; where only one is known, the other is what is not clear."""
    by_name = {name.strip("“”").casefold(): end for end, name in names.items()}
    parts = [part.strip() for part in re.split(r" and ", words)]
    for at in range(1, len(parts)):
        first, second = " and ".join(parts[:at]), " and ".join(parts[at:])
        ends = [by_name.get(one.strip("“” ").casefold()) for one in (first, second)]
        if ends[0] is not None and ends[1] is not None:
            return ends[0], ends[1]
    unknown = [part for part in parts if part.strip("“” ").casefold() not in by_name]
    raise UnreadError(unknown[0] if unknown else words.strip())
