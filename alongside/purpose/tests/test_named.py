"""The path for named people, from the first answer to the clearance (story 1, steps 3 and 4)."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.cases.models import Clearance, Due, Pause, TimelineEntry
from alongside.cases.rules import Extending, may_extend, may_name
from alongside.cases.terms import Path
from alongside.contexts.models import GroupBasis, PeerGroup
from alongside.involvement import operations as involvement
from alongside.involvement.models import Clock
from alongside.involvement.operations import Telling, Told
from alongside.involvement.terms import Covers, How, Safe
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import operations as people
from alongside.people.operations import Who
from alongside.people.operations import Why as NeedAndEvidence
from alongside.people.terms import Kind, RestsOn
from alongside.purpose import operations, queries, state
from alongside.purpose.changes import Why
from alongside.purpose.models import Decision, Turn
from alongside.purpose.operations import Lawful
from alongside.purpose.terms import Turned
from alongside.purpose.tests.conftest import (
    GROUP,
    HARM,
    LAWFUL,
    THRESHOLD,
    WHY,
    answer_all,
    answer_parts,
    answering,
)
from alongside.thresholds.models import ThresholdDecision
from alongside.values import operations as values
from alongside.values import queries as values_queries
from alongside.values.terms import Occasion, Said

MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)


def kinds():
    return list(TimelineEntry.objects.order_by("at").values_list("kind", flat=True))


def open_due(kind):
    return Due.objects.filter(kind=kind, done_at=None)


def test_signed_off_by_somebody_else_it_opens_the_way(cast, handed_over):
    """`purpose.signoff`, `purpose.threshold`: in one act; Rita cannot sign off her own."""
    assert open_due("purpose.sign_off").get().whose == cast.tom
    assert may_name(handed_over(cast.rita).locks)
    with pytest.raises(Refused) as refused:
        operations.sign_off(opened=handed_over(cast.rita), threshold=THRESHOLD)
    assert refused.value.reasons[0].rule == "purpose.signoff"
    with pytest.raises(Refused):
        operations.sign_off(opened=handed_over(cast.mo), threshold=THRESHOLD)
    assert not Clearance.objects.exists()
    operations.sign_off(opened=handed_over(cast.tom), threshold=THRESHOLD, words="well thought")
    seen = handed_over(cast.rita)
    assert not may_name(seen.locks)
    assert seen.ring.read(seen.row, "purpose_line") == WHY.statement
    assert seen.row.marks["purpose"] == "done"
    assert ThresholdDecision.objects.get().level == "targeted"
    assert not open_due("purpose.sign_off").exists()
    assert kinds()[-1] == "purpose.signed"


def test_a_threshold_that_was_decided_already_is_not_decided_twice(cast, signed_off):
    """`threshold.decision`: confirmed as it stands, no second decision."""
    operations.begin_again(opened=signed_off(cast.rita), because="the bus, not the park")
    answer_parts(signed_off(cast.rita))
    operations.submit(opened=signed_off(cast.rita))
    operations.sign_off(opened=signed_off(cast.tom), threshold=THRESHOLD)
    assert ThresholdDecision.objects.count() == 1


def test_nothing_is_handed_over_half_done(cast, opened):
    """`path.named`, `purpose.values`."""
    operations.begin_named(opened=opened(cast.rita))
    with pytest.raises(Refused):
        operations.submit(opened=opened(cast.rita))
    answer_parts(opened(cast.rita))
    with pytest.raises(Refused) as refused:
        operations.submit(opened=opened(cast.rita))
    assert refused.value.reasons[0].rule == "purpose.values"
    answer_all(opened(cast.rita))
    operations.submit(opened=opened(cast.rita))
    assert state.current(opened(cast.tom)).waits


def test_a_pause_holds_the_sign_off_until_the_gap_is_closed(cast, opened):
    """`values.pause`: story 1, step 4: a "no" pauses, answered again it resumes, both on the timeline."""
    with clock.at(MONDAY):
        told = "values.collaboration.2"
        operations.begin_named(opened=opened(cast.rita))
        answer_parts(opened(cast.rita))
        answer_all(opened(cast.rita), but=[told])
        no = answering(told, Said.NO, "Mo talks with them at the club")
        values.answer(opened=opened(cast.rita), occasion=Occasion.NAMING, answers=[no])
        assert may_extend(opened(cast.rita).locks, Extending.ADDING_A_PERSON)
        operations.submit(opened=opened(cast.rita))
        with pytest.raises(Refused) as refused:
            operations.sign_off(opened=opened(cast.tom), threshold=THRESHOLD)
        assert refused.value.reasons[0].rule == "values.pause"
    with clock.at(MONDAY + timedelta(days=4)):
        yes = answering(told, Said.YES, "by Mo, with the leaflet")
        values.answer_again(opened=opened(cast.rita), answer=yes)
        operations.sign_off(opened=opened(cast.tom), threshold=THRESHOLD)
    assert [kind for kind in kinds() if kind.startswith("values.")] == [
        "values.paused",
        "values.finished",
        "values.resumed",
    ]
    assert not may_name(opened(cast.rita).locks)


def test_words_that_read_like_intelligence_are_not_kept(cast, opened):
    """`purpose.statement`: story 1, step 3: only what she writes after the explanation goes to sign-off."""
    operations.begin_named(opened=opened(cast.rita))
    gathering = Why(
        trigger="place_or_group",
        purpose="safer_group",
        statement="to gather intelligence on the group",
        change=WHY.change,
    )
    with pytest.raises(Refused) as refused:
        operations.save_why(opened=opened(cast.rita), why=gathering)
    assert refused.value.reasons[0].field == "statement"
    assert Decision.objects.get().statement is None
    stands_by = Why(
        **{name: getattr(gathering, name) for name in ("trigger", "purpose", "statement", "change")},
        kept_words=True,
    )
    operations.save_why(opened=opened(cast.rita), why=stands_by)
    assert state.current(opened(cast.tom)).kept_words
    operations.save_why(opened=opened(cast.rita), why=WHY)
    assert state.current(opened(cast.tom)).statement == WHY.statement


def test_a_purpose_that_is_not_on_the_list_or_basis_that_is_none_is_refused(cast, opened):
    """`purpose.statement`, `purpose.basis`."""
    operations.begin_named(opened=opened(cast.rita))
    with pytest.raises(Refused):
        operations.save_why(
            opened=opened(cast.rita),
            why=Why(trigger="asked", purpose="plan_safety", statement="x", change="y"),
        )
    consent = Lawful(
        told="", agrees="", basis="consent", condition="none_needed", limb="", basis_why="they said yes"
    )
    with pytest.raises(Refused):
        operations.save_lawful(opened=opened(cast.rita), lawful=consent)


def test_what_makes_it_a_group_and_who_says_so(cast, opened):
    """`group.basis`, `group.definer`, `group.name`: bases, what they rest on, their own words."""
    operations.begin_named(opened=opened(cast.rita))
    with pytest.raises(Refused):
        operations.save_group(opened=opened(cast.rita), **{**GROUP, "definer": " "})
    operations.save_group(opened=opened(cast.rita), **GROUP)
    operations.save_group(opened=opened(cast.rita), **{**GROUP, "name": "78 friends"})
    assert PeerGroup.objects.count() == 1 and GroupBasis.objects.count() == 2
    now = queries.group_now(opened(cast.rita))
    assert now.name == "78 friends" and now.bases["self_selected"] == "“us lot”"


def test_only_what_differs_from_the_authoritys_process_is_kept(cast, opened):
    """`purpose.process`: prefilled from the authority's page."""
    operations.begin_named(opened=opened(cast.rita))
    standard = state.current(opened(cast.rita)).process()
    changed = {**standard, "leads": "Mo leads the conversations."}
    operations.save_process(opened=opened(cast.rita), answers=changed)
    found = state.current(opened(cast.rita))
    assert found.changed_process == {"leads": "Mo leads the conversations."}
    assert found.process()["use"] == standard["use"]


def test_sent_back_with_words_it_can_be_changed_and_handed_over_again(cast, handed_over):
    """`purpose.signoff`."""
    with pytest.raises(Refused):
        operations.save_harm(opened=handed_over(cast.rita), **HARM)
    with pytest.raises(Refused):
        operations.send_back(opened=handed_over(cast.rita), words="no")
    operations.send_back(opened=handed_over(cast.tom), words="What about the girls on the bus?")
    found = state.current(handed_over(cast.rita))
    assert found.last.words == "What about the girls on the bus?"
    assert open_due("purpose.sent_back").get().whose == cast.rita
    operations.save_harm(opened=handed_over(cast.rita), **HARM)
    operations.submit(opened=handed_over(cast.rita))
    assert not open_due("purpose.sent_back").exists()


def test_taken_back_it_is_not_signed_off(cast, handed_over):
    """`purpose.signoff`."""
    operations.take_back(opened=handed_over(cast.rita))
    with pytest.raises(Refused):
        operations.sign_off(opened=handed_over(cast.tom), threshold=THRESHOLD)
    assert not open_due("purpose.sign_off").exists()
    with pytest.raises(Refused):
        operations.take_back(opened=handed_over(cast.rita))


def test_a_new_purpose_is_a_new_decision_and_people_are_told_again(cast, signed_off):
    """`purpose.change`: only what it needs goes along; clearance is asked again."""
    why = NeedAndEvidence(need="n", evidence="e", rests_on=(RestsOn.OBSERVED,))
    jk = people.add(opened=signed_off(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="JK"), why=why)
    involvement.tell(
        opened=signed_off(cast.rita),
        person=jk,
        telling=Telling(safe=Safe.YES, who_where="club"),
        told=Told(by_whom="Mo", how=How.WITH_LEAFLET, on=clock.today()),
    )
    operations.begin_again(opened=signed_off(cast.rita), because="exclusions at the school")
    assert may_name(signed_off(cast.rita).locks)
    old, new = state.versions(signed_off(cast.rita))
    assert old.turned == Turned.REPLACED and new.number == 2
    assert new.basis_why == LAWFUL.basis_why and new.statement == new.less == ""
    assert not open_due("involvement.tell").exists()
    answer_parts(signed_off(cast.rita))
    operations.submit(opened=signed_off(cast.rita))
    operations.sign_off(opened=signed_off(cast.tom), threshold=THRESHOLD)
    assert open_due("involvement.tell").get().about == jk
    assert Clock.objects.get(ended_at=None).because == "new_purpose"
    assert "involvement.tell_again" in kinds()


def test_a_purpose_that_does_not_hold_yet_is_not_replaced(cast, handed_over):
    """`purpose.change`."""
    with pytest.raises(Refused):
        operations.begin_again(opened=handed_over(cast.rita), because="x")


def test_turns_are_added_never_edited(cast, signed_off):
    """Who did what, in order."""
    turned = list(Turn.objects.order_by("order").values_list("turned", flat=True))
    assert turned == [Turned.BEGUN, Turned.SUBMITTED, Turned.SIGNED]
    assert Clearance.objects.get(ended_at=None).path == Path.NAMED


def test_there_is_nothing_to_sign_off_where_nothing_was_begun(cast, opened):
    with pytest.raises(NotOpenToYou):
        operations.sign_off(opened=opened(cast.tom), threshold=THRESHOLD)


def test_at_the_review_one_is_rightly_not_told_and_one_was_forgotten(cast, signed_off):
    """Story 1, step 13: `values.rightly_no` pauses nothing; a forgotten grandmother pauses adding people."""
    why = NeedAndEvidence(need="n", evidence="e", rests_on=(RestsOn.OBSERVED,))
    father, grandmother = (
        people.add(opened=signed_off(cast.rita), who=Who(kind=Kind.PARENT_CARER, shown=shown), why=why)
        for shown in ("DT’s father", "LO’s grandmother")
    )
    decision = involvement.RightlyNot(
        covers=Covers.TELLING,
        reason="childs_wish",
        why="DT asked that his father not be told",
        agreed_by=cast.tom.pk,
        look_again_on=clock.today() + timedelta(weeks=4),
    )
    involvement.rightly_not(opened=signed_off(cast.rita), person=father, decision=decision)
    assert not signed_off(cast.rita).locks.pauses
    told = "values.collaboration.2"
    assert told in {
        one.id
        for one in values_queries.value_page(signed_off(cast.rita), "collaboration", Occasion.REVIEW).asked
    }, "facts changed since it was answered, so it is asked again"
    no = answering(told, Said.NO, "LO’s grandmother has not been told about the map")
    values.answer(opened=signed_off(cast.rita), occasion=Occasion.REVIEW, answers=[no])
    locks = signed_off(cast.rita).locks
    assert may_extend(locks, Extending.ADDING_A_PERSON)
    pause = Pause.objects.get(ended_at=None)
    assert grandmother in pause.gap.subjects() and father not in pause.gap.subjects()
    assert pause.owner == cast.rita
