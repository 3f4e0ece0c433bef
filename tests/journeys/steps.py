"""What several journeys do, in the words of the field."""

import re
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from alongside.lib import clock
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


def adds(desk: Desk, case: str, prompt: str, kind: str, words: str, *, about: str = "") -> None:
    """One thing that somebody knows, under a prompt of the assessment (`assessment.factor`)."""
    desk.opens(f"{case}/assessment/add/")
    desk.follows(prompt)
    desk.chooses("What do you want to add?", kind)
    desk.writes("What do you know?", words)
    if about:
        desk.chooses("Whom or what does it concern?", about)
    desk.presses("Save")
    expect(desk.page).to_have_url(re.compile("done=added|after=worry"))


def sets_a_goal(desk: Desk, case: str, goal: str, strength: str) -> None:
    """One positive statement with its measure (`plan.goal`)."""
    desk.opens(f"{case}/goals/add/")
    desk.writes("What is the goal?", goal)
    desk.writes("What is to change?", "Adults are on the 78 when it matters.")
    desk.writes("How will everybody notice that it works?", "Nobody gets off early to walk any more.")
    desk.chooses("Which strength does it build on?", strength)
    desk.writes("How will the change be seen?", "JK, DT and AM colour the route, before and after.")
    desk.chooses("What does that show?", "What young people say, feel or draw")
    desk.writes("How is it now, before anything changes?", "Two stops red, one amber.")
    desk.dates("When is it taken again?", clock.today() + timedelta(days=70))
    desk.presses("Save")


def map_is_saved(page: Page) -> None:
    """The map says that all of it is kept."""
    expect(page.locator(".pm-saved")).to_have_class(re.compile("pm-saved pm-saved"))


def stands(drawn: Locator) -> list[float]:
    """Where somebody stands on the map, whatever part of it is in view."""
    at: list[float] = drawn.locator(".body").first.evaluate(
        "(shape) => { const box = shape.getBBox(); return [box.x, box.y]; }"
    )
    return at
