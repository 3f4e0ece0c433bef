"""Which questions the columns of an export belong to: yes or no, several options, a position.

A list has one column for each option of a question and two or four for a position. The protocol
says which belong together; without it, the names and what stands in the columns do.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from alongside.peermaps.importing.limits import MAX_COLUMNS, MAX_TYPES, TOO_MANY_COLUMNS
from alongside.peermaps.importing.problems import Unreadable
from alongside.peermaps.importing.source import Columns, Of, Source, TypeBook, VariableBook

Kind = Literal["yes_no", "options", "scale", "position", "words"]

_X = re.compile("(?P<name>.+)_[xX]")
_TRUTHS = frozenset({"true", "false"})
_SCALE_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Variable:
    """One question. options: for "options" the label by column, for "scale" the label by value.

    key: how choices name it, such as "Person.closeness". screens: where its position was placed.
    """

    of: Of
    type: str
    name: str
    kind: Kind
    columns: tuple[str, ...]
    options: Mapping[str, str]
    screens: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.type}.{self.name}" if self.type else self.name


def variables(source: Source) -> tuple[Variable, ...]:
    """Every question of every type of thing, tie and young person, in the order of the columns."""
    values = _values(source)
    return tuple(
        variable
        for columns in _by_type(source)
        for variable in _of_type(
            columns,
            values.get((columns.of, columns.type), {}),
            _book(source, columns.of, columns.type),
        )
    )


def _by_type(source: Source) -> Iterable[Columns]:
    """All columns a type has in any file: exports of different sessions may have different ones."""
    names: dict[tuple[Of, str], dict[str, tuple[str, str] | None]] = {}
    for columns in source.columns:
        known = names.setdefault((columns.of, columns.type), {})
        known.update({name: columns.families.get(name) or known.get(name) for name in columns.names})
        if len(known) > MAX_COLUMNS or len(names) > MAX_TYPES:
            raise Unreadable(TOO_MANY_COLUMNS)
    for (of, type_), known in names.items():
        families = {name: family for name, family in known.items() if family}
        yield Columns(of, type_, tuple(known), families)


def _book(source: Source, of: Of, type_: str) -> TypeBook | None:
    return source.protocol.book(of, type_) if source.protocol else None


def _values(source: Source) -> dict[tuple[Of, str], dict[str, set[str]]]:
    """A few different values of every column are enough to tell what it holds."""
    found: dict[tuple[Of, str], dict[str, set[str]]] = {}

    def note(of: Of, type_: str, cells: Mapping[str, str]) -> None:
        columns = found.setdefault((of, type_), {})
        for column, cell in cells.items():
            seen = columns.setdefault(column, set())
            if len(seen) <= _SCALE_AT_MOST:
                seen.add(cell)

    for thing in source.things:
        note("ego" if thing.is_ego else "thing", thing.type, thing.values)
    for link in source.links:
        note("tie", link.styles[0] if link.styles else "", link.values)
    return found


def _of_type(columns: Columns, values: Mapping[str, set[str]], book: TypeBook | None) -> Iterable[Variable]:
    left = dict.fromkeys(columns.names)
    for name in columns.names:
        if match := _X.fullmatch(name):
            yield from _position(columns, left, match["name"], name, book)
    questions: dict[str, dict[str, str]] = {}
    families = _families(columns, left, values, book)
    for column, (question, option) in families.items():
        questions.setdefault(question, {})[column] = option
    for name in left:
        if name not in families:
            yield _single(columns, name, values.get(name, set()), book)
        elif options := questions.pop(families[name][0], None):
            yield _options(columns, families[name][0], options, book)


def _position(
    columns: Columns, left: dict[str, None], name: str, x: str, book: TypeBook | None
) -> Iterable[Variable]:
    """x and y are what counts; the same place in pixels stands upside down and is not used."""
    y = name + ("_y" if x.endswith("x") else "_Y")
    if y not in left:
        return
    for column in (x, y, f"{name}_screenSpaceX", f"{name}_screenSpaceY"):
        left.pop(column, None)
    said = _said(book, name)
    screens = said.screens if said else ()
    yield Variable(columns.of, columns.type, name, "position", (x, y), {}, screens)


def _families(
    columns: Columns,
    left: Mapping[str, None],
    values: Mapping[str, set[str]],
    book: TypeBook | None,
) -> dict[str, tuple[str, str]]:
    """Question and option of every column that is one option of a question."""
    known = {name: family for name, family in columns.families.items() if name in left}
    for variable in book.variables.values() if book else ():
        if variable.kind == "categorical":
            for value in variable.options:
                if f"{variable.name}_{value}" in left:
                    known[f"{variable.name}_{value}"] = (variable.name, value)
    alike: dict[str, list[str]] = {}
    for name in left:
        if name not in known and "_" in name and values.get(name, set()) <= _TRUTHS:
            alike.setdefault(name.rpartition("_")[0], []).append(name)
    for question, names in alike.items():
        if len(names) > 1 and question and any(values.get(name) for name in names):
            known.update({name: (question, name.rpartition("_")[2]) for name in names})
    return known


def _options(columns: Columns, question: str, values: Mapping[str, str], book: TypeBook | None) -> Variable:
    said = _said(book, question)
    labels = said.options if said else {}
    options = {column: labels.get(value, value) for column, value in values.items()}
    return Variable(columns.of, columns.type, question, "options", tuple(options), options)


def _single(columns: Columns, name: str, seen: set[str], book: TypeBook | None) -> Variable:
    said = _said(book, name)
    if seen and seen <= _TRUTHS:
        return Variable(columns.of, columns.type, name, "yes_no", (name,), {})
    if _is_scale(seen, said):
        labels = said.options if said else {}
        options = {value: labels.get(value, value) for value in sorted({*seen, *labels})}
        return Variable(columns.of, columns.type, name, "scale", (name,), options)
    return Variable(columns.of, columns.type, name, "words", (name,), {})


def _is_scale(seen: set[str], said: VariableBook | None) -> bool:
    if said is not None:
        return said.kind == "ordinal"
    return bool(seen) and len(seen) <= _SCALE_AT_MOST and all(len(cell) <= 2 for cell in seen)


def _said(book: TypeBook | None, name: str) -> VariableBook | None:
    return book.variables.get(name) if book else None
