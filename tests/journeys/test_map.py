"""Story 1, step 6: people by a decision each, ties with support and harm, the same map as picture, list and words."""

import math
import re

import pytest
from playwright.sync_api import expect

from alongside.people.tests.scenes import NOTHING_SAID
from tests.journeys import seeds
from tests.journeys.steps import adds_a_person, connects, map_is_saved, somebody_says, stands


def _stands(desk, name):
    return stands(desk.page.locator(f"peer-map svg [data-type][aria-label^='{name}.']"))


def _middle_of(desk, name):
    box = desk.page.locator(f"peer-map svg [data-type=person][aria-label^='{name}.'] .body").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _places_everybody(desk):
    """Whoever was added by form waits beside the picture until somebody puts them on it."""
    waiting = desk.page.get_by_role("list", name="Not placed yet").get_by_role("button")
    expect(waiting.first).to_be_visible()
    for _ in range(waiting.count()):
        with desk.page.expect_response("**/map/commands/") as kept:
            waiting.first.click()
        assert kept.value.ok
    map_is_saved(desk.page)


def test_nobody_is_added_without_need_and_evidence(tell):
    """`map.inclusion`, `values.rights.6`, `values.rights.7`, `group.else`."""
    told = tell(seeds.signed_off)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/list/")
    rita.reads("Nobody in this view.", "No ties in this view.")
    rita.follows("Add a person")
    rita.presses("Add this person")
    rita.is_told(*NOTHING_SAID)
    rita.picks("Who are they here?", "Young person")
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
    somebody_says(
        rita, "JK", "He walks me to the bus when it’s dark.", support="strong", harm="none", own=True
    )
    rita.reads("strong support")
    rita.follows("Add what someone said")
    somebody_says(rita, "head of year", "JK was asked to hold something for RS.", harm="some")
    rita.reads("not checked")
    for form in ("list/", "narrative/"):
        rita.opens(f"{case}/map/{form}")
        rita.reads("strong support", "some harm", "not checked")
    rita.opens(f"{case}/map/")
    _places_everybody(rita)
    tie = rita.page.locator("peer-map svg [data-type=tie]").first
    expect(tie).to_have_attribute("aria-label", re.compile("strong support.*some harm", re.S | re.I))
    expect(tie).to_have_attribute("aria-label", re.compile("not checked"))
    expect(tie).to_have_attribute("aria-label", re.compile("differently"))


def test_a_map_changed_with_the_keyboard_alone(tell):
    """A2: arrows walk, shift and arrow moves, Ctrl+Z takes back; everything saves by itself."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/")
    keys = rita.page.keyboard
    rita.tabs_to(rita.page.locator("peer-map svg [data-type=person][tabindex='0']").first)
    keys.press("ArrowRight")
    name = rita.page.locator(":focus").get_attribute("aria-label").split(".")[0]
    x, _ = _stands(rita, name)
    with rita.page.expect_response("**/map/commands/") as kept:
        keys.press("Shift+ArrowRight")
    assert kept.value.ok
    map_is_saved(rita.page)
    rita.page.reload()
    moved, _ = _stands(rita, name)
    assert moved > x
    rita.tabs_to(rita.page.locator("peer-map svg [data-type=person][tabindex='0']").first)
    keys.press("p")
    expect(rita.page.get_by_label("Initials")).to_be_focused()
    rita.looks.right(rita.page)
    keys.press("Escape")
    expect(rita.page.get_by_label("Initials")).to_have_count(0)


def test_a_drag_saves_and_is_taken_back(tell):
    """`notation.md`: positions belong to people; what somebody placed stays where it is."""
    told = tell(seeds.mapped)
    rita, mo, case = told.desk("rita"), told.desk("mo"), told.case
    rita.opens(f"{case}/map/")
    began = _stands(rita, "AM")
    x, y = _middle_of(rita, "AM")
    rita.page.mouse.move(x, y)
    rita.page.mouse.down()
    rita.page.mouse.move(x + 40, y + 30, steps=4)
    with rita.page.expect_response("**/map/commands/") as kept:
        rita.page.mouse.up()
    assert kept.value.ok
    map_is_saved(rita.page)
    mo.opens(f"{case}/map/")
    assert _stands(mo, "AM") == _stands(rita, "AM") != began
    with rita.page.expect_response("**/map/commands/"):
        rita.page.get_by_role("button", name="Undo").click()
    map_is_saved(rita.page)
    assert _stands(rita, "AM") == began


def test_tidy_says_what_it_suggests_and_leaves_the_tray(tell):
    """`notation.md`: asked for, seen first; no two shapes or labels overlap; never forced onto the picture."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    page = rita.page
    rita.opens(f"{told.case}/map/")
    waiting = page.locator(".pm-chip").count()
    page.locator("#pm-tidy").click()
    expect(page.get_by_text("Whoever is not placed yet is left out.")).to_be_visible()
    expect(page.get_by_text("in place by hand")).to_be_visible()
    page.locator("#pm-tidy-all").click()
    expect(page.locator(".pm-live")).to_have_text(re.compile(r"^\d+ would move\. Ties that cross"))
    expect(page.locator(".pm-side").get_by_text("would move.")).to_be_visible()
    expect(page.get_by_text("in place by hand")).to_have_count(0)
    assert page.evaluate(_COVERED) == []
    with page.expect_response("**/map/commands/") as kept:
        page.locator("#pm-tidy-keep").click()
    assert kept.value.ok and page.locator(".pm-chip").count() == waiting > 0
    page.locator("#pm-tidy").click()
    page.locator("#pm-tidy-fresh").click()
    expect(page.locator(".pm-live")).to_have_text("Nobody would move: this is as clear as it gets.")
    expect(page.locator("#pm-tidy-keep")).to_be_disabled()


_COVERED = """
() => {
    const picture = document.querySelector("peer-map .pm-svg"), key = document.querySelector(".pm-legend");
    const box = (one) => one.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const items = [...picture.querySelectorAll(".person, .place, .area-name")].map((item, i) =>
        [...(item.matches(".area-name") ? [item] : item.querySelectorAll(".body, .note"))]
            .map((part) => ({ i, part, at: box(part) }))).flat();
    const off = ({ at }) => at.left < box(picture).left || at.right > box(picture).right
        || at.top < box(picture).top || at.bottom > box(key).top;
    const under = (one) => items.some((other) => other.i !== one.i && meet(one.at, other.at));
    const covered = items.filter((one) => off(one) || under(one));
    return covered.map(({ part }) => part.textContent || part.parentElement.getAttribute("aria-label"));
}
"""


@pytest.mark.parametrize("by", ["mouse", "touch"])
def test_who_waits_in_the_tray_is_dragged_to_where_they_stand(tell, by):
    """Never forced: let go beside the picture they wait on; let go on it they stand there, and stay."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita", has_touch=by == "touch"), told.case
    rita.opens(f"{case}/map/")
    chips = rita.page.locator(".pm-chip")
    chip, waiting = chips.first, chips.count()
    who = chip.get_attribute("id").removeprefix("pm-put-")
    box, picture = chip.bounding_box(), rita.page.locator("peer-map [role=application]").bounding_box()
    start = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    _carried(rita.page, by, start, (start[0] + 40, start[1] + 4))
    assert chips.count() == waiting
    spot = (picture["x"] + picture["width"] * 0.6, picture["y"] + 40)
    with rita.page.expect_response("**/map/commands/"):
        _carried(rita.page, by, start, spot)
    map_is_saved(rita.page)
    assert chips.count() == waiting - 1
    stands = rita.page.locator(f"peer-map [role=application] [data-id='{who}'] .body").bounding_box()
    x, y = stands["x"] + stands["width"] / 2, stands["y"] + stands["height"] / 2
    assert math.dist((x, y), spot) < 3, "under the hand, and the picture has not moved"


def _carried(page, by, start, end):
    """Press at one spot and let go at another, as a mouse or a finger does."""
    if by == "mouse":
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move(*end, steps=4)
        page.mouse.up()
        return
    fingers = page.context.new_cdp_session(page)
    steps = [
        (start[0] + (end[0] - start[0]) * part / 4, start[1] + (end[1] - start[1]) * part / 4)
        for part in range(5)
    ]
    for number, (x, y) in enumerate(steps):
        kind = "touchMove" if number else "touchStart"
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_while_somebody_is_dragged_only_what_they_hold_is_touched(tell):
    """P6: a drag keeps up with the hand, because each step writes a few attributes and makes nothing anew."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/")
    x, y = _middle_of(rita, "AM")
    rita.page.mouse.move(x, y)
    rita.page.mouse.down()
    rita.page.mouse.move(x + 10, y + 8, steps=2)
    rita.page.locator("peer-map .pm-lifted .person").wait_for()
    rita.page.evaluate(_WATCH)
    for step in range(3):
        rita.page.mouse.move(x + 12 + step, y + 10 + step)
        rita.page.evaluate(_NEXT_FRAME)
    touched = rita.page.evaluate("window.touched()")
    assert {(one["what"], one["where"]) for one in touched} == {("attributes", "in hand")}
    assert {one["name"] for one in touched} <= {"d", "transform", "points", "x", "y", "cx", "cy"}
    assert {"person", "tie"} <= {one["of"] for one in touched} <= {"person", "tie", "group"}
    with rita.page.expect_response("**/map/commands/"):
        rita.page.mouse.up()
    map_is_saved(rita.page)
    made = [one for one in rita.page.evaluate("window.touched()") if one["what"] == "childList"]
    assert {one["of"] for one in made if one["where"] == "picture"} == set()
    side = rita.page.locator("peer-map .pm-side")
    assert side.evaluate("(side) => getComputedStyle(side).isolation") == "isolate"


_WATCH = """() => {
    const seen = [];
    const note = ({type, attributeName, target}) => seen.push({
        what: type,
        name: attributeName,
        where: target.closest(".pm-lifted") ? "in hand" : target.closest(".pm-svg") ? "picture" : "page",
        of: target.closest(".item")?.classList[1] ?? null,
    });
    const watch = new MutationObserver((records) => records.forEach(note));
    const all = {subtree: true, childList: true, attributes: true, characterData: true};
    watch.observe(document.querySelector("peer-map"), all);
    window.touched = () => { watch.takeRecords().forEach(note); return seen.splice(0); };
}"""
_NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize(
    ("kind", "name"), [("person", "AM."), ("tie", "JK and RS")], ids=["about somebody", "about a tie"]
)
def test_what_was_just_said_can_be_checked_at_once(tell, kind, name):
    """`map.statement`: its link is there as soon as the words are saved, and leads to their page."""
    told = tell(seeds.mapped)
    rita, case = told.desk("rita"), told.case
    rita.opens(f"{case}/map/")
    page = rita.page
    page.locator(f"peer-map svg [data-type={kind}][aria-label^='{name}']").press("Enter")
    page.get_by_role("button", name="Add what someone said").click()
    page.get_by_label("JK", exact=True).check()
    page.get_by_label("What did they say or see?").fill("She saves me a seat")
    page.get_by_role("button", name="Add this").click()
    more = page.get_by_role("link", name="Check or change She saves me a seat")
    expect(more).to_be_visible()
    map_is_saved(page)
    more.click()
    rita.reads("She saves me a seat")
