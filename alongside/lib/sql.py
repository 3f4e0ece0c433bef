"""Rows inside a row, alike on SQLite and PostgreSQL, so that a page needs few statements."""

import json
from typing import Any

from django.db.models import Aggregate, Func, JSONField, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import JSONObject


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
