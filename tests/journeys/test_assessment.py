"""Story 1, step 7: the assessment grows by what several people know; each side needs a strength to be finished."""

import re

from playwright.sync_api import expect

from tests.journeys import seeds
from tests.journeys.steps import adds, sets_a_goal

WAIT = "They share food, wait for each other and walk LO home."
SAY_NO = "Saying no to RS feels like letting everybody down."
LATE = "If one of us is late the rest wait. Always."
CAFE = "The café by the stop lets them wait inside and charges nothing."
ENVIRONMENT = "Places, families and the world around"
STILL = f"“{ENVIRONMENT}” has no strength yet. Add one, or say why there is none."


def _side(desk, title):
    """What the triangle says of one side."""
    said = desk.page.locator("svg.triangle").get_attribute("aria-label")
    return re.search(rf"{title}: ([^.]+)\.", said)[1]


def _mo_adds(mo, case):
    mo.opens(f"{case}/assessment/")
    mo.reads("nothing added yet")
    mo.follows("Add what you know")
    mo.follows("Care and loyalty")
    mo.presses("Save")
    mo.is_told("Write what you know")
    mo.chooses("What do you want to add?", "A worry")
    mo.writes("What do you know?", SAY_NO)
    mo.presses("Save")
    mo.reads("You have added a worry", "What is good here, or could grow?")
    mo.still_has("What do you want to add?", "A strength")
    mo.writes("What do you know?", WAIT)
    mo.presses("Save")
    mo.reads("Added. Thank you.", WAIT, SAY_NO)


def _mo_keeps_what_am_says(mo, case):
    mo.opens(f"{case}/assessment/add/functioning.care/")
    mo.chooses("What do you want to add?", "Young people’s words")
    mo.writes("What do you know?", LATE)
    mo.presses("Save")
    mo.is_told("Say whose words these are")
    mo.finds_again("What do you know?", LATE)
    mo.still_has("What do you want to add?", "Young people’s words")
    mo.picks("Whose words are these?", "AM")
    mo.writes("Who were they with?", "Mo")
    mo.presses("Save")
    mo.reads(LATE, "AM, with Mo")


def _rita_is_helped_with_her_words(rita, case):
    rita.opens(f"{case}/assessment/add/environment.policing/")
    rita.chooses("What do you want to add?", "A worry")
    rita.writes("What do you know?", "They are hard to reach since two stops are searched by police.")
    rita.chooses("Whom or what does it concern?", "The place or surroundings alone")
    rita.presses("Save")
    rita.reads("Other ways to say it", "hard to reach")
    rita.finds_again("What do you know?", "They are hard to reach since two stops are searched by police.")
    rita.writes("What do you know?", "Two stops are searched often; they stopped waiting there.")
    rita.presses("Save")
    rita.reads("You have added a worry")


def _priya_adds_without_names(priya, case):
    priya.opens(f"{case}/assessment/")
    priya.reads("more contributions, for those who see names")
    priya.does_not_read("JK", "AM, with Mo", LATE, SAY_NO, "LO home")
    adds(priya, case, "Learning", "A strength", "All of them come to school every day.")
    priya.reads("All of them come to school every day.", "P. Nair")


def test_several_people_add_what_they_know(tell):
    """`assessment.grows`, `assessment.factor`, `map.strengths`, `recording.language`, `access.view`."""
    told = tell(seeds.weighed)
    rita, mo, priya, case = told.desk("rita"), told.desk("mo"), told.desk("priya"), told.case
    _mo_adds(mo, case)
    _mo_keeps_what_am_says(mo, case)
    adds(
        mo,
        case,
        "What they believe the others do",
        "What they believe the others do",
        "Everyone on the 78 carries.",
    )
    adds(mo, case, "What they really do", "What they really do", "Nobody in this group carries anything.")
    mo.reads("Norms: what is, and what they believe")
    _rita_is_helped_with_her_words(rita, case)
    _priya_adds_without_names(priya, case)
    rita.opens(f"{case}/assessment/")
    rita.reads("7 contributions from 3 people", "All of them come to school every day.")
    assert _side(rita, "How the group works") == "has strengths"
    assert _side(rita, ENVIRONMENT) == "no strength yet"
    rita.follows("Read as a list")
    rita.reads(LATE, "About the place or surroundings alone", "P. Nair")

    sam = told.desk("sam")
    sam.page.goto(f"{sam.url}{case}/assessment/")
    expect(sam.page).to_have_title("Page not found – Alongside")


def test_who_looks_out_for_the_group_with_the_keyboard_alone(tell):
    """`assessment.guardianship`: willing, able, capacity are three judgements; a role is enough."""
    told = tell(seeds.weighed)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/assessment/guardians/add/")
    rita.enters("Save")
    rita.is_told(
        "Say where they are",
        "Say who this is; a role is enough",
        "Say whether they are willing",
        "Say whether they are able",
        "Say whether they have the capacity",
    )
    rita.settles_on("Where are they?", "Transport")
    rita.types("Who is it?", "Bus drivers on the 78")
    rita.types("Where and when are they there?", "There at the time; one driver, a full bus")
    rita.settles_on("Willing: do they want to help?", "Yes")
    rita.settles_on("Able: can they, and are they allowed to?", "Not yet")
    rita.enters("Save")
    rita.is_told("Say whether they have the capacity")
    rita.finds_again("Who is it?", "Bus drivers on the 78")
    rita.still_has("Able: can they, and are they allowed to?", "Not yet")
    rita.settles_on("Capacity: have they time, room and means?", "Partly")
    rita.enters("Save")
    drivers = rita.page.locator(".card", has_text="Bus drivers on the 78")
    expect(drivers).to_contain_text("willing yes")
    expect(drivers).to_contain_text("able not yet")
    expect(drivers).to_contain_text("capacity partly")
    assert _side(rita, "Who looks out for the group") == "has strengths"


def _finish_waits_for_a_strength(rita, case):
    sets_a_goal(rita, case, "Young people can get home without being approached", WAIT)
    rita.opens(f"{case}/assessment/finish/")
    assert rita.page.locator(".task__title").all_inner_texts() == [STILL]
    expect(rita.page.get_by_role("button", name="Finish the assessment")).to_have_count(0)


def _a_strength_is_found(rita, case):
    rita.follows("Add a strength")
    rita.follows("Places and routes")
    rita.chooses("What do you want to add?", "A strength")
    rita.writes("What do you know?", CAFE)
    rita.chooses("Whom or what does it concern?", "The place or surroundings alone")
    rita.presses("Save")
    assert _side(rita, ENVIRONMENT) == "has strengths"


def _rita_cannot_sign_off_her_own(rita):
    rita.reads("Finished. A supervisor has been asked to look.", "Somebody else signs it off")
    expect(rita.page.get_by_role("button", name="Sign off")).to_have_count(0)


def _tom_sends_it_back(tom, case):
    tom.opens("/")
    tom.follows("1 assessment to sign off")
    tom.is_at(f"{case}/assessment/finish/")
    tom.presses("Send back with these words")
    tom.is_told("Write what is still missing")
    tom.writes("What do you want to say?", "Ask RS once more how he sees it.")
    tom.presses("Send back with these words")
    tom.reads("Sent back with your words.")


def test_it_is_finished_with_a_strength_on_each_side_and_signed_off_by_somebody_else(tell):
    """`assessment.finish`, `recording.finish`: Tom signs off, and later thoughts stand below."""
    told = tell(seeds.weighed)
    rita, mo, tom, case = told.desk("rita"), told.desk("mo"), told.desk("tom"), told.case
    _mo_adds(mo, case)
    _mo_keeps_what_am_says(mo, case)
    adds(
        rita,
        case,
        "Whom young people trust",
        "A strength",
        "Three of them go to one mother’s kitchen when it matters.",
    )
    _finish_waits_for_a_strength(rita, case)
    _a_strength_is_found(rita, case)
    rita.opens(f"{case}/assessment/finish/")
    rita.presses("Finish the assessment")
    _rita_cannot_sign_off_her_own(rita)
    _tom_sends_it_back(tom, case)
    rita.opens(f"{case}/assessment/")
    rita.reads("Not signed off yet")
    rita.follows("Read it")
    rita.reads("Ask RS once more how he sees it.")
    rita.presses("Finish the assessment")
    tom.opens(f"{case}/assessment/finish/")
    tom.writes("What do you want to say?", "Their words carry it.")
    tom.presses("Sign off")
    tom.reads("Signed off.", "Their words carry it.")
    tom.opens(f"{case}/timeline/")
    tom.reads(
        "T. Brandt signed off the assessment",
        "T. Brandt looked at the assessment and said what is still missing",
    )
    _later_thoughts_stand_below(mo, case)


def _later_thoughts_stand_below(mo, case):
    mo.opens(f"{case}/assessment/add/functioning.roles/")
    mo.reads("This assessment is finished")
    mo.writes("What do you know?", "LO chooses the seats now.")
    mo.presses("Save")
    mo.reads("Added after it was finished", "LO chooses the seats now.")
