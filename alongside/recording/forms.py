"""Input checking for notes."""

from typing import Any

from alongside.design.forms import Day, Plain, Several, Words


class NoteForm(Plain):
    """What happened, when, and whom it concerns (`recording.members`)."""

    words = Words(
        label="What happened?",
        hint="What was said and done, in plain words they could read. Use a role where a name is not needed.",
        missing="Write what happened",
    )
    happened_on = Day(label="When was it?", missing="Give the day it happened")
    concerns = Several(label="Whom does this note concern?", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.set_choices("concerns", people)
        else:
            del self.fields["concerns"]


class LaterForm(Plain):
    """A later thought under a finished note."""

    words = Words(label="What do you want to add?", rows=3, missing="Write what you want to add")
