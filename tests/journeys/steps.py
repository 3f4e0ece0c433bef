"""What several journeys do, in the words of the field."""

from tests.journeys.desk import Desk


def adds_a_person(desk: Desk, case: str, shown: str, evidence: str) -> None:
    """One person, by a decision of their own (`map.inclusion`)."""
    desk.opens(f"{case}/map/people/add/")
    desk.chooses("Is there a need to have this person in this record?", "Yes")
    desk.picks("Who are they here?", "Young person")
    desk.writes("Initials, or a symbol they chose", shown)
    desk.writes("Why does this person need to be in this record?", "It is about the way home.")
    desk.writes("What does that rest on?", evidence)
    desk.ticks("Own account")
    desk.presses("Add this person")
    desk.is_at(f"{case}/people/…/")


def connects(desk: Desk, case: str, a: str, b: str) -> None:
    """Two people become connected; what was said comes next."""
    desk.opens(f"{case}/map/ties/add/")
    desk.picks("Who or what?", a)
    desk.page.get_by_label("And who or what?").select_option(label=b)
    desk.given.append("And who or what?")
    desk.presses("Connect")


def somebody_says(
    desk: Desk, whose: str, words: str, *, support: str = "", harm: str = "", own: bool = False
) -> None:
    """Somebody's words about a tie, and what they say of support and harm."""
    desk.writes("What was said or seen?", words)
    if own:
        desk.ticks("These are their own words, word for word")
        desk.picks("Whose view is this?", whose)
        desk.chooses("How do they come to say it?", "Own account")
    else:
        desk.picks("Whose view is this?", "Somebody not in this list")
        desk.writes("Who?", whose)
        desk.chooses("How do they come to say it?", "Told by somebody else")
    for question, answer in (("What does it say of support?", support), ("What does it say of harm?", harm)):
        if answer:
            desk.chooses(question, answer)
    desk.presses("Save")
