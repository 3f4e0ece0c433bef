"""Who is who: proposed, never decided (`map.same_person`, `person.tell_apart`, `map.import`)."""

import re

from alongside.cases.terms import Subject
from alongside.lib import ids
from alongside.peermaps.models import Tie
from alongside.peermaps.tests.bringing_in.walk import Walk, choices
from alongside.peermaps.tests.importing.interviews import drawing, usual
from alongside.people import operations as people_operations
from alongside.people.models import Inclusion, Person
from alongside.people.operations import Who
from alongside.people.terms import Kind
from alongside.people.tests.scenes import clear, somebody
from alongside.statements.models import Statement
from tests.support.cast import make_bus_case

TWO = {"x.graphml": drawing("B", [usual(1), usual(2, ego_name="Rae S", start="2024-12-01T10:00:00.000Z")])}


def said_of(found, tie):
    """What was said of one tie."""
    return [one for one in found["statements"] if {"type": "tie", "id": tie["id"]} in one["about"]]


def test_people_of_two_interviews_are_one_only_when_somebody_says_so(walk, shown):
    """`map.perspectives`: one tie, and what each of the two says of it."""
    walk.hands_in(TWO)
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.opens("who")
    assert "They have the same name in these interviews." in walk.said
    assert "Already on this map?" not in walk.said
    walk.posts("who")
    assert "Say whether AM and AM are one person" in walk.errors[0]
    answers = {"one_0": "one", "one_1": "one", "one_2": "several", "one_3": "one"}
    walk.posts("who", **answers)
    walk.posts("who", **answers, apart_0="year 9", apart_1="year 10")
    walk.decides("JK", "RS", "AM", "DT")
    walk.decides("LO (year 9)", "LO (year 10)")
    assert walk.posts("look").status_code == 302, walk.said
    found = shown()
    assert sorted(one["shown"] for one in found["people"]) == ["AM", "DT", "JK", "LO", "LO", "RS"]
    assert len(found["places"]) == 1
    ends = {one["id"]: one["shown"] for one in found["people"]}
    friends = [tie for tie in found["ties"] if {ends.get(tie[e]["id"]) for e in "ab"} == {"AM", "DT"}]
    assert [len(said_of(found, tie)) for tie in friends] == [2]
    assert {view["label"] for view in found["views"]} >= {"JK’s view", "RS’s view"}


def test_somebody_who_is_here_already_is_not_added_again(walk, shown, cast, opened):
    """`map.inclusion`: what is said of them is added; the decision about them stands."""
    am = somebody(opened(cast.rita), "AM")
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.opens("who")
    assert "Is AM somebody who is already here?" in walk.said
    walk.posts("who", here_0=str(am))
    walk.opens("people")
    assert [label for _, label in choices(walk.text, "who")] == ["DT"]
    assert "What is said of them is added to them." in walk.said
    walk.decides("DT")
    assert walk.posts("look").status_code == 302, walk.said
    assert sorted(one["shown"] for one in shown()["people"]) == ["AM", "DT"]
    assert Inclusion.objects.filter(person=am).count() == 1
    assert Statement.objects.filter(about__person=am).count() == 1


def test_a_tie_that_is_there_already_only_hears_what_is_new(walk, shown, cast, opened):
    """`map.tie`: one pair has one tie, whichever way round the file has it."""
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("AM", "DT")
    walk.posts("look")
    people = {one["shown"]: one["id"] for one in shown()["people"]}
    walk.pastes("DT, AM, fights with\n")
    walk.answers_words(tie_0_kind="conflict", tie_0_support="none", tie_0_harm="some")
    walk.posts("least", full_names="out")
    walk.posts("who", here_0=people["DT"], here_1=people["AM"])
    assert walk.posts("look").status_code == 302, walk.said
    found = shown()
    (tie,) = found["ties"]
    assert (tie["support"], tie["harm"], len(said_of(found, tie))) == ("some", "some", 2)
    assert tie["kinds"] == ["friend"]
    assert Tie.objects.count() == 1


def test_an_id_of_somebody_else_entirely_joins_nobody(walk, cast, opened):
    """A forged answer: only those who are proposed can be chosen."""
    somebody(opened(cast.rita), "AM")
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("who", here_0=str(ids.new()))
    assert "Choose one of the answers on the page" in walk.errors[0]


def test_two_with_the_same_initials_are_told_apart_before_they_come_in(walk, cast, opened):
    """`person.tell_apart`"""
    somebody(opened(cast.rita), "AM")
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    page = walk.posts("who", here_0="none")
    assert page["Location"] == walk.address("who")
    walk.opens("who")
    assert "What tells AM (the pasted list, row 1) apart?" in walk.said
    walk.posts("who", here_0="none", apart_0="")
    walk.decides("AM", "DT")
    walk.opens("look")
    assert "Write what tells AM apart from somebody else" in walk.said
    assert "Bring this in" not in walk.said
    walk.posts("who", here_0="none", apart_0="year 9")
    assert walk.posts("look").status_code == 302, walk.said
    assert Person.objects.count() == 3


def test_at_level_1_the_interview_is_the_young_person_s_own_view(cast, signed_in, opened):
    """`map.one_case`: friends by initials, whoever told it may be the young person the case is about."""
    case = make_bus_case(cast, level=1, subject=Subject.YOUNG_PERSON).id
    clear(case, cast.tom)
    from tests.support.cast import opened_as

    with opened_as(cast.rita, case) as open_case:
        jay = people_operations.add_focus(opened=open_case, who=Who(kind=Kind.YOUNG_PERSON, shown="Fox"))
    walk = Walk(signed_in(cast.rita), case)
    walk.hands_in({"x.graphml": drawing("B", [usual(1)])})
    walk.answers_words()
    walk.opens("least")
    assert "Full names" not in walk.said
    assert "Names of friends" in walk.said
    walk.posts("least")
    walk.opens("who")
    assert "Is JK somebody who is already here?" in walk.said and "Yes, Fox" in walk.said
    walk.posts("who", here_0=str(jay))
    walk.decides("AM", "DT", "LO")
    assert walk.posts("look").status_code == 302, walk.said
    with opened_as(cast.rita, case) as open_case:
        read = open_case.ring.read
        friends = Person.objects.filter(case=case, is_focus=False)
        assert {read(one, "full_name") for one in friends} == {""}
    assert set(Statement.objects.filter(case=case).values_list("speaker", flat=True)) == {jay}


NAMELESS = {"x.graphml": drawing("B", [usual(1, ego_name="")])}


def test_an_interview_whose_teller_has_no_name_is_given_to_whoever_told_it(walk, shown, cast, opened):
    """`map.same_person`, `map.perspectives`: every young person here is offered, nobody is chosen by itself."""
    jk, rs = somebody(opened(cast.rita), "JK"), somebody(opened(cast.rita), "RS")
    walk.hands_in(NAMELESS)
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.opens("who")
    assert "Is whoever told this interview somebody who is already here?" in walk.said
    name = walk._named("here_0")
    assert choices(walk.text, name) == [
        (str(jk), "Yes, JK"),
        (str(rs), "Yes, RS"),
        ("none", "No, somebody new"),
    ]
    assert "checked" not in walk.text.split(f'name="{name}"', 1)[1].split("</fieldset>")[0]
    walk.posts("who")
    assert "Say whether whoever told this interview is already here" in walk.errors[0]
    walk.posts("who", here_0=str(jk))
    walk.decides("AM")
    assert "Whoever told this interview is JK" in walk.opens("people").content.decode().replace(
        "</strong>", ""
    ).replace("<strong>", "")
    assert walk.posts("look").status_code == 302, walk.said
    labels = [view["label"] for view in shown()["views"]]
    assert "JK’s view" in labels and "?’s view" not in labels
    assert set(Statement.objects.values_list("speaker", flat=True)) == {jk}


def test_somebody_new_can_have_told_it(walk, cast, opened):
    somebody(opened(cast.rita), "JK")
    walk.hands_in(NAMELESS)
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.posts("who", here_0="none")
    walk.opens("people")
    assert "Whoever told this interview" in [label for _, label in choices(walk.text, "who")]
    walk.decides("Whoever told this interview")
    assert "comes in without a name" in walk.errors[0]
    walk.decides("Whoever told this interview", how="unnamed", note="who told it on Monday")
    walk.decides("AM")
    assert walk.posts("look").status_code == 302, walk.said
    assert Person.objects.count() == 3


def test_adults_are_not_offered_as_tellers_and_many_stand_in_a_list(walk, cast, opened):
    """An interview is a young person's own account."""
    for number in range(9):
        somebody(opened(cast.rita), f"Y{number}")
    mo = somebody(opened(cast.rita), "Mo", kind=Kind.TRUSTED_ADULT)
    walk.hands_in(NAMELESS)
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.opens("who")
    assert "Yes, Y8" in walk.said and "Yes, Mo" not in walk.said
    assert re.search(rf'<select[^>]*name="{walk._named("here_0")}"', walk.text)
    walk.posts("who", here_0=str(mo))
    assert "Choose one of the answers on the page" in walk.errors[0]


def test_anybody_else_may_be_somebody_who_is_here_too(walk, shown, cast, opened):
    """`map.same_person`: initials that differ hide nobody; somebody says who it is, of one person at a time."""
    amira = somebody(opened(cast.rita), "Ami")
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("AM", "DT", how="here", is_here=str(amira))
    assert "Tick one person" in walk.errors[0]
    walk.decides("AM", how="here", is_here=str(ids.new()))
    assert "Choose one of the answers on the page" in walk.errors[0]
    walk.decides("AM", how="here", is_here=str(amira))
    walk.decides("DT")
    assert walk.posts("look").status_code == 302, walk.said
    assert sorted(one["shown"] for one in shown()["people"]) == ["Ami", "DT"]


def test_who_they_are_here_can_be_decided_again(walk, cast, opened):
    ami = somebody(opened(cast.rita), "Ami")
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("AM", how="here", is_here=str(ami))
    walk.posts(
        "people", again=re.search(r'name="again" value="([^"]+)"', walk.opens("people").content.decode())[1]
    )
    walk.opens("people")
    assert sorted(label for _, label in choices(walk.text, "who")) == ["AM", "DT"]


def test_nobody_is_offered_where_nobody_is_here(walk):
    walk.pastes("AM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.opens("people")
    assert "They are somebody who is here already" not in walk.said


def test_two_interviews_that_one_young_person_told_give_one_tie(walk, shown, cast, opened):
    """`map.tie`: one pair has one tie, with what was said of it on both days."""
    jk = somebody(opened(cast.rita), "JK")
    told = [usual(1, ego_name=""), usual(2, ego_name="", start="2024-12-01T10:00:00.000Z")]
    walk.hands_in({"x.graphml": drawing("B", told)})
    walk.answers_words()
    walk.posts("least", full_names="out")
    answers = {"one_0": "one", "one_1": "one", "one_2": "one", "one_3": "one"}
    walk.posts("who", **answers)
    walk.posts("who", **answers, here_0=str(jk), here_1=str(jk))
    walk.decides("AM", "DT")
    assert walk.posts("look").status_code == 302, walk.said
    assert len({frozenset(tie[end]["id"] for end in "ab") for tie in shown()["ties"]}) == len(shown()["ties"])
