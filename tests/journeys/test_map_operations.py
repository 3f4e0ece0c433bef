"""A2: the map drawn in the picture by keyboard alone and by hand; a stranger's steps; what a screen reader is told."""

import re

from playwright.sync_api import expect

from tests.journeys import seeds
from tests.journeys.steps import map_is_saved
from tests.support.fingerprint import ROOT

KEY, POINT, CLICK, HAND, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
"""Seconds for a key, for pointing, for a click, for a hand that goes between mouse and keys, and for making up one's
mind (keystroke-level model)."""

HOW_TO = (ROOT / "docs" / "how-to" / "draw-a-map.md").read_text(encoding="utf-8")

NAMES = "AM, DT, LO, JK, RS, KB, Ms K: parent, Mo: trusted adult"
TIES = (
    "JK AM strong support",
    "JK RS strong support",
    "JK DT support",
    "JK LO support",
    "AM DT friends",
    "RS LO support",
    "JK Ms K family",
    "AM Mo support",
    "JK Mo strong support",
    "KB DT not known",
)
PAIRS = (
    ("JK", "AM"),
    ("JK", "RS"),
    ("JK", "DT"),
    ("JK", "LO"),
    ("AM", "DT"),
    ("RS", "LO"),
    ("JK", "Ms K"),
    ("AM", "Mo"),
    ("JK", "Mo"),
    ("KB", "DT"),
)
WHY = "They wait at one stop"
RESTS = "JK told Mo"


KINDS = {
    "young_person": "Young person",
    "parent_carer": "Parent or carer",
    "trusted_adult": "Trusted adult",
    "professional": "Professional",
    "adult_said_to_cause_harm": "Adult said to cause harm",
    "unnamed": "Not named",
}


class Stranger:
    """Somebody new to the map, whose keys, clicks and decisions are counted."""

    def __init__(self, desk):
        self.page, self.keys, self.clicks, self.thoughts = desk.page, 0, 0, 0
        self.hands, self._at = 0, ""

    @property
    def seconds(self):
        points = self.clicks * (POINT + CLICK)
        return self.keys * KEY + points + self.hands * HAND + self.thoughts * THINK

    @property
    def counted(self):
        """A row of the table in the how-to."""
        return f"| {self.keys} | {self.clicks} | {self.hands} | {self.thoughts} | {self.seconds:.0f} |"

    def _reaches(self, what):
        self.hands += self._at not in ("", what)
        self._at = what

    def thinks(self):
        self.thoughts += 1

    def presses(self, *keys):
        self._reaches("keys")
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def types(self, words):
        self._reaches("keys")
        self.keys += len(words)
        self.page.keyboard.insert_text(words)

    def clicks_on(self, what):
        self._reaches("mouse")
        self.clicks += 1
        what.click()

    def tabs_to(self, label):
        stop = self.page.get_by_label(label).first
        for _ in range(60):
            if stop.evaluate("(one) => one === document.activeElement"):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab never reaches {label}")


def _shape(page, name):
    return page.locator(f"peer-map svg [data-type=person][aria-label^='{name}'] .body").first


def _drawn(page, kind):
    return page.locator(f"peer-map svg [data-type={kind}]")


def _opens(desk, case):
    desk.page.goto(f"{desk.url}{case}/map/")
    expect(desk.page.get_by_role("button", name="Add a person")).to_be_visible()


def _adds_everybody(stranger):
    """From the panel that is open: eight people for whom one reason holds, each a decision of their own."""
    for label, words in (
        ("Initials", NAMES),
        ("Why do they need to be on this map?", WHY),
        ("What does that rest on?", RESTS),
    ):
        stranger.thinks()
        stranger.tabs_to(label)
        stranger.types(words)
    stranger.thinks()
    stranger.tabs_to("a young person’s own account")
    stranger.presses("Space", "Enter")
    expect(_drawn(stranger.page, "person")).to_have_count(8)


def test_a_stranger_draws_eight_people_and_ten_ties_with_the_keyboard_in_two_minutes(tell):
    """Counted in docs/how-to/draw-a-map.md."""
    told = tell(seeds.signed_off)
    rita = told.desk("rita")
    _opens(rita, told.case)
    rita.tabs_to(rita.page.get_by_role("button", name="Add a person"))
    stranger = Stranger(rita)
    stranger.thinks()
    stranger.presses("p")
    _adds_everybody(stranger)
    stranger.presses("Escape")
    rita.page.get_by_role("button", name="Connect two").focus()
    stranger.presses("l")
    for number, tie in enumerate(TIES, 1):
        stranger.thinks()
        stranger.types(tie)
        stranger.presses("Enter")
        expect(_drawn(rita.page, "tie")).to_have_count(number)
    assert stranger.seconds < 120
    assert f"| with the keyboard alone {stranger.counted}" in HOW_TO
    stranger.presses("Escape")


def test_a_stranger_draws_eight_people_and_ten_ties_with_the_mouse_in_three_minutes(tell):
    """Tap one, tap the other, press how strong it is."""
    told = tell(seeds.signed_off)
    rita = told.desk("rita")
    page = rita.page
    _opens(rita, told.case)
    stranger = Stranger(rita)
    stranger.thinks()
    stranger.clicks_on(page.get_by_role("button", name="Add a person"))
    for label, words in (
        ("Initials", NAMES),
        ("Why do they need to be on this map?", WHY),
        ("What does that rest on?", RESTS),
    ):
        stranger.thinks()
        stranger.clicks_on(page.get_by_label(label).first)
        stranger.types(words)
    stranger.thinks()
    stranger.clicks_on(page.get_by_label("a young person’s own account"))
    stranger.clicks_on(page.locator(".pm-side").get_by_role("button", name="Add", exact=True))
    expect(_drawn(page, "person")).to_have_count(8)
    for number, (a, b) in enumerate(PAIRS, 1):
        stranger.thinks()
        stranger.clicks_on(page.get_by_role("button", name="Connect two"))
        stranger.clicks_on(_shape(page, a))
        stranger.clicks_on(_shape(page, b))
        expect(_drawn(page, "tie")).to_have_count(number)
        stranger.clicks_on(page.locator(".pm-level").first.locator("input[value=some]"))
    assert stranger.seconds < 180
    assert f"| with the mouse, typing the words {stranger.counted}" in HOW_TO


def test_the_keyboard_alone_finds_describes_takes_off_and_takes_back(tell):
    """A2: `/`, `[`, arrows, Delete, Ctrl+Z: on the story's map."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    page = rita.page
    _opens(rita, told.case)
    rita.tabs_to(page.locator("peer-map svg [data-type=person][tabindex='0']").first)
    page.keyboard.press("/")
    page.keyboard.type("RS")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#pm-side-title")).to_have_text("RS")
    page.keyboard.press("Escape")
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("^RS"))
    page.keyboard.press("]")
    expect(page.locator(":focus")).to_have_attribute("data-type", "tie")
    page.keyboard.press("Enter")
    expect(page.locator("#pm-side-title")).to_have_text(re.compile(" and "))
    page.keyboard.press("Escape")
    before = _drawn(page, "tie").count()
    page.keyboard.press("Delete")
    rita.tabs_to(page.locator("#pm-off-why"))
    page.keyboard.press("Space")
    rita.tabs_to(page.locator(".pm-side").get_by_role("button", name="Take off"))
    page.keyboard.press("Enter")
    expect(_drawn(page, "tie")).to_have_count(before - 1)
    page.keyboard.press("Control+z")
    expect(_drawn(page, "tie")).to_have_count(before)
    page.keyboard.press("Control+Shift+z")
    expect(_drawn(page, "tie")).to_have_count(before - 1)


def _tree(page):
    """(role, name) of everything that assistive technology is told of, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (one["role"]["value"], one.get("name", {}).get("value", ""))
        for one in nodes
        if not one.get("ignored") and "role" in one
    ]


def _tells_everything(page):
    """Each person and tie of the document is in the tree with name, kind, levels and the way they go."""
    document = page.request.get(page.url + "document/").json()
    told = _tree(page)
    buttons = [name for role, name in told if role == "button"]
    called = {one["id"]: _called(one) for one in [*document["people"], *document["places"]]}
    for one in document["people"]:
        who, kind = called[one["id"]], KINDS[one["kind"]]
        assert any(name.startswith(who) and kind in name for name in buttons), who
    between = [tie for tie in document["ties"] if {tie["a"]["id"], tie["b"]["id"]} <= set(called)]
    for tie in between:
        a, b = called[tie["a"]["id"]], called[tie["b"]["id"]]
        sentences = [name for _, name in told if re.match(f"{re.escape(a)}.* and {re.escape(b)}.*: ", name)]
        _tells_tie(tie, sentences)
    return document["people"], between


def _called(one):
    if "shown" not in one:
        return one["name"]
    return one["note"] if one["kind"] == "unnamed" and one["note"] else one["shown"]


def _tells_tie(tie, sentences):
    """One of the sentences about these two says how much support and harm, and which way."""
    said = [
        f"{tie[dimension]} {dimension}"
        for dimension in ("support", "harm")
        if tie[dimension] in ("some", "strong")
    ]
    assert any(all(one in name for one in said) for name in sentences), (said, sentences)
    if tie["harm"] in ("some", "strong") and tie["harm_direction"] in ("a_to_b", "b_to_a"):
        ways = (" to ", "towards", "harmed by")
        assert any(way in name for name in sentences for way in ways), sentences


def test_a_screen_reader_is_told_of_everybody_and_every_tie(tell):
    """`notation.md`: 100 % of people and ties of the story, with name, kind and direction."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    _opens(rita, told.case)
    people, ties = _tells_everything(rita.page)
    assert len(people) >= 10 and len(ties) >= 12


def test_a_screen_reader_is_told_of_forty_people(tell):
    """The same on a map of forty people with sixty ties."""
    told = tell(seeds.forty)
    rita = told.desk("rita")
    _opens(rita, told.case)
    people, ties = _tells_everything(rita.page)
    assert (len(people), len(ties)) == (40, 60)


def test_a_screen_reader_is_told_of_those_who_are_not_placed_yet(tell):
    """`notation.md`: as much of them and of their ties as of everybody else; then they are put on the picture."""
    told = tell(seeds.waiting)
    rita = told.desk("rita")
    _opens(rita, told.case)
    people, ties = _tells_everything(rita.page)
    assert [one["placed"] for one in people] == [None, None, None] and len(ties) == 2
    tray = rita.page.get_by_role("list", name="Not placed yet")
    tray.get_by_role("button", name="KB. Trusted adult.").click()
    expect(_shape(rita.page, "KB. Trusted adult.")).to_be_visible()
    map_is_saved(rita.page)
    assert len(_tells_everything(rita.page)[1]) == 2


def test_nobody_moves_away_from_under_the_second_tap(tell):
    """`map.tie`: a picture that keeps fitting its frame stays where it is while two are being connected."""
    told = tell(seeds.mapped)
    page = told.desk("rita").page
    _opens(told.desk("rita"), told.case)
    world = page.locator("peer-map svg .world").first

    def when_the_window_is(width):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return world.get_attribute("transform")

    assert when_the_window_is(1280) != when_the_window_is(1000)
    page.get_by_role("button", name="Connect two").click()
    _shape(page, "JK").click()
    before = when_the_window_is(1000)
    assert when_the_window_is(1200) == before
    _shape(page, "AM").click()
    expect(page.locator("#pm-side-title")).to_contain_text("AM")
    assert when_the_window_is(1280) != before
