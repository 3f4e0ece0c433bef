"""What a map that leaves rests on, and what stays with what it rested on (`sharing.protect`, `map.statement`)."""

import pytest

from alongside.peermaps.terms import Direction, Level, TieKind
from alongside.sharing.maps.choices import Shows
from alongside.sharing.tests.small_maps import drawn_by_hand, said, sheet, three_people, tied
from alongside.statements.terms import Handling, Source

SUPPORT = said(1, support=Level.STRONG)
HEARSAY = said(2, harm=Level.SOME, harm_direction=Direction.B_TO_A, source=Source.TOLD_BY)
POLICE = said(3, harm=Level.STRONG, source=Source.POLICE_HELD, checked=True)


def the_tie(found):
    return found.document["ties"][0] if found.document["ties"] else None


@pytest.mark.parametrize("unsaid", [HEARSAY, POLICE])
def test_what_nobody_checked_and_what_the_police_hold_stays_unless_chosen(unsaid):
    """`map.statement`: unchecked or police-held alone draws no line on a paper."""
    assert the_tie(sheet(tied(three_people(), unsaid))) is None
    assert the_tie(sheet(tied(three_people(), unsaid), shows=[Shows.UNCHECKED]))["harm"] != "none"


def test_what_somebody_saw_themselves_leaves_without_a_check_and_the_paper_says_so():
    """`map.statement`: first-hand, or checked. The footer names what stays here as it is, and no more."""
    found = sheet(tied(three_people(), SUPPORT))
    assert the_tie(found)["support_checked"]
    left_out = next(one for one in found.warnings if one.startswith("Left out"))
    assert left_out.endswith("dates and what is neither first-hand nor checked or is held by the police.")


def test_a_tie_stays_with_what_is_firm_about_it():
    """`map.both`: the harm that nobody checked goes; the support that somebody saw stays."""
    seen = tied(three_people(), SUPPORT, HEARSAY, kinds=(TieKind.CLOSE_FRIEND, TieKind.HARMED_BY))
    left = the_tie(sheet(seen))
    assert (left["support"], left["harm"], left["harm_direction"]) == ("strong", "none", "none")
    assert left["kinds"] == ["close_friend"], "that one is harmed by the other rested on hearsay"
    whole = the_tie(sheet(seen, shows=[Shows.UNCHECKED]))
    assert (whole["harm"], whole["harm_checked"], whole["kinds"]) == (
        "some",
        False,
        ["close_friend", "harmed_by"],
    )


def test_a_direction_that_only_hearsay_gave_stays_here():
    firm = said(4, harm=Level.SOME, harm_direction=Direction.A_TO_B)
    seen = tied(three_people(), firm, HEARSAY)
    assert seen.ties[0].harm_direction == Direction.BOTH
    assert the_tie(sheet(seen))["harm_direction"] == "a_to_b"


def test_what_was_drawn_and_nobody_has_said_is_not_checked_either():
    seen = tied(three_people(), drawn_by_hand(support=Level.STRONG))
    assert the_tie(sheet(seen)) is None
    assert the_tie(sheet(seen, shows=[Shows.UNCHECKED]))["support"] == "strong"


def test_a_tie_that_says_nothing_of_support_or_harm_stays():
    """Spending time somewhere rests on no reading at all."""
    assert the_tie(sheet(tied(three_people(), kinds=(TieKind.FRIEND,))))["kinds"] == ["friend"]


@pytest.mark.parametrize(
    ("handling", "within", "outside"),
    [
        (Handling.TEAM, True, True),
        (Handling.NOT_TO_FAMILY, True, False),
        (Handling.THEMES_ONLY, True, False),
        (Handling.LEAD_ONLY, False, False),
    ],
)
def test_handling_conditions_travel_on(handling, within, outside):
    """`sharing.protect`: what is for the lead alone never leaves; other conditions keep it within the team."""
    seen = tied(three_people(), said(5, support=Level.SOME, handling=handling))
    assert (the_tie(sheet(seen)) is not None) is within
    assert (the_tie(sheet(seen, within_team=False)) is not None) is outside


def test_conditions_stand_on_the_paper_where_what_they_are_about_does():
    """`sharing.protect`: handling conditions travel on."""
    seen = tied(three_people(), said(6, support=Level.SOME, handling=Handling.NOT_TO_FAMILY))
    line = "Some of it is not to be told to family without asking."
    assert line in sheet(seen).warnings
    assert line not in sheet(seen, within_team=False).warnings
    assert line not in sheet(three_people()).warnings
