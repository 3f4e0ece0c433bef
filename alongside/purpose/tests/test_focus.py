"""A focus that moves is a new purpose decision (`purpose.change`, `weighting.focus_shift`)."""

import pytest
from django.urls import reverse

from alongside.cases.models import Due
from alongside.cases.rules import may_name
from alongside.cases.terms import Path, Subject
from alongside.contexts import focus_operations, focus_queries
from alongside.contexts.focus_operations import NewFocus
from alongside.lib.errors import Refused
from alongside.people import operations as people
from alongside.people.operations import Who
from alongside.people.operations import Why as NeedAndEvidence
from alongside.people.terms import Kind, RestsOn
from alongside.practice import framework
from alongside.purpose import operations, queries, state
from alongside.purpose.changes import Why
from alongside.purpose.terms import Section, Turned
from alongside.purpose.tests.conftest import (
    HARM,
    LAWFUL,
    THRESHOLD,
    answer_all,
    answer_parts,
    answering,
)

pytestmark = pytest.mark.django_db

NEED = NeedAndEvidence(need="n", evidence="e", rests_on=(RestsOn.OBSERVED,))
PLACE = Why(
    trigger="place_or_group",
    purpose="safer_place",
    statement="to make the 78 safe for everybody who rides it",
    change="Adults are there when it matters.",
)


def move(opened, because="five young people say so"):
    focus_operations.shift(
        opened=opened,
        focus=NewFocus(
            Subject.TRANSPORT,
            "the 78",
            because=because,
            evidence="the coloured route",
            partners_told="Priya, by Rita",
        ),
    )


def open_due(kind):
    return Due.objects.filter(kind=kind, done_at=None)


def test_what_was_cleared_ends_until_the_new_purpose_is_signed_off(cast, signed_off):
    """Only what it needs goes along; nobody else can be recognised until somebody signs off; the thread stays."""
    move(signed_off(cast.rita))
    assert may_name(signed_off(cast.rita).locks)
    with pytest.raises(Refused) as refused:
        people.add(opened=signed_off(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="JK"), why=NEED)
    assert refused.value.reasons[0].rule == "path.named"
    old, new = state.versions(signed_off(cast.rita))
    assert (old.turned, new.turned, new.path) == (Turned.REPLACED, Turned.ASKED_AGAIN, Path.NAMED)
    assert (new.because, new.basis_why) == ("five young people say so", LAWFUL.basis_why)
    assert new.statement == new.change == new.less == ""
    assert Section.GROUP not in queries.wanted(signed_off(cast.rita)), "a bus has no bases of a group"
    seen = signed_off(cast.rita)
    assert seen.ring.read(seen.row, "purpose_line") == "" and seen.row.marks["purpose"] == "begun"
    assert len(focus_queries.history(seen)) == 2
    assert open_due("contexts.new_purpose").get().whose == cast.rita


def test_whoever_moved_the_focus_may_sign_off_what_others_wrote(cast, signed_off):
    """`purpose.signoff`: Tom moves it, Rita writes it, Tom signs it off; Rita still cannot sign off her own."""
    move(signed_off(cast.tom))
    operations.save_why(opened=signed_off(cast.rita), why=PLACE)
    operations.save_harm(opened=signed_off(cast.rita), **HARM)
    operations.save_process(opened=signed_off(cast.rita), answers={})
    operations.submit(opened=signed_off(cast.rita))
    with pytest.raises(Refused):
        operations.sign_off(opened=signed_off(cast.rita), threshold=THRESHOLD)
    operations.sign_off(opened=signed_off(cast.tom), threshold=THRESHOLD)
    seen = signed_off(cast.rita)
    assert not may_name(seen.locks)
    assert seen.ring.read(seen.row, "purpose_line") == PLACE.statement
    assert not open_due("contexts.new_purpose").exists()


def test_what_waits_for_sign_off_about_the_old_focus_is_not_signed(cast, handed_over):
    """It goes back to its writers with the reason."""
    move(handed_over(cast.rita))
    with pytest.raises(Refused):
        operations.sign_off(opened=handed_over(cast.tom), threshold=THRESHOLD)
    found = state.current(handed_over(cast.rita))
    assert found.is_being_written and found.because == "five young people say so" and found.number == 1
    assert not open_due("purpose.sign_off").exists()


def test_what_is_still_being_written_goes_on_with_the_reason(cast, opened):
    operations.begin_named(opened=opened(cast.rita))
    move(opened(cast.rita))
    found = state.current(opened(cast.rita))
    assert found.is_being_written and found.number == 1 and found.because


def test_where_nothing_was_decided_nothing_is_asked_again(cast, opened):
    move(opened(cast.rita))
    assert state.versions(opened(cast.rita)) == ()


def test_going_on_at_once_is_not_ended_by_a_new_focus(cast, opened):
    """`safety.actions`, `purpose.urgent`: a child at risk does not wait for anybody's focus."""
    operations.begin_named(opened=opened(cast.rita))
    answer_parts(opened(cast.rita))
    answer_all(opened(cast.rita))
    operations.go_on_at_once(opened=opened(cast.mo), line="He is at the stop now.")
    move(opened(cast.rita))
    locks = opened(cast.rita).locks
    assert locks.urgent and not may_name(locks)
    people.add(opened=opened(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="LO"), why=NEED)


def test_the_reason_is_sealed_for_everybody_it_speaks_of(cast, signed_off):
    """S5: destroy one key and the sentence is gone."""
    jk = people.add(opened=signed_off(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="JK"), why=NEED)
    move(signed_off(cast.rita), because="JK says it is only the bus")
    row = operations.Decision.objects.get(number=2)
    assert jk in row.because.subjects()


def test_a_placeholder_who_comes_to_be_known_takes_the_words_along(cast, signed_off):
    """S5: what was sealed for the placeholder is sealed for the person they turned out to be."""
    unnamed = Who(kind=Kind.YOUNG_PERSON, shown="", note="a friend at the stop")
    gone = people.add_placeholder(opened=signed_off(cast.rita), who=unnamed, why=NEED)
    known = people.add(opened=signed_off(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="ZE"), why=NEED)
    move(signed_off(cast.rita))
    row = operations.Decision.objects.get(number=2)
    signed_off(cast.rita).ring.fill(row, concerns=[gone], because="a friend at the stop says so")
    row.save()
    people.merge(opened=signed_off(cast.rita), placeholder=gone, known=known)
    row.refresh_from_db()
    assert known in row.because.subjects() and gone not in row.because.subjects()
    assert state.current(signed_off(cast.rita)).because == "a friend at the stop says so"


def test_the_new_purpose_may_need_no_names(cast, bus_case, signed_in, signed_off):
    """`path.nameless`: decided anew, the lighter way is offered, goes on at once, and names nobody else."""
    move(signed_off(cast.rita))
    page = signed_in(cast.rita).get(reverse("purpose:page", args=[bus_case.id])).content.decode()
    assert "Are names still needed?" in page and "Until it is signed off" in page
    short = operations.Short(path=Path.NAMELESS, why=PLACE)
    answers = [answering(f"values.{name}") for name in framework("england-2026-1").values]
    operations.answer_short(opened=signed_off(cast.rita), short=short, answers=answers)
    seen = signed_off(cast.rita)
    assert seen.locks.clearances == {Path.NAMELESS} and may_name(seen.locks)
    assert seen.ring.read(seen.row, "purpose_line") == PLACE.statement
    assert not open_due("contexts.new_purpose").exists()
    again = signed_in(cast.rita).get(reverse("purpose:page", args=[bus_case.id])).content.decode()
    assert "Are names still needed?" not in again
