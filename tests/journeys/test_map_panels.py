"""What stands beside the picture: as much as the picture shows, reachable by keyboard, and never a silent refusal."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import seeds


@pytest.fixture
def rita(tell):
    told = tell(seeds.mapped)
    desk = told.desk("rita")
    desk.opens(f"{told.case}/map/")
    return desk


def _beside(page: Page) -> str:
    return page.locator(".pm-side").inner_text()


def _views(page: Page, label: str) -> None:
    page.locator("#pm-view, .pm-views fieldset").first.wait_for()
    chosen = page.locator("select#pm-view")
    if chosen.count():
        chosen.select_option(label=label)
    else:
        page.get_by_role("radio", name=label, exact=True).check(force=True)


def _goes_to(page: Page, name: str) -> None:
    page.locator(f"peer-map svg [data-type=person][aria-label^='{name}']").press("Enter")


def test_the_panel_tells_what_the_picture_shows_and_no_more(rita):
    """`map.perspectives`, `map.statement`: one person's view, and what is left out of any view."""
    page = rita.page
    assert "KB" in _beside(page)
    _goes_to(page, "RS.")
    assert "some harm" in _beside(page)
    _views(page, "JK’s view")
    assert "some harm" not in _beside(page)
    page.locator("#pm-close").click()
    assert "KB" not in _beside(page) and "some harm" not in _beside(page)
    assert "JK and RS" in _beside(page)
    _views(page, "Everyone")
    page.get_by_text("Show", exact=True).click()
    page.get_by_role("checkbox", name="What is not checked").check()
    assert "some harm" not in _beside(page)
    assert "KB" in _beside(page), "nobody was added on such words alone"


def test_whom_a_view_leaves_out_can_still_be_changed_there(rita):
    """What the view leaves out is said to be left out; editing goes on."""
    page = rita.page
    _goes_to(page, "X,")
    _views(page, "JK’s view")
    expect(page.get_by_text("What is shown now leaves this out.")).to_be_visible()
    expect(page.get_by_text("None in what is shown now.")).to_be_visible()
    expect(page.get_by_text("Change how they are shown")).to_be_visible()
