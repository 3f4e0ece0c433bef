"""Coming in, staying, and finding again what was typed (S12, R3, `recording.autosave`)."""

from datetime import timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from playwright.sync_api import expect

from alongside.accounts.models import Session, User
from alongside.exampledata.cast import PASSWORD, code_now
from alongside.lib import clock
from tests.journeys import seeds


def _gives_password(desk, *, password=PASSWORD):
    desk.opens("/sign-in/")
    desk.writes("E-mail address", "rita@example.org")
    desk.writes("Password", password)
    desk.presses("Sign in")


def test_rita_signs_in_with_a_password_and_the_code_of_her_app(tell):
    """S12: a password alone opens nothing."""
    rita = tell(seeds.accounts).nobody()
    _gives_password(rita, password="not hers at all")
    rita.is_told_overall("The e-mail address or the password is not right.")
    rita.finds_again("E-mail address", "rita@example.org")
    _gives_password(rita)
    rita.reads("The second step")
    rita.opens("/")
    rita.does_not_read("Your work")
    rita.opens("/sign-in/step-two/")
    rita.writes("Your code", "000000")
    rita.presses("Continue")
    rita.is_told("That code is not right. Codes change every 30 seconds.")
    rita.writes("Your code", code_now(User.objects.get(email="rita@example.org")))
    rita.presses("Continue")
    rita.reads("Your work", "R. Okafor · practitioner")


def test_a_recovery_code_opens_the_door_once(tell):
    """S12: without the phone there is a way in, and it works once."""
    told = tell(seeds.accounts)
    user = User.objects.get(email="rita@example.org")
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for worked in (True, False):
        rita = told.nobody()
        _gives_password(rita)
        rita.writes("Your code", code)
        rita.presses("Continue")
        assert (rita.page.get_by_role("heading", name="Your work").count() == 1) is worked


def test_what_was_typed_is_there_again_after_signing_in(tell):
    """R3: the session ends while somebody writes; two seconds of typing is the most that may be lost."""
    told = tell(seeds.accounts)
    priya = told.desk("priya")
    priya.opens("/referrals/new/")
    priya.chooses("What is this referral about?", "A peer group")
    priya.presses("Continue")
    address = priya.page.url
    words = "They told me they are frightened of a man on the bus."
    with priya.page.expect_response("**/draft/**") as kept:
        priya.page.get_by_label("What is happening?").press_sequentially(words)
    assert kept.value.ok
    expect(priya.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    Session.objects.update(last_seen=clock.now() - timedelta(minutes=31))
    priya.page.goto(address)
    priya.does_not_read(words)
    later = told.signs_in_again("priya")
    later.opens(address.removeprefix(told.live.url))
    later.finds_again("What is happening?", words)


def test_nobody_is_signed_out_by_surprise(tell):
    """S12: a minute before the end somebody is asked; staying keeps everything as it is."""
    rita = tell(seeds.accounts).desk("rita")
    rita.page.clock.install()
    rita.opens("/")
    rita.page.clock.fast_forward("29:10")
    dialog = rita.page.get_by_role("dialog", name="Are you still there?")
    expect(dialog).to_be_visible()
    rita.looks.right(rita.page)
    dialog.get_by_role("button", name="Stay signed in").press("Enter")
    expect(dialog).to_be_hidden()
    Session.objects.update(last_seen=clock.now() - timedelta(minutes=31))
    rita.page.clock.fast_forward("31:00")
    expect(rita.page).to_have_url(f"{rita.url}/sign-in/")


def test_signing_out_leaves_nothing_behind(tell):
    """S12: the back button shows nothing afterwards."""
    rita = tell(seeds.opened).desk("rita")
    rita.opens("/")
    rita.reads("Bus route and park friends")
    rita.presses("Sign out")
    rita.page.go_back()
    rita.does_not_read("Bus route and park friends")
