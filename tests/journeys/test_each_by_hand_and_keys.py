"""A2: each operation of `map_operations.py` in the picture: with a hand alone, and with the keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from alongside.peermaps.models import Confirmation as TieConfirmation
from alongside.statements.models import Confirmation
from tests.journeys import seeds
from tests.journeys.map_operations import OPERATIONS
from tests.journeys.steps import map_is_saved, stands
from tests.journeys.ways import Hand, Keys, Way

WHY = {"need": "They wait at the same stop", "evidence": "Mo saw them", "rests_on": "observed"}
SUBMIT = "main form button[type=submit]"


def _field(w: Way, label: str) -> Any:
    return w.page.get_by_label(label).locator("visible=true").first


def _adds(w: Way, label: str, words: str) -> None:
    """From the panel for adding people: whom, and why they are here."""
    w.writes(_field(w, label), words)
    w.writes(_field(w, "Why do they need to be on this map?"), WHY["need"])
    w.writes(_field(w, "What does that rest on?"), WHY["evidence"])
    w.ticks(w.side.locator("input[value=observed]"))
    w.does(w.side.get_by_role("button", name="Add", exact=True))


def _changes(w: Way, opening: str, label: str, words: str) -> None:
    """Unfold a part of the panel, write one answer anew, save."""
    w.does(w.side.locator("summary", has_text=opening))
    w.writes(_field(w, label), words)
    w.does(w.side.locator("#pm-change").get_by_role("button", name="Save"))


def add_person(w):
    w.tool("Add a person", "p")
    _adds(w, "Initials", "BL")
    expect(w.drawn("person", "BL.")).to_have_count(1)


def add_several(w):
    w.tool("Add a person", "p")
    _adds(w, "Initials", "CM, DW: parent")
    expect(w.drawn("person", "CM. Young person")).to_have_count(1)
    expect(w.drawn("person", "DW. Parent or carer")).to_have_count(1)


def add_unnamed(w):
    w.tool("Add a person", "p")
    w.ticks(w.side.locator("input[value=unnamed]"))
    _adds(w, "A word to stand beside them", "a girl from year 8")
    expect(w.drawn("person", "a girl from year 8")).to_have_count(1)


def add_place(w):
    w.tool("Add a place", "o")
    w.writes(_field(w, "Name of the place"), "Café")
    w.does(w.side.get_by_role("button", name="Add", exact=True))
    expect(w.drawn("place", "Café")).to_have_count(1)


def note_condition(w):
    w.chooses("place", "Café")
    w.does(w.side.locator("summary", has_text="Note something"))
    w.writes(_field(w, "What is it like there?"), "Two lamps of nine work")
    w.does(w.side.get_by_role("button", name="Note something"))
    expect(w.side).to_contain_text("Two lamps of nine work")


def end_condition(w):
    w.chooses("place", "Café")
    w.does(w.side.get_by_role("button", name="No longer so: Two lamps of nine work"))
    expect(w.side).not_to_contain_text("Two lamps of nine work")


def add_group(w):
    w.tool("Group", "g")
    w.writes(_field(w, "Name for this group"), "Share the 79")
    w.ticks(w.side.locator("input[value=shared_context]"))
    for one in ("JK", "DT"):
        if not (box := w.side.get_by_label(one, exact=True)).is_checked():
            w.ticks(box)
    w.does(w.side.get_by_role("button", name="Make this group"))
    expect(w.drawn("group", "Share the 79")).to_have_attribute("aria-label", re.compile("JK and DT"))


def change_members(w):
    w.chooses("group", "Share the 79")
    w.ticks(w.side.get_by_label("DT", exact=True))
    expect(w.drawn("group", "Share the 79")).not_to_have_attribute("aria-label", re.compile("DT"))


def change_group(w):
    w.chooses("group", "Share the 79")
    _changes(w, "Change name and basis", "Name for this group", "Ride the 79")
    expect(w.drawn("group", "Ride the 79")).to_have_count(1)


def connect(w):
    if isinstance(w, Keys):
        w.chooses("person", "BL")
        w.page.keyboard.press("Escape")
        w.page.keyboard.press("l")
        w.page.keyboard.insert_text("CM support")
        w.page.keyboard.press("Enter")
    else:
        w.tool("Connect two", "l")
        for one in ("BL", "CM"):
            w.does(w.drawn("person", f"{one}.").locator(".body").first)
    expect(w.drawn("tie", "BL and CM")).to_have_count(1)


def describe_tie(w):
    w.chooses("tie", "BL and CM")
    w.ticks(w.side.locator(".pm-level").first.locator("input[value=strong]"))
    expect(w.drawn("tie", "BL and CM")).to_have_attribute("aria-label", re.compile("strong support"))


def say(w):
    w.chooses("tie", "BL and CM")
    w.does(w.side.get_by_role("button", name="Add what someone said"))
    w.ticks(w.side.locator("input[name=pm-said-whose][value=new]"))
    w.writes(_field(w, "Who?"), "Mr P")
    w.ticks(w.side.locator("input[name=pm-said-kind][value=told_by]"))
    w.writes(_field(w, "What did they say or see?"), "They share food")
    w.does(w.side.get_by_role("button", name="Add this"))
    expect(w.side).to_contain_text("They share food")


def _opens_said(w):
    w.chooses("tie", "BL and CM")
    _sends(w, w.side.get_by_role("link", name="Check or change They share"))


def _sends(w, button):
    with w.page.expect_navigation():
        w.does(button)


def _submits(w, words):
    _sends(w, w.page.locator("main").get_by_role("button", name=words).first)


def check(w):
    _opens_said(w)
    _sends(w, w.page.get_by_role("link", name="Make sure of it"))
    w.fills_in(held="yes", how="I asked CM")
    _submits(w, "Save")
    w.opens_map()
    w.chooses("tie", "BL and CM")
    expect(w.side.locator("blockquote", has_text="They share food")).not_to_contain_text("not checked")


def correct(w):
    _opens_said(w)
    _sends(w, w.page.get_by_role("link", name="Put right what was written down"))
    w.fills_in(words="They share their lunch")
    _submits(w, "Save")
    assert "They share their lunch" in w.list()


def confirm_said(w):
    before = Confirmation.objects.count()
    _opens_said(w)
    _submits(w, "It still holds")
    expect(w.page).to_have_url(re.compile("/map/#said-"))
    assert Confirmation.objects.count() == before + 1


def end_said(w):
    _opens_said(w)
    _submits(w, "No longer so")
    w.opens_map()
    w.chooses("tie", "BL and CM")
    expect(w.side).not_to_contain_text("They share their lunch")


def confirm_tie(w):
    _sends(w, w.page.locator("peer-map").get_by_role("link", name="List", exact=True))
    _sends(w, w.page.locator("main").get_by_role("link", name="JK and DT", exact=True))
    _submits(w, "It is still so")
    assert TieConfirmation.objects.count() == 1


def talk(w):
    w.chooses("tie", "JK and RS")
    w.does(w.side.locator("summary", has_text="What came of talking about it?"))
    w.writes(w.side.locator("#pm-talk textarea"), "JK says it was shopping.")
    w.does(w.side.get_by_role("button", name="Note this"))
    expect(w.side.locator(".pm-talk")).to_contain_text("JK says it was shopping.")


def rename(w):
    w.chooses("person", "BL")
    _changes(w, "Change how they are shown", "Initials", "BLE")
    expect(w.drawn("person", "BLE.")).to_have_count(1)


def merge(w):
    """Undone and redone by the same way, as a slip would be."""
    w.chooses("person", "a friend from the bus")
    w.does(w.side.locator("summary", has_text="This is somebody already on the map"))
    known = w.side.locator("#pm-merge select")
    w.picks(known, known.locator("option", has_text="CM").get_attribute("value"))
    w.does(w.side.get_by_role("button", name="Put them together"))
    gone = w.drawn("person", "a friend from the bus")
    expect(gone).to_have_count(0)
    expect(w.page.locator("#pm-side-title")).to_have_text("CM")
    for words, key, there in (("Undo", "Control+z", 1), ("Redo", "Control+Shift+z", 0)):
        map_is_saved(w.page)
        w.tool(words, key)
        expect(gone).to_have_count(there)


def name(w):
    w.chooses("person", "a girl from year 8")
    _sends(w, w.side.get_by_role("link", name="Now we know who this is"))
    w.fills_in(kind="young_person", shown="ZO", **WHY)
    _sends(w, w.page.locator(SUBMIT).first)
    w.opens_map()
    expect(w.drawn("person", "ZO")).to_have_count(1)


def take_off(w):
    w.chooses("person", "DW")
    if isinstance(w, Keys):
        w.page.keyboard.press("Escape")
        w.page.keyboard.press("Delete")
    else:
        w.does(w.side.get_by_role("button", name="Take off the map"))
    w.ticks(w.side.locator("input[value=mistake]"))
    w.does(w.side.get_by_role("button", name="Take off", exact=True))
    expect(w.drawn("person", "DW.")).to_have_count(0)


def put_back(w):
    w.tool("Add a person", "p")
    _adds(w, "Initials", "DW")
    expect(w.drawn("person", "DW.")).to_have_count(1)
    take_off(w)
    turns = (("Control+z", "Undo", 1), ("Control+Shift+z", "Redo", 0), ("Control+z", "Undo", 1))
    for key, words, count in turns:
        w.tool(words, key)
        expect(w.drawn("person", "DW.")).to_have_count(count)


def move(w):
    before = stands(w.drawn("person", "JK."))
    with w.page.expect_response("**/map/commands/"):
        w.moves("JK")
    map_is_saved(w.page)
    w.opens_map()
    assert stands(w.drawn("person", "JK.")) != before


def tidy(w):
    w.does(w.page.locator("#pm-tidy"))
    w.does(w.page.locator("#pm-tidy-fresh"))
    expect(w.page.locator("#pm-tidy-keep")).to_be_enabled()
    w.does(w.page.locator("#pm-tidy-keep"))
    expect(w.page.locator("#pm-tidy-keep")).to_have_count(0)
    map_is_saved(w.page)


def pairs(w):
    before = w.page.locator("peer-map svg [data-type=tie]").count()
    w.does(w.page.locator("#pm-pairs-open"))
    w.ticks(w.side.locator("form fieldset").first.locator("input[value=some]"))
    w.does(w.side.get_by_role("button", name="Note this"))
    expect(w.page.locator("peer-map svg [data-type=tie]")).to_have_count(before + 1)


def find(w):
    w.tool("Find", "/")
    w.writes(w.page.locator("#pm-find"), "Mo")
    w.does(w.side.get_by_role("button", name="Mo").first)
    expect(w.page.locator("#pm-side-title")).to_have_text(re.compile("^Mo"))


def view(w):
    views = w.page.locator("#pm-view")
    professionals = views.locator("option", has_text="rofessional").get_attribute("value")
    w.picks(views, professionals)
    expect(w.drawn("tie", "JK and RS")).not_to_have_attribute("aria-label", re.compile("strong support"))


def lens(w):
    w.does(w.page.locator("#pm-show-open"))
    w.ticks(w.page.locator("#pm-show input[value=shared_context]"))
    expect(w.drawn("group", "Us lot")).to_have_count(0)


def leave_out(w):
    w.does(w.page.locator("#pm-show-open"))
    w.ticks(w.page.locator("#pm-show input[value=unchecked]"))
    expect(w.drawn("tie", "JK and RS")).not_to_have_attribute("aria-label", re.compile("not checked"))


def time(w):
    if isinstance(w, Keys):
        w.desk.tabs_to(w.page.locator("#pm-day"))
        w.page.keyboard.press("Home")
    else:
        w.does(w.page.locator("#pm-day-earlier"))
    expect(w.page.locator(".pm-reading")).to_be_visible()
    w.does(w.page.locator("#pm-today"))
    expect(w.named("Add a person")).to_be_visible()


def compare_days(w):
    w.does(w.page.locator("#pm-compare"))
    expect(w.side).to_contain_text("What became otherwise")


def who_else(w):
    _sends(w, w.side.get_by_role("link", name="Who else might be included, and who not?"))
    w.fills_in(outcome="nobody", said="just us")
    _sends(w, w.page.locator(SUBMIT).first)
    expect(w.page).to_have_url(re.compile("/map/"))


@pytest.mark.parametrize("way", [Hand, Keys], ids=["hand", "keyboard"])
def test_each_operation(tell, way):
    """A2, `map.one_case`: one after the other on one map, as somebody works; no way, no pass."""
    told = tell(seeds.mapped)
    w = way(told.desk("rita"), told.case)
    failed = []
    for operation in OPERATIONS:
        w.opens_map()
        try:
            globals()[operation.id](w)
            if w.page.locator(".pm-saved").count():
                map_is_saved(w.page)
        except (AssertionError, Error) as problem:
            failed.append(f"{operation.id}: {problem}")
    w.kept_to_it()
    assert not failed, "\n\n".join(failed)
