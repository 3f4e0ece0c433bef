"""P1: eight statements or fewer for any page, the map twelve, and the same number however much there is."""

import re

import pytest

from tests.security import worlds
from tests.security.counting import budget, pages
from tests.support.cast import opened_as

FEW, MANY = 3, 40


@pytest.fixture
def world(once, cast, settings):
    settings.ALONGSIDE_WITNESS_FILE = ""
    return once(worlds.ritas, cast, "vexmoor")


def _asked(client, world):
    client.raise_request_exception = False
    return {route.name: statements for route, statements in pages(world, client)}


@pytest.mark.parametrize("name", ["rita", "ada"])
def test_no_page_makes_more_statements_than_it_may(name, world, cast, signed_in):
    """P1: over both databases, with session, access, keys and log."""
    found = _asked(signed_in(getattr(cast, name)), world)
    assert found
    over = [
        f"{page}: {len(asked)} statements: {', '.join(map(_table, asked))}"
        for page, asked in found.items()
        if len(asked) > budget(page)
    ]
    assert not over, "\n".join(over)


def _table(sql):
    """The table that a statement is about."""
    plain = " ".join(sql.replace('"', "").split())
    return re.findall(r"(?:^UPDATE|^INSERT INTO|FROM) (\w+)", plain)[-1 if plain.startswith("SELECT") else 0]


def test_pages_make_the_same_number_of_statements_however_many_cases_there_are(world, cast, signed_in):
    """P1: no statement for each row, on one's own list as in a case."""
    rita = signed_in(cast.rita)
    for number in range(FEW):
        worlds.begun(cast.rita, cast.tom, f"few{number}")
    few = {page: len(statements) for page, statements in _asked(rita, world).items()}
    for number in range(MANY):
        worlds.begun(cast.rita, cast.tom, f"many{number}")
        worlds.begun(cast.sam, cast.priya, f"other{number}")
    with opened_as(cast.rita, world.case) as opened:
        for number in range(4):
            worlds.add_person(opened, world, number=20 + number)
            worlds.add_statements(opened, world)
            worlds.add_records(opened, world)
            worlds.add_plan(opened, world)
    many = {page: len(statements) for page, statements in _asked(rita, world).items()}
    assert many == few
