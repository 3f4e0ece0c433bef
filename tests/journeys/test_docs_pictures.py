"""The pictures in docs/how-to/draw-a-map.md are true: `make pictures` renews them, this holds what stands on the page.

Not the pixels are compared, which differ from machine to machine, but what stands on the page in each state.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.journeys import seeds
from tests.support.fingerprint import ROOT

PAGE = ROOT / "docs" / "how-to" / "draw-a-map.md"
PICTURES = ROOT / "docs" / "images" / "map"
RENEW = os.environ.get("DOCS_PICTURES") == "renew"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}


@dataclass(frozen=True)
class State:
    """One picture: where it is taken, what is done first, and what then stands on the page."""

    name: str
    seed: Callable[[], object]
    act: Callable[[object], None]
    shows: tuple[str, ...]
    path: str = ""
    size: tuple[tuple[str, int], ...] = tuple(WIDE.items())


def _nothing(page):
    pass


def _quick_add(page):
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Initials").first.fill("AM, DT, Ms K: parent")
    page.get_by_label("Why do they need to be on this map?").fill("They wait at one stop")


def _connecting(page):
    page.locator("peer-map svg [data-type=person][aria-label^='JK.'] .body").click()
    page.get_by_role("button", name="Connect two").click()
    page.locator("peer-map svg [data-type=person][aria-label^='AM.'] .body").hover()


def _both(page):
    page.locator("peer-map svg [data-type=tie][aria-label*='some harm']").first.focus()
    page.keyboard.press("Enter")


def _compared(page):
    page.get_by_role("radio", name="Compare").or_(page.locator("select#pm-view")).first.evaluate(
        """(one) => {
            if (one.localName === "select") one.value = "compare"; else one.checked = true;
            one.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )


def _earlier(page):
    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(5):
        page.keyboard.press("PageDown")


STATES = (
    State("empty", seeds.signed_off, _nothing, ("Add a person", "Connect two", "Tidy")),
    State("quick-add", seeds.signed_off, _quick_add, ("Add people", "Why do they need to be on this map?")),
    State("connecting", seeds.mapped, _connecting, ("Connect JK with …", "Cancel")),
    State("both", seeds.mapped, _both, ("Support", "Harm", "see this differently")),
    State("compare", seeds.mapped, _compared, ("Seen differently",)),
    State("time", seeds.mapped, _earlier, ("Today",)),
    State("narrative", seeds.mapped, _nothing, ("The map in words", "People", "Ties", "Said by JK"), "narrative/"),
    State("phone", seeds.mapped, _nothing, ("Add a person",), "", tuple(PHONE.items())),
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)
def test_the_page_still_shows_what_its_picture_shows(state, tell):
    told = tell(state.seed)
    page = told.desk("rita").page
    page.set_viewport_size(dict(state.size))
    page.goto(f"{told.live.url}{told.case}/map/{state.path}")
    if not state.path:
        expect(page.locator("peer-map svg").first).to_be_visible()
    state.act(page)
    for words in state.shows:
        expect(page.get_by_text(words).locator("visible=true").first).to_be_visible()
    if RENEW:
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{state.name}.png")


def test_every_picture_of_the_page_is_made_here_and_every_one_made_stands_on_it():
    named = set(re.findall(r"\.\./images/map/([a-z-]+)\.png", PAGE.read_text()))
    made = {state.name for state in STATES}
    assert named == made
    assert {path.stem for path in PICTURES.glob("*.png")} == made
