"""A1: the picture in every state of its panel, in other colours, in large text, and on paper."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from tests.journeys import seeds

SMALL = """
() => [...document.querySelectorAll("peer-map :is(button, a, select, summary, input:not([type=hidden]))")]
    .filter((one) => one.checkVisibility() && !one.closest("p, li, blockquote, .pm-segment"))
    .filter((one) => one.getBoundingClientRect().height < 23.5 || one.getBoundingClientRect().width < 23.5)
    .map((one) => one.outerHTML.slice(0, 100))
"""

SPACED_OUT = """
() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: 200% } peer-map * { line-height: 1.5 !important;
        letter-spacing: .12em !important; word-spacing: .16em !important }`);
    document.adoptedStyleSheets = [sheet];
}
"""

TOO_WIDE = """
() => [...document.querySelectorAll("peer-map *:not(svg *)")]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 110)).slice(-6)
"""

PANELS = {
    "add a person": "#pm-add-person",
    "add a place": "#pm-add-place",
    "a new group": "#pm-add-group",
    "find": "#pm-find-open",
    "help and key": "#pm-help-open",
    "connecting": "#pm-link",
    "pair by pair": "#pm-pairs-open",
}


def _chosen(rita, kind):
    rita.page.locator(f"peer-map svg [data-type={kind}]").first.focus()
    rita.page.keyboard.press("Enter")
    expect(rita.page.locator("#pm-close")).to_be_visible()


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_each_panel_is_open_to_everybody(rita, panel):
    """axe, visible focus, one heading, nothing wider than a phone, targets of 24 pixels."""
    opener = rita.page.locator(panel)
    if opener.count() == 0:
        pytest.skip("nothing to ask about on this map")
    opener.click()
    rita.looks.right(rita.page)
    assert rita.page.evaluate(SMALL) == []


@pytest.mark.parametrize("kind", ["person", "place", "tie", "group"])
def test_whatever_is_chosen_is_open_to_everybody(rita, kind):
    _chosen(rita, kind)
    rita.looks.right(rita.page)
    rita.page.locator("#pm-off-open").click()
    rita.page.get_by_role("button", name="Take off", exact=True).click()
    expect(rita.page.locator("#pm-problems")).to_be_focused()
    rita.looks.right(rita.page)


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "dark"}, {"contrast": "more"}, {"forced_colors": "active"}],
    ids=["dark", "high contrast", "forced colours"],
)
def test_in_other_colours(rita, look, axe):
    rita.page.emulate_media(**look)
    _chosen(rita, "tie")
    axe(rita.page)
    seen = rita.page.evaluate(
        "() => [...document.querySelectorAll('peer-map svg .body')].every((one) => {"
        " const { fill, stroke } = getComputedStyle(one); return fill !== stroke; })"
    )
    assert seen


def test_with_text_twice_as_large_and_spaced_out(rita):
    """Reflow and text spacing: nothing is cut off and nothing scrolls sideways."""
    page = rita.page
    page.evaluate(SPACED_OUT)
    page.set_viewport_size({"width": 640, "height": 900})
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(TOO_WIDE) == []


def test_an_empty_map_and_a_day_before_anybody(tell):
    told = tell(seeds.signed_off)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/map/")
    rita.reads("Nobody is on this map yet.")
    expect(rita.page.locator(".pm-known")).to_contain_text("As known on")


def test_without_script_the_list_is_one_step_away(tell):
    told = tell(seeds.mapped)
    rita = told.desk("rita", java_script_enabled=False)
    rita.page.goto(f"{rita.url}{told.case}/map/")
    expect(rita.page.get_by_text("The picture needs JavaScript.")).to_be_visible()
    rita.page.get_by_role("link", name=re.compile("The list")).click()
    expect(rita.page.get_by_role("heading", name="People and ties")).to_be_visible()


@pytest.mark.parametrize("page", ["", "list/", "narrative/"])
def test_the_browser_prints_nobody_and_says_where_the_map_is_printed(tell, page):
    """`map.export`, docs/adr/0012: what a browser prints is not written down; one page with the way it goes."""
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    rita.opens(f"{told.case}/map/{page}")
    printed = pypdf.PdfReader(io.BytesIO(rita.page.pdf(format="A4", landscape=True, print_background=True)))
    (paper,) = [" ".join(one.extract_text().split()) for one in printed.pages]
    assert "The map is not printed from here." in paper and "choose “Take the map out”" in paper
    assert [
        one for one in ("JK", "AM", "Mo", "Eastfield", "78") if one in paper.split("The map is not")[1]
    ] == []
