"""Referring and deciding (`referral.*`, `threshold.*`), through the pages people use."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.accounts.models import User
from alongside.activity.models import Entry
from alongside.cases.models import Case, Due, TimelineEntry
from alongside.people.models import Person
from alongside.referrals.models import Referral
from alongside.thresholds.models import IndividualReferral, ThresholdDecision
from tests.support.cast import Cast, without_token

SignedIn = Callable[[User], Client]

WRITTEN = {
    "what": "Three boys ride the 78 after school. One told me that a man waits at the second stop.",
    "where": "The 78 bus, about 15:30",
    "about_safety": "They told me they are frightened of a man on the bus.",
    "narrative": "They wait for one another. One of them decides where they go.",
    "strengths": "They share food and walk the youngest home.",
    "young_people_know": "no",
    "parents_know": "no",
    "why_not_told": "I would need to know what they will be asked.",
    "weight_school": "less",
}

DECIDED = {
    "policy": "context",
    "level_context": "targeted",
    "outcome": "context_work",
    "title": "Bus route and park friends",
    "reasons": "Several young people say they are frightened on the way home.",
    "considered": "Three separate referrals.",
    "own_referral": "yes",
    "own_made": "yes",
    "own_who": "LO, 13",
    "own_because": "A man follows her.",
    "feedback": "Thank you. We will work on the bus route with the young people.",
}


@pytest.fixture
def begun(cast: Cast, signed_in: SignedIn) -> UUID:
    """Priya has begun a referral about a peer group."""
    signed_in(cast.priya).post(reverse("referrals:new"), {"subject": "peer_group"})
    return Case.objects.get().pk


@pytest.fixture
def handed_in(begun: UUID, cast: Cast, signed_in: SignedIn) -> UUID:
    """Priya has handed it in."""
    answer = signed_in(cast.priya).post(reverse("referrals:write", args=[begun]), WRITTEN)
    assert answer.status_code == 302, answer.content.decode()
    return begun


def _decide(client: Client, case: UUID, cast: Cast, **changed: Any) -> Any:
    typed = {**DECIDED, "lead": str(cast.rita.pk), **changed}
    return client.post(reverse("referrals:decide", args=[case]), typed)


def test_the_first_line_of_the_front_door_is_999_and_the_duty_number(cast: Cast, signed_in: SignedIn) -> None:
    """`referral.danger`"""
    page = signed_in(cast.priya).get(reverse("referrals:new")).content.decode()
    assert "999" in page
    assert page.index("999") < page.index("What is this referral about?")


def test_a_case_begins_with_the_first_word_and_only_the_referrer_is_there(
    begun: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`referral.form`: save and come back; duty sees it only once it is handed in."""
    address = reverse("referrals:write", args=[begun])
    assert signed_in(cast.priya).get(address).status_code == 200
    assert signed_in(cast.tom).get(address).status_code == 404
    assert Case.objects.get().stage == "referred"
    assert "15:30" not in signed_in(cast.tom).get(reverse("referrals:queue")).content.decode()


def test_a_peer_group_is_referred_without_names_and_waits_for_duty(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`referral.context`, `referral.triage`: it makes no person and no tie."""
    assert Person.objects.count() == 0
    queue = signed_in(cast.tom).get(reverse("referrals:queue")).content.decode()
    assert reverse("referrals:decide", args=[handed_in]) in queue
    page = signed_in(cast.tom).get(reverse("referrals:decide", args=[handed_in])).content.decode()
    assert "They wait for one another" in page


def test_the_receipt_holds_no_word_of_the_referral(handed_in: UUID, cast: Cast, signed_in: SignedIn) -> None:
    """`referral.link`: the receipt shows no personal data."""
    page = signed_in(cast.priya).get(reverse("referrals:handed_in", args=[handed_in]))
    assert page.status_code == 200
    assert not [words for words in WRITTEN.values() if len(words) > 10 and words in str(page.content)]


def test_parents_not_told_asks_why_and_nothing_typed_is_lost(
    begun: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`referral.form`: do they know, and if not, why and what would be needed."""
    typed = {**WRITTEN, "why_not_told": ""}
    page = signed_in(cast.priya).post(reverse("referrals:write", args=[begun]), typed)
    words = page.content.decode()
    assert page.status_code == 200
    assert "<title>Error:" in words
    assert "Write why somebody has not been told" in words
    assert "They share food" in words


def test_the_language_help_speaks_once_and_never_blocks(begun: UUID, cast: Cast, signed_in: SignedIn) -> None:
    """`recording.language`"""
    typed = {**WRITTEN, "what": "They are putting themselves at risk on the 78."}
    address = reverse("referrals:write", args=[begun])
    page = signed_in(cast.priya).post(address, typed).content.decode()
    assert "another way to say this" in page
    assert Referral.objects.get().handed_in_at is None
    answer = signed_in(cast.priya).post(address, {**typed, "as_it_is": "yes"})
    assert answer.status_code == 302
    assert Referral.objects.get().handed_in_at is not None


def test_the_language_help_names_the_words_it_is_about(begun: UUID, cast: Cast, signed_in: SignedIn) -> None:
    """`recording.language`; and the page says that nothing was handed in, where a screen reader begins."""
    typed = {**WRITTEN, "what": "They are putting themselves at risk."}
    page = signed_in(cast.priya).post(reverse("referrals:write", args=[begun]), typed).content.decode()
    before = page.partition("data-draft-url")[0]
    assert "“putting themselves at risk”" in before
    assert "<title>Not handed in yet: " in page and "autofocus" in before
    assert "data-came-back" in page


def test_whoever_decides_sees_where_most_has_to_change(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`referral.context`: less for the school is what they said."""
    page = signed_in(cast.tom).get(reverse("referrals:decide", args=[handed_in])).content.decode()
    after = page.partition("Where most has to change")[2][:400].casefold()
    assert "then school" in after


def test_a_gang_name_for_the_work_brings_advice_once(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`group.name`: advice, and nothing typed is lost."""
    tom = signed_in(cast.tom)
    page = _decide(tom, handed_in, cast, title="The 78 gang").content.decode()
    assert "<title>Not recorded yet: " in page and 'value="The 78 gang"' in page
    assert not TimelineEntry.objects.filter(kind="referrals.opened").exists()
    assert _decide(tom, handed_in, cast, title="The 78 gang", advised="yes").status_code == 302
    told = TimelineEntry.objects.get(kind="thresholds.decided")
    assert "_" not in told.facts["outcome"]


def test_a_decision_names_policy_level_reasons_and_opens_level_2(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`threshold.decision`, `threshold.policies`, `threshold.individual`"""
    answer = _decide(signed_in(cast.tom), handed_in, cast)
    assert answer.status_code == 302, answer.content.decode()
    case = Case.objects.get()
    assert (case.stage, case.level) == ("open", 2)
    decision = ThresholdDecision.objects.get()
    assert (decision.level, decision.framework) == ("targeted", case.framework)
    assert IndividualReferral.objects.get().made_on is not None
    kinds = set(TimelineEntry.objects.values_list("kind", flat=True))
    assert {"referrals.handed_in", "thresholds.decided", "referrals.opened"} <= kinds
    assert Entry.objects.filter(event="thresholds.decided", actor=str(cast.tom.pk)).exists()
    assert signed_in(cast.rita).get(reverse("web:case", args=[handed_in])).status_code == 200


def test_the_referrer_hears_what_became_of_it_without_reading_the_case(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`referral.triage`"""
    _decide(signed_in(cast.tom), handed_in, cast)
    priya = signed_in(cast.priya)
    page = priya.get(reverse("referrals:feedback", args=[handed_in])).content.decode()
    assert DECIDED["feedback"] in page
    assert DECIDED["reasons"] not in page
    assert priya.get(reverse("web:case", args=[handed_in])).status_code == 404
    assert Due.objects.filter(kind="referrals.feedback", done_at__isnull=True).exists()
    priya.post(reverse("referrals:feedback", args=[handed_in]))
    assert not Due.objects.filter(kind="referrals.feedback", done_at__isnull=True).exists()


@pytest.mark.parametrize("missing", ["reasons", "considered", "feedback", "level_context", "outcome"])
def test_a_decision_without_its_parts_is_refused(
    handed_in: UUID, cast: Cast, signed_in: SignedIn, missing: str
) -> None:
    """`threshold.decision`"""
    page = _decide(signed_in(cast.tom), handed_in, cast, **{missing: ""})
    assert page.status_code == 200
    assert "<title>Error:" in page.content.decode()
    assert ThresholdDecision.objects.count() == 0


def test_nobody_decides_about_their_own_referral(cast: Cast, signed_in: SignedIn) -> None:
    """`threshold.decision`"""
    tom = signed_in(cast.tom)
    tom.post(reverse("referrals:new"), {"subject": "peer_group"})
    case = Case.objects.get().pk
    tom.post(reverse("referrals:write", args=[case]), WRITTEN)
    page = _decide(tom, case, cast)
    assert "somebody else has to decide" in page.content.decode()
    assert Case.objects.get().stage == "referred"


def test_no_further_action_records_no_person_and_has_a_short_life(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`rights.retention`: a refused referral has a short life."""
    answer = _decide(signed_in(cast.tom), handed_in, cast, outcome="no_further_action", title="")
    assert answer.status_code == 302
    case = Case.objects.get()
    assert case.stage == "closed"
    assert case.ends_if_idle is not None
    assert Person.objects.count() == 0


@pytest.mark.parametrize("outcome", ["no_further_action", "advice"])
def test_a_childs_own_referral_stays_in_sight_until_it_is_made_though_no_work_follows(
    handed_in: UUID, cast: Cast, signed_in: SignedIn, outcome: str
) -> None:
    """`threshold.individual`, `safety.actions`, `access.team`: then the need to know ends."""
    tom, page = signed_in(cast.tom), reverse("thresholds:page", args=[handed_in])
    _decide(tom, handed_in, cast, outcome=outcome, title="", own_made="no")
    assert "1 child needs a referral of their own" in tom.get("/").content.decode()
    assert "LO, 13" in tom.get(page).content.decode()
    assert signed_in(cast.rita).get(page).status_code == 404
    made = reverse("thresholds:made", args=[handed_in, IndividualReferral.objects.get().pk])
    assert tom.post(made).status_code == 302
    assert "needs a referral" not in tom.get("/").content.decode()
    assert tom.get(page).status_code == 404
    assert tom.post(made).status_code == 404


def test_a_referral_let_go_without_one_leaves_nobody_with_a_need_to_know(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`access.team`"""
    tom = signed_in(cast.tom)
    _decide(tom, handed_in, cast, outcome="no_further_action", title="")
    assert tom.get(reverse("thresholds:page", args=[handed_in])).status_code == 404


def test_a_decider_who_does_not_supervise_leaves_the_childs_own_referral_to_the_lead(
    handed_in: UUID, cast: Cast, signed_in: SignedIn
) -> None:
    """`threshold.individual`, `access.handover`."""
    cast.tom.roles = [role for role in cast.tom.roles if role != "supervisor"]
    cast.tom.save()
    _decide(signed_in(cast.tom), handed_in, cast, own_made="no")
    assert Due.objects.get(kind="thresholds.individual").whose == cast.rita


def test_both_opens_a_case_of_the_childs_own(handed_in: UUID, cast: Cast, signed_in: SignedIn) -> None:
    """`threshold.decision`: outcome both."""
    _decide(signed_in(cast.tom), handed_in, cast, outcome="both", child_title="LO")
    assert sorted(Case.objects.values_list("level", flat=True)) == [1, 2]


@pytest.mark.parametrize("who", ["sam", "mo", "ada", "hal", "grace"])
def test_a_colleague_without_need_to_know_learns_nothing(
    handed_in: UUID, cast: Cast, signed_in: SignedIn, who: str
) -> None:
    """`access.team`: "not yours" is the very page of "not there"."""
    client = signed_in(getattr(cast, who))
    for name in ["referrals:write", "referrals:feedback", "referrals:decide", "referrals:referral"]:
        mine = client.get(reverse(name, args=[handed_in]))
        nowhere = client.get(reverse(name, args=[UUID(int=7)]))
        assert mine.status_code == nowhere.status_code == 404
        assert without_token(mine.content) == without_token(nowhere.content)
