"""Input checking for the purpose decision, short and whole."""

from collections.abc import Iterable, Mapping
from typing import Any

from alongside.contexts.terms import Basis, ElseOutcome
from alongside.design.forms import Choice, Line, OneOf, Pick, Plain, Segments, Several, Tick, Words
from alongside.practice.frame import Framework
from alongside.practice.shapes.purpose import ProcessItem
from alongside.purpose.terms import Agrees

LINE = 140
"""Characters of the line that stands above every page of the case."""

STATEMENT_HINT = (
    "A few plain words that go on after “This work is …”, such as “to make the way home safer”. Names nobody."
)


class WhyForm(Plain):
    """`purpose.trigger`, `purpose.statement`: why, from a closed list, in plain words, for what change."""

    trigger = OneOf(label="What started this?", look="small", missing="Choose what started this")
    purpose = OneOf(label="What is this work for?", missing="Choose what this work is for")
    statement = Line(
        label="In a few plain words",
        hint=STATEMENT_HINT,
        max_length=LINE,
        missing="Write in a few plain words why",
    )
    change = Words(
        label="What do you hope will be different for these young people?",
        rows=3,
        missing="Write what you hope will be different",
    )
    kept_words = Tick(label="I have read this, and my words mean something else here", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        texts: Framework,
        level: int | None,
        short: bool = False,
        explained: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        fitting = [one for one in texts.purposes.values() if level in one.levels]
        self.fields["purpose"].offer((one.id, one.title, one.about) for one in fitting)  # type: ignore[attr-defined]
        self.fields["trigger"].offer((one.id, one.title) for one in texts.triggers.values())  # type: ignore[attr-defined]
        if fitting:
            self["change"].help_text = f"For example: {fitting[0].example}"
        if len(fitting) == 1:
            self.initial.setdefault("purpose", fitting[0].id)
        if short:
            del self.fields["trigger"]
        if not explained:
            del self.fields["kept_words"]


class TogetherForm(Plain):
    """What the short path with the young person asks besides purpose and values (`path.together`)."""

    told = Words(
        label="What did you tell them?",
        hint="What it is for, who sees it, when it cannot be kept between you, that they can stop.",
        rows=3,
        missing="Write what you told them",
    )
    said = Words(label="What did they say to that?", rows=2, missing="Write what they said to that")
    agrees = Segments(
        label="Do they want to take part?",
        hint="This is theirs to give. It is not the lawful basis, which is ours to show.",
        choices=Agrees.choices,
        missing="Say whether they want to take part",
    )
    harm = Words(
        label="Could it do harm, and what will prevent that?",
        rows=3,
        missing="Write whether it could do harm",
    )


class HarmForm(Plain):
    """`purpose.harm`: the record of necessity and proportionality."""

    def __init__(self, data: Any = None, *, texts: Framework, **rest: Any) -> None:
        self.base_fields = {  # type: ignore[misc]
            one.id: Words(label=one.question, hint=one.hint, rows=3)
            for one in texts.purpose.harm_questions.values()
        }
        super().__init__(data, **rest)


class LawfulForm(Plain):
    """`purpose.basis`: told, agreed to take part, lawful basis: three things, apart."""

    told = Words(label="What have young people and parents been told so far?", rows=3, required=False)
    agrees = Segments(label="Do they want to take part?", choices=Agrees.choices, required=False)
    basis = OneOf(label="What allows us to write about them at all?", missing="Choose the lawful basis")
    basis_why = Line(
        label="Which duty or power?",
        hint="For example: section 17 of the Children Act 1989.",
        missing="Write which duty or power",
    )

    def __init__(self, data: Any = None, *, texts: Framework, **rest: Any) -> None:
        self.base_fields = {**type(self).base_fields, **_conditions(texts)}  # type: ignore[misc]
        super().__init__(data, **rest)
        self.fields["basis"].offer(  # type: ignore[attr-defined]
            (one.id, one.title, f"{one.plain} {one.provision}.") for one in texts.lawful_bases.values()
        )

    @property
    def limb(self) -> str:
        """The limb of the condition that was chosen."""
        return self.cleaned_data.get(f"limb_{self.cleaned_data['condition']}") or ""


def _conditions(texts: Framework) -> dict[str, OneOf]:
    """The condition, and under each one that has them its limbs."""
    limbs = {
        f"limb_{one.id}": OneOf(
            label=one.limbs_ask,
            choices=[(limb.id, limb.title, limb.about) for limb in one.limbs.values()],
            look="small",
        )
        for one in texts.conditions.values()
        if one.limbs
    }
    condition = OneOf(
        label="And for more private information, such as health, ethnicity or offences?",
        choices=[(one.id, one.title, f"{one.plain} {one.provision}.") for one in texts.conditions.values()],
        reveals={name.removeprefix("limb_"): (name,) for name in limbs},
        missing="Choose the condition",
    )
    return {"condition": condition, **limbs}


class GroupForm(Plain):
    """`group.basis`, `group.definer`, `group.name`: what makes it a group, and who says so."""

    name = Line(
        label="A neutral name",
        hint="What they share and where they meet, such as “Bus route and park friends”. No gang or street names.",
        missing="Write a neutral name",
    )
    bases = Several(
        label="What makes this a group?",
        hint="One or more. Being seen together is not enough.",
        reveals={one.value: f"rests_{one.value}" for one in Basis},
        missing="Choose what makes this a group",
    )
    rests_shared_identity = Line(
        label="What does that rest on?", missing="Write what the shared identity rests on"
    )
    rests_shared_context = Line(
        label="What does that rest on?", missing="Write what the shared place rests on"
    )
    rests_self_selected = Line(
        label="What does that rest on?", missing="Write what their own choice rests on"
    )
    definer = Line(
        label="Who says that this is a group?",
        hint="Young people, or which professional. Use a role, or initials.",
        missing="Write who says that this is a group",
    )
    own_words = Line(
        label="The young people’s own words for it",
        hint="“We’re not a group, we just get the same bus.”",
        required=False,
    )

    def __init__(self, data: Any = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["bases"].offer((one.value, one.label.capitalize()) for one in Basis)  # type: ignore[attr-defined]

    def chosen(self) -> dict[Basis, str]:
        """Each basis with what it rests on."""
        typed = self.cleaned_data
        return {Basis(one): typed[f"rests_{one}"] for one in typed["bases"]}


class ProcessForm(Plain):
    """`purpose.process`: filled in from the authority's page; change what is different here."""

    says_optional = False
    seen = Tick(
        label="This is how we do it here", missing="Look through it and tick that this is how you do it"
    )

    def __init__(self, data: Any = None, *, items: Mapping[str, ProcessItem], **rest: Any) -> None:
        asked = {
            one.id: Words(label=one.question, hint=one.hint, rows=4, required=False) for one in items.values()
        }
        self.base_fields = {**asked, **type(self).base_fields}  # type: ignore[misc]
        super().__init__(data, **rest)


class SignOffForm(Plain):
    """`purpose.signoff`, `purpose.threshold`: the threshold and the sign-off in one act."""

    level = OneOf(label="Which level is this?", missing="Choose the level")
    reasons = Words(label="Why this level?", rows=3, missing="Write why this level")
    considered = Words(label="What else was considered?", rows=2, missing="Write what else was considered")
    words = Words(label="Anything to say to whoever wrote it", rows=2, required=False)

    def __init__(self, data: Any = None, *, levels: Iterable[Choice], **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["level"].offer(levels)  # type: ignore[attr-defined]


class SendBackForm(Plain):
    """Not yet, with words."""

    send_back_words = Words(label="What needs another look?", rows=3, missing="Write what needs another look")


class UrgentForm(Plain):
    """`purpose.urgent`: one line."""

    line = Line(label="What is the danger, in one line?", missing="Write what the danger is, in one line")


class ChangeForm(Plain):
    """`purpose.change`: a new purpose is a new decision."""

    because = Words(label="What has changed?", rows=3, missing="Write what has changed")


class WhoElseForm(Plain):
    """`group.else`: who else might be included, and who should not be? The answer can be "nobody"."""

    asked = Pick(label="Whom did you ask?", required=False, empty="Somebody who is not on this record")
    asked_words = Line(label="Or who else, by role", hint="Such as “the bus driver”.", required=False)
    outcome = OneOf(
        label="What came of it?",
        choices=[(one.value, one.label.capitalize()) for one in ElseOutcome],
        reveals={
            ElseOutcome.NOT_ADDED.value: ["why"],
        },
        missing="Choose what came of it",
    )
    said = Words(label="What did they say?", hint="Without more names than needed.", rows=2, required=False)
    why = Words(label="Why is nobody added?", rows=2, missing="Write why nobody is added")

    def __init__(self, data: Any = None, *, people: Iterable[Choice], **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["asked"].offer(people)  # type: ignore[attr-defined]
