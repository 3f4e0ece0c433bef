"""Check the log without trusting the application: standard library only, no Django, no settings.

Usage: python verify.py LOG.sqlite3 [WITNESS]
       python verify.py - [WITNESS]     rows on standard input, as PostgreSQL's COPY writes them:
                                        seq, body, hash, at, actor, case, event, with tabs between

Finds a row that was changed, is missing or is out of order, copies that differ from the body, and, with the
witness file kept outside the database, a tail that was cut off or a chain that was computed anew.
Exit code 0: whole. 1: something is wrong, said in one line each. 2: the log could not be read.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

GENESIS = "0" * 64
COPIES = ("at", "actor", "case", "event")


class Row(NamedTuple):
    """One row of the log, as stored."""

    seq: int
    body: str
    hash: str
    at: str
    actor: str
    case: str
    event: str


class Unreadable(Exception):
    """The log or the witness could not be read at all."""


def findings(rows: Iterable[Row], witness: Iterable[tuple[int, str]] = ()) -> Iterator[str]:
    """What is wrong, in plain English, in the order of the rows."""
    marks = dict(witness)
    previous, expected = GENESIS, 1
    for row in rows:
        yield from _order(row.seq, expected)
        if row.seq == expected and _hash(previous, row.body) != row.hash:
            yield f"row {row.seq:,} was changed"
        yield from _copies(row)
        if row.seq in marks and marks[row.seq] != row.hash:
            yield f"row {row.seq:,} is not the one that was witnessed: the chain was computed anew"
        previous, expected = row.hash, max(expected, row.seq) + 1
    last = expected - 1
    if marks and max(marks) > last:
        yield f"the log was cut after {last:,}: {max(marks):,} rows were witnessed"


def _order(seq: int, expected: int) -> Iterator[str]:
    if seq > expected:
        span = f"row {expected:,} is" if seq == expected + 1 else f"rows {expected:,} to {seq - 1:,} are"
        yield f"{span} missing"
    elif seq < expected:
        yield f"row {seq:,} is out of order"


def _copies(row: Row) -> Iterator[str]:
    try:
        body = json.loads(row.body)
    except ValueError:
        yield f"row {row.seq:,} was changed: its body is not JSON"
        return
    for name in COPIES:
        if body.get(name) != getattr(row, name):
            yield f"row {row.seq:,} was changed: its copy of “{name}” is not what its body says"


def _hash(previous: str, body: str) -> str:
    return hashlib.sha256((previous + body).encode()).hexdigest()


def sqlite_rows(path: Path) -> Iterator[Row]:
    """The rows of an SQLite log, in order, read-only."""
    if not path.is_file():
        raise Unreadable(f"there is no log at {path}")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        query = 'SELECT seq, body, hash, at, actor, "case", event FROM activity_entry ORDER BY seq'
        yield from (Row(*row) for row in connection.execute(query))
        connection.close()
    except sqlite3.DatabaseError as error:
        raise Unreadable(f"the log cannot be read: {error}") from error


def copied_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Rows as PostgreSQL's COPY writes them; backslashes are doubled there."""
    for line in lines:
        seq, *rest = line.rstrip("\n").split("\t")
        if len(rest) != 6 or not seq.isdigit():
            raise Unreadable("a line does not have the seven columns of the log")
        yield Row(int(seq), *(_plain(text) for text in rest))


def _plain(text: str) -> str:
    return text.replace("\\\\", "\\")


def witnessed(path: Path) -> list[tuple[int, str]]:
    """The rows that were noted outside the database."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        return [(int(seq), digest) for seq, digest in (line.split() for line in lines)]
    except (OSError, ValueError) as error:
        raise Unreadable(f"the witness file cannot be read: {error}") from error


def main(arguments: list[str]) -> int:
    """Check a log and say what is wrong with it."""
    try:
        piped = not arguments or arguments[0] == "-"
        rows = copied_rows(sys.stdin) if piped else sqlite_rows(Path(arguments[0]))
        marks = witnessed(Path(arguments[1])) if len(arguments) > 1 else []
        wrong = list(findings(rows, marks))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    for line in wrong:
        print(line)
    if not wrong:
        print(
            "the log is whole" + ("" if marks else " (no witness file was given: a cut tail would not show)")
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
