"""Story 1, step 6: people by a decision each, ties with support and harm, the same map as picture, list and words."""

import re

from playwright.sync_api import expect

from tests.journeys import seeds
from tests.journeys.steps import adds_a_person, connects, somebody_says


def _shape(desk, name):
    """Somebody's shape in the picture."""
    return desk.page.locator(f"peer-map svg [data-type=person][aria-label^='{name}']").first


def _is_saved(desk):
    expect(desk.page.locator(".pm-saved")).to_have_class(re.compile("pm-saved pm-saved"))


def test_nobody_is_added_without_need_and_evidence(tell):
    """`map.inclusion`, `values.rights.6`, `values.rights.7`, `group.else`."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/list/")
    rita.reads("Nobody is here yet")
    rita.follows("Add a person")
    rita.presses("Add this person")
    rita.is_told(
        "Say whether there is a need",
        "Write initials or a symbol",
        "Write why this person needs to be in this record",
        "Write what that reason rests on",
        "Choose what the evidence is",
    )
    rita.writes("Initials, or a symbol they chose", "JK")
    rita.chooses("Is there a need to have this person in this record?", "Yes")
    rita.writes("Why does this person need to be in this record?", "He asked us to; it is his way home.")
    rita.writes("What does that rest on?", "The police say so.")
    rita.ticks("Held by the police")
    rita.presses("Add this person")
    rita.reads("There is a problem")
    rita.finds_again("Initials, or a symbol they chose", "JK")
    adds_a_person(rita, case, "JK", "He told Mo so himself.")
    rita.reads("JK")

    rita.opens(f"{case}/map/people/add/")
    rita.chooses("Is there a need to have this person in this record?", "No")
    rita.writes("What was said?", "My cousin, but he’s nothing to do with it.")
    rita.writes("Why is nobody added?", "He does not ride the bus.")
    rita.presses("Add this person")
    rita.reads("My cousin, but he’s nothing to do with it.")
    rita.opens(f"{case}/map/list/")
    rita.does_not_read("cousin")


def test_a_tie_with_support_and_harm_in_picture_list_and_words(tell):
    """`map.tie`, `map.both`, `map.perspectives`, `map.statement`: broken while it is not checked, in all three."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    for shown in ("JK", "RS"):
        adds_a_person(rita, case, shown, "JK told Mo.")
    connects(rita, case, "JK", "RS")
    somebody_says(rita, "JK", "He walks me to the bus when it’s dark.", support="strong", own=True)
    rita.reads("strong support")
    rita.follows("Add what somebody")
    somebody_says(rita, "head of year", "JK was asked to hold something for RS.", harm="some")
    rita.reads("not checked")
    for form in ("list/", "narrative/"):
        rita.opens(f"{case}/map/{form}")
        rita.reads("strong support", "some harm", "not checked")
    rita.opens(f"{case}/map/")
    tie = rita.page.locator("peer-map svg [data-type=tie]").first
    expect(tie).to_have_attribute("aria-label", re.compile("strong support.*some harm", re.S | re.I))
    expect(tie).to_have_attribute("aria-label", re.compile("not checked"))
    expect(tie).to_have_attribute("aria-label", re.compile("differently"))


def test_a_map_drawn_with_the_keyboard_alone(tell):
    """A2: P adds, L ties, shift and arrow move, Ctrl+Z takes back; everything saves by itself."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/")
    keys = rita.page.keyboard
    rita.tabs_to(rita.page.locator("peer-map svg [data-type][tabindex='0']").first)
    keys.press("ArrowRight")
    moved = rita.page.locator(":focus")
    name = moved.get_attribute("data-id")
    before = moved.bounding_box()
    with rita.page.expect_response("**/map/commands/") as kept:
        keys.press("Shift+ArrowRight")
    assert kept.value.ok
    after = rita.page.locator(f"[data-id='{name}'][data-type]").first.bounding_box()
    assert after["x"] > before["x"] + 2
    _is_saved(rita)
    rita.page.reload()
    again = rita.page.locator(f"[data-id='{name}'][data-type]").first.bounding_box()
    assert abs(again["x"] - after["x"]) < 3


def test_a_drag_saves_and_undoes(tell):
    """`notation.md`: positions belong to people; what somebody placed stays where it is."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/")
    shape = _shape(rita, "AM")
    box = shape.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    rita.page.mouse.move(*middle)
    rita.page.mouse.down()
    rita.page.mouse.move(middle[0] + 40, middle[1] + 30, steps=4)
    with rita.page.expect_response("**/map/commands/") as kept:
        rita.page.mouse.up()
    assert kept.value.ok
    _is_saved(rita)
    mo = told.desk("mo")
    mo.opens(f"{case}/map/")
    assert abs(_shape(mo, "AM").bounding_box()["x"] - _shape(rita, "AM").bounding_box()["x"]) < 3
    with rita.page.expect_response("**/map/commands/"):
        rita.page.get_by_role("button", name="Undo").click()
    assert abs(_shape(rita, "AM").bounding_box()["x"] - box["x"]) < 3
