"""What somebody was typing: there again after the session ended, said, and thrown away when they want that."""

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import expect

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.referrals.models import Referral
from tests.journeys import seeds

WORDS = "They told me they are frightened of a man on the bus."


def test_what_was_typed_of_one_child_is_said_and_thrown_away_before_the_next(tell):
    """`recording.autosave`, `person.minimal`, `rights.correct`: left by Cancel, it comes back in sight; begun again,
    nothing of it does, nor what was typed in the last second."""
    told = tell(seeds.mapped)
    rita, another = told.desk("rita"), "Brannoch Wexley"
    at = f"{told.case}/map/people/add/"
    rita.opens(at)
    rita.unfolds("More, only where it is needed")
    with rita.page.expect_response("**/draft/**"):
        rita.writes("Full name, only if the work needs it", another)
    rita.follows("Cancel")
    rita.opens(at)
    rita.reads("This was kept from your last try.")
    rita.finds_again("Full name, only if the work needs it", another)
    rita.writes("What does that rest on?", WORDS)
    rita.presses("Begin again")
    rita.is_at(at)
    rita.does_not_read(another, WORDS, "This was kept from your last try.")
    rita.opens(at)
    rita.does_not_read(another, WORDS)


@pytest.mark.parametrize(
    ("seed", "who", "path", "label", "button"),
    [
        (seeds.handed_in, "tom", "/decide/", "Why this level?", "Record this decision"),
        (
            seeds.mapped,
            "rita",
            "/plan/safety/",
            "What does each of us do so that it does not?",
            "Save the safety plan",
        ),
    ],
    ids=["decision", "safety plan"],
)
def test_the_session_ends_before_it_is_sent_and_the_words_are_there(tell, seed, who, path, label, button):
    """R3, `recording.autosave`, `plan.now`, `threshold.decision`: sent without a session, nothing is lost."""
    told = tell(seed)
    desk = told.desk(who)
    at = (told.case.replace("/cases/", "/referrals/") if path == "/decide/" else told.case) + path
    desk.opens(at)
    with desk.page.expect_response("**/draft/**") as kept:
        desk.writes(label, WORDS)
    assert kept.value.ok
    expect(desk.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    desk.page.context.clear_cookies()
    press = desk.page.get_by_role("button", name=button)
    press.click()
    expect(desk.page.get_by_role("status").filter(has_text="Your words are still here")).to_be_visible()
    press.click()
    expect(press).to_have_count(0)
    later = told.signs_in_again(who)
    later.opens(at)
    later.reads("This was kept from your last try.")
    later.finds_again(label, WORDS)


def test_two_on_duty_decide_about_one_referral_and_no_word_is_lost(tell):
    """R1, `threshold.decision`: pressed once, the second is told by whom and when, with what they wrote."""
    told = tell(seeds.handed_in)
    at = f"{told.case.replace('/cases/', '/referrals/')}/decide/"
    rita = User.objects.get(email="rita@example.org")
    rita.roles = [*rita.roles, Role.DUTY]
    rita.save()
    first, second = told.desk("tom"), told.desk("rita")
    for desk in (first, second):
        desk.opens(at)
    _decides(first, "Several young people are frightened.")
    first.reads("Your decision is recorded")
    _decides(second, WORDS)
    second.reads(f"T. Brandt decided this at {localtime(Referral.objects.get().decided_at):%H:%M}.", WORDS)
    second.does_not_read("Several young people are frightened.")


def _decides(desk, reasons):
    desk.chooses("Which policy do you decide against?", "The policy for a context")
    desk.page.locator("input[name=level_context]").first.check()
    desk.writes("Why this level?", reasons)
    desk.writes("What else did you consider?", "Three separate referrals.")
    desk.chooses("What follows?", "Advice")
    desk.chooses("Does any single child need a referral of their own?", "No")
    desk.writes("What will the referrer be told?", "Thank you for telling us.")
    desk.presses("Record this decision")
