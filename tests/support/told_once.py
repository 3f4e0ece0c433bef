"""What many tests begin with is told once in a run, and put back row by row ever after.

A scene told by the operations takes a second or two; putting its rows back takes a hundredth of that. The rows are
the same to the last digit: ids, keys, seals and the log, in both databases. Each scene stands on those before it
(`cast`, then `bus_case`, then a story), so a scene is put back only where exactly those were put there and nothing
was written since. Everywhere else, and wherever a test has moved the clock, it is simply told again.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, ParamSpec, TypeAlias, TypeVar

import pytest
import time_machine
from django.db import connections
from django.db.models import Max

from alongside.activity.models import Entry
from alongside.lib import clock
from tests.support.databases import ALIASES

Asked = ParamSpec("Asked")
Told = TypeVar("Told")

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = Mapping[tuple[str, str], Mapping[Row, Row]]
"""Database and table -> primary key -> the whole row, as the database itself writes it."""

Chain: TypeAlias = tuple[str, ...]
"""The scenes that were told before, in their order, with what they were asked beside people and cases."""

AT_ONCE = 200
"""Values in one statement: fewer than either database's limit."""


@dataclass(frozen=True)
class Written:
    """What a scene changed, and what it returned."""

    came: Rows
    went: Rows
    returned: bytes


Memory: TypeAlias = dict[Chain, Written]
"""Every scene that a test of this run has told."""


class Once:
    """`once(scene, ...)` for one test: as if `scene(...)` were called.

    Nothing is written without a row of the log, so its last number tells whether anything was since the last scene.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._chain: Chain = ()
        self._log: int | None = None
        self._alone = True

    def __call__(self, scene: Callable[Asked, Told], *args: Asked.args, **kwargs: Asked.kwargs) -> Told:
        self._alone = self._alone and _log() == self._log and not _clock_is_moved()
        if not self._alone:
            return scene(*args, **kwargs)
        asked = [one for one in (*args, *kwargs.items()) if isinstance(one, str | int | tuple)]
        self._chain = (*self._chain, f"{scene.__module__}.{scene.__qualname__} {asked} {clock.today()}")
        told = self._put_back() if self._chain in self._memory else self._tell(lambda: scene(*args, **kwargs))
        self._log = _log()
        return told

    def _tell(self, scene: Callable[[], Told]) -> Told:
        """Raises whatever the scene raises; then nothing is remembered."""
        before = _everything()
        told = scene()
        came, went = _between(before, _everything())
        self._memory[self._chain] = Written(came, went, pickle.dumps(told))
        return told

    def _put_back(self) -> Any:
        written = self._memory[self._chain]
        for table in _tables():
            at = (table.alias, table.name)
            for key in written.went.get(at, {}):
                table.take(key)
            if rows := written.came.get(at):
                there = table.rows()
                for key in rows.keys() & there.keys():
                    table.change(key, rows[key])
                table.put(row for key, row in rows.items() if key not in there)
        return pickle.loads(written.returned)


@pytest.fixture(scope="session")
def told_scenes() -> Memory:
    """Every scene of this run."""
    return {}


@pytest.fixture
def once(db: None, told_scenes: Memory) -> Once:
    """`once(scene, ...)`: told if it is new, put back if it is not."""
    return Once(told_scenes)


def _clock_is_moved() -> bool:
    travelling: bool = time_machine.escape_hatch.is_travelling()
    return travelling or abs(clock.now() - datetime.now(UTC)) > timedelta(seconds=1)


def _log() -> int | None:
    last: int | None = Entry.objects.aggregate(last=Max("seq"))["last"]
    return last


# --- rows --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Table:
    """A table of ours. `key`: where its primary key stands among the columns."""

    alias: str
    name: str
    columns: tuple[str, ...]
    key: tuple[int, ...]

    def rows(self) -> dict[Row, Row]:
        """All of them. Without their types nothing is turned into anything on the way out and in again."""
        plain = "+{}" if connections[self.alias].vendor == "sqlite" else "{}::text"
        columns = ", ".join(plain.format(self._quoted(column)) for column in self.columns)
        with connections[self.alias].cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {self._quoted(self.name)}")
            return {tuple(row[at] for at in self.key): tuple(row) for row in cursor.fetchall()}

    def put(self, rows: Iterable[Row]) -> None:
        one = f"({', '.join(['%s'] * len(self.columns))})"
        into = f"{self._quoted(self.name)} ({', '.join(map(self._quoted, self.columns))})"
        for some in _in_parts(list(rows), max(1, AT_ONCE // len(self.columns))):
            self._does(
                f"INSERT INTO {into} VALUES {', '.join([one] * len(some))}", [v for row in some for v in row]
            )

    def change(self, key: Row, row: Row) -> None:
        to = ", ".join(f"{self._quoted(column)} = %s" for column in self.columns)
        self._does(f"UPDATE {self._quoted(self.name)} SET {to} WHERE {self._is_it()}", [*row, *key])

    def take(self, key: Row) -> None:
        self._does(f"DELETE FROM {self._quoted(self.name)} WHERE {self._is_it()}", list(key))

    def _is_it(self) -> str:
        return " AND ".join(f"{self._quoted(self.columns[at])} = %s" for at in self.key)

    def _does(self, statement: str, values: list[Any]) -> None:
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, values)

    def _quoted(self, name: str) -> str:
        return str(connections[self.alias].ops.quote_name(name))


def _in_parts(rows: list[Row], size: int) -> Iterator[list[Row]]:
    for at in range(0, len(rows), size):
        yield rows[at : at + size]


@cache
def _tables() -> tuple[Table, ...]:
    return tuple(
        _table(alias, name) for alias in ALIASES for name in connections[alias].introspection.table_names()
    )


def _table(alias: str, name: str) -> Table:
    look = connections[alias].introspection
    with connections[alias].cursor() as cursor:
        columns = tuple(one.name for one in look.get_table_description(cursor, name))
        key = look.get_primary_key_columns(cursor, name) or columns
    return Table(alias, name, columns, tuple(columns.index(one) for one in key))


def _everything() -> Rows:
    return {(table.alias, table.name): table.rows() for table in _tables()}


def _between(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """The rows that came or were changed, and those that went."""
    came = {
        table: {key: row for key, row in rows.items() if before[table].get(key) != row}
        for table, rows in after.items()
    }
    went = {
        table: {key: row for key, row in rows.items() if key not in after[table]}
        for table, rows in before.items()
    }
    return {at: rows for at, rows in came.items() if rows}, {at: rows for at, rows in went.items() if rows}
