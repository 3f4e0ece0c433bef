"""Input checking for the values check: one tap for each question, words where they are wanted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Covers, SeesWhat
from alongside.design.forms import Choice, Day, Line, OneOf, Pick, Plain, Segments, Several, Words
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.practice.shapes.common import Questions
from alongside.practice.shapes.values import ValuesCheck
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.shown import Asked
from alongside.values.terms import Ending, Said

BOXES = {Said.YES: "how", Said.NO: "gap", Said.NOT_YET: "find", Said.DOES_NOT_APPLY: "why"}
"""Which box holds the words of an answer."""


def field_name(question: str) -> str:
    """ "values.rights.1" as the name of a form field."""
    return question.removeprefix("values.").replace(".", "_")


class QuestionsForm(Plain):
    """The questions of one value: segments, and under each answer what it asks for.

    must: questions that want an answer now; the others may be left alone.
    """

    says_optional = False

    def __init__(
        self,
        data: Any = None,
        *,
        asked: Sequence[Asked],
        check: ValuesCheck,
        team: Sequence[Choice],
        me: UUID,
        **rest: Any,
    ) -> None:
        self._questions = {field_name(one.id): one for one in asked}
        self._check, self._team, self._me = check, team, me
        self.base_fields = {  # type: ignore[misc]
            name: field for key, one in self._questions.items() for name, field in self._fields(key, one)
        }
        super().__init__(data, **rest)

    def _fields(self, name: str, one: Asked) -> Iterator[tuple[str, Any]]:
        titles = self._check.answers
        reveals = {
            Said.NO: [f"{name}_gap", f"{name}_owner", f"{name}_due"],
            Said.NOT_YET: [f"{name}_find", f"{name}_by"],
            Said.DOES_NOT_APPLY: [f"{name}_why"],
            **({Said.YES: [f"{name}_how"]} if one.how else {}),
        }
        yield (
            name,
            Segments(
                label=one.text,
                hint=one.hint,
                choices=[(said, titles[said].title) for said in Said],
                reveals=reveals,
                required=one.must,
                missing=f"Answer “{one.text}”",
            ),
        )
        if one.how:
            yield f"{name}_how", Words(label="How?", rows=2, missing="Write how")
        yield from self._gap_fields(name, one.text)
        yield (
            f"{name}_find",
            Words(label=titles[Said.NOT_YET].words_ask, rows=2, missing="Write how you will find out"),
        )
        yield (
            f"{name}_by",
            Day(
                label="By when will you know?",
                called=f"The date for finding out about “{one.text}”",
                hint=f"Ten working days at most. After {one.latest_to_know:%-d %B} it counts as “no”.",
                initial=one.latest_to_know,
            ),
        )
        yield (
            f"{name}_why",
            Words(label=titles[Said.DOES_NOT_APPLY].words_ask, rows=2, missing="Write why it does not apply"),
        )

    def _gap_fields(self, name: str, text: str) -> Iterator[tuple[str, Any]]:
        latest = working_days_after(clock.today(), self._check.gap_working_days)
        asks = self._check.answers[Said.NO].words_ask
        yield f"{name}_gap", Words(label=asks, rows=2, missing="Write what is missing")
        yield (
            f"{name}_owner",
            Pick(
                label="Who sees to it?",
                choices=self._team,
                initial=str(self._me),
                empty="",
                required=False,
            ),
        )
        yield (
            f"{name}_due",
            Day(
                label="By when?",
                called=f"The date for closing the gap in “{text}”",
                initial=latest,
                required=False,
            ),
        )

    def answers(self) -> list[Answering]:
        """What was answered; questions that were left alone are not among them."""
        return [
            self._answer(name, one) for name, one in self._questions.items() if self.cleaned_data.get(name)
        ]

    def _answer(self, name: str, one: Asked) -> Answering:
        typed = self.cleaned_data
        said = Said(typed[name])
        return Answering(
            Giving(
                question=one.id,
                said=said,
                words=typed.get(f"{name}_{BOXES[said]}") or "",
                known_by=typed.get(f"{name}_by") if said == Said.NOT_YET else None,
                due_on=typed.get(f"{name}_due") if said == Said.NO else None,
                how=one.how,
                name=name,
            ),
            owner=ids.read(typed.get(f"{name}_owner")) if said == Said.NO else None,
        )

    def drawn(self) -> Iterator[tuple[Asked, Any, list[tuple[Any, list[Any]]]]]:
        """For the page: each question, its field, and each choice with the fields it reveals."""
        for name, one in self._questions.items():
            field: Any = self[name]
            yield one, field, [(option, list(option.reveals)) for option in field.options()]


def team_choices(opened: OpenCase, *, sees: Iterable[str] = (SeesWhat.ALL,)) -> list[Choice]:
    """Those on the team who see so much of the case; a gap is owned by somebody who can mend it."""
    people = {one.user: one for one in opened.colleagues if one.sees in sees}
    return [(str(user), f"{one.name}, {one.title}") for user, one in people.items()]


class NarrowForm(Plain):
    """The supervisor says what a pause is really about."""

    covers = OneOf(
        label="What does the pause stop from now on?",
        reveals={Covers.PERSON: "person", Covers.STAGE: "stage"},
        missing="Choose what stays paused",
    )
    person = Pick(label="Whom?", missing="Choose whom this is about")
    stage = Pick(label="Which stage?", missing="Choose the stage")
    because = Words(label="Why is that enough?", rows=3, missing="Write why that is enough")

    def __init__(
        self,
        data: Any = None,
        *,
        check: ValuesCheck,
        people: Iterable[Choice],
        stages: Iterable[Choice],
    ) -> None:
        super().__init__(data)
        choices = [(one.id, one.title, one.about) for one in check.pauses.values() if one.id != Covers.ALL]
        for name, offered in (("covers", choices), ("person", people), ("stage", stages)):
            self.fields[name].offer(offered)  # type: ignore[attr-defined]


class DecideForm(Plain):
    """The supervisor decides about a gap that will not be mended."""

    ending = OneOf(label="What is decided?", missing="Choose what is decided")
    decided_because = Words(label="Say what and why", rows=3, missing="Write what was decided and why")

    def __init__(self, data: Any = None, *, check: ValuesCheck) -> None:
        super().__init__(data)
        offered = [
            (one.id, one.title, one.about)
            for one in check.endings.values()
            if one.id in (Ending.NARROWED, Ending.STOPPED)
        ]
        self.fields["ending"].offer(offered)  # type: ignore[attr-defined]


class ReflectionForm(Plain):
    """A few honest lines by two or more people (`supervision.reflect`); there is nothing to tick off."""

    offered_at = OneOf(label="What brought you to it?", look="small", missing="Choose what brought you to it")
    people = Several(label="Who is writing this with you?", required=False)
    with_whom = Line(
        label="Anybody else?", hint="A role is enough, such as “the club’s volunteer”.", required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        questions: Questions,
        offered_at: Iterable[Choice],
        people: Iterable[Choice],
        **rest: Any,
    ) -> None:
        self.base_fields = {  # type: ignore[misc]
            **type(self).base_fields,
            **{
                f"thought_{one.id}": Words(label=one.question, hint=one.hint, rows=3, required=False)
                for one in questions.values()
            },
        }
        super().__init__(data, **rest)
        self.fields["offered_at"].offer(offered_at)  # type: ignore[attr-defined]
        self.fields["people"].offer(people)  # type: ignore[attr-defined]

    def thoughts(self) -> dict[str, str]:
        """Words by question."""
        return {
            name.removeprefix("thought_"): words
            for name, words in self.cleaned_data.items()
            if name.startswith("thought_") and words
        }
