"""What the person importing has answered and decided so far; kept sealed between the steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from alongside.peermaps.importing.choices import Choices

How = Literal["in", "unnamed", "out"]


def token(*keys: str) -> str:
    """The name of an input that asks about these keys of the file: always the same, whatever else is asked."""
    return sha256("\n".join(keys).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether somebody comes in, with the need and the evidence (`values.rights.6`, `values.rights.7`).

    rests_on: keys of RestsOn. note: who is meant, of somebody who comes in without a name.
    """

    how: How
    need: str = ""
    evidence: str = ""
    rests_on: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """A neutral name, and what makes it a group (`group.name`, `group.basis`). bases: keys of Basis."""

    name: str
    bases: tuple[str, ...]
    rests_on: str


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose view a file shows that is no interview: "me", "person:<id>", "user:<id>", "words:<words>" or "new"."""

    speaker: str = ""
    new_speaker: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything answered so far.

    positions_of: the interview whose positions are used. same: keys that are one person. here: key of somebody or of
    a place -> id of who or what is already on the map, "" for nobody of them. apart: what tells two people apart.
    seen: names of the steps that were gone through.
    """

    choices: Choices = field(default_factory=Choices)
    whose: Whose = field(default_factory=Whose)
    positions_of: str = ""
    groups: Mapping[str, GroupAnswer] = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()
    here: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Decision] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
