"""Walking through the product by its own links, one page of each kind."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page, Response

LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"


class Crawl:
    """seen: names of the addresses looked at so far, by anybody, so that each kind of page is looked at once."""

    def __init__(self, page: Page, url: str, seen: set[str]) -> None:
        self._page, self._url, self._seen = page, url, seen

    def pages(self) -> Iterator[tuple[str, Response]]:
        """Every page that links lead to, starting at the first: its path and what came."""
        waiting = ["/"]
        asked = set(waiting)
        while waiting:
            path = waiting.pop(0)
            response = self._page.goto(self._url + path)
            if response is None or not response.headers.get("content-type", "").startswith("text/html"):
                continue
            yield path, response
            for link in self._links():
                if link not in asked and self._is_new(link):
                    asked.add(link)
                    waiting.append(link)

    def _links(self) -> list[str]:
        found: list[str] = self._page.evaluate(LINKS)
        return [one[len(self._url) :].partition("#")[0] for one in found if one.startswith(self._url)]

    def _is_new(self, link: str) -> bool:
        try:
            name = resolve(urlsplit(link).path).view_name
        except Resolver404:
            return False
        if name in self._seen:
            return False
        self._seen.add(name)
        return True
