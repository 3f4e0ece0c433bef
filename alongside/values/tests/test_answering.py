"""Answering, pausing, resuming: what is written, what is due, what stands on the timeline."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from alongside.activity.doors import operation
from alongside.cases.models import Case, Clearance, Due, Pause, TimelineEntry
from alongside.cases.operations import change
from alongside.cases.rules import Extending, may_extend
from alongside.cases.terms import Covers, Path
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.values import operations, queries, when_record_changes
from alongside.values.models import Answer, PauseDecision, Reflection
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.terms import Ending, Occasion, Said

TOLD = "values.collaboration.2"
MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)


def saying(question, said, words="", **more):
    return Answering(Giving(question, said, words=words, name="q", **more))


def answer(opened, *answers, occasion=Occasion.NAMING):
    operations.answer(opened=opened, occasion=occasion, answers=answers)


def kinds():
    return list(TimelineEntry.objects.order_by("at").values_list("kind", flat=True))


def somebody(opened, shown="JK"):
    with operation(by=opened.viewer, case=opened.id):
        row = Person(
            id=ids.new(),
            case_id=opened.id,
            kind=Kind.YOUNG_PERSON,
            added_at=clock.now(),
            added_by=opened.viewer,
        )
        opened.ring.add_key(row.id)
        opened.ring.fill_for_person(row, row.id, shown=shown)
        row.save(force_insert=True)
    return row.id


def paused(opened, **about):
    return bool(may_extend(opened.locks, Extending.ADDING_A_PERSON, **about))


def test_a_no_pauses_and_a_later_yes_resumes(cast, opened):
    """`values.pause`: by default all; gap, owner, five working days; pausing and resuming on the timeline."""
    with clock.at(MONDAY):
        answer(opened(cast.rita), saying(TOLD, Said.NO, "Mo has not talked with them yet"))
        assert paused(opened(cast.rita))
        pause = Pause.objects.get()
        assert (pause.covers, pause.owner, pause.question) == (Covers.ALL, cast.rita, TOLD)
        assert str(pause.due_on) == "2030-01-14"
        assert Due.objects.get(kind="values.gap").on == pause.due_on
        decide = Due.objects.get(kind="values.decide")
        assert (str(decide.on), decide.whose) == ("2030-01-15", cast.tom)
        (shown,) = queries.pauses(opened(cast.tom))
        assert shown.gap == "Mo has not talked with them yet" and shown.owner == "R. Okafor"
    with clock.at(MONDAY + timedelta(days=4)):
        answer(opened(cast.rita), saying(TOLD, Said.YES, "By Mo at the club", how=True))
        assert not paused(opened(cast.rita))
        assert Pause.objects.get().outcome == Ending.MENDED
        assert not Due.objects.filter(done_at=None).exists()
    assert kinds() == ["values.paused", "values.resumed"]
    assert Answer.objects.count() == 2


def test_sharing_and_finishing_are_paused_too_and_keeping_safe_is_not_asked(cast, opened):
    """`values.pause`: adding people, disclosures by choice, finishing the stage."""
    answer(opened(cast.rita), saying("values.rights.2", Said.NO, "it smells of intelligence"))
    locks = opened(cast.rita).locks
    assert all(may_extend(locks, what, stage="plan") for what in Extending)


def test_an_answer_without_its_words_is_refused_and_nothing_is_written(cast, opened):
    with pytest.raises(Refused) as refused:
        answer(opened(cast.rita), saying(TOLD, Said.NO))
    assert refused.value.reasons[0].field == "q_gap"
    assert not Answer.objects.exists() and not Pause.objects.exists()


def test_not_yet_pauses_by_itself_after_its_day(cast, opened):
    """`values.not_yet`: the day after, it counts as "no", whether or not the due work has run."""
    with clock.at(MONDAY):
        until = (MONDAY + timedelta(days=2)).date()
        asked = saying("values.strengths.2", Said.NOT_YET, "I ask JK", known_by=until)
        answer(opened(cast.rita), asked)
        assert not paused(opened(cast.rita))
        assert Due.objects.get(kind="values.not_yet").on == until
    with clock.at(MONDAY + timedelta(days=2)):
        assert not paused(opened(cast.rita))
    with clock.at(MONDAY + timedelta(days=3)):
        assert paused(opened(cast.rita))
        page = queries.overview(opened(cast.rita))
        (no,) = next(card.no for card in page.cards if card.value.id == "strengths")
        assert no.ran_out
        assert operations.run_out(by=None, case=opened(cast.rita).id, today=clock.today()) == 1
        assert operations.run_out(by=None, case=opened(cast.rita).id, today=clock.today()) == 0
    open_due = Due.objects.filter(done_at=None).order_by("on")
    assert [(one.kind, one.whose) for one in open_due] == [
        ("values.gap", cast.rita),
        ("values.decide", cast.tom),
    ]
    assert kinds() == ["values.not_yet", "values.ran_out"]


def test_found_out_in_time_pauses_nothing(cast, opened):
    """`values.not_yet`."""
    with clock.at(MONDAY):
        until = (MONDAY + timedelta(days=2)).date()
        answer(opened(cast.rita), saying(TOLD, Said.NOT_YET, "I ask", known_by=until))
    with clock.at(MONDAY + timedelta(days=1)):
        answer(opened(cast.rita), saying(TOLD, Said.YES, "by Mo", how=True))
    with clock.at(MONDAY + timedelta(days=9)):
        assert not paused(opened(cast.rita))
        assert operations.run_out(by=None, case=opened(cast.rita).id, today=clock.today()) == 0
    assert Pause.objects.get().outcome == Ending.NOT_NEEDED


def test_not_yet_is_no_way_out_of_a_pause(cast, opened):
    """`values.pause`: once answered "no", only a yes, or the supervisor, ends it."""
    with clock.at(MONDAY):
        answer(opened(cast.rita), saying(TOLD, Said.NO, "not told"))
        until = (MONDAY + timedelta(days=2)).date()
        again = saying(TOLD, Said.NOT_YET, "soon", known_by=until)
        operations.answer_again(opened=opened(cast.rita), answer=again)
        assert paused(opened(cast.rita))
        assert Pause.objects.count() == 1


def test_only_an_answered_question_is_answered_again(cast, opened):
    with pytest.raises(NotOpenToYou):
        operations.answer_again(opened=opened(cast.rita), answer=saying(TOLD, Said.YES))


def test_a_no_about_one_person_keeps_only_that_person_off(cast, opened):
    """`values.rights.6`, `values.rights.7`, `values.pause`."""
    jk, am = somebody(opened(cast.rita)), somebody(opened(cast.rita), "AM")
    need = saying("values.rights.6", Said.NO, "JK only walks past")
    operations.answer_about_person(opened=opened(cast.rita), person=jk, answers=[need])
    seen = opened(cast.rita)
    assert paused(seen, person=jk) and not paused(seen, person=am) and not paused(seen)
    assert not may_extend(seen.locks, Extending.SHARING)
    assert Pause.objects.get().covers == Covers.PERSON
    (entry,) = TimelineEntry.objects.all()
    assert entry.kind == "values.paused_for_person" and entry.facts["person"] == str(jk)
    yes = saying("values.rights.6", Said.YES)
    operations.answer_about_person(opened=opened(cast.rita), person=jk, answers=[yes])
    assert not paused(opened(cast.rita), person=jk)


def test_words_are_sealed_for_everyone_they_speak_of(cast, opened):
    """`rights.remove`: take JK's key away and the sentence about JK is gone."""
    jk = somebody(opened(cast.rita))
    answer(opened(cast.rita), saying(TOLD, Said.NO, "JK’s mother has not been told"))
    subjects = set(Pause.objects.get().gap.subjects()) | set(Answer.objects.get().words.subjects())
    assert jk in subjects


def test_the_supervisor_narrows_a_pause_with_a_reason(cast, opened):
    """`values.pause`: person, mapping, sharing or a stage."""
    answer(opened(cast.rita), saying(TOLD, Said.NO, "not told"))
    pause = Pause.objects.get().pk
    narrowing = {"pause": pause, "covers": Covers.SHARING, "because": "they drew it with us"}
    with pytest.raises(Refused):
        operations.narrow(opened=opened(cast.rita), **narrowing)
    assert paused(opened(cast.rita))
    operations.narrow(opened=opened(cast.tom), **narrowing)
    locks = opened(cast.rita).locks
    assert not may_extend(locks, Extending.ADDING_A_PERSON)
    assert may_extend(locks, Extending.SHARING)
    assert PauseDecision.objects.get().outcome == Ending.NARROWED
    assert kinds()[-1] == "values.narrowed"
    answer(opened(cast.rita), saying(TOLD, Said.YES, "now they are", how=True))
    assert not opened(cast.rita).locks.pauses


def test_narrowing_to_one_person_wants_that_person_and_still_mends(cast, opened):
    """`values.pause`: a pause about the case that is narrowed to one person ends with the case's question."""
    jk = somebody(opened(cast.rita))
    answer(opened(cast.rita), saying(TOLD, Said.NO, "JK’s mother"))
    pause = Pause.objects.get().pk
    to_person = {"pause": pause, "covers": Covers.PERSON, "because": "only she"}
    with pytest.raises(Refused):
        operations.narrow(opened=opened(cast.tom), **to_person)
    with pytest.raises(NotOpenToYou):
        operations.narrow(opened=opened(cast.tom), person=ids.new(), **to_person)
    operations.narrow(opened=opened(cast.tom), person=jk, **to_person)
    assert not paused(opened(cast.rita)) and paused(opened(cast.rita), person=jk)
    answer(opened(cast.rita), saying(TOLD, Said.YES, "told", how=True))
    assert not opened(cast.rita).locks.pauses


def test_stopping_ends_the_clearance_and_asks_to_let_the_map_go(cast, opened, bus_case):
    """`values.pause`: stop, and let go of the map."""
    Clearance.objects.create(case_id=bus_case.id, path=Path.NAMED, given_at=clock.now(), given_by=cast.tom)
    answer(opened(cast.rita), saying("values.rights.1", Said.NO, "it harms more than it helps"))
    decision = {"pause": Pause.objects.get().pk, "ending": Ending.STOPPED, "because": "no use"}
    with pytest.raises(Refused):
        operations.decide(opened=opened(cast.rita), **decision)
    operations.decide(opened=opened(cast.tom), **decision)
    seen = opened(cast.rita)
    assert not seen.locks.pauses and not seen.locks.clearances
    assert Due.objects.get(done_at=None).kind == "values.let_go"
    assert kinds()[-1] == "values.stopped"


def test_smaller_work_goes_on(cast, opened):
    """`values.pause`: the work is made smaller, so that the gap no longer matters."""
    answer(opened(cast.rita), saying(TOLD, Said.NO, "LO’s family"))
    pause = Pause.objects.get().pk
    operations.decide(opened=opened(cast.tom), pause=pause, ending=Ending.NARROWED, because="without LO")
    assert not opened(cast.rita).locks.pauses
    assert kinds()[-1] == "values.made_smaller"
    with pytest.raises(NotOpenToYou):
        operations.decide(opened=opened(cast.tom), pause=pause, ending=Ending.STOPPED, because="again")


def test_a_check_is_finished_by_its_last_answer(cast, opened):
    """`purpose.values`: nobody ticks it off."""
    seen = opened(cast.rita)
    page = queries.overview(seen)
    questions = [
        one.id
        for card in page.cards
        for one in queries.value_page(seen, card.value.id, Occasion.NAMING).asked
    ]
    assert len(questions) == page.asked == 17
    *first, last = questions
    answer(seen, *(saying(one, Said.YES, "so") for one in first))
    assert queries.missing(opened(cast.rita), Occasion.NAMING)
    assert opened(cast.rita).row.marks["values"] == "begun"
    answer(opened(cast.rita), saying(last, Said.YES, "so"))
    assert not queries.missing(opened(cast.rita), Occasion.NAMING)
    assert opened(cast.rita).row.marks["values"] == "done"
    assert kinds() == ["values.finished"]
    assert queries.missing(opened(cast.rita), Occasion.REVIEW)


def test_a_review_shows_earlier_answers_and_asks_each_value_once(cast, opened):
    """`values.*`: at reviews each value gets one fresh answer."""
    check = queries.state.load(opened(cast.rita)).check
    every = [one.id for one in check.questions.values() if not one.per_person]
    answer(opened(cast.rita), *(saying(one, Said.YES, "so") for one in every))
    page = queries.overview(opened(cast.rita), "review")
    assert page.asked == 5 and page.answered == 0
    value = queries.value_page(opened(cast.rita), "rights", Occasion.REVIEW)
    assert [one.id for one in value.asked] == ["values.rights"]
    assert len(value.others) == 5 and value.others[0].earlier.said == Said.YES
    fresh = [saying(f"values.{value}", Said.YES) for value in check.values]
    answer(opened(cast.rita), *fresh, occasion=Occasion.REVIEW)
    assert not queries.missing(opened(cast.rita), Occasion.REVIEW)


def test_reflection_is_kept_with_who_wrote_it(cast, opened):
    """`supervision.reflect`: two or more people, own words."""
    lines = {"else": "They wait for the same bus.", "try": ""}
    writing = {"offered_at": "signoff", "with_whom": "", "thoughts": lines}
    with pytest.raises(Refused):
        operations.reflect(opened=opened(cast.rita), people=[cast.sam.pk], **writing)
    assert not Reflection.objects.exists()
    operations.reflect(opened=opened(cast.rita), people=[cast.tom.pk], **writing)
    (kept,) = queries.reflections(opened(cast.mo))
    assert set(kept.people) == {"R. Okafor", "T. Brandt"}
    assert kept.thoughts == (("What else could explain this?", "They wait for the same bus."),)
    assert kinds() == ["values.reflected"]


def test_what_was_said_about_a_placeholder_follows_it(cast, opened):
    """`map.placeholder`: answers and pauses speak of the known person from then on, sealed for them."""
    friend, jk = somebody(opened(cast.rita), "Friend"), somebody(opened(cast.rita))
    need = saying("values.rights.6", Said.NO, "no need for Friend")
    operations.answer_about_person(opened=opened(cast.rita), person=friend, answers=[need])
    answer(opened(cast.rita), saying(TOLD, Said.NO, "Friend is not told"))
    with change(opened(cast.rita)) as (op, fresh):
        when_record_changes.merged(op, fresh, gone=friend, known=jk)
    assert {row.person_id for row in Answer.objects.all()} == {jk, None}
    assert paused(opened(cast.rita), person=jk)
    for row in (*Answer.objects.all(), *Pause.objects.all()):
        sealed = row.words if isinstance(row, Answer) else row.gap
        assert jk in sealed.subjects() and friend not in sealed.subjects()
    assert "Friend is not told" in {one.gap for one in queries.pauses(opened(cast.rita))}


def test_a_closed_case_has_no_questions(cast, opened, bus_case):
    """`plan.close`."""
    seen = opened(cast.rita)
    Case.objects.filter(pk=bus_case.id).update(stage="closed", closed_on=clock.today())
    with pytest.raises(Refused):
        answer(seen, saying(TOLD, Said.YES, "x", how=True))
    with pytest.raises(ValueError, match="answering the question again"):
        operations.decide(opened=seen, pause=ids.new(), ending=Ending.MENDED, because="")


def test_a_pause_is_shown_by_what_it_covers(cast, opened):
    """`values.pause`: each narrower pause says what goes on."""
    answer(opened(cast.rita), saying(TOLD, Said.NO, "gap"))
    pause = Pause.objects.get().pk
    said = {"mapping": "Adding people is paused", "stage": "Finishing the plan is paused"}
    for covers, heading in said.items():
        narrowing = {"pause": pause, "covers": Covers(covers), "because": "enough", "stage": "plan"}
        operations.narrow(opened=opened(cast.tom), **narrowing)
        (shown,) = queries.pauses(opened(cast.rita))
        assert shown.heading.startswith(heading) and shown.because == "enough" and not shown.ran_out
    assert may_extend(opened(cast.rita).locks, Extending.FINISHING, stage="plan")
    assert not may_extend(opened(cast.rita).locks, Extending.FINISHING, stage="map")


@pytest.mark.parametrize("stage", ["purpose", "assessment", "review"])
def test_a_pause_of_one_stage_names_that_stage(cast, opened, signed_in, bus_case, stage):
    """`values.pause`: on the banner, the page, the overview and the timeline."""
    answer(opened(cast.rita), saying(TOLD, Said.NO, "gap"))
    pause = Pause.objects.get().pk
    tom = signed_in(cast.tom)
    address = reverse("values:pause", args=[bus_case.id, pause])
    sent = {"covers": "stage", "stage": stage, "because": "enough", "narrow": "1"}
    assert tom.post(address, {**sent, "stage": "map"}).status_code == 200, "nobody finishes a map"
    assert tom.post(address, sent).status_code == 302
    for page in (address, *(reverse(one, args=[bus_case.id]) for one in ("values:page", "web:case"))):
        assert f"Finishing the {stage} is paused since" in tom.get(page).content.decode()
    assert f"The {stage} cannot be finished until this is put right" in tom.get(address).content.decode()
    told = tom.get(reverse("web:timeline", args=[bus_case.id])).content.decode()
    assert f"narrowed what is paused to finishing the {stage}" in told


def test_answered_no_twice_it_is_one_pause(cast, opened):
    """`values.pause`: the gap, its owner and its day stay."""
    answer(opened(cast.rita), saying(TOLD, Said.NO, "not told"))
    before = Pause.objects.get()
    operations.answer_again(opened=opened(cast.tom), answer=saying(TOLD, Said.NO, "still not"))
    after = Pause.objects.get()
    assert (after.owner, after.due_on, after.since) == (before.owner, before.due_on, before.since)
    assert set(Answer.objects.values_list("pause", flat=True)) == {after.pk}
    assert kinds() == ["values.paused"]
