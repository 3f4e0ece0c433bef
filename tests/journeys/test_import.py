"""`map.import`: a map comes into a case from files, step by step, least first, with each person a decision."""

import re

from playwright.sync_api import expect

from alongside.peermaps.tests.importing.interviews import Alter, Bond, Interview, lists, packed
from tests.journeys import seeds

NEED = "They ride home together and may be approached too."
EVIDENCE = "Jay named them in the interview on 4 November."

TOLD_BY_JAY = Interview(
    case="Jay",
    ego_name="Jay Kane",
    alters=[
        Alter("Amira Malik", place=(0.2, 0.3)),
        Alter("Dee Tully", place=(0.7, 0.3)),
        Alter("Leo Ode", place=None),
        Alter("Youth club", type="Place", place=(0.5, 0.8)),
    ],
    bonds=[Bond(1, 2), Bond(2, 3, "Conflict"), Bond(1, 4, "Hangs out")],
)


def hands_in(desk, name, content):
    """Choose one file, as a person does."""
    files = [{"name": name, "mimeType": "application/octet-stream", "buffer": content}]
    desk.page.get_by_label("Choose the files").set_input_files(files)
    desk.presses("Read it")


def means(desk, word, kind, support, harm):
    """What a word of the file means."""
    card = desk.page.get_by_role("group", name=re.compile(f"What does “{word}” mean here"))
    card.get_by_label("Kind").select_option(label=kind)
    for question, answer in (("Support", support), ("Harm", harm)):
        card.get_by_role("group", name=question).get_by_label(answer, exact=True).check(force=True)


def walks_to(desk, group, answer):
    """Tab into a bar of segments and walk to an answer with the arrows."""
    inputs, wanted = group.locator("input"), group.get_by_label(answer, exact=True)
    desk.tabs_into(inputs)
    desk.page.keyboard.press("Space")
    for _ in range(inputs.count()):
        if not wanted.is_checked():
            desk.page.keyboard.press("ArrowRight")
    expect(wanted).to_be_checked()


def says_what_the_words_mean(desk):
    """First what is missing is said; then all of it is answered."""
    desk.reads("4 people, 1 place and 3 ties were found.")
    desk.presses("Save and go on")
    words = ("Friend", "Conflict", "Hangs out")
    desk.is_told(*(f"Say how much {of} “{word}” stands for" for word in words for of in ("support", "harm")))
    means(desk, "Friend", "Friend", "some", "none")
    means(desk, "Conflict", "Conflict", "none", "some")
    means(desk, "Hangs out", "Spends time at", "not known", "none")
    desk.presses("Save and go on")


def decides_about(desk, *people):
    """The same words for several; what is missing is said, and nothing typed is lost."""
    for one in people:
        desk.ticks(one)
    desk.chooses("What about them?", "They come in")
    desk.writes("Why does each of them need to be in this record?", NEED)
    desk.presses("Keep this decision")
    desk.is_told("Write what that reason rests on", "Choose what the evidence is")
    desk.finds_again("Why does each of them need to be in this record?", NEED)
    desk.writes("What does that rest on?", EVIDENCE)
    desk.ticks("A young person’s own account")
    desk.presses("Keep this decision")
    desk.reads("comes in")


def test_an_interview_comes_in_and_stands_on_the_map(tell):
    """`map.import`, `map.inclusion`, `map.perspectives`: upload, choose, look, bring in, see it."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/list/")
    rita.follows("Bring in a map from files")
    hands_in(rita, "export.zip", packed(lists("C", [TOLD_BY_JAY])))
    says_what_the_words_mean(rita)
    rita.is_at(f"{case}/map/import/least/")
    rita.reads("Ethnicity", "It is sensitive, and the map does not need it.")
    rita.does_not_read("Prefer not to say")
    rita.chooses("Full names", "Keep them, sealed")
    rita.presses("Save and go on")
    decides_about(rita, "JK", "AM", "DT")
    rita.follows("Look at everything")
    rita.reads("AM and DT", "friends · Interview of 4 Nov 2024: support some, harm none")
    rita.reads("Nobody has decided about them yet.", "…attributeList_Person.csv, row 4")
    rita.reads("DT and LO", "One of the two does not come in.")
    rita.presses("Bring this in")
    rita.reads("3 people, 1 place, 2 ties and 2 statements")
    rita.follows("See the map")
    expect(rita.page.locator("peer-map svg [data-type=person]")).to_have_count(2)
    expect(rita.page.locator("peer-map svg [data-type=tie]")).to_have_count(2)
    expect(rita.page.locator("peer-map")).to_contain_text("Not placed yet")
    rita.opens(f"{case}/timeline/")
    rita.reads("brought a map in from files")


def test_a_broken_file_says_what_is_wrong_by_row_and_nothing_comes_in(tell):
    """R7: a clear list of problems; nothing is half-imported."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/import/")
    rita.presses("Read it")
    rita.is_told("Choose at least one file, or paste a list")
    hands_in(rita, "friends.csv", b"AM,DT\nAM,AM\n,LO\n")
    rita.is_told(
        "friends.csv, row 2: This row links somebody with themselves.",
        "friends.csv, row 3: The first name in this row is missing.",
    )
    rita.reads("What is wrong, by file and row", "Nothing has come in, and nothing was kept.")
    rita.opens(f"{case}/map/import/look/")
    rita.is_at(f"{case}/map/import/")
    rita.opens(f"{case}/map/list/")
    rita.reads("Nobody in this view.", "No ties in this view.")


def test_a_pasted_list_with_the_keyboard_alone_and_taken_back_again(tell):
    """A2: every step by Tab, arrows, Space and Enter."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/import/")
    rita.types("Or paste a list of who is linked with whom", "AM, DT, friend\nDT, a friend from the bus")
    rita.enters("Read it")
    rita.types("Day", "4")
    rita.types("Month", "11")
    rita.types("Year", "2024")
    rita.tabs_to(rita.page.get_by_label("Whose view does this file show?"))
    rita.page.keyboard.type("Mine")
    rita.settles_on("What does it rest on?", "Something somebody saw")
    for word in ("friend", "Linked"):
        card = rita.page.get_by_role("group", name=re.compile(f"What does “{word}” mean here"))
        rita.tabs_to(card.get_by_label("Kind"))
        rita.page.keyboard.type("Friend")
        for question, answer in (("Support", "some"), ("Harm", "none")):
            walks_to(rita, card.get_by_role("group", name=question), answer)
    rita.enters("Save and go on")
    rita.settles_on("Full names", "Leave them out")
    rita.enters("Save and go on")
    rita.is_at(f"{case}/map/import/people/")
    rita.marks("AM")
    rita.marks("DT")
    rita.settles_on("What about them?", "They come in")
    rita.types("Why does each of them need to be in this record?", NEED)
    rita.types("What does that rest on?", EVIDENCE)
    rita.marks("Somebody saw it themselves")
    rita.enters("Keep this decision")
    rita.marks("?")
    rita.settles_on("What about them?", "They come in without a name")
    rita.types("Who is meant, without a name?", "a friend from the bus")
    rita.enters("Keep this decision")
    rita.enters("Look at everything")
    rita.enters("Bring this in")
    rita.reads("3 people, 2 ties and 2 statements")
    rita.enters("Take this import back")
    rita.reads("was taken back on")
    rita.opens(f"{case}/map/list/")
    rita.reads("Nobody in this view.", "No ties in this view.")


def test_without_script_on_a_phone(tell):
    """Pages outside the drawing need no script; everything fits 320 px."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita", java_script_enabled=False), told.case
    page = rita.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{told.live.url}{case}/map/import/")
    page.get_by_label("Or paste a list of who is linked with whom").fill("AM, DT, friend")
    page.get_by_role("button", name="Read it").click()
    for part, said in (("Day", "4"), ("Month", "11"), ("Year", "2024")):
        page.get_by_label(part).fill(said)
    page.get_by_label("Whose view does this file show?").select_option(label="Mine")
    page.get_by_label("Something somebody saw").check()
    means(rita, "friend", "Friend", "some", "none")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Leave them out").check()
    page.get_by_role("button", name="Save and go on").click()
    for one in ("AM", "DT"):
        page.get_by_label(one, exact=True).check()
    page.get_by_label("They come in", exact=True).check()
    page.get_by_label("Why does each of them need to be in this record?").fill(NEED)
    page.get_by_label("What does that rest on?").fill(EVIDENCE)
    page.get_by_label("Somebody saw it themselves").check()
    page.get_by_role("button", name="Keep this decision").click()
    page.get_by_role("link", name="Look at everything").click()
    page.get_by_role("button", name="Bring this in").click()
    expect(page.get_by_text("2 people, 1 tie and 1 statement")).to_be_visible()


def test_while_it_is_paused_nothing_is_opened(tell):
    """`values.pause`, `path.named`"""
    told = tell(seeds.opened)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/import/")
    rita.reads("Before anyone can be identified, say why this is needed and have it signed off.")
    expect(rita.page.get_by_label("Choose the files")).to_have_count(0)
