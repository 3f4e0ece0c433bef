"""Thresholds, prompts, tools and weighting: understanding a young person's friends and their surroundings."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.practice.shapes.common import Choices, Passage, Questions


@dataclass(frozen=True, slots=True)
class ThresholdLevel:
    """statutory: a child who personally reaches it needs a referral of their own (`threshold.individual`)."""

    id: str
    title: str
    means: str
    descriptors: tuple[str, ...]
    usual_response: str
    statutory: bool = False


@dataclass(frozen=True, slots=True)
class LooksLike:
    """What each level can look like in one kind of context; level id to examples."""

    id: str
    title: str
    levels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ThresholdPolicy:
    """One of the two policies (`threshold.policies`): three levels, four at most."""

    id: str
    title: str
    opening: str
    levels: Mapping[str, ThresholdLevel]
    looks_like: Mapping[str, LooksLike]
    frequency: str
    frequency_questions: tuple[str, ...]
    consider: Questions
    person_decides: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a threshold decision leads to (`threshold.decision`). after: what the product offers next."""

    id: str
    title: str
    about: str
    after: str
    policies: tuple[str, ...]
    needs_feedback: bool = True


@dataclass(frozen=True, slots=True)
class Outcomes:
    opening: str
    outcomes: Mapping[str, Outcome]
    escalate_questions: Questions


@dataclass(frozen=True, slots=True)
class Prompt:
    """A topic to think about, with hints for strengths before hints for worries."""

    id: str
    title: str
    question: str
    strengths: str
    worries: str


@dataclass(frozen=True, slots=True)
class Domain:
    """One side of the triangle; id is its rule, such as "assessment.functioning"."""

    id: str
    title: str
    opening: str
    prompts: Mapping[str, Prompt]


@dataclass(frozen=True, slots=True)
class PromptSet:
    """The prompts for one kind of assessment (`assessment.settings`, `assessment.individual`)."""

    id: str
    title: str
    opening: str
    domains: Mapping[str, Domain]
    analysis: Questions

    def prompt(self, prompt_id: str) -> Prompt:
        """A prompt by its id, whichever domain it is in."""
        return next(
            domain.prompts[prompt_id] for domain in self.domains.values() if prompt_id in domain.prompts
        )


@dataclass(frozen=True, slots=True)
class Card:
    """One card of a tool. picture: name of a drawing that stands beside the words, or ""."""

    id: str
    words: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """Something to do together in a conversation. sets: prompt sets it belongs to."""

    id: str
    title: str
    about: str
    sets: tuple[str, ...]
    takes: str
    steps: tuple[str, ...]
    cards: Mapping[str, Card]
    take_care: str


@dataclass(frozen=True, slots=True)
class Tools:
    opening: str
    tools: Mapping[str, Tool]
    with_partners: Passage
    with_parents: Passage


@dataclass(frozen=True, slots=True)
class Weighting:
    """The boxes of a shared judgement (`weighting.boxes`); all start equal, no number is ever shown."""

    opening: str
    boxes: Choices
    suggestions: Choices
    at_most_more: int
    questions: Questions
    stages: Choices
    focus_shift_questions: Questions
