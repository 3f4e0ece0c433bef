"""What the example data tells is what the stories say, step by step, and what it shows is alive today."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.activity.models import Entry
from alongside.assessments import goal_queries
from alongside.assessments import queries as assessments
from alongside.assessments.terms import Agrees, Kind, Turned
from alongside.cases.models import Case, Due, Pause, TimelineEntry
from alongside.cases.opening import open_case
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import SeesWhat, Stage
from alongside.contexts import focus_queries, themes_queries, weighting_queries
from alongside.contexts.models import WhoElse
from alongside.exampledata import cast, stories
from alongside.involvement import queries as involvement
from alongside.involvement.models import Clock
from alongside.lib import clock
from alongside.peermaps import queries as maps
from alongside.peermaps.terms import Level, TieState
from alongside.people import queries as people
from alongside.people.models import Person
from alongside.plans import queries as plans
from alongside.plans.terms import Status
from alongside.recording import drafts
from alongside.sharing.models import Disclosure
from alongside.thresholds.models import IndividualReferral
from alongside.web import work
from tests.support.databases import a_copy
from tests.support.told import every_story

BUS, LO = "Bus route and park friends", "LO"


@pytest.fixture
def told(seeds, copies, django_db_blocker):
    """Databases in which every story has been told."""
    with django_db_blocker.unblock():
        names, _ = seeds.told(every_story)
        with a_copy(copies, names):
            yield


def somebody(name):
    return User.objects.get(email=f"{name}@example.org")


def titles(name):
    with door(somebody(name)) as opening:
        return [one.title for one in work.my_cases(somebody(name), opening)]


@contextmanager
def reading(name, title):
    """The case of this title as somebody has it open."""
    with door(somebody(name)) as opening:
        case = next(one.id for one in work.my_cases(somebody(name), opening) if one.title == title)
        yield open_case(opening, case, "cases.opened", sees=tuple(SeesWhat))


def steps(opened):
    return list(TimelineEntry.objects.filter(case=opened.id).order_by("at").values_list("kind", flat=True))


def in_this_order(found, *wanted):
    """Whether the steps came in this order, with others between them."""
    rest = iter(found)
    return all(one in rest for one in wanted)


def test_the_bus_story_happened_in_its_order(told):
    """Story 1, steps 1 to 13: from the referral to the check before the review."""
    with reading("rita", BUS) as opened:
        assert in_this_order(
            steps(opened),
            "referrals.handed_in",
            "referrals.opened",
            "plans.safety_plan_written",
            "values.paused",
            "purpose.submitted",
            "values.resumed",
            "purpose.signed",
            "people.person_added",
            "assessments.finished",
            "assessments.signed_off",
            "contexts.focus_shifted",
            "purpose.submitted",
            "purpose.signed",
            "people.taken_off",
            "values.paused",
            "values.narrowed",
        ), steps(opened)


def test_a_child_who_meets_the_threshold_got_a_referral_of_her_own(told):
    """Story 1, step 2, `threshold.individual`: the same day; the man was reported; no gate delayed it."""
    row = IndividualReferral.objects.get()
    assert row.made_on is not None
    with reading("lena", LO) as opened:
        assert opened.row.opened_on == clock.day_of(row.noted_at)
        assert in_this_order(steps(opened), "recording.note_written", "purpose.given", "purpose.looked")


def test_who_is_on_the_bus_map_and_who_is_not(told):
    """Steps 5, 6, 12: a friend without a name; the cousin was never added; KB is gone; X has no clock."""
    with reading("rita", BUS) as opened:
        here = {one.shown: one for one in people.people(opened)}
        assert set(here) == {
            "JK",
            "AM",
            "RS",
            "DT",
            "LO",
            "?",
            "Mo",
            "Ms K",
            "X",
            "gran",
            "DT’s mum",
            "DT’s dad",
        }
        asked = [opened.ring.read(row, "said") for row in WhoElse.objects.filter(case=opened.id)]
        assert any("cousin" in words for words in asked)
        running = set(
            Clock.objects.filter(case=opened.id, ended_at=None, remind_on__isnull=False).values_list(
                "person", flat=True
            )
        )
        assert here["X"].id not in running and here["?"].id not in running
        assert here["gran"].id in running


def test_what_jk_says_and_what_the_school_heard_stand_side_by_side(told):
    """Step 6: strong support in his own words, some harm told by another and not checked; seen differently."""
    with reading("rita", BUS) as opened:
        found = maps.seen(opened)
        shown = {one.id: one.shown for one in found.people}
        tie = next(one for one in found.ties if {shown.get(end.id) for end in one.ends} == {"JK", "RS"})
        said = {one.id: one for one in found.statements}
        heard = {said[one.statement].own_words: one for one in tie.readings}
        assert (heard[True].support, heard[False].harm) == (Level.STRONG, Level.SOME)
        assert not said[heard[False].statement].is_sure
        apart = next(one for one in found.ties if {shown.get(end.id) for end in one.ends} == {"AM", "DT"})
        assert apart.state == TieState.PAST, "step 11"


def test_the_assessment_could_not_be_finished_until_a_strength_was_found(told):
    """Step 7, `assessment.finish`: three people added; the refusal stands in the log."""
    with reading("rita", BUS) as opened:
        page = assessments.page(opened, people.names(opened))
        assert {one.by for one in page.contributions} >= {"M. Farrell", "R. Okafor", "P. Nair"}
        kinds = {one.kind for one in page.contributions}
        assert {Kind.NORM_AS_IT_IS, Kind.NORM_AS_BELIEVED, Kind.YOUNG_PEOPLE, Kind.STRENGTH} <= kinds
        refused = Entry.objects.filter(case=str(opened.id), event="activity.refused")
        assert any("assessment.finish" in row.body for row in refused)
        (goal,) = goal_queries.goals_page(opened, people.names(opened))
        assert goal.measures[0].measurements[-1].turned == Turned.BETTER
        assert [one.agrees for one in goal.views] == [Agrees.PARTLY]


def test_weighed_by_both_then_together_and_the_focus_moved(told):
    """Step 8: kept side by side; bus first after talking; thread kept."""
    with reading("rita", BUS) as opened:
        weighed = weighting_queries.page(opened, people.names(opened))
        assert weighed.young and weighed.meeting and weighed.agreed and weighed.differ
        assert [one.kind.value for one in focus_queries.history(opened)] == ["transport", "peer_group"]
        assert themes_queries.themes(opened)


def test_shared_as_themes_and_not_shared_with_names(told):
    """Step 9: the bus company got themes; the police got no name, with the privacy officer's advice recorded."""
    with reading("rita", BUS) as opened:
        rows = {row.recipient: row for row in Disclosure.objects.filter(case=opened.id)}
        assert (rows["business"].what, rows["business"].decision) == ("themes", "shared")
        assert rows["police"].decision == "not_shared"
        assert "Grace Owusu" in opened.ring.read(rows["police"], "advice")


def test_keeping_two_friends_apart_was_proposed_and_not_agreed(told):
    """Step 10, `plan.action`."""
    with reading("rita", BUS) as opened:
        found = {one.what: one.status for goal in plans.plan(opened) for one in goal.actions}
        assert found["Keep RS and JK apart at school"] == Status.REFUSED
        assert found["The club is open on Thursdays too"] == Status.UNDER_WAY


def test_adding_people_is_paused_today_and_the_rest_goes_on(told):
    """Step 13: not telling DT's father pauses nothing; his grandmother not told does, and only adding people."""
    with reading("rita", BUS) as opened:
        assert may_extend(opened.locks, Extending.ADDING_A_PERSON)
        assert not may_extend(opened.locks, Extending.SHARING)
        assert Pause.objects.get(case=opened.id, ended_at=None).due_on > clock.today()
        everybody, counts = involvement.people_and_counts(opened)
        assert (counts.young_told, counts.young, counts.took_part) == (5, 5, 4)
        assert (counts.parents_in, counts.parents) == (2, 3), "the father is rightly not told"
        overdue = Due.objects.filter(case=opened.id, done_at=None, on__lt=clock.today())
        names = {one.id: one.shown for one in everybody}
        assert [(row.kind, names[row.about]) for row in overdue] == [("involvement.tell", "gran")]
        kept = drafts.draft(opened, "recording.note")
        assert "Tried LO’s grandmother twice" in kept["words"]


def test_los_story_as_far_as_it_goes(told):
    """Story 2: her own picture, the bus first and online second, her grandmother in the conversation, her goals."""
    with reading("lena", LO) as opened:
        here = {one.shown: one for one in people.people(opened)}
        assert here["LO"].symbol == "fox" and here["LO"].is_focus
        assert set(here) == {"LO", "AM", "RS", "gran", "Mo"}
        young = weighting_queries.page(opened, people.names(opened)).young
        assert [box.label for box in young.boxes[:2]] == ["the bus", "online"]
        page = assessments.page(opened, people.names(opened))
        assert page.frame.prompts.id == "individual" and page.frame.is_signed_off
        assert any(one.kind == Kind.PARENTS and one.who.startswith("gran") for one in page.contributions)
        goals = [one.words for one in assessments.goals(opened)]
        assert any("safe friend" in words for words in goals) and any("AM" in words for words in goals)
        assert all(one.actions for one in plans.plan(opened))
        assert not Due.objects.filter(case=opened.id, done_at=None, on__lt=clock.today()).exists()


def test_who_referred_lo_sees_nothing_of_her(told):
    """Story 2, `access.view`: Rita has read what became of it, and that is all there is for her."""
    assert LO not in titles("rita") and titles("sam") == []
    with door(somebody("rita")) as opening:
        soon = work.my_work(somebody("rita"), opening)
    waiting = [one.row for part in (soon.overdue, soon.this_week, soon.later) for one in part]
    lo = Case.objects.get(level=1, stage=Stage.OPEN)
    assert waiting and all(row.case != lo.pk for row in waiting)


def test_the_short_ones(told):
    """Story 4: a boy's clothes record nobody; an online space gets to a plan with no person attached."""
    with reading("rita", "A game server in year 8") as opened:
        assert not Person.objects.filter(case=opened.id).exists()
        assert [one.status for goal in plans.plan(opened) for one in goal.actions]
    (nothing,) = Case.objects.filter(stage=Stage.CLOSED)
    assert not Person.objects.filter(case=nothing).exists() and nothing.ends_if_idle
    (waiting,) = Case.objects.filter(waits_for_duty=True)
    assert Due.objects.filter(case=waiting, kind="referrals.decide", done_at=None).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2026, 12, 26), date(2027, 3, 1)], ids=["a holiday weekend", "a Monday"])
def test_the_stories_can_be_told_on_any_day(day):
    """Dates are counted back from today, whichever day that is."""
    with clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        stories.tell(cast.make())
        assert Case.objects.filter(stage=Stage.OPEN).count() == 3
