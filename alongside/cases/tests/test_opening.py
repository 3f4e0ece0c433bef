"""The one statement that opens a case says what `visible_to` says, for everybody and at every moment (ADR 0001)."""

from datetime import timedelta

import pytest

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.models import Case, Conflict, TeamMember
from alongside.cases.opening import open_case
from alongside.cases.terms import SeesWhat, Stage
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou

pytestmark = pytest.mark.django_db


def opens(user, case):
    try:
        with door(user) as opening:
            return open_case(opening, case.id, "cases.opened", sees=tuple(SeesWhat))
    except NotOpenToYou:
        return None


def open_to(case):
    """Who has it open now, by the door and by the list alike."""
    everybody = User.objects.all()
    listed = {one.name for one in everybody if Case.objects.visible_to(one, clock.now()).filter(pk=case.id)}
    assert {one.name for one in everybody if opens(one, case)} == listed
    return listed


def test_door_and_list_agree_whatever_becomes_of_a_team(cast, bus_case):
    """`access.team`, `access.view`: members, an end date, family in the way, a referral that waits for duty."""
    first = open_to(bus_case)
    assert {cast.rita.name, cast.tom.name} <= first and cast.sam.name not in first
    TeamMember.objects.filter(case=bus_case.id, user=cast.mo).update(ends_at=clock.now() + timedelta(hours=1))
    assert open_to(bus_case) == first
    with clock.at(clock.now() + timedelta(hours=2)):
        assert open_to(bus_case) == first - {cast.mo.name}
    Conflict.objects.create(case_id=bus_case.id, user=cast.rita, noted_at=clock.now(), noted_by=cast.tom)
    assert open_to(bus_case) == first - {cast.rita.name}
    TeamMember.objects.all().delete()
    assert open_to(bus_case) == set()
    Case.objects.filter(pk=bus_case.id).update(
        waits_for_duty=True, stage=Stage.REFERRED, level=None, opened_on=None
    )
    assert open_to(bus_case) == {cast.tom.name}
