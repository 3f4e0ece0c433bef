"""What no rule ever stops: each safety action, while everything is paused and nothing is cleared (`safety.actions`)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.cases.models import Clearance, Pause
from alongside.cases.rules import Extending, may_extend, may_name
from alongside.cases.safety import SafetyAction
from alongside.cases.terms import Covers, Path, Subject
from alongside.involvement import operations as involvement
from alongside.involvement.terms import Part
from alongside.lib import clock, ids
from alongside.people import operations as people
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, OffBecause, RestsOn
from alongside.plans import operations as plans
from alongside.plans.models import SafetyPlan
from alongside.plans.operations import NewAction
from alongside.plans.terms import Aim, Status
from alongside.recording import operations as recording
from alongside.referrals import operations as referrals
from alongside.sharing import operations as sharing
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written
from alongside.thresholds import operations as thresholds


@pytest.fixture
def stopped(cast, bus_case, opened):
    """A case with a person and an agreed action in which then everything is paused and no clearance is left."""
    case = opened(cast.rita)
    clearance = Clearance.objects.create(
        id=ids.new(), case_id=case.id, path=Path.NAMED, given_at=clock.now(), given_by=cast.tom
    )
    why = Why(need="to be safe", evidence="told us", rests_on=(RestsOn.OWN_ACCOUNT,))
    person = people.add(opened=opened(cast.rita), who=Who(kind=Kind.YOUNG_PERSON, shown="JK"), why=why)
    action = plans.propose(opened=opened(cast.rita), action=new_action())
    plans.step(opened=opened(cast.rita), action=action, status=Status.AGREED, words="")
    clearance.ended_at = clock.now()
    clearance.save()
    Pause.objects.create(
        id=ids.new(),
        case_id=case.id,
        question="values.rights.1",
        covers=Covers.ALL,
        owner=cast.rita,
        due_on=clock.today() + timedelta(days=7),
        since=clock.now(),
        by=cast.rita,
    )
    return person, action


def new_action():
    return NewAction(
        what="walk them home",
        aim=Aim.GROUP,
        goal=None,
        lead=None,
        lead_words="Mo",
        by=clock.today(),
        strength="",
        response="",
        separates=False,
        separates_because="",
        alternative="",
        legal_order="",
    )


def keep_safe(opened, cast, person, action):
    plans.write_safety_plan(opened=opened, danger="the stop", does_what="walk", ring_whom="Mo")


def refer(opened, cast, person, action):
    thresholds.note_individual_referral(opened=opened, who="JK", because="followed", made_today=True)
    referrals.begin(by=cast.priya, subject=Subject.PEER_GROUP)


def required_sharing(opened, cast, person, action):
    sharing.share_to_protect(opened=opened, written=required())


def required():
    return Written(
        what=What.NAMED,
        recipient=Recipient.POLICE,
        need=Need.REQUIRED,
        decision=Decision.SHARED,
        to_whom="the court",
        purpose="an order",
        because="a court requires it",
        could_tell="yes, by name",
        could_lead_to="they may be asked as witnesses",
        shared_words="initials",
    )


def listen(opened, cast, person, action):
    recording.write_note(opened=opened, words="we talked", happened_on=clock.today(), concerns=[person])
    involvement.take_part(opened=opened, person=person, part=Part.INVITED, words="asked", on=clock.today())


def agreed_actions(opened, cast, person, action):
    plans.step(opened=opened, action=action, status=Status.UNDER_WAY, words="")
    plans.step(opened=opened, action=action, status=Status.DONE, words="every day")


def read_correct_remove(opened, cast, person, action):
    people.correct(opened=opened, person=person, to={"pronouns": "they"})
    people.take_off(opened=opened, person=person, because=OffBecause.REQUEST)


def rights(opened, cast, person, action):
    refused = Written(
        what=What.THEMES,
        recipient=Recipient.POLICE,
        need=Need.CHOICE,
        decision=Decision.NOT_SHARED,
        to_whom="an officer",
        purpose="asked for the map",
        because="it would do more harm",
    )
    sharing.decide(opened=opened, written=refused)


DOES = {
    SafetyAction.KEEP_SAFE: keep_safe,
    SafetyAction.REFER: refer,
    SafetyAction.REQUIRED_SHARING: required_sharing,
    SafetyAction.LISTEN: listen,
    SafetyAction.AGREED_ACTIONS: agreed_actions,
    SafetyAction.READ_CORRECT_REMOVE: read_correct_remove,
    SafetyAction.RIGHTS: rights,
}


def test_everything_else_is_stopped(cast, opened, stopped):
    """The scene of these tests: whatever reaches further is refused."""
    locks = opened(cast.rita).locks
    assert all(may_extend(locks, what) for what in Extending)
    assert may_name(locks)


@pytest.mark.parametrize("action", SafetyAction)
def test_a_safety_action_is_never_stopped(action, cast, opened, stopped):
    """`safety.actions`, `values.pause`: paused, not cleared, and it goes on."""
    DOES[action](opened(cast.rita), cast, *stopped)


def test_reading_goes_on_while_everything_is_paused(cast, bus_case, stopped, signed_in):
    """`safety.actions`: reading is never stopped either."""
    rita = signed_in(cast.rita)
    for name in ("web:case", "web:timeline", "web:team", "plans:plan", "recording:notes"):
        assert rita.get(reverse(name, args=[bus_case.id])).status_code == 200, name


def test_the_safety_plan_stands_behind_no_gate(cast, bus_case, signed_in):
    """`plan.now`: from day one, before any purpose, clearance or values check."""
    typed = {"danger": "at the stop", "does_what": "we walk together", "ring_whom": "Mo, 01632 960 111"}
    answer = signed_in(cast.mo).post(reverse("plans:safety_plan", args=[bus_case.id]), typed)
    assert answer.status_code == 302
    assert SafetyPlan.objects.get().by == cast.mo
