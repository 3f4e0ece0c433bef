"""What is asked about goals, views of them and measures (`plan.goal`). Input checking only."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from alongside.assessments.forms import OTHER
from alongside.assessments.goal_operations import NewGoal, NewMeasure, Voice
from alongside.assessments.terms import Agrees, Shows, Turned
from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Words
from alongside.lib import clock, ids

NONE = "none"
WHOSE_VIEW = "Say whose view this is"
Offered = Sequence[tuple[str, str]]
PERSON, USER = "person:", "user:"


class GoalForm(Plain):
    """A positive statement about safety, what is to change, how everybody will notice, the strength it uses."""

    words = Words(
        label="What is the goal?",
        hint="One positive sentence, such as “young people can get home without being approached”.",
        rows=2,
        max_length=300,
        missing="Write the goal",
    )
    what_changes = Words(
        label="What is to change?",
        hint="Say what will be different, where, and for whom.",
        rows=3,
        max_length=2000,
        missing="Write what is to change",
    )
    answers_to = Words(
        label="What in the assessment does it answer?", rows=2, max_length=2000, required=False
    )
    sign = Words(
        label="How will everybody notice that it works?",
        rows=2,
        max_length=1000,
        missing="Write how everybody will notice",
    )
    uses = OneOf(
        label="Which strength does it build on?",
        look="small",
        reveals={NONE: ["uses_none_because"]},
        missing="Choose the strength it builds on, or say that it uses none",
    )
    uses_none_because = Words(
        label="Why does it use none?", rows=2, max_length=1000, missing="Write why it uses none"
    )

    def __init__(self, data: Any = None, *, strengths: Offered, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["uses"].offer([*strengths, (NONE, "It uses no recorded strength")])  # type: ignore[attr-defined]

    def goal(self) -> NewGoal:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return NewGoal(
            words=given["words"],
            what_changes=given["what_changes"],
            sign=given["sign"],
            answers_to=given["answers_to"],
            uses=ids.read(given["uses"]),
            uses_none_because=given["uses_none_because"],
        )


class MeasureForm(Plain):
    """How the change is seen: method, before, and when again."""

    method = Words(
        label="How will the change be seen?",
        hint="For example: JK, DT and AM colour the route, before and after.",
        rows=2,
        max_length=1000,
        missing="Write how the change will be seen",
    )
    shows = OneOf(
        label="What does that show?",
        choices=[(one.value, one.label.capitalize()) for one in Shows],
        missing="Choose what it shows",
    )
    baseline = Words(
        label="How is it now, before anything changes?",
        hint="Leave it empty if that is still to be found out.",
        rows=2,
        max_length=2000,
        required=False,
    )
    again_on = Day(
        label="When is it taken again?",
        called="The day it is taken again",
        missing="Give the day on which it is taken again",
    )

    def measure(self) -> NewMeasure:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return NewMeasure(given["method"], given["shows"], given["again_on"], given["baseline"])


class ViewForm(Plain):
    """Who agrees and who does not, in whose words."""

    who = Pick(label="Whose view is it?", missing=WHOSE_VIEW, reveals={OTHER: "who_words"})
    who_words = Line(
        label="Who is it?", hint="For example “the parents who came”.", max_length=80, missing=WHOSE_VIEW
    )
    agrees = OneOf(
        label="Do they agree with the goal?",
        look="inline",
        choices=[(one.value, one.label.capitalize()) for one in Agrees],
        missing="Choose whether they agree",
    )
    words = Words(label="In their words", rows=3, max_length=2000, required=False)
    on = Day(label="When did they say so?", latest=clock.today, missing="Give the day")

    def __init__(
        self, data: Any = None, *, voices: Iterable[tuple[str, str]], initial: Any = None, **rest: Any
    ) -> None:
        super().__init__(data, initial={"on": clock.today(), **(initial or {})}, **rest)
        self.fields["who"].offer([*voices, (OTHER, "Somebody not in this list")])  # type: ignore[attr-defined]

    def view(self) -> dict[str, Any]:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return {
            "voice": self._voice(given["who"]),
            "agrees": Agrees(given["agrees"]),
            "words": given["words"],
            "on": given["on"],
        }

    def _voice(self, who: str) -> Voice:
        if who.startswith(PERSON):
            return Voice(person=ids.read(who.removeprefix(PERSON)))
        if who.startswith(USER):
            return Voice(user=ids.read(who.removeprefix(USER)))
        return Voice(words=self.cleaned_data["who_words"])


class AgainForm(Plain):
    """What a measure shows now; the first time it is the baseline."""

    words = Words(label="What does it show?", rows=3, max_length=2000, missing="Write what it shows")
    turned = OneOf(
        label="Compared with before, it is",
        look="inline",
        choices=[(one.value, one.label.capitalize()) for one in Turned],
        missing="Choose how it compares with before",
    )
    on = Day(label="When was that?", latest=clock.today, missing="Give the day")
    again_on = Day(label="When is it taken again?", called="The day it is taken again", required=False)

    def __init__(self, data: Any = None, *, is_baseline: bool, initial: Any = None, **rest: Any) -> None:
        super().__init__(data, initial={"on": clock.today(), **(initial or {})}, **rest)
        if is_baseline:
            del self.fields["turned"]
            del self.fields["again_on"]

    def taken(self) -> dict[str, Any]:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        again_on: date | None = given.get("again_on")
        turned = Turned(given["turned"]) if given.get("turned") else None
        return {"words": given["words"], "turned": turned, "on": given["on"], "again_on": again_on}


class EndForm(Plain):
    """Why a goal ends."""

    because = Words(
        label="Why does this goal end?", rows=3, max_length=1000, missing="Write why this goal ends"
    )
