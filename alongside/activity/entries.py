"""What a log row says: who, what, when, about which ids. Never a word about anybody."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias
from uuid import UUID

from alongside.activity import events

GENESIS = "0" * 64
"""The hash that stands before the first row."""

Fact: TypeAlias = str | int | bool

_TOKEN = re.compile(r"[a-z0-9_.:-]{0,80}")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A row about to be written.

    actor: id of the user, or a fixed token such as "system" where nobody was signed in.
    about: ids of the people, statements or plans it touches, besides the case.
    facts: short tokens and numbers that make the row readable later, such as the recipient's kind.
    """

    event: str
    at: datetime
    actor: str
    case: UUID | None = None
    about: tuple[UUID, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)
    request: str = ""

    def body(self) -> str:
        """Canonical JSON: sorted keys, no spaces, so that one row has one spelling and one hash."""
        events.known(self.event)
        _refuse_words(self.facts)
        return json.dumps(
            {
                "about": [str(one) for one in self.about],
                "actor": self.actor,
                "at": moment(self.at),
                "case": str(self.case) if self.case else "",
                "event": self.event,
                "facts": self.facts,
                "request": self.request,
            },
            sort_keys=True,
            separators=(",", ":"),
        )


def moment(at: datetime) -> str:
    """A moment as the log spells it: text that sorts by time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def chained(previous: str, body: str) -> str:
    """The hash of a row, given the hash of the one before it."""
    return hashlib.sha256((previous + body).encode()).hexdigest()


def _refuse_words(facts: dict[str, Fact]) -> None:
    for name, value in facts.items():
        if isinstance(value, str) and not _TOKEN.fullmatch(value):
            raise ValueError(f"the log holds ids and tokens, not words: {name}")
