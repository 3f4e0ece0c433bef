"""Story 1, step 14: who has no need to know finds nothing, and nothing to tell it from a case that is not there."""

import re

import pytest

from alongside.lib import ids
from tests.journeys import seeds


def _shown(desk, path):
    """A page as it is read and as it is made, without what is new in every page on purpose."""
    answer = desk.page.goto(f"{desk.url}{path}")
    made = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.text())
    return answer.status, made


@pytest.mark.parametrize(
    "part", ["", "timeline/", "map/", "map/list/", "plan/", "sharing/", "looked/", "people/{}/"]
)
def test_sam_tries_the_address(tell, part):
    """`access.team`, S1: somebody else's case answers as one that does not exist, byte by byte."""
    told = tell(seeds.mapped)
    sam = told.desk("sam")
    there = _shown(sam, f"{told.case}/{part.format(ids.new())}")
    nowhere = _shown(sam, f"/cases/{ids.new()}/{part.format(ids.new())}")
    assert there == nowhere
    assert there[0] == 404


def test_sam_finds_nothing_anywhere(tell):
    """`work.search`, `work.mine`: his lists and his search are empty."""
    told = tell(seeds.mapped)
    sam = told.desk("sam")
    sam.opens("/")
    sam.reads("Nothing waits for you", "You are not on the team of any open case.")
    sam.opens("/search/")
    sam.presses("Search")
    sam.is_told("Write what you are looking for")
    for words in ("JK", "Bus route", "Eastfield Park", str(told.live.seeded)):
        sam.writes("Search your cases", words)
        sam.presses("Search")
        sam.reads("Nothing found")
        sam.does_not_read("Bus route and park friends", "/cases/")

    rita = told.desk("rita")
    rita.opens("/search/")
    rita.writes("Search your cases", "bus route")
    rita.presses("Search")
    rita.follows("Bus route and park friends")
    rita.is_at(f"{told.case}/")
    rita.opens(f"{told.case}/looked/")
    rita.reads("Who has looked", "Mo Farrell opened the case")


def test_ada_sees_accounts_only(tell):
    """`access.roles`, S6: the administrator sees no field about a child."""
    told = tell(seeds.mapped)
    ada = told.desk("ada")
    ada.opens("/")
    ada.reads("Your role sees no cases and no child")
    ada.follows("Accounts")
    ada.reads("Rita Okafor", "Sam Adeyemi")
    ada.does_not_read("Bus route", "JK", "Eastfield Park")
    ada.follows("New account")
    ada.presses("Save")
    ada.is_told(
        "Write their full name",
        "Write their e-mail address",
        "Choose where they work",
        "Choose at least one role",
    )
    assert _shown(ada, f"{told.case}/")[0] == 404
    assert _shown(ada, "/search/")[0] in (403, 404)


def test_rita_lets_somebody_in_and_sees_who_looked(tell):
    """`access.view`, `access.audit`: who needs to know, why, how much; every look can be read."""
    told = tell(seeds.opened)
    rita, priya = told.desk("rita"), told.desk("priya")
    rita.opens(f"{told.case}/team/")
    rita.presses("Add to the team")
    rita.is_told(
        "Choose who needs to know this case",
        "Write why they need to know it",
        "Choose what they are here",
        "Choose how much they see",
    )
    rita.page.get_by_label("Who needs to know this case?").select_option(index=_index_of(rita, "Priya Nair"))
    rita.writes("Why do they need to know it?", "Knows what happens at school.")
    rita.chooses("What are they here?", "Team member")
    rita.chooses("How much do they see?", "Everything without names")
    rita.presses("Add to the team")
    rita.reads("Priya Nair", "Knows what happens at school.")
    priya.opens(f"{told.case}/")
    rita.opens(f"{told.case}/looked/")
    rita.reads("Priya Nair opened the case")
    rita.opens(f"{told.case}/team/")
    rita.presses("End this now for Priya Nair")
    assert _shown(priya, f"{told.case}/")[0] == 404


def _index_of(desk, name):
    options = desk.page.get_by_label("Who needs to know this case?").locator("option").all_inner_texts()
    return next(number for number, text in enumerate(options) if name in text)
