"""S2: every role × route × relation × case state agrees with the written policy (`access.team`, `access.view`)."""

from types import MappingProxyType

import pytest
from django.test import Client

from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import NotOpenToYou
from tests.security import policy, relations, worlds
from tests.security.policy import CASES
from tests.security.relations import STATES, standings
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes
from tests.support.cast import Cast
from tests.support.told_once import Once

OF_A_CASE = {route.name: route for route in routes() if route.of_a_case}
NO_NEED_TO_KNOW = (
    ("open", "practitioner, off the team"),
    ("open", "place ended"),
    ("open", "conflict noted"),
    ("referred", "conflict noted"),
)
"""Asked on every address; the other standings and states meet the same one question, which is asked of all."""


@pytest.fixture
def everybody(once: Once, cast: Cast):
    """A case full of words, and everybody who stands to it in some way, by what they are called."""
    nia, eve, world = once(worlds.of_strangers, cast)
    people = {one.called: one for one in standings(world.case, nia, eve)}
    addresses = {name: route.address(next(filled(route, world.case))) for name, route in OF_A_CASE.items()}
    return world, MappingProxyType(people), MappingProxyType(addresses)


def test_every_address_of_a_case_has_a_policy():
    """Closed by default: a new address is thought about before it is there."""
    missing, gone = set(OF_A_CASE) - set(CASES), set(CASES) - set(OF_A_CASE)
    assert not missing, f"write a line in tests/security/policy.py for {sorted(missing)}"
    assert not gone, f"tests/security/policy.py still has {sorted(gone)}"


def test_the_page_of_the_policy_is_up_to_date():
    assert policy.PAGE.read_text() == policy.page(), "run: python -m tests.security.policy"


def test_need_to_know_decides_in_every_state_of_a_case(everybody):
    """The one question that every address asks first, for every standing, state and view."""
    world, people, _ = everybody
    wrong = []
    for state, put in STATES.items():
        put(world.case)
        wrong += [
            f"{one.called} {'may' if may else 'may not'} open a {state} case for {sees}"
            for one in people.values()
            for sees in SeesWhat
            if (may := _opens(one.user, world.case, sees)) != _expected(one, state, sees)
        ]
    assert not wrong, "\n".join(wrong)


def _opens(user, case, sees):
    with rolled_back():
        try:
            with door(user) as opening:
                open_case(opening, case, "cases.opened", sees=(sees,))
        except NotOpenToYou:
            return False
    return True


def _expected(one, state, sees):
    if state == "referred" and one.called == "duty, off the team":
        return sees == SeesWhat.ALL
    return one.view == sees


def test_members_come_to_what_their_view_opens(everybody, signed_in):
    """`access.view`: each address of an open case, for each view."""
    _, people, addresses = everybody
    wrong = []
    for view in relations.VIEWS:
        client = _client(signed_in(people[f"member, {view}"].user))
        found = _statuses(client, addresses)
        wrong += [
            f"{name}: {status} for somebody who sees {view}"
            for name, status in found.items()
            if not _as_written(CASES[name], view, status)
        ]
    assert not wrong, "\n".join(wrong)


def _as_written(one, view, status):
    if view not in one.views:
        return status == 404
    return status != 404 or bool(one.only_if)


def _statuses(client, addresses):
    """What each address answers; nothing of it stays."""
    found = {}
    for name, one in CASES.items():
        with rolled_back():
            found[name] = (client.post if one.writes else client.get)(addresses[name]).status_code
    return found


def test_without_need_to_know_nothing_of_a_case_is_there(everybody, signed_in):
    """`access.team`, `access.conflict`: the same page on every address, for reading and for writing.

    A conflict of interest closes even a referral to somebody on duty.
    """
    world, people, addresses = everybody
    there = []
    for state, called in NO_NEED_TO_KNOW:
        STATES[state](world.case)
        client = _client(signed_in(people[called].user))
        there += [
            f"{called}: {name}" for name, status in _statuses(client, addresses).items() if status != 404
        ]
    assert not there, "\n".join(there)


def _client(client):
    client.raise_request_exception = False
    return client


def test_a_post_without_its_token_is_refused(everybody):
    """S2: forged posts from elsewhere change nothing."""
    _, people, addresses = everybody
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["lead"].user, backend="allauth.account.auth_backends.AuthenticationBackend")
    passed = [name for name, address in addresses.items() if client.post(address).status_code != 403]
    assert not passed, passed
