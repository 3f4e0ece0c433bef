"""Story 1, step 5, in young people's hands: a tap counts, back, cover, and letting it all go (`map.together`)."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_together import TOUCH, Hands, on_screen, ready

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
