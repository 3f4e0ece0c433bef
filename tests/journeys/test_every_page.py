"""Every kind of page, wide and narrow: open to all, whole, small, with title, heading and a way back (A1, A5, P5)."""

import gzip

import pytest

from tests.journeys.crawl import Crawl, nothing_sticks_out
from tests.support.told import every_story

MOST = 12 * 1024
"""Bytes of HTML over the wire for a page that is not the first (quality P5)."""

NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def seen():
    """Addresses that somebody has looked at already."""
    return {"account_logout", "mfa_download_recovery_codes"}


@pytest.mark.parametrize("name", ["rita", "tom", "mo", "priya", "grace", "hal", "ada", "lena"])
def test_every_page_somebody_can_reach(name, live, page, sign_in, axe, seen):
    server = live(every_story)
    sign_in(page, server.url, f"{name}@example.org")
    wrong: list[str] = []
    for path, response in Crawl(page, server.url, seen).pages():
        wrong += [f"{path}: {what}" for what in _wrong_with(page, response, axe)]
    assert not wrong, "\n".join(wrong)


def _wrong_with(page, response, axe):
    if response.status != 200:
        return [f"answers {response.status}"]
    found = [*_wrong_with_the_whole(page), *_wrong_with_access(page, axe, "wide")]
    if len(gzip.compress(response.body())) > MOST:
        found.append(f"{len(gzip.compress(response.body()))} bytes over the wire")
    page.set_viewport_size(NARROW)
    if not nothing_sticks_out(page):
        found.append("has to be scrolled sideways at 320 px")
    found += _wrong_with_access(page, axe, "narrow")
    page.set_viewport_size(WIDE)
    return found


def _wrong_with_the_whole(page):
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} main headings"
    if not page.title().strip():
        yield "no title"
    if page.locator("html[lang]").count() != 1:
        yield "says no language"
    if page.locator("header a[href], .govuk-back-link").count() == 0:
        yield "no way back"


def _wrong_with_access(page, axe, how):
    try:
        axe(page)
    except AssertionError as violation:
        yield f"{how}: {violation}"
