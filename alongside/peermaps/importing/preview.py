"""What would come in, what would not and why: the page a person decides on before anything is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from alongside.peermaps.importing.choices import Level, State
from alongside.peermaps.importing.netcanvas_names import without_case
from alongside.peermaps.importing.problems import Problem, Where
from alongside.peermaps.importing.source import Direction, Ignored, Origin

EndType = Literal["person", "place", "group"]


@dataclass(frozen=True, slots=True)
class Perspective:
    """Whose view it is and as of when. person: their own key on the map, if they have one."""

    key: str
    label: str
    kind: Literal["young_person", "file"]
    on: date | None
    person: str
    where: Where


@dataclass(frozen=True, slots=True)
class Detail:
    """Something beyond the least that somebody chose, with their reason. Kept sealed."""

    label: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Person:
    """shown: what stands in the shape. name, born and details are for sealed fields alone.

    kind: of the map's kinds of person; "adult" until somebody says which.
    tell_apart: another person of this view shows the same.
    """

    key: str
    perspective: str
    where: Where
    shown: str
    kind: str
    name: str = ""
    age_band: str = ""
    born: date | None = None
    tags: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    tell_apart: bool = False
    is_ego: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place, school, service or online space. inside: the key of the place around it."""

    key: str
    perspective: str
    where: Where
    name: str
    kind: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A peer group with the members that were said, none worked out. advice: about its name."""

    key: str
    perspective: str
    where: Where
    name: str
    members: tuple[str, ...]
    rests_on: str
    inside: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a tie."""

    type: EndType
    key: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie with the file's own words for it and what they were said to mean.

    decided: somebody answered what the words mean; until then the meaning is only proposed.
    """

    key: str
    perspective: str
    where: Where
    a: End
    b: End
    source_kinds: tuple[str, ...]
    kinds: tuple[str, ...]
    support: Level
    harm: Level
    state: State
    direction: Direction
    decided: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a tie rests on: whose view, of which kind, and of which day (`map.statement`)."""

    perspective: str
    tie: str
    kind: str
    on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody was placed: x to the right, y down, both 0 to 1 of the screen."""

    thing: str
    perspective: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Match:
    """People of different interviews who may be one person. Only a person decides that."""

    people: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not say. field, key: where the answer goes in `Choices`.

    needed: nothing may come in until it is answered. suggestion: an answer to start from.
    """

    field: str
    key: str
    asks: str
    options: tuple[tuple[str, str], ...]
    suggestion: str
    needed: bool
    answered: bool
    advice: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field that does not come in. filled: how many people have something in it."""

    field: str
    label: str
    filled: int
    why: str
    may_choose: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything one import would bring. Nothing is kept by making it."""

    origin: Origin | Literal["unknown"]
    generation: str
    remember_as: str
    perspectives: tuple[Perspective, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    ties: tuple[Tie, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    matches: tuple[Match, ...]
    questions: tuple[Question, ...]
    stays_out: tuple[LeftOut, ...]
    left_out_people: tuple[str, ...]
    ignored: tuple[Ignored, ...]
    problems: tuple[Problem, ...]

    @property
    def may_come_in(self) -> bool:
        """Nothing stops it, and there is something to bring. Nothing is ever half-imported."""
        stopped = any(problem.stops for problem in self.problems)
        return not stopped and bool(self.people or self.places or self.groups)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What has to be answered first."""
        return tuple(each for each in self.questions if each.needed and not each.answered)

    @property
    def is_ready(self) -> bool:
        """It may come in now: nothing stops it and nothing is left to ask."""
        return self.may_come_in and not self.open_questions


def as_json(preview: Preview) -> dict[str, Any]:
    """The preview for a command line. Of what would be sealed it says that it is there, not what."""
    content = {name: _json(getattr(preview, name)) for name in _SHOWN}
    content["people"] = [_sealing(person, ("name", "born", "details")) for person in preview.people]
    content["ignored"] = [_json(replace(one, what=without_case(one.what))) for one in preview.ignored]
    content["statements"] = [_sealing(statement, ("words",)) for statement in preview.statements]
    return {
        "may_come_in": preview.may_come_in,
        "is_ready": preview.is_ready,
        "counts": {name: len(getattr(preview, name)) for name in _COUNTED},
        **content,
    }


_COUNTED = ("perspectives", "people", "places", "groups", "ties", "positions")
_SHOWN = (
    "origin", "generation", "remember_as", "problems", "questions", "stays_out", "left_out_people",
    "ignored", "perspectives", "people", "places", "groups", "ties", "statements", "positions",
    "matches",
)  # fmt: skip


def _sealing(thing: Person | Statement, words: tuple[str, ...]) -> dict[str, Any]:
    facts = _json({name: value for name, value in _facts(thing) if name not in words})
    return {**facts, "sealed": [name for name in words if getattr(thing, name)]}


def _facts(thing: Any) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(thing, name)) for name in thing.__dataclass_fields__)


def _json(value: Any) -> Any:
    """Plain values. An interview's file is called after a case, which may be called after somebody (`map.import`)."""
    if isinstance(value, Where):
        return {"file": without_case(value.file), "row": value.row}
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _json(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_json(part) for part in value]
    return {name: _json(part) for name, part in _facts(value)}
