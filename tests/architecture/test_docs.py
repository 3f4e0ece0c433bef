"""The docs keep up with what they describe."""

import re

import pytest

from tests.support.fingerprint import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXT = "\n".join(page.read_text() for page in PAGES if page.is_file())
MAKEFILE = (ROOT / "Makefile").read_text()
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")


def _targets():
    (declared,) = re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)
    return declared.split()


@pytest.mark.parametrize("target", _targets())
def test_every_make_command_is_described(target):
    assert f"`make {target}" in TEXT
    assert re.search(rf"^{target}:.*## \S", MAKEFILE, re.MULTILINE), "make help does not say it"


def _links():
    return [
        pytest.param(page, target, id=f"{page.relative_to(ROOT)}:{target}")
        for page in PAGES
        if page.is_file()
        for target in LINK.findall(page.read_text())
        if not re.match(r"[a-z]+:", target)
    ]


@pytest.mark.parametrize(("page", "target"), _links())
def test_links_between_pages_lead_somewhere(page, target):
    assert (page.parent / target).exists()
