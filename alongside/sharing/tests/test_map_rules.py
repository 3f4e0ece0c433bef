"""When a map may leave, and what each reader is told (`map.export`, `sharing.protect`, `plan.meeting`)."""

from dataclasses import replace

import pytest

from alongside.sharing.map_rules import MapAsked, may_take_map_out
from alongside.sharing.terms import Need, Recipient

OUTSIDE = [Recipient.PARTNER, Recipient.FORUM, Recipient.OTHER]
TO_THE_TEAM = MapAsked(
    recipient=Recipient.MEETING,
    need=Need.CHOICE,
    initials=False,
    others_there=False,
    is_supervisor=False,
    advice="",
)


def told(**asked):
    return [(one.rule, one.field) for one in may_take_map_out(replace(TO_THE_TEAM, **asked))]


@pytest.mark.parametrize("initials", [False, True])
def test_a_meeting_of_the_team_may_have_it(initials):
    """`map.export`: nameless by default; initials for the team that knows them."""
    assert told(initials=initials) == []


@pytest.mark.parametrize("recipient", [Recipient.MEETING, *OUTSIDE])
@pytest.mark.parametrize("is_supervisor", [False, True])
def test_with_the_police_or_a_business_there_it_is_themes_only(recipient, is_supervisor):
    """`plan.meeting`: whoever decides, and whatever was advised."""
    found = told(recipient=recipient, others_there=True, is_supervisor=is_supervisor, advice="fine")
    assert ("plan.meeting", "others_there") in found


@pytest.mark.parametrize("recipient", [Recipient.POLICE, Recipient.BUSINESS])
def test_no_map_goes_to_the_police_or_a_business_by_default(recipient):
    """`sharing.protect`: a manager decides with the privacy officer's advice recorded; no map by default."""
    (refused,) = may_take_map_out(replace(TO_THE_TEAM, recipient=recipient, others_there=True))
    assert (refused.rule, refused.field) == ("sharing.protect", "recipient")
    assert "themes only" in refused.says and "supervisor" in refused.says
    assert told(recipient=recipient, is_supervisor=True) == [("sharing.protect", "advice")]
    assert told(recipient=recipient, advice="no") == [("sharing.protect", "recipient")]
    assert told(recipient=recipient, is_supervisor=True, advice="the map alone, without places") == []


@pytest.mark.parametrize("recipient", OUTSIDE)
def test_outside_the_team_a_supervisor_decides_with_advice(recipient):
    """`sharing.protect`: a group, a map, or others."""
    assert told(recipient=recipient) == [("sharing.protect", "recipient")]
    assert told(recipient=recipient, is_supervisor=True) == [("sharing.protect", "advice")]
    assert told(recipient=recipient, is_supervisor=True, advice="yes, without names") == []


@pytest.mark.parametrize("recipient", [one for one in Recipient if one != Recipient.MEETING])
def test_initials_stay_within_the_team(recipient):
    """`sharing.protect`: even a supervisor with advice takes no initials out to others."""
    found = told(recipient=recipient, initials=True, is_supervisor=True, advice="yes")
    assert found == [("sharing.protect", "what")]


def test_one_child_is_protected_by_what_concerns_that_child():
    """`sharing.protect`: that child only; the way it goes is said."""
    (refused,) = may_take_map_out(replace(TO_THE_TEAM, need=Need.PROTECT))
    assert refused.field == "need"
    assert "what concerns that child, under Sharing, now" in refused.says


@pytest.mark.parametrize("recipient", Recipient)
def test_what_law_or_a_court_requires_is_never_stopped(recipient):
    """`safety.actions`: whoever asks, whoever is there, with initials where the order says so."""
    assert told(recipient=recipient, need=Need.REQUIRED, initials=True, others_there=True) == []


@pytest.mark.parametrize("need", Need)
def test_who_it_is_for_is_written_without_names(need):
    """`map.export`: nameless means everywhere."""
    found = told(names_in=("to_whom", "purpose"), need=need)
    assert found[:2] == [("map.export", "to_whom"), ("map.export", "purpose")]
