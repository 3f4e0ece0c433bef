"""`map.import`: an import is taken back as one act, as long as nothing has been built on it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from alongside.cases.models import TeamMember, TimelineEntry
from alongside.cases.terms import SeesWhat
from alongside.lib import clock
from alongside.peermaps import operations as maps
from alongside.peermaps import taking_off
from alongside.peermaps.bringing_in import operations, queries, rules
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.models import PeerMap, Tie
from alongside.peermaps.operations import About
from alongside.peermaps.terms import OffReason
from alongside.peermaps.tests.bringing_in.walk import Walk, brought_in
from alongside.peermaps.tests.importing.interviews import lists, packed, usual
from alongside.people.models import Person
from alongside.people.tests.scenes import somebody
from alongside.recording import operations as recording
from alongside.statements.models import Statement
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source
from tests.support.cast import make_bus_case, words_of

INTERVIEW = {"export.zip": packed(lists("C", [usual()]))}


def take_back(walk, made):
    return walk.client.post(reverse("peermaps:import_take_back", args=[walk.case, made.pk]))


def test_the_page_of_an_import_says_what_came_in(walk):
    made = brought_in(walk, INTERVIEW)
    page = walk.client.get(reverse("peermaps:import_done", args=[walk.case, made.pk]))
    assert "3 people, 1 place, 2 ties and 2 statements" in words_of(page)
    assert "Take this import back" in words_of(page)


def test_all_of_it_goes_as_one_act_and_what_was_there_before_stays(walk, shown, case, cast, opened):
    before = somebody(opened(cast.rita), "KB")
    made = brought_in(walk, INTERVIEW)
    assert take_back(walk, made).status_code == 302
    found = shown()
    assert [one["shown"] for one in found["people"]] == ["KB"]
    assert (found["places"], found["ties"], found["statements"], found["groups"]) == ([], [], [], [])
    assert PeerMap.objects.get(pk=case).positions == {}
    assert Person.objects.get(pk=before).off_at is None
    kinds = list(TimelineEntry.objects.filter(case=case).values_list("kind", flat=True))
    assert kinds.count("peermaps.import_taken_back") == 1
    page = walk.client.get(reverse("peermaps:import_done", args=[case, made.pk]))
    assert "was taken back on" in words_of(page)
    assert take_back(walk, made).status_code == 404


def test_an_import_is_found_again_for_a_week(walk):
    """`map.import`: whoever has left its page comes back to it, on the path that brought it in."""
    made = brought_in(walk, INTERVIEW)
    address = reverse("peermaps:import_done", args=[walk.case, made.pk])
    start = walk.opens("start")
    assert "Brought in within the last week" in words_of(start)
    assert f'href="{address}"' in start.content.decode()
    take_back(walk, made)
    assert "(taken back)" in words_of(walk.opens("start"))


def test_after_the_last_day_on_which_it_can_be_taken_back_it_is_listed_no_more(walk, cast, opened):
    made = brought_in(walk, INTERVIEW)
    for days, listed in ((7, 1), (8, 0)):
        type(made).objects.update(brought_at=clock.now() - timedelta(days=days))
        assert len(queries.lately(opened(cast.rita))) == listed


@pytest.mark.parametrize("sees", [one for one in SeesWhat if one != SeesWhat.ALL])
def test_imports_of_another_case_and_without_names_are_not_listed(walk, cast, case, opened, signed_in, sees):
    """`access.team`, `access.view`: what one may not see cannot be told from what is not there."""
    brought_in(walk, INTERVIEW)
    other = Walk(signed_in(cast.rita), make_bus_case(cast).id)
    assert "last week" not in words_of(other.opens("start"))
    assert Walk(signed_in(cast.grace), case).opens("start").status_code == 404
    TeamMember.objects.filter(case=case, user=cast.mo).update(sees=sees)
    assert Walk(signed_in(cast.mo), case).opens("start").status_code == 404
    assert queries.lately(opened(cast.mo)) == ()


def test_what_came_off_meanwhile_hinders_nothing(walk, cast, opened):
    made = brought_in(walk, INTERVIEW)
    rita = opened(cast.rita)
    tie, person = Tie.objects.first(), Person.objects.first()
    taking_off.take_off(rita, "tie", tie.pk, OffReason.NOT_SO, "")
    taking_off.take_off(rita, "person", person.pk, OffReason.ASKED, "")
    assert take_back(walk, made).status_code == 302
    person.refresh_from_db()
    assert person.off_because == "request"
    assert not Statement.objects.filter(ended_at__isnull=True).exists()


def said(words):
    return Said(speaker=Speaker(words="head of year"), source=Source.OBSERVED, words=words)


def a_statement(rita, people):
    maps.hear(opened=rita, said=said(f"I saw {people[0]}"), about=About())


def a_tie(rita, people):
    ends = [End(EndType.PERSON, one) for one in people[:2]]
    known = somebody(rita, "KB")
    maps.connect(opened=rita, tie=maps.NewTie(a=ends[0], b=End(EndType.PERSON, known)))


def a_note(rita, people):
    recording.write_note(opened=rita, words="we talked", happened_on=clock.today(), concerns=people[:1])


def a_check(rita, people):
    from alongside.people import operations as people_operations
    from alongside.people.tests.scenes import A_NEED

    people_operations.decide_again(opened=rita, person=people[0], why=A_NEED)


@pytest.mark.parametrize("build", [a_tie, a_note, a_check])
def test_it_stays_once_something_is_built_on_it(build, walk, cast, opened):
    made = brought_in(walk, INTERVIEW)
    people = list(Person.objects.values_list("pk", flat=True))
    build(opened(cast.rita), people)
    page = take_back(walk, made)
    assert page.status_code == 200
    assert "Other work rests on it by now." in words_of(page)
    assert not Person.objects.filter(pk__in=people, off_at__isnull=False).exists()


def test_words_about_somebody_else_are_not_built_on_it(walk, cast, opened):
    made = brought_in(walk, INTERVIEW)
    a_statement(opened(cast.rita), ["nobody"])
    assert take_back(walk, made).status_code == 302


def test_a_colleague_cannot_and_the_supervisor_can(walk, cast, signed_in):
    made = brought_in(walk, INTERVIEW)
    address = reverse("peermaps:import_take_back", args=[walk.case, made.pk])
    page = signed_in(cast.mo).post(address)
    assert "Only whoever brought this in, the lead or the supervisor" in words_of(page)
    assert signed_in(cast.tom).post(address).status_code == 302


def test_after_a_week_it_goes_one_by_one(walk, cast, opened):
    made = brought_in(walk, INTERVIEW)
    later = datetime.now(UTC) + timedelta(days=8)
    with clock.at(later), pytest.raises(Exception, match="more than a week ago"):
        operations.take_back(opened=opened(cast.rita), map_import=made.pk)


FACTS = {"on": datetime(2026, 11, 20, tzinfo=UTC).date(), "by_me": True, "i_lead": False, "hung": {"a": 2}}


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, False),
        ({"hangs": {"a": 1}}, False),
        ({"hangs": {"a": 3}}, True),
        ({"hangs": {"a": 2, "b": 1}}, True),
        ({"by_me": False}, True),
        ({"by_me": False, "i_lead": True}, False),
        ({"days": 7}, False),
        ({"days": 8}, True),
    ],
)
def test_when_an_import_may_be_taken_back(changed, refused):
    """`map.import`"""
    days = changed.pop("days", 0)
    facts = {**FACTS, "hangs": {"a": 2}, "today": FACTS["on"] + timedelta(days=days), **changed}
    assert bool(rules.may_take_back(**facts)) is refused
