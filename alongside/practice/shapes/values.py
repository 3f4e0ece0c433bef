"""The values check (`values.*`), reflection (`supervision.reflect`) and what a "no" from people means."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.practice.shapes.common import Choices, Questions


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nineteen questions.

    occasions: ids of the occasions at which it is asked again because the stage makes it matter.
    how: a "yes" is followed by "How?". per_person: asked once for each inclusion, never for the case.
    before_naming: may not be "not yet known" before anybody is named (`values.not_yet`).
    facts: ids of the live facts that stand beside it.
    """

    id: str
    text: str
    hint: str
    occasions: tuple[str, ...]
    how: bool = False
    per_person: bool = False
    before_naming: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One of the five values.

    one_question: the single fresh question on the short paths and at reviews; stored as "values.<id>".
    when_no: what a "no" to any of its questions asks next.
    """

    id: str
    title: str
    about: str
    prompts: tuple[str, ...]
    one_question: str
    when_no: str
    questions: Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Answer:
    """A way to answer. words_ask: what the box beside it asks for; "" when one tap is enough."""

    id: str
    title: str
    words_ask: str = ""
    needs_date: bool = False


@dataclass(frozen=True, slots=True)
class ValuesCheck:
    """The whole check. Days are working days; pauses, endings and facts are closed lists of ids."""

    opening: str
    gap_working_days: int
    not_yet_working_days: int
    default_pause: str
    per_person_pause: str
    occasions: Choices
    answers: Mapping[str, Answer]
    pauses: Choices
    endings: Choices
    facts: Choices
    values: Mapping[str, Value]

    @property
    def questions(self) -> dict[str, Question]:
        """All nineteen by id, in the order in which they are asked."""
        return {
            question.id: question for value in self.values.values() for question in value.questions.values()
        }


@dataclass(frozen=True, slots=True)
class Reflection:
    """A short entry by two or more people, never a tick list (`supervision.reflect`)."""

    opening: str
    at_least_people: int
    questions: Questions
    offered_at: Choices


@dataclass(frozen=True, slots=True)
class Declining:
    """What somebody may say when they say no, and what we can say and do then (`rights.refuse`)."""

    id: str
    says: str
    answer: str


@dataclass(frozen=True, slots=True)
class SayingNo:
    """Right reasons not to tell one particular person (`values.rightly_no`), and people's own "no"."""

    rightly_opening: str
    rightly_reasons: Choices
    not_reasons: tuple[str, ...]
    what_a_no_means: tuple[str, ...]
    declining: Mapping[str, Declining]
