"""Signing in: a password, then a second step; slow-down, time-out, signing out (S12; `access.quiet`)."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.accounts.access import to_sign_in
from alongside.accounts.models import Session, User
from alongside.activity.models import Entry
from alongside.lib import ids
from tests.support.cast import PASSWORD, without_token

SIGN_IN, STEP_TWO = "/sign-in/", "/sign-in/step-two/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """The library counts tries in the cache, which no test rolls back."""
    cache.clear()


@pytest.fixture
def rita(cast):
    """Rita with a password and an authenticator app."""
    user = cast.rita
    user.set_password(PASSWORD)
    user.save()
    totp.TOTP.activate(user, SECRET)
    return user


def code(moved=0):
    """What the app shows now."""
    counter = next(iter(totp.yield_hotp_counters_from_time())) + moved
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


def tries(client, email, password):
    return client.post(SIGN_IN, {"login": email, "password": password})


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def signed_in(rita):
    client = Client()
    tries(client, rita.email, PASSWORD)
    client.post(STEP_TWO, {"code": code()})
    return client


def test_a_password_and_a_code_open_the_first_page(rita):
    """S12: nothing is open between the two."""
    client = Client()
    assert client.get("/").status_code == 302
    answer = tries(client, rita.email, PASSWORD)
    assert answer["Location"].startswith(STEP_TWO)
    assert client.get("/").status_code == 302, "a password alone opens nothing"
    answer = client.post(STEP_TWO, {"code": code()})
    assert answer["Location"] == "/"
    assert client.get("/").status_code == 200
    assert Entry.objects.filter(event="accounts.signed_in", actor=str(rita.pk)).exists()


def test_a_recovery_code_works_once(rita):
    RecoveryCodes.activate(rita)
    (one, *_) = RecoveryCodes(Authenticator.objects.get(user=rita, type="recovery_codes")).get_unused_codes()
    for expected in (302, 200):
        client = Client()
        tries(client, rita.email, PASSWORD)
        assert client.post(STEP_TWO, {"code": one}).status_code == expected


def test_who_has_no_recovery_codes_is_led_to_making_some(rita, signed_in):
    answer = signed_in(rita).get("/account/step-two/codes/")
    assert answer["Location"] == "/account/step-two/codes/new/"


def test_a_wrong_code_says_so_and_opens_nothing(rita):
    client = Client()
    tries(client, rita.email, PASSWORD)
    answer = client.post(STEP_TWO, {"code": "000000"})
    assert "<title>Error:" in words(answer)
    assert "That code is not right" in words(answer)
    assert client.get("/").status_code == 302


def test_a_wrong_password_and_an_unknown_address_read_the_same(rita):
    """Nobody learns who has an account."""
    pages = [tries(Client(), email, "not-the-password") for email in (rita.email, "nobody@example.org")]
    for page in pages:
        assert page.status_code == 200
        assert "The e-mail address or the password is not right." in words(page)
    first, second = (_plain(page).replace("nobody@example.org", rita.email) for page in pages)
    assert first == second
    assert Entry.objects.filter(event="accounts.sign_in_failed", actor="system").count() == 2


def _plain(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", words(page))


@pytest.mark.parametrize("known", [True, False])
def test_after_five_failures_everybody_waits(rita, known):
    """S12: the same page whether the address exists or not; the right password does not help then."""
    email = rita.email if known else "nobody@example.org"
    client = Client()
    answers = [tries(client, email, "not-the-password").status_code for _ in range(5)]
    assert answers[:4] == [200] * 4
    locked = tries(client, email, PASSWORD)
    assert locked.status_code == 429
    assert "Wait 15 minutes" in words(locked)


def test_after_a_quarter_of_an_hour_one_may_try_again(rita):
    client = Client()
    with time_machine.travel("2026-11-24 10:00Z") as clock:
        for _ in range(5):
            tries(client, rita.email, "not-the-password")
        assert tries(client, rita.email, PASSWORD).status_code == 429
        clock.shift(timedelta(minutes=16))
        assert tries(client, rita.email, PASSWORD).status_code == 302


def test_without_a_second_step_the_first_page_is_setting_one_up(cast, signed_in_as):
    """S12: nobody works here with a password alone."""
    User.objects.filter(pk=cast.sam.pk).update(second_factor_from=None)
    client = signed_in_as(cast.sam)
    for address in ("/", "/search/", "/account/"):
        assert client.get(address)["Location"] == reverse("mfa_activate_totp"), address


@pytest.fixture
def signed_in_as(signed_in):
    return signed_in


@pytest.mark.parametrize(("shared", "minutes"), [(False, 30), (True, 15)])
def test_an_idle_session_ends(rita, shared, minutes):
    """S12: 15 minutes on a device that others use too, 30 otherwise."""
    User.objects.filter(pk=rita.pk).update(uses_shared_device=shared)
    with time_machine.travel("2026-11-24 10:00Z", tick=False) as clock:
        client = signed_in(rita)
        clock.shift(timedelta(minutes=minutes))
        assert client.get("/").status_code == 200
        clock.shift(timedelta(minutes=minutes, seconds=1))
        assert client.get("/").status_code == 302


def test_presence_is_noted_at_most_once_a_minute(rita):
    """P1: no write for each page."""
    with time_machine.travel("2026-11-24 10:00Z", tick=False) as clock:
        client = signed_in(rita)
        begun = Session.objects.get(user=rita).last_seen
        clock.shift(timedelta(seconds=60))
        client.get("/")
        assert Session.objects.get(user=rita).last_seen == begun
        clock.shift(timedelta(seconds=1))
        client.get("/")
        assert Session.objects.get(user=rita).last_seen - begun == timedelta(seconds=61)


def test_signing_out_ends_the_session_and_clears_what_the_browser_kept(rita):
    """S12: Clear-Site-Data."""
    client = signed_in(rita)
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(user=rita).exists()
    assert client.get("/").status_code == 302
    assert Entry.objects.filter(event="accounts.signed_out").exists()


def test_the_letter_about_a_forgotten_password_says_nothing(rita):
    """`access.quiet`: no name, no case, no reason why; and no letter to an address without an account."""
    for email in (rita.email, "nobody@example.org"):
        answer = Client().post("/sign-in/forgotten/", {"email": email})
        assert answer["Location"] == reverse("account_reset_password_done")
    (letter,) = mail.outbox
    assert letter.to == [rita.email]
    sent = f"{letter.subject}\n{letter.body}"
    assert "Rita" not in sent and "Okafor" not in sent
    assert not re.search(r"case|child|young|council", sent, re.IGNORECASE)
    assert re.search(r"https?://\S+/sign-in/forgotten/\S+", sent)


def test_the_link_of_the_letter_sets_a_password_once(rita):
    Client().post("/sign-in/forgotten/", {"email": rita.email})
    (link,) = re.findall(r"https?://[^/]+(/sign-in/forgotten/\S+)", mail.outbox[0].body)
    client = Client()
    form = client.get(link)["Location"]
    new = "four-quiet-otters-swim"
    assert client.post(form, {"password1": new, "password2": new}).status_code == 302
    assert tries(Client(), rita.email, new).status_code == 302
    assert tries(Client(), rita.email, PASSWORD).status_code == 200
    assert Entry.objects.filter(event="accounts.password_changed").exists()
    again = Client()
    assert again.get(link).status_code == 200, "used up: no form, no redirect to one"


@pytest.mark.parametrize("weak", ["short", "password12345", "rita okafor rita"])
def test_a_weak_password_is_refused_wherever_it_is_set(rita, weak):
    """S12: by the link and when changing it; twelve characters, not a common one, not one's own name."""
    client = signed_in(rita)
    typed = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    assert "<title>Error:" in words(client.post("/account/password/", typed))
    Client().post("/sign-in/forgotten/", {"email": rita.email})
    (link,) = re.findall(r"https?://[^/]+(/sign-in/forgotten/\S+)", mail.outbox[0].body)
    stranger = Client()
    form = stranger.get(link)["Location"]
    assert "<title>Error:" in words(stranger.post(form, {"password1": weak, "password2": weak}))
    rita.refresh_from_db()
    assert rita.check_password(PASSWORD)


def test_whoever_has_no_password_yet_gets_a_link_to_set_one(cast, signed_in_as):
    """An account that an administrator has just made, or one that signs in through the authority."""
    assert signed_in_as(cast.sam).get("/account/password/")["Location"] == "/sign-in/forgotten/"


def test_changing_the_password_asks_for_the_one_of_now(rita):
    client = signed_in(rita)
    new = {"password1": "four-quiet-otters-swim", "password2": "four-quiet-otters-swim"}
    assert "That is not your password" in words(
        client.post("/account/password/", {"oldpassword": "no", **new})
    )
    assert client.post("/account/password/", {"oldpassword": PASSWORD, **new}).status_code == 302
    rita.refresh_from_db()
    assert rita.check_password("four-quiet-otters-swim")
    assert client.get("/").status_code == 302, "one signs in again with the new one"


def test_a_stolen_database_holds_no_secret(rita):
    """S5, S12: the authenticator's secret and the recovery codes stand under the master key."""
    RecoveryCodes.activate(rita)
    codes = RecoveryCodes(Authenticator.objects.get(user=rita, type="recovery_codes")).get_unused_codes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert SECRET not in stored
    assert not [one for one in codes if one in stored]
    assert PASSWORD not in str(list(User.objects.values_list("password", flat=True)))


def test_nobody_registers():
    """`access.roles`: accounts are made by an administrator."""
    client = Client()
    page = client.get("/sign-in/not-open/")
    assert page.status_code == 200
    before = client.post("/sign-in/not-open/", {"email": "me@example.org", "password1": PASSWORD})
    assert before.status_code == 200


@pytest.mark.parametrize(
    ("sent_from", "comes_back_to"),
    [
        ("http://testserver/cases/7/purpose/?part=why#group", "/cases/7/purpose/?part=why"),
        ("http://elsewhere.example/cases/7/purpose/", "/cases/7/purpose/named/"),
        ("", "/cases/7/purpose/named/"),
    ],
)
def test_whoever_signs_in_after_a_button_comes_back_to_its_page(sent_from, comes_back_to, rf):
    """`recording.autosave`, A5: a button's own address shows nothing, and a page of somebody else's is not ours."""
    asked = rf.post("/cases/7/purpose/named/", headers={"Referer": sent_from})
    assert to_sign_in(asked)["Location"].endswith(f"/?{urlencode({'next': comes_back_to}, safe='/')}")
    looked = rf.get("/cases/7/map/", headers={"Referer": sent_from})
    assert to_sign_in(looked)["Location"].endswith("/?next=/cases/7/map/")


def test_the_address_of_a_button_opened_by_itself_leads_on(bus_case, cast, signed_in):
    """A5: never a blank page; S1: the same for everybody, there or not."""
    shown = []
    for client in (signed_in(cast.rita), signed_in(cast.sam)):
        for case in (bus_case.id, ids.new()):
            answer = client.get(reverse("purpose:begin_named", args=[case]))
            assert answer.status_code == 405 and answer["Allow"] == "POST"
            assert "Nothing was sent" in answer.content.decode()
            shown.append(without_token(answer.content))
    assert shown[0] == shown[1] and shown[2] == shown[3]


@pytest.mark.parametrize(
    ("wanted", "comes_to"), [("/account/", "/account/"), ("//elsewhere.example/", "/"), ("", "/")]
)
def test_the_short_way_into_the_example_goes_on_where_one_was(cast, wanted, comes_to):
    """A5, S12: never to somebody else's page."""
    shown = Client().get("/example/", {"next": wanted}).content.decode()
    assert (f'name="next" value="{wanted}"' in shown) == (wanted == comes_to)
    answer = Client().post("/example/sign-in/", {"email": cast.rita.email, "next": wanted})
    assert answer["Location"] == comes_to
