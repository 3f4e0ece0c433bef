"""What is asked about something said or seen. Input checking only; the rules live in `rules.py`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from alongside.design.forms import Choice, Day, Line, OneOf, Pick, Plain, Segments, Several, Tick, Words
from alongside.lib import clock
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Exactness, Handling, Source, Voice

ME, NEW = "me", "new"

SOURCES: list[Choice] = [
    (Source.OWN_ACCOUNT.value, "Own account", "Somebody tells of their own life"),
    (Source.OBSERVED.value, "Observed", "They saw or heard it themselves"),
    (
        Source.TOLD_BY.value,
        "Told by somebody else",
        "Second-hand; shown as not checked until somebody has made sure",
    ),
    (Source.PROFESSIONAL_OPINION.value, "Professional opinion", ""),
    (Source.POLICE_HELD.value, "Held by the police", "By itself it adds nobody"),
]


class SaidForm(Plain):
    """Something said or seen: whose view, how they come to say it, the words.

    people: (id, name) of everybody it may be about. speakers: (key, name) of everybody who may have said it.
    """

    words = Words(
        label="What was said or seen?",
        hint="As it was said, if you can. What stands between quotation marks is never touched.",
        rows=4,
        max_length=4000,
        missing="Write what was said or seen",
    )
    own_words = Tick(label="These are their own words, word for word", required=False)
    whose = Pick(
        label="Whose view is this?", missing="Say whose view this is", reveals={NEW: ["new_speaker", "voice"]}
    )
    new_speaker = Line(
        label="Who?", hint="For example “head of year”.", max_length=80, missing="Write who it is"
    )
    voice = Pick(
        label="What kind of view is that?", choices=Voice.choices, initial=Voice.PROFESSIONAL, empty=""
    )
    source = OneOf(label="How do they come to say it?", choices=SOURCES)
    checked_how = Line(
        label="Has somebody made sure of it? How?",
        hint="Leave empty if it has not been checked.",
        max_length=500,
        required=False,
    )
    observed_on = Day(
        label="When was it said or seen?", hint="As far as you know.", required=False, latest=clock.today
    )
    handling = Pick(label="Who may know of it?", choices=Handling.choices, initial=Handling.TEAM, empty="")
    about = Several(label="Whom is it about?", required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        speakers: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "about", people)
        _offer(self, "whose", [(ME, "Mine"), *speakers, (NEW, "Somebody not in this list")])

    def said(self, me: UUID) -> Said:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        on = given["observed_on"]
        return Said(
            speaker=self._speaker(me),
            source=Source(given["source"]),
            words=given["words"],
            about=tuple(UUID(one) for one in given["about"]),
            own_words=given["own_words"],
            voice=Voice(given["voice"] or Voice.PROFESSIONAL),
            handling=Handling(given["handling"]),
            observed_on=on,
            observed_as=Exactness.DAY if on else Exactness.NONE,
            checked_how=given["checked_how"],
        )

    def _speaker(self, me: UUID) -> Speaker:
        whose = self.cleaned_data["whose"]
        if whose == ME:
            return Speaker(user=me)
        if whose == NEW:
            return Speaker(words=self.cleaned_data["new_speaker"])
        kind, _, key = whose.partition(":")
        return {
            "person": lambda: Speaker(person=UUID(key)),
            "user": lambda: Speaker(user=UUID(key)),
            "words": lambda: Speaker(words=key),
        }[kind]()


class CheckForm(Plain):
    """Somebody made sure."""

    held = Segments(
        label="Did it hold?", choices=[("yes", "Yes"), ("no", "No")], missing="Say whether it held"
    )
    how = Words(label="How did you make sure?", rows=3, max_length=2000, missing="Write how you made sure")


class OriginForm(Plain):
    """Which other statement goes back to the same source. choices: (id, words)."""

    repeats = Pick(label="Which one goes back to the same source?", missing="Choose the other statement")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "repeats", choices)


def _offer(form: Plain, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, Pick | Several):
        field.offer(choices)
