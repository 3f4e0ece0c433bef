"""What `npm run build:styles` made: light enough, in our own clothes, and readable in every theme."""

import gzip
import re
from itertools import product

import pytest

from alongside.design.tests.govuk import ROOT

OUT = ROOT / "alongside/design/static/design"
FIRST_VISIT = 100 * 1024
SCRIPT = 6 * 1024
TEXTS = ["ink", "ink-soft", "support", "harm", "group", "amber", "error", "link", "link-visited"]
PAPERS = ["paper", "surface", "amber-paper"]


def built(name: str) -> bytes:
    path = OUT / name
    assert path.is_file(), f"{path} is not there: run npm run build:styles"
    return path.read_bytes()


def test_a_first_visit_weighs_100_kb_or_less_with_the_typeface_and_a_page() -> None:
    """`P5`: first visit 100 KB or less over the wire, of which a page may be 12 KB."""
    fonts = sum(len(path.read_bytes()) for path in (OUT / "fonts").iterdir())
    wire = sum(len(gzip.compress(built(name))) for name in ("alongside.css", "alongside.js", "icon.svg"))
    assert wire + fonts + 12 * 1024 <= FIRST_VISIT
    assert len(gzip.compress(built("alongside.js"))) <= SCRIPT


def test_the_clothes_are_our_own() -> None:
    """Neither the typeface nor the crown nor the crest of GOV.UK, which are not ours to use."""
    css = built("alongside.css").decode().lower()
    assert not re.search(r"gds transport|crown|crest|govuk-header|govuk-footer", css)
    assert "atkinson hyperlegible next" in css


def test_nothing_is_fetched_from_elsewhere() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", built("alongside.css").decode())
    assert addresses and all(address.strip("\"'").startswith(("fonts/", "data:")) for address in addresses)
    assert b"localStorage" not in built("alongside.js") and b"sessionStorage" not in built("alongside.js")


def themes() -> dict[str, dict[str, str]]:
    """Each theme's colours as the style sheet source names them, with those it takes over from its base."""
    source = (ROOT / "alongside/design/styles/_themes.scss").read_text()
    found = {
        name: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", body))
        for name, body in re.findall(r"@mixin ([a-z-]+) \{(.*?)\n\}", source, re.DOTALL)
    }
    return {
        "light": found["light"],
        "dark": found["light"] | found["dark"],
        "more contrast": found["light"] | found["high-contrast-light"],
        "more contrast, dark": found["light"] | found["dark"] | found["high-contrast-dark"],
        "print": found["light"] | found["print"],
    }


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", themes())
def test_words_can_be_read_in_every_theme(theme: str) -> None:
    """`A1`: 4.5:1 for every colour of words on every paper; with more contrast asked for, 7:1."""
    colours = themes()[theme]
    wanted = 7 if "more contrast" in theme else 4.5
    pairs = [*product(TEXTS, PAPERS), ("action-ink", "action"), ("focus-ink", "focus"), ("bar-ink", "bar")]
    pairs += [(f"{tone}-ink", f"{tone}-tint") for tone in ("support", "harm", "group", "amber")]
    weak = {(a, b): round(contrast(colours[a], colours[b]), 2) for a, b in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < wanted} == {}


@pytest.mark.parametrize("theme", themes())
def test_edges_of_inputs_can_be_seen_in_every_theme(theme: str) -> None:
    """`A1`: 3:1 for what is needed to find a control."""
    colours = themes()[theme]
    assert min(contrast(colours["control-line"], colours[paper]) for paper in PAPERS) >= 3
