"""Two on duty, one referral: who comes second is told so and loses no word; nobody else learns of it (R1)."""

from uuid import UUID

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from alongside.accounts.roles import Role
from alongside.activity.doors import operation
from alongside.cases.models import Conflict
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, Subject
from alongside.lib import clock, ids
from alongside.recording.models import Draft
from alongside.referrals import operations
from alongside.referrals.models import Referral
from alongside.referrals.operations import Written
from alongside.referrals.tests.test_referring import DECIDED
from tests.security import worlds
from tests.support.cast import opened_as, without_token

WRITTEN = "They walk home along the canal because of him."


@pytest.fixture
def waiting(cast):
    """A referral that waits for a decision."""
    case = worlds.referral(cast.priya, "vexmoor")
    written = Written(Subject.PEER_GROUP, "yes", "yes", {"what": "the bus"}, {})
    with opened_as(cast.priya, case) as opened:
        operations.hand_in(opened=opened, written=written)
    return case


@pytest.fixture
def nia():
    """On duty beside Tom."""
    return worlds.staff("Nia Bowen", Role.PRACTITIONER, Role.DUTY)


@pytest.fixture
def at(waiting):
    return reverse("referrals:decide", args=[waiting])


@pytest.fixture
def tom_decides(cast, signed_in, at):
    """What Tom sends, and what comes back."""
    typed = {**DECIDED, "lead": str(cast.rita.pk)}
    return lambda: signed_in(cast.tom).post(at, typed)


HERS = {**DECIDED, "reasons": WRITTEN, "outcome": "advice", "title": "Canal", "feedback": "Thank you, Nia"}


def _is_not_there(client, at):
    nowhere = reverse("referrals:decide", args=[UUID(int=7)])
    for ask in (client.get, client.post):
        real, none = ask(at), ask(nowhere)
        assert real.status_code == none.status_code == 404
        assert without_token(real.content) == without_token(none.content)


def test_who_comes_second_is_told_by_whom_and_when_and_keeps_their_words(nia, signed_in, at, tom_decides):
    """`threshold.decision`, R1: not what was decided, where the work is not theirs (`access.team`)."""
    client = signed_in(nia)
    assert client.get(at).status_code == 200
    tom_decides()
    answer = client.post(at, HERS)
    page = answer.content.decode()
    moment = localtime(Referral.objects.get().decided_at)
    assert answer.status_code == 409 and f"T. Brandt decided this at {moment:%H:%M}." in page
    assert all(words in page for words in (WRITTEN, "Canal", "Thank you, Nia", "Advice"))
    assert DECIDED["title"] not in page and DECIDED["feedback"] not in page, "their own words, none of his"
    assert "Open the work" not in page and "They share food" not in page


def test_what_was_kept_is_there_for_who_signs_in_again(nia, waiting, signed_in, at, tom_decides):
    """`recording.autosave`: the session ended meanwhile; their own words come back, to nobody else."""
    client = signed_in(nia)
    client.get(at)
    client.post(reverse("recording:draft", args=[waiting, "referrals.decide"]), {"reasons": WRITTEN})
    tom_decides()
    answer = client.get(at)
    assert answer.status_code == 200 and WRITTEN in answer.content.decode()
    assert Draft.objects.filter(user=nia).exists()


def test_who_decided_is_told_that_it_was_they_and_may_go_to_the_work(cast, signed_in, at, tom_decides):
    """R1: pressed twice, it is recorded once and frightens nobody."""
    signed_in(cast.tom).get(at)
    assert tom_decides()["Location"] == f"{reverse('referrals:queue')}?done=decided"
    page = tom_decides().content.decode()
    assert "You decided this at" in page and "Open the work" in page and "not recorded" not in page


def test_whoever_had_not_read_it_while_it_waited_learns_nothing(
    cast, nia, waiting, signed_in, at, tom_decides
):
    """`access.team`, S1: on duty now, or on duty then and never there, it is not there."""
    tom_decides()
    _is_not_there(signed_in(nia), at)
    with operation(by=cast.tom) as op:
        put_on_team(op, waiting, nia, Place.MEMBER, reason="helps")
    signed_in(nia).get(reverse("referrals:referral", args=[waiting]))
    _is_not_there(signed_in(nia), at)


@pytest.mark.parametrize("reason", ["off duty", "conflict"])
def test_whoever_may_not_know_any_more_learns_nothing(reason, cast, nia, waiting, signed_in, at, tom_decides):
    """`access.roles`, `access.conflict`: without the duty role, or where their own family is concerned."""
    client = signed_in(nia)
    client.get(at)
    tom_decides()
    if reason == "off duty":
        nia.roles = [Role.PRACTITIONER]
        nia.save()
    else:
        Conflict.objects.create(
            id=ids.new(), case_id=waiting, user=nia, noted_at=clock.now(), noted_by=cast.tom
        )
    _is_not_there(client, at)


def test_a_decision_is_confirmed_on_the_queue(cast, signed_in, tom_decides):
    """`threshold.decision`: what was pressed is answered."""
    said, tom = "Your decision is recorded", signed_in(cast.tom)
    assert said not in tom.get(reverse("referrals:queue")).content.decode()
    assert said in tom.get(tom_decides()["Location"]).content.decode()
