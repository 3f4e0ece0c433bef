"""Whatever happens to the tablet: what was typed is there, for the same person, and readable nowhere (R1, R3)."""

import os
import random
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from alongside.accounts.models import Session
from alongside.lib import clock
from alongside.statements.models import Statement
from tests.journeys import seeds

WORDS = "They share crisps on the top deck of the seventy-eight"
MARK = "top deck of the seventy"
KILLS = int(os.environ.get("MAP_KILLS", "3"))
"""How often Chromium is killed at random while somebody types."""

COMMANDS = "**/map/commands/"


def _map(told, desk):
    """The map, as its owner types the address."""
    desk.page.goto(f"{desk.url}{told.case}/map/")
    expect(desk.page.locator("peer-map svg").first).to_be_visible()


def _about_am(page: Page) -> None:
    """The panel for somebody's words about AM."""
    page.locator("peer-map svg [data-type=person][aria-label^='AM.']").press("Enter")
    page.get_by_role("button", name="Add what someone said").click()


def _says(page: Page, words: str) -> None:
    """Somebody's words about AM, in the map's own panel, sent."""
    _about_am(page)
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
    _map(told, desk)
    desk.page.context.set_offline(True)
    _says(desk.page, WORDS)
    _state(desk.page, "not_saved")
    _is_kept(desk.page)
    expect(desk.page.locator(".pm-saved")).to_have_text(
        "Not saved yet, trying again. It is safe on this device until then."
    )
    tablet.dies()


def test_a_killed_browser_loses_nothing_and_holds_nothing_readable(tell, tablet):
    """R3: the same person signs in again, opens the map, and it goes out; afterwards the device has nothing."""
    told = tell(seeds.mapped)
    _drawn_without_connection(told, tablet)
    assert tablet.holds(MARK, "alongside-kept") == ["alongside-kept"]
    again = told.desk_at(tablet.starts(), "rita")
    with again.page.expect_response(COMMANDS) as sent:
        _map(told, again)
    assert sent.value.ok
    _state(again.page, "saved")
    mo = told.desk("mo")
    mo.opens(f"{told.case}/map/list/")
    mo.reads(WORDS)
    again.page.reload()
    _state(again.page, "saved")
    tablet.dies()
    assert tablet.holds(MARK) == []


@pytest.mark.parametrize("seed", range(KILLS))
def test_chromium_killed_at_random_while_somebody_types(tell, tablet, seed):
    """R3: what stood there two seconds before the kill stands there again, in its own panel, readable nowhere."""
    roll = random.Random(seed)
    told = tell(seeds.mapped)
    desk = told.desk_at(tablet.starts(), "rita")
    desk.page.clock.install()
    _map(told, desk)
    if roll.random() < 0.5:
        desk.page.context.set_offline(True)
    _about_am(desk.page)
    box = desk.page.get_by_label("What did they say or see?")
    words = [f"murmuration{seed}x{n}" for n in range(roll.randint(3, 12))]
    certain = ""
    for word in words:
        box.press_sequentially(f"{word} ")
        if roll.random() < 0.5:
            desk.page.clock.run_for(2000)
            _is_kept(desk.page)
            certain = box.input_value()
    tablet.dies()
    assert tablet.holds(*words) == []
    again = told.desk_at(tablet.starts(), "rita")
    _map(told, again)
    if not certain:
        return
    again.page.get_by_role("button", name="Go on with it").click()
    found = again.page.get_by_label("What did they say or see?").input_value()
    assert found.startswith(certain)
    assert " ".join(words).startswith(found.strip())


def test_what_is_typed_survives_a_click_elsewhere_and_goes_once_it_is_sent(tell, tablet):
    """R3: it comes back in its own panel, about the same person, and nowhere else."""
    told = tell(seeds.mapped)
    desk = told.desk_at(tablet.starts(), "rita")
    page = desk.page
    _map(told, desk)
    _about_am(page)
    page.get_by_label("What did they say or see?").fill("Half a sen")
    page.locator("peer-map svg [data-type=person][aria-label^='DT.']").press("Enter")
    page.get_by_role("button", name="Add what someone said").click()
    expect(page.get_by_label("What did they say or see?")).to_have_value("")
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_label("What did they say or see?")).to_have_value("Half a sen")
    page.get_by_role("button", name="Add this").click()
    expect(page.get_by_label("What did they say or see?")).to_have_value("Half a sen")
    page.get_by_label("AM", exact=True).check()
    with page.expect_response(COMMANDS) as sent:
        page.get_by_role("button", name="Add this").click()
    assert sent.value.ok
    expect(page.get_by_text("Not finished")).to_have_count(0)
    page.reload()
    _state(page, "saved")
    expect(page.get_by_text("Not finished")).to_have_count(0)


def test_only_what_is_half_written_waits_to_be_finished(tell, tablet):
    """R3: looking for somebody leaves nothing to finish, not after a click elsewhere nor after a reload."""
    told = tell(seeds.mapped)
    page = told.desk_at(tablet.starts(), "rita").page
    page.goto(f"{told.live.url}{told.case}/map/")
    waits = page.get_by_role("button", name="Go on with it")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_label("Initials, place or group").press_sequentially("AM")
    _about_am(page)
    expect(waits).to_have_count(0)
    page.get_by_label("What did they say or see?").fill("Half a sen")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(waits).to_have_count(1)
    page.get_by_label("Initials, place or group").press_sequentially("DT")
    _is_kept(page)
    page.reload()
    expect(waits).to_have_count(1)
    waits.click()
    expect(page.get_by_label("What did they say or see?")).to_have_value("Half a sen")


def test_another_person_on_the_same_device_neither_reads_nor_sends_it(tell, tablet):
    """R3: whoever signs in next finds nothing, and what waited is gone from the device."""
    told = tell(seeds.mapped)
    _drawn_without_connection(told, tablet)
    mo = told.desk_at(tablet.starts(), "mo")
    sent = []
    mo.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    mo.page.goto(f"{mo.url}/")
    mo.page.wait_for_function("async () => (await indexedDB.databases()).length === 0")
    _map(told, mo)
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
        _map(told, rita)
    assert re.search(r'data-keep="map:\S+ [0-9a-f]{64} [0-9a-f]{64}"', answer.value.text())
    assert answer.value.headers["cache-control"] == "no-store"
    _state(rita.page, "saved")
    rita.does_not_read("data-keep")


def test_back_to_a_form_that_had_mistakes_asks_nothing_and_offers_what_was_typed(tell):
    """`recording.autosave`, R7: the browser's own Back would ask to send it all again."""
    told = tell(seeds.assessed)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/goals/add/")
    with rita.page.expect_response("**/draft/**"):
        rita.writes("What is to change?", WORDS)
    rita.presses("Save")
    expect(rita.page).to_have_title(re.compile("^Error: "))
    rita.opens(f"{told.case}/")
    rita.page.go_back()
    rita.finds_again("What is to change?", WORDS)


def test_the_lid_is_closed_and_opened_again(tell, tablet):
    """R3: a frozen page keeps what waits; awake again, it sends it."""
    told = tell(seeds.mapped)
    desk = told.desk_at(tablet.starts(), "rita")
    page = desk.page
    _map(told, desk)
    page.context.set_offline(True)
    _says(page, WORDS)
    _is_kept(page)
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.context.set_offline(False)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    _state(page, "saved")
    expect(page.locator(".pm-saved")).to_have_text("Saved")


def test_an_answer_that_is_lost_does_nothing_twice(tell):
    """R1: the server did it, the connection broke; asked again with the same id it answers and does no more."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    _map(told, rita)
    lost = []
    before = Statement.objects.count()

    def cut(route):
        route.fetch()
        lost.append(route.request.post_data_json["id"])
        route.abort("connectionreset")

    rita.page.route(COMMANDS, cut, times=2)
    with rita.page.expect_response(COMMANDS) as answer:
        _says(rita.page, WORDS)
    assert answer.value.request.post_data_json["id"] == lost[0] == lost[1]
    _state(rita.page, "saved")
    assert Statement.objects.count() == before + 1


def test_a_server_that_restarts_is_waited_for(tell):
    """R3: refused connections and a page that says “try again” are trouble on the way, not an answer."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    _map(told, rita)
    troubles = iter(("refused", "busy"))

    def in_trouble(route):
        if next(troubles) == "refused":
            route.abort("connectionrefused")
        else:
            route.fulfill(status=503, body="<html>")

    rita.page.route(COMMANDS, in_trouble, times=2)
    _says(rita.page, WORDS)
    expect(rita.page.locator(".pm-saved")).to_contain_text("Not saved yet, trying again")
    _state(rita.page, "saved")


def test_the_session_ends_while_somebody_draws(tell):
    """R3: it waits; after signing in again as the same person it goes out, as somebody else it does not."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    page = rita.page
    _map(told, rita)
    Session.objects.update(last_seen=clock.now() - timedelta(minutes=31))
    _says(page, WORDS)
    _state(page, "signed_out")
    expect(page.get_by_role("status").filter(has_text="sign in again")).to_have_count(1)
    told.signed_in_at(page.context, "mo")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Nobody is signed in yet, or somebody else is.")).to_be_visible()
    told.signed_in_at(page.context, "rita")
    with page.expect_response(COMMANDS) as sent:
        page.get_by_role("button", name="Try again").click()
    assert sent.value.ok
    _state(page, "saved")


def _writes_note(page: Page, note: str) -> None:
    """AM's description, in the panel."""
    page.locator("peer-map svg [data-type=person][aria-label^='AM.']").press("Enter")
    page.get_by_text("Change how they are shown").click()
    page.get_by_label("Word beside them").fill(note)


def test_two_people_change_the_same_thing_and_both_are_told(tell):
    """R1: the first stands, both see both, either chooses, the other hears of it."""
    told = tell(seeds.mapped)
    rita, mo = told.desk("rita"), told.desk("mo")
    for desk in (rita, mo):
        _map(told, desk)
    for desk, note in ((rita, "year 10"), (mo, "plays bass")):
        _writes_note(desk.page, note)
        with desk.page.expect_response(COMMANDS):
            desk.page.get_by_role("button", name="Save", exact=True).click()
    notice = mo.page.get_by_role("group", name="AM: Rita Okafor changed this at the same time")
    expect(notice).to_contain_text("You: plays bass. Rita Okafor: year 10.")
    mo.looks.right(mo.page)
    rita.page.reload()
    notice = rita.page.get_by_role("group", name="AM: Mo Farrell changed this at the same time")
    expect(notice).to_contain_text("You: year 10. Mo Farrell: plays bass.")
    expect(rita.page.get_by_role("status").filter(has_text="Both versions are in the panel")).to_have_count(1)
    with rita.page.expect_response(COMMANDS):
        notice.get_by_role("button", name="Take theirs").click()
    expect(notice).to_have_count(0)
    mo.page.reload()
    heard = mo.page.get_by_role("group", name="AM: Rita Okafor chose the other version")
    heard.get_by_role("button", name="I have read this").click()
    expect(heard).to_have_count(0)
    _state(mo.page, "saved")


def _half_a_note(told, tablet, name):
    """Somebody types a note without connection, and the browser is killed."""
    desk = told.desk_at(tablet.starts(), name)
    desk.page.goto(f"{desk.url}{told.case}/notes/")
    desk.page.context.set_offline(True)
    box = desk.page.locator("form[data-draft-url] textarea").first
    box.fill(WORDS)
    expect(desk.page.locator(".draft-line")).to_have_text(
        "Not saved yet, trying again. It is safe on this device until then."
    )
    tablet.dies()


def test_a_form_that_was_typed_without_connection_is_offered_again(tell, tablet):
    """R3: the author gets it back, in the same form of the same record, and readable nowhere meanwhile."""
    told = tell(seeds.mapped)
    _half_a_note(told, tablet, "rita")
    assert tablet.holds(MARK, "alongside-kept") == ["alongside-kept"]
    rita = told.desk_at(tablet.starts(), "rita")
    rita.page.goto(f"{rita.url}{told.case}/purpose/")
    rita.does_not_read(WORDS)
    rita.opens(f"{told.case}/notes/")
    rita.reads("You typed this here before, and it was not saved.", WORDS)
    rita.looks.right(rita.page)
    rita.page.get_by_role("button", name="Bring it back").click()
    expect(rita.page.locator("form[data-draft-url] textarea").first).to_have_value(WORDS)
    expect(rita.page.locator(".draft-line")).to_have_text("Saved")
    rita.page.reload()
    expect(rita.page.locator("form[data-draft-url] textarea").first).to_have_value(WORDS)
    expect(rita.page.get_by_text("You typed this here before")).to_have_count(0)
    tablet.dies()
    assert tablet.holds(MARK) == []


def test_somebody_elses_half_a_form_is_not_offered(tell, tablet):
    """`recording.autosave`: a draft belongs to one record and one person."""
    told = tell(seeds.mapped)
    _half_a_note(told, tablet, "rita")
    mo = told.desk_at(tablet.starts(), "mo")
    mo.page.goto(f"{mo.url}{told.case}/notes/")
    mo.page.wait_for_function(
        "async () => (await indexedDB.databases()).every((one) => !one.name.includes('kept'))"
    )
    mo.does_not_read("You typed this here before", WORDS)


def test_leaving_asks_only_when_something_is_not_saved(tell):
    """R3: no question while all is well."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    asked = []
    rita.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    _map(told, rita)
    _says(rita.page, WORDS)
    _state(rita.page, "saved")
    rita.page.goto(f"{rita.url}/")
    assert asked == []
    _map(told, rita)
    rita.page.route(COMMANDS, lambda route: route.abort())
    _says(rita.page, "And lemonade")
    _state(rita.page, "not_saved")
    rita.page.goto(f"{rita.url}/")
    assert asked == ["beforeunload"]
