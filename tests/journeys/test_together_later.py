"""Story 1, step 5: a drawing put down until later, and read aloud (`map.together`, `person.support`)."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_together import MARK, PIN, SECRET, TOUCH, Hands, begins, holds, on_screen, ready

PORTRAIT = {"width": 820, "height": 1180}
VOICES = """
(local) => {
    globalThis.said = [];
    globalThis.stopped = 0;
    const voices = [{ lang: "en-GB", localService: local, name: local ? "of this device" : "over the network" }];
    const speechSynthesis = {
        getVoices: () => voices,
        addEventListener: () => undefined,
        speak: ({ text, voice }) => said.push([text, voice.name]),
        cancel: () => (stopped += 1),
    };
    Object.defineProperty(globalThis, "speechSynthesis", { value: speechSynthesis });
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}
"""


def test_put_down_until_later_it_waits_and_leaves_nothing_behind(tell, tablet, axe):
    """`map.together`: the PIN takes it back for now; not a byte stays on the tablet, and it goes on where it was."""
    told = tell(ready)
    desk = told.desk_at(tablet.starts(has_touch=True), "mo")
    begins(desk, told.case, "JK")
    desk.page.set_viewport_size(PORTRAIT)
    jk = Hands(desk.page)
    for name in ("Start", "Next"):
        jk.taps(name)
    jk.names("Zoe")
    jk.taps("Next")
    jk.taps("my own words…")
    jk.says(SECRET)
    address = desk.page.url
    jk.taps("Stop")
    axe(desk.page)
    jk.taps("Go on another day")
    jk.is_asked("It waits for you, locked. Please give this to Mo.")
    axe(desk.page)
    jk.taps("Keep going")
    jk.is_asked("What is it like with Z?")
    jk.taps("Stop")
    jk.taps("Go on another day")
    jk.types_the_pin("1111", "Give it back")
    expect(desk.page.get_by_role("alert")).to_have_text("That was not it. Try again.")
    jk.types_the_pin(PIN, "Give it back")
    desk.is_at(f"{told.case}/map/")
    desk.does_not_read(MARK)
    desk.opens(f"{told.case}/map/together/")
    desk.reads("is not finished. It waits, locked.")
    assert holds(MARK) == []
    tablet.dies()
    assert tablet.holds(MARK) == []
    again = told.desk_at(tablet.starts(has_touch=True), "mo")
    again.page.goto(address)
    jk = Hands(again.page)
    jk.is_asked("Covered")
    assert MARK not in again.page.content()
    jk.types_the_pin(PIN, "Show it again")
    expect(again.page.get_by_role("button", name=re.compile(f"^Z. .*{MARK}"))).to_be_visible()


@pytest.mark.parametrize("local", [True, False], ids=["a voice of the tablet", "a voice over the network"])
def test_what_is_read_aloud_is_what_is_shown(tell, local):
    """`person.support`: with a voice of this device alone; nothing that is read leaves it."""
    told = tell(ready)
    told.desk("mo", **TOUCH).page.add_init_script(f"({VOICES})({str(local).lower()})")
    desk, jk = on_screen(told, "JK", size=PORTRAIT, **TOUCH)
    aloud = desk.page.get_by_role("button", name="Read it to me")
    jk.taps("Start")
    jk.taps("Next")
    jk.names("Zoe")
    jk.taps("Next")
    if not local:
        expect(aloud).to_have_count(0)
        assert desk.page.evaluate("said") == []
        return
    aloud.tap()
    ((words, voice),) = desk.page.evaluate("said")
    assert voice == "of this device"
    shown = desk.page.locator("draw-together").inner_text()
    assert words.startswith("What is it like with Z? Tap what fits. You can skip anything. ")
    assert [one for one in re.split(r"[.?] ?", words) if one not in shown] == []
    for tap in desk.page.locator("[data-aloud]").all_inner_texts():
        assert tap in words
    jk.taps("Cover the screen")
    assert desk.page.evaluate("stopped") > 0
