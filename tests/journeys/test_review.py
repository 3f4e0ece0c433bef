"""Story 1, step 13: at the review check one "no" is right and pauses nothing; another pauses, and the plan goes on."""

from datetime import timedelta

from playwright.sync_api import expect

from alongside.lib import clock
from alongside.practice import framework
from tests.journeys import seeds

TOLD = "Have young people and parents or carers been told"
GAP = "LO’s grandmother has not been told about the map."
RIGHT_NOT_TO = "Write down why it is right not to tell or involve them"
NOT_HIM = "DT asked us not to. He understands what it means, and his mother is told."


def _adds_dts_father(rita, case):
    rita.opens(f"{case}/map/people/add/")
    rita.chooses("Is there a need to have this person in this record?", "Yes")
    rita.picks("Who are they here?", "Parent or carer")
    rita.writes("Initials, or a symbol they chose", "DT’s dad")
    rita.writes("Why does this person need to be in this record?", "What he may know has to be written down.")
    rita.writes("What does that rest on?", "DT said so himself.")
    rita.ticks("A young person’s own account")
    rita.presses("Add this person")
    rita.is_at(f"{case}/people/…/")


def _rightly_not_told(rita, case):
    """`values.rightly_no`: reason, who agreed, date to look again."""
    rita.opens(f"{case}/involved/")
    rita.follows("DT’s dad")
    rita.unfolds(RIGHT_NOT_TO)
    rita.presses_under(RIGHT_NOT_TO, "Save")
    rita.is_told(
        "Choose what it is right not to do",
        "Choose why",
        "Write why, in your words",
    )
    rita.chooses("What is it right not to do?", "Telling them")
    rita.chooses("Why?", "The young person asked us not to, and can decide that")
    rita.writes("In your words", NOT_HIM)
    rita.picks("Who agreed?", "Tom Brandt, supervisor")
    rita.dates("When will you look at it again?", clock.today() + timedelta(days=200))
    rita.presses_under(RIGHT_NOT_TO, "Save")
    rita.is_told("Choose a day within the next three months to look at it again.")
    rita.finds_again("In your words", NOT_HIM)
    rita.dates("When will you look at it again?", clock.today() + timedelta(days=30))
    rita.presses_under(RIGHT_NOT_TO, "Save")
    rita.reads(NOT_HIM, "agreed with T. Brandt", "It pauses nothing.")


def test_no_and_rightly_so_pauses_nothing(tell):
    """`values.rightly_no`: DT's father is not told; nothing is paused, and nobody is reminded to tell him."""
    told = tell(seeds.planned)
    rita, case = told.desk("rita"), told.case
    _adds_dts_father(rita, case)
    _rightly_not_told(rita, case)
    rita.opens(f"{case}/")
    rita.does_not_read("paused since")
    rita.opens(f"{case}/values/")
    rita.reads("1 rightly not told")


def _answers_one_no(rita, case):
    rita.opens(f"{case}/values/?occasion=review")
    rita.follows("Begin")
    rita.settles_on(framework().values_check.values["collaboration"].one_question, "Yes")
    rita.settles_on(TOLD, "No")
    rita.enters("Save")
    rita.is_told("Write what is missing")
    rita.still_has(TOLD, "No")
    rita.writes("What is missing?", GAP)
    rita.presses("Save")


def test_a_no_pauses_adding_people_while_the_plan_goes_on(tell):
    """`values.pause`, `safety.actions`: the plan's actions go on; the supervisor narrows it; answered again it ends."""
    told = tell(seeds.planned)
    rita, tom, mo, case = told.desk("rita"), told.desk("tom"), told.desk("mo"), told.case
    _answers_one_no(rita, case)
    rita.opens(f"{case}/")
    rita.reads("Adding people, sharing and finishing are paused", GAP)
    _nothing_reaches_further(rita, case)
    _the_plan_goes_on(mo, case)
    _tom_narrows_it(tom, case)
    _rita_has_told_her(rita, case)


def _nothing_reaches_further(rita, case):
    rita.opens(f"{case}/map/people/add-unnamed/")
    rita.writes("Who is meant, without a name?", "a girl at the second stop")
    rita.presses("Add")
    rita.is_told_overall("Adding people is paused")
    rita.finds_again("Who is meant, without a name?", "a girl at the second stop")
    rita.opens(f"{case}/sharing/pdf/")
    rita.reads("Nothing leaves by choice just now")
    rita.writes("Who will read it?", "Context conference")
    rita.chooses("Will police, or a business, read it", "No")
    rita.writes("What is it for?", "plan the next six weeks")
    rita.presses("Make the paper")
    rita.is_told_overall("Sharing by choice is paused")
    rita.finds_again("Who will read it?", "Context conference")


def _the_plan_goes_on(mo, case):
    mo.opens(f"{case}/plan/")
    mo.follows("Staff on the 78 at half past three")
    mo.chooses("Where does it stand now?", "Under way")
    mo.presses("Save")
    mo.reads("Under way")


def _tom_narrows_it(tom, case):
    tom.opens(f"{case}/values/")
    tom.follows("Narrow it, or decide what happens")
    tom.presses("Narrow it")
    tom.is_told("Choose what stays paused", "Write why that is enough")
    tom.chooses("What does the pause stop from now on?", "Adding people to the map")
    tom.writes("Why is that enough?", "It is about the map; the paper for the meeting names nobody.")
    tom.presses("Narrow it")
    tom.opens(f"{case}/")
    tom.reads("Adding people is paused since")
    tom.opens(f"{case}/timeline/")
    tom.reads("narrowed what is paused")


def _rita_has_told_her(rita, case):
    rita.opens(f"{case}/values/")
    rita.follows("Answer again")
    rita.chooses(TOLD, "Yes")
    rita.page.get_by_label("How?").fill("I rang her; she asked good questions.")
    rita.presses("Save")
    rita.opens(f"{case}/")
    rita.does_not_read("paused since")
    rita.opens(f"{case}/map/people/add-unnamed/")
    rita.writes("Who is meant, without a name?", "a girl at the second stop")
    rita.presses("Add")
    rita.reads("a girl at the second stop")
    rita.opens(f"{case}/timeline/")
    rita.reads("the work goes on")
    expect(rita.page.get_by_text(GAP)).to_have_count(0)


def test_a_review_says_what_changed_and_why_the_work_goes_on(tell):
    """`plan.review`: measures beside it; "go on" needs a reason and what it rests on."""
    told = tell(seeds.planned)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/review/")
    rita.reads("Young people can get home without being approached")
    rita.presses("Record this review")
    rita.is_told("Write what has changed", "Write what young people say about it", "Choose what next")
    rita.writes("What has changed for the young people?", "One stop red instead of two.")
    rita.writes("What do young people say about it?", "When there’s staff he’s not there.")
    rita.chooses("What next?", "Go on")
    rita.presses("Record this review")
    rita.is_told("Write why the work should go on", "Write what that rests on")
    rita.finds_again("What has changed for the young people?", "One stop red instead of two.")
    rita.writes("Why should it go on?", "Staff are promised until spring only.")
    rita.writes("What does that rest on?", "The coloured routes.")
    rita.dates("When is the next review?", clock.today() + timedelta(days=60))
    rita.presses("Record this review")
    rita.reads("One stop red instead of two.", "Staff are promised until spring only.")
    rita.opens(f"{case}/plan/for-the-group/")
    rita.reads("When there’s staff he’s not there.")
