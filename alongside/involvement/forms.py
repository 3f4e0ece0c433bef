"""Input checking for telling, taking part, trusting."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from alongside.design.forms import Choice, Day, Line, OneOf, Pick, Plain, Segments, Tick, Words
from alongside.involvement.terms import Answer, Covers, How, Leads, Part, Safe, Understands
from alongside.lib import clock
from alongside.practice.shapes.common import Choices, Questions


class TellForm(Plain):
    """`rights.informed`: is it safe, who and where comes first; then, once done, by whom and how."""

    child = Pick(
        label="Whose parent or carer is this?",
        hint="What this young person wishes about telling each parent is written on their own page first.",
        missing="Choose whose parent or carer this is",
    )
    safe = Segments(label="Is it safe to tell them?", choices=Safe.choices, missing="Say whether it is safe")
    who_where = Words(
        label="Who tells them, where and how?",
        rows=2,
        missing="Write who tells them, where and how",
    )
    told = OneOf(
        label="Have they been told?",
        choices=[("no", "Not yet"), ("yes", "Yes")],
        reveals={"yes": ["on", "by_whom", "how", "said"]},
        look="small",
        missing="Say whether they have been told",
    )
    on = Day(label="When?", latest=clock.today, initial=clock.today)
    by_whom = Line(label="By whom?", hint="Such as “Mo, whom they know”.", missing="Write who told them")
    how = Pick(label="How?", choices=How.choices, missing="Choose how they were told")
    said = Words(
        label="What did they say to it?",
        hint="In their own words, if they said something.",
        rows=2,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, children: Iterable[Choice] | None, asks: Questions, **rest: Any
    ) -> None:
        super().__init__(data, prefix="tell", **rest)
        self["safe"].help_text = asks["safe"].hint
        self["who_where"].help_text = f"{asks['who'].hint} {asks['where'].hint}"
        if children is None:
            del self.fields["child"]
        else:
            self.fields["child"].offer(children)  # type: ignore[attr-defined]


class DecidesForm(Plain):
    """`rights.decides`: before any parent is told."""

    understands = Segments(
        label="Can they decide about this themselves?",
        choices=Understands.choices,
        missing="Say whether they can decide about this",
    )
    responsibility = Words(
        label="Who has parental responsibility, and who cares for them?",
        rows=2,
        missing="Write who has parental responsibility",
    )
    orders = Words(
        label="Court orders, parents who live apart, being in care",
        hint="Anything that says who may be told what. Write “none” if there is none.",
        rows=2,
        missing="Write whether there are any orders",
    )
    wish = Words(
        label="What do they wish about telling each parent?",
        hint="In their own words.",
        rows=2,
        missing="Write what they wish about telling each parent",
    )

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, prefix="decides", **rest)


class PartForm(Plain):
    """`rights.take_part`: a "no" is a decision, not a worry."""

    part = OneOf(
        label="What part do they have?",
        choices=[(one.value, one.label.capitalize()) for one in Part],
        look="small",
        missing="Choose what part they have",
    )
    on = Day(label="When?", latest=clock.today, initial=clock.today)
    words = Words(label="Anything to add, in their words", rows=2, required=False)

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, prefix="part", **rest)


class RightlyNotForm(Plain):
    """`values.rightly_no`: a reason, who agreed, a day to look again."""

    covers = OneOf(
        label="What is it right not to do?",
        choices=[(one.value, one.label.capitalize()) for one in Covers],
        look="small",
        missing="Choose what it is right not to do",
    )
    reason = OneOf(label="Why?", missing="Choose why")
    why = Words(label="In your words", rows=2, missing="Write why, in your words")
    agreed_by = Pick(label="Who agreed?", missing="Choose who agreed")
    look_again_on = Day(label="When will you look at it again?", hint="Within three months.")

    def __init__(self, data: Any = None, *, reasons: Choices, team: Iterable[Choice], **rest: Any) -> None:
        super().__init__(data, prefix="rightly", **rest)
        offered = [(one.id, one.title, one.about) for one in reasons.values()]
        self.fields["reason"].offer(offered)  # type: ignore[attr-defined]
        self.fields["agreed_by"].offer(team)  # type: ignore[attr-defined]


class TrustedForm(Plain):
    """`involve.trusted`: whom they name; "nobody" is an answer too."""

    adult = Pick(label="Somebody who is on this record already", required=False, empty="Nobody on the list")
    adult_words = Line(
        label="Or somebody else", hint="As the young person says it: “my aunt”.", required=False
    )
    nobody = Tick(label="They named nobody", required=False)

    def __init__(self, data: Any = None, *, adults: Iterable[Choice], **rest: Any) -> None:
        super().__init__(data, prefix="trusted", **rest)
        self.fields["adult"].offer(adults)  # type: ignore[attr-defined]


class TrustedAnswerForm(Plain):
    """What the adult said when asked."""

    answer = Segments(
        label="What did they answer?",
        choices=[(Answer.AGREED, "Yes"), (Answer.DECLINED, "No")],
        missing="Choose what they answered",
    )
    told_what = Tick(
        label="They know what is recorded, and that nothing is ever collected secretly", required=False
    )
    leads = OneOf(
        label="Do they lead something?",
        choices=[(Leads.NOTHING, "No"), (Leads.MAP, "The map"), (Leads.ASSESSMENT, "The assessment")],
        look="small",
        required=False,
    )
    on = Day(label="When?", latest=clock.today, initial=clock.today)

    def __init__(self, data: Any = None, *, trusted: UUID, **rest: Any) -> None:
        super().__init__(data, prefix=f"asked-{trusted}", **rest)


class GroundForm(Plain):
    """Level 1: one reason for the whole map."""

    words = Words(label="Why are friends known by initials not told?", rows=4, missing="Write the reason")


def chosen(data: Mapping[str, Any], name: str) -> bool:
    """Whether this is the form of the page that was sent."""
    return data.get("form") == name
