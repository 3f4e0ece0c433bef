"""What the screen of a drawing together sends, checked against its schema before anything looks inside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator

from alongside.lib.errors import Reason, Refused

SCHEMA = Path(__file__).parent / "schemas" / "together.schema.json"
UNREADABLE = "This could not be read, so nothing was changed."
LONGEST = 200_000
"""Bytes of one message."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said, as the screen has it now."""

    id: UUID
    seat: UUID
    n: int
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """What was said anew or otherwise, and what was let go."""

    said: tuple[Saying, ...]
    gone: tuple[UUID, ...]


def message(body: bytes) -> Message:
    """The message in a request's body. Raises Refused for anything else; never repeats what was in it."""
    try:
        given = json.loads(body) if len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        given = None
    if given is None or not _validator().is_valid(given):
        raise Refused([Reason("map.together", UNREADABLE)])
    said = tuple(Saying(UUID(one["id"]), UUID(one["seat"]), one["n"], one["body"]) for one in given["said"])
    return Message(said, tuple(UUID(one) for one in given["gone"]))


def words_in(body: bytes, *names: str) -> dict[str, str]:
    """Short texts of a small JSON object, such as a PIN; "" for whatever is missing or something else."""
    try:
        given = json.loads(body) if len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        given = None
    found = given if isinstance(given, dict) else {}
    return {name: value if isinstance(value := found.get(name), str) else "" for name in names}


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
