"""The plan through the pages people use (`plan.*`)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.activity.models import Entry
from alongside.cases.models import Case, Due, Pause, TimelineEntry
from alongside.cases.operations import add_to_team
from alongside.cases.terms import Covers, Place, SeesWhat, Subject
from alongside.contexts import focus_operations
from alongside.contexts.focus_operations import NewFocus
from alongside.lib import clock, ids
from alongside.lib.errors import Refused
from alongside.people.models import Person
from alongside.people.tests.scenes import clear, somebody
from alongside.plans import operations, queries
from alongside.plans.models import Action, Review, SafetyPlan, Step
from alongside.plans.terms import Status
from alongside.seals import rings
from alongside.thresholds import operations as thresholds
from tests.security import worlds
from tests.support.cast import opened_as

OWED = {"involvement.tell", "involvement.look_again"}
LINES = {"danger": "at the stop", "does_what": "we walk together", "ring_whom": "Mo, 01632 960 111"}


def soon(days=14):
    day = clock.today() + timedelta(days=days)
    return {"by_day": str(day.day), "by_month": str(day.month), "by_year": str(day.year)}


ACTION = {
    "what": "Mo opens the club until six",
    "aim": "group",
    "lead_words": "the youth club",
    "separates": "no",
}


@pytest.fixture
def rita(cast, signed_in):
    return signed_in(cast.rita)


@pytest.fixture
def propose(rita, bus_case):
    """`propose(aim="parents")`: the answer to proposing an action."""
    return lambda **typed: rita.post(
        reverse("plans:new_action", args=[bus_case.id]), {**ACTION, **soon(), **typed}
    )


@pytest.fixture
def action(propose):
    assert propose().status_code == 302
    return Action.objects.get()


def step(client, action, status, words=""):
    address = reverse("plans:action", args=[action.case_id, action.id])
    return client.post(address, {"status": status, "words": words})


def page_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def pause(case, by):
    Pause.objects.create(
        id=ids.new(),
        case_id=case,
        question="values.collaboration.1",
        covers=Covers.ALL,
        owner=by,
        due_on=clock.today(),
        since=clock.now(),
        by=by,
    )


def test_three_lines_from_day_one(cast, bus_case, rita, opened):
    """`plan.now`: written by anybody who sees the case whole; the newest counts, the earlier ones stay."""
    address = reverse("plans:safety_plan", args=[bus_case.id])
    page = page_of(rita.get(address))
    assert page.index("999") < page.index("What could happen")
    for danger in ("at the stop", "in the park"):
        assert rita.post(address, {**LINES, "danger": danger}).status_code == 302
    assert SafetyPlan.objects.count() == 2
    assert queries.safety_plan(opened(cast.rita)).danger == "in the park"
    assert "in the park" in page_of(rita.get(reverse("plans:plan", args=[bus_case.id])))
    assert TimelineEntry.objects.filter(kind="plans.safety_plan_written").count() == 2


@pytest.mark.parametrize("missing", LINES)
def test_a_line_that_is_missing_is_asked_for(bus_case, rita, missing):
    page = page_of(rita.post(reverse("plans:safety_plan", args=[bus_case.id]), {**LINES, missing: ""}))
    assert "<title>Error:" in page
    assert all(words in page for name, words in LINES.items() if name != missing)


def test_an_action_is_proposed_and_waits_to_be_agreed(cast, action, opened):
    """`plan.action`: with its first step, its reminder, on the timeline and in the log."""
    assert [one.status for one in Step.objects.all()] == [Status.PROPOSED]
    assert Due.objects.get(kind="plans.agree", done_at=None).about == action.id
    assert TimelineEntry.objects.filter(kind="plans.action_proposed").exists()
    assert Entry.objects.filter(event="plans.action_proposed", actor=str(cast.rita.pk)).exists()
    (plan,) = queries.plan(opened(cast.rita))
    assert (plan.goal, plan.actions[0].lead) == (None, "the youth club")


@pytest.mark.parametrize("missing", ["what", "aim", "lead_words", "by_day", "separates"])
def test_an_action_without_its_parts_is_refused(propose, missing):
    """`plan.action`: nothing typed is lost."""
    page = page_of(propose(**{missing: ""}))
    assert "<title>Error:" in page
    assert missing == "what" or ACTION["what"] in page
    assert not Action.objects.exists()


def test_keeping_young_people_apart_asks_why_and_what_else(propose, cast, opened):
    """`plan.action`: reason, alternative, any legal order."""
    page = page_of(propose(separates="yes"))
    assert "Write why young people should be kept apart" in page
    assert "Write which alternative was considered" in page
    kept = {"separates_because": "for two weeks", "alternative": "another stop", "legal_order": "none"}
    assert propose(separates="yes", **kept).status_code == 302
    seen = queries.plan(opened(cast.rita))[0].actions[0]
    assert (seen.separates_because, seen.alternative, seen.legal_order) == tuple(kept.values())


def test_only_the_supervisor_agrees_to_keeping_young_people_apart(propose, cast, rita, signed_in, opened):
    """`plan.action`: and nobody to their own; not agreeing needs a reason, not a rank."""
    propose(separates="yes", separates_because="for two weeks", alternative="another stop")
    action = Action.objects.get()
    address = reverse("plans:action", args=[action.case_id, action.id])
    assert 'value="agreed"' not in page_of(rita.get(address))
    assert "The supervisor agrees to it, or does not" in page_of(rita.get(address))
    with pytest.raises(Refused) as refused:
        operations.step(opened=opened(cast.rita), action=action.id, status=Status.AGREED, words="")
    assert refused.value.reasons[0].rule == "plan.action"
    Action.objects.update(proposed_by=cast.tom)
    with pytest.raises(Refused):
        operations.step(opened=opened(cast.tom), action=action.id, status=Status.AGREED, words="")
    Action.objects.update(proposed_by=cast.rita)
    assert step(signed_in(cast.tom), action, "agreed").status_code == 302
    assert queries.action(opened(cast.rita), action.id).status == Status.AGREED


def test_what_is_agreed_goes_on_while_the_purpose_is_decided_anew(cast, rita, action, opened):
    """`safety.actions`, `weighting.focus_shift`: a new focus stops no action, and no safety plan."""
    step(rita, action, "agreed")
    focus_operations.shift(
        opened=opened(cast.rita),
        focus=NewFocus(
            Subject.TRANSPORT, "the 78", because="they say so", evidence="the map", partners_told="Priya"
        ),
    )
    assert step(rita, action, "under_way").status_code == 302
    operations.write_safety_plan(opened=opened(cast.rita), **LINES)
    assert SafetyPlan.objects.count() == 1


def test_parents_are_invited_by_place(cast, propose, opened, rita, bus_case):
    """`plan.parents`: a hint, and no list of families."""
    assert "never by a list of families" in page_of(rita.get(reverse("plans:new_action", args=[bus_case.id])))
    worlds.Clearance.objects.create(
        id=ids.new(), case_id=bus_case.id, path="named", given_at=clock.now(), given_by=cast.tom
    )
    planted = worlds.Planted(bus_case.id, "vexmoor", cast.rita)
    worlds.add_person(opened(cast.rita), planted)
    page = page_of(propose(aim="parents", what=f"Invite the parents of {planted.shown}"))
    assert "Invite parents by place or year" in page
    assert propose(aim="parents", what="Invite parents of year 9").status_code == 302


def test_refusing_and_stopping_need_a_reason(rita, action):
    page = page_of(step(rita, action, "refused"))
    assert "<title>Error:" in page
    assert "Write why" in page
    assert step(rita, action, "refused", "they do not want it").status_code == 302
    assert not Due.objects.filter(done_at=None, about=action.id).exists()


def test_what_is_agreed_goes_on_while_everything_is_paused(cast, rita, action):
    """`safety.actions`: actions already agreed."""
    step(rita, action, "agreed")
    assert Due.objects.get(kind="plans.action", done_at=None).on == action.by_day
    pause(action.case_id, cast.rita)
    assert step(rita, action, "under_way").status_code == 302
    assert step(rita, action, "done", "every day").status_code == 302
    assert not Due.objects.filter(done_at=None, about=action.id).exists()


def test_no_step_is_skipped(rita, action):
    assert "<title>Error:" in page_of(step(rita, action, "done"))
    assert Step.objects.count() == 1


def joins(opened, cast, sees):
    add_to_team(
        opened=opened(cast.rita),
        user=cast.priya,
        place=Place.MEMBER,
        sees=sees,
        reason="leads an action",
        until=None,
    )


def test_whoever_sees_only_the_plan_sees_and_steps_actions(cast, opened, signed_in, action):
    """`access.view`: a partner notes what came of an action and reads nothing else."""
    joins(opened, cast, SeesWhat.PLAN)
    step(signed_in(cast.rita), action, "agreed")
    priya = signed_in(cast.priya)
    page = page_of(priya.get(reverse("plans:plan", args=[action.case_id])))
    assert "Mo opens the club" in page
    assert "safety plan" not in page.lower()
    assert step(priya, action, "under_way").status_code == 302
    assert priya.get(reverse("plans:new_action", args=[action.case_id])).status_code == 404


def test_an_action_of_another_case_is_not_there(cast, rita, action):
    """`access.team`."""
    other = worlds.begun(cast.rita, cast.tom, "elsewhere")
    assert rita.get(reverse("plans:action", args=[other.case, action.id])).status_code == 404
    assert (
        rita.post(reverse("plans:action", args=[other.case, action.id]), {"status": "agreed"}).status_code
        == 404
    )


def test_words_of_the_plan_die_with_whom_they_speak_of(once, cast):
    """`rights.remove`, S5: sealed for everybody they name."""
    world = once(worlds.ritas, cast, "vexmoor")
    rings.destroy([world.people[0]])
    with opened_as(cast.rita, world.case) as opened:
        assert queries.plan(opened)[-1].actions[0].what == rings.NO_LONGER_HELD


def test_the_version_for_the_group_names_nobody(once, cast, signed_in):
    """`plan.group_version`: goals and what adults will do; nothing about one person."""
    world = once(worlds.ritas, cast, "vexmoor")
    rita = signed_in(cast.rita)
    address = reverse("plans:new_action", args=[world.case])
    with opened_as(cast.rita, world.case) as opened:
        goal = str(queries.plan(opened)[0].goal.id)
    for aim, what in (("group", f"club for {world.shown} and others"), ("individual", "only for one")):
        assert (
            rita.post(address, {**ACTION, **soon(), "aim": aim, "what": what, "goal": goal}).status_code
            == 302
        )
    for action in Action.objects.filter(goal_id=goal):
        step(rita, action, "agreed")
    page = page_of(rita.get(reverse("plans:group_version", args=[world.case])))
    assert "club for Young person A and others" in page
    assert world.shown not in page and world.full_name not in page
    assert "only for one" not in page
    assert world.words[0] not in page, "the case itself does not stand on what is given away"


REVIEW = {
    "what_changed": "they wait together",
    "young_people_say": "it is better",
    "decision": "go_on",
    "because": "the man came back once",
    "rests_on": "what JK said",
}


def next_on(days):
    day = clock.today() + timedelta(days=days)
    return {"next_on_day": str(day.day), "next_on_month": str(day.month), "next_on_year": str(day.year)}


@pytest.fixture
def review(rita, bus_case):
    return lambda **typed: rita.post(reverse("plans:review", args=[bus_case.id]), {**REVIEW, **typed})


def test_going_on_sets_the_next_review(review, bus_case):
    """`plan.review`: dates, reminders."""
    page = page_of(review())
    assert "Choose the day of the next review" in page
    assert REVIEW["because"] in page
    assert "The next review has to be after today" in page_of(review(**next_on(0)))
    assert review(**next_on(42)).status_code == 302
    case = Case.objects.get(pk=bus_case.id)
    assert case.review_on == clock.today() + timedelta(days=42)
    assert Due.objects.get(kind="cases.review", done_at=None).on == case.review_on


def test_a_review_is_paused_with_everything_else(review, bus_case, cast):
    """`values.pause`: finishing a stage."""
    pause(bus_case.id, cast.rita)
    assert "paused" in page_of(review(**next_on(42)))
    assert not Review.objects.exists()


def test_changing_the_focus_leads_to_where_it_is_changed(review, bus_case):
    """`plan.review`, `weighting.focus_shift`."""
    answer = review(decision="change_focus")
    assert answer["Location"] == reverse("contexts:focus", args=[bus_case.id])


def test_closing_says_what_people_were_told_and_ends_every_reminder(review, bus_case, rita, action):
    """`plan.close`, `map.not_alone`."""
    page = page_of(review(decision="close"))
    assert "Write what they were told" in page
    told = {"told": "all of it", "record": "kept a year"}
    assert "Write why none was needed" in page_of(review(decision="close", **told))
    answer = review(decision="close", **told, why_no_assessment="they moved on")
    assert answer.status_code == 302
    case = Case.objects.get(pk=bus_case.id)
    assert (case.stage, case.closed_on) == ("closed", clock.today())
    assert set(Due.objects.filter(done_at=None, case=case).values_list("kind", flat=True)) <= OWED
    assert {"plans.reviewed", "plans.closed"} <= set(TimelineEntry.objects.values_list("kind", flat=True))
    page = page_of(rita.get(reverse("plans:review", args=[bus_case.id])))
    assert "they wait together" in page
    assert "Hold a review" not in page


def test_closing_waits_for_a_childs_own_referral(review, bus_case, rita, cast):
    """`threshold.individual`, `plan.close`."""
    told = {"told": "all of it", "record": "kept a year", "why_no_assessment": "they moved on"}
    with opened_as(cast.rita, bus_case.id) as lead:
        own = thresholds.note_individual_referral(opened=lead, who="LO", because="followed", made_today=False)
    page = page_of(review(decision="close", **told))
    assert "A child’s own referral has not been made" in page
    assert "they moved on" in page
    assert Case.objects.get(pk=bus_case.id).stage == "open"
    rita.post(reverse("thresholds:made", args=[bus_case.id, own]))
    assert review(decision="close", **told).status_code == 302


def test_what_is_owed_to_somebody_is_said_before_closing_and_waits_after_it(review, bus_case, rita, cast):
    """`plan.close`, `rights.informed`: closing tells nobody; of somebody who is held nothing is counted (S1)."""
    clear(bus_case.id, cast.rita)
    with opened_as(cast.rita, bus_case.id) as lead:
        am, _ = somebody(lead, "AM"), somebody(lead, "DT")
    at = reverse("plans:review", args=[bus_case.id])
    assert "2 people to tell" in page_of(rita.get(at))
    Person.objects.filter(pk=am).update(restricted_on=clock.today())
    assert "1 person to tell" in page_of(rita.get(at))
    review(decision="close", told="all of it", record="kept a year", why_no_assessment="they moved on")
    assert set(Due.objects.filter(done_at=None).values_list("kind", flat=True)) == {"involvement.tell"}
    assert "1 person to tell" in page_of(rita.get(reverse("web:case", args=[bus_case.id])))
    assert "people to tell" in page_of(rita.get("/"))


def test_nothing_is_proposed_in_a_closed_case(review, propose):
    """`plan.close`."""
    told = {"told": "all of it", "record": "kept a year", "why_no_assessment": "they moved on"}
    review(decision="close", **told)
    assert "This case is closed" in page_of(propose())
    assert not Action.objects.exists()
