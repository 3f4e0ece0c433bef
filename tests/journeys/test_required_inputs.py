"""A6: how much has to be typed or tapped before a first useful map stands: 30, 10 and 60 at most (`purpose.*`)."""

from playwright.sync_api import expect

from alongside.practice import framework
from tests.journeys import seeds, test_together
from tests.journeys.steps import adds_a_person, connects
from tests.journeys.test_purpose import HOW, answers_every_value

MOST = {"together": 30, "nameless": 10, "named": 60}


def _why(rita):
    rita.writes("In a few plain words", "to make the way home safer")
    rita.writes("What do you hope will be different", "That everybody gets home.")


def _one_question_for_each_value(rita):
    for value in framework().values_check.values.values():
        rita.chooses(value.one_question, "Yes")


def _fits(rita, path):
    assert len(rita.given) <= MOST[path], f"{len(rita.given)} inputs: {rita.given}"


def test_together_with_a_young_person(tell):
    """`path.together`: 30 at most."""
    told = tell(seeds.one_young_person)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/purpose/short/together/")
    rita.chooses("What is this work for?", "Plan safety with a young person")
    _why(rita)
    rita.writes("What did you tell them?", "What it is for, who sees it, that they can stop.")
    rita.writes("What did they say to that?", "“Fine.”")
    rita.chooses("Do they want to take part?", "Yes")
    rita.writes("Could it do harm, and what will prevent that?", "Somebody could see it. It stays here.")
    _one_question_for_each_value(rita)
    rita.presses("Save, and begin")
    rita.is_at(f"{told.case}/purpose/")
    adds_a_person(rita, told.case, "LO", "She drew it.")
    adds_a_person(rita, told.case, "AM", "LO said so.")
    connects(rita, told.case, "LO", "AM")
    rita.opens(f"{told.case}/map/list/")
    rita.reads("LO and AM")
    _fits(rita, "together")


def test_without_names(tell):
    """`path.nameless`: 10 at most; placeholders, places and themes, and no wait."""
    told = tell(seeds.opened)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/purpose/short/nameless/")
    rita.chooses("What is this work for?", "Make a group safer")
    _why(rita)
    _one_question_for_each_value(rita)
    rita.presses("Save, and begin")
    rita.is_at(f"{told.case}/purpose/")
    for who in ("a friend from the bus", "another friend from the bus"):
        rita.opens(f"{told.case}/map/people/add-unnamed/")
        rita.writes("Who is meant, without a name?", who)
        rita.presses("Add")
    rita.reads("a friend from the bus", "another friend from the bus")
    _fits(rita, "nameless")


def test_with_names(tell):
    """`path.named`: 60 at most, from the first question to two people and a tie, sign-off included."""
    told = tell(seeds.opened)
    rita, tom, case = told.desk("rita"), told.desk("tom"), told.case
    _answers_the_parts(rita, case)
    answers_every_value(rita, case)
    rita.opens(f"{case}/purpose/")
    rita.presses("Hand over for sign-off")
    tom.opens(f"{case}/purpose/sign-off/")
    tom.chooses("Which level is this?", "Targeted: work with the context")
    tom.writes("Why this level?", HOW)
    tom.writes("What else was considered?", HOW)
    tom.presses("Sign off")
    adds_a_person(rita, case, "JK", "He told Mo.")
    adds_a_person(rita, case, "RS", "He told Mo.")
    connects(rita, case, "JK", "RS")
    rita.given.extend(tom.given)
    _fits(rita, "named")


def _answers_the_parts(rita, case):
    rita.opens(f"{case}/purpose/")
    with rita.page.expect_navigation():
        rita.page.locator("form[action$='/named/'] button").click()
    rita.opens(f"{case}/purpose/part/why/")
    rita.chooses("What started this?", "Several workers noticing the same")
    rita.chooses("What is this work for?", "Make a group safer")
    _why(rita)
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/harm/")
    for question in framework().purpose.harm_questions.values():
        rita.writes(question.question, HOW)
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/basis/")
    rita.writes("Which duty or power?", "Section 17 of the Children Act 1989")
    rita.chooses("Why is consent not what this rests on?", "We cannot reasonably be expected to get it")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/process/")
    rita.ticks("This is how we do it here")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/group/")
    rita.writes("A neutral name", "The 78 and the park")
    rita.ticks("They choose each other")
    rita.writes("What does that rest on?", HOW)
    rita.writes("Who says that this is a group?", "JK")
    rita.presses("Save")


def test_drawing_together_from_the_map_to_the_first_drawing(tell):
    """A6: the inputs of the way with the young person, with those before drawing; their circle is there at once."""
    told = tell(test_together.ready)
    mo = told.desk("mo")
    test_together.begins(mo, told.case, "JK")
    expect(mo.page.locator("svg [data-type=person]")).to_have_count(1)
    assert len(mo.given) <= 8, mo.given
