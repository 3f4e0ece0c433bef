"""Places, what shapes them, groups and who is in them: by the ids of the practice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from alongside.cases.models import Case, TeamMember, TimelineEntry
from alongside.cases.terms import Subject
from alongside.contexts import groups_operations as operations
from alongside.contexts import groups_queries as queries
from alongside.contexts import groups_rules as rules
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.models import Membership, Place
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import operations as people_operations
from alongside.people import queries as people_queries
from alongside.people.models import Person
from alongside.people.terms import OffBecause
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, pause, somebody

BUS = NewPlace(kind=Subject.TRANSPORT, name="The 78 bus")


@pytest.fixture
def rita(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.rita)


@pytest.fixture
def friends(rita):
    return [somebody(rita, shown) for shown in ("JK", "AM", "RS")]


def us_lot(rita, friends, **more):
    facts = {"name": "Us lot", "bases": {Basis.SELF_SELECTED: "JK said so"}, "definer_person": friends[0]}
    group = NewGroup(**{**facts, "members": friends, **more})
    return operations.add_group(opened=rita, group=group)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return [reason.rule for reason in caught.value.reasons]


def groups(opened, day=None):
    names = people_queries.names(opened)
    return queries.group_history(opened).on(names, day) if day else queries.groups(opened, names)


def test_a_place_and_what_shapes_it(rita):
    """`map.places`: places, online spaces, services, and a note on what shapes them."""
    bus = operations.add_place(opened=rita, place=BUS)
    operations.add_place(
        opened=rita, place=NewPlace(kind=Subject.ONLINE, name="Group chat", note="after ten")
    )
    searched = operations.add_condition(
        opened=rita, kind=ConditionKind.POLICING, words="Two stops where police search", place=bus
    )
    operations.add_condition(
        opened=rita, kind=ConditionKind.LIGHTING, words="No light at the stop", place=bus
    )
    operations.end_condition(opened=rita, condition=searched)
    first, second = queries.places(rita)
    assert (first.id, first.name, [one.words for one in first.conditions]) == (
        bus,
        "The 78 bus",
        ["No light at the stop"],
    )
    assert (second.name, second.note, second.conditions) == ("Group chat", "after ten", ())
    operations.condition_holds_again(opened=rita, condition=searched)
    assert len(queries.places(rita)[0].conditions) == 2


def test_names_of_places_are_sealed_and_nothing_empty_is_added(rita):
    operations.add_place(opened=rita, place=BUS)
    assert b"78" not in Place.objects.get().name.token
    assert refused(operations.add_place, opened=rita, place=NewPlace(kind=Subject.SCHOOL)) == ["map.places"]
    empty = {"opened": rita, "kind": ConditionKind.FARES, "words": " ", "place": Place.objects.get().id}
    assert refused(operations.add_condition, **empty) == ["map.places"]


def test_places_come_off_and_back(rita, cast, opened):
    bus = operations.add_place(opened=rita, place=BUS)
    operations.change_place(opened=rita, place=bus, to={"name": "Bus route 78", "kind": Subject.SERVICE})
    operations.take_place_off(opened=rita, place=bus)
    assert queries.places(rita) == ()
    with pytest.raises(NotOpenToYou):
        operations.put_place_back(opened=opened(cast.tom), place=bus)
    operations.put_place_back(opened=rita, place=bus)
    assert [(one.name, one.kind) for one in queries.places(rita)] == [("Bus route 78", Subject.SERVICE)]


def test_a_group_has_bases_and_somebody_who_says_so(rita, friends):
    """`group.basis`, `group.definer`: their own words, what it rests on, whose view it is."""
    group = us_lot(rita, friends, own_words="we’re not a group, we just get the same bus")
    (seen,) = groups(rita)
    assert (seen.name, seen.bases, seen.definer, seen.definer_person) == (
        "Us lot",
        (Basis.SELF_SELECTED,),
        "JK",
        friends[0],
    )
    assert seen.own_words == "we’re not a group, we just get the same bus"
    assert set(seen.people) == set(friends)
    detail = queries.group(rita, group, people_queries.names(rita))
    assert detail.bases_rest_on == {Basis.SELF_SELECTED: "JK said so"}
    assert TimelineEntry.objects.filter(kind="contexts.group_added").exists()


def test_a_group_needs_a_basis_and_a_name(rita):
    """`group.basis`: nothing is a group because people were seen together (`group.nothing_inferred`)."""
    assert refused(operations.add_group, opened=rita, group=NewGroup(name=" ", bases={})) == [
        "group.name",
        "group.basis",
    ]
    assert [one.rule for one in rules.is_defined(" ")] == ["group.definer"]


def test_membership_is_dated_sourced_and_reversible(rita, friends):
    """`group.lens`: groups overlap; who was in one on a day can be told later."""
    jk, am, rs = friends
    group = us_lot(rita, friends, members=[jk, am])
    with clock.at(clock.now() + timedelta(days=10)):
        operations.change_members(
            opened=rita, group=group, add=[rs], remove=[am], rests_on="AM said they fell out"
        )
        assert set(groups(rita)[0].people) == {jk, rs}
        detail = queries.group(rita, group, people_queries.names(rita))
        assert detail.members_rest_on[rs] == "AM said they fell out"
        assert [one[0] for one in detail.past_members] == [am]
        operations.change_members(opened=rita, group=group, add=[am], remove=[rs])
        assert set(groups(rita)[0].people) == {jk, am}
    assert set(groups(rita, clock.today())[0].people) == {jk, am}


def test_somebody_who_comes_off_leaves_groups_too(rita, friends):
    us_lot(rita, friends)
    people_operations.take_off(opened=rita, person=friends[2], because=OffBecause.NOT_SO)
    Person.objects.filter(pk=friends[0]).update(restricted_on=clock.today())
    (seen,) = groups(rita)
    assert seen.people == (friends[1],)
    assert seen.definer == ""


def test_groups_hold_nobody_from_elsewhere(rita, friends):
    """`map.one_case`."""
    for group in (NewGroup(name="x", bases={Basis.SHARED_CONTEXT: ""}, members=[uuid4()]),
                  NewGroup(name="x", bases={Basis.SHARED_CONTEXT: ""}, definer_person=uuid4())):  # fmt: skip
        with pytest.raises(NotOpenToYou):
            operations.add_group(opened=rita, group=group)
    assert groups(rita) == ()


def test_a_group_is_described_better_ended_and_brought_back(rita, friends):
    group = us_lot(rita, friends)
    better = NewGroup(name="Park friends", bases={Basis.SHARED_CONTEXT: "the park"}, definer="Head of year")
    operations.change_group(opened=rita, group=group, to=better)
    (seen,) = groups(rita)
    assert (seen.name, seen.bases, seen.definer, len(seen.members)) == (
        "Park friends",
        (Basis.SHARED_CONTEXT,),
        "Head of year",
        3,
    )
    operations.end_group(opened=rita, group=group)
    assert groups(rita) == ()
    operations.put_group_back(opened=rita, group=group)
    assert len(groups(rita)) == 1


def test_groups_and_places_go_on_while_adding_people_is_paused(rita, cast, bus_case, friends):
    """`values.pause` stops adding people; a closed case takes nothing."""
    pause(bus_case.id, cast.tom)
    us_lot(rita, friends)
    Case.objects.filter(pk=bus_case.id).update(stage="closed", closed_on=clock.today())
    assert refused(operations.add_place, opened=rita, place=BUS) == ["plan.close"]


def test_who_else_is_asked_and_nobody_is_added_by_it(rita, friends):
    """`group.else`: "my cousin, but he's nothing to do with it"; the need is no, so nobody is put on record."""
    dt = somebody(rita, "DT")
    said = "my cousin, but he’s nothing to do with it"
    asked = {"opened": rita, "asked": dt, "said": said}
    assert refused(operations.note_who_else, **asked, outcome=ElseOutcome.NOT_ADDED) == ["group.else"]
    operations.note_who_else(**asked, outcome=ElseOutcome.NOT_ADDED, why="There is no need")
    operations.note_who_else(opened=rita, asked_words="the school", outcome=ElseOutcome.NOBODY)
    found = {(one.asked, one.said, one.outcome) for one in queries.who_else(rita, people_queries.names(rita))}
    assert found == {("DT", said, ElseOutcome.NOT_ADDED), ("the school", "", ElseOutcome.NOBODY)}
    assert Person.objects.count() == 4


def test_without_names_groups_and_places_say_little(rita, cast, opened, friends):
    """`access.view`."""
    us_lot(rita, friends, own_words="us lot")
    bus = operations.add_place(opened=rita, place=BUS)
    operations.add_condition(opened=rita, kind=ConditionKind.FARES, words="AM cannot pay", place=bus)
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    mo = opened(cast.mo)
    (group,), (place,) = groups(mo), queries.places(mo)
    assert (group.name, group.own_words, group.definer) == ("Group 1", "", "Young person A")
    assert [(one.kind, one.words) for one in place.conditions] == [(ConditionKind.FARES, "")]
    with pytest.raises(NotOpenToYou):
        operations.add_place(opened=mo, place=BUS)


def test_a_placeholder_found_keeps_its_groups(rita, friends):
    friend = a_friend_from_the_bus(rita)
    group = us_lot(rita, friends, members=[friend], definer_person=friend, own_words="us")
    both = us_lot(rita, friends, members=[friend, friends[0]])
    people_operations.merge(opened=rita, placeholder=friend, known=friends[0])
    found = {one.id: one for one in groups(rita)}
    assert found[group].people == found[both].people == (friends[0],)
    assert (found[group].definer, found[group].own_words) == ("JK", "us")
    assert Membership.objects.filter(person=friend).count() == 0


def test_the_shared_directory_is_published_by_an_administrator(rita, cast):
    """A name typed in a case belongs to that case; the directory holds no personal data."""
    with pytest.raises(NotOpenToYou):
        operations.publish_setting(by=cast.rita, name="Northgate School", kind=Subject.SCHOOL)
    school = operations.publish_setting(by=cast.ada, name="Northgate School", kind=Subject.SCHOOL)
    again = {"by": cast.ada, "name": "northgate school", "kind": Subject.SCHOOL}
    assert refused(operations.publish_setting, **again) == ["map.places"]
    operations.add_place(opened=rita, place=NewPlace(kind=Subject.HOME, setting=school))
    assert [(one.name, one.kind) for one in queries.places(rita)] == [("Northgate School", Subject.SCHOOL)]
    operations.retire_setting(by=cast.ada, setting=school)
    assert queries.settings() == ()
    assert [one.name for one in queries.settings(retired=True)] == ["Northgate School"]
    with pytest.raises(NotOpenToYou):
        operations.add_place(opened=rita, place=NewPlace(kind=Subject.HOME, setting=school))


def test_the_directory_is_kept_on_a_page_of_its_own(cast, signed_in):
    """Ada publishes and retires; nobody else gets the page; what is wrong is said."""
    address = reverse("contexts:directory")
    assert signed_in(cast.rita).get(address).status_code == 404
    ada = signed_in(cast.ada)
    assert "Error: Directory of places" in ada.post(address, {"name": "", "kind": "school"}).content.decode()
    assert ada.post(address, {"name": "Northgate School", "kind": "school"}).status_code == 302
    again = ada.post(address, {"name": "Northgate School", "kind": "school"}).content.decode()
    assert "is already in the directory" in again
    (setting,) = queries.settings()
    assert ada.post(reverse("contexts:retire_setting", args=[setting.id])).status_code == 302
    assert "retired" in ada.get(address).content.decode()
