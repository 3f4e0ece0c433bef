"""Whatever happens to the tablet: what was typed is there, for the same person, and readable nowhere (R3)."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import seeds

WORDS = "They share crisps on the top deck of the seventy-eight"
MARK = "top deck of the seventy"


def _says(page: Page, words: str) -> None:
    """Somebody's words about AM, in the map's own panel."""
    page.locator("peer-map svg [data-type=person][aria-label^='AM.']").press("Enter")
    page.get_by_role("button", name="Add what someone said").click()
    page.get_by_label("AM", exact=True).check()
    page.get_by_label("What did they say or see?").fill(words)
    page.get_by_role("button", name="Add this").click()


def _state(page: Page, state: str) -> None:
    expect(page.locator("peer-map")).to_have_attribute("data-saving", state)


def _is_kept(page: Page) -> None:
    """The device has it: closing the browser now loses nothing."""
    expect(page.locator("peer-map")).to_have_attribute("data-kept", "true")


def _kept_databases(page: Page) -> list[str]:
    found: list[str] = page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    return found


def _drawn_without_connection(told, tablet, name="rita"):
    """A change waits on the device, and the browser is killed."""
    desk = told.desk_at(tablet.starts(), name)
    desk.page.goto(f"{desk.url}{told.case}/map/")
    desk.page.context.set_offline(True)
    _says(desk.page, WORDS)
    _state(desk.page, "not_saved")
    _is_kept(desk.page)
    tablet.dies()


def test_a_killed_browser_loses_nothing_and_holds_nothing_readable(tell, tablet):
    """R3: the same person signs in again, opens the map, and it goes out; afterwards the device has nothing."""
    told = tell(seeds.mapped)
    _drawn_without_connection(told, tablet)
    assert tablet.holds(MARK, "alongside-kept") == ["alongside-kept"]
    again = told.desk_at(tablet.starts(), "rita")
    with again.page.expect_response("**/map/commands/") as sent:
        again.page.goto(f"{again.url}{told.case}/map/")
    assert sent.value.ok
    _state(again.page, "saved")
    mo = told.desk("mo")
    mo.opens(f"{told.case}/map/list/")
    mo.reads(WORDS)
    again.page.reload()
    _state(again.page, "saved")
    tablet.dies()
    assert tablet.holds(MARK) == []


def test_another_person_on_the_same_device_neither_reads_nor_sends_it(tell, tablet):
    """R3: whoever signs in next finds nothing, and what waited is gone from the tablet."""
    told = tell(seeds.mapped)
    _drawn_without_connection(told, tablet)
    mo = told.desk_at(tablet.starts(), "mo")
    sent = []
    mo.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    mo.page.goto(f"{mo.url}/")
    mo.page.wait_for_function("async () => (await indexedDB.databases()).length === 0")
    mo.page.goto(f"{mo.url}{told.case}/map/")
    _state(mo.page, "saved")
    mo.does_not_read(WORDS)
    assert not sent
    rita = told.desk_at(mo.page.context, "rita")
    rita.page.goto(f"{rita.url}{told.case}/map/list/")
    rita.does_not_read(WORDS)


def test_signing_out_leaves_nothing_on_the_device(tell, tablet):
    """S12, R3: no database, and no word in any file."""
    told = tell(seeds.mapped)
    _drawn_without_connection(told, tablet)
    rita = told.desk_at(tablet.starts(), "rita")
    rita.page.goto(f"{rita.url}/")
    assert any(name.startswith("alongside-kept") for name in _kept_databases(rita.page))
    with rita.page.expect_navigation():
        rita.page.get_by_role("button", name="Sign out").click()
    rita.page.wait_for_function("async () => (await indexedDB.databases()).length === 0")
    tablet.dies()
    assert tablet.holds(MARK) == []


def test_the_page_gives_its_keys_once(tell):
    """ADR 0010: the answer brings them; once the map has started nothing in the page says them."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    with rita.page.expect_response(f"**{told.case}/map/") as answer:
        rita.page.goto(f"{rita.url}{told.case}/map/")
    assert re.search(r'data-keep="map:\S+ \S{44} \S{44}"', answer.value.text())
    assert answer.value.headers["cache-control"] == "no-store"
    expect(rita.page.locator("peer-map")).to_have_attribute("data-saving", "saved")
    rita.does_not_read("data-keep")


def test_the_lid_is_closed_and_opened_again(tell, tablet):
    """R3: a frozen page keeps what waits; awake again, it sends it."""
    told = tell(seeds.mapped)
    desk = told.desk_at(tablet.starts(), "rita")
    page = desk.page
    page.goto(f"{desk.url}{told.case}/map/")
    page.context.set_offline(True)
    _says(page, WORDS)
    _is_kept(page)
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.context.set_offline(False)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    _state(page, "saved")
    expect(page.locator(".pm-saved")).to_have_class(re.compile("pm-saved pm-saved"))
