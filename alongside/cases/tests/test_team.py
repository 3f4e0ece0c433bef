"""Who can see a case, how much, and until when (`access.team`, `access.view`, `access.handover`)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.activity import queries as log
from alongside.activity.doors import door
from alongside.activity.models import Entry
from alongside.cases import operations
from alongside.cases.models import TeamMember, TimelineEntry
from alongside.cases.opening import open_case
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused

JOINS = {"place": Place.MEMBER, "sees": SeesWhat.ALL, "reason": "knows the school", "until": None}


def joins(opened, by, user, **how):
    operations.add_to_team(opened=opened(by), user=user, **{**JOINS, **how})


def opens(user, case):
    with door(user) as opening:
        return open_case(opening, case.id, "cases.opened", sees=tuple(SeesWhat))


def test_the_lead_lets_somebody_in_with_a_reason(cast, bus_case, opened):
    """`access.team`: sealed reason, timeline, log; and from then on the case opens to them."""
    with pytest.raises(NotOpenToYou):
        opens(cast.priya, bus_case)
    joins(opened, cast.rita, cast.priya, sees=SeesWhat.NAMELESS)
    seen = opens(cast.priya, bus_case)
    assert (seen.sees, seen.sees_names) == (SeesWhat.NAMELESS, False)
    row = TeamMember.objects.get(user=cast.priya)
    assert opened(cast.rita).ring.read(row, "reason") == "knows the school"
    assert TimelineEntry.objects.filter(kind="cases.team_joined_step").exists()
    entry = Entry.objects.filter(event="cases.team_joined").latest("seq")
    assert str(cast.priya.pk) in entry.body


def test_a_member_does_not_let_others_in(cast, opened):
    """`access.team`: the lead, the deputy or the supervisor decides."""
    with pytest.raises(Refused) as refusal:
        joins(opened, cast.mo, cast.priya)
    assert [one.rule for one in refusal.value.reasons] == ["access.team"]
    assert not TeamMember.objects.filter(user=cast.priya).exists()


def test_nobody_has_the_same_place_twice(cast, opened):
    with pytest.raises(Refused):
        joins(opened, cast.rita, cast.mo)


def test_a_place_ends_with_the_last_second_of_its_last_day(cast, bus_case, opened):
    """`access.view`: ends within 1 s of its end date."""
    today = clock.today()
    joins(opened, cast.rita, cast.priya, until=today)
    midnight = clock.datetime.combine(today + timedelta(days=1), clock.datetime.min.time(), clock.LOCAL)
    with clock.at(midnight - timedelta(seconds=1)):
        assert opens(cast.priya, bus_case)
    with clock.at(midnight), pytest.raises(NotOpenToYou):
        opens(cast.priya, bus_case)


def test_ending_a_place_holds_at_once(cast, bus_case, opened, signed_in):
    """`access.team`: the next click is "not there"."""
    mo = signed_in(cast.mo)
    address = reverse("web:case", args=[bus_case.id])
    assert mo.get(address).status_code == 200
    operations.end_membership(opened=opened(cast.rita), user=cast.mo.pk, place=Place.MEMBER)
    assert mo.get(address).status_code == 404


def test_there_is_always_a_lead(cast, opened):
    """`access.handover`."""
    with pytest.raises(Refused) as refusal:
        operations.end_membership(opened=opened(cast.tom), user=cast.rita.pk, place=Place.LEAD)
    assert refusal.value.reasons[0].rule == "access.handover"


def test_the_widest_view_counts_where_somebody_has_two_places(cast, bus_case, opened):
    joins(opened, cast.rita, cast.priya, sees=SeesWhat.PLAN)
    joins(opened, cast.rita, cast.priya, sees=SeesWhat.NAMELESS, place=Place.DEPUTY)
    assert opens(cast.priya, bus_case).sees == SeesWhat.NAMELESS


def test_the_page_of_the_team_lets_in_and_ends(cast, bus_case, signed_in):
    """`access.team`, through the page; nothing typed is lost when it is refused."""
    rita = signed_in(cast.rita)
    address = reverse("web:team", args=[bus_case.id])
    typed = {"user": str(cast.priya.pk), "reason": "knows them", "place": "member", "sees": ""}
    page = rita.post(address, typed).content.decode()
    assert "<title>Error:" in page
    assert "knows them" in page
    answer = rita.post(address, {**typed, "sees": "nameless"})
    assert answer.status_code == 302
    assert "Priya Nair" in rita.get(address).content.decode()
    ended = rita.post(
        reverse("web:leave_team", args=[bus_case.id]), {"user": str(cast.priya.pk), "place": "member"}
    )
    assert ended.status_code == 302
    assert "Priya Nair, " not in rita.get(address).content.decode().split("Let somebody in")[0]


def test_who_has_looked_is_for_those_who_lead(cast, bus_case, signed_in):
    """`access.audit`: the lead sees who looked; others on the team do not."""
    address = reverse("web:looked", args=[bus_case.id])
    signed_in(cast.mo).get(reverse("web:timeline", args=[bus_case.id]))
    page = signed_in(cast.rita).get(address)
    assert "Mo Farrell read the timeline" in page.content.decode()
    assert signed_in(cast.mo).get(address).status_code == 404


def test_older_looks_go_on_where_the_page_ended(cast, bus_case, signed_in):
    """`access.audit`: every row once, newest first; no address counts rows, and nothing else is a place."""
    for _ in range(log.PAGE + 5):
        opens(cast.mo, bus_case)
    first = log.looks(bus_case.id)
    second = log.looks(bus_case.id, after=first[-1].token)
    shown = [one.token for one in (*first, *second)]
    assert len(first) == log.PAGE and second and len(set(shown)) == len(shown)
    rita, address = signed_in(cast.rita), reverse("web:looked", args=[bus_case.id])
    page = rita.get(address).content.decode()
    after = re.search(r"after=[0-9a-f]{64}", page).group()
    older = rita.get(f"{address}?{after}").content.decode()
    assert "Tom Brandt" in older and "?after=" not in older
    assert "Who has looked" in rita.get(f"{address}?after=%00").content.decode()
    assert log.looks(bus_case.id, after="0" * 64) == ()
