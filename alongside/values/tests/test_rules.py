"""The rules of the values check, each quoted by its id."""

from datetime import date

import pytest

from alongside.practice import framework
from alongside.values import rules
from alongside.values.rules import Given, Giving
from alongside.values.terms import Occasion, Said

CHECK = framework("england-2026-1").values_check
MONDAY = date(2026, 11, 23)


def told(said, question="values.collaboration.2", **more):
    return Given(question, said, MONDAY, **more)


def everything(said=Said.YES):
    return {one.id: Given(one.id, said, MONDAY) for one in rules.case_questions(CHECK)}


def rules_of(reasons):
    return [reason.rule for reason in reasons]


def test_there_are_nineteen_questions_and_two_are_asked_of_each_person():
    """`values.rights.6`, `values.rights.7`: asked of each person, at inclusion."""
    assert len(CHECK.questions) == 19
    asked_of_each = set(CHECK.questions) - {one.id for one in rules.case_questions(CHECK)}
    assert asked_of_each == {"values.rights.6", "values.rights.7"}


@pytest.mark.parametrize(
    ("day", "counts"), [(date(2026, 11, 23), Said.NOT_YET), (date(2026, 11, 24), Said.NO)]
)
def test_not_yet_becomes_no_once_its_day_has_passed(day, counts):
    """`values.not_yet`."""
    given = told(Said.NOT_YET, known_by=MONDAY)
    assert rules.counts_as(given, day) == counts


def test_finding_out_takes_ten_working_days_at_most():
    """`values.not_yet`: ten working days, also when it is answered so again and again."""
    latest = date(2026, 12, 7)
    assert rules.latest_to_know([], CHECK, MONDAY) == latest
    again = [told(Said.YES), told(Said.NOT_YET, known_by=latest)]
    assert rules.latest_to_know(again, CHECK, date(2026, 12, 1)) == latest


@pytest.mark.parametrize(
    ("giving", "fields"),
    [
        (Giving("values.strengths.1", Said.YES, name="q"), []),
        (Giving("values.strengths.2", Said.YES, how=True, name="q"), ["q_how"]),
        (Giving("values.strengths.2", Said.YES, words="At the club", how=True, name="q"), []),
        (Giving("values.strengths.1", Said.NO, name="q"), ["q_gap"]),
        (Giving("values.strengths.1", Said.DOES_NOT_APPLY, name="q"), ["q_why"]),
        (Giving("values.strengths.1", Said.NOT_YET, words="I ask Mo", name="q"), ["q_by"]),
        (Giving("x", Said.NOT_YET, words="a", known_by=date(2026, 12, 7), name="q"), []),
        (Giving("x", Said.NOT_YET, words="a", known_by=date(2026, 12, 8), name="q"), ["q_by"]),
        (Giving("x", Said.NOT_YET, words="a", known_by=date(2026, 11, 20), name="q"), ["q_by"]),
        (Giving("x", Said.NO, words="a", due_on=date(2026, 11, 30), name="q"), []),
        (Giving("x", Said.NO, words="a", due_on=date(2026, 12, 1), name="q"), ["q_due"]),
    ],
)
def test_words_and_days_are_asked_for_where_they_are_wanted(giving, fields):
    """`values.pause`, `values.not_yet`: words for "no", "not yet" and "how"; five and ten working days."""
    reasons = rules.may_answer(giving, [], CHECK, MONDAY)
    assert [reason.field for reason in reasons] == fields


def test_when_the_days_are_over_it_has_to_be_yes_or_no():
    """`values.not_yet`: saying it again does not buy more time."""
    late = date(2026, 12, 8)
    giving = Giving("x", Said.NOT_YET, words="soon", known_by=late, name="q")
    earlier = [told(Said.NOT_YET, known_by=MONDAY)]
    (reason,) = rules.may_answer(giving, earlier, CHECK, late)
    assert reason.rule == "values.not_yet" and "over" in reason.says


def test_everything_is_answered_before_anybody_is_named():
    """`path.named`: 17 of the case; `purpose.values`."""
    assert not list(rules.before_naming(CHECK, everything(), MONDAY))
    some = everything()
    del some["values.ecological.4"], some["values.rights.5"]
    (reason,) = rules.before_naming(CHECK, some, MONDAY)
    assert reason.says.startswith("2 values questions")


@pytest.mark.parametrize(
    "question",
    ["values.collaboration.1", "values.rights.1", "values.rights.2", "values.rights.3"],
)
def test_four_questions_are_known_before_anybody_is_named(question):
    """`values.not_yet`: collaboration.1 and rights.1-3 may not be "not yet known"."""
    later = date(2026, 12, 7)
    answers = everything() | {question: Given(question, Said.NOT_YET, MONDAY, later)}
    assert rules_of(rules.before_naming(CHECK, answers, MONDAY)) == ["values.not_yet"]
    other = "values.ecological.4"
    fine = everything() | {other: Given(other, Said.NOT_YET, MONDAY, later)}
    assert not list(rules.before_naming(CHECK, fine, MONDAY))


def test_a_short_path_asks_one_question_for_each_value():
    """`path.together`, `path.nameless`."""
    five = {f"values.{value}": told(Said.YES) for value in CHECK.values}
    assert not list(rules.short_answered(CHECK, five))
    del five["values.rights"]
    assert rules_of(rules.short_answered(CHECK, five)) == ["purpose.values"]


def test_a_review_asks_each_value_once_and_only_what_is_contradicted_again():
    """`values.*`: each value one fresh answer; earlier "no" and changed facts are asked again."""
    collaboration = CHECK.values["collaboration"]
    then, now = {"told": {"told": 4, "all": 6}}, {"told": {"told": 5, "all": 6}}
    earlier = everything() | {
        "values.collaboration.2": told(Said.YES, facts=then),
    }
    asked = rules.to_ask(collaboration, Occasion.REVIEW, True, earlier, then)
    assert asked == ("values.collaboration",)
    asked = rules.to_ask(collaboration, Occasion.REVIEW, True, earlier, now)
    assert asked == ("values.collaboration", "values.collaboration.2")
    earlier["values.collaboration.1"] = told(Said.NO)
    asked = rules.to_ask(collaboration, Occasion.REVIEW, True, earlier, then)
    assert asked == ("values.collaboration", "values.collaboration.1")


def test_a_stage_asks_again_what_matters_then():
    """`values.*`: the plan asks whether we want to separate young people; the assessment does not."""
    rights = CHECK.values["rights"]
    plan = rules.to_ask(rights, Occasion.PLAN, True, everything(), {})
    assert plan[0] == "values.rights" and "values.rights.5" in plan
    assert "values.rights.5" not in rules.to_ask(rights, Occasion.ASSESSMENT, True, everything(), {})
    assert rules.to_ask(rights, Occasion.PLAN, False, everything(), {}) == ("values.rights",)


def test_only_the_supervisor_decides_about_a_pause():
    """`values.pause`."""
    assert rules.may_decide_pause(is_supervisor=True) == ()
    assert rules_of(rules.may_decide_pause(is_supervisor=False)) == ["values.pause"]


@pytest.mark.parametrize(
    ("people", "others", "written", "problems"),
    [(2, False, 1, 0), (1, True, 1, 0), (1, False, 1, 1), (2, False, 0, 1)],
)
def test_reflection_is_by_two_or_more_in_their_own_words(people, others, written, problems):
    """`supervision.reflect`: never alone, never a tick list."""
    found = rules.may_reflect(people=people, others=others, written=written, at_least=2)
    assert rules_of(found) == ["supervision.reflect"] * problems
