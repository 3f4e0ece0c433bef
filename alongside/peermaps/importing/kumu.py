"""Kumu's own format (JSON with elements and connections), and its two tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import Budget
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.protocol import as_mapping, as_text, load_json
from alongside.peermaps.importing.source import Direction, Link, Session, Source, Thing
from alongside.peermaps.importing.text import plain

SESSION = "kumu"
_DIRECTIONS: dict[str, Direction] = {"directed": "a_to_b", "mutual": "both"}
_USED_OF_ELEMENTS = {"label", "type", "id", "_id"}
_USED_OF_CONNECTIONS = {"from", "to", "type", "direction", "label", "description", "id", "_id"}


@dataclass(slots=True)
class _Project:
    source: Source
    problems: Problems
    file: str
    keys: dict[str, str] = field(default_factory=dict)
    unused: dict[str, None] = field(default_factory=dict)


def read(file: NamedBytes, source: Source, problems: Problems, budget: Budget) -> None:
    """Add the elements and connections of a project. Raises Unreadable."""
    content = as_mapping(load_json(file.data))
    elements, connections = content.get("elements"), content.get("connections", [])
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise Unreadable("This JSON file is not a Kumu project: it has no list of elements.")
    source.sessions.append(Session(SESSION, file.title, "file"))
    project = _Project(source, problems, file.title)
    for number, element in enumerate(elements, 1):
        budget.row(len(as_mapping(element)))
        _thing(project, as_mapping(element), number)
    for number, connection in enumerate(connections, 1):
        budget.row(len(as_mapping(connection)))
        _link(project, as_mapping(connection), number)
    for name in project.unused:
        source.ignore(as_text(name), "The map has no use for this field.", Where(file.title))


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


def _link(project: _Project, connection: Mapping[str, Any], number: int) -> None:
    where = Where(project.file, number)
    ends = [project.keys.get(plain(as_text(connection.get(end)))) for end in ("from", "to")]
    if not ends[0] or not ends[1] or ends[0] == ends[1]:
        project.problems.stop(
            f"Connection {number} needs two different elements of the list.", Where(project.file)
        )
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
