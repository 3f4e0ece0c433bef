"""Somebody at a desk with a browser of their own. What they do there is said in plain words."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.looks import Looks
from tests.support.cast import without_token
from tests.support.pages import ErrorSummary

_FOCUS_AMONG = """
(stops) => stops.includes(document.activeElement) ? "there"
    : stops.every((one) => one.isConnected) ? "elsewhere" : "gone"
"""

MANY_KEYS = 250
"""More presses than any page has stops: somebody lost by then has found a trap."""


@dataclass(frozen=True)
class Desk:
    """One person's browser on one server."""

    page: Page
    url: str
    looks: Looks
    given: list[str] = field(default_factory=list)
    """The labels of everything that was answered, so that inputs can be counted (A6)."""

    # --- going somewhere ---------------------------------------------------------------------

    def opens(self, path: str) -> None:
        """Type an address."""
        self.page.goto(f"{self.url}{path}")
        self.looks.right(self.page)

    def follows(self, link: str) -> None:
        """Follow the first link with these words."""
        with self._a_new_page():
            self.page.get_by_role("link", name=link).first.click()

    def presses(self, button: str) -> None:
        """Press the first button with these words, and look at what comes."""
        with self._a_new_page():
            self.page.get_by_role("button", name=button).first.click()

    def presses_under(self, summary: str, button: str) -> None:
        """Press a button inside a part that was unfolded."""
        part = self.page.locator("details", has_text=summary)
        with self._a_new_page():
            part.get_by_role("button", name=button).first.click()

    def presses_in_place(self, button: str) -> None:
        """Press a button that is answered in place, on the same page."""
        with self._in_place():
            self.page.get_by_role("button", name=button).first.click()

    def answers(self, question: str, label: str, words: str) -> None:
        """Write into a box that belongs to one question."""
        self.given.append(f"{question} {label}")
        self._question(question).get_by_label(label).fill(words)

    def unfolds(self, words: str) -> None:
        """Open a part that is folded away."""
        self.page.locator("summary", has_text=words).first.click()

    # --- answering ---------------------------------------------------------------------------

    def writes(self, label: str, words: str) -> None:
        """Write into the visible box with this label."""
        self.given.append(label)
        self._box(label).fill(words)

    def chooses(self, question: str, answer: str) -> None:
        """Choose one answer of a question, by its label."""
        self.given.append(question)
        self._answer(question, answer).check()

    def picks(self, label: str, option: str) -> None:
        """Pick from a list."""
        self.given.append(label)
        self._box(label).select_option(label=option)

    def dates(self, question: str, day: date) -> None:
        """Write a day into its three boxes."""
        self.given.append(question)
        asked = self._question(question)
        for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            asked.get_by_label(label, exact=True).fill(str(part))

    def ticks(self, label: str) -> None:
        """Tick one box."""
        self.given.append(label)
        self.page.get_by_label(label).first.check()

    # --- reading -----------------------------------------------------------------------------

    def reads(self, *words: str) -> None:
        """Each of these stands on the page and can be seen."""
        for one in words:
            expect(self._said(one).first).to_be_visible()

    def does_not_read(self, *words: str) -> None:
        """None of these is on the page, not even out of sight; the letters of its form tokens are chance."""
        everything = without_token(self.page.content().encode()).decode()
        for one in words:
            assert one not in everything, f"{self.page.url} says “{one}”"

    def is_told(self, *messages: str) -> None:
        """The error summary says this, in this order, and leads to each input."""
        ErrorSummary(self.page).says(*messages)
        self.looks.right(self.page)

    def is_told_overall(self, message: str) -> None:
        """The error summary says this about the form as a whole."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_be_focused()
        expect(summary).to_contain_text(message)
        expect(self.page).to_have_title(re.compile("^Error: "))
        self.looks.right(self.page)

    def finds_again(self, label: str, words: str) -> None:
        """What was typed still stands in its box."""
        expect(self._box(label)).to_have_value(words)

    def still_has(self, question: str, answer: str) -> None:
        """What was chosen is still chosen."""
        expect(self._answer(question, answer)).to_be_checked()

    def does_not_offer(self, question: str, answer: str) -> None:
        """The question may stand there, but not this answer."""
        expect(self._answer(question, answer)).to_have_count(0)

    def is_at(self, path: str) -> None:
        """The address is this one; "…" stands for an id."""
        pattern = re.escape(f"{self.url}{path}").replace("…", "[0-9a-f-]{36}")
        expect(self.page).to_have_url(re.compile(rf"{pattern}(\?.*)?$"))

    # --- with the keyboard alone --------------------------------------------------------------

    def tabs_to(self, stop: Locator) -> None:
        """Press Tab until the focus is there."""
        self._tabs_until(stop, lambda: [stop.element_handle()])

    def tabs_into(self, inputs: Locator) -> None:
        """Press Tab until one of these has the focus."""
        inputs.first.wait_for(state="attached")
        self._tabs_until(inputs, inputs.element_handles)

    def _tabs_until(self, wanted: Locator, found: Callable[[], list[Any]]) -> None:
        """They are found once, and anew when the page has drawn them anew: looking by name takes longer than a key."""
        stops = found()
        for _ in range(MANY_KEYS):
            at = self.page.evaluate(_FOCUS_AMONG, stops)
            if at == "there":
                return
            if at == "gone":
                stops = found()
            else:
                self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted}")

    def types(self, label: str, words: str) -> None:
        """Tab to a box and type."""
        self.types_into(self._box(label), words)

    def types_into(self, box: Locator, words: str) -> None:
        """Tab to this box, and type in the place of what stands there."""
        self.tabs_to(box)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def types_a_day(self, question: str, day: date) -> None:
        """Tab through the three boxes of a day and type."""
        asked = self._question(question)
        for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self.types_into(asked.get_by_label(label, exact=True), str(part))

    def settles_on(self, question: str, answer: str) -> None:
        """Tab into a question and walk to the answer with the arrows."""
        self.walks_to(self._answer(question, answer), self._question(question).locator("input[type=radio]"))

    def walks_to(self, wanted: Locator, inputs: Locator) -> None:
        """Tab into these and walk to the one that is wanted with the arrows."""
        self.tabs_into(inputs)
        self.page.keyboard.press("Space")
        for _ in range(inputs.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()

    def marks(self, label: str) -> None:
        """Tab to a box to tick, and tick it."""
        self.tabs_to(self.page.get_by_label(label).first)
        self.page.keyboard.press("Space")

    def enters(self, button: str) -> None:
        """Tab to a button or link, and press Enter."""
        named = self.page.get_by_role("button", name=button).or_(self.page.get_by_role("link", name=button))
        self.tabs_to(named.first)
        with self._a_new_page():
            self.page.keyboard.press("Enter")

    def enters_in_place(self, button: str) -> None:
        """Tab to a button that is answered in place, and press Enter; the focus stays on it."""
        found = self.page.get_by_role("button", name=button).first
        self.tabs_to(found)
        with self._in_place():
            self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("button", name=button).first).to_be_focused()

    # --- what comes next ------------------------------------------------------------------------

    @contextmanager
    def _a_new_page(self) -> Iterator[None]:
        with self.page.expect_navigation():
            yield
        self.looks.right(self.page)

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """The part that is changed is drawn anew once the answer is there."""
        part = self.page.locator("form[data-swap] input[name=sheet]")
        before = part.input_value()
        yield
        expect(part).not_to_have_value(before)
        self.looks.right(self.page)

    # --- finding things ------------------------------------------------------------------------

    def _box(self, label: str) -> Locator:
        return self.page.get_by_label(label).locator("visible=true").first

    def _question(self, question: str) -> Locator:
        return self.page.get_by_role("group", name=question).first

    def _answer(self, question: str, answer: str) -> Locator:
        return self._question(question).get_by_label(answer, exact=True).first

    def _said(self, words: str) -> Locator:
        return self.page.get_by_text(words).locator("visible=true")


SitsDown = Callable[[str], Desk]
"""A first name -> that person's desk, signed in."""
