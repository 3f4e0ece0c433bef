"""Story 1, steps 3 and 4: should we be doing this? Rita says why, a "no" pauses, Mo mends it, Tom signs off."""

import re

from playwright.sync_api import expect

from alongside.practice import framework
from tests.journeys import seeds
from tests.journeys.steps import adds_a_person

TOLD = "Have young people and parents or carers been told"
HOW = "By Mo, at the club, one by one, with the leaflet."
FRIEND = "a friend from the bus"
HOPE = "That everybody gets home without being followed."


def _begins(rita, case):
    rita.opens("/")
    rita.follows("Bus route and park friends")
    rita.follows("Purpose")
    rita.page.locator(".card", has_text="19").or_(
        rita.page.locator("form[action$='/named/']")
    ).first.wait_for()
    with rita.page.expect_navigation():
        rita.page.locator("form[action$='/named/'] button").click()
    rita.reads("Before anybody can be recognised from what others say.")


def _says_why(rita, case):
    rita.opens(f"{case}/purpose/part/why/")
    rita.presses("Save")
    rita.is_told(
        "Choose what started this",
        "Choose what this work is for",
        "Write in a few plain words why",
        "Write what you hope will be different",
    )
    rita.chooses("What started this?", "Several workers noticing the same")
    rita.chooses("What is this work for?", "Make a group safer")
    rita.writes("In a few plain words", "To gather intelligence on the boys on the 78")
    rita.writes("What do you hope will be different", HOPE)
    rita.presses("Save")
    rita.reads(
        "This reads like intelligence or crime work", "if it gathers intelligence, nobody should trust it"
    )
    rita.finds_again("What do you hope will be different", HOPE)
    rita.still_has("What is this work for?", "Make a group safer")
    rita.writes("In a few plain words", "To make the group safer on the way home")
    rita.presses("Save")
    rita.is_at(f"{case}/purpose/")


def _says_the_rest(rita, case):
    rita.opens(f"{case}/purpose/part/harm/")
    rita.writes("Could this be done with less", "Not who needs whom on the way home.")
    rita.writes("What could the work itself bring about?", "The man could find out who talked.")
    rita.writes("What will prevent that?", "Nothing that leaves the team names a speaker.")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/basis/")
    rita.writes("Which duty or power?", "Section 17 of the Children Act 1989")
    rita.chooses("And for more private information", "Safeguarding of children and of individuals at risk")
    rita.chooses("Why is consent not what this rests on?", "We cannot reasonably be expected to get it")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/process/")
    rita.presses("Save")
    rita.is_told("Look through it and tick that this is how you do it")
    rita.ticks("This is how we do it here")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/group/")
    rita.writes("A neutral name", "The 78 and the park")
    rita.ticks("They choose each other")
    rita.presses("Save")
    rita.is_told("Write what their own choice rests on", "Write who says that this is a group")
    rita.page.get_by_label("What does that rest on?").locator("visible=true").fill("JK says so.")
    rita.writes("Who says that this is a group?", "JK, talking with Mo")
    rita.writes("The young people’s own words for it", "us lot")
    rita.presses("Save")
    rita.is_at(f"{case}/purpose/")


def answers_every_value(rita, case, no=""):
    """One tap each; words for a "no" and for every "how"."""
    rita.opens(f"{case}/values/?occasion=naming")
    rita.follows("Begin")
    for value in framework().values_check.values.values():
        for question in value.questions.values():
            if question.per_person:
                continue
            if no and question.text.startswith(no):
                _answers_no(rita, question.text)
            else:
                _answers_yes(rita, question)
        rita.presses("Save")


def _answers_yes(rita, question):
    rita.chooses(question.text, "Yes")
    if question.how:
        rita.answers(question.text, "How?", HOW)


def _answers_no(rita, text):
    rita.chooses(text, "No")
    rita.answers(text, "What is missing?", "Nobody has told the young people yet.")
    rita.picks("Who sees to it?", "Mo Farrell, youth worker")


def test_from_why_to_sign_off(tell):
    """`purpose.statement`, `purpose.harm`, `purpose.basis`, `group.basis`, `values.pause`, `purpose.signoff`."""
    told = tell(seeds.opened)
    rita, mo, tom, case = told.desk("rita"), told.desk("mo"), told.desk("tom"), told.case
    _begins(rita, case)
    _says_why(rita, case)
    _says_the_rest(rita, case)
    answers_every_value(rita, case, no=TOLD)
    rita.reads("paused", "Nobody has told the young people yet.", "Farrell")
    tries_a_placeholder(rita, case)
    rita.is_told_overall("Adding people is paused")
    rita.finds_again("Who is meant, without a name?", FRIEND)
    rita.opens(f"{case}/purpose/")
    rita.presses("Hand over for sign-off")
    rita.reads("Waiting for sign-off")

    rita.opens(f"{case}/purpose/sign-off/")
    rita.reads("Not yours to sign off")
    expect(rita.page.get_by_role("button", name="Sign off")).to_have_count(0)

    tom.opens(f"{case}/purpose/sign-off/")
    tom.reads("It can be signed off once the gap is closed")
    _mo_has_told_them(mo, case)
    tries_a_placeholder(rita, case)
    rita.reads(FRIEND)
    _names_somebody_too_early(rita, case)
    _tom_signs_off(tom, case)
    adds_a_person(rita, case, "JK", "He told Mo so himself.")


def tries_a_placeholder(desk, case):
    """Somebody without a name needs no sign-off, only that nothing is paused."""
    desk.opens(f"{case}/map/people/add-unnamed/")
    desk.writes("Who is meant, without a name?", FRIEND)
    desk.presses("Add")


def _mo_has_told_them(mo, case):
    mo.opens(f"{case}/values/")
    mo.follows("Answer again")
    mo.presses("Save")
    mo.is_told(f"Answer “{framework().questions['values.collaboration.2'].text}”")
    mo.chooses(TOLD, "Yes")
    mo.page.get_by_label("How?").fill(HOW)
    mo.presses("Save")
    mo.opens(f"{case}/timeline/")
    mo.reads("which pauses", "the work goes on")


def _names_somebody_too_early(rita, case):
    """`path.named`: nobody is identified from what others say before somebody else has signed off."""
    rita.opens(f"{case}/map/people/add/")
    rita.chooses("Is there a need to have this person in this record?", "Yes")
    rita.picks("Who are they here?", "Young person")
    rita.writes("Initials, or a symbol they chose", "JK")
    rita.writes("Why does this person need to be in this record?", "It is about his way home.")
    rita.writes("What does that rest on?", "He told Mo so himself.")
    rita.ticks("A young person’s own account")
    rita.presses("Add this person")
    rita.is_told_overall("Before anyone can be identified, say why this is needed and have it signed off.")
    rita.finds_again("Initials, or a symbol they chose", "JK")


def _tom_signs_off(tom, case):
    tom.opens(f"{case}/purpose/")
    tom.follows("Read and sign off")
    tom.reads("The 78 and the park", "us lot")
    tom.chooses("Which level is this?", "Targeted: work with the context")
    tom.presses("Sign off")
    tom.is_told("Write why this level", "Write what else was considered")
    tom.still_has("Which level is this?", "Targeted: work with the context")
    tom.writes("Why this level?", "It happens again and again.")
    tom.writes("What else was considered?", "Working with each of them alone.")
    tom.presses("Sign off")
    tom.reads("signed off", "T. Brandt")


def test_the_values_with_the_keyboard_alone(tell):
    """A1: nineteen questions by Tab, Space and arrows."""
    told = tell(seeds.opened)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/values/naming/collaboration/")
    rita.enters("Save and go to the next value")
    questions = list(framework().values_check.values["collaboration"].questions.values())
    rita.is_told(*(f"Answer “{one.text}”" for one in questions))
    rita.settles_on(questions[0].text, "Yes")
    rita.settles_on(questions[1].text, "No")
    rita.page.keyboard.press("Tab")
    rita.page.keyboard.insert_text("Nobody has told them yet.")
    rita.enters("Save and go to the next value")
    expect(rita.page).to_have_url(re.compile("/strengths/"))
    rita.opens(f"{told.case}/values/")
    rita.reads("Nobody has told them yet.")


def test_at_risk_right_now_goes_on_at_once(tell):
    """`purpose.urgent`: one line, and nothing waits."""
    told = tell(seeds.opened)
    mo = told.desk("mo")
    mo.opens(f"{told.case}/purpose/")
    mo.follows("Go on at once")
    mo.reads("999")
    mo.presses("Go on at once")
    mo.is_told("Write what the danger is, in one line")
    mo.writes("What is the danger, in one line?", "He is at the stop now and LO is on the bus.")
    mo.presses("Go on at once")
    mo.is_at(f"{told.case}/purpose/")
    tom = told.desk("tom")
    tom.opens(f"{told.case}/timeline/")
    tom.reads("He is at the stop now")
