"""What a file says, before anybody has chosen: one shape for every kind of file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from alongside.peermaps.importing.problems import NOWHERE, Where

Origin = Literal["network_canvas", "workbook", "list", "kumu", "gephi", "graphml"]
Direction = Literal["none", "a_to_b", "b_to_a", "both"]
Of = Literal["thing", "tie", "ego"]

GROUPING = "grouping"
PERSON = "person"


@dataclass(slots=True)
class Thing:
    """A person, a place or a grouping as the file has it. key: unlike any other in the whole import.

    type: the file's own word ("Person", "Venue"); GROUPING for a grouping of the workbook.
    values: what the file says about it, by column. inside: keys of the groupings that contain it.
    """

    key: str
    session: str
    type: str
    where: Where
    label: str = ""
    values: dict[str, str] = field(default_factory=dict)
    inside: tuple[str, ...] = ()
    age: int | None = None
    born: date | None = None
    is_ego: bool = False


@dataclass(slots=True)
class Link:
    """A tie as the file has it. a, b: keys of things. styles: the file's words for what kind it is."""

    key: str
    session: str
    where: Where
    a: str
    b: str
    styles: tuple[str, ...]
    direction: Direction = "none"
    values: dict[str, str] = field(default_factory=dict)
    words: str = ""


@dataclass(slots=True)
class Session:
    """One interview, or one filled-in file: whose view it is and when it was told."""

    key: str
    file: str
    told_by: Literal["young_person", "file"]
    title: str = ""
    on: date | None = None
    outcome: str = ""
    protocol: str = ""
    protocol_hash: str = ""
    ego: str = ""
    ego_values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one type of thing or tie. families: a column that is one option of a question."""

    of: Of
    type: str
    names: tuple[str, ...]
    families: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something in a file that nothing is done with, and why."""

    where: Where
    what: str
    why: str


@dataclass(slots=True)
class Source:
    """Everything the files say. ambiguous: references that name a person and a grouping."""

    origin: Origin
    generation: str = ""
    sessions: list[Session] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    session_keys: set[str] = field(default_factory=set)
    ambiguous: tuple[str, ...] = ()
    protocol: "Protocol | None" = None

    def ignore(self, what: str, why: str, where: Where = NOWHERE) -> None:
        """Name something that is left aside."""
        self.ignored.append(Ignored(where, what, why))

    def add_session(self, session: Session) -> bool:
        """Keep a session; False if there is one with its key already."""
        if session.key in self.session_keys:
            return False
        self.session_keys.add(session.key)
        self.sessions.append(session)
        return True

    def things_of(self, type_: str) -> Iterator[Thing]:
        """The things of one type, in the order of the file."""
        return (thing for thing in self.things if thing.type == type_)


@dataclass(frozen=True, slots=True)
class TypeBook:
    """What a protocol says about one type. variables: by plain name. id: as the protocol knows it."""

    name: str
    variables: Mapping[str, "VariableBook"]
    id: str = ""


@dataclass(frozen=True, slots=True)
class VariableBook:
    """What a protocol says about one question. options: label by value. screens: where it was asked."""

    name: str
    kind: str
    options: Mapping[str, str] = field(default_factory=dict)
    screens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol:
    """The labels of an interview, from its own file. things, ties: by bare name (see `bare`), or by id
    where two types share their name."""

    name: str
    things: Mapping[str, TypeBook]
    ties: Mapping[str, TypeBook]
    ego: TypeBook

    def book(self, of: Of, type_: str) -> TypeBook | None:
        """What is known about a type, however an export spells it."""
        if of == "ego":
            return self.ego
        books = self.things if of == "thing" else self.ties
        return self._by_id(books, type_) or books.get(bare(type_))

    def _by_id(self, books: Mapping[str, TypeBook], type_: str) -> TypeBook | None:
        """The newest exports write `_` and the type's id after a name that two types share."""
        name, _, end = type_.rpartition("_")
        return next((one for one in books.values() if one.id and name and one.id == end), None)

    def name_of(self, of: Of, type_: str) -> str:
        """A type's name with its spaces and signs, if the protocol knows it."""
        book = self.book(of, type_)
        return book.name if book and book.name else type_


def bare(name: str) -> str:
    """A type's name as older exports spell it in file names: letters, digits and _ alone."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign == "_")
