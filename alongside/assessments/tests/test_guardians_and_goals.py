"""Guardians with three judgements; goals, views of them and measures."""

from datetime import timedelta

import pytest

from alongside.assessments import goal_operations, goal_queries, guardian_operations, guardian_queries
from alongside.assessments.frame import load
from alongside.assessments.goal_operations import NewGoal, NewMeasure, Voice
from alongside.assessments.guardian_operations import Who
from alongside.assessments.models import Goal, GuardianReading, Measure
from alongside.assessments.terms import Agrees, GuardianRole, Judged, Kind, Turned
from alongside.assessments.tests.scenes import a_goal, a_measure, added, drivers, reading
from alongside.cases.models import Due, TimelineEntry
from alongside.cases.terms import SeesWhat
from alongside.contexts.tests.scenes import joins
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.people.terms import Kind as PersonKind
from alongside.people.tests.scenes import clear, somebody
from alongside.seals.rings import NO_LONGER_HELD, destroy
from alongside.values import facts


@pytest.fixture
def people(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return {name: somebody(opened(cast.rita), name) for name in ("JK", "DT", "AM")}


def guardians(opened):
    return guardian_queries.guardians(opened, load(opened), people_queries.names(opened))


def goals(opened):
    return goal_queries.goals_page(opened, people_queries.names(opened))


def test_three_judgements_each_for_itself(cast, opened):
    """`assessment.guardianship`: bus drivers are present, willing, not able."""
    drivers(opened(cast.mo))
    (seen,) = guardians(opened(cast.rita))
    assert [(one.name, one.answer) for one in seen.judged] == [
        ("willing", Judged.YES),
        ("able", Judged.NO),
        ("capacity", Judged.PARTLY),
    ]
    assert seen.judged[1].says == "not yet: no radio at the back"
    assert seen.presence == "there at the time" and seen.speaking_up


def test_judged_again_the_last_reading_stays(cast, opened):
    """`assessment.guardianship`: dated rows, never edited."""
    made = drivers(opened(cast.mo))
    guardian_operations.judge_again(opened=opened(cast.rita), guardian=made, reading=reading(able=Judged.YES))
    assert guardians(opened(cast.rita))[0].judged[1].answer == Judged.YES
    assert GuardianReading.objects.count() == 2
    guardian_operations.end(opened=opened(cast.rita), guardian=made)
    assert guardians(opened(cast.rita)) == ()
    with pytest.raises(NotOpenToYou):
        guardian_operations.end(opened=opened(cast.rita), guardian=ids.new())


def test_whom_young_people_trust_is_their_choice(cast, opened, people):
    """`assessment.guardianship`: Ms K is trusted by three; without names they are letters."""
    parent = somebody(opened(cast.rita), "MK", PersonKind.PARENT_CARER)
    guardian_operations.add(
        opened=opened(cast.rita),
        who=Who(GuardianRole.PARENTS, "JK’s mother", person=parent),
        reading=reading(trusted_by=tuple(people.values())),
    )
    (seen,) = guardians(opened(cast.rita))
    assert seen.trusted_line == "trusted by AM, DT and JK"
    destroy([people["JK"]])
    assert guardians(opened(cast.mo))[0].who == NO_LONGER_HELD


def test_without_names_a_guardian_is_a_role(cast, bus_case, opened, people):
    """`access.view`."""
    drivers(opened(cast.mo))
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    (seen,) = guardians(opened(cast.priya))
    assert (seen.who, seen.presence) == ("Transport", "")
    assert seen.judged[0].says == "yes"


def test_a_goal_says_what_changes_and_how_it_is_measured(cast, opened):
    """`plan.goal`: story 1 step 10."""
    strength = added(opened(cast.mo), "They wait for each other")
    a_goal(opened(cast.rita), uses=strength)
    (seen,) = goals(opened(cast.mo))
    assert seen.words == "young people can get home without being approached"
    assert seen.uses == "They wait for each other"
    (measure,) = seen.measures
    assert measure.baseline.words == "red at two stops" and measure.method in seen.measure_line
    assert Due.objects.get(kind="assessments.measure").on == clock.today() + timedelta(days=60)
    assert TimelineEntry.objects.filter(kind="assessments.goal_set").count() == 1


def test_a_goal_without_sign_measure_or_strength_is_not_set(cast, opened):
    """`plan.goal`."""
    bare = NewGoal(words="a", what_changes="b", sign="")
    with pytest.raises(Refused) as refused:
        goal_operations.set_goal(opened=opened(cast.rita), goal=bare, measure=NewMeasure("", "we_do", None))
    fields = {one.field for one in refused.value.reasons}
    assert fields == {"sign", "uses_none_because", "method", "shows", "again_on"}
    assert not Goal.objects.exists() and not Due.objects.exists()


def test_who_agrees_and_who_does_not_in_whose_words(cast, opened, people):
    """`plan.goal`."""
    made = a_goal(opened(cast.rita))

    def note(voice, agrees, words=""):
        goal_operations.note_view(
            opened=opened(cast.mo), goal=made, voice=voice, agrees=agrees, words=words, on=clock.today()
        )

    note(Voice(person=people["JK"]), Agrees.YES, "“safe”")
    note(Voice(user=cast.tom.pk), Agrees.PARTLY)
    note(Voice(words="the parents who came"), Agrees.NO)
    (seen,) = goals(opened(cast.rita))
    assert [(one.who, one.agrees) for one in seen.views] == [
        ("JK", Agrees.YES),
        ("Tom Brandt, supervisor", Agrees.PARTLY),
        ("the parents who came", Agrees.NO),
    ]
    assert seen.views[0].said == "safe"
    with pytest.raises(Refused):
        note(Voice(), Agrees.YES)
    for stranger in (Voice(user=cast.sam.pk), Voice(person=ids.new())):
        with pytest.raises(NotOpenToYou):
            note(stranger, Agrees.YES)


def test_measured_again_it_says_how_it_turned(cast, opened):
    """`plan.goal`, `plan.review`: change, not effort."""
    a_goal(opened(cast.rita))
    measure = Measure.objects.get()
    later = clock.today() + timedelta(days=90)
    goal_operations.measured(
        opened=opened(cast.mo),
        measure=measure.pk,
        words="green at one stop",
        turned=Turned.BETTER,
        on=clock.today(),
        again_on=later,
    )
    (seen,) = goals(opened(cast.rita))
    assert [one.turned for one in seen.measures[0].measurements] == [None, Turned.BETTER]
    assert Due.objects.get(kind="assessments.measure", done_at=None).on == later
    with pytest.raises(Refused):
        goal_operations.measured(
            opened=opened(cast.mo), measure=measure.pk, words="x", turned=None, on=clock.today()
        )


def test_better_words_take_measures_and_views_along(cast, opened):
    """`plan.goal`: nothing is overwritten."""
    made = a_goal(opened(cast.rita))
    goal_operations.add_measure(
        opened=opened(cast.rita), goal=made, measure=a_measure(method="LO draws the way home")
    )
    better = NewGoal(words="they get home", what_changes="b", sign="c", uses_none_because="d")
    goal_operations.change_goal(opened=opened(cast.rita), goal=made, to=better)
    (seen,) = goals(opened(cast.rita))
    assert seen.words == "they get home" and len(seen.measures) == 2
    assert Goal.objects.get(pk=made).replaced_by_id == seen.id
    with pytest.raises(NotOpenToYou):
        goal_operations.end_goal(opened=opened(cast.rita), goal=made, because="reached")


def test_an_ended_goal_leaves_nothing_due(cast, opened):
    made = a_goal(opened(cast.rita))
    goal_operations.end_goal(
        opened=opened(cast.rita), goal=made, because="They say that the bus is just a bus"
    )
    assert goal_queries.goals(opened(cast.rita)) == ()
    assert not Due.objects.filter(kind="assessments.measure", done_at=None).exists()


def test_goals_that_name_nobody_are_read_by_all_who_see_the_plan(cast, bus_case, opened, people):
    """`access.view`."""
    a_goal(opened(cast.rita))
    a_goal(opened(cast.rita), words="JK gets home")
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    first, second = goal_queries.goals(opened(cast.priya))
    assert first.words.startswith("young people can get home")
    assert first.measure_line.startswith("Taken again"), "who colours the route is for those who see names"
    assert "They colour the route" in goal_queries.goals(opened(cast.rita))[0].measure_line
    assert not second.readable and "JK" not in second.words


def test_strengths_stand_beside_worries_in_the_values_check(cast, opened):
    """`values.strengths.1`: live facts."""
    assert facts.said(facts.now(opened(cast.rita)), "strengths") == ("No strengths written down yet",)
    added(opened(cast.rita), "They share food")
    added(opened(cast.rita), "They fall out online", Kind.WORRY)
    said = facts.said(facts.now(opened(cast.rita)), "strengths")
    assert said == ("1 strength beside 1 worry in the assessment",)
