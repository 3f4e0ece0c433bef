"""Two ways to do the same on a map: with a hand alone, and with the keyboard alone (A2)."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.desk import Desk
from tests.journeys.steps import map_is_saved

_OTHER_WAY = """
    (event) => addEventListener(event, ({ target }) => {
        const words = "textarea, select, input:not([type=radio], [type=checkbox])";
        const writes = event === "keydown" && target.matches(words);
        if (!writes) sessionStorage.setItem("other way", `${event} on ${target.outerHTML.slice(0, 200)}`);
    }, true)
"""

_ON_STROKE = """
    async (stroke) => {
        const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        await drawn();
        const at = stroke.getPointAtLength(stroke.getTotalLength() / 2).matrixTransform(stroke.getScreenCTM());
        return [at.x, at.y];
    }
"""


class Way:
    """What both have in common. `other`: the event that belongs to the other way; none may happen."""

    other: str

    def __init__(self, desk: Desk, case: str) -> None:
        self.desk, self.page, self.case = desk, desk.page, case
        self.page.add_init_script(f'({_OTHER_WAY})("{self.other}")')

    def opens_map(self) -> None:
        """Come to the map by its address, and wait for the picture."""
        self.page.goto(f"{self.desk.url}{self.case}/map/")
        expect(self.named("Add a person")).to_be_visible()

    def kept_to_it(self) -> None:
        """Nothing was done the other way since the browser was opened."""
        assert not self.page.evaluate("sessionStorage.getItem('other way')")

    def named(self, words: str) -> Locator:
        """The button with these words."""
        return self.page.get_by_role("button", name=words, exact=True)

    def drawn(self, kind: str, name: str) -> Locator:
        """Whoever the picture calls so; nobody may have been drawn."""
        return self.page.locator(f'peer-map svg [data-type={kind}][aria-label^="{name}"]')

    @property
    def side(self) -> Locator:
        """What stands beside the picture."""
        return self.page.locator(".pm-side")

    def list(self) -> str:
        """The same map as a list, as another page of the same browser would get it."""
        map_is_saved(self.page)
        return self.page.request.get(f"{self.desk.url}{self.case}/map/list/").text()

    def fills_in(self, **answers: str) -> None:
        """Answer the inputs of a form by their names."""
        for name, answer in answers.items():
            one = self.page.locator(f"main [name={name}]")
            kind = one.first.evaluate("(input) => input.type")
            if kind in ("radio", "checkbox"):
                self.ticks(self.page.locator(f"main [name={name}][value={answer}]"))
            elif kind.startswith("select"):
                self.picks(one, answer)
            else:
                self.writes(one, answer)

    def does(self, what: Locator) -> None:
        raise NotImplementedError

    def writes(self, field: Locator, words: str) -> None:
        raise NotImplementedError

    def ticks(self, box: Locator) -> None:
        raise NotImplementedError

    def picks(self, select: Locator, value: str) -> None:
        raise NotImplementedError

    def chooses(self, kind: str, name: str) -> None:
        raise NotImplementedError

    def tool(self, words: str, key: str) -> None:
        raise NotImplementedError

    def moves(self, name: str) -> None:
        raise NotImplementedError


class Hand(Way):
    """A mouse. Keys write words and nothing else."""

    other = "keydown"

    def does(self, what: Locator) -> None:
        what.click()

    def writes(self, field: Locator, words: str) -> None:
        field.click(click_count=3)
        self.page.keyboard.insert_text(words)

    def ticks(self, box: Locator) -> None:
        box.click()

    def picks(self, select: Locator, value: str) -> None:
        select.select_option(value)

    def chooses(self, kind: str, name: str) -> None:
        self.does(self.named("Show the whole map"))
        drawn = self.drawn(kind, name)
        if kind == "tie":
            self.page.mouse.click(*drawn.locator(".hit").first.evaluate(_ON_STROKE))
        elif kind == "group":
            self.does(self.side.get_by_role("button", name=name))
        else:
            self.does(drawn.locator(".body").first)

    def tool(self, words: str, key: str) -> None:
        self.does(self.named(words))

    def moves(self, name: str) -> None:
        self.does(self.named("Show the whole map"))
        body = self.drawn("person", name).locator(".body").first.bounding_box()
        assert body
        x, y = body["x"] + body["width"] / 2, body["y"] + body["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 40, y + 30, steps=4)
        self.page.mouse.up()


class Keys(Way):
    """The keyboard: Tab, arrows, Space, Enter and the keys of the picture."""

    other = "pointerdown"

    def does(self, what: Locator) -> None:
        self.desk.tabs_to(what)
        self.page.keyboard.press("Enter")

    def writes(self, field: Locator, words: str) -> None:
        self.desk.types_into(field, words)

    def ticks(self, box: Locator) -> None:
        name, kind = box.evaluate("(one) => [one.name, one.type]")
        if kind == "radio":
            self.desk.walks_to(box, self.page.locator(f'input[name="{name}"]'))
        else:
            self.desk.tabs_to(box)
            self.page.keyboard.press("Space")

    def picks(self, select: Locator, value: str) -> None:
        self.desk.tabs_to(select)
        self.page.keyboard.press("Home")
        for _ in range(select.locator("option").count()):
            if select.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(select).to_have_value(value)

    def chooses(self, kind: str, name: str) -> None:
        who = name.split(" and ", maxsplit=1)[0] if kind == "tie" else name
        self.into_picture()
        self.page.keyboard.press("/")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(who)
        self.does(self.side.get_by_role("button", name=re.compile(f"^{re.escape(who)}")).first)
        if kind == "tie":
            self.page.keyboard.press("Escape")
            self._walks_to(self.drawn(kind, name).first)
            self.page.keyboard.press("Enter")

    def _walks_to(self, tie: Locator) -> None:
        for _ in range(self.page.locator("peer-map svg [data-type=tie]").count()):
            self.page.keyboard.press("]")
            if tie.evaluate("(one) => one === document.activeElement"):
                return
        expect(tie).to_be_focused()

    def into_picture(self) -> None:
        """Tab to the one stop that the picture is."""
        self.desk.tabs_to(self.page.locator("peer-map svg [data-type][tabindex='0']").first)

    def tool(self, words: str, key: str) -> None:
        self.into_picture()
        self.page.keyboard.press(key)

    def moves(self, name: str) -> None:
        self.chooses("person", name)
        self.page.keyboard.press("Escape")
        for _ in range(3):
            self.page.keyboard.press("Shift+ArrowDown")
