"""Letters that say that something waits, and nothing else (`access.quiet`)."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.db import DatabaseError
from django.urls import reverse

from alongside.accounts import operations as accounts
from alongside.activity import log
from alongside.activity.doors import operation
from alongside.activity.models import Entry
from alongside.cases import due, letters
from alongside.cases.models import Due
from alongside.lib import clock
from alongside.web import falling_due as running

MORNING = datetime(2030, 1, 8, 9, 0, tzinfo=UTC)
NIGHT = datetime(2030, 1, 8, 21, 30, tzinfo=UTC)
TODAY = MORNING.date()


@pytest.fixture(autouse=True)
def _no_witness(settings):
    settings.ALONGSIDE_WITNESS_FILE = ""


@pytest.fixture
def waits(bus_case, cast):
    """Make something due in the bus case."""

    def make(on=TODAY, whose=cast.rita):
        with operation(by=cast.rita, case=bus_case.id) as op:
            due.set_due(case=bus_case.id, kind="cases.review", about=bus_case.id, on=on, whose=whose)
            op.log("cases.review_set", case=bus_case.id)

    Due.objects.all().delete()
    return make


def written(at=MORNING):
    """Whom a run wrote to, in order."""
    del mail.outbox[:]
    with clock.at(at):
        letters.write()
    return sorted(letter.to[0] for letter in mail.outbox)


def test_a_letter_says_that_something_waits_and_nothing_else(waits, cast, bus_case):
    """`access.quiet`: no name, no case, no kind, no count; the same whatever waits."""
    waits()
    assert written() == [cast.rita.email]
    first = mail.outbox[0]
    sent = f"{first.subject}\n{first.body}"
    assert not re.search(r"rita|okafor|bus|review|case|child|young|council|\b\d+\b", sent, re.IGNORECASE)
    assert re.search(r"https?://localhost/", sent)
    waits(whose=cast.tom)
    assert written() == [cast.tom.email]
    assert (mail.outbox[0].subject, mail.outbox[0].body) == (first.subject, first.body)
    assert Entry.objects.filter(event="cases.letter_written", case="").count() == 2


def test_nobody_hears_twice_of_what_has_not_moved(waits, cast):
    waits()
    assert written() == [cast.rita.email]
    waits()
    assert written() == []
    waits(on=TODAY - timedelta(days=1))
    assert written() == [cast.rita.email]


def test_what_is_not_due_yet_or_done_is_not_told(waits, cast, bus_case):
    waits(on=TODAY + timedelta(days=1))
    assert written() == []
    with operation(by=cast.rita, case=bus_case.id) as op:
        due.done(case=bus_case.id, kind="cases.review", about=bus_case.id)
        op.log("cases.review_set", case=bus_case.id)
    assert written(MORNING + timedelta(days=1)) == []


def test_what_waits_for_a_team_is_told_to_those_who_see_everything(waits, cast):
    """`access.view`: for a narrower view, what waits for the whole team is nothing; Sam is not on it."""
    waits(whose=None)
    found = written()
    assert cast.rita.email in found and cast.tom.email in found
    assert not {cast.priya.email, cast.sam.email, cast.ada.email, cast.hal.email} & set(found)


def test_nobody_is_written_to_at_night(waits, cast):
    waits()
    assert written(NIGHT) == []
    assert written() == [cast.rita.email]


@pytest.mark.parametrize("how", ["their own choice", "their account is closed"])
def test_who_wants_no_letters_or_left_gets_none(how, waits, cast):
    waits()
    if how == "their own choice":
        accounts.letters(by=cast.rita, wanted=False)
    else:
        cast.rita.is_active = False
        cast.rita.save()
    assert written() == []


def test_what_cannot_be_sent_is_told_of_next_time(waits, cast, monkeypatch):
    """And what is said about it names nobody."""
    waits()

    def unreachable(*_, **__):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch, clock.at(MORNING):
        patch.setattr(letters, "send_mail", unreachable)
        out, err = StringIO(), StringIO()
        patch.setattr(running.connections, "close_all", lambda: None)
        assert running.command(out, err) == 1
    assert "ConnectionRefusedError" in err.getvalue() and "@" not in err.getvalue()
    assert "0 letters that something waits" in out.getvalue()
    assert Entry.objects.filter(event="cases.letter_not_sent").exists()
    assert written() == [cast.rita.email]


def test_no_letter_leaves_without_its_row_in_the_log(waits, monkeypatch):
    """S3."""
    waits()

    def broken(_):
        raise DatabaseError

    monkeypatch.setattr(log, "append", broken)
    with pytest.raises(DatabaseError):
        written()
    assert mail.outbox == []
    assert not Due.objects.filter(told_at__isnull=False).exists()


def test_ones_own_choice_is_made_under_your_account(cast, signed_in):
    """Stopped and begun again; the page says what a letter says."""
    client = signed_in(cast.rita)
    page = client.get(reverse("mfa_index")).content.decode()
    assert "never says what" in page and re.search(r'name="wants_letters"[^>]*checked', page)
    for typed, wanted in (({}, False), ({"wants_letters": "on"}, True)):
        answer = client.post(reverse("account_letters"), typed)
        assert answer["Location"] == reverse("mfa_index")
        cast.rita.refresh_from_db()
        assert cast.rita.wants_letters is wanted
        checked = (
            "checked"
            in re.search(
                r"<input[^>]*wants_letters[^>]*>", client.get(reverse("mfa_index")).content.decode()
            )[0]
        )
        assert checked is wanted
    assert Entry.objects.filter(event="accounts.letters_changed").count() == 2
