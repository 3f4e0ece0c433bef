"""Rows inside a row, alike on SQLite and PostgreSQL; and a statement that is put into words once."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import (
    Aggregate,
    Expression,
    Field,
    Func,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
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
    """The place in a statement of a value that is told each time it runs: see `Statement`."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class Statement(Generic[Row]):
    """A query that is put into words once and run often.

    For a statement with several rows-in-a-row, Django takes longer to write it down than the database to answer it.
    built: makes the query, with a `Given` wherever a value changes from one time to the next.
    """

    def __init__(self, built: "Callable[[], QuerySet[Row]]") -> None:
        self._built = built
        self._words: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def first(self, **told: Any) -> Row | None:
        """The first row with its annotations, or None. Raises KeyError where a value is not told."""
        connection = connections[self._rows.db]
        words, values = self._in_words(connection)
        filled = [
            one.output_field.get_db_prep_value(told[one.name], connection) if isinstance(one, Given) else one
            for one in values
        ]
        return next(iter(self._rows.model._default_manager.raw(words, filled, using=connection.alias)), None)

    @cached_property
    def _rows(self) -> "QuerySet[Row]":
        return self._built()

    def _in_words(self, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if connection.vendor not in self._words:
            self._words[connection.vendor] = self._rows.query.get_compiler(connection=connection).as_sql()
        return self._words[connection.vendor]
