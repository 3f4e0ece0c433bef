"""The browser of the journeys: it opens our pages, sees what is wrong with one, and reaches nothing else."""

import re

import pytest
from playwright.sync_api import Error, expect

from alongside.lib import ids
from alongside.seals.models import Key

GOOD = '<html lang="en"><title>Good</title><main><h1>Good</h1><p>Words</p></main></html>'
BAD = '<html><title>Bad</title><main><h1>Bad</h1><img src="data:,"><input></main></html>'
SUMMARY = """<html lang="en"><title>{title}</title><main>
<div class="govuk-error-summary" tabindex="-1"><h2>There is a problem</h2>
<ul class="govuk-error-summary__list"><li><a href="#{target}">Enter a name</a></li></ul></div>
<label for="name">Name</label><input id="name"></main>
<script>document.querySelector(".govuk-error-summary").focus()</script></html>"""


def _one_key() -> str:
    return str(Key.objects.create(subject=ids.new(), ring=ids.new(), wrapped=b"w").pk)


def test_a_page_open_to_everybody_passes(page, axe):
    page.set_content(GOOD)
    axe(page)


def test_what_is_wrong_is_told_with_its_place(page, axe):
    page.set_content(BAD)
    with pytest.raises(AssertionError, match=r"image-alt[\s\S]*label|label[\s\S]*image-alt"):
        axe(page)


def test_an_error_summary_is_first_focused_and_leads_to_its_input(page, error_summary):
    page.set_content(SUMMARY.format(title="Error: Name", target="name"))
    error_summary(page).says("Enter a name")


@pytest.mark.parametrize(("title", "target"), [("Name", "name"), ("Error: Name", "nowhere")])
def test_an_error_summary_that_misleads_is_seen(page, error_summary, title, target):
    expect.set_options(timeout=300)
    try:
        page.set_content(SUMMARY.format(title=title, target=target))
        with pytest.raises(AssertionError):
            error_summary(page).says("Enter a name")
    finally:
        expect.set_options(timeout=5_000)


def test_the_browser_reaches_nothing_but_us(page):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")


@pytest.mark.parametrize("_time", [1, 2])
def test_a_live_server_starts_from_the_same_seed_each_time(live, page, _time):
    server = live(_one_key)
    page.goto(server.url)
    expect(page).to_have_title(re.compile("Alongside"))
    assert [str(key.pk) for key in Key.objects.all()] == [server.seeded]
    Key.objects.all().delete()
