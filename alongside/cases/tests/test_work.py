"""My work: what needs me, by how soon; rows are cases, and due rows follow from facts (`work.mine`, S11)."""

from datetime import date, timedelta

import pytest
from django.db.models import Q
from django.urls import reverse

from alongside.activity.doors import door, operation
from alongside.cases import due
from alongside.cases.models import Case, Due, TeamMember
from alongside.cases.operations import add_to_team, put_on_team
from alongside.cases.presenters import Day, due_day
from alongside.cases.terms import Place, SeesWhat, Stage
from alongside.lib import clock, dates, ids
from alongside.people.models import Person
from alongside.people.operations import take_off
from alongside.people.terms import OffBecause
from alongside.plans.models import Action
from alongside.statements.models import Statement
from alongside.web import work
from tests.security import worlds
from tests.security.policy import CASES
from tests.support.cast import make_bus_case, opened_as


@pytest.fixture
def rich(once, cast):
    return once(worlds.ritas, cast, "vexmoor")


def waits(case, kind="cases.review", days=0, whose=None):
    on = clock.today() + timedelta(days=days)
    due.set_due(case=case.id, kind=kind, about=ids.new(), on=on, whose=whose)


def joins(case, cast, user, place, view):
    identity = getattr(case, "id", None) or case.case
    with operation(by=cast.rita) as op:
        put_on_team(op, identity, user, place, reason="needs it", sees=view)


def listed(user):
    with door(user) as opening:
        return list(work.my_cases(user, opening))


def seen(user):
    with door(user) as opening:
        return work.my_work(user, opening)


def test_what_waits_is_told_by_how_soon(cast, bus_case):
    """`work.mine`: overdue, this week, later; nothing empty."""
    assert seen(cast.rita).nothing
    for days in (-1, 0, 7, 8):
        waits(make_bus_case(cast), days=days)
    found = seen(cast.rita)
    assert [len(part) for part in (found.overdue, found.this_week, found.later)] == [1, 2, 1]


def test_a_row_is_a_case_and_never_a_person(cast, bus_case):
    """`work.mine`, S11: two people to tell are one row about a case."""
    waits(bus_case, "people.confirm")
    waits(bus_case, "people.confirm", days=3)
    (row,) = (one.row for one in seen(cast.rita).this_week)
    assert (row.case, row.title) == (bus_case.id, bus_case.title)
    assert row.says == due.kinds()["people.confirm"].many.format(count=2)
    assert row.first_due == clock.today()


def test_what_waits_for_somebody_else_is_not_mine(cast, bus_case):
    waits(bus_case, whose=cast.tom)
    assert seen(cast.rita).nothing
    assert len(seen(cast.tom).this_week) == 1
    assert seen(cast.sam).nothing


def test_without_names_the_row_says_no_title(cast, bus_case, opened):
    """`access.view`."""
    add_to_team(
        opened=opened(cast.rita),
        user=cast.priya,
        place=Place.MEMBER,
        sees=SeesWhat.NAMELESS,
        reason="knows them",
        until=None,
    )
    waits(bus_case, whose=cast.priya)
    (row,) = (one.row for one in seen(cast.priya).this_week)
    assert row.title == due.WITHOUT_NAMES


@pytest.mark.parametrize("view", [SeesWhat.NAMELESS, SeesWhat.OWN, SeesWhat.PLAN])
def test_what_waits_for_the_whole_team_is_nothing_for_a_narrower_view(cast, bus_case, view):
    """`access.view`: how many people and statements wait would say how much there is."""
    joins(bus_case, cast, cast.priya, Place.MEMBER, view)
    for kind in ("people.review", "statements.confirm", "cases.review"):
        waits(bus_case, kind)
    assert seen(cast.priya).nothing
    waits(bus_case, "plans.action", whose=cast.priya)
    assert [one.row.kind for one in seen(cast.priya).this_week] == ["plans.action"]


def test_who_referred_reads_what_became_of_it_and_nothing_else(cast, bus_case):
    """`referral.triage`: no title, no date of the work, and the work is not among their cases."""
    joins(bus_case, cast, cast.priya, Place.REFERRER, SeesWhat.OWN)
    waits(bus_case)
    waits(bus_case, "referrals.feedback", whose=cast.priya)
    (one,) = seen(cast.priya).this_week
    assert one.row.says == "Read what became of your referral"
    assert one.row.title == f"The referral you began on {dates.short(clock.today())}"
    assert listed(cast.priya) == []


def test_a_referral_to_decide_waits_for_whoever_is_on_duty(cast, bus_case):
    """`work.mine`, `referral.triage`: for nobody else, and not for whoever made it."""
    waits(bus_case, "referrals.decide")
    TeamMember.objects.filter(user=cast.tom).delete()
    Case.objects.update(stage=Stage.REFERRED, waits_for_duty=True)
    (one,) = seen(cast.tom).this_week
    assert (one.row.says, one.row.title) == ("1 referral to decide about", "In the duty queue")
    assert seen(cast.sam).nothing
    joins(bus_case, cast, cast.priya, Place.REFERRER, SeesWhat.OWN)
    assert seen(cast.priya).nothing
    joins(bus_case, cast, cast.tom, Place.REFERRER, SeesWhat.OWN)
    assert seen(cast.tom).nothing


@pytest.mark.parametrize(
    ("view", "route", "line"),
    [
        (SeesWhat.ALL, "web:case", "Level 2 · peer group"),
        (SeesWhat.NAMELESS, "web:case", "Level 2 · peer group"),
        (SeesWhat.OWN, "assessments:page", "You see what you have added yourself"),
        (SeesWhat.PLAN, "plans:plan", "You see what is being done, and by whom"),
    ],
)
def test_a_listed_case_leads_to_a_page_that_opens(cast, bus_case, signed_in, view, route, line):
    """`access.view`."""
    joins(bus_case, cast, cast.priya, Place.MEMBER, view)
    (row,) = listed(cast.priya)
    assert (row.route, row.line) == (route, line)
    assert (row.title == bus_case.title) == (view == SeesWhat.ALL)
    assert signed_in(cast.priya).get(reverse(row.route, args=[row.id])).status_code == 200


def test_the_widest_of_several_places_counts(cast, bus_case):
    joins(bus_case, cast, cast.priya, Place.REFERRER, SeesWhat.OWN)
    joins(bus_case, cast, cast.priya, Place.MEMBER, SeesWhat.NAMELESS)
    assert [row.route for row in listed(cast.priya)] == ["web:case"]


@pytest.mark.parametrize("view", [SeesWhat.OWN, SeesWhat.PLAN])
def test_a_narrower_view_learns_nothing_from_the_head_of_a_page(cast, rich, signed_in, view):
    """`access.view`: no lead, no review date, no number of members, no stages and how far they have come."""
    joins(rich, cast, cast.priya, Place.MEMBER, view)
    route = "assessments:page" if view == SeesWhat.OWN else "plans:plan"
    page = signed_in(cast.priya).get(reverse(route, args=[rich.case])).content.decode()
    for told in ("Rita", "can see this case", "next review", "Timeline", "stage-mark"):
        assert told not in page


def test_every_day_says_whether_it_has_passed():
    today = date(2026, 11, 24)
    assert due_day(date(2026, 11, 23), today) == Day("was due Mon 23 Nov", "amber", "now")
    assert due_day(today, today) == Day("due Tue 24 Nov", "amber", "now")
    assert due_day(date(2026, 12, 2), today) == Day("by Wed 2 Dec", "", "later")


def test_rows_lead_only_to_pages_that_open():
    """`access.view`: what a kind says about its page is what the written policy says."""
    for name, kind in due.kinds().items():
        narrow = CASES[kind.route].views == ("all",)
        alone = name in ("referrals.decide", "referrals.feedback")
        assert alone or narrow == kind.needs_names, name


def test_setting_it_again_moves_the_date_and_doing_it_ends_it(cast, bus_case):
    about = ids.new()
    for days in (3, 5):
        on = clock.today() + timedelta(days=days)
        due.set_due(case=bus_case.id, kind="cases.review", about=about, on=on, whose=cast.rita)
    assert Due.objects.filter(done_at=None).count() == 1
    due.done(case=bus_case.id, kind="cases.review", about=about)
    assert seen(cast.rita).nothing


def test_an_unknown_kind_of_due_thing_is_a_fault(bus_case):
    with pytest.raises(KeyError):
        waits(bus_case, "cases.nobody_named_this")


def test_due_rows_are_what_the_facts_say(cast, rich):
    """`work.mine`: recomputed from facts, in a case with something of every kind."""
    assert _open("cases.review") == set(
        Case.objects.filter(review_on__isnull=False, stage=Stage.OPEN).values_list("pk", flat=True)
    )
    here = Person.objects.in_view(rich.case)
    assert _open("people.confirm") == _ids(here.filter(provisional_until__isnull=False))
    assert _open("people.review") == _ids(here.filter(inclusions__isnull=False))
    assert _open("plans.action") == _ids(Action.objects.filter(_newest("agreed") | _newest("under_way")))
    assert _open("plans.agree") == set()
    assert _open("statements.confirm") == _ids(Statement.objects.standing(rich.case))


def test_due_rows_go_with_what_they_are_about(cast, rich):
    """Nobody is reminded of somebody who came off."""
    with opened_as(cast.rita, rich.case) as opened:
        take_off(opened=opened, person=rich.people[0], because=OffBecause.NOT_NEEDED)
        take_off(opened=opened, person=rich.people[1], because=OffBecause.REQUEST)
    gone = set(rich.people[:2])
    left = {row.kind for row in Due.objects.filter(done_at=None) if row.about in gone}
    assert left == set()


def _open(kind):
    return set(Due.objects.filter(kind=kind, done_at=None).values_list("about", flat=True))


def _ids(rows):
    return set(rows.values_list("pk", flat=True))


def _newest(status):
    return Q(steps__status=status)
