"""My work: what needs me, by how soon; rows are cases, and due rows follow from facts (`work.mine`, S11)."""

from datetime import timedelta

import pytest
from django.db.models import Q

from alongside.activity.doors import door
from alongside.cases import due
from alongside.cases.models import Case, Due
from alongside.cases.operations import add_to_team
from alongside.cases.terms import Place, SeesWhat, Stage
from alongside.lib import clock, ids
from alongside.people.models import Person
from alongside.people.operations import take_off
from alongside.people.terms import OffBecause
from alongside.plans.models import Action
from alongside.statements.models import Statement
from alongside.web import work
from tests.security import worlds
from tests.support.cast import make_bus_case


@pytest.fixture
def rich(cast):
    return worlds.filled(worlds.begun(cast.rita, cast.tom, "vexmoor"))


def waits(case, kind="cases.review", days=0, whose=None):
    on = clock.today() + timedelta(days=days)
    due.set_due(case=case.id, kind=kind, about=ids.new(), on=on, whose=whose)


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
    (row,) = seen(cast.rita).this_week
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
    (row,) = seen(cast.priya).this_week
    assert row.title == due.WITHOUT_NAMES


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
    with worlds.opened_as(cast.rita, rich.case) as opened:
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
