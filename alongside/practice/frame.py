"""One version of the practice content, whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from alongside.practice.shapes.assessment import (
    Outcome,
    Outcomes,
    PromptSet,
    ThresholdPolicy,
    Tool,
    Tools,
    Weighting,
)
from alongside.practice.shapes.common import Choices
from alongside.practice.shapes.purpose import (
    Condition,
    LawfulBasis,
    Leaflet,
    Legal,
    Path,
    Paths,
    Process,
    Purpose,
    Purposes,
    Reference,
    References,
)
from alongside.practice.shapes.values import Question, Reflection, SayingNo, Value, ValuesCheck
from alongside.practice.shapes.words import LanguageHelp
from alongside.practice.shapes.work import (
    AdultHarm,
    FirstSteps,
    Inclusion,
    Informing,
    Kind,
    Kinds,
    Labels,
    LabelSet,
    Nation,
    Response,
    Responses,
    Retention,
    RetentionClass,
    Reviews,
    Roles,
    RoleWords,
    SelfReview,
    Timing,
    Timings,
    Together,
)


@dataclass(frozen=True)
class Framework:
    """Everything a version holds. Fields are named after the files (a mapping is a folder of files);
    the properties below are short ways to what is asked for most.

    date: day of this version. based_on: the version it changes, or "". language: "en" or "cy".
    """

    version: str
    title: str
    date: str
    based_on: str
    language: str
    nation: Nation
    labelling: Labels
    values_check: ValuesCheck
    reflection: Reflection
    saying_no: SayingNo
    thresholds: Mapping[str, ThresholdPolicy]
    decisions: Outcomes
    prompts: Mapping[str, PromptSet]
    conversation: Tools
    weighting: Weighting
    purpose: Purposes
    gates: Paths
    legal: Legal
    law_and_guidance: References
    process: Process
    leaflets: Mapping[str, Leaflet]
    wording: LanguageHelp
    catalogue: Responses
    reviews: Reviews
    self_review: Mapping[str, SelfReview]
    keeping: Retention
    clocks: Timings
    vocabulary: Kinds
    inclusion: Inclusion
    adult_harm: AdultHarm
    first_steps: FirstSteps
    roles_explained: Roles
    together: Together

    @property
    def values(self) -> Mapping[str, Value]:
        """The five values by id."""
        return self.values_check.values

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The nineteen questions by id, "values.rights.6" among them."""
        return self.values_check.questions

    @property
    def purposes(self) -> Mapping[str, Purpose]:
        return self.purpose.purposes

    @property
    def triggers(self) -> Choices:
        return self.purpose.triggers

    @property
    def paths(self) -> Mapping[str, Path]:
        """ "together", "nameless" and "named"."""
        return self.gates.paths

    @property
    def lawful_bases(self) -> Mapping[str, LawfulBasis]:
        return self.legal.lawful_bases

    @property
    def conditions(self) -> Mapping[str, Condition]:
        return self.legal.conditions

    @property
    def references(self) -> Mapping[str, Reference]:
        return self.law_and_guidance.references

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What a threshold decision can lead to."""
        return self.decisions.outcomes

    @property
    def tools(self) -> Mapping[str, Tool]:
        """Things to do together in a conversation."""
        return self.conversation.tools

    @property
    def responses(self) -> Mapping[str, Response]:
        """The catalogue of `plan.catalogue`."""
        return self.catalogue.responses

    @property
    def retention(self) -> Mapping[str, RetentionClass]:
        return self.keeping.classes

    @property
    def timings(self) -> Mapping[str, Timing]:
        """The numbers of the practice, by names such as "values_gap" and "unconfirmed"."""
        return self.clocks.timings

    @property
    def informing(self) -> Mapping[str, Informing]:
        """Who is told when, by kind of person (`rights.informed`)."""
        return self.clocks.informing

    @property
    def labels(self) -> Mapping[str, LabelSet]:
        return self.labelling.sets

    @property
    def roles(self) -> Mapping[str, RoleWords]:
        return self.roles_explained.roles

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, Kind]]:
        """Closed lists by name: kinds["ties"]["friend"], kinds["contexts"]["school"] …"""
        return {each.id: each.kinds for each in self.vocabulary.lists.values()}
