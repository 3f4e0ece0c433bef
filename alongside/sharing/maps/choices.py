"""What can be chosen about a map that leaves. Every choice that shows more is off until it is made."""

from collections.abc import Set
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """The kinds of file."""

    PDF = "pdf"
    WORD = "docx"
    PNG = "png"
    SVG = "svg"


class Shows(StrEnum):
    """What a map shows only when somebody chose it."""

    PLACES = "places"
    AGES = "ages"
    DATES = "dates"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a map leaves. within_team: for a meeting of the case's own team, and nobody else."""

    initials: bool = False
    within_team: bool = True
    shows: Set[Shows] = field(default_factory=frozenset)
