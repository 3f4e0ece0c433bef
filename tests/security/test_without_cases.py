"""Who sees no case sees no field about a child, anywhere (S6), and nothing lists or ranks people (S11)."""

import html
import inspect

import pytest

from alongside.accounts.roles import Role
from alongside.people import queries
from scripts.addresses_reference import addresses
from tests.security import worlds
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes


@pytest.mark.parametrize("name", ["ada", "hal", "grace"])
def test_no_word_about_a_child_reaches_whoever_sees_no_case(once, name, cast, signed_in):
    """S6, `access.roles`: administrator, strategic lead, privacy officer: every address, and search."""
    world = once(worlds.ritas, cast, "vexmoor")
    client = signed_in(getattr(cast, name))
    client.raise_request_exception = False
    pages = [client.post("/search/", {"words": "Quillfeather"})]
    for route in routes():
        with rolled_back():
            pages.append(client.get(route.address(next(filled(route, world.case)))))
    shown = [html.unescape(page.content.decode(errors="replace")) for page in pages]
    leaked = {words for page in shown for words in world.words if words in page}
    assert leaked == set()
    assert not [
        page for page in shown if str(world.case) in page and "404" not in page and _names(page, world)
    ]


def _names(page, world):
    return world.mark in page or world.shown in page


def test_there_is_no_role_for_the_police():
    """S11: a request from the police is a decision to share, not a door."""
    assert {role.value for role in Role} == {
        "practitioner",
        "supervisor",
        "partner",
        "duty",
        "privacy_officer",
        "strategic_lead",
        "administrator",
    }


def test_people_and_what_is_said_of_them_are_only_ever_reached_through_a_case():
    """S11, `map.one_case`: no list of people across cases, and no address of a person without a case."""
    about_people = ("people", "person", "statements", "said", "ties", "groups", "members", "map/", "notes")
    outside = [
        one.path
        for one in addresses()
        if any(word in one.path for word in about_people) and not one.of_a_case
    ]
    assert outside == []


def test_nothing_leaves_in_bulk():
    """S11: documents are made for one case, by sharing alone."""
    files = [
        one.path
        for one in addresses()
        if any(word in one.path for word in ("export", "download", "csv", "pdf"))
    ]
    assert files == ["cases/<uuid:case>/sharing/pdf/"]


def test_no_query_reads_people_without_a_case():
    """S11: what reads people starts from an open case; the search stays inside the cases it was given."""

    readers = [
        name
        for name, function in inspect.getmembers(queries, inspect.isfunction)
        if function.__module__ == queries.__name__ and not name.startswith("_")
    ]
    without = [
        name for name in readers if "opened" not in inspect.signature(getattr(queries, name)).parameters
    ]
    assert without == []
