"""Telling keeps in step with who is on record."""

import pytest

from alongside.cases.models import Clearance, Due
from alongside.cases.operations import change
from alongside.cases.terms import Path
from alongside.involvement import operations, queries, when_record_changes
from alongside.involvement.models import Clock, ParentOf, Step
from alongside.involvement.operations import Telling, Told, tell
from alongside.involvement.terms import How, Part, Safe
from alongside.lib import clock
from alongside.people import operations as people
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, OffBecause, RestsOn


@pytest.fixture(autouse=True)
def cleared(cast, bus_case):
    Clearance.objects.create(case_id=bus_case.id, path=Path.NAMED, given_at=clock.now(), given_by=cast.tom)


def add(opened, shown, kind=Kind.YOUNG_PERSON, rests_on=RestsOn.OBSERVED):
    why = Why(need="looks out for AM", evidence="seen together", rests_on=(rests_on,))
    return people.add(opened=opened, who=Who(kind=kind, shown=shown), why=why)


def to_tell():
    rows = Due.objects.filter(kind="involvement.tell", done_at=None)
    return set(rows.values_list("about", flat=True))


def test_whoever_is_added_is_to_be_told(cast, opened):
    """`rights.informed`: adding somebody starts the clock by itself; for X it does not."""
    kb = add(opened(cast.rita), "KB")
    add(opened(cast.rita), "X", Kind.SAID_TO_CAUSE_HARM)
    assert to_tell() == {kb}


def test_whoever_comes_off_is_not_reminded_of_and_may_come_back(cast, opened):
    """`rights.remove`: no reminder about somebody who is not on record."""
    kb = add(opened(cast.rita), "KB")
    people.take_off(opened=opened(cast.rita), person=kb, because=OffBecause.MISTAKE)
    assert to_tell() == set()
    people.put_back(opened=opened(cast.rita), person=kb)
    assert to_tell() == {kb}


def test_what_was_noted_about_a_placeholder_follows_it(cast, opened, put):
    """`map.placeholder`: what was said stays, under the person it is about."""
    friend = put(opened(cast.rita), "friend", unnamed=True)
    mother = put(opened(cast.rita), "mother", Kind.PARENT_CARER)
    jk = add(opened(cast.rita), "JK")
    today = clock.today()
    operations.take_part(opened=opened(cast.rita), person=friend, part=Part.TOOK_PART, words="drew", on=today)
    operations.note_who_decides(
        opened=opened(cast.rita),
        person=friend,
        understands="yes",
        responsibility="m",
        orders="none",
        wish="tell",
    )
    tell(
        opened=opened(cast.rita),
        person=mother,
        telling=Telling(safe=Safe.YES, who_where="here", child=friend),
        told=Told(by_whom="Mo", how=How.PHONE, on=today),
    )
    with change(opened(cast.rita)) as (op, fresh):
        when_record_changes.merged(op, fresh, gone=friend, known=jk)
    assert not Step.objects.filter(person=friend).exists()
    assert not Clock.objects.filter(person=friend).exists()
    assert ParentOf.objects.get().child_id == jk
    found = {one.person.id: one for one in queries.page(opened(cast.rita)).young}
    assert found[jk].part.words == "drew" and found[jk].decides.said == "tell"


def test_what_stands_already_stays_when_a_placeholder_turns_out_to_be_somebody_here(cast, opened, put):
    """`map.placeholder`: the placeholder's older step is kept as a past one; trust and parents follow."""
    friend = put(opened(cast.rita), "friend", unnamed=True)
    jk = add(opened(cast.rita), "JK")
    for person, part in ((friend, Part.INVITED), (jk, Part.TOOK_PART)):
        operations.take_part(opened=opened(cast.rita), person=person, part=part, words="", on=clock.today())
    operations.name_trusted(
        opened=opened(cast.rita), person=friend, adult=None, adult_words="aunt", nobody=False
    )
    with change(opened(cast.rita)) as (op, fresh):
        when_record_changes.merged(op, fresh, gone=friend, known=jk)
    (found,) = (one for one in queries.page(opened(cast.rita)).young if one.person.id == jk)
    assert found.part.answer == Part.TOOK_PART and found.trusted[0].name == "aunt"
    assert Step.objects.filter(person=jk).count() == 2


def test_a_parent_found_twice_is_one_parent(cast, opened, put):
    """`map.placeholder`, `rights.decides`."""
    unknown = put(opened(cast.rita), "mother", Kind.PARENT_CARER, unnamed=True)
    ms_k = put(opened(cast.rita), "Ms K", Kind.PARENT_CARER)
    jk = add(opened(cast.rita), "JK")
    telling = Telling(safe=Safe.NOT_KNOWN, who_where="ask JK", child=jk)
    tell(opened=opened(cast.rita), person=unknown, telling=telling)
    with change(opened(cast.rita)) as (op, fresh):
        when_record_changes.merged(op, fresh, gone=unknown, known=ms_k)
    assert ParentOf.objects.get().parent_id == ms_k
