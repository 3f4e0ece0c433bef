"""Kumu's own format (JSON with elements and connections), and its two tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import Budget
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.protocol import as_mapping, as_text, load_json
from alongside.peermaps.importing.source import Direction, Link, Session, Source, Thing
from alongside.peermaps.importing.tables import Table
from alongside.peermaps.importing.text import plain

SESSION = "kumu"
SHEETS = ("elements", "connections")
_DIRECTIONS: dict[str, Direction] = {"directed": "a_to_b", "mutual": "both"}
_KINDS = ("element type", "connection type")
_NO_CONNECTIONS = Table("", (), ())
_USED_OF_ELEMENTS = {"label", "type", "id", "_id"}
_USED_OF_CONNECTIONS = {"from", "to", "type", "direction", "label", "description", "id", "_id"}


@dataclass(slots=True)
class _Project:
    source: Source
    problems: Problems
    file: str
    keys: dict[str, str] = field(default_factory=dict)
    unused: dict[str, None] = field(default_factory=dict)


def sheet_of(table: Table) -> str:
    """Which of Kumu's tables this is by its headings; empty if neither."""
    headings = {plain(heading) for heading in table.headings}
    if headings >= {"label", "type"} and "id" not in headings:
        return "elements"
    return "connections" if headings >= {"from", "to", "direction"} else ""


def read(file: NamedBytes, source: Source, problems: Problems, budget: Budget) -> None:
    """Add the elements and connections of a project. Raises Unreadable."""
    content = as_mapping(load_json(file.data))
    elements, connections = content.get("elements"), content.get("connections", [])
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise Unreadable("This JSON file is not a Kumu project: it has no list of elements.")
    for item in (*elements, *connections):
        budget.row(len(as_mapping(item)) + len(as_mapping(as_mapping(item).get("attributes"))))
    project = _Project(source, problems, file.title)
    _fill(project, map(_flat, elements), map(_flat, connections))


def _flat(item: object) -> Mapping[str, Any]:
    """One element or connection. Projects that Kumu wrote itself keep what is said under "attributes"."""
    facts = as_mapping(item)
    within = as_mapping(facts.get("attributes"))
    kind = within.get("element type") or within.get("connection type")
    rest = {name: value for name, value in within.items() if name not in _KINDS}
    own = {name: value for name, value in facts.items() if name != "attributes"}
    return {**rest, **({"type": kind} if kind else {}), **own}


def read_tables(sheets: Mapping[str, Table], source: Source, problems: Problems) -> None:
    """Add the rows of the tables "elements" and "connections"."""
    project = _Project(source, problems, next(iter(sheets.values())).file)
    if "elements" not in sheets:
        problems.stop("The table of elements is missing: the one with the headings Label and Type.")
        return
    elements, connections = (
        ({plain(heading): cell for heading, cell in row.cells.items()} for row in table.rows)
        for table in (sheets["elements"], sheets.get("connections", _NO_CONNECTIONS))
    )
    _fill(project, elements, connections, first_row=2)


def _fill(
    project: _Project,
    elements: Iterable[Mapping[str, Any]],
    connections: Iterable[Mapping[str, Any]],
    first_row: int = 1,
) -> None:
    project.source.add_session(Session(SESSION, project.file, "file"))
    for number, element in enumerate(elements, first_row):
        _thing(project, element, number)
    for number, connection in enumerate(connections, first_row):
        _link(project, connection, number)
    for name in project.unused:
        what = as_text(name)
        project.source.ignore(what, "The map has no use for this.", Where(project.file))


def _thing(project: _Project, element: Mapping[str, Any], number: int) -> None:
    where = Where(project.file, number)
    label = as_text(element.get("label"))
    names = {plain(as_text(element.get(name))) for name in ("label", "id", "_id")} - {""}
    if not names or names & project.keys.keys():
        says = "Two elements have the same label." if names else "This element has no label."
        project.problems.stop(says, where)
        return
    key = f"{SESSION}/element/{number}"
    project.keys.update(dict.fromkeys(names, key))
    project.unused.update(dict.fromkeys(element.keys() - _USED_OF_ELEMENTS))
    type_ = as_text(element.get("type"))
    project.source.things.append(Thing(key, SESSION, type_, where, label))


def _wrong_ends(connection: Mapping[str, Any], number: int, found: Sequence[str | None]) -> str:
    """Which end is wrong, without saying what is written there: it may be somebody's name."""
    said = {end: as_text(connection.get(end)).strip() for end in ("from", "to")}
    empty = [f"“{end.capitalize()}”" for end, words in said.items() if not words]
    unknown = [
        f"“{end.capitalize()}”"
        for (end, words), key in zip(said.items(), found, strict=True)
        if words and not key
    ]
    if empty:
        return f"{' and '.join(empty)} of connection {number} {'are' if len(empty) > 1 else 'is'} empty."
    if unknown:
        verb = "are" if len(unknown) > 1 else "is"
        where = f"{' and '.join(unknown)} of connection {number} {verb} not in the list of elements"
        return f"{where}: there is none with that label or id."
    return f"Connection {number} begins and ends at the same element."


def _link(project: _Project, connection: Mapping[str, Any], number: int) -> None:
    where = Where(project.file, number)
    ends = [project.keys.get(plain(as_text(connection.get(end)))) for end in ("from", "to")]
    if not ends[0] or not ends[1] or ends[0] == ends[1]:
        project.problems.stop(_wrong_ends(connection, number, ends), Where(project.file))
        return
    project.unused.update(dict.fromkeys(connection.keys() - _USED_OF_CONNECTIONS))
    styles = (as_text(connection.get("type")) or as_text(connection.get("label")) or "Linked",)
    project.source.links.append(
        Link(
            f"{SESSION}/tie/{number}",
            SESSION,
            where,
            ends[0],
            ends[1],
            styles,
            _DIRECTIONS.get(plain(as_text(connection.get("direction"))), "none"),
            words=as_text(connection.get("description")),
        )
    )
