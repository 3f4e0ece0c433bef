"""Every kind of page, wide and narrow: open to all, whole, small, with title, heading and a way back (A1, A5, P5)."""

import gzip

import pytest

from tests.journeys.crawl import Crawl
from tests.support.told import every_story

MOST = 12 * 1024
"""Bytes of HTML over the wire for a page that is not the first (quality P5)."""


@pytest.fixture(scope="module")
def seen():
    """Addresses that somebody has looked at already."""
    return {"account_logout", "mfa_download_recovery_codes"}


@pytest.mark.parametrize("name", ["rita", "tom", "mo", "priya", "grace", "hal", "ada", "lena"])
def test_every_page_somebody_can_reach(name, live, page, sign_in, looks, seen):
    server = live(every_story)
    sign_in(page, server.url, f"{name}@example.org")
    wrong: list[str] = []
    for path, response in Crawl(page, server.url, seen).pages():
        wrong += [f"{path}: {what}" for what in _wrong_with(page, response, looks)]
    assert not wrong, "\n".join(wrong)


def _wrong_with(page, response, looks):
    if response.status != 200:
        return [f"answers {response.status}"]
    found = []
    if len(gzip.compress(response.body())) > MOST:
        found.append(f"{len(gzip.compress(response.body()))} bytes over the wire")
    if page.locator("html[lang]").count() != 1:
        found.append("says no language")
    try:
        looks.right(page)
    except AssertionError as wrong:
        found.append(str(wrong))
    return found
