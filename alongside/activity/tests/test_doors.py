"""Nothing leaves before its log row is committed (ADR 0002, S3)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.accounts.models import User
from alongside.activity import log, verify
from alongside.activity.doors import door, operation
from alongside.activity.entries import NewEntry
from alongside.activity.models import Entry
from alongside.cases.models import TimelineEntry
from alongside.cases.operations import set_review
from alongside.lib import clock
from alongside.lib.errors import Reason, Refused
from tests.support.cast import BusCase, Cast
from tests.support.databases import Names

SignedIn = Callable[[User], Client]


def _rows() -> list[verify.Row]:
    found = Entry.objects.order_by("seq").values_list("seq", "body", "hash", "at", "actor", "case", "event")
    return [verify.Row(*row) for row in found]


def test_the_log_written_by_both_engines_is_whole(bus_case: BusCase, cast: Cast) -> None:
    """`access.audit`: several entries in one statement make one chain, in order."""
    with door(cast.rita) as opened:
        for _ in range(5):
            opened.looked("cases.opened", case=bus_case.id)
    assert [entry.event for entry in Entry.objects.order_by("-seq")[:5]] == ["cases.opened"] * 5
    assert list(verify.findings(_rows())) == []


def test_rows_cannot_be_changed_or_deleted(bus_case: BusCase) -> None:
    """S4: append-only by trigger in the database itself."""
    for change in [
        lambda: Entry.objects.update(actor="somebody else"),
        lambda: Entry.objects.all().delete(),
    ]:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert list(verify.findings(_rows())) == []


def test_the_log_takes_no_words(cast: Cast) -> None:
    """S4: ids and tokens, never words."""
    with pytest.raises(ValueError, match="not words"), operation(by=cast.rita) as op:
        op.log("cases.opened", why="Because I wanted to know")


def test_an_unknown_event_fails(cast: Cast) -> None:
    """Nothing happens that nobody could read about."""
    with pytest.raises(KeyError), operation(by=cast.rita) as op:
        op.log("cases.nobody_has_a_sentence_for_this")


def test_when_the_log_cannot_be_written_no_page_leaves(
    bus_case: BusCase, cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S3: log fails, request fails, without data."""
    client = signed_in(cast.rita)
    address = reverse("web:timeline", args=[bus_case.id])
    assert bus_case.title in client.get(address).content.decode()
    monkeypatch.setattr(log, "append", _fails)
    answer = client.get(address)
    assert answer.status_code == 503
    assert bus_case.title not in answer.content.decode()


def test_when_the_log_cannot_be_written_no_change_commits(
    cast: Cast, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S3: no change commits before its log row."""
    case = opened(cast.rita)
    before = TimelineEntry.objects.count()
    with monkeypatch.context() as broken:
        broken.setattr(log, "append", _fails)
        with pytest.raises(DatabaseError):
            set_review(opened=case, on=clock.today())
    assert TimelineEntry.objects.count() == before


def test_a_fault_at_any_statement_of_a_change_leaves_nothing_half_done(cast: Cast, opened: Any) -> None:
    """S3: fault injection at every statement in turn."""
    case = opened(cast.rita)
    before = (TimelineEntry.objects.count(), Entry.objects.count())
    failed = 0
    while True:
        fault = _FaultAt(failed)
        try:
            with connection.execute_wrapper(fault):
                set_review(opened=case, on=clock.today())
        except DatabaseError:
            assert (TimelineEntry.objects.count(), Entry.objects.count()) == before
            failed += 1
        else:
            break
    assert failed > 4
    assert TimelineEntry.objects.count() == before[0] + 1


def test_a_refusal_is_logged_although_its_change_is_rolled_back(cast: Cast) -> None:
    """S3: refusals are logged and survive the roll-back."""
    with door(cast.rita), pytest.raises(Refused), operation(by=cast.rita):
        raise Refused([Reason("values.pause", "Paused.")])
    entry = Entry.objects.latest("seq")
    assert (entry.event, entry.actor) == ("activity.refused", str(cast.rita.pk))
    assert "values.pause" in entry.body


def test_not_yours_and_not_there_leave_the_same_row(
    bus_case: BusCase, cast: Cast, signed_in: SignedIn
) -> None:
    """`access.team`: the log of a refusal tells nothing either."""
    sam = signed_in(cast.sam)
    for case in [bus_case.id, "00000000-0000-4000-8000-000000000001"]:
        assert sam.get(reverse("web:case", args=[case])).status_code == 404
    last = Entry.objects.order_by("-seq")[:2]
    assert {entry.event for entry in last} == {"activity.not_opened"}
    assert {entry.case for entry in last} == {""}


def test_words_are_read_only_while_the_door_is_open(bus_case: BusCase, cast: Cast, opened: Any) -> None:
    """No look, no key, no word."""
    case = opened(cast.rita)
    ring = case.ring
    case.opening.is_open = False
    with pytest.raises(RuntimeError, match="door is closed"):
        ring.read(case.row, "title")


def test_each_commit_is_witnessed_outside_the_database(
    fresh_databases: Names, tmp_path: Path, settings: Any
) -> None:
    """S4: the witness file finds a cut tail."""
    settings.ALONGSIDE_WITNESS_FILE = str(tmp_path / "witness.txt")
    for _ in range(3):
        with transaction.atomic():
            log.append([NewEntry("cases.listed", clock.now(), "system")])
    witness = verify.witnessed(tmp_path / "witness.txt")
    assert [seq for seq, _ in witness] == [1, 2, 3]
    assert list(verify.findings(_rows(), witness)) == []


def _fails(entries: Any) -> None:
    raise DatabaseError("the log is full")


class _FaultAt:
    """Lets `count` statements through and fails the next."""

    def __init__(self, count: int) -> None:
        self.left = count

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")):
            return execute(sql, params, many, context)
        if self.left == 0:
            raise DatabaseError("a fault")
        self.left -= 1
        return execute(sql, params, many, context)
