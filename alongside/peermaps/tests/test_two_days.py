"""Two days of one map compared: added, ended, changed; in picture, list and words (`map.time`)."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.contexts import groups_operations
from alongside.lib import clock
from alongside.peermaps import operations, queries
from alongside.peermaps.differences import How
from alongside.peermaps.looking import Looking
from alongside.peermaps.operations import About, Levels
from alongside.peermaps.reading_commands import document_problems
from alongside.peermaps.terms import Level, OffReason, TieState
from alongside.peermaps.tests.scenes import own_account, own_words, person, tie
from alongside.people.tests.scenes import clear, somebody
from tests.support.statements import statements

NOON = time(12, 0)


def ago(days):
    """Noon on an earlier day."""
    return datetime.combine(clock.today() - timedelta(days=days), NOON, clock.LOCAL)


def day(days):
    return clock.today() - timedelta(days=days)


@pytest.fixture
def rita(cast, bus_case, opened):
    """Rita, five hundred days after the case began, so that there is a past to look at."""
    clear(bus_case.id, cast.tom)
    with time_machine.travel(clock.now() + timedelta(days=500), tick=False):
        yield opened(cast.rita)


@pytest.fixture
def story(rita):
    """JK drew it fifty days ago."""
    with clock.at(ago(50)):
        return own_account(rita)


def was(opened, days):
    return queries.seen(opened, on=day(days))


def known(opened, days):
    return queries.seen(opened, known=day(days))


def tie_in(seen, one):
    return next((each for each in seen.ties if each.id == one), None)


def falls_out(rita, story, days=20):
    """Step 11: by AM's own words the tie is past."""
    with clock.at(ago(days)):
        said = own_words(story.am, "We’re not talking since the trip.")
        operations.hear(opened=rita, said=said, about=About({story.jk_am: Levels(support=Level.NONE)}))
        operations.describe(opened=rita, tie=story.jk_am, to={"state": TieState.PAST})


def becoming(rita, **how):
    found = queries.looked_at(rita, Looking(**how)).differences
    return {(one.type, one.how, one.title): (one.was, one.now) for one in found}


def test_two_days_are_compared(rita, story):
    """`map.time`: added, ended, changed; in words, and with what is no longer there."""
    falls_out(rita, story)
    with clock.at(ago(18)):
        lo = somebody(rita, "LO")
        tie(rita, person(story.rs), person(lo), own_words(lo, "He walks me."), support=Level.SOME)
        groups_operations.change_members(opened=rita, group=story.us_lot, add=[lo], remove=[story.dt])
        operations.describe(opened=rita, tie=story.jk_rs, to={"since": "2026-03"})
    for how in ({"on": day(0)}, {"known": day(0)}, {}):
        found = becoming(rita, against=day(25), **how)
        assert found["tie", How.ENDED, "JK and AM"] == (
            "strong support",
            "strong support; in the past; AM and JK see this differently",
        )
        assert found["tie", How.ADDED, "RS and LO"] == ("", "some support")
        assert found["person", How.ADDED, "LO"][1] == "young person"
        assert found["statement", How.ADDED, "AM"][1].endswith("not talking since the trip.”")
        members_then, members_now = found["group", How.CHANGED, "Us lot"]
        assert ("DT" in members_then, "LO" in members_then) == (True, False)
        assert ("DT" in members_now, "LO" in members_now) == (False, True)
    assert ("tie", How.CHANGED, "JK and RS") in becoming(rita, known=day(0), against=day(25))
    assert becoming(rita, known=day(10), against=day(15)) == {}


def test_what_is_gone_comes_along_to_be_drawn(rita, story):
    with clock.at(ago(10)):
        operations.take_tie_off(opened=rita, tie=story.jk_am, because=OffReason.NOT_NEEDED)
        groups_operations.take_place_off(opened=rita, place=story.park)
    found = queries.document(rita, known=day(0), against=day(20))
    assert document_problems(found) == []
    gone = found["compared"]["gone"]
    assert [one["id"] for one in gone["ties"]] == [str(story.jk_am)]
    assert [one["id"] for one in gone["places"]] == [str(story.park)]
    assert not {one["id"] for one in found["ties"]} & {str(story.jk_am)}
    how = {one["id"]: one["how"] for one in found["compared"]["changes"]}
    assert how[str(story.jk_am)] == "ended"


def test_the_words_of_the_document_fit_the_schema_on_every_day(rita, story):
    falls_out(rita, story)
    for days in (60, 50, 30, 20, 0):
        for how in ({"on": day(days)}, {"known": day(days)}, {"known": day(0), "against": day(days)}):
            assert document_problems(queries.document(rita, **how)) == []


def test_list_and_narrative_show_another_day_and_two_days(rita, story, bus_case, signed_in, cast):
    """`map.narrative`: everything the picture shows, without seeing it, on any day."""
    falls_out(rita, story)
    client = signed_in(cast.rita)
    for name in ("list", "narrative"):
        url = reverse(f"peermaps:{name}", args=[bus_case.id])
        then = client.get(url, {"known": day(25).isoformat()})
        assert "In the past" not in then.content.decode()
        assert "in the past" not in then.content.decode()
        assert f"As known on {then.context['seen'].known_on:%-d %B %Y}" in then.content.decode()
        now = client.get(url, {"which": "was", "on_day": "1", "on_month": "1", "on_year": "2020"})
        assert "As it was on 1 January 2020" in now.content.decode()
        both = client.get(url, {"against": day(25).isoformat()}).content.decode()
        assert "Ended since then" in both
        assert "Then: strong support" in both
        assert "Now: strong support; in the past" in both


def test_a_day_that_makes_no_sense_is_said_to_be_so(story, bus_case, signed_in, cast):
    client = signed_in(cast.rita)
    url = reverse("peermaps:list", args=[bus_case.id])
    page = client.get(url, {"which": "known", "known_day": "40", "known_month": "1", "known_year": "2026"})
    assert "As it was known on must be a real date" in page.content.decode()
    assert "<title>Error:" in page.content.decode()
    late = {"which": "now", "against_day": "1", "against_month": "1", "against_year": "2099"}
    assert "The day to compare with must be before" in client.get(url, late).content.decode()
    assert client.get(url, {"known": "nonsense", "lens": "x", "without": "everything"}).status_code == 200


def test_two_days_take_no_more_statements_than_one(story, bus_case, signed_in, cast):
    """P1: what is read for one day serves any other."""
    client = signed_in(cast.rita)
    for name in ("list", "narrative", "document"):
        url = reverse(f"peermaps:{name}", args=[bus_case.id])
        for asked in ({}, {"known": day(5)}, {"against": day(25)}, {"known": day(5), "against": day(25)}):
            with statements() as made:
                assert client.get(url, asked).status_code == 200
            assert len(made) <= 12, (name, asked, len(made))
