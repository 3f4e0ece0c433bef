"""Rows inside a row, alike on SQLite and PostgreSQL; and a statement that is put into words once."""

import json
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
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
        self._written: dict[str, tuple[type[Row], str, tuple[Any, ...]]] = {}

    def first(self, **told: Any) -> Row | None:
        """The first row with its annotations, or None. Raises KeyError where a value is not told."""
        connection = connections[DEFAULT_DB_ALIAS]
        model, words, values = self._for(connection)
        filled = [
            one.output_field.get_db_prep_value(told[one.name], connection) if isinstance(one, Given) else one
            for one in values
        ]
        return next(iter(model._default_manager.raw(words, filled)), None)

    def _for(self, connection: Any) -> tuple[type[Row], str, tuple[Any, ...]]:
        """In the words of this engine. Threads that come first at once each write it, and write the same."""
        if connection.vendor not in self._written:
            rows = self._built()
            self._written[connection.vendor] = (
                rows.model,
                *rows.query.get_compiler(connection=connection).as_sql(),
            )
        return self._written[connection.vendor]
