"""The verifier finds every kind of tampering and says where (`access.audit`, S4)."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alongside.activity import verify
from alongside.activity.entries import GENESIS, chained
from alongside.activity.verify import Row, findings

ROWS = 40


def _row(seq: int, previous: str) -> Row:
    body = {
        "about": [],
        "actor": "a",
        "at": f"2026-11-{seq % 28 + 1:02d}",
        "case": "c",
        "event": "cases.opened",
        "facts": {"n": seq},
        "request": "",
    }
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return Row(seq, text, chained(previous, text), body["at"], "a", "c", "cases.opened")


@pytest.fixture
def log() -> list[Row]:
    """A whole log."""
    rows: list[Row] = []
    for seq in range(1, ROWS + 1):
        rows.append(_row(seq, rows[-1].hash if rows else GENESIS))
    return rows


def _witness(rows: list[Row]) -> list[tuple[int, str]]:
    return [(row.seq, row.hash) for row in rows]


def test_a_whole_log_has_nothing_wrong(log: list[Row]) -> None:
    """`access.audit`"""
    assert list(findings(log, _witness(log))) == []


@pytest.mark.parametrize("field", ["body", "hash", "at", "actor", "case", "event"])
def test_a_changed_row_is_located(log: list[Row], field: str) -> None:
    """S4: any edit."""
    changed = log[:]
    changed[6] = changed[6]._replace(**{field: getattr(changed[6], field)[:-1] + "~"})
    assert "row 7" in next(findings(changed))


def test_a_missing_row_is_located(log: list[Row]) -> None:
    """S4: any deletion."""
    assert next(findings(log[:9] + log[10:])) == "row 10 is missing"


def test_rows_out_of_order_are_located(log: list[Row]) -> None:
    """S4: any reordering."""
    swapped = [*log[:3], log[4], log[3], *log[5:]]
    assert any("row 4" in line for line in findings(swapped))


def test_a_cut_tail_shows_only_with_the_witness(log: list[Row]) -> None:
    """S4: a cut; the witness file is why it can be found."""
    assert list(findings(log[:30])) == []
    assert list(findings(log[:30], _witness(log))) == ["the log was cut after 30: 40 rows were witnessed"]


def test_a_chain_computed_anew_shows_only_with_the_witness(log: list[Row]) -> None:
    """S4: somebody with the database rewrote a row and every hash after it."""
    forged = log[:12]
    for seq in range(13, ROWS + 1):
        row = _row(seq, forged[-1].hash)
        body = row.body.replace('"actor":"a"', '"actor":"b"')
        forged.append(row._replace(body=body, actor="b", hash=chained(forged[-1].hash, body)))
    assert list(findings(forged)) == []
    assert "computed anew" in next(findings(forged, _witness(log)))


def test_a_thousand_random_tamperings_are_all_found(log: list[Row]) -> None:
    """S4, in small: every one of many random edits, deletions and swaps is found."""
    chance = random.Random(78)

    def edit(rows: list[Row]) -> None:
        at = chance.randrange(len(rows))
        field = chance.choice(["body", "hash", "at", "actor", "event"])
        rows[at] = rows[at]._replace(**{field: getattr(rows[at], field) + chance.choice("xyz")})

    def delete(rows: list[Row]) -> None:
        del rows[chance.randrange(len(rows))]

    def swap(rows: list[Row]) -> None:
        a, b = chance.sample(range(len(rows)), 2)
        rows[a], rows[b] = rows[b], rows[a]

    kinds: list[Callable[[list[Row]], None]] = [edit, delete, swap]
    for _ in range(1000):
        tampered = log[:]
        chance.choice(kinds)(tampered)
        assert list(findings(tampered, _witness(log)))


def test_it_stands_alone_and_says_what_it_could_not_read(tmp_path: Path) -> None:
    """S4: standard library only, under 300 lines; a clear line and exit code 2 for bad input."""
    source = Path(verify.__file__)
    assert "django" not in source.read_text().replace("no Django", "").lower()
    assert len(source.read_text().splitlines()) < 300
    answer = subprocess.run(
        [sys.executable, str(source), str(tmp_path / "none.sqlite3")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)
