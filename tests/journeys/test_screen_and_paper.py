"""Screen and paper are one drawing (docs/adr/0006): the picture in a browser and the server's SVG, part by part."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from alongside.peermaps import documents, drawn
from alongside.peermaps.tests.made_maps import made_map
from tests.journeys import seeds

NOTATION = json.loads(Path(drawn.__file__).with_name("notation").joinpath("notation.json").read_text())
SVG = "{http://www.w3.org/2000/svg}"
ONLY_ON_SCREEN = ("hit", "halo", "halo-edge")
"""Wide strokes to tap on, and room for the mark of focus."""

SHOW = """
(map) => {
    const shown = document.querySelector("peer-map");
    const fresh = shown.cloneNode(false);
    fresh.removeAttribute("data-keep");
    const words = document.createElement("script");
    words.type = "application/json";
    words.textContent = JSON.stringify(map);
    fresh.append(words);
    shown.replaceWith(fresh);
}
"""

PARTS = """
(only) => {
    const whole = (one) => [
        one.localName,
        Object.fromEntries([...one.attributes].map((each) => [each.name, each.value])),
        one.children.length ? "" : one.textContent.trim(),
        [...one.children].filter((child) => !only.includes(child.getAttribute("class"))).map(whole),
    ];
    const world = document.querySelector("peer-map .pm-svg .world");
    const items = [...world.querySelectorAll(":scope > :not(.overlay) > .item")];
    return [...items, ...world.querySelectorAll(":scope > .overlay > *")].map(whole);
}
"""


def on_screen(page, map_document):
    """What the editor drew of this document."""
    page.evaluate(SHOW, map_document)
    stands = len(map_document["people"]) + len(map_document["places"])
    if stands:
        expect(page.locator("peer-map .pm-side")).to_be_visible()
    return [_alike(*part) for part in page.evaluate(PARTS, list(ONLY_ON_SCREEN))]


def on_paper(map_document):
    """What the server draws of it, in the colours of the screen by day."""
    root = ElementTree.fromstring(drawn.picture(map_document, theme="light"))
    parts = [one for one in root if one.tag not in (f"{SVG}title", f"{SVG}desc", f"{SVG}rect")]
    return [_alike(*_whole(one)) for one in parts]


def _whole(one):
    return (
        one.tag.removeprefix(SVG),
        dict(one.attrib),
        (one.text or "").strip(),
        [_whole(child) for child in one],
    )


def _alike(tag: str, attributes: dict[str, str], text: str, parts: list[Any]) -> Any:
    """Shape, position, stroke and words; colours by their value, lines of an attribute as XML reads them, and
    without what makes an item a button."""
    named = {
        name: " ".join(_colour(value).split())
        for name, value in attributes.items()
        if name not in _OF_A_BUTTON
    }
    kind = [one for one in named.pop("class", "").split() if one not in ("item", "picked", "in-hand")]
    return tag, kind, sorted(named.items()), text, [_alike(*part) for part in parts]


_OF_A_BUTTON = {"role", "tabindex", "data-type", "data-id", "data-key", "aria-pressed"}


def _colour(value: str) -> str:
    found = re.fullmatch(r"var\(--pm-(chosen-)?(\w+)\)", value)
    if not found:
        return value
    chosen, name = found.groups()
    return str(NOTATION["chosen_colours"][name]["light"] if chosen else NOTATION["themes"]["light"][name])


def differences(screen, paper):
    """The first parts that differ, for somebody who has to mend it."""
    pairs = zip(screen, paper, strict=False)
    return [f"{one}\n{other}" for one, other in pairs if one != other][:2] or len(screen) - len(paper)


@pytest.fixture
def map_page(tell):
    told = tell(seeds.mapped)
    rita = told.desk("rita")
    rita.page.goto(f"{rita.url}{told.case}/map/")
    expect(rita.page.locator("peer-map .pm-svg [data-type=person]").first).to_be_visible()
    return rita.page


def test_the_story_is_the_same_on_screen_and_on_paper(map_page):
    """The bus story: people, ties that are not checked, seen differently and past, places, a group."""
    map_document = json.loads(map_page.request.get(f"{map_page.url}document/").text())
    screen, paper = on_screen(map_page, map_document), on_paper(map_document)
    assert len(screen) > 25
    assert not differences(screen, paper), differences(screen, paper)


def test_made_up_maps_are_the_same_on_screen_and_on_paper(map_page):
    """Everything the notation has, on maps of up to forty people that nobody drew."""
    for seed in range(24):
        seen = made_map(seed)
        map_document = documents.as_document(seen, UUID(int=1))
        screen, paper = on_screen(map_page, map_document), on_paper(map_document)
        assert not differences(screen, paper), f"map {seed}: {differences(screen, paper)}"
        assert len(screen) >= len([one for one in seen.people if one.id in seen.positions])
