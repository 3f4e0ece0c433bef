"""Story 1, steps 1 and 2: Priya refers, Tom decides, LO gets a referral of her own, Priya hears what became of it."""

from playwright.sync_api import expect

from tests.journeys import seeds

HAPPENING = "Three boys who are always together are putting themselves at risk on the 78."
BETTER = "They told me they are frightened of a man on the bus."
NARRATIVE = "They walk each other home, and one mother feeds everyone. One of them decides where they go."


def _begins_about_a_peer_group(priya):
    priya.opens("/referrals/")
    priya.reads("You have not referred anybody or anything yet", "999")
    priya.follows("Make a referral")
    priya.presses("Continue")
    priya.is_told("Choose what this referral is about")
    priya.chooses("What is this referral about?", "A peer group")
    priya.presses("Continue")


def _writes_it(priya):
    priya.writes("What is happening?", HAPPENING)
    priya.writes("What makes this about safety?", "A grown man waits for them on their way home.")
    priya.writes("Tell us about the friends and peers", NARRATIVE)
    priya.writes("What is good about these friendships?", "They look after one another.")
    priya.chooses("Do the young people know about this referral?", "Some of them")
    priya.chooses("Do their parents or carers know?", "No")
    priya.chooses("School", "less")
    priya.chooses("Neighbourhood", "most")


def test_priya_refers_a_group_and_keeps_their_own_words(tell):
    """`referral.form`, `referral.context`, `referral.danger`, `recording.language`."""
    priya = tell(seeds.accounts).desk("priya")
    _begins_about_a_peer_group(priya)
    _writes_it(priya)
    priya.presses("Hand in this referral")
    priya.is_told("Write why somebody has not been told, and what you would need")
    priya.finds_again("What is happening?", HAPPENING)
    priya.still_has("School", "less")
    priya.writes("If somebody has not been told", "I would need to know what they will be asked.")
    priya.presses("Hand in this referral")
    priya.reads("There may be another way to say this", "putting themselves at risk")
    priya.finds_again("What is happening?", HAPPENING)
    priya.writes("What is happening?", BETTER)
    priya.presses("Hand in this referral")
    priya.reads("Thank you. Your referral has been handed in.", "What happens next")
    priya.does_not_read(BETTER, "bus")
    priya.follows("Your referrals")
    priya.reads("with the duty team")


def _begins_the_decision(tom):
    tom.opens("/referrals/queue/")
    tom.follows("peer group")
    tom.reads(BETTER, NARRATIVE, "Northgate School")
    tom.presses("Record this decision")
    tom.is_told(
        "Choose a policy",
        "Write your reasons",
        "Write what else you considered",
        "Choose what follows",
        "Say whether any child needs a referral of their own",
        "Write what the referrer will be told",
    )


def _decides(tom):
    tom.chooses("Which policy do you decide against?", "The policy for a context")
    tom.chooses("Which level fits best?", "Targeted: work with the context")
    tom.writes("Why this level?", "Several young people are frightened at the same time and place.")
    tom.writes("What else did you consider?", "Three separate referrals.")
    tom.chooses("What follows?", "Context work")
    tom.chooses("Does any single child need a referral of their own?", "Yes")
    tom.writes("Which child?", "LO, 13")
    tom.writes("Why in their own right?", "A man follows her to her grandmother’s street.")
    tom.chooses("Has it been made?", "Yes, today")
    tom.writes("What will the referrer be told?", "We will work on the way home together with them.")


def test_tom_decides_and_nobody_waits(tell):
    """`threshold.decision`, `threshold.individual`, `referral.triage`: a level chosen by a person, LO referred."""
    told = tell(seeds.handed_in)
    tom = told.desk("tom")
    _begins_the_decision(tom)
    _decides(tom)
    tom.presses("Record this decision")
    tom.is_told("Choose a practitioner to lead this work.")
    tom.picks("Who leads it?", "Rita Okafor")
    tom.presses("Record this decision")
    tom.is_told("Give this work a neutral name.")
    tom.finds_again("Which child?", "LO, 13")
    tom.writes("If work follows: what shall it be called?", "Bus route and park friends")
    tom.presses("Record this decision")
    tom.reads("Nothing waits")

    rita = told.desk("rita")
    rita.opens("/")
    rita.follows("Bus route and park friends")
    rita.follows("Threshold decision")
    rita.reads("Targeted", "LO, 13", "Referral made on")
    rita.follows("Overview")
    rita.follows("The referral")
    rita.reads(BETTER)

    priya = told.desk("priya")
    priya.opens("/")
    priya.page.goto(f"{priya.url}/referrals/")
    priya.follows("Peer group")
    priya.reads("We will work on the way home together with them.")
    priya.does_not_read(BETTER, "Bus route and park friends", "LO, 13")
    priya.presses("I have read this")
    priya.page.goto(f"{priya.url}{told.case}/")
    expect(priya.page).to_have_title("Page not found – Alongside")


def test_a_referral_with_the_keyboard_alone(tell):
    """A1: Tab, Space, arrows and Enter are enough."""
    priya = tell(seeds.accounts).desk("priya")
    priya.opens("/referrals/new/")
    priya.settles_on("What is this referral about?", "A peer group")
    priya.enters("Continue")
    priya.types("What is happening?", BETTER)
    priya.types("What makes this about safety?", "A grown man waits for them.")
    priya.types("Tell us about the friends and peers", NARRATIVE)
    priya.types("What is good about these friendships?", "They look after one another.")
    priya.settles_on("Do the young people know about this referral?", "Yes")
    priya.settles_on("Do their parents or carers know?", "Yes")
    priya.settles_on("School", "less")
    priya.enters("Hand in this referral")
    priya.reads("Thank you. Your referral has been handed in.")
