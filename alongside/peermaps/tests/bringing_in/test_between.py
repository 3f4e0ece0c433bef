"""Between the steps: what is kept, for whom, for how long; what the words of an interview mean the next time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from alongside.activity.doors import door
from alongside.cases import falling_due
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps.bringing_in import queries, words_operations
from alongside.peermaps.models import ImportInProgress, InterviewWords
from alongside.peermaps.tests.bringing_in.walk import Walk
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import drawing, usual
from alongside.people import together_operations
from alongside.people.operations import Who
from alongside.people.terms import Kind
from alongside.people.tests.scenes import clear
from tests.support.cast import make_bus_case

INTERVIEW = {"x.graphml": drawing("B", [usual()])}


def test_it_waits_for_a_day_and_then_it_is_not_there(walk, cast, opened):
    walk.hands_in(INTERVIEW)
    walk.opens("start")
    assert "You began one" in walk.said
    with clock.at(datetime.now(UTC) + timedelta(hours=25)):
        assert queries.going(opened(cast.rita)) is None
        done = {one.says: one.done for one in falling_due.run()}
    assert done["imports that were left half done"] == 1
    assert not ImportInProgress.objects.exists()
    assert {one.says: one.done for one in falling_due.run()}["imports that were left half done"] == 0


def test_new_files_take_the_place_of_the_old_ones(walk):
    walk.hands_in(INTERVIEW)
    first = ImportInProgress.objects.get().pk
    walk.pastes("JK, AM, friend\n")
    assert ImportInProgress.objects.get().pk != first


def test_broken_files_keep_what_was_begun(walk):
    walk.hands_in(INTERVIEW)
    walk.pastes("AM, AM\n")
    assert "the pasted list, row 1: This row links somebody with themselves." in walk.errors[0]
    assert ImportInProgress.objects.count() == 1


def test_what_words_mean_is_proposed_the_next_time_to_whoever_said_it(walk, cast, signed_in):
    """Of the protocol alone: no case, no person."""
    walk.hands_in(INTERVIEW)
    walk.answers_words(tie_0_kind="close_friend", tie_0_support="strong")
    row = InterviewWords.objects.get()
    assert row.protocol.startswith("protocol:")
    assert set(row.answers) == {"things", "ties", "strengths", "layout", "groups", "tags"}
    walk.posts("stop")
    walk.hands_in(INTERVIEW)
    walk.opens("words")
    assert "The same interview was brought in before" in walk.said
    assert 'value="close_friend" selected' in walk.text
    other = make_bus_case(cast)
    clear(other.id, cast.tom)
    tom = Walk(signed_in(cast.tom), other.id)
    tom.hands_in(INTERVIEW)
    tom.opens("words")
    assert "brought in before" not in tom.said


def test_what_was_offered_is_proposed_to_everybody_once_it_is_published(walk, cast, signed_in):
    walk.hands_in(INTERVIEW)
    walk.answers_words(tie_0_kind="close_friend", offer="on")
    ada = signed_in(cast.ada)
    page = ada.get(reverse("peermaps:interview_words")).content.decode()
    assert "“Friend”: close_friend" in page and "Rita Okafor" in page
    row = InterviewWords.objects.get()
    address = reverse("peermaps:publish_words", args=[row.pk])
    assert ada.post(address, {"do": "publish"}).status_code == 302
    tom = Walk(signed_in(cast.tom), walk.case)
    tom.hands_in(INTERVIEW)
    tom.opens("words")
    assert "The same interview was brought in before" in tom.said
    ada.post(address, {"do": "retire"})
    tom.opens("words")
    assert "brought in before" not in tom.said


def test_what_is_changed_afterwards_is_published_anew(walk, cast, signed_in):
    walk.hands_in(INTERVIEW)
    walk.answers_words(offer="on")
    row = InterviewWords.objects.get()
    words_operations.publish(by=cast.ada, interview_words=row.pk, published=True)
    walk.answers_words(offer="on")
    row.refresh_from_db()
    assert row.published_on is not None
    walk.answers_words(tie_0_kind="partner")
    row.refresh_from_db()
    assert row.published_on is None


@pytest.mark.parametrize("name", ["rita", "tom", "grace"])
def test_nobody_else_publishes(name, walk, cast):
    walk.hands_in(INTERVIEW)
    walk.answers_words(offer="on")
    row = InterviewWords.objects.get()
    with door(getattr(cast, name)), pytest.raises(NotOpenToYou):
        words_operations.publish(by=getattr(cast, name), interview_words=row.pk, published=True)


def test_what_was_not_offered_is_not_there_for_an_administrator(walk, cast, signed_in):
    walk.hands_in(INTERVIEW)
    walk.answers_words()
    page = signed_in(cast.ada).get(reverse("peermaps:interview_words")).content.decode()
    assert "Nothing is offered" in page
    with pytest.raises(NotOpenToYou):
        words_operations.publish(by=cast.ada, interview_words=InterviewWords.objects.get().pk, published=True)


def test_words_of_lists_and_workbooks_are_not_remembered(walk):
    """They are anybody's words, and may be about somebody."""
    walk.hands_in({"team.xlsx": book()})
    walk.answers_words()
    walk.pastes("JK, AM, hates her brother Tom\n")
    walk.answers_words()
    assert not InterviewWords.objects.exists()


def test_whoever_is_erased_from_the_case_takes_what_is_half_brought_in_with_them(walk, cast, opened):
    """`map.together`, `rights.remove`: it may name them."""
    walk.hands_in(INTERVIEW)
    who = Who(kind=Kind.YOUNG_PERSON, shown="ZZ")
    person = together_operations.add_provisional(opened=opened(cast.rita), who=who)
    assert ImportInProgress.objects.exists()
    together_operations.let_go(opened=opened(cast.rita), person=person)
    assert not ImportInProgress.objects.exists()
