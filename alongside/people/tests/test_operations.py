"""Adding, changing and taking off: allowed and refused from one set-up."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from alongside.activity.models import Entry
from alongside.cases.models import Due, TeamMember, TimelineEntry
from alongside.cases.terms import Covers, Path
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import operations, queries
from alongside.people.models import Inclusion, Person
from alongside.people.operations import Who, Why
from alongside.people.terms import HarmAnswer, Kind, OffBecause, RestsOn, SupportNeed
from alongside.people.tests.scenes import A_NEED, a_friend_from_the_bus, clear, pause, somebody


@pytest.fixture
def rita(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.rita)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return [reason.rule for reason in caught.value.reasons]


def test_a_person_comes_in_by_a_decision(rita):
    """`map.inclusion`, `person.minimal`: initials, the need, the evidence, who decided, when to look again."""
    person = somebody(rita, "JK", note="year 10")
    (seen,) = queries.people(rita)
    assert (seen.id, seen.name, seen.shown, seen.note, seen.full_name) == (person, "JK", "JK", "year 10", "")
    why = queries.person(rita, person).inclusion
    assert why.need == A_NEED.need
    assert why.evidence == A_NEED.evidence
    assert why.decided_by == "Rita Okafor"
    assert why.review_on > clock.today()
    assert Due.objects.get(kind="people.review").about == person
    assert TimelineEntry.objects.get(kind="people.person_added").facts == {"person": str(person)}


def test_nothing_about_a_person_is_readable_in_the_tables(rita):
    somebody(rita, "Jessie K", note="year 10")
    row = Person.objects.get()
    assert "Jessie" not in repr(row.__dict__)
    assert b"Jessie" not in row.shown.token


def test_nobody_comes_in_before_names_are_cleared(cast, bus_case, opened):
    """`path.named`: until sign-off there are placeholders; a refusal leaves no row."""
    rita = opened(cast.rita)
    assert refused(somebody, rita, "JK") == ["path.named"]
    assert not Person.objects.exists()
    assert a_friend_from_the_bus(rita) == Person.objects.get().id


def test_together_holds_only_the_young_persons_own_account(cast, bus_case, opened):
    """`path.together`."""
    clear(bus_case.id, cast.tom, Path.TOGETHER)
    rita = opened(cast.rita)
    somebody(rita, "AM")
    from_elsewhere = Why(need="n", evidence="e", rests_on=(RestsOn.OBSERVED,))
    who = Who(kind=Kind.YOUNG_PERSON, shown="KB")
    assert refused(operations.add, opened=rita, who=who, why=from_elsewhere) == ["path.named"]


@pytest.mark.parametrize("covers", [Covers.MAPPING, Covers.ALL])
def test_adding_is_paused_and_taking_off_is_not(rita, cast, bus_case, covers):
    """`values.pause` stops adding, placeholders too; `safety.actions` go on."""
    person = somebody(rita, "JK")
    pause(bus_case.id, cast.tom, covers)
    assert refused(somebody, rita, "AM") == ["values.pause"]
    assert refused(a_friend_from_the_bus, rita) == ["values.pause"]
    operations.correct(opened=rita, person=person, to={"note": "year 11"})
    operations.take_off(opened=rita, person=person, because=OffBecause.NOT_NEEDED)
    assert queries.people(rita) == ()


@pytest.mark.parametrize("rests_on", [(RestsOn.TOLD_BY,), (RestsOn.POLICE_HELD,), ()])
def test_unchecked_word_adds_nobody(rita, rests_on):
    """`map.statement`."""
    why = Why(need="n", evidence="e", rests_on=rests_on)
    assert refused(operations.add, opened=rita, who=Who(kind=Kind.YOUNG_PERSON, shown="KB"), why=why)
    assert not Person.objects.exists()


def test_a_refusal_is_logged_and_survives(rita, bus_case):
    """R: refusals are noted on the open door, so they outlive the roll-back."""
    why = Why(need="", evidence="", rests_on=(RestsOn.OBSERVED,))
    refused(operations.add, opened=rita, who=Who(kind=Kind.YOUNG_PERSON, shown="KB"), why=why)
    noted = [entry for entry in rita.opening.entries if entry.event == "activity.refused"]
    assert noted[0].facts == {"rules": "values.rights.6:values.rights.7"}


def test_two_with_the_same_initials_are_told_apart(rita):
    """`person.tell_apart`."""
    somebody(rita, "JK")
    assert refused(somebody, rita, "jk") == ["person.tell_apart"]
    somebody(rita, "JK", apart="year 8")
    assert [one.name for one in queries.people(rita)] == ["JK", "JK (year 8)"]


def test_an_adult_said_to_cause_harm_asks_its_questions_today(rita):
    """`map.adults`: the questions fall due today, for the lead; answering them is never stopped."""
    person = somebody(rita, "X", Kind.SAID_TO_CAUSE_HARM)
    waiting = Due.objects.get(kind="people.harm_questions")
    assert (waiting.about, waiting.on, waiting.whose) == (person, clock.today(), rita.viewer)
    answers = {"reported": HarmAnswer.YES, "works_with_children": HarmAnswer.NOT_KNOWN}
    operations.answer_harm_questions(
        opened=rita, person=person, answers=answers, what_was_done="Reported at 10:20"
    )
    (given,) = queries.person(rita, person).harm_answers
    assert (given.answers, given.what_was_done) == (answers, "Reported at 10:20")
    assert Due.objects.get(kind="people.harm_questions").done_at is not None


def test_harm_questions_are_not_asked_about_a_child(rita):
    with pytest.raises(NotOpenToYou):
        operations.answer_harm_questions(
            opened=rita, person=somebody(rita, "JK"), answers={}, what_was_done="x"
        )


def test_a_placeholder_gets_a_name_by_a_decision_alone(rita):
    """`map.placeholder`: not by putting something right, only with need and evidence."""
    person = a_friend_from_the_bus(rita)
    assert refused(operations.correct, opened=rita, person=person, to={"shown": "BL"}) == ["map.inclusion"]
    who = Who(kind=Kind.YOUNG_PERSON, shown="BL")
    operations.name_placeholder(opened=rita, person=person, who=who, why=A_NEED)
    (seen,) = queries.people(rita)
    assert (seen.id, seen.name, seen.unnamed) == (person, "BL", False)
    assert Inclusion.objects.get().person_id == person


def test_a_placeholder_turns_out_to_be_somebody_here(rita):
    known, placeholder = somebody(rita, "LO"), a_friend_from_the_bus(rita)
    operations.merge(opened=rita, placeholder=placeholder, known=known)
    assert [one.id for one in queries.people(rita)] == [known]
    assert Person.objects.get(pk=placeholder).merged_into_id == known
    assert refused(operations.merge, opened=rita, placeholder=known, known=somebody(rita, "AM")) == [
        "map.placeholder"
    ]


def test_taking_off_leaves_nothing_in_view_and_can_be_taken_back(rita, cast, opened):
    person = somebody(rita, "KB")
    operations.take_off(opened=rita, person=person, because=OffBecause.NOT_SO)
    assert queries.people(rita) == ()
    assert queries.names(rita)(person) == "somebody"
    assert not Due.objects.filter(done_at=None).exists()
    with pytest.raises(NotOpenToYou):
        queries.person(rita, person)
    with pytest.raises(NotOpenToYou):
        operations.put_back(opened=opened(cast.tom), person=person)
    operations.put_back(opened=rita, person=person)
    assert [one.name for one in queries.people(rita)] == ["KB"]


def test_another_reason_needs_words(rita):
    person = somebody(rita, "KB")
    assert refused(operations.take_off, opened=rita, person=person, because=OffBecause.OTHER) == [
        "map.inclusion"
    ]


def test_what_helps_somebody_is_kept_sealed(rita):
    """`person.support`."""
    person = somebody(rita, "LO")
    operations.set_support(opened=rita, person=person, needs={SupportNeed.HEARING: "hears less on the left"})
    assert queries.person(rita, person).support == {SupportNeed.HEARING: "hears less on the left"}
    assert b"left" not in Person.objects.get().support.token


def test_held_people_leave_no_trace_but_for_lead_and_supervisor(rita, cast, opened):
    """`map.inclusion`: Mo gets the very same answer as for an id that is not there."""
    somebody(rita, "JK")
    person = somebody(rita, "KB")
    Person.objects.filter(pk=person).update(restricted_on=clock.today())
    mo = opened(cast.mo)
    for viewer in (rita, mo):
        assert [one.name for one in queries.people(viewer)] == ["JK"]
        assert queries.names(viewer)(person) == "somebody"
    assert [one.name for one in queries.held(rita)] == ["KB"]
    assert queries.held(mo) == ()
    for unknown in (person, uuid4()):
        with pytest.raises(NotOpenToYou):
            queries.person(mo, unknown)
    assert queries.person(rita, person).restricted_on == clock.today()


def test_without_names_people_are_letters_that_stay(rita, cast, opened):
    """`access.view`: letters by the order of coming in; somebody new moves none, somebody held has none."""
    first, hidden = somebody(rita, "JK", note="year 10", full_name="Jay Kaye"), somebody(rita, "AM")
    adult = somebody(rita, "X", Kind.SAID_TO_CAUSE_HARM)
    Person.objects.filter(pk=hidden).update(restricted_on=clock.today())
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    mo = opened(cast.mo)
    assert [one.name for one in queries.people(mo)] == ["Young person A", "Adult said to cause harm B"]
    assert queries.names(mo)(first) == "Young person A"
    somebody(rita, "DT")
    assert queries.names(mo)(adult) == "Adult said to cause harm B"
    assert {one.note + one.full_name + one.apart for one in queries.people(mo)} == {""}
    with pytest.raises(NotOpenToYou):
        operations.correct(opened=mo, person=first, to={"note": "x"})


@pytest.mark.parametrize(("sees", "count"), [("own", 0), ("plan", 0), ("all", 1)])
def test_the_view_on_the_team_decides_who_is_seen(rita, cast, opened, sees, count):
    """`access.view`."""
    somebody(rita, "JK")
    TeamMember.objects.filter(user=cast.mo).update(sees=sees)
    assert len(queries.people(opened(cast.mo))) == count


def test_level_1_has_one_young_person_it_is_about(rita):
    """`map.one_case`."""
    who = Who(kind=Kind.YOUNG_PERSON, shown="LO", full_name="L O", born_on="2013-02-01")
    person = operations.add_focus(opened=rita, who=who)
    assert queries.person(rita, person).person.is_focus
    assert refused(operations.add_focus, opened=rita, who=Who(kind=Kind.YOUNG_PERSON, shown="AM")) == [
        "map.one_case"
    ]


def test_every_change_is_in_the_log_by_ids_alone(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    person = somebody(opened(cast.rita), "JK")
    events = Entry.objects.filter(case=str(bus_case.id), event__startswith="people.")
    assert [entry.event for entry in events] == ["people.person_added"]
    assert "JK" not in events[0].body
    assert TimelineEntry.objects.get(kind="people.person_added").facts["person"] == str(person)


def test_an_age_that_cannot_be_is_refused_and_growing_older_stops_no_correction(rita, cast, opened):
    """`person.minimal`, `rights.correct`: asked when an age is written, not again as the years go by."""
    who, born = Who(kind=Kind.YOUNG_PERSON, shown="LO"), f"{clock.today().year - 25}-12-31"
    old = replace(who, born_on="1850-01-01")
    assert refused(operations.add, opened=rita, who=old, why=A_NEED) == ["person.minimal"]
    person = operations.add(opened=rita, who=replace(who, born_on=born), why=A_NEED)
    with clock.at(clock.now() + timedelta(days=800)):
        seen = opened(cast.rita)
        operations.correct(opened=seen, person=person, to={"note": "on the bus"})
        sent = {"born_on": "1850-01-01"}
        assert refused(operations.correct, opened=seen, person=person, to=sent) == ["person.minimal"]
