"""What an adult is asked before and after drawing together. Input checking only; rules live in `together_rules.py`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from alongside.design.forms import Choice, Code, Line, OneOf, Pick, Plain, Several, Words
from alongside.lib import dates
from alongside.peermaps.together_facts import Named
from alongside.peermaps.together_operations import Beginning, NewSeat
from alongside.peermaps.together_terms import Acted, Alone, Language, Need
from alongside.people.operations import Why
from alongside.people.terms import RestsOn
from alongside.practice.shapes.work import Together

KEEP, LET_GO, SAME, LATER = "keep", "let_go", "same", "later"


class BeginForm(Plain):
    """Before: who draws, the four things said aloud, where, what helps, the PIN. Nothing is asked while talking.

    here: (id, name, what helps them) of young people on the map. about_one: their id, where the work is about one.
    """

    who = Several(label="Who is drawing with you?", required=False)
    new = Line(
        label="Somebody who is not on the map yet",
        hint="Their initials. More than one: with a comma between.",
        max_length=60,
        width=10,
        required=False,
    )
    told = Several(
        label="Say these four things aloud. Tick each one when you have said it.",
        missing="Say each of these aloud first, then tick it",
    )
    alone = OneOf(
        label="Is this a private place?",
        choices=Alone.choices,
        missing="Say whether this is a private place",
    )
    who_else = Line(
        label="Who else is here?", hint="Leave empty if nobody is.", max_length=200, required=False
    )
    language = OneOf(label="Which language do they want?", choices=Language.choices, look="inline")
    needs = Several(label="What helps them?", choices=Need.choices, required=False)
    pin = Code(
        label="Choose a short PIN together",
        hint="4 to 6 digits. It keeps the drawing while the screen is covered, and gives the tablet back to you.",
        missing="Choose a PIN of 4 to 6 digits",
    )

    def __init__(
        self, *args: Any, words: Together, here: Sequence[Choice], about_one: UUID | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.about_one = about_one
        self.set_choices("told", [(one.id, one.says, one.why) for one in words.sayings.values()])
        self.set_choices("who", here)
        if about_one is not None or not here:
            del self.fields["who"]
        if about_one is not None:
            del self.fields["new"]
        self.fields["pin"].widget.attrs |= {"autocomplete": "off", "maxlength": "6"}

    def beginning(self) -> Beginning:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        known = [self.about_one] if self.about_one else [UUID(one) for one in given.get("who", [])]
        new = [one.strip() for one in given.get("new", "").split(",") if one.strip()]
        return Beginning(
            seats=(*(NewSeat(person=one) for one in known), *(NewSeat(shown=one) for one in new)),
            told=tuple(given["told"]),
            alone=Alone(given["alone"]),
            who_else=given["who_else"],
            pin=given["pin"],
            language=Language(given["language"]),
            needs=tuple(Need(one) for one in given["needs"]),
        )


class PinForm(Plain):
    """A new PIN for a drawing that waits."""

    pin = Code(label="A new PIN", hint="4 to 6 digits.", missing="Choose a PIN of 4 to 6 digits")


class AfterForm(Plain):
    """Off the young person's screen: did anything come up that the adult must act on?"""

    came_up = OneOf(
        label="Did anything come up that you must act on, saved or not?",
        choices=[("no", "No"), ("yes", "Yes")],
        missing="Say whether anything came up that you must act on",
        reveals={"yes": ["told_first", "words"]},
    )
    told_first = OneOf(
        label="Did you tell the young person first what you would do?",
        choices=[
            (Acted.TOLD_FIRST.value, "Yes"),
            (Acted.NOT_TOLD.value, "No", "It was not safe, or there was no time."),
        ],
        missing="Say whether you told the young person first",
    )
    words = Words(
        label="What have you done? In your own words",
        hint="Act first, then write. It becomes a note in this record.",
        rows=5,
        max_length=4000,
        missing="Write what you have done, in your own words",
    )

    @property
    def acted(self) -> Acted:
        """The answers as the operation takes them."""
        yes = self.cleaned_data["came_up"] == "yes"
        return Acted(self.cleaned_data["told_first"]) if yes else Acted.NOTHING


class DecideForm(Plain):
    """One person named while drawing: keep with a reason, let go, or somebody who is here already."""

    says_optional = False

    what = OneOf(
        label="What happens now?",
        required=False,
        look="small",
        reveals={KEEP: ["need", "evidence"], SAME: "known"},
    )
    need = Words(
        label="Why does this person need to be in this record?",
        rows=2,
        max_length=2000,
        missing="Write why this person needs to be in this record",
    )
    evidence = Words(
        label="What does that rest on?", rows=2, max_length=2000, missing="Write what that reason rests on"
    )
    known = Pick(label="Who is it?", missing="Choose who it is")

    def __init__(self, *args: Any, one: Named, others: Sequence[Choice], **kwargs: Any) -> None:
        whose = f"{one.by_whom}’s" if one.by_whom else "Their"
        kwargs["initial"] = {
            "what": LATER,
            "evidence": f"{whose} own account, drawing together on {dates.long(one.on)}.",
        }
        super().__init__(*args, prefix=str(one.id), **kwargs)
        self.one = one
        choices: list[Choice] = [
            (KEEP, f"Keep {one.name}, with a reason"),
            (LET_GO, f"Let {one.name} go", f"Gone for good, with what was said about {one.name} alone."),
        ]
        if others:
            choices.append((SAME, f"{one.name} is somebody who is on the map already"))
        self.set_choices("what", [*choices, (LATER, "Decide later")])
        self.set_choices("known", others)

    @property
    def until(self) -> str:
        """The day by which it is decided, or they go."""
        return f"by {dates.short(self.one.until)}"

    def why(self) -> Why:
        """The decision that they need to be here; a young person's own account carries it."""
        given = self.cleaned_data
        return Why(need=given["need"], evidence=given["evidence"], rests_on=(RestsOn.OWN_ACCOUNT,))
