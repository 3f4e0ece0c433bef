"""The administrator's pages: accounts, and nothing about any case (`access.roles`, S6)."""

import pytest
from django.core import mail
from django.test import Client

from alongside.accounts.models import Session, User
from alongside.accounts.roles import Role
from alongside.activity.models import Entry


@pytest.fixture
def ada(cast, signed_in):
    return signed_in(cast.ada)


@pytest.fixture
def typed(cast):
    return {
        "name": "Nia Bowen",
        "email": "nia@example.org",
        "title": "practitioner",
        "agency": str(cast.rita.agency_id),
        "roles": [Role.PRACTITIONER],
        "is_active": "on",
    }


def as_it_is(user, **changed):
    return {
        "name": user.name,
        "email": user.email,
        "title": user.title,
        "agency": str(user.agency_id),
        "roles": user.roles,
        **({"is_active": "on"} if user.is_active else {}),
        **changed,
    }


def test_an_administrator_makes_an_account_and_its_owner_sets_the_password(cast, ada, typed):
    """`access.roles`: nobody else ever knows the password."""
    assert ada.post("/accounts/new/", typed).status_code == 302
    nia = User.objects.get(email="nia@example.org")
    assert (nia.roles, nia.has_usable_password()) == ([Role.PRACTITIONER], False)
    entry = Entry.objects.get(event="accounts.account_made")
    assert (entry.actor, str(nia.pk) in entry.body) == (str(cast.ada.pk), True)
    Client().post("/sign-in/forgotten/", {"email": nia.email})
    assert [letter.to for letter in mail.outbox] == [[nia.email]]


@pytest.mark.parametrize("missing", ["name", "email", "agency", "roles"])
def test_an_account_without_its_parts_is_refused(ada, typed, missing):
    page = ada.post("/accounts/new/", {**typed, missing: ""}).content.decode()
    assert "<title>Error:" in page
    assert "practitioner" in page
    assert not User.objects.filter(name="Nia Bowen").exists()


def test_one_address_has_one_account_however_it_is_spelled(ada, typed):
    page = ada.post("/accounts/new/", {**typed, "email": "RITA@example.org"}).content.decode()
    assert "Somebody already has this e-mail address" in page


def test_nobody_changes_their_own_roles(cast, ada):
    """`access.roles`: not even the administrator."""
    address = f"/accounts/{cast.ada.pk}/"
    page = ada.post(address, as_it_is(cast.ada, roles=[Role.ADMINISTRATOR, Role.SUPERVISOR])).content.decode()
    assert "Somebody else has to change your own roles" in page
    cast.ada.refresh_from_db()
    assert cast.ada.roles == [Role.ADMINISTRATOR]
    assert ada.post(address, as_it_is(cast.ada, title="looks after accounts")).status_code == 302


def test_closing_an_account_ends_its_sessions_now(cast, ada, signed_in):
    """S12: the next click asks to sign in."""
    rita = signed_in(cast.rita)
    assert rita.get("/").status_code == 200
    assert ada.post(f"/accounts/{cast.rita.pk}/", {**as_it_is(cast.rita), "is_active": ""}).status_code == 302
    assert not Session.objects.filter(user=cast.rita).exists()
    assert rita.get("/").status_code == 302
    assert Entry.objects.filter(event="accounts.account_changed").exists()


def test_a_role_that_is_taken_away_holds_at_once(cast, ada, signed_in):
    tom = signed_in(cast.tom)
    assert tom.get("/referrals/queue/").status_code == 200
    ada.post(f"/accounts/{cast.tom.pk}/", as_it_is(cast.tom, roles=[Role.SUPERVISOR]))
    assert tom.get("/referrals/queue/").status_code == 404


def test_an_account_that_is_not_there_is_not_there(ada):
    assert ada.get("/accounts/00000000-0000-4000-8000-000000000007/").status_code == 404


@pytest.mark.parametrize("name", ["rita", "tom", "mo", "grace", "hal"])
def test_only_an_administrator_sees_accounts(name, cast, signed_in):
    client = signed_in(getattr(cast, name))
    assert {
        client.get(one).status_code for one in ("/accounts/", "/accounts/new/", f"/accounts/{cast.sam.pk}/")
    } == {404}


def test_ones_own_account_says_what_ones_roles_are(cast, signed_in):
    page = signed_in(cast.mo).get("/account/").content.decode()
    assert Role.PARTNER.description in page
