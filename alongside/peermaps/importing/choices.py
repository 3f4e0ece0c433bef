"""What the person importing decided: kept apart from the file, and most of it remembered.

An answer about a kind of tie holds for every import from the same protocol; an answer about a
person holds for this import alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

Level = Literal["none", "some", "strong", "unknown"]
State = Literal["current", "past", "uncertain"]
NamePolicy = Literal["initials", "first_name", "full_name"]
StatementKind = Literal["own_account", "observed", "told_by", "professional_opinion", "police_held"]
TieKind = Literal[
    "friend", "close_friend", "partner", "family", "conflict", "influence",
    "looks_out_for", "spends_time_at", "harmed_by", "controlled_by", "other",
]  # fmt: skip
PlaceKind = Literal["place", "service", "online", "school", "transport", "business"]
PersonKind = Literal[
    "young_person", "parent_carer", "trusted_adult", "professional", "adult_said_to_cause_harm",
    "unnamed",
]  # fmt: skip

PLACE_KINDS: tuple[str, ...] = get_args(PlaceKind)
PERSON_KINDS: tuple[str, ...] = get_args(PersonKind)
LEAVE_OUT = "leave_out"
THING_KINDS = ("young_person", "adult", "group", *PLACE_KINDS, LEAVE_OUT)
GROUPING_KINDS = ("group", *PLACE_KINDS, LEAVE_OUT)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a file's word for a tie means on the map: support and harm are two dimensions (`map.tie`)."""

    kinds: tuple[str, ...] = ("other",)
    support: Level = "unknown"
    harm: Level = "unknown"
    state: State = "current"


@dataclass(frozen=True, slots=True)
class Strength:
    """Which answers about a tie say how strong its support or harm is. levels: by answer."""

    of: Literal["support", "harm"]
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Choices:
    """Every answer is optional; the preview asks for those that are still needed.

    things: what each type of the file is. kinds: what each person is, by key. ties: by the file's
    word. strengths: by question ("Friend.closeness"). groupings: by key. layout: which question
    placed people. groups, tags: questions whose answers become groups or tags. fields: what comes
    in beyond the least, with the reason. leave_out: keys. on: the day a file without dates is from.
    full_names, birth_dates: at level 2, whether they are kept sealed.
    """

    level: Literal[1, 2] = 1
    names: NamePolicy = "initials"
    things: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, Meaning] = field(default_factory=dict)
    strengths: Mapping[str, Strength] = field(default_factory=dict)
    groupings: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""
    groups: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    leave_out: frozenset[str] = frozenset()
    on: date | None = None
    whose: str = ""
    statement_kind: StatementKind | None = None
    numbers_mean: Literal["", "people", "groupings"] = ""
    full_names: bool = True
    birth_dates: bool = True

    def to_remember(self) -> dict[str, Any]:
        """The answers about the protocol, none about a person, as JSON (see `Preview.remember_as`)."""
        return {
            "things": dict(self.things),
            "ties": {
                word: {
                    "kinds": list(meaning.kinds),
                    "support": meaning.support,
                    "harm": meaning.harm,
                    "state": meaning.state,
                }
                for word, meaning in self.ties.items()
            },
            "strengths": {
                key: {"of": strength.of, "levels": dict(strength.levels)}
                for key, strength in self.strengths.items()
            },
            "layout": self.layout,
            "groups": sorted(self.groups),
            "tags": sorted(self.tags),
        }


def from_json(content: Mapping[str, Any]) -> Choices:
    """Choices out of a form or out of what was remembered. Raises ValueError that says what is wrong."""
    if unknown := sorted(content.keys() - Choices.__dataclass_fields__.keys()):
        raise ValueError(f"There is no choice called {unknown[0]}.")
    read = {name: _READERS[name](value) for name, value in content.items()}
    return Choices(**read)


def _one_of(*allowed: object) -> Any:
    def read(value: object) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(map(str, allowed))}.")
        return value

    return read


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ValueError("Answers of this kind come by name.")
    return value


def _by_name(read: Any) -> Any:
    return lambda value: {name: read(part) for name, part in _mapping(value).items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text.")
    return value.strip()


def _texts(value: object) -> frozenset[str]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError("Answers of this kind come as a list.")
    return frozenset(map(_text, value))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is not a yes or a no.")
    return value


def _day(value: object) -> date | None:
    return date.fromisoformat(_text(value)) if value else None


_level = _one_of(*get_args(Level))
_tie_kind = _one_of(*get_args(TieKind))


def _meaning(value: object) -> Meaning:
    facts = _mapping(value)
    return Meaning(
        kinds=tuple(map(_tie_kind, facts.get("kinds") or ["other"])),
        support=_level(facts.get("support", "unknown")),
        harm=_level(facts.get("harm", "unknown")),
        state=_one_of(*get_args(State))(facts.get("state", "current")),
    )


def _strength(value: object) -> Strength:
    facts = _mapping(value)
    levels = _by_name(_level)(facts.get("levels", {}))
    return Strength(_one_of("support", "harm")(facts.get("of")), levels)


_READERS: Mapping[str, Any] = {
    "level": _one_of(1, 2),
    "names": _one_of(*get_args(NamePolicy)),
    "things": _by_name(_one_of(*THING_KINDS)),
    "kinds": _by_name(_one_of(*PERSON_KINDS)),
    "ties": _by_name(_meaning),
    "strengths": _by_name(_strength),
    "groupings": _by_name(_one_of(*GROUPING_KINDS)),
    "layout": _text,
    "groups": _texts,
    "tags": _texts,
    "fields": _by_name(_text),
    "leave_out": _texts,
    "on": _day,
    "whose": _text,
    "statement_kind": _one_of(None, *get_args(StatementKind)),
    "numbers_mean": _one_of("", "people", "groupings"),
    "full_names": _truth,
    "birth_dates": _truth,
}
