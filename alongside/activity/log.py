"""Writing the log: one statement for any number of rows, inside the transaction they belong to.

ADR 0002: nothing leaves before its log row is committed.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from alongside.activity.entries import GENESIS, NewEntry, chained

_SQLITE = """
INSERT INTO activity_entry (seq, body, hash, at, actor, "case", event)
SELECT last.seq + 1 + item.key, item.value, alongside_chain(last.hash, %s, item.key),
       json_extract(item.value, '$.at'), json_extract(item.value, '$.actor'),
       json_extract(item.value, '$.case'), json_extract(item.value, '$.event')
FROM (SELECT seq, hash FROM activity_entry UNION ALL SELECT 0, %s ORDER BY seq DESC LIMIT 1) AS last,
     json_each(%s) AS item
ORDER BY item.key
RETURNING seq, hash
"""

_POSTGRESQL = """
WITH RECURSIVE head AS (SELECT seq, hash FROM activity_head WHERE id = 1 FOR UPDATE),
item AS (SELECT body, n FROM unnest(%s::text[]) WITH ORDINALITY AS given (body, n)),
link (n, seq, hash, body) AS (
    SELECT 0::bigint, head.seq, head.hash::text, ''::text FROM head
    UNION ALL
    SELECT item.n, link.seq + 1,
           encode(sha256(convert_to(link.hash || item.body, 'UTF8')), 'hex'), item.body
    FROM link JOIN item ON item.n = link.n + 1
),
moved AS (
    UPDATE activity_head SET seq = last.seq, hash = last.hash
    FROM (SELECT seq, hash FROM link ORDER BY n DESC LIMIT 1) AS last WHERE id = 1
)
INSERT INTO activity_entry (seq, body, hash, at, actor, "case", event)
SELECT seq, body, hash, body::json ->> 'at', body::json ->> 'actor',
       body::json ->> 'case', body::json ->> 'event'
FROM link WHERE n > 0 ORDER BY n
RETURNING seq, hash
"""


def append(entries: Sequence[NewEntry]) -> None:
    """Add rows in this order as the last statement of the open transaction, and witness them after it.

    Raises DatabaseError when the log cannot be written; the caller's page or change then fails with it.
    """
    if not entries:
        return
    if not connection.in_atomic_block:
        raise RuntimeError("a log row belongs to a transaction")
    bodies = [entry.body() for entry in entries]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            as_json = json.dumps(bodies)
            cursor.execute(_SQLITE, [as_json, GENESIS, as_json])
        else:
            cursor.execute(_POSTGRESQL, [bodies])
        rows = cursor.fetchall()
    seq, digest = max(rows)
    transaction.on_commit(lambda: _witness(seq, digest))


def _witness(seq: int, digest: str) -> None:
    """Note the newest row outside the database: without it a cut tail could not be found."""
    path = settings.ALONGSIDE_WITNESS_FILE
    if path:
        with Path(path).open("a", encoding="ascii") as file:
            file.write(f"{seq} {digest}\n")


def _chain(previous: str, bodies: str, index: int) -> str:
    """The hash of the row at `index` of a list of new bodies, for SQLite, which has no sha256 of its own."""
    for body in json.loads(bodies)[: index + 1]:
        previous = chained(previous, body)
    return previous


def teach_sqlite(connection: Any, **_: object) -> None:
    """Give a fresh SQLite connection the function that the insert above calls."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("alongside_chain", 3, _chain, deterministic=True)
