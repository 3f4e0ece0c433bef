"""`map.import`: a map comes into a case step by step, least first, in one go or not at all."""

import pytest
from django.urls import reverse

from alongside.cases.models import Clearance, TimelineEntry
from alongside.cases.terms import Path
from alongside.contexts.models import PeerGroup, Place
from alongside.peermaps.models import ImportInProgress, MapImport, Tie
from alongside.peermaps.tests.bringing_in.walk import (
    EVIDENCE,
    NEED,
    Walk,
    brought_in,
    choices,
    interview_is_ready,
)
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import lists, packed, usual
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.people.tests.scenes import clear, pause, somebody
from alongside.statements.models import Statement
from alongside.statements.terms import Source

INTERVIEW = {"export.zip": packed(lists("C", [usual()]))}
WORKBOOK = {"team.xlsx": book()}


def nothing_came_in():
    return not (Person.objects.exists() or Tie.objects.exists() or Statement.objects.exists())


def test_an_interview_comes_in_with_its_people_ties_places_and_positions(walk, shown):
    """`map.perspectives`, `map.statement`: an own account, in the view of whoever told it, of its day."""
    interview_is_ready(walk, INTERVIEW)
    assert nothing_came_in()
    assert "AM and DT" in walk.said and "1 November" not in walk.said
    made = brought_in(walk, INTERVIEW)
    found = shown()
    people = {one["shown"]: one for one in found["people"]}
    assert set(people) == {"JK", "AM", "DT"}
    assert people["AM"]["inclusion"]["need"] == NEED
    assert people["AM"]["inclusion"]["evidence"] == EVIDENCE
    assert people["AM"]["full"] == "Amira Mahmoud"
    assert [place["name"] for place in found["places"]] == ["Bus stop"]
    assert len(found["ties"]) == 2
    jk = people["JK"]["id"]
    assert {(one["kind"], one["observed_on"], one["whose"]["person_id"]) for one in _with_speaker(found)} == {
        ("own_account", "2024-11-04", jk)
    }
    placed = {one["shown"] for one in found["people"] if one["placed"]}
    assert placed == {"AM", "DT"}
    assert made.brought_by.email == "rita@example.org"
    assert not ImportInProgress.objects.exists()


def _with_speaker(found):
    views = {one["id"]: one for one in found["perspectives"]}
    return [{**one, "whose": views[one["perspective_id"]]} for one in found["statements"]]


def test_what_stays_out_is_said_by_file_and_row_with_the_reason(walk):
    """`map.import`: what comes in, what stays out and why."""
    interview_is_ready(walk, INTERVIEW)
    said = walk.said
    assert "LO · You left them out. …attributeList_Person.csv, row 4" in said
    assert "DT and LO · One of the two does not come in. …edgeList_Conflict.csv, row 2" in said
    assert "Ethnicity · for 3 people. It is sensitive" in said
    assert "Prefer not to say" not in said


def test_it_is_logged_and_stands_on_the_timeline(walk, case):
    brought_in(walk, INTERVIEW)
    kinds = set(TimelineEntry.objects.filter(case=case).values_list("kind", flat=True))
    assert {"peermaps.imported", "people.person_added"} <= kinds
    page = walk.client.get(reverse("web:timeline", args=[case])).content.decode()
    assert "R. Okafor brought a map in from files" in page


def test_a_workbook_comes_in_as_the_view_that_somebody_named(walk, shown):
    """`group.basis`, `map.statement`: groups with a basis and who says so; observed, which counts without a check."""
    walk.hands_in(WORKBOOK)
    walk.answers_words()
    walk.posts("least", full_names="out", birth_dates="out")
    walk.posts("groups", **_groups(walk))
    walk.decides("JK", "AM", "TO")
    walk.opens("look")
    assert "Birth date · for 1 person. You left them out." in walk.said
    done = walk.posts("look")
    assert done.status_code == 302, walk.said
    assert (
        "What is neither first-hand nor checked is drawn broken" in walk.client.get(done.url).content.decode()
    )
    found = shown()
    assert {one["full"] for one in found["people"]} == {None}
    assert {one["shown"]: one["kind"] for one in found["people"]}["TO"] == Kind.TRUSTED_ADULT
    assert {group["name"] for group in found["groups"]} == {"Ride together", "Year ten"}
    assert {group["definer"] for group in found["groups"]} == {"The team around Jay"}
    assert {view["label"] for view in found["perspectives"]} >= {"The team around Jay"}
    words = {one["words"] for one in found["statements"]}
    assert "They walk home together" in words
    assert "“Dotted”, as the file has it." in words
    assert {one["kind"] for one in found["statements"]} == {Source.OBSERVED}


def _groups(walk):
    walk.opens("groups")
    assert "“Bus friends”" in walk.said
    return {
        "name_0": "Ride together", "bases_0": ["self_selected"], "rests_on_0": "They say so",
        "name_1": "Year ten", "bases_1": ["shared_context"], "rests_on_1": "One year at school",
    }  # fmt: skip


def test_a_pasted_list_comes_in(walk, shown):
    walk.pastes("JK, AM, friend\nJK, DT, friend, since the summer\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("JK", "AM", "DT")
    assert walk.posts("look").status_code == 302, walk.said
    found = shown()
    assert len(found["ties"]) == 2
    assert {one["placed"] for one in found["people"]} == {None}


def test_whoever_nobody_decided_about_stays_out(walk, shown):
    walk.pastes("JK, AM, friend\nJK, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("JK", "AM")
    walk.opens("look")
    assert "DT · Nobody has decided about them yet. the pasted list, row 2" in walk.said
    walk.posts("look")
    assert {one["shown"] for one in shown()["people"]} == {"JK", "AM"}


def test_nothing_comes_in_before_everything_is_answered(walk):
    """`map.import`: nothing half-imported."""
    walk.hands_in(INTERVIEW)
    page = walk.posts("look")
    assert page.status_code == 200
    assert "Answer 3 more questions about what the words mean" in walk.said
    assert nothing_came_in()


def test_a_refusal_in_the_middle_leaves_nothing(walk, cast, opened):
    """`map.import`: two people who show the same: refused as a whole, with the name of the step."""
    walk.pastes("JK, AM, friend\nAM, DT, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("JK", "AM", "DT")
    somebody(opened(cast.rita), "DT")
    before = Person.objects.count()
    page = walk.posts("look")
    assert page.status_code == 200
    assert "DT" in walk.errors[0]
    assert (Person.objects.count(), Tie.objects.count(), MapImport.objects.count()) == (before, 0, 0)
    assert ImportInProgress.objects.exists()


def test_the_same_words_serve_several_people_and_each_can_be_decided_again(walk):
    """`map.inclusion`, `values.rights.6`, `values.rights.7`: each person is a decision."""
    walk.pastes("JK, AM, friend\nJK, DT, friend\n")
    walk.answers_words()
    walk.opens("people")
    keys = {label: value for value, label in choices(walk.text, "who")}
    walk.posts("people", who=list(keys.values()), how="in", rests_on=["own_account"])
    assert "Write why each of them needs to be in this record" in walk.errors[0]
    assert "Write what that reason rests on" in walk.errors[0]
    walk.decides("JK", "AM", "DT")
    walk.opens("people")
    assert "Everybody is decided about." in walk.said
    walk.posts("people", again=keys["DT"])
    walk.opens("people")
    assert choices(walk.text, "who") == [(keys["DT"], "DT")]


@pytest.mark.parametrize("alone", ["told_by", "professional_opinion", "police_held"])
def test_unchecked_word_and_what_the_police_hold_add_nobody(walk, alone):
    """`map.statement`"""
    walk.pastes("JK, AM, friend\n")
    walk.answers_words()
    walk.decides("JK", rests_on=[alone])
    assert "That adds nobody by itself." in walk.errors[0]


def test_somebody_comes_in_without_a_name(walk, shown):
    """`map.placeholder`: a place is kept, nobody is identified."""
    walk.pastes("JK, a friend from the bus, friend\n")
    walk.answers_words()
    walk.posts("least", full_names="out")
    walk.decides("?")
    assert "comes in without a name" in walk.errors[0]
    walk.decides("?", how="unnamed")
    assert "Write who is meant, without a name" in walk.errors[0]
    walk.decides("?", how="unnamed", note="a friend from the bus")
    walk.decides("JK")
    assert walk.posts("look").status_code == 302, walk.said
    assert {one["kind"]: one["note"] for one in shown()["people"]}["unnamed"] == "a friend from the bus"


# --- gates ---------------------------------------------------------------------------------------


def test_a_file_is_not_opened_before_people_may_be_identified(cast, bus_case, signed_in):
    """`path.named`: a file of names puts people on record."""
    walk = Walk(signed_in(cast.rita), bus_case.id)
    walk.opens("start")
    assert "Before anyone can be identified" in walk.said
    assert "Choose the files" not in walk.said
    walk.hands_in(INTERVIEW)
    assert "Before anyone can be identified" in walk.errors[0]
    assert not ImportInProgress.objects.exists()


def test_on_the_path_with_a_young_person_only_own_accounts_come_in(cast, bus_case, signed_in):
    """`path.together`"""
    clear(bus_case.id, cast.tom, Path.TOGETHER)
    walk = Walk(signed_in(cast.rita), bus_case.id)
    walk.hands_in(WORKBOOK)
    assert "only an interview that they told themselves can be brought in" in walk.errors[0]
    assert "signed off" not in walk.errors[0]
    assert walk.hands_in(INTERVIEW).status_code == 302


def test_a_pause_stops_it_at_the_start_and_at_the_end(walk, case, cast):
    """`values.pause`"""
    interview_is_ready(walk, INTERVIEW)
    pause(case, cast.tom)
    walk.opens("start")
    assert "Adding people is paused since" in walk.said
    walk.hands_in(INTERVIEW)
    assert "Adding people is paused since" in walk.errors[0]
    walk.opens("look")
    assert "It cannot come in just now" in walk.said and "Bring this in" not in walk.said
    walk.posts("look")
    assert "Adding people is paused since" in walk.errors[0]
    assert nothing_came_in()


def test_a_clearance_that_ended_meanwhile_stops_it(walk, case):
    interview_is_ready(walk, INTERVIEW)
    Clearance.objects.all().delete()
    walk.posts("look")
    assert "Before anyone can be identified" in walk.errors[0]
    assert nothing_came_in()


@pytest.mark.parametrize("name", ["start", "words", "least", "groups", "who", "people", "look"])
def test_a_colleague_without_need_to_know_gets_the_page_of_not_there(name, walk, cast, signed_in):
    walk.hands_in(INTERVIEW)
    stranger = Walk(signed_in(cast.sam), walk.case)
    assert stranger.opens(name).status_code == 404
    assert stranger.posts(name).status_code == 404


def test_a_colleague_on_the_team_meets_a_step_of_nothing(walk, cast, signed_in):
    """What one person has begun is theirs alone, until it is on the map."""
    walk.hands_in(INTERVIEW)
    mo = Walk(signed_in(cast.mo), walk.case)
    for name in ("words", "least", "groups", "who", "people", "look"):
        assert mo.opens(name)["Location"] == mo.address("start")
    mo.opens("start")
    assert "You began one" not in mo.said


def test_thrown_away_is_gone(walk):
    walk.hands_in(INTERVIEW)
    walk.posts("stop")
    assert not ImportInProgress.objects.exists()
    assert walk.opens("look")["Location"] == walk.address("start")


def test_places_and_groups_are_not_there_twice(walk, shown, cast, opened):
    """A place of the same name is proposed, never joined by itself."""
    brought_in(walk, INTERVIEW)
    interview_is_ready(walk, INTERVIEW)
    walk.opens("who")
    assert "Is “Bus stop” the place of that name that is already here?" in walk.said
    assert Place.objects.count() == 1
    assert not PeerGroup.objects.exists()
