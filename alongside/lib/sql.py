"""Rows inside a row, alike on SQLite and PostgreSQL; and a statement that is put into words once."""

import json
import re
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    Aggregate,
    DateField,
    DateTimeField,
    Expression,
    Field,
    Func,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
)
from django.db.models.functions import JSONObject

Row = TypeVar("Row", bound=Model)


class JsonList(Aggregate):
    """All values of a group as one JSON list."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()
    allow_distinct = False

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(compiler, connection, function="JSONB_AGG", **extra)


class Hex(Func):
    """Bytes as text, so that they can stand inside JSON."""

    function = "HEX"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(
            compiler, connection, function="ENCODE", template="%(function)s(%(expressions)s, 'hex')"
        )


def rows_of(related: "QuerySet[Any]", via: str, **columns: Any) -> Subquery:
    """The rows of `related` that belong to the outer row, as a JSON list of objects.

    via: the foreign key column of `related` that points at the outer row's primary key.
    columns: name in the object -> column path or expression, as for JSONObject. Ids arrive as text.
    """
    grouped = (
        related.filter(**{via: OuterRef("pk")})
        .order_by()
        .values(via)
        .annotate(found=JsonList(JSONObject(**columns)))
        .values("found")
    )
    return Subquery(grouped)


def listed(value: Any) -> list[dict[str, Any]]:
    """What `rows_of` brought, whatever the engine made of it."""
    if value is None:
        return []
    return json.loads(value) if isinstance(value, str) else list(value)


class Given(Expression):
    """The place in a statement of a value that is told each time it runs: see `Prepared`."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


CASE, VIEWER = Given("case", UUIDField()), Given("viewer", UUIDField())
NOW, TODAY = Given("now", DateTimeField()), Given("today", DateField())
"""What most statements are told."""


class Prepared(Generic[Row]):
    """A query that is put into words once and run often.

    For most pages Django takes longer to write its statements down than the database to answer them.
    built: makes the query, with a `Given` wherever a value changes from one time to the next. Its arguments are the
    few forms that the query has ("with what is past"); it is written once for each of them.
    """

    def __init__(self, built: "Callable[..., QuerySet[Row]]") -> None:
        self._built = built
        self._written: dict[tuple[Hashable, ...], _Written] = {}

    def first(self, *form: Hashable, **told: Any) -> Row | None:
        """The first row with its annotations, or None. Raises KeyError where a value is not told."""
        return next(iter(self.all(*form, **told)), None)

    def all(self, *form: Hashable, **told: Any) -> "list[Row]":
        """Every row, as the query itself would bring it. Raises KeyError where a value is not told."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self._for(connection, form)
        rows = written.rows.all()
        compiler = written.said_again(connection, told)
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(rows)

    def _for(self, connection: Any, form: tuple[Hashable, ...]) -> "_Written":
        """In the words of this engine. Threads that come first at once each write it, and write the same."""
        key = (connection.vendor, *form)
        if key not in self._written:
            self._written[key] = _Written.down(self._built(*form), connection)
        return self._written[key]


@dataclass(frozen=True, slots=True)
class _Written:
    """values: as the engine takes them, with a `Given` where one is told each time."""

    rows: "QuerySet[Any]"
    compiler: Any
    words: str
    values: tuple[Any, ...]

    @classmethod
    def down(cls, rows: "QuerySet[Any]", connection: Any) -> "_Written":
        """Raises TypeError where a day, a moment or an id stands in it for good: tomorrow it would be wrong."""
        compiler = rows.query.get_compiler(connection=connection)
        words, values = compiler.as_sql()
        for value in values:
            if isinstance(value, date | UUID) or (isinstance(value, str) and _CHANGES.fullmatch(value)):
                raise TypeError(f"{value} has to be told each time: give its place as `Given`")
        return cls(rows, compiler, words, tuple(values))

    def said_again(self, connection: Any, told: dict[str, Any]) -> Any:
        """What runs it on this connection with these values."""
        filled = tuple(
            one.output_field.get_db_prep_value(told[one.name], connection) if isinstance(one, Given) else one
            for one in self.values
        )
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (self.words, filled)
        return compiler


_CHANGES = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d.*")
"""Ids, days and moments, as an engine takes them that has no types for them."""
