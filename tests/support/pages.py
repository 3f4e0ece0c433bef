"""What every page is asked in a browser: is it open to everybody, and does it explain an error well?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Page, expect

from tests.support.fingerprint import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_ADDRESS = "/axe-for-tests.js"
"""Where the server of a journey hands it out: a browser fetches it sooner than it can be told it."""

WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_BRING_AXE = """
(address) => new Promise((came) => {
    if (typeof axe === "object") return came(true);
    if (!location.protocol.startsWith("http") || !navigator.onLine) return came(false);
    const script = Object.assign(document.createElement("script"), { src: address });
    for (const [event, found] of [["load", true], ["error", false]])
        script.addEventListener(event, () => { script.remove(); came(found); });
    document.head.append(script);
})
"""

_RUN_AXE = """
async ([only, where]) => {
    const options = { runOnly: only, resultTypes: ["violations"], preload: false };
    const quick = await axe.run(where || document, { ...options, selectors: false });
    return quick.violations.length ? (await axe.run(where || document, options)).violations : [];
}
"""

Axe: TypeAlias = Callable[..., None]


@pytest.fixture
def axe() -> Axe:
    """`axe(page)`: nothing on the page, or in the part `where` names, breaks WCAG 2.2 AA; or just these `rules`."""

    def check(page: Page, where: str | None = None, rules: tuple[str, ...] = ()) -> None:
        if not page.evaluate(_BRING_AXE, AXE_ADDRESS):
            page.evaluate(AXE.read_text())
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG_2_2_AA}
        found = page.evaluate(_RUN_AXE, [only, where])
        assert not found, f"{page.url}\n" + "\n".join(map(_told, found))

    return check


def _told(violation: dict[str, Any]) -> str:
    """One violation as a person reads it: what, where, how it shows."""
    where = "\n".join(
        f"    {' '.join(map(str, node['target']))}\n      {node['html'][:160]}" for node in violation["nodes"]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n{where}"


@dataclass(frozen=True)
class ErrorSummary:
    """The box at the top of a page whose form was not right."""

    page: Page

    def says(self, *messages: str) -> None:
        """It stands first, has the focus, says exactly this, and each line leads to its input."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_be_visible()
        expect(summary).to_be_focused()
        assert self.page.title().startswith("Error: "), self.page.title()
        links = summary.locator(".govuk-error-summary__list a")
        expect(links).to_have_text(list(messages))
        for link in links.all():
            self._leads_to_an_input(link.get_attribute("href"), link.click)

    def _leads_to_an_input(self, href: str | None, follow: Callable[[], None]) -> None:
        assert href and href.startswith("#"), f"the summary links to {href}"
        follow()
        expect(self.page.locator(f"[id='{href[1:]}']")).to_be_focused()


@pytest.fixture
def error_summary() -> Callable[[Page], ErrorSummary]:
    """`error_summary(page).says("Enter a name")`."""
    return ErrorSummary


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
    """`screenshot(page, "name")` writes the whole page to test-results/, to be looked at."""

    def take(page: Page, name: str) -> Path:
        path: Path = ROOT / "test-results" / request.node.name / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=True)
        return path

    return take
