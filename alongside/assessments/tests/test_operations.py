"""Adding, putting right, analysing, finishing: rows, timeline, log, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.activity.models import Entry
from alongside.assessments import finish_operations, goal_operations, operations, queries
from alongside.assessments.frame import load
from alongside.assessments.models import AnalysisAnswer, Assessment, Contribution, FactorReading, Finishing
from alongside.assessments.terms import About, Domain, Kind
from alongside.assessments.tests.scenes import (
    ENVIRONMENT,
    added,
    all_but_a_strength_outside,
    known,
)
from alongside.cases.models import Case, Due, TimelineEntry
from alongside.cases.terms import Covers, SeesWhat, Subject
from alongside.contexts import focus_operations
from alongside.contexts.focus_operations import NewFocus
from alongside.contexts.tests.scenes import joins
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.people.models import Person
from alongside.people.operations import merge
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, pause, somebody
from alongside.seals.rings import NO_LONGER_HELD, destroy
from alongside.statements import operations as statements
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source

MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)


@pytest.fixture
def people(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return {name: somebody(opened(cast.rita), name) for name in ("JK", "DT", "RS")}


def page(opened):
    return queries.page(opened, people_queries.names(opened))


def kinds():
    return set(TimelineEntry.objects.values_list("kind", flat=True))


def test_it_grows_by_dated_contributions_of_several_people(cast, opened):
    """`assessment.grows`, `assessment.functioning`."""
    first = added(opened(cast.rita), "They share food")
    added(opened(cast.mo), "Saying no feels like letting everyone down", Kind.WORRY)
    found = page(opened(cast.tom))
    assert found.contributions[0].words == "They share food"
    assert (found.count, found.contributors) == (2, 2)
    assert Assessment.objects.count() == 1 and Case.objects.get().marks["assessment"] == "begun"
    assert "assessments.begun" in kinds()
    assert Entry.objects.filter(event="assessments.added").count() == 2
    assert Contribution.objects.get(pk=first).domain == Domain.FUNCTIONING


def test_a_quote_has_its_speaker_and_rests_on_what_was_said(cast, opened, people):
    """`assessment.factor`: young people's words, evidence on the map."""
    said = statements.add(
        opened=opened(cast.mo),
        said=Said(
            speaker=Speaker(person=people["JK"]), source=Source.OWN_ACCOUNT, words="us lot", own_words=True
        ),
    )
    operations.add(
        opened=opened(cast.mo),
        known=known(
            "If one of us is late the rest wait",
            Kind.YOUNG_PEOPLE,
            speaker=people["JK"],
            said_with="with Mo",
            rests_on=(said,),
        ),
    )
    (seen,) = page(opened(cast.rita)).contributions
    assert seen.who.startswith("JK, with Mo, ") and seen.rests_on_ids == (said,)
    assert FactorReading.objects.count() == 1


def test_without_a_speaker_nothing_is_written(cast, opened):
    """`assessment.factor`."""
    with pytest.raises(Refused):
        operations.add(opened=opened(cast.mo), known=known("us lot", Kind.YOUNG_PEOPLE))
    assert not Contribution.objects.exists() and not Assessment.objects.exists()


def test_words_about_somebody_need_the_sign_off_unless_they_are_their_own(cast, bus_case, opened, people):
    """`path.named`."""
    from alongside.cases.models import Clearance

    Clearance.objects.all().delete()
    with pytest.raises(Refused) as refused:
        added(opened(cast.rita), "RS decides where they go", Kind.WORRY)
    assert [one.rule for one in refused.value.reasons] == ["path.named"]
    own = known("RS decides, mostly", Kind.YOUNG_PEOPLE, speaker=people["JK"])
    operations.add(opened=opened(cast.rita), known=own)


def test_a_parents_own_words_identify_nobody_from_elsewhere(cast, bus_case, opened, people):
    """`assessment.individual`, `path.together`: parents are in the conversation; friends stay out of their words."""
    from alongside.cases.models import Clearance

    Clearance.objects.all().delete()
    Person.objects.filter(pk=people["JK"]).update(kind="parent_carer")
    own = known("I do not know how to ask her", Kind.PARENTS, speaker=people["JK"])
    assert operations.add(opened=opened(cast.rita), known=own)
    of_a_friend = known("RS takes her there", Kind.PARENTS, speaker=people["JK"])
    with pytest.raises(Refused) as refused:
        operations.add(opened=opened(cast.rita), known=of_a_friend)
    assert [one.rule for one in refused.value.reasons] == ["path.named"]


def test_words_die_with_those_they_speak_of(cast, opened, people):
    """`rights.remove`: sealed for everyone the words speak of, chosen or not."""
    added(opened(cast.rita), "RS decides where they go", Kind.WORRY)
    added(opened(cast.rita), "They share food")
    destroy([people["RS"]])
    assert {one.words for one in page(opened(cast.mo)).contributions} == {NO_LONGER_HELD, "They share food"}


def test_somebody_held_leaves_no_trace(cast, opened, people):
    """`map.inclusion`: contributions about or by somebody who is held, or that only speak of them, leave view."""
    rita = opened(cast.rita)
    operations.add(opened=rita, known=known("kind", about=About.PERSON, people=(people["RS"],)))
    operations.add(opened=rita, known=known("us lot", Kind.YOUNG_PEOPLE, speaker=people["RS"]))
    added(rita, "RS decides where they go", Kind.WORRY)
    added(rita, "They share food")
    Person.objects.filter(pk=people["RS"]).update(restricted_on=clock.today())
    for who in (cast.rita, cast.mo, cast.tom):
        assert [one.words for one in page(opened(who)).contributions] == ["They share food"]


def test_whoever_sees_no_names_reads_only_what_names_nobody(cast, bus_case, opened, people):
    """`access.view`: nameless; their own words stay theirs to read."""
    rita = opened(cast.rita)
    added(rita, "They share food with JK")
    operations.add(
        opened=rita, known=known("The club closes at six", about=About.CONTEXT, prompt=ENVIRONMENT)
    )
    operations.add(opened=rita, known=known("ZQ runs the café", about=About.CONTEXT, prompt=ENVIRONMENT))
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    added(opened(cast.priya), "Year 9 eat together")
    words = {one.words for one in page(opened(cast.priya)).contributions}
    assert words == {"", "The club closes at six", "Year 9 eat together"}


def test_whoever_sees_only_their_own_adds_without_reading(cast, bus_case, opened, people):
    """`access.view`, `access.write_only`: story 1 step 7, Priya."""
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.OWN)
    assert page(opened(cast.priya)).count == 0
    added(opened(cast.rita), "They share food with JK")
    all_but_a_strength_outside(opened(cast.rita))
    found = page(opened(cast.priya))
    assert (found.contributions, found.guardians, found.sides, found.missing) == ((), (), (), ())
    added(opened(cast.priya), "JK holds the door for the little ones")
    (mine,) = page(opened(cast.priya)).contributions
    assert mine.words == "JK holds the door for the little ones"
    assert mine.words in {one.words for one in page(opened(cast.rita)).contributions}
    destroy([people["JK"]])
    assert page(opened(cast.priya)).contributions[0].words == NO_LONGER_HELD


def test_the_right_wording_takes_the_place_of_the_wrong_one(cast, opened):
    """`assessment.grows`, `rights.correct`: nothing is overwritten, and the wrong version leaves view."""
    first = added(opened(cast.mo), "They share fod")
    operations.put_right(opened=opened(cast.mo), contribution=first, known=known("They share food"))
    (seen,) = page(opened(cast.rita)).contributions
    assert seen.words == "They share food" and seen.put_right
    old = Contribution.objects.get(pk=first)
    assert old.replaced_by_id == seen.id and old.ended_by == cast.mo
    with pytest.raises(Refused):
        operations.put_right(
            opened=opened(cast.mo), contribution=added(opened(cast.rita), "x"), known=known("y")
        )
    with pytest.raises(NotOpenToYou):
        operations.take_back(opened=opened(cast.mo), contribution=first)


def test_analysis_keeps_its_history(cast, opened):
    """`assessment.analysis`: what drives harm beneath the behaviour, what protects, which context matters most."""
    operations.analyse(opened=opened(cast.rita), answers={"drives": "He waits at two stops"}, versions={})
    frame = load(opened(cast.rita))
    (drives, *_) = queries.analysis(opened(cast.rita), frame)
    operations.analyse(
        opened=opened(cast.mo),
        answers={"drives": "Nobody is at two stops"},
        versions={"drives": drives.version},
    )
    now = queries.analysis(opened(cast.rita), load(opened(cast.rita)))[0]
    assert now.words == "Nobody is at two stops" and now.earlier[0][0] == "He waits at two stops"
    assert "assessments.analysed" in kinds()


def test_two_people_writing_at_once_lose_nothing(cast, opened):
    """`assessment.grows`: both versions are shown, none is overwritten (quality R1)."""
    operations.analyse(opened=opened(cast.mo), answers={"drives": "fear"}, versions={})
    with pytest.raises(Refused) as refused:
        operations.analyse(opened=opened(cast.rita), answers={"drives": "debt"}, versions={"drives": ""})
    (reason,) = refused.value.reasons
    assert reason.field == "answer_drives" and "fear" in reason.says
    assert AnalysisAnswer.objects.count() == 1


def test_story_1_step_7_it_cannot_be_finished_without_a_strength_outside(cast, opened):
    """`assessment.finish`, `assessment.environment`: the café owner is added, then it can."""
    all_but_a_strength_outside(opened(cast.rita))
    with pytest.raises(Refused) as refused:
        finish_operations.finish(opened=opened(cast.rita))
    (reason,) = refused.value.reasons
    assert "“Places, families and the world around” has no strength yet" in reason.says
    assert not Finishing.objects.exists()
    added(opened(cast.mo), "The café owner lets them wait inside", prompt=ENVIRONMENT)
    finish_operations.finish(opened=opened(cast.rita))
    assert Due.objects.get(kind="assessments.sign_off").whose == cast.tom
    assert "assessments.finished" in kinds()


def ready(cast, opened):
    all_but_a_strength_outside(opened(cast.rita))
    added(opened(cast.mo), "The café owner lets them wait inside", prompt=ENVIRONMENT)


def test_reasons_stand_in_for_what_cannot_be_there(cast, opened):
    """`assessment.finish`: the reason for a missing strength; the reason and a plan for missing views."""
    all_but_a_strength_outside(opened(cast.rita))
    Contribution.objects.filter(kind=Kind.YOUNG_PEOPLE).delete()
    finish_operations.explain_no_strength(
        opened=opened(cast.rita), domain=Domain.ENVIRONMENT, reason="We have asked at both stops"
    )
    finish_operations.explain_views_missing(
        opened=opened(cast.rita), reason="They did not want to talk yet", plan="Mo asks on Thursday"
    )
    finish_operations.finish(opened=opened(cast.rita))
    frame = load(opened(cast.tom))
    assert frame.waits and (frame.views_reason, frame.views_plan) == (
        "They did not want to talk yet",
        "Mo asks on Thursday",
    )
    with pytest.raises(Refused):
        finish_operations.explain_views_missing(opened=opened(cast.rita), reason="x", plan=" ")


def test_while_paused_it_is_not_finished_and_the_rest_goes_on(cast, bus_case, opened):
    """`values.pause`: finishing the stage is paused; adding what one knows is not."""
    ready(cast, opened)
    pause(bus_case.id, cast.rita, Covers.ALL)
    with pytest.raises(Refused) as refused:
        finish_operations.finish(opened=opened(cast.rita))
    assert [one.rule for one in refused.value.reasons] == ["values.pause"]
    added(opened(cast.mo), "They make each other laugh")


def test_a_supervisor_signs_off_what_somebody_else_finished(cast, opened):
    """`assessment.finish`."""
    ready(cast, opened)
    finish_operations.finish(opened=opened(cast.tom))
    for who in (cast.tom, cast.mo):
        with pytest.raises(Refused):
            finish_operations.sign_off(opened=opened(who))
    assert load(opened(cast.tom)).waits


def test_once_finished_it_is_locked_and_later_thoughts_stand_below(cast, opened):
    """`recording.finish`."""
    with clock.at(MONDAY):
        ready(cast, opened)
        finish_operations.finish(opened=opened(cast.rita))
    with clock.at(MONDAY + timedelta(days=1)):
        finish_operations.sign_off(opened=opened(cast.tom), words="Their words carry it")
        assert Case.objects.get().marks["assessment"] == "done"
        assert Due.objects.get(kind="assessments.sign_off").done_at
        added(opened(cast.mo), "They have begun to cook together")
        with pytest.raises(Refused) as refused:
            operations.analyse(opened=opened(cast.rita), answers={"drives": "new"}, versions={})
    assert refused.value.reasons[0].rule == "recording.finish"
    found = page(opened(cast.rita))
    assert [one.words for one in found.contributions if one.later] == ["They have begun to cook together"]
    (functioning, *_) = found.domains
    assert [one.words for one in functioning.later] == ["They have begun to cook together"]
    assert found.frame.supervisor_words == "Their words carry it"
    with pytest.raises(NotOpenToYou):
        finish_operations.sign_off(opened=opened(cast.tom))


def test_what_is_sent_back_is_open_again(cast, opened):
    """`assessment.finish`."""
    ready(cast, opened)
    finish_operations.finish(opened=opened(cast.rita))
    with pytest.raises(Refused):
        finish_operations.send_back(opened=opened(cast.tom), words=" ")
    finish_operations.send_back(opened=opened(cast.tom), words="Ask LO, too")
    frame = load(opened(cast.rita))
    assert frame.locked_at is None and frame.supervisor_words == "Ask LO, too"
    finish_operations.finish(opened=opened(cast.rita))
    assert Finishing.objects.count() == 2 and load(opened(cast.rita)).supervisor_words == ""


def test_a_new_focus_brings_its_prompts_and_keeps_every_word(cast, opened):
    """`assessment.settings`: story 3; the assessment continues with the school's prompts."""
    added(opened(cast.rita), "They learn from one another", prompt="functioning.learning")
    focus_operations.shift(
        opened=opened(cast.rita),
        focus=NewFocus(
            Subject.SCHOOL, "Northgate School", None, None, "exclusions", "days lost", "Priya, by Rita"
        ),
    )
    added(opened(cast.rita), "A teacher keeps lunch open", prompt="environment.teaching")
    found = page(opened(cast.mo))
    assert found.frame.prompts.id == "school"
    titles = {card.title for domain in found.domains for card in domain.cards}
    assert "Learning" in titles and found.count == 2
    learning = next(card for card in found.domains[0].cards if card.title == "Learning")
    assert not learning.still_asked


def test_a_new_assessment_begins_only_after_the_last_was_signed_off(cast, opened):
    """`assessment.grows`."""
    ready(cast, opened)
    with pytest.raises(Refused):
        finish_operations.begin_again(opened=opened(cast.rita))
    with clock.at(MONDAY):
        finish_operations.finish(opened=opened(cast.rita))
        finish_operations.sign_off(opened=opened(cast.tom))
    with clock.at(clock.now() + timedelta(days=1)):
        finish_operations.begin_again(opened=opened(cast.rita))
        found = page(opened(cast.rita))
    assert found.count == 0 and len(found.frame.earlier) == 1
    earlier = queries.page(
        opened(cast.rita), people_queries.names(opened(cast.rita)), of=found.frame.earlier[0].id
    )
    assert earlier.count == 5 and Case.objects.get().marks["assessment"] == "begun"


def test_what_was_said_about_a_placeholder_goes_over(cast, opened, people):
    """`map.placeholder`: sealed for the known person from then on."""
    gone = a_friend_from_the_bus(opened(cast.rita))
    operations.add(
        opened=opened(cast.rita), known=known("is left out", Kind.WORRY, about=About.PERSON, people=(gone,))
    )
    merge(opened=opened(cast.rita), placeholder=gone, known=people["DT"])
    (seen,) = page(opened(cast.rita)).contributions
    assert seen.people == ("DT",) and seen.words == "is left out"
    assert people["DT"] in Contribution.objects.get().words.subjects()


def test_a_strength_of_a_goal_is_one_of_the_record(cast, opened):
    """`plan.goal`."""
    worry = added(opened(cast.rita), "the man waits", Kind.WORRY)
    for uses in (worry, ids.new()):
        with pytest.raises(NotOpenToYou):
            goal_operations.set_goal(
                opened=opened(cast.rita),
                goal=goal_operations.NewGoal(words="a", what_changes="b", sign="c", uses=uses),
                measure=goal_operations.NewMeasure("m", "they_say", clock.today() + timedelta(days=9)),
            )
