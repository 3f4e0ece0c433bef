"""Where a value that somebody typed is now: current, in history under its author, or in its author's hands (R1)."""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.contexts.models import Condition, PeerGroup, Place, ThingChange
from alongside.peermaps.models import Crossing, TalkedAbout, TieFacts, TieReading
from alongside.people.models import Inclusion, Person, PersonChange
from alongside.statements.models import Statement

SEALED = (
    (Person, "case", "added_by_id", ("shown", "note")),
    (PersonChange, "person__case", "by_id", ("words",)),
    (Inclusion, "person__case", "decided_by_id", ("need", "evidence")),
    (Place, "case", "added_by_id", ("name", "note")),
    (PeerGroup, "case", "added_by_id", ("name", "own_words")),
    (ThingChange, "case", "by_id", ("words",)),
    (Condition, "case", "by_id", ("words",)),
    (Statement, "case", "recorded_by_id", ("words",)),
    (TalkedAbout, "tie__map", "by_id", ("words",)),
    (Crossing, "map", "second_id", ("words",)),
)
"""Every table that holds what somebody typed on a map, with its author."""


def written(opened: OpenCase) -> dict[UUID, str]:
    """Everything that is or was on record, by who wrote it."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for model, via, author, fields in SEALED:
        rows: Any = model._default_manager.all()
        for row in rows.filter(**{via: opened.id}):
            found[getattr(row, author)] += [opened.ring.read(row, name) for name in fields]
    for facts in TieFacts.objects.filter(tie__map=opened.id):
        found[facts.noted_by_id] += [f"since {facts.since}"]
    for reading in TieReading.objects.filter(tie__map=opened.id):
        found[reading.read_by_id] += [f"support {reading.support}", f"harm {reading.harm}"]
    return {author: "\n".join(words) for author, words in found.items()}


def values(command: dict[str, Any], word: str) -> list[str]:
    """What to look for: the word itself, and the fields of a tie, which take no words."""
    text = json.dumps({name: value for name, value in command.items() if name != "from"})
    fields = {**command.get("fields", {}), **command.get("to", {})} if "tie" in command["command"] else {}
    levels = [f"{name} {fields[name]}" for name in ("since", "support", "harm") if fields.get(name)]
    return levels + ([word] if f'"{word}"' in text else [])


def held(value: str, text: str) -> bool:
    """Whether a value stands in what somebody wrote; a crossing holds fields of ties as JSON."""
    name, _, level = value.partition(" ")
    if not level:
        return value in text.replace('"', "\n").split("\n")
    return value in text.split("\n") or f'"{name}": "{level}"' in text or f', "{level}"]' in text
