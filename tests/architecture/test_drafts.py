"""Whatever somebody types into a form is kept while they type, and said when it comes back (`recording.autosave`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from alongside.cases.terms import Subject
from alongside.referrals.operations import Written, hand_in
from scripts.lints.source import ROOT
from tests.security import worlds
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes
from tests.support.cast import opened_as

KEPT = re.compile(r"\{% keeps_draft ([\w.]+) %\}")
SAID, HALF = "This was kept from your last try.", "half a sentence"
NOT_WORDS = re.compile(r".*_(day|month|year)")

BELOW = "the slice of people lies below drafts, and its forms are short; what is refused comes back as typed"
FULL = "the page makes eight statements already (P1)"
ONE_LINE = "one or two lines beside what is decided; what is refused comes back as typed"

KEEPS_NOTHING: Mapping[str, str] = {
    **dict.fromkeys(
        ("people:change", "people:decide", "people:harm", "people:name", "people:off", "people:support"),
        BELOW,
    ),
    **dict.fromkeys(("assessments:goal", "assessments:measure"), FULL),
    **dict.fromkeys(
        (
            "assessments:change",
            "assessments:no_strength",
            "assessments:views_missing",
            "statements:check",
            "statements:correct",
            "web:team",
        ),
        ONE_LINE,
    ),
    "recording:notes": "a later thought under one of many notes; the note itself is kept",
    "involvement:person": "several short forms on one page, each about one answer",
    "peermaps:import_start": "a pasted list is never stored before it has been decided about (`map.import`)",
    "peermaps:import_words": "who said one line of an import, which is kept step by step",
    "peermaps:named": "the sitting keeps who was named until it is decided",
    "peermaps:together": "asked with the young person, who may say that nothing is to be saved (`map.dont_save`)",
}
"""Forms that take words and keep no draft, by address, each with its reason."""

BY_NAME = {
    "peermaps:add_person",
    "peermaps:add_place",
    "peermaps:connect",
    "peermaps:who_else",
    "plans:safety_plan",
    "purpose:change",
    "purpose:urgent",
    "purpose:who_else",
    "referrals:decide",
    "sharing:pdf",
    "thresholds:page",
}
"""Forms that have lost words before."""


@dataclass
class Form:
    """A form as it came: where its draft goes, and its inputs that take words; the page it came with."""

    draft: str
    words: list[str] = field(default_factory=list)
    page: str = ""


class Forms(HTMLParser):
    """Every form of a page that is posted."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("method") == "post"
            self.found += [Form(given.get("data-draft-url") or "")] if self._inside else []
        elif self._inside and _takes_words(tag, given):
            self.found[-1].words.append(given.get("name") or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"


def _takes_words(tag: str, given: Mapping[str, str | None]) -> bool:
    is_box = tag == "textarea" or (tag == "input" and given.get("type", "text") == "text")
    is_code = given.get("autocomplete") == "one-time-code" or given.get("inputmode") == "numeric"
    return is_box and not is_code and not NOT_WORDS.fullmatch(given.get("name") or "")


@pytest.fixture
def world(once, cast):
    return once(worlds.ritas, cast, "vexmoor")


@pytest.fixture
def waiting(cast):
    """A referral that waits for a decision."""
    case = worlds.referral(cast.priya, "vexmoor")
    with opened_as(cast.priya, case) as opened:
        hand_in(opened=opened, written=Written(Subject.PEER_GROUP, "yes", "yes", {"what": "the bus"}, {}))
    return case


def pages(client, case) -> Iterator[tuple[str, Form]]:
    """Every form that takes words on every page of this case that opens to somebody, by the name of its address."""
    client.raise_request_exception = False
    for route in (one for one in routes() if one.of_a_case):
        for given in filled(route, case, 2):
            address = route.address(given)
            with rolled_back():
                answer = client.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                for one in Forms(answer.content.decode()).found:
                    one.page = address
                    yield from [(route.name, one)] if one.words else []


def test_whatever_is_typed_about_a_case_is_kept(world, waiting, cast, signed_in):
    """`recording.autosave`, R3: the session may end at any moment. What keeps nothing stands above with its reason."""
    asked = ((cast.rita, world.case), (cast.tom, world.case), (cast.tom, waiting))
    found = [one for who, case in asked for one in pages(signed_in(who), case)]
    kept = {name for name, form in found if form.draft}
    lost = {name: form.words for name, form in found if not form.draft}
    assert kept >= BY_NAME, f"not asked, or not kept: {BY_NAME - kept}"
    assert lost.keys() <= KEEPS_NOTHING.keys(), lost
    assert KEEPS_NOTHING.keys() <= lost.keys(), f"take off the list: {KEEPS_NOTHING.keys() - lost.keys()}"


def test_what_is_kept_comes_back_is_said_and_goes_when_it_is_begun_again(world, waiting, cast, signed_in):
    """`recording.autosave`: in the very form it was typed into, and in no other."""
    for who, case in ((cast.rita, world.case), (cast.tom, waiting)):
        client = signed_in(who)
        for name, form in list(pages(client, case)):
            if form.draft:
                _comes_back(client, name, form)


def _comes_back(client, name, form):
    with rolled_back():
        assert client.post(form.draft, dict.fromkeys(form.words, HALF)).status_code == 204, name
        page = client.get(form.page).content.decode()
        assert HALF in page and page.index(SAID) < page.index(HALF), name
        assert client.post(f"{form.draft}begin-again/", {"page": form.page})["Location"] == form.page, name
        page = client.get(form.page).content.decode()
        assert HALF not in page and SAID not in page, name


def templates() -> list[Path]:
    return [path for path in (ROOT / "alongside").rglob("*.html") if KEPT.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.stem)
def test_what_comes_back_is_said_above_its_form(path):
    """`recording.autosave`: a form that keeps what is typed says so when it is filled with that."""
    text = path.read_text("utf-8")
    for kept in KEPT.finditer(text):
        said, form = (
            text.rfind(f"{{% brought_back {kept[1]} %}}", 0, kept.start()),
            text.rfind("<form", 0, kept.start()),
        )
        assert 0 <= said < form, f"{path.name}: put {{% brought_back {kept[1]} %}} above the form"
        assert "</form>" not in text[said:form]
