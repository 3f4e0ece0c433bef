"""Story 1, step 5: JK and Mo draw the map on a tablet (`map.together`, `map.dont_save`, `map.together_group`)."""

import re
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.people import operations as people
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn, SupportNeed
from tests.journeys import seeds

PIN = "2580"
SECRET = "he showed a knife on the seventy-eight"
MARK = "knife on the seventy"
TOUCH = {"has_touch": True}
TABLET, PHONE = {"width": 1024, "height": 768}, {"width": 320, "height": 640}
TARGETS = """
() => [...document.querySelectorAll("draw-together button, draw-together input, draw-together [role=button] .body")]
    .filter((one) => one.checkVisibility() && !one.closest("label"))
    .map((one) => [one.textContent || one.id, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
    .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)
"""


def ready():
    """Signed off; JK and AM are on the map."""
    case = seeds.signed_off()
    why = Why(need="To be safe on the way home.", evidence="He told Mo.", rests_on=(RestsOn.OWN_ACCOUNT,))
    with door(User.objects.get(email="mo@example.org")) as opening:
        opened = open_case(opening, case, "cases.opened")
        for shown in ("JK", "AM"):
            who = Who(kind=Kind.YOUNG_PERSON, shown=shown)
            made = people.add(opened=opened, who=who, why=why)
            needs = {SupportNeed.SYMBOLS: "likes pictures"}
            people.set_support(opened=opened, person=made, needs=needs)
    return case


class Hands:
    """A young person's hands on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def taps(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.tap()

    def is_asked(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def names(self, *letters: str, sort: str = "") -> None:
        for one in letters:
            self.page.get_by_label("A letter or a name").fill(one)
            if sort:
                self.page.get_by_label(sort).check()
            self.taps("Add")

    def says(self, words: str, label: str = "In your words") -> None:
        self.page.get_by_label(label).fill(words)
        self.page.get_by_label(label).blur()
        self.is_saved()

    def is_saved(self) -> None:
        expect(self.page.locator("#state")).to_have_text("Saved")

    def types_the_pin(self, pin: str, button: str) -> None:
        self.page.get_by_label("PIN").fill(pin)
        self.taps(button)


def begins(desk, case, *who, told=4):
    """The adult says four things aloud, and begins."""
    desk.opens(f"{case}/map/together/")
    for one in who:
        desk.ticks(one)
    for box in desk.page.locator("input[name=told]").all()[:told]:
        desk.given.append("said aloud")
        box.check()
    desk.chooses("Is this a private place?", "Yes, nobody else can hear or see")
    desk.writes("Choose a short PIN together", PIN)
    desk.page.get_by_role("button", name="Begin").click()


def on_screen(told, *who, size=TABLET, **how):
    desk = told.desk("mo", **how)
    begins(desk, told.case, *who)
    desk.page.set_viewport_size(size)
    hands = Hands(desk.page)
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(re.compile("Hi. This is your drawing"))
    return desk, hands


def holds(words):
    """Whether the server's files hold these words: databases, write-ahead files, key store."""
    found = []
    for alias in ("default", "keys"):
        name = Path(connections[alias].settings_dict["NAME"])
        for file in name.parent.glob(f"{name.name}*"):
            found += [file.name] if words.encode() in file.read_bytes() else []
    return found


def test_jk_and_mo_draw_together(tell, axe):
    """`map.together`: strengths first, own words, don't save, read back, given back with the PIN; afterwards kept."""
    told = tell(ready)
    desk = told.desk("mo", **TOUCH)
    desk.opens(f"{told.case}/map/")
    desk.follows("Draw together with a young person")
    begins(desk, told.case, "JK", told=3)
    desk.is_told("Say each of these aloud first, then tick it")
    begins(desk, told.case, "JK")
    desk.page.set_viewport_size(TABLET)
    jk = Hands(desk.page)
    jk.is_asked("Hi. This is your drawing.")
    _says_who_and_what(desk, jk, axe)
    _does_not_save(desk, jk, axe)
    _goes_on_and_ends(desk, jk, axe)
    _afterwards(desk, told.case)


def _says_who_and_what(desk, jk, axe):
    desk.does_not_read("Bus route", "Your work", "Search")
    axe(desk.page)
    jk.taps("Start")
    jk.is_asked("What would you like to be on this drawing?")
    jk.taps("fox")
    jk.taps("Next")
    jk.is_asked("Who do you like being with?")
    jk.names("Rob", "D")
    axe(desk.page)
    jk.taps("Next")
    jk.is_asked("What is it like with R?")
    jk.taps("looks out for me")
    jk.taps("my own words…")
    jk.says("He walks me to the bus when it’s dark.")
    axe(desk.page)
    jk.taps("Next")


def _does_not_save(desk, jk, axe):
    """Said, saved, and then not to be saved: nowhere, on the screen or in a file."""
    jk.is_asked("What is it like with D?")
    jk.taps("Small sign")
    jk.taps("my own words…")
    jk.says(SECRET)
    jk.taps("Don't save this")
    jk.taps("The last thing I said")
    expect(desk.page.get_by_role("heading", name="Gone. It is not saved.")).to_be_focused()
    axe(desk.page)
    jk.taps("Close")
    jk.is_saved()
    expect(desk.page.get_by_text(MARK)).to_have_count(0)
    assert holds(MARK) == []


def _goes_on_and_ends(desk, jk, axe):
    jk.taps("Skip")
    jk.is_asked("Do you lot have a name for yourselves?")
    jk.says("us lot")
    jk.taps("Next")
    jk.names("my mum", sort="a parent or carer")
    jk.taps("Next")
    jk.taps("Skip")
    jk.is_asked("Where do you feel good?")
    jk.taps("the park")
    jk.taps("Next")
    jk.taps("it’s just us")
    assert desk.page.evaluate(TARGETS) == []
    jk.taps("Stop")
    jk.taps("Look at it first")
    jk.is_asked("Here is what you told me.")
    expect(desk.page.locator(".dt-told")).to_contain_text("You call yourselves “us lot”.")
    axe(desk.page)
    jk.taps("Next")
    expect(desk.page.get_by_text("Rita Okafor, practitioner")).to_be_visible()
    for _ in range(3):
        jk.taps("Next")
    jk.is_asked("Thank you. Please give this back to Mo.")
    jk.types_the_pin("1111", "Give it back")
    expect(desk.page.get_by_role("alert")).to_have_text("That was not it. Try again.")
    axe(desk.page)
    jk.types_the_pin(PIN, "Give it back")


def _afterwards(desk, case):
    desk.is_at(f"{case}/map/together/…/after/")
    desk.reads("The small sign was tapped")
    desk.chooses("Did anything come up that you must act on, saved or not?", "Yes")
    desk.presses("Save")
    desk.is_told("Say whether you told the young person first", "Write what you have done, in your own words")
    desk.chooses("Did you tell the young person first what you would do?", "Yes")
    desk.writes(
        "What have you done? In your own words", "A man threatened JK. I rang the duty team; I told JK first."
    )
    desk.presses("Save")
    desk.is_at(f"{case}/plan/safety/")
    desk.opens("/")
    desk.reads("3 people named while drawing to keep or let go")
    desk.opens(f"{case}/map/named/")
    desk.reads("“He walks me to the bus when it’s dark.”")
    card = desk.page.locator(".card", has=desk.page.get_by_role("heading", name="R", exact=True))
    card.get_by_label("Keep R, with a reason").check()
    card.get_by_label("Why does this person need to be in this record?").fill("He is on the bus every day.")
    gone = desk.page.locator(".card", has=desk.page.get_by_role("heading", name="D", exact=True))
    gone.get_by_label("Let D go").check()
    desk.presses("Save")
    desk.reads("my mum")
    desk.does_not_read("Let D go", "Keep R, with")
    desk.opens(f"{case}/map/list/")
    desk.reads("He walks me to the bus when it’s dark.", "the park")
    desk.does_not_read(MARK)
    assert holds(MARK) == []


def test_covered_nothing_can_be_read_and_nothing_else_be_reached(tell, axe):
    """`map.together`: cover the screen, the PIN, the back button, the address bar, and a reload."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", **TOUCH)
    jk.taps("Start")
    jk.taps("Next")
    jk.names("Rob")
    jk.is_saved()
    jk.taps("Cover the screen")
    jk.is_asked("Covered")
    desk.does_not_read("Rob")
    assert "Who do you like" not in desk.page.locator("draw-together").inner_text()
    axe(desk.page)
    for _ in range(3):
        jk.types_the_pin("0000", "Show it again")
    expect(desk.page.get_by_role("alert")).to_have_text(re.compile("Wait (29|30) seconds"))
    desk.page.goto(f"{desk.url}{told.case}/map/list/")
    desk.is_at(f"{told.case}/map/together/…/")
    jk.is_asked("Covered")
    desk.page.go_back()
    jk.is_asked("Covered")
    desk.page.reload()
    jk.types_the_pin(PIN, "Show it again")
    jk.is_asked("What is it like with R?")
    expect(desk.page.get_by_role("button", name=re.compile("^R"))).to_be_visible()


def test_it_goes_on_without_a_connection_and_after_the_browser_died(tell, tablet):
    """R3: what waits on the tablet is unreadable, is sent when somebody is back with the PIN, and is gone then."""
    told = tell(ready)
    desk = told.desk_at(tablet.starts(has_touch=True), "mo")
    begins(desk, told.case, "JK")
    jk = Hands(desk.page)
    jk.taps("Start")
    desk.page.context.set_offline(True)
    jk.taps("Next")
    jk.names("Zoe")
    expect(desk.page.locator("#state")).to_have_text("No connection. It waits here, locked.")
    jk.taps("Cover the screen")
    jk.types_the_pin(PIN, "Show it again")
    jk.taps("Next")
    jk.taps("my own words…")
    desk.page.get_by_label("In your words").fill("Zoe waits at the corner shop for me")
    desk.page.get_by_label("In your words").blur()
    expect(desk.page.locator("#state")).to_have_text("No connection. It waits here, locked.")
    address = desk.page.url
    tablet.dies()
    assert tablet.holds("waits at the corner shop", "alongside-kept") == ["alongside-kept"]
    again = told.desk_at(tablet.starts(has_touch=True), "mo")
    with again.page.expect_response("**/say/") as sent:
        again.page.goto(address)
        Hands(again.page).types_the_pin(PIN, "Show it again")
    assert sent.value.ok
    expect(again.page.get_by_role("button", name=re.compile("^Z. .*corner shop"))).to_be_visible()
    Hands(again.page).is_saved()


def test_with_the_keyboard_alone_on_a_small_screen(tell, axe):
    """A2, A1: 320 px, no touch; moving somebody without dragging; nothing wider than the screen."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", size=PHONE)
    keys = desk.page.keyboard
    for title in ("What would you like to be on this drawing?", "Who do you like being with?"):
        desk.tabs_to(
            desk.page.get_by_role("button", name="Start" if "be on" in title else "Next", exact=True)
        )
        keys.press("Enter")
        jk.is_asked(title)
        expect(desk.page.get_by_role("heading", level=1)).to_be_focused()
    desk.tabs_to(desk.page.get_by_label("A letter or a name"))
    keys.type("B")
    keys.press("Enter")
    jk.is_saved()
    axe(desk.page)
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.tabs_to(desk.page.locator("svg [data-type=person]", has_text="B").first)
    keys.press("Enter")
    axe(desk.page)
    where = desk.page.locator("svg [data-type=person][aria-label^=B] .body")
    before = where.get_attribute("cx")
    desk.tabs_to(desk.page.get_by_role("button", name="Left", exact=True))
    keys.press("Enter")
    expect(where).not_to_have_attribute("cx", before or "")
    keys.press("Escape")
    jk.is_saved()
    desk.tabs_to(desk.page.get_by_role("button", name="Show it in words"))
    keys.press("Enter")
    expect(desk.page.get_by_role("region", name="What is on your drawing")).to_contain_text("B")


def test_a_finger_moves_somebody_and_undo_takes_it_back(tell):
    """`notation.md`: drag on touch, and undo."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", **TOUCH)
    jk.taps("Start")
    jk.taps("Next")
    jk.names("B")
    jk.is_saved()
    body = desk.page.locator("svg [data-type=person][aria-label^=B] .body")
    before, box = body.get_attribute("cx"), body.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x - 60, y + 20, steps=4)
    with desk.page.expect_response("**/say/"):
        desk.page.mouse.up()
    expect(body).not_to_have_attribute("cx", before or "")
    jk.taps("Undo")
    expect(body).to_have_attribute("cx", before or "")


def test_several_together_agree_first_and_each_says_their_own(tell, axe):
    """`map.together_group`: own things by own symbol; nobody is asked about somebody absent."""
    told = tell(ready)
    desk, both = on_screen(told, "JK", "AM", **TOUCH)
    both.taps("Start")
    both.is_asked("We agree")
    axe(desk.page)
    both.taps("We all agree")
    both.is_asked("What would you like to be on this drawing?")
    both.taps("fox")
    both.taps("Next")
    both.is_asked("What is it like with AM?")
    expect(desk.page.get_by_role("button", name="not OK", exact=True)).to_have_count(0)
    both.taps("makes me laugh")
    desk.page.locator(".dt-seat", has_text="AM").tap()
    both.is_asked("What would you like to be on this drawing?")
    both.taps("moon")
    axe(desk.page)
    both.taps("Next")
    both.taps("Skip")
    both.is_asked("Where do you feel good?")
    expect(desk.page.get_by_label("A letter or a name")).to_have_count(0)


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=lambda look: "-".join(look.values()),
)
def test_in_the_dark_and_in_forced_colours(tell, axe, look):
    """A1."""
    told = tell(ready)
    desk, jk = on_screen(told, "JK", **TOUCH, **look)
    jk.taps("Start")
    axe(desk.page)
    jk.taps("Next")
    jk.names("B")
    jk.taps("Next")
    jk.taps("not OK")
    axe(desk.page)
