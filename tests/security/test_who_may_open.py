"""Every address, asked by everybody: closed by default, and "not yours" is "not there" (S1, S2; `access.team`)."""

import pytest
from django.test import Client
from django.urls import resolve

from alongside.accounts.access import EVERYBODY, SIGNED_IN
from alongside.lib import ids
from scripts.addresses_reference import PAGE, addresses, page
from tests.support.cast import without_token

ALL = addresses()
OF_A_CASE = [one for one in ALL if one.of_a_case]
FOR_ROLES = [one for one in ALL if not {EVERYBODY, SIGNED_IN} & set(one.who)]
BEHIND_SIGN_IN = [one for one in ALL if EVERYBODY not in one.who]

EVERY_NAME = ["rita", "tom", "sam", "mo", "priya", "grace", "hal", "ada"]
NOT_ON_THE_TEAM = ["sam", "priya", "grace", "hal", "ada"]
ONE_OF_EACH_KIND = ["rita", "tom", "grace", "ada"]

pytestmark = pytest.mark.django_db


def _answer(client, method, path):
    """What somebody gets: status, headers and page, without what is made anew for each page."""
    response = getattr(client, method)(path)
    headers = {name: value for name, value in response.items() if name != "Set-Cookie"}
    return response.status_code, headers, without_token(response.content)


def test_the_page_of_addresses_is_up_to_date():
    assert PAGE.read_text() == page(), "run: make docs"


def test_without_sign_in_there_is_only_the_way_to_sign_in(bus_case):
    stranger = Client()
    for address in BEHIND_SIGN_IN:
        answer = stranger.get(address.filled(case=bus_case.id))
        assert answer.status_code in (302, 405), address.path
        assert answer.status_code == 405 or _is_open_to_everybody(answer["Location"]), address.path


def _is_open_to_everybody(location):
    view = resolve(location.split("?")[0]).func
    return EVERYBODY in view.opened_by


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", NOT_ON_THE_TEAM)
def test_a_case_is_not_there_for_whoever_has_no_need_to_know(name, method, cast, bus_case, signed_in):
    client, nowhere = signed_in(getattr(cast, name)), ids.new()
    nothing_there = _answer(client, method, "/no/such/address/")
    assert nothing_there[0] == 404
    for address in OF_A_CASE:
        real = _answer(client, method, address.filled(case=bus_case.id))
        if real[0] == 405:
            assert real == _answer(client, method, address.filled(case=nowhere)), address.path
        else:
            assert real == nothing_there, address.path


@pytest.mark.parametrize("name", EVERY_NAME)
def test_an_address_for_some_roles_is_not_there_for_others(name, cast, signed_in):
    client, roles = signed_in(getattr(cast, name)), set(getattr(cast, name).roles)
    nothing_there = _answer(client, "get", "/no/such/address/")
    for address in FOR_ROLES:
        if not roles & set(address.who):
            assert _answer(client, "get", address.filled()) == nothing_there, address.path


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_nothing_breaks_whoever_asks(name, method, cast, bus_case, signed_in):
    """What somebody who is not on the team gets of a case is held above, to the byte."""
    client = signed_in(getattr(cast, name))
    client.raise_request_exception = False
    asked = ALL if name not in NOT_ON_THE_TEAM else [one for one in ALL if one not in OF_A_CASE]
    broken = [
        one.path for one in asked if getattr(client, method)(one.filled(case=bus_case.id)).status_code >= 500
    ]
    assert not broken, "\n".join(broken)
