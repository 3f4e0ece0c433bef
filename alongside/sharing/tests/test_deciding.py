"""Deciding to share, and not to share (`sharing.disclosure`, `sharing.protect`)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.activity.models import Entry
from alongside.cases.models import Clearance, Pause, TimelineEntry
from alongside.cases.terms import Covers
from alongside.lib import clock, ids
from alongside.lib.errors import Refused
from alongside.people import operations as people
from alongside.people.operations import Who
from alongside.people.terms import Kind
from alongside.sharing import operations, queries
from alongside.sharing.models import Disclosure
from alongside.sharing.rules import Asked, may_decide
from alongside.sharing.terms import Decision, Need, Recipient, What
from alongside.sharing.written import Written
from tests.security import worlds

THEMES = Written(
    what=What.THEMES,
    recipient=Recipient.BUSINESS,
    need=Need.CHOICE,
    decision=Decision.SHARED,
    to_whom="bus company",
    purpose="lights at the stop",
    because="it makes the way home safer",
    could_tell="no, many wait there",
    could_lead_to="nothing for them",
    shared_words="the stop is dark after five",
)
TO_POLICE = replace(THEMES, recipient=Recipient.POLICE, to_whom="an officer", purpose="asked for the map")


def pause(cast, case):
    Pause.objects.create(
        id=ids.new(),
        case_id=case.id,
        question="values.collaboration.1",
        covers=Covers.ALL,
        owner=cast.rita,
        due_on=clock.today() + timedelta(days=5),
        since=clock.now(),
        by=cast.rita,
    )


def rules_of(refusal):
    return {one.rule for one in refusal.value.reasons}


def test_a_decision_to_share_is_written_down_whole(cast, opened):
    """`sharing.disclosure`: what, to whom, why, what it could lead to, who decided; on the timeline, in the log."""
    operations.decide(opened=opened(cast.rita), written=THEMES)
    (seen,) = queries.decisions(opened(cast.rita))
    assert (seen.to_whom, seen.could_lead_to, seen.by) == ("bus company", "nothing for them", "R. Okafor")
    told = TimelineEntry.objects.get(kind="sharing.shared").facts
    assert told == {"what": "themes only", "recipient": "a business or transport company"}, "words, no tokens"
    assert Entry.objects.filter(event="sharing.shared").exists()


def test_words_of_a_decision_are_sealed_for_everybody_they_speak_of(cast, bus_case, opened):
    """S5: destroy one key and the sentence is gone; a placeholder who comes to be known takes it along."""
    planted = worlds.Planted(bus_case.id, "vexmoor", cast.rita)
    Clearance.objects.create(
        id=ids.new(), case_id=bus_case.id, path="named", given_at=clock.now(), given_by=cast.tom
    )
    person = worlds.add_person(opened(cast.rita), planted)
    about = replace(THEMES, because=f"{planted.shown} asked for it")
    operations.decide(opened=opened(cast.rita), written=about)
    row = Disclosure.objects.get()
    assert person in row.because.subjects()
    unnamed = Who(kind=Kind.YOUNG_PERSON, shown="", note="a girl at the stop")
    gone = people.add_placeholder(opened=opened(cast.rita), who=unnamed)
    opened(cast.rita).ring.fill(row, concerns=[gone], because="she asked for it")
    row.save()
    people.merge(opened=opened(cast.rita), placeholder=gone, known=person)
    row.refresh_from_db()
    assert person in row.because.subjects() and gone not in row.because.subjects()


@pytest.mark.parametrize("missing", ["to_whom", "purpose", "because", "could_tell", "could_lead_to"])
def test_sharing_asks_for_each_part(cast, opened, missing):
    """`sharing.disclosure`: criminal consequences included."""
    with pytest.raises(Refused) as refusal:
        operations.decide(opened=opened(cast.rita), written=replace(THEMES, **{missing: ""}))
    assert rules_of(refusal) == {"sharing.disclosure"}
    assert {one.field for one in refusal.value.reasons} == {missing}
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    "written", [TO_POLICE, replace(THEMES, what=What.NAMED, recipient=Recipient.PARTNER)]
)
def test_the_police_and_anything_with_initials_need_a_supervisor_and_advice(cast, opened, written):
    """`sharing.protect`: a manager decides with the privacy officer's advice recorded."""
    with pytest.raises(Refused) as refusal:
        operations.decide(opened=opened(cast.rita), written=written)
    assert rules_of(refusal) == {"sharing.protect"}
    with pytest.raises(Refused):
        operations.decide(opened=opened(cast.rita), written=replace(written, advice="only themes"))
    with pytest.raises(Refused):
        operations.decide(opened=opened(cast.tom), written=written)
    operations.decide(opened=opened(cast.tom), written=replace(written, advice="only themes"))
    assert Disclosure.objects.get().decided_by == cast.tom


@pytest.mark.parametrize("decision", [Decision.NOT_SHARED, Decision.NOT_NEEDED])
@pytest.mark.parametrize("written", [THEMES, TO_POLICE])
def test_not_sharing_is_always_allowed(cast, bus_case, opened, decision, written):
    """`sharing.disclosure`: "not shared: would do more harm"; by anybody, while paused, without advice."""
    pause(cast, bus_case)
    written = replace(written, decision=decision, could_tell="", could_lead_to="", shared_words="")
    operations.decide(opened=opened(cast.mo), written=written)
    (seen,) = queries.decisions(opened(cast.rita))
    assert not seen.shared
    assert TimelineEntry.objects.filter(kind="sharing.not_shared").exists()


def test_sharing_by_choice_stops_while_a_no_stands(cast, bus_case, opened):
    """`values.pause`."""
    pause(cast, bus_case)
    with pytest.raises(Refused) as refusal:
        operations.decide(opened=opened(cast.tom), written=THEMES)
    assert rules_of(refusal) == {"values.pause"}


@pytest.mark.parametrize("need", [Need.PROTECT, Need.REQUIRED])
def test_protecting_a_child_waits_for_nobody(cast, bus_case, opened, need):
    """`sharing.protect`, `safety.actions`: the worker alone, while paused, with initials, to the police."""
    pause(cast, bus_case)
    operations.decide(opened=opened(cast.mo), written=replace(TO_POLICE, what=What.NAMED, need=need))
    assert Disclosure.objects.get().need == need


def test_themes_are_offered_first(cast, bus_case, signed_in):
    """`sharing.disclosure`: themes by default."""
    page = signed_in(cast.rita).get(reverse("sharing:page", args=[bus_case.id])).content.decode()
    assert 'value="themes"' in page
    chosen = [part for part in page.split("<input") if "checked" in part]
    assert any('value="themes"' in part for part in chosen)


def test_the_page_says_what_is_missing_and_loses_nothing(cast, bus_case, signed_in):
    """Errors the GOV.UK way."""
    typed = {"to_whom": "bus company", "recipient": "business", "need": "choice", "what": "themes"}
    address = reverse("sharing:page", args=[bus_case.id])
    page = signed_in(cast.rita).post(address, {**typed, "decision": "shared"}).content.decode()
    assert "<title>Error:" in page
    assert "Write what exactly they get" in page
    assert "bus company" in page


def test_a_decision_is_recorded_through_the_page(cast, bus_case, signed_in):
    typed = {
        "to_whom": "an officer",
        "recipient": "police",
        "purpose": "asked who they are",
        "need": "choice",
        "what": "themes",
        "decision": "not_shared",
        "because": "it would do more harm",
    }
    rita = signed_in(cast.rita)
    address = reverse("sharing:page", args=[bus_case.id])
    assert rita.post(address, typed).status_code == 302
    assert "not shared: would do more harm" in rita.get(address).content.decode()


def test_a_meeting_of_the_team_may_have_initials():
    """Initials stay within the team without asking a supervisor."""
    asked = Asked(
        what=What.NAMED,
        recipient=Recipient.MEETING,
        decision=Decision.SHARED,
        to_whom="the team",
        purpose="plan",
        because="a meeting",
        could_tell="they know",
        could_lead_to="left on a train",
        advice="",
        is_supervisor=False,
        to_protect=False,
    )
    assert list(may_decide(asked)) == []
