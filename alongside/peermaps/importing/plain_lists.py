"""Plain lists: two columns of who is linked with whom, with or without headings; also Gephi's tables.

A list pasted from a document is the commonest import of all. Nobody is asked to learn a format:
two names in a row are a tie, a third column says what kind, a single column is a list of people.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from alongside.peermaps.importing.problems import Problems, Where
from alongside.peermaps.importing.source import PERSON, Direction, Link, Session, Source, Thing
from alongside.peermaps.importing.tables import RawRow, Table
from alongside.peermaps.importing.text import plain

SESSION = "list"
_FROM = {"from", "source", "person", "name", "person 1", "who", "young person"}
_TO = {"to", "target", "destination", "friend", "person 2", "with", "friends with", "linked to"}
_KIND = {"type", "kind", "relationship", "tie", "label", "relation"}
_WORDS = {"description", "notes", "note", "words", "comment", "comments"}
_ALONE = {"name", "names", "person", "people", "who", "initials"}
_BETWEEN = re.compile(r"\s*(?:<->|->|→|↔|–|—|\s-\s|\s&\s|\sand\s)\s*")
_UNDIRECTED = {"undirected", "mutual", "both", "<->"}
_MOST_COLUMNS = 4
_LONGEST_KIND = 30


@dataclass(slots=True)
class _List:
    source: Source
    problems: Problems
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Places:
    """Which column holds what; -1 for none."""

    a: int
    b: int = -1
    kind: int = -1
    words: int = -1


def is_gephi(table: Table) -> str:
    """ "nodes" or "edges" for a table with Gephi's headings, else empty."""
    headings = {plain(heading) for heading in table.headings}
    if headings >= {"source", "target"} and headings & {"type", "weight"}:
        return "edges"
    return "nodes" if headings >= {"id", "label"} else ""


def read_list(rows: Sequence[RawRow], source: Source, problems: Problems) -> None:
    """Add the people and ties of one pasted or plain list."""
    listed = _List(source, problems)
    file = rows[0][0].file
    source.add_session(Session(SESSION, file, "file"))
    first = [plain(cell) for cell in rows[0][1]]
    places = _headed(first)
    body = rows[1:] if places else rows
    if places is None:
        body = [(where, _parted(cells)) for where, cells in rows]
        places = _unheaded(body)
    else:
        _name_ignored(rows[0], places, source)
    for where, cells in body:
        _take(listed, where, cells, places)


def _headed(first: list[str]) -> _Places | None:
    def at(words: set[str], besides: tuple[int, ...] = ()) -> int:
        found = (n for n, cell in enumerate(first) if cell in words and n not in besides)
        return next(found, -1)

    a, b = at(_FROM), at(_TO)
    if a >= 0 and b >= 0:
        return _Places(a, b, at(_KIND), at(_WORDS))
    alone = at(_ALONE)
    return _Places(alone) if alone >= 0 else None


def _unheaded(body: Sequence[RawRow]) -> _Places:
    """Two names, a kind, a note. A third column of sentences is a note."""
    columns = max(len(_filled(cells)) for _, cells in body)
    if columns == 3 and any(len(cells[2]) > _LONGEST_KIND for _, cells in body if len(cells) > 2):
        return _Places(0, 1, words=2)
    return _Places(0, *(n if n < columns else -1 for n in (1, 2, 3)))


def _name_ignored(row: RawRow, places: _Places, source: Source) -> None:
    used = (places.a, places.b, places.kind, places.words)
    for number, heading in enumerate(row[1]):
        if heading and number not in used:
            source.ignore(heading, "The map has no use for this column.", row[0])


def _filled(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell]


def _parted(cells: list[str]) -> list[str]:
    """ "AM - DT" in one cell is two names."""
    if len(_filled(cells)) != 1:
        return cells
    parts = _BETWEEN.split(" ".join(_filled(cells)[0].split()), maxsplit=1)
    return parts if len(parts) == 2 and all(parts) else cells


def _take(listed: _List, where: Where, cells: list[str], places: _Places) -> None:
    def cell(number: int) -> str:
        return cells[number] if 0 <= number < len(cells) else ""

    if places == _Places(0, 1, 2, 3) and _filled(cells[_MOST_COLUMNS:]):
        says = "This row has more than two names, a kind and a note. Add headings above the columns."
        listed.problems.stop(says, where)
        return
    a, b = cell(places.a), cell(places.b)
    if not a:
        listed.problems.stop("The first name in this row is missing.", where)
        return
    keys = [_person(listed, name, where) for name in (a, b) if name]
    if len(keys) == 1:
        return
    if keys[0] == keys[1]:
        listed.problems.stop("This row links somebody with themselves.", where)
        return
    styles = (cell(places.kind) or "Linked",)
    link = Link(f"{SESSION}/tie/{where.row}", SESSION, where, keys[0], keys[1], styles)
    link.words = cell(places.words)
    listed.source.links.append(link)


def _person(listed: _List, name: str, where: Where) -> str:
    known = plain(name)
    if known not in listed.keys:
        key = listed.keys[known] = _next_key(listed)
        listed.source.things.append(Thing(key, SESSION, PERSON, where, name))
    return listed.keys[known]


def _next_key(listed: _List) -> str:
    """A number in the order of the file: a key is shown where a name is not (`map.one_case`)."""
    return f"{SESSION}/person/{len(listed.keys) + 1}"


def read_gephi(nodes: Sequence[Table], edges: Sequence[Table], source: Source, problems: Problems) -> None:
    """Add the people and ties of Gephi's two tables. A weight is never read as strength."""
    file = (*nodes, *edges)[0].file
    source.add_session(Session(SESSION, file, "file"))
    listed = _List(source, problems)
    for table in nodes:
        _gephi_nodes(listed, table)
    for table in edges:
        _gephi_edges(listed, table, has_nodes=bool(nodes))


def _gephi_nodes(listed: _List, table: Table) -> None:
    _ignore_rest(listed.source, table, {"id", "label"})
    for row in table.rows:
        cells = {plain(heading): cell for heading, cell in row.cells.items()}
        number = plain(cells.get("id", ""))
        if not number or number in listed.keys:
            says = "Two rows have the same id." if number else "This row has no id."
            listed.problems.stop(says, row.where)
            continue
        key = listed.keys[number] = _next_key(listed)
        label = cells.get("label", "")
        listed.source.things.append(Thing(key, SESSION, PERSON, row.where, label))


def _gephi_edges(listed: _List, table: Table, *, has_nodes: bool) -> None:
    _ignore_rest(listed.source, table, {"source", "target", "type", "label", "kind"})
    for row in table.rows:
        cells = {plain(heading): cell for heading, cell in row.cells.items()}
        ends = [cells.get(end, "") for end in ("source", "target")]
        if not has_nodes and all(ends):
            for end in ends:
                _person(listed, end, row.where)
        a, b = (listed.keys.get(plain(end), "") for end in ends)
        if not a or not b or a == b:
            says = "This row needs two different people from the list of people."
            listed.problems.stop(says, row.where)
            continue
        styles = (cells.get("label") or cells.get("kind") or "Linked",)
        key = f"{SESSION}/tie/{table.file}/{row.where.row}"
        direction = _direction(cells.get("type", ""))
        listed.source.links.append(Link(key, SESSION, row.where, a, b, styles, direction))


def _direction(said: str) -> Direction:
    if plain(said) == "directed":
        return "a_to_b"
    return "both" if plain(said) in _UNDIRECTED - {"undirected"} else "none"


def _ignore_rest(source: Source, table: Table, used: set[str]) -> None:
    for heading in table.headings:
        if plain(heading) not in used:
            source.ignore(heading, "The map has no use for this column.", Where(table.file, 1))
