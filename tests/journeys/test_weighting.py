"""Story 1, step 8: young people's weighing beside the meeting's, what came of talking, and the focus that moves."""

import re

from playwright.sync_api import expect

from tests.journeys import seeds
from tests.journeys.test_purpose import HOW

WORDS = "“At the park and in school we’re fine. It’s two stops.”"
AGREED = "The same friends look after each other at the park and in school. So the place comes first"


def _says(desk, *sentences):
    """The picture in words."""
    for sentence in sentences:
        expect(desk.page.locator(".weighting__says", has_text=sentence).first).to_be_visible()


def _presses_the_box(desk, name):
    """Press a box of the picture itself; it is answered in place."""
    labels = desk.page.locator(".weighed__label").all_text_contents()
    number = [label.replace(" ", "") for label in labels].index(name.replace(" ", ""))
    with desk.page.expect_response(re.compile("/weighting/")):
        desk.page.locator(".weighed__press").nth(number).click()


def _young_people_weigh(mo, case):
    mo.opens(f"{case}/weighting/")
    mo.reads("Not asked yet. Their own view comes first, and nobody corrects it.", "At referral, ")
    mo.follows("Write down how young people weigh it")
    _says(mo, "Home, Friends and peers, School or college and Neighbourhood are the same size.")
    mo.presses("Add this context")
    mo.is_told("Write what the context is called")
    mo.writes("Add a context", "78 bus")
    mo.presses_in_place("Add this context")
    expect(mo.page.get_by_role("button", name="+ larger 78 bus")).to_be_visible()
    for _ in range(2):
        _presses_the_box(mo, "78 bus")
        _says(mo, "78 bus is largest")
        expect(mo.page.get_by_role("button", name="+ larger 78 bus")).to_be_focused()
    mo.presses("Save")
    mo.is_told("Write who was in the room", "Write your reasons")
    _says(mo, "78 bus is largest")
    mo.ticks("JK")
    mo.ticks("DT")
    mo.writes("Who else was there, and where?", "Mo, at the club")
    mo.writes("Why is it this way round?", WORDS)
    mo.presses("Save")
    mo.reads("Written down. Earlier weightings stay as they were.", WORDS, "Mo, at the club")
    mo.does_not_read("%")


def _the_meeting_weighs_by_keyboard(rita, case):
    rita.opens(f"{case}/weighting/professionals/")
    _says(rita, "are the same size")
    for _ in range(2):
        rita.enters_in_place("+ larger Friends and peers")
    _says(rita, "Friends and peers is largest")
    rita.types("Who was in the room?", "Rita, Tom, Mo, Priya")
    rita.enters("Save")
    rita.is_told("Write your reasons")
    rita.finds_again("Who was in the room?", "Rita, Tom, Mo, Priya")
    _says(rita, "Friends and peers is largest")
    rita.types("Why is it this way round?", "It is what we know how to work with.")
    rita.types("What does that rest on?", "The referral.")
    rita.enters("Save")


def _both_stay_and_they_talk(rita):
    rita.reads(
        "Young people put “78 bus” first; the meeting put “Friends and peers” first.",
        "What came of talking about it?",
    )
    rita.follows("Write down what came of it")
    for _ in range(2):
        rita.presses_in_place("+ larger 78 bus")
        _says(rita, "78 bus is largest")
    rita.writes("Who talked about it?", "JK, DT, Mo and Rita")
    rita.writes("What came of talking about it?", AGREED)
    rita.writes("What does that rest on?", "AM’s map of the route.")
    rita.presses("Save")
    rita.reads("Both stay. After talking: 78 bus.", WORDS, "It is what we know how to work with.", AGREED)


def test_young_people_and_the_meeting_side_by_side(tell):
    """`weighting.boxes`, `weighting.reasons`, `weighting.young_people`: both kept; no number is shown to anybody."""
    told = tell(seeds.mapped)
    rita, mo, priya, case = told.desk("rita"), told.desk("mo"), told.desk("priya"), told.case
    _young_people_weigh(mo, case)
    _the_meeting_weighs_by_keyboard(rita, case)
    _both_stay_and_they_talk(rita)
    rita.reads("“78 bus” comes first. The focus is: peer group")
    rita.presses("Keep the focus where it is")
    rita.reads("The focus stays. That was written down, too.")
    expect(rita.page.get_by_role("button", name="Move the focus")).to_have_count(0)

    priya.opens(f"{case}/weighting/")
    _says(priya, "78 bus is largest", "Friends and peers is largest")
    priya.does_not_read("JK", WORDS, AGREED, "Write down how")


def _mo_cannot_move_it(mo, case):
    mo.opens(f"{case}/weighting/focus/")
    mo.reads("What the work is about", "peer group")
    expect(mo.page.get_by_role("button", name="Move the focus")).to_have_count(0)


def _rita_moves_it(rita, case):
    rita.opens(f"{case}/weighting/")
    rita.presses("Move the focus to 78 bus")
    rita.reads("A new focus is a new purpose decision.")
    rita.finds_again("Which one?", "78 bus")
    rita.presses("Move the focus")
    rita.is_told("Choose what the work is about from now on", "Write who is told, and by whom")
    rita.finds_again("What does that rest on?", "AM’s map of the route.")
    rita.picks("What is the work about from now on?", "Transport")
    rita.writes("Which one?", "The 78 between the school and the park")
    rita.picks("Is it a place on the map?", "the 78 bus")
    rita.writes("Who is told, and by whom?", "School and club, by Rita, this week.")
    rita.presses("Move the focus")
    rita.reads("The focus has moved.", "The purpose is decided anew", "Before that", "peer group")
    rita.reads("School and club, by Rita, this week.", "purpose not decided yet")


def _nobody_else_is_named_meanwhile(rita, case):
    rita.opens(f"{case}/map/people/add/")
    rita.chooses("Is there a need to have this person in this record?", "Yes")
    rita.picks("Who are they here?", "Young person")
    rita.writes("Initials, or a symbol they chose", "ZE")
    rita.writes("Why does this person need to be in this record?", "Rides along.")
    rita.writes("What does that rest on?", "Seen by Mo.")
    rita.ticks("Somebody saw it themselves")
    rita.presses("Add this person")
    rita.is_told_overall("Before anyone can be identified, say why this is needed and have it signed off.")
    rita.finds_again("Initials, or a symbol they chose", "ZE")


def _keeping_safe_goes_on(mo, case):
    mo.opens(f"{case}/plan/safety/")
    mo.writes("What could happen, where and when?", "He gets on at the second stop.")
    mo.writes("What does each of us do so that it does not?", "We ride in the front.")
    mo.writes("If it happens: who rings whom?", "999, then Mo.")
    mo.presses("Save the safety plan")
    mo.reads("He gets on at the second stop.")


def _rita_says_what_it_is_for_now(rita, case):
    rita.opens(f"{case}/purpose/")
    rita.reads("Decided anew", AGREED)
    expect(rita.page.get_by_role("link", name="What makes this a group")).to_have_count(0)
    rita.follows("Why, and for what change")
    rita.chooses("What started this?", "A worry about a place or a group")
    rita.chooses("What is this work for?", "Make a place or setting safer")
    rita.writes("In a few plain words", "to make the 78 safe for everybody who rides it home")
    rita.writes("What do you hope will be different", "Adults are there when it matters.")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/harm/")
    rita.writes("Could this be done with less", "Most of it needs no names now.")
    rita.writes("What could the work itself bring about?", "The stop could be called a gang’s place.")
    rita.writes("What will prevent that?", "Only themes go to the bus company.")
    rita.presses("Save")
    rita.opens(f"{case}/purpose/part/process/")
    rita.ticks("This is how we do it here")
    rita.presses("Save")
    rita.presses("Hand over for sign-off")
    rita.opens(f"{case}/purpose/sign-off/")
    rita.reads("Not yours to sign off")


def _tom_signs_it_off(tom, case):
    tom.opens("/")
    tom.follows("1 purpose to sign off")
    tom.chooses("Which level is this?", "Targeted: work with the context")
    tom.writes("Why this level?", HOW)
    tom.writes("What else was considered?", "Staying with the group.")
    tom.presses("Sign off")
    tom.reads("signed off", "Earlier purposes")


def test_the_focus_moves_from_the_group_to_the_78(tell):
    """`weighting.focus_shift`, `purpose.change`, `safety.actions`: a new decision, a kept thread, told again."""
    told = tell(seeds.weighed)
    rita, mo, tom, case = told.desk("rita"), told.desk("mo"), told.desk("tom"), told.case
    _mo_cannot_move_it(mo, case)
    _rita_moves_it(rita, case)
    _nobody_else_is_named_meanwhile(rita, case)
    _keeping_safe_goes_on(mo, case)
    _rita_says_what_it_is_for_now(rita, case)
    _tom_signs_it_off(tom, case)
    rita.opens(f"{case}/")
    rita.reads("to make the 78 safe for everybody who rides it home", "people to tell")
    rita.opens(f"{case}/timeline/")
    rita.reads("because the focus changed", "T. Brandt signed off the purpose", AGREED)
    rita.opens(f"{case}/weighting/")
    rita.reads("The 78 between the school and the park", WORDS)
    rita.opens(f"{case}/map/list/")
    rita.reads("JK and AM")
