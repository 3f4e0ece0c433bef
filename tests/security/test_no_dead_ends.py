"""Nobody is shown a door that does not open to them: every link on every page somebody can read leads somewhere.

A link into "not there" would also tell that something is there (`access.view`, S1).
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import resolve

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat
from tests.security import relations, worlds
from tests.security.replaying import rolled_back
from tests.security.routes import filled, routes
from tests.support.cast import Cast

LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')
MOST = 2
"""Links of one kind that are followed for each reader: they lead to the same page about something else."""

MEMBERS = ["lead", "supervisor", *(f"member, {view.value}" for view in list(SeesWhat)[1:]), "referrer"]


@pytest.fixture
def case(once, cast: Cast):
    return once(worlds.ritas, cast, "vexmoor").case


def somebody(who: str, cast: Cast, case) -> User:
    if who == "lead":
        return cast.rita
    if who == "supervisor":
        return cast.tom
    if who == "referrer":
        with operation(by=cast.tom) as op:
            put_on_team(op, case, cast.priya, Place.REFERRER, reason="made the referral", sees=SeesWhat.OWN)
        return cast.priya
    return relations._member(case, cast.tom, who.removeprefix("member, ")).user


@dataclass
class Reader:
    """Somebody who opens addresses, each of them once. status: what each of them answered."""

    client: Client
    status: dict[str, int] = field(default_factory=dict)

    def opens(self, address: str) -> bool:
        """Whether it leads somewhere, be it a page or a file or another address."""
        if address not in self.status:
            self.read(address)
        return self.status[address] in (200, 302)

    def read(self, address: str) -> str:
        with rolled_back():
            answer = self.client.get(address)
        self.status[address] = answer.status_code
        return answer.content.decode(errors="replace") if answer.status_code == 200 else ""


def links(reader: Reader, case) -> Iterator[tuple[str, str]]:
    """Every link on every page that opens: where it stands, where it leads."""
    addresses = ["/", "/referrals/", "/search/"]
    for route in routes():
        if route.of_a_case:
            addresses += [route.address(given) for given in filled(route, case, 1)]
    for address in addresses:
        yield from ((address, html.unescape(found)) for found in LINK.findall(reader.read(address)))


@pytest.mark.parametrize("who", MEMBERS)
def test_every_link_opens_for_whoever_reads_the_page(who, cast, case, signed_in):
    """`access.view`: what somebody may not see is not offered to them either."""
    reader = Reader(signed_in(somebody(who, cast, case)))
    reader.client.raise_request_exception = False
    found, kinds = {}, Counter()
    for where, to in links(reader, case):
        kind = resolve(to.partition("?")[0]).view_name
        if to not in found and kinds[kind] < MOST:
            kinds[kind] += 1
            found[to] = where
    assert len(found) > 5
    dead = [f"{where} -> {to}" for to, where in found.items() if not reader.opens(to)]
    assert not dead, "\n".join(dead)
