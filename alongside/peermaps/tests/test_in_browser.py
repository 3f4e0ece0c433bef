"""The picture in a real browser: what is done there by keyboard is saved by the same operations."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.peermaps import operations
from alongside.peermaps.models import PeerMap
from alongside.peermaps.tests.scenes import Story, added_from_others, own_account
from alongside.people.models import Person
from alongside.people.tests.scenes import NOTHING_SAID, clear
from tests.support.cast import make_bus_case, make_cast


@dataclass(frozen=True)
class Seeded:
    case: UUID
    story: Story
    email: str


def seed():
    """Story 1 after step 6, with everybody standing somewhere."""
    cast = make_cast()
    case = make_bus_case(cast)
    clear(case.id, cast.tom)
    with door(cast.rita) as opening:
        rita = open_case(opening, case.id, "cases.opened")
        story = own_account(rita)
        later = added_from_others(rita, story)
        stands = {
            story.jk: (436.0, 290.0), story.am: (272.0, 190.0), story.rs: (588.0, 190.0), story.dt: (290.0, 388.0),
            later.lo: (616.0, 406.0), later.friend: (744.0, 272.0), story.mo: (122.0, 78.0), story.ms_k: (540.0, 50.0),
            later.x: (896.0, 402.0), story.park: (272.0, 552.0), story.bus: (820.0, 150.0), later.kb: (980.0, 120.0),
        }  # fmt: skip
        operations.move(opened=rita, to=stands)
    return Seeded(case.id, story, cast.rita.email)


@pytest.fixture
def at(live, sign_in, page: Page):
    """Open a page of the case as Rita; `at(address)` gives the page."""
    site = live(seed)
    sign_in(page, site.url, site.seeded.email)

    def open_at(address: str) -> Page:
        page.goto(f"{site.url}/cases/{site.seeded.case}/{address}")
        return page

    open_at.seeded = site.seeded
    return open_at


def test_adding_somebody_in_the_picture_by_keyboard(at):
    """A2, `map.inclusion`: the same decision is asked; saved by itself; nobody else moves; on the list at once."""
    page = at("map/")
    stood = dict(PeerMap.objects.get().positions)
    page.locator("peer-map svg").first.wait_for()
    page.locator("#pm-add-person").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Initials").fill("BL")
    page.get_by_label("Why do they need to be on this map?").fill("He is on the bus with them")
    page.get_by_label("What does that rest on?").fill("AM told Mo")
    page.get_by_label("a young person’s own account").check()
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(page.locator("peer-map svg").get_by_label(re.compile(r"^BL\."))).to_have_count(1)
    page.get_by_role("link", name="List").click()
    expect(page.get_by_role("heading", name="People and ties")).to_be_visible()
    expect(page.get_by_text("BL", exact=True).first).to_be_visible()
    assert Person.objects.filter(off_at=None).count() == 11
    now = PeerMap.objects.get().positions
    assert {one: now[one] for one in stood} == stood


def test_a_group_is_given_another_name_beside_the_picture(at, axe):
    """`group.name`: the advice comes with the name, stops nothing, and goes with the name."""
    page = at("map/")
    page.locator("peer-map svg [data-type=group]").first.press("Enter")
    advice = page.locator(".pm-notice", has_text="“gang”")

    def call_it(name):
        if not page.get_by_label("Name for this group").is_visible():
            page.get_by_text("Change name and basis").press("Enter")
        page.get_by_label("Name for this group").fill(name)
        page.get_by_label("Name for this group").press("Enter")

    call_it("The Eastfield gang")
    expect(advice).to_be_visible()
    axe(page)
    call_it("Share the 78")
    expect(advice).to_have_count(0)


def test_the_picture_says_it_aloud_as_the_narrative_does(at):
    """`map.narrative`, `map.perspectives`."""
    page = at("map/")
    tie = page.locator("peer-map svg").get_by_label(
        re.compile("JK and RS: strong support, some harm, not checked")
    )
    expect(tie).to_have_count(1)
    expect(page.get_by_text("Seen differently")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_are_open_to_everybody(at, axe, width):
    """WCAG 2.2 AA, also at 320 px, without a sideways scroll."""
    jk_rs, us_lot, bus = (getattr(at.seeded.story, name) for name in ("jk_rs", "us_lot", "bus"))
    addresses = [
        "map/",
        "map/list/",
        "map/list/?view=compare",
        "map/narrative/",
        f"map/ties/{jk_rs}/",
        f"map/said/add/?tie={jk_rs}",
        "map/people/add/",
        "map/ties/add/",
        "map/groups/add/",
        f"map/groups/{us_lot}/",
        f"map/places/{bus}/",
        "map/who-else/",
        f"people/{at.seeded.story.jk}/",
    ]
    for address in addresses:
        page = at(address)
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_what_is_wrong_is_said_first(at, error_summary):
    """Error summary first, with the focus, "Error: " in the title, each line leading to its input."""
    page = at("map/people/add/")
    page.get_by_role("button", name="Add this person").click()
    error_summary(page).says(*NOTHING_SAID)
