"""What is asked when somebody adds to the assessment, analyses and finishes. Input checking only."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from alongside.assessments.operations import Known
from alongside.assessments.shown import AnswerSeen
from alongside.assessments.terms import About, Kind
from alongside.design.forms import Choice, Day, Line, OneOf, Pick, Plain, Several, Words
from alongside.lib import clock, ids

OTHER = "other"
WHOSE_WORDS = "Say whose words these are"
Offered = Sequence[tuple[str, str]]

KIND_HINTS = {
    Kind.STRENGTH: "Something good, or something that could grow",
    Kind.WORRY: "What happens, and what it does to them; never what somebody is",
    Kind.YOUNG_PEOPLE: "As they said it",
    Kind.PARENTS: "As they said it",
    Kind.PROFESSIONAL: "What you make of it",
    Kind.EVIDENCE: "Something that anybody could check",
    Kind.NOT_YET_KNOWN: "What nobody knows yet, and who will ask",
    Kind.NORM_AS_IT_IS: "What most of them do and think",
    Kind.NORM_AS_BELIEVED: "What each of them thinks that everybody else does",
}
ABOUT: list[Choice] = [
    (About.GROUP.value, "The group, or how they are together"),
    (About.PERSON.value, "One or more people"),
    (About.CONTEXT.value, "The place or surroundings alone", "It names nobody; others can read it, too"),
]


class AddForm(Plain):
    """One thing that somebody knows (`assessment.factor`)."""

    kind = OneOf(
        label="What do you want to add?",
        reveals={
            Kind.YOUNG_PEOPLE: ["young_person", "young_person_with"],
            Kind.PARENTS: ["parent"],
        },
    )
    young_person = Pick(
        label="Whose words are these?", missing=WHOSE_WORDS, reveals={OTHER: "young_person_words"}
    )
    young_person_words = Line(
        label="Who is it?", hint="For example “a girl at the stop”.", max_length=80, missing=WHOSE_WORDS
    )
    young_person_with = Line(
        label="Who were they with?", hint="For example “with Mo”.", max_length=80, required=False
    )
    parent = Pick(label="Which parent or carer?", missing=WHOSE_WORDS, reveals={OTHER: "parent_words"})
    parent_words = Line(label="Which of them?", max_length=80, missing=WHOSE_WORDS)
    words = Words(label="What do you know?", rows=5, max_length=4000, missing="Write what you know")
    about = OneOf(label="Whom or what does it concern?", choices=ABOUT, reveals={About.PERSON: ["people"]})
    people = Several(label="Whom?", missing="Choose whom this is about")
    on = Day(label="When was it said, seen or thought?", latest=clock.today, missing="Give the day")
    rests_on = Several(label="Does it rest on something that is on the map?", look="small", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kinds: Iterable[Kind],
        young_people: Offered,
        parents: Offered,
        people: Offered,
        statements: Offered,
        initial: Any = None,
        **rest: Any,
    ) -> None:
        offered: list[Choice] = [(one.value, one.label.capitalize(), KIND_HINTS[one]) for one in kinds]
        start = {"kind": offered[0][0], "about": About.GROUP.value, "on": clock.today()}
        super().__init__(data, initial={**start, **(initial or {})}, **rest)
        others = [(OTHER, "Somebody not in this list")]
        self._offer("kind", offered)
        self._offer("young_person", [*young_people, *others])
        self._offer("parent", [*parents, *others])
        self._offer("people", people)
        self._offer("rests_on", statements)
        if not people:
            self._offer("about", [one for one in ABOUT if one[0] != About.PERSON])
            del self.fields["people"], self.revealed["people"]
        if not statements:
            del self.fields["rests_on"]

    def known(self, prompt: str) -> Known:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        kind = Kind(given["kind"])
        asked = "young_person" if kind == Kind.YOUNG_PEOPLE else "parent"
        return Known(
            prompt=prompt,
            kind=kind,
            words=given["words"],
            about=About(given["about"]),
            on=given["on"],
            people=chosen(given.get("people")),
            speaker=ids.read(given[asked]) if kind.is_quote else None,
            speaker_words=given[f"{asked}_words"] if kind.is_quote else "",
            said_with=given["young_person_with"] if kind == Kind.YOUNG_PEOPLE else "",
            rests_on=chosen(given.get("rests_on")),
        )

    def _offer(self, name: str, choices: Iterable[Any]) -> None:
        self.fields[name].offer(choices)  # type: ignore[attr-defined]


class AnalysisForm(Plain):
    """The questions of the analysis, each with the version that the writer had before them."""

    says_optional = False

    def __init__(
        self, data: Any = None, *, asked: Sequence[AnswerSeen], initial: Any = None, **rest: Any
    ) -> None:
        self.asked = asked
        self.base_fields = {  # type: ignore[misc]
            f"answer_{one.question}": Words(
                label=one.text, hint=one.hint, rows=4, max_length=6000, required=False
            )
            for one in asked
        }
        stands = {f"answer_{one.question}": one.words for one in asked}
        super().__init__(data, initial={**stands, **(initial or {})}, **rest)

    def answers(self) -> dict[str, str]:
        """Words by question."""
        return {one.question: self.cleaned_data[f"answer_{one.question}"] for one in self.asked}

    def versions(self) -> dict[str, str]:
        """What the writer had before them, by question."""
        return {one.question: str(self.data.get(f"version_{one.question}", "")) for one in self.asked}


class NoStrengthForm(Plain):
    """Why a side of the triangle has no strength yet."""

    reason = Words(
        label="Why is there no strength here yet?",
        hint="Where have you looked, and whom have you asked?",
        rows=4,
        max_length=2000,
        missing="Write why there is no strength here yet",
    )


class ViewsMissingForm(Plain):
    """Why young people's own views are not there, and how they will be asked."""

    reason = Words(
        label="Why are their own views not there yet?",
        rows=3,
        max_length=2000,
        missing="Write why their own views are not there yet",
    )
    plan = Words(
        label="How and when will they be asked?",
        hint="By whom they trust, where, and by when.",
        rows=3,
        max_length=2000,
        missing="Write how and when they will be asked",
    )


class SignOffForm(Plain):
    """What the supervisor says."""

    words = Words(
        label="What do you want to say?",
        hint="To sign off this may stay empty. To send it back, write what is still missing.",
        rows=3,
        max_length=4000,
        required=False,
    )


def chosen(typed: Iterable[str] | None) -> tuple[UUID, ...]:
    """Ids out of a group of ticks."""
    return tuple(found for one in typed or () if (found := ids.read(one)))
