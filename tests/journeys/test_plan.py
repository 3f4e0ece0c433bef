"""Story 1, step 10: a goal with a measure of change, what adults will do, and what is refused with a reason."""

from datetime import timedelta

from playwright.sync_api import expect

from alongside.lib import clock
from tests.journeys import seeds
from tests.journeys.steps import sets_a_goal

HOME = "Young people can get home without being approached"
WAIT = "They share food, wait for each other and walk LO home."
APART = "Keep RS and JK apart at school"
EVENING = "An evening at the school for all parents of the year: the way home, and who to ring"


def _tries_a_goal_about_effort(rita, case):
    rita.opens(f"{case}/goals/add/")
    rita.presses("Save")
    rita.is_told(
        "Write the goal",
        "Write what is to change",
        "Write how everybody will notice",
        "Choose the strength it builds on, or say that it uses none",
        "Write how the change will be seen",
        "Choose what it shows",
        "Give the day on which it is taken again",
    )
    rita.writes("What is the goal?", "Stop RS from riding the 78")
    rita.writes("What is to change?", "Adults are on the 78 when it matters.")
    rita.writes("How will everybody notice that it works?", "Nobody gets off early.")
    rita.chooses("Which strength does it build on?", WAIT)
    rita.writes("How will the change be seen?", "We count the number of visits.")
    rita.chooses("What does that show?", "What we do, such as visits and meetings")
    rita.dates("When is it taken again?", clock.today() + timedelta(days=70))
    rita.presses("Save")
    rita.reads("Other ways to say it", "This says what should go away.", "This counts what we do")
    rita.finds_again("What is to change?", "Adults are on the 78 when it matters.")
    rita.writes("What is the goal?", HOME)
    rita.writes("How will the change be seen?", "JK, DT and AM colour the route, before and after.")
    rita.presses("Save")
    rita.is_told("That counts what we do. Choose something that shows what is different for young people.")
    rita.finds_again("What is the goal?", HOME)
    rita.chooses("What does that show?", "What young people say, feel or draw")
    rita.presses("Save")
    rita.reads("The goal is written down.", HOME, WAIT, "Nobody has been asked yet.")


def test_a_goal_says_what_will_be_there_and_measures_change(tell):
    """`plan.goal`: positive, tied to a strength, measured by what is different for young people."""
    told = tell(seeds.assessed)
    rita, case = told.desk("rita"), told.case
    _tries_a_goal_about_effort(rita, case)
    rita.follows("Write down who agrees")
    rita.presses("Save")
    rita.is_told("Say whose view this is", "Choose whether they agree")
    rita.picks("Whose view is it?", "DT")
    rita.chooses("Do they agree with the goal?", "Agrees in part")
    rita.writes("In their words", "Yes, but don’t put police on it.")
    rita.presses("Save")
    rita.reads("DT", "agrees in part", "Yes, but don’t put police on it.")
    rita.follows("Write down how it is now")
    rita.writes("What does it show?", "Two stops red, one amber.")
    rita.presses("Save")
    rita.reads("Two stops red, one amber.", "Taken again on")


def _proposes(desk, case, what, aim, who, *, goal=True):
    desk.opens(f"{case}/plan/action/")
    desk.writes("What will be done?", what)
    desk.chooses("What is it meant to change?", aim)
    if goal:
        desk.picks("Which goal does it serve?", HOME)
    desk.writes("Who is it?", who)
    desk.dates("By when?", clock.today() + timedelta(days=14))
    desk.chooses("Does it keep young people apart?", "No")
    desk.presses("Propose this")
    desk.is_at(f"{case}/plan/")


def _a_parents_evening_by_keyboard(rita, case):
    """`plan.parents`: invited by place or year, never by a list of families."""
    rita.opens(f"{case}/plan/action/")
    rita.enters("Propose this")
    rita.is_told(
        "Write what will be done",
        "Choose what it is meant to change",
        "Say who leads it",
        "Give the day by which it will be done",
        "Say whether it keeps young people apart",
    )
    rita.types("What will be done?", "An evening for the parents of JK, AM and DT")
    rita.settles_on("What is it meant to change?", "Parents and carers")
    rita.types("Who is it?", "Head of year")
    rita.types_a_day("By when?", clock.today() + timedelta(days=21))
    rita.settles_on("Does it keep young people apart?", "No")
    rita.enters("Propose this")
    rita.is_told(
        "Invite parents by place or year, such as “parents of year 9”. Leave out whose parents they are.",
    )
    rita.still_has("What is it meant to change?", "Parents and carers")
    rita.finds_again("Who is it?", "Head of year")
    rita.types("What will be done?", EVENING)
    rita.enters("Propose this")
    rita.is_at(f"{case}/plan/")
    rita.reads(EVENING)


def _the_school_wants_them_apart(rita, case):
    rita.opens(f"{case}/plan/action/")
    rita.writes("What will be done?", APART)
    rita.chooses("What is it meant to change?", "One young person")
    rita.writes("Who is it?", "Northgate School")
    rita.dates("By when?", clock.today() + timedelta(days=14))
    rita.chooses("Does it keep young people apart?", "Yes")
    rita.presses("Propose this")
    rita.is_told("Write why young people should be kept apart", "Write which alternative was considered")
    rita.finds_again("What will be done?", APART)
    rita.writes("Why should they be kept apart?", "The school worries that JK holds things for RS.")
    rita.writes("Which alternative was considered?", "Talking with both about what is hard to say no to.")
    rita.writes("Is there a legal order? Which?", "None")
    rita.presses("Propose this")
    rita.is_at(f"{case}/plan/")


def _it_is_not_agreed(rita, tom, case):
    rita.follows(APART)
    rita.reads("This keeps young people apart", "The supervisor agrees to it, or does not")
    rita.does_not_offer("Where does it stand now?", "Agreed")
    tom.opens(f"{case}/plan/")
    tom.follows(APART)
    tom.reads("The school worries that JK holds things for RS.", "Legal order: None")
    tom.chooses("Where does it stand now?", "Not agreed")
    tom.presses("Save")
    tom.is_told("Write why.")
    tom.still_has("Where does it stand now?", "Not agreed")
    tom.writes("What happened, or why?", "JK says that RS is the one who walks him to the bus.")
    tom.presses("Save")
    tom.reads("Not agreed", "JK says that RS is the one who walks him to the bus.")
    expect(tom.page.get_by_role("group", name="Where does it stand now?")).to_have_count(0)


def test_actions_are_agreed_and_one_that_separates_is_refused_with_a_reason(tell):
    """`plan.action`, `plan.parents`, `plan.group_version`: reason, alternative and legal order are asked for."""
    told = tell(seeds.assessed)
    rita, tom, mo, case = told.desk("rita"), told.desk("tom"), told.desk("mo"), told.case
    sets_a_goal(rita, case, HOME, WAIT)
    _proposes(
        rita, case, "Staff on the 78 at half past three", "A place or setting", "Duty manager, bus company"
    )
    _a_parents_evening_by_keyboard(rita, case)
    _the_school_wants_them_apart(rita, case)
    _it_is_not_agreed(rita, tom, case)
    mo.opens(f"{case}/plan/")
    mo.follows("Staff on the 78 at half past three")
    mo.chooses("Where does it stand now?", "Agreed")
    mo.presses("Save")
    mo.chooses("Where does it stand now?", "Under way")
    mo.writes("What happened, or why?", "Kit has put somebody on the bus.")
    mo.presses("Save")
    mo.reads("Under way", "Kit has put somebody on the bus.")
    rita.opens(f"{case}/plan/for-the-group/")
    rita.reads(HOME, "Staff on the 78 at half past three")
    rita.does_not_read("JK", "RS", "apart", "Northgate School", "Kit has")
    rita.opens(f"{case}/timeline/")
    rita.reads("An action is now not agreed, says T. Brandt", "An action is now under way, says M. Farrell")
