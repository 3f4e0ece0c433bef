"""Input checking for the search and the team."""

from typing import Any

from alongside.cases.terms import Place, SeesWhat
from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Words


class SearchForm(Plain):
    """What to look for, in what I may see."""

    words = Line(
        label="Search your cases",
        hint="A name, a place or a word from your own cases.",
        missing="Write what you are looking for",
    )


class TeamForm(Plain):
    """Let somebody in: why, how much, until when (`access.team`, `access.view`)."""

    user = Pick(label="Who needs to know this case?", missing="Choose who needs to know this case")
    reason = Words(label="Why do they need to know it?", rows=2, missing="Write why they need to know it")
    place = OneOf(
        label="What are they here?",
        choices=[
            (Place.MEMBER, "Team member"),
            (Place.DEPUTY, "Deputy of the lead"),
            (Place.SUPERVISOR, "Supervisor"),
        ],
        missing="Choose what they are here",
    )
    sees = OneOf(
        label="How much do they see?",
        choices=[(one.value, one.label.capitalize()) for one in SeesWhat],
        missing="Choose how much they see",
    )
    until = Day(label="Until when?", hint="Leave empty if there is no end date yet.", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("user", people)


class EndForm(Plain):
    """Whose place on the team ends."""

    user = Line(label="Who")
    place = OneOf(label="Place", choices=Place.choices)
