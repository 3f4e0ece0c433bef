"""The docs keep up with what they describe."""

import re

import pytest

from alongside.__main__ import _parser
from scripts import command_reference
from scripts.command_reference import parts
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


def test_every_setting_is_described():
    """What a council has to set is found by reading, not by failing."""
    read = (ROOT / "alongside" / "web" / "settings.py").read_text()
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()
    named = set(re.findall(r'"((?:ALONGSIDE|DATABASE|KEYS)_[A-Z_]+)"', read))
    assert len(named) > 10
    assert named == set(re.findall(r"`((?:ALONGSIDE|DATABASE|KEYS)_[A-Z_]+)`", page))


def test_the_page_of_commands_is_up_to_date():
    assert command_reference.PAGE.read_text() == command_reference.page(), "run: make docs"


@pytest.mark.parametrize("part", list(parts(_parser(), "alongside", "")), ids=lambda one: str(one[1]))
def test_every_command_and_argument_says_what_it_does(part):
    parser, _, says = part
    silent = [action.dest for action in parser._actions if not action.help]
    assert says
    assert silent == []


def _links():
    for page in PAGES:
        for target in LINK.findall(page.read_text()) if page.is_file() else ():
            if not re.match(r"[a-z]+:", target):
                yield page, target


def test_links_between_pages_lead_somewhere():
    broken = [f"{page}: {target}" for page, target in _links() if not (page.parent / target).exists()]
    assert not broken, "\n".join(broken)
