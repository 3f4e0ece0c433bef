"""Narrower views: every page of a case full of names, read by somebody who sees none (`access.view`)."""

import html
import re

import pytest

from alongside.people.models import Person
from alongside.statements.models import Statement
from tests.security import policy, relations, worlds
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes
from tests.support.cast import Cast, opened_as

OF_A_CASE = [route for route in routes() if route.of_a_case]


@pytest.fixture
def world(once, cast: Cast):
    made = once(worlds.ritas, cast, "vexmoor")
    with opened_as(cast.rita, made.case) as opened:
        names = list(_identities(opened, made.case))
        quotes = [opened.ring.read(row, "words") for row in Statement.objects.filter(case=made.case)]
    return made, names, quotes


def _identities(opened, case):
    """Initials, names, what tells two apart, notes: everything that says who somebody is."""
    for person in Person.objects.filter(case=case):
        for field in ("shown", "full_name", "apart", "note", "pronouns"):
            words = opened.ring.read(person, field)
            if words:
                yield words
            if field == "full_name":
                yield from words.split()


@pytest.fixture
def pages(world, cast, signed_in):
    """`pages(view)`: every page that opens for a member with this view, by address."""
    made, *_ = world

    def of(view, most=1):
        member = relations._member(made.case, cast.tom, view)
        client = signed_in(member.user)
        client.raise_request_exception = False
        return dict(_read(client, made.case, most))

    return of


def _read(client, case, most):
    for route in OF_A_CASE:
        for given in filled(route, case, most):
            address = route.address(given)
            with rolled_back():
                answer = client.get(address)
                if answer.status_code == 200:
                    yield address, html.unescape(answer.content.decode())


def _standing_in(page, words):
    """Initials count as whole words; longer words anywhere."""
    if len(words) > 5:
        return words in page
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", page) is not None


def _found(pages, planted):
    return [
        f"{address}: {words}"
        for address, page in pages.items()
        for words in planted
        if _standing_in(page, words)
    ]


def test_the_nameless_view_shows_no_name_no_initials_and_no_quote(world, pages):
    """`access.view`: on every page that opens to it, the map and its data included."""
    _, names, quotes = world
    read = pages("nameless", most=2)
    assert (
        len(read) >= sum(1 for one in policy.CASES.values() if "nameless" in one.views and not one.writes) - 3
    )
    leaked = _found(read, [*names, *quotes])
    assert not leaked, "\n".join(leaked)


def test_the_view_of_the_plan_shows_what_is_done_and_nobody(world, pages):
    """`access.view`: only the plan's actions."""
    _, names, quotes = world
    read = pages("plan")
    assert any("/plan/" in address for address in read)
    leaked = _found(read, [*names, *quotes])
    assert not leaked, "\n".join(leaked)


def test_the_view_of_own_contributions_shows_nothing_of_others(world, pages):
    """`access.view`: somebody who contributed nothing reads no word."""
    made, names, _ = world
    read = pages("own")
    title = made.words[0]
    leaked = _found(read, [one for one in [*names, *made.words] if one != title])
    assert not leaked, "\n".join(leaked)


def test_whoever_sees_all_does_see_them(world, pages):
    """Otherwise the tests above would show nothing."""
    _, names, quotes = world
    read = pages("all")
    seen = {words for page in read.values() for words in [*names, *quotes] if _standing_in(page, words)}
    assert len(seen) > 0.8 * len({*names, *quotes})
