"""Story 1, step 11: AM and DT fall out. The slider shows then and now; what is old fades and is confirmed or let go."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from alongside.lib import clock
from tests.journeys import seeds
from tests.journeys.steps import map_is_saved, stands

AM_AND_DT = "peer-map svg [data-type=tie]:is([aria-label^='AM and DT'], [aria-label^='DT and AM'])"
JK = "peer-map svg [data-type=person][aria-label^='JK.']"


def _day(days_ago):
    return (clock.today() - timedelta(days=days_ago)).isoformat()


def test_the_slider_shows_then_and_now_and_moves_nobody(rita):
    """`map.time`, with the keyboard: two ways to look at a day, each named; "as known on" always stands there."""
    page = rita.page
    expect(page.locator(AM_AND_DT)).to_have_attribute("aria-label", re.compile("in the past"))
    expect(page.locator(".pm-known")).to_contain_text("As known on")
    stood = stands(page.locator(JK))
    rita.tabs_to(page.locator("#pm-day"))
    page.keyboard.press("Home")
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".pm-known")).to_contain_text("As it was on")
    expect(page.locator(".pm-known")).to_contain_text("as known on")
    expect(page.locator(AM_AND_DT)).not_to_have_attribute("aria-label", re.compile("in the past"))
    assert stands(page.locator(JK)) == stood
    expect(page.get_by_role("button", name="Add a person")).to_have_count(0)
    rita.looks.right(page)
    page.get_by_label("As it was known", exact=True).check()
    expect(page.locator(".pm-known strong")).to_have_text(re.compile("^As known on"))
    page.get_by_role("button", name="Back to today").click()
    expect(page.locator(AM_AND_DT)).to_have_attribute("aria-label", re.compile("in the past"))


def test_two_dates_compared_in_picture_and_list(rita):
    """`map.time`: added, ended, changed; marked on the picture and said beside it."""
    page = rita.page
    page.get_by_role("button", name="Compare two dates").click()
    page.locator("#pm-against-exact").fill(_day(30))
    page.locator("#pm-day-exact").fill(_day(0))
    panel = page.locator(".pm-side")
    expect(panel.get_by_role("heading", name="What became otherwise")).to_be_visible()
    expect(panel).to_contain_text("ended since then")
    expect(panel).to_contain_text("We’re not talking since the trip.")
    expect(page.locator(AM_AND_DT)).to_have_attribute("aria-label", re.compile("Ended since then"))
    expect(page.locator(AM_AND_DT).locator(".mark.ended")).to_have_count(1)
    rita.looks.right(page)
    panel.get_by_role("button", name=re.compile("AM and DT|DT and AM")).click()
    expect(panel.get_by_role("heading", name=re.compile("AM and DT|DT and AM"))).to_be_visible()
    page.get_by_role("link", name="List", exact=True).click()
    page.goto(f"{page.url}?against={_day(30)}")
    rita.reads("Ended since then", "We’re not talking since the trip.")
    rita.looks.right(page)


def test_by_each_basis_and_without_what_is_not_checked(rita):
    """`group.lens`, `map.statement`: the same map redrawn; said in words over the picture."""
    page = rita.page
    groups = page.locator("peer-map svg [data-type=group]")
    expect(groups).to_have_count(2)
    page.locator("#pm-show-open").click()
    page.get_by_role("radio", name="shared context").check()
    expect(groups).to_have_count(1)
    expect(groups).to_have_attribute("aria-label", re.compile("^Share the 78 bus: shared context"))
    page.get_by_label("What is not checked").check()
    expect(page.locator(".pm-over")).to_have_text("Groups: shared context. Left out: what is not checked.")
    expect(page.locator("peer-map svg [data-type=tie][aria-label*='not checked']")).to_have_count(0)
    rita.looks.right(page)
    page.keyboard.press("Escape")
    expect(page.get_by_label("What is not checked")).not_to_be_visible()
    expect(page.locator("#pm-show-open")).to_be_focused()


def test_a_connection_half_made_is_let_go_of(rita):
    """`notation.md`: the same tap, Esc or the tool again cancels; who is tied already steps back meanwhile."""
    page = rita.page
    bar = page.locator(".pm-linking")
    connect = page.get_by_role("button", name="Connect two")
    connect.click()
    expect(bar).to_be_visible()
    page.locator(f"{JK} .body").click()
    expect(page.locator("peer-map svg .tied")).to_have_count(6)
    rita.looks.right(page)
    page.locator(f"{JK} .body").click()
    expect(bar).to_have_count(0)
    connect.click()
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    connect.click()
    connect.click()
    expect(bar).to_have_count(0)
    connect.click()
    page.get_by_role("button", name="Group", exact=True).click()
    expect(bar).to_have_count(0)


def test_nobodys_words_are_offered_for_changing(rita):
    """`map.perspectives`: what JK said is shown as JK said it; another view can stand beside it."""
    page = rita.page
    page.locator("peer-map svg [data-type=tie][aria-label*='strong support'][aria-label*='JK']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pm-level fieldset").first).to_have_attribute("disabled", "")
    expect(page.get_by_role("button", name="Add what someone said")).to_be_visible()


def test_by_touch(tell):
    """A finger taps two and connects them; two fingers pinch and move nobody; the tap after it counts."""
    told = tell(seeds.mapped)
    desk = told.desk("rita", has_touch=True)
    desk.page.set_viewport_size({"width": 820, "height": 1180})
    desk.opens(f"{told.case}/map/")
    page = desk.page
    stood = stands(page.locator(JK))
    page.get_by_role("button", name="Connect two").tap()
    page.locator("peer-map svg [data-type=person][aria-label^='DT.'] .body").tap()
    page.locator("peer-map svg [data-type=person][aria-label^='gran'] .body").tap()
    expect(page.locator(".pm-side h2")).to_have_text(re.compile("DT and gran"))
    map_is_saved(page)
    page.get_by_role("button", name="Undo").tap()
    expect(page.locator("peer-map svg [data-type=tie][aria-label*='gran']")).to_have_count(0)
    world = page.locator("peer-map svg.pm-svg > .world").first
    first = world.get_attribute("transform")
    page.get_by_role("button", name="Zoom in").tap()
    expect(world).not_to_have_attribute("transform", first)
    closer = world.get_attribute("transform")
    page.get_by_role("button", name="Show the whole map").tap()
    expect(world).not_to_have_attribute("transform", closer)
    before = world.get_attribute("transform")
    box = page.locator("peer-map svg.pm-svg").first.bounding_box()
    x, y = box["x"] + 30, box["y"] + box["height"] / 2
    control = page.context.new_cdp_session(page)

    def touch(what, *points):
        spots = [{"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]
        control.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": spots})

    touch("touchStart", (x, y), (x + 100, y))
    touch("touchMove", (x, y), (x + 180, y))
    touch("touchEnd")
    expect(world).not_to_have_attribute("transform", before)
    assert stands(page.locator(JK)) == stood
    page.get_by_role("button", name="Show the whole map").tap()
    expect(world).to_have_attribute("transform", before)
