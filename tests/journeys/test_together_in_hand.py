"""Story 1, step 5, in young people's hands: a tap counts, back, cover, and letting it all go (`map.together`)."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_together import MARK, PIN, SECRET, TARGETS, TOUCH, Hands, holds, on_screen, ready

PORTRAIT, SMALL = {"width": 820, "height": 1180}, {"width": 390, "height": 844}


class Fingers(Hands):
    """Hands that go on at once: what was typed is not left first."""

    def types(self, words: str) -> None:
        self.page.get_by_label("In your words").fill(words)


class Mouse(Fingers):
    def taps(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize(("hands", "size"), [(Fingers, SMALL), (Mouse, PORTRAIT)], ids=["finger", "mouse"])
def test_a_tap_right_after_typing_counts(tell, hands, size):
    """`map.together`: Stop, Next and Skip do what they say, however soon; and nothing that was typed is lost."""
    told = tell(ready)
    desk, _ = on_screen(told, "JK", size=size, **(TOUCH if hands is Fingers else {}))
    jk = hands(desk.page)
    for name in ("Start", "Next"):
        jk.taps(name)
    jk.names("R", "D")
    jk.taps("Next")
    for about, tap in (("R", "Next"), ("D", "Skip")):
        jk.is_asked(f"What is it like with {about}?")
        jk.taps("my own words…")
        jk.types(f"{about} waits for me")
        jk.taps("makes me laugh")
        expect(desk.page.locator("#tap-laugh")).to_have_attribute("aria-pressed", "true")
        jk.types(f"{about} waits for me, always")
        jk.taps(tap)
    jk.is_asked("Do you lot have a name for yourselves?")
    jk.types("us lot")
    jk.taps("Stop")
    expect(desk.page.get_by_role("heading", name="Stop here?")).to_be_visible()
    jk.taps("Keep going")
    jk.types("us two")
    jk.taps("Don't save this")
    jk.taps("The last thing I said")
    jk.taps("Close")
    jk.taps("Stop")
    jk.taps("Look at it first")
    told_back = desk.page.locator(".dt-told")
    expect(told_back).to_contain_text("R waits for me, always")
    expect(told_back).to_contain_text("D waits for me, always")
    expect(told_back).not_to_contain_text("You call yourselves")


def test_letting_it_all_go_is_asked_once_more_and_names_what_goes(tell, axe):
    """`map.dont_save`, alone: what goes is named; no keeps it, yes leaves no byte."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", size=PORTRAIT, **TOUCH)
    for name in ("Start", "fox", "Next"):
        jk.taps(name)
    jk.names("R")
    jk.taps("Next")
    jk.taps("my own words…")
    jk.says(SECRET)
    jk.taps("Stop")
    jk.taps("Stop, and let it all go")
    expect(desk.page.get_by_role("heading", name="Let it all go?")).to_be_focused()
    expect(desk.page.locator(".dt-goes li")).to_have_text(["R", "your picture and colour"])
    axe(desk.page)
    jk.taps("Back")
    jk.taps("Keep going")
    expect(desk.page.get_by_role("button", name=MARK)).to_be_visible()
    jk.taps("Stop")
    jk.taps("Stop, and let it all go")
    jk.taps("Yes, let it go")
    jk.is_asked("Thank you. Please give this back to Mo.")
    jk.is_saved()
    assert holds(MARK) == []


def test_of_several_nobody_lets_go_of_what_somebody_else_said(tell, axe):
    """`map.together_group`, `map.dont_save`: whoever stops leaves with their own words, and the other goes on."""
    told = tell(ready)
    desk, both = on_screen(told, "JK", "AM", size=SMALL, **TOUCH)
    for name in ("Start", "We all agree", "fox", "Next"):
        both.taps(name)
    both.is_asked("What is it like with AM?")
    both.taps("makes me laugh")
    desk.page.locator(".dt-seat", has_text="AM").tap()
    for name in ("moon", "Next"):
        both.taps(name)
    both.is_asked("What is it like with JK?")
    both.taps("my own words…")
    both.says(SECRET)
    both.taps("Stop")
    both.taps("Stop, and let go of what I said")
    expect(desk.page.get_by_role("heading", name="Let go of what AM said?")).to_be_focused()
    goes = desk.page.locator(".dt-goes li")
    expect(goes).to_have_text(["what you said about JK", "your picture and colour"])
    expect(desk.page.get_by_text("What others said stays: JK.")).to_be_visible()
    axe(desk.page)
    both.taps("Yes, let it go")
    expect(desk.page.get_by_role("heading", name="Gone. It is not saved.")).to_be_focused()
    axe(desk.page)
    both.taps("JK goes on")
    both.is_asked("What is it like with AM?")
    expect(desk.page.locator("#tap-laugh")).to_have_attribute("aria-pressed", "true")
    both.is_saved()
    assert holds(MARK) == []
    desk.page.locator(".dt-seat", has_text="AM").tap()
    both.is_asked("What would you like to be on this drawing?")
    expect(desk.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_every_sheet_can_be_covered_at_once(tell, axe):
    """`map.together`: somebody comes in while something is being asked. A tap on somebody opens theirs, and no more."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", size=SMALL, **TOUCH)
    for name in ("Start", "Next"):
        jk.taps(name)
    jk.names("Zoe")
    jk.is_saved()
    for way in (("Stop",), ("Stop", "Stop, and let it all go"), ("Don't save this",), ("Z",)):
        for name in way:
            jk.taps(name)
        sheet = desk.page.get_by_role("dialog")
        assert desk.page.evaluate(TARGETS) == []
        sheet.get_by_role("button", name="Cover the screen").tap()
        jk.is_asked("Covered")
        expect(sheet).to_have_count(0)
        desk.does_not_read("Zoe", "Let it all go?", "What should go?")
        jk.types_the_pin(PIN, "Show it again")
        jk.is_asked("Who do you like being with?")
    jk.taps("Don't save this")
    jk.taps("The last thing I said")
    axe(desk.page)
    desk.page.get_by_role("dialog").get_by_role("button", name="Cover the screen").tap()
    jk.is_asked("Covered")


def test_back_to_a_question_to_name_a_friend_after_all(tell, axe):
    """`map.together`: back says nothing by itself; also without a connection, after a reload, and from the end."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", size=SMALL, **TOUCH)
    for name in ("Start", "fox"):
        jk.taps(name)
    jk.is_saved()
    expect(desk.page.get_by_role("button", name="Go back")).to_have_count(0)
    for name in ("Next", "Next"):
        jk.taps(name)
    jk.is_asked("Which grown-ups are OK?")
    assert desk.page.evaluate(TARGETS) == []
    axe(desk.page)
    _names_one_without_a_connection(desk, jk)
    desk.page.reload()
    jk.types_the_pin(PIN, "Show it again")
    jk.is_asked("Which grown-ups are OK?")
    _goes_back(jk, "What is it like with D?", "Who do you like being with?")
    jk.taps("Stop")
    jk.taps("Look at it first")
    expect(desk.page.locator(".dt-told")).to_contain_text("D: makes me laugh.")
    jk.taps("Next")
    _goes_back(jk, "Here is what you told me.", "Who do you like being with?")
    jk.taps("Stop")
    jk.taps("Stop, and keep it")
    jk.is_asked("Thank you. Please give this back to Mo.")
    expect(desk.page.get_by_role("button", name="Go back")).to_have_count(0)


def _names_one_without_a_connection(desk, jk):
    desk.page.context.set_offline(True)
    _goes_back(jk, "Who do you like being with?")
    expect(desk.page.get_by_role("heading", level=1)).to_be_focused()
    jk.names("D")
    for title in ("What is it like with D?", "Which grown-ups are OK?"):
        jk.taps("Next")
        jk.is_asked(title)
    desk.page.context.set_offline(False)
    jk.is_saved()
    _goes_back(jk, "What is it like with D?")
    jk.taps("makes me laugh")
    jk.is_saved()


def _goes_back(somebody, *titles):
    for title in titles:
        somebody.taps("Go back")
        somebody.is_asked(title)


def test_somebody_spoken_of_in_between_leads_back_to_where_the_talk_was(tell):
    """`map.together`: a tap on the drawing, Next, and on; also from the end, and not after the talk went elsewhere."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", size=PORTRAIT, **TOUCH)
    for name in ("Start", "Next"):
        jk.taps(name)
    jk.names("R")
    for name in ("Next", "Skip", "Skip"):
        jk.taps(name)
    jk.is_asked("Where do you feel good?")
    _speaks_of_r(desk, jk)
    jk.taps("makes me laugh")
    jk.taps("Next")
    jk.is_asked("Where do you feel good?")
    _goes_back(jk, "Which grown-ups are OK?")
    jk.taps("Next")
    jk.is_asked("Where do you feel good?")
    _speaks_of_r(desk, jk)
    _goes_back(jk, "Where do you feel good?", "Which grown-ups are OK?")
    _speaks_of_r(desk, jk)
    jk.taps("Stop")
    jk.taps("Look at it first")
    _speaks_of_r(desk, jk)
    jk.taps("Skip")
    jk.is_asked("Here is what you told me.")


def _speaks_of_r(desk, jk):
    desk.page.locator("svg [data-type=person][aria-label^=R] .body").tap()
    jk.taps("What is it like with R?")
    jk.is_asked("What is it like with R?")


def test_a_name_that_was_typed_and_not_added_is_kept_by_going_on(tell):
    """`map.together`: nothing said is lost; skipping keeps nothing."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", **TOUCH)
    jk.taps("Start")
    jk.taps("Next")
    field = desk.page.get_by_label("A letter or a name")
    field.fill("Z")
    jk.taps("Next")
    jk.taps("Go back")
    expect(desk.page.locator(".dt-thing", has_text="Z")).to_be_visible()
    expect(field).to_have_value("")


def test_several_each_go_back_their_own_way(tell):
    """`map.together_group`: to what they were asked themselves, before and after a reload."""
    told = tell(ready)
    desk, both = on_screen(told, "JK", "AM", size=PORTRAIT, **TOUCH)
    for name in ("Start", "We all agree", "Next", "Skip"):
        both.taps(name)
    both.is_asked("Where do you feel good?")
    seat = desk.page.locator(".dt-seat")
    seat.filter(has_text="AM").tap()
    expect(desk.page.get_by_role("button", name="Go back")).to_have_count(0)
    both.taps("Next")
    both.is_asked("What is it like with JK?")
    both.taps("makes me laugh")
    both.is_saved()
    seat.filter(has_text="JK").tap()
    _goes_back(both, "What is it like with AM?")
    expect(desk.page.locator("#tap-laugh")).to_have_attribute("aria-pressed", "false")
    desk.page.reload()
    both.types_the_pin(PIN, "Show it again")
    both.is_asked("What would you like to be on this drawing?")
    seat.filter(has_text="AM").tap()
    both.is_asked("Where do you feel good?")
    _goes_back(both, "What is it like with JK?", "What would you like to be on this drawing?")
