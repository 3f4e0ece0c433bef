"""What every page is asked, in whatever state it is: open to everybody, on a phone too (A1, A5)."""

import hashlib
import re
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Page

from tests.support.pages import Axe

PHONE = {"width": 320, "height": 640}

_TOO_WIDE = """
() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > room + 1)
        .map((one) => one.outerHTML.slice(0, 120)).slice(-5);
}
"""

_UNSEEN_FOCUS = """
() => {
    const parts = ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor", "borderColor",
      "stroke", "strokeWidth"];
    const drawn = (one) => [one, one.nextElementSibling, one.parentElement, one.firstElementChild]
        .filter(Boolean)
        .flatMap((each) => ["", "::before", "::after"].map((part) => {
            const style = getComputedStyle(each, part || null);
            return parts.map((name) => style[name]).join();
        })).join("|");
    const reached = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
    const shown = [...document.querySelectorAll(reached)].filter((one) => one.checkVisibility() && !one.disabled);
    const before = document.activeElement;
    const unseen = shown.filter((one) => {
        one.blur();
        const resting = drawn(one);
        one.focus({ focusVisible: true, preventScroll: true });
        return document.activeElement === one && drawn(one) === resting;
    });
    before instanceof HTMLElement ? before.focus({ preventScroll: true }) : 0;
    return unseen.map((one) => one.outerHTML.slice(0, 120)).slice(0, 5);
}
"""

_CAN_BE_SEEN = '[...document.querySelectorAll("body *")].filter((one) => one.checkVisibility())'

_KINDS = (
    "() => [...new Set("
    + _CAN_BE_SEEN
    + """
    .map((one) => [one.localName, one.getAttribute("role"), one.getAttribute("type"), ...one.classList].join(".")))]
    .sort().join(" ")
"""
)

_SHOWN = (
    "() => "
    + _CAN_BE_SEEN
    + """.map((one) => {
    const style = getComputedStyle(one);
    const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
    return [one.localName, one.className?.baseVal ?? one.className, one.id,
        style.color, style.backgroundColor, style.opacity, large].join();
}).sort().join("|")
"""
)
"""Each element that can be seen, with whatever decides whether its words stand out enough."""

OF_LAYOUT = ("target-size", "scrollable-region-focusable")
"""What may still differ between two widths at which the very same elements are seen in the same colours."""

State: TypeAlias = tuple[str, str, str]
"""Address without ids, title, and the kinds of element on the page."""

_PARTS = """
(waysBack) => [document.title, [...document.querySelectorAll("h1")].map((one) => one.innerText),
    document.querySelectorAll(waysBack).length]
"""

_WAYS_BACK = "header a[href], .govuk-back-link, nav a[href], main a[href]"

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Seen:
    """What was looked at in this run, by whichever of its processes came first: each leaves a file in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def is_new(self, state: State) -> bool:
        """True once in a run."""
        try:
            (self._folder / hashlib.sha256("\n".join(state).encode()).hexdigest()).open("x").close()
        except FileExistsError:
            return False
        return True


class Looks:
    """Looks at each page once in each of its states, in a whole run: every one of these checks takes a while.

    A state is a page with all the kinds of element that stand on it; the words in them may differ.
    """

    def __init__(self, axe: Axe, seen: Seen) -> None:
        self._axe, self._seen = axe, seen

    def right(self, page: Page) -> None:
        """A title, one heading, a way back, visible focus, nothing wider than a phone, WCAG 2.2 AA."""
        state = (_ID.sub("…", page.url.split("/", 3)[-1]), page.title(), page.evaluate(_KINDS))
        if not self._seen.is_new(state):
            return
        self._has_its_parts(page)
        self._axe(page)
        self._on_a_phone(page)

    def _has_its_parts(self, page: Page) -> None:
        where = page.url
        title, headings, ways_back = page.evaluate(_PARTS, _WAYS_BACK)
        assert re.fullmatch(r".{4,} – Alongside", title), f"{where}: the title is “{title}”"
        assert len(headings) == 1 and headings[0].strip(), f"{where}: one h1, not {headings}"
        assert ways_back, f"{where}: no way back"
        unseen: list[Any] = page.evaluate(_UNSEEN_FOCUS)
        assert not unseen, f"{where}: focus cannot be seen on\n" + "\n".join(unseen)

    def _on_a_phone(self, page: Page) -> None:
        before, wide = page.viewport_size, page.evaluate(_SHOWN)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        too_wide: list[str] = page.evaluate(_TOO_WIDE)
        assert not too_wide, f"{page.url}: wider than a phone\n" + "\n".join(too_wide)
        self._axe(page, rules=OF_LAYOUT if page.evaluate(_SHOWN) == wide else ())
        page.set_viewport_size(before)  # type: ignore[arg-type]
