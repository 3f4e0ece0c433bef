"""What is asked about a person. Input checking only; the rules live in `rules.py`."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Several, Tick, Words
from alongside.lib import clock
from alongside.people.operations import Who, Why
from alongside.people.terms import AgeBand, HarmAnswer, Kind, OffBecause, RestsOn, SupportNeed
from alongside.practice.shapes.work import AdultHarmQuestion

NAMED_KINDS = [(kind.value, kind.label.capitalize()) for kind in Kind]

LATEST_LOOK = timedelta(days=366)


class WhyForm(Plain):
    """The decision that somebody needs to be here; `values.rights.6` and `.7` are asked once, here."""

    folded = ("review_on",)

    need = Words(
        label="Why does this person need to be in this record?",
        hint="What could be done for the safety of young people that could not be done without them here?",
        rows=3,
        max_length=2000,
        missing="Write why this person needs to be in this record",
    )
    evidence = Words(
        label="What does that rest on?",
        hint="What was said or seen, by whom, when.",
        rows=3,
        max_length=2000,
        missing="Write what that reason rests on",
    )
    rests_on = Several(
        label="What kind of evidence is it?",
        hint="Something unchecked, an opinion, or what the police hold adds nobody by itself.",
        choices=[(one.value, one.label.capitalize()) for one in RestsOn],
        missing="Choose what the evidence is",
    )
    review_on = Day(
        label="When do you look again whether they still need to be here?",
        called="The date to look again",
        hint="Left empty: at the next review, at latest in 12 weeks.",
        required=False,
        earliest=clock.today,
        latest=lambda: clock.today() + LATEST_LOOK,
    )

    def why(self) -> Why:
        """The answers as the operation takes them."""
        return Why(
            need=self.cleaned_data["need"],
            evidence=self.cleaned_data["evidence"],
            rests_on=tuple(RestsOn(one) for one in self.cleaned_data["rests_on"]),
            review_on=self.cleaned_data["review_on"],
        )


class WhoForm(Plain):
    """Who somebody is: initials, an age band, what tells two people apart (`person.minimal`)."""

    folded: tuple[str, ...] = ("apart", "age_band", "pronouns", "full_name", "born_on")

    kind = Pick(label="Who are they here?", choices=NAMED_KINDS, missing="Choose who they are here")
    shown = Line(
        label="Initials, or a symbol they chose",
        hint="For example JK, or Ms K. Add each person by a decision of their own, brothers and sisters too.",
        max_length=40,
        width=10,
        missing="Write initials or a symbol",
    )
    apart = Line(
        label="What tells them apart",
        hint="Only if somebody else here has the same initials, for example “year 9”.",
        max_length=30,
        width=20,
        required=False,
    )
    note = Line(
        label="A few words to stand under the shape",
        hint="For example “youth worker”. A role says more than a name.",
        max_length=60,
        required=False,
    )
    age_band = Pick(label="Age", choices=AgeBand.choices[1:], required=False, empty="Not known")
    pronouns = Line(label="Pronouns, where they matter", max_length=30, width=10, required=False)
    full_name = Line(
        label="Full name, only if the work needs it",
        hint="Kept sealed; the map and the lists go on showing initials.",
        max_length=120,
        required=False,
    )
    born_on = Day(label="Date of birth, only if the work needs it", required=False, latest=clock.today)

    @property
    def described(self) -> dict[str, str]:
        """What was written, field by field, as `Who` takes it."""
        given = self.cleaned_data
        words = {name: given[name] for name in ("kind", "shown", "apart", "note", "age_band", "pronouns")}
        born_on = given["born_on"].isoformat() if given["born_on"] else ""
        return {**words, "full_name": given["full_name"], "born_on": born_on}

    def who(self) -> Who:
        """The answers as the operation takes them."""
        born_on = self.described["born_on"]
        words = {
            name: self.cleaned_data[name] for name in ("shown", "apart", "note", "pronouns", "full_name")
        }
        kind, age_band = Kind(self.cleaned_data["kind"]), AgeBand(self.cleaned_data["age_band"])
        return Who(kind=kind, age_band=age_band, born_on=born_on, **words)


class ChangeForm(WhoForm):
    """What is recorded about somebody, to be put right."""

    folded = ()

    symbol = Line(label="Symbol on the map", max_length=30, width=10, required=False)
    has_died = Tick(label="This person has died", required=False)


class PlaceholderForm(Plain):
    """Somebody who is not named (`map.placeholder`)."""

    note = Line(
        label="Who is meant, without a name?",
        hint="For example “a friend from the bus”.",
        max_length=60,
        missing="Write who is meant, without a name",
    )
    kind = Pick(label="Who are they here?", choices=NAMED_KINDS, initial=Kind.YOUNG_PERSON)

    def who(self) -> Who:
        """The answers as the operation takes them."""
        return Who(kind=Kind(self.cleaned_data["kind"]), shown="", note=self.cleaned_data["note"])


class HarmQuestionsForm(Plain):
    """`map.adults`: one answer for each question of the framework, and what was done about it."""

    what_was_done = Words(
        label="What was done, by whom, and when?",
        rows=3,
        max_length=2000,
        missing="Write what was done, or why nothing had to be done",
    )

    def __init__(self, *args: Any, questions: Mapping[str, AdultHarmQuestion], **kwargs: Any) -> None:
        asked = {
            f"q_{key}": OneOf(
                label=question.question, hint=question.why, choices=HarmAnswer.choices, look="small"
            )
            for key, question in questions.items()
        }
        self.base_fields = {**asked, **type(self).base_fields}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def answers(self) -> dict[str, HarmAnswer]:
        """Question id -> answer."""
        return {
            name.removeprefix("q_"): HarmAnswer(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("q_")
        }


class SupportForm(Plain):
    """What helps somebody to follow and be followed; the language comes first (`person.support`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc]
            need.value: Line(label=need.label.capitalize(), max_length=200, required=False)
            for need in SupportNeed
        }
        super().__init__(*args, **kwargs)

    @property
    def needs(self) -> dict[SupportNeed, str]:
        """Need -> what was written."""
        return {need: self.cleaned_data[need.value] for need in SupportNeed}


_OFF = (OffBecause.MISTAKE, OffBecause.NOT_NEEDED, OffBecause.NOT_SO, OffBecause.REQUEST, OffBecause.OTHER)


class TakeOffForm(Plain):
    """Why somebody comes off."""

    because = OneOf(
        label="Why does this person come off?",
        choices=[(one.value, one.label.capitalize()) for one in _OFF],
        missing="Choose why this person comes off",
        reveals={OffBecause.OTHER.value: "words"},
    )
    words = Words(
        label="Write the reason", rows=2, max_length=2000, missing="Write why this person comes off"
    )


class MergeForm(Plain):
    """Which of the people here a placeholder turned out to be. choices: (id, name)."""

    known = Pick(label="Who is it?", missing="Choose who it is")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["known"]
        if isinstance(field, Pick):
            field.offer(choices)
