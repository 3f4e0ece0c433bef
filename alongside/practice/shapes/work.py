"""Responses, reviews, self-review, people, first steps, and the numbers and names of the work."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.practice.shapes.common import Choices, Passage, Questions


@dataclass(frozen=True, slots=True)
class Response:
    """One entry of the catalogue (`plan.catalogue`).

    aims: ids of what it works on ("group", "guardians", "place", "parents", "individual").
    brings_others_in: a values check comes first, because other people join.
    """

    id: str
    title: str
    what_for: str
    who_offers: str
    asks_of_young_people: str
    aims: tuple[str, ...]
    take_care: str
    brings_others_in: bool


@dataclass(frozen=True, slots=True)
class Responses:
    opening: str
    aims: Choices
    responses: Mapping[str, Response]


@dataclass(frozen=True, slots=True)
class SelfReviewQuestion:
    """One question of the self-review. shows: the live evidence that stands beside it (`system.review`)."""

    id: str
    question: str
    look_for: str
    shows: str


@dataclass(frozen=True, slots=True)
class SelfReviewArea:
    id: str
    title: str
    questions: Mapping[str, SelfReviewQuestion]


@dataclass(frozen=True, slots=True)
class SelfReview:
    """All questions of one level; id is "level1" or "level2"."""

    id: str
    level: int
    title: str
    opening: str
    judgements: Choices
    areas: Mapping[str, SelfReviewArea]

    @property
    def questions(self) -> dict[str, SelfReviewQuestion]:
        """By id, in order, over all areas."""
        return {question.id: question for area in self.areas.values() for question in area.questions.values()}


@dataclass(frozen=True, slots=True)
class Reviews:
    """What a review and a closing ask (`plan.review`, `plan.close`)."""

    opening: str
    questions: Questions
    young_people_questions: Questions
    outcomes: Choices
    closing: Questions


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """How long one kind of record is kept (`rights.retention`).

    count and unit ("days", "working_days", "months", "years") run from the day that `starts` names;
    count 0 means at once. then: "destroy", "nameless" (names go, the rest stays) or "review".
    """

    id: str
    title: str
    what: str
    count: int
    unit: str
    starts: str
    then: str
    because: str


@dataclass(frozen=True, slots=True)
class Retention:
    confirm: str
    holds: Choices
    classes: Mapping[str, RetentionClass]


@dataclass(frozen=True, slots=True)
class Timing:
    """A number of the practice. An authority may choose less than `at_most`, never more.

    unit: "minutes", "hours", "days", "working_days" or "months".
    """

    id: str
    rule: str
    count: int
    at_most: int
    unit: str
    says: str


@dataclass(frozen=True, slots=True)
class Informing:
    """When one kind of person is told that they are on record (`rights.informed`).

    due: "first_sharing", "supervisor_decides", "ground_per_map", "when_known" or "general_notice".
    latest_months and warn_working_days: 0 where no clock runs.
    """

    id: str
    title: str
    due: str
    latest_months: int
    warn_working_days: int
    says: str


@dataclass(frozen=True, slots=True)
class Timings:
    timings: Mapping[str, Timing]
    informing: Mapping[str, Informing]
    before_telling: Questions


@dataclass(frozen=True, slots=True)
class Kind:
    """One of a closed list that the code knows by id. Each list uses only the fields it needs.

    prompt_set: which prompts assess this kind of context. second_hand: a statement at one remove.
    """

    id: str
    title: str
    about: str
    prompt_set: str = ""
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class KindList:
    id: str
    title: str
    kinds: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class Kinds:
    lists: Mapping[str, KindList]


@dataclass(frozen=True, slots=True)
class LabelSet:
    """What people call the work. words: "group", "groups", "map", "maps", "mapping", "assessment" …"""

    id: str
    title: str
    about: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    default: str
    sets: Mapping[str, LabelSet]


@dataclass(frozen=True, slots=True)
class Nation:
    """What differs between England and Wales apart from single laws.

    words: names of plans, assessments, boards and officers. languages: in the order in which they are offered.
    duty_to_report: whom the law obliges to report a child at risk, in plain words.
    """

    id: str
    title: str
    languages: tuple[str, ...]
    language_offer: str
    words: Mapping[str, str]
    duty_to_report: str
    advocacy: str
    confirm: str


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Help for the decision that somebody needs to be here (`map.inclusion`, `group.else`)."""

    opening: str
    need: Questions
    evidence: Questions
    no_reasons: Mapping[str, "NoReason"]
    who_else: Questions
    family: str


@dataclass(frozen=True, slots=True)
class NoReason:
    """Something that is not by itself a reason to put a person on record."""

    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class AdultHarmQuestion:
    """Asked about an adult said to cause harm (`map.adults`). references: ids of laws and procedures."""

    id: str
    question: str
    why: str
    if_yes: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdultHarm:
    opening: str
    questions: Mapping[str, AdultHarmQuestion]
    young_adults: str


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """First line of the front door (`referral.danger`). duty: with "{duty_number}" where the number goes."""

    danger: str
    duty: str
    no_duty_number: str
    steps: tuple[str, ...]
    never_waits: str

    def duty_line(self, number: str) -> str:
        """Whom to ring when nobody is in danger this minute; says something useful without a number, too."""
        return self.duty.replace("{duty_number}", number) if number else self.no_duty_number


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role in plain words, for those who hold it and for those who want to know who sees what."""

    id: str
    title: str
    does: str
    sees: str
    never: str


@dataclass(frozen=True, slots=True)
class Roles:
    roles: Mapping[str, RoleWords]


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing the adult says aloud and ticks before drawing. why: for the adult, not for the screen."""

    id: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class TogetherQuestion:
    """One question at a time. about: "strength", "place", "worry" or "wish"; worries never come first.

    help: what stands below it. answer: "me", "person", "grown_up", "place" or "words". round: 2 where it is only
    asked of those who want to tell more. in_group: asked when several draw together, so never about somebody
    absent. support: what being named here says by itself, or "".
    """

    id: str
    asks: str
    help: str
    about: str
    picture: str
    answer: str
    round: int
    in_group: bool
    support: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A phrase a young person can tap about somebody or a place. support, harm: what it says of each, or ""."""

    id: str
    says: str
    support: str
    harm: str
    in_group: bool


@dataclass(frozen=True, slots=True)
class PlaceTap:
    """A place that is offered. kind: a kind of context."""

    id: str
    says: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Who somebody is to the young person: "young", "family" or "grown_up"."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class QuietSign:
    """A quiet way to say "not OK": how it is called on the screen, what the adult says of it, and why."""

    label: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Together:
    """Words for drawing with a young person (`map.together`, `map.dont_save`, `map.together_group`).

    family_words: how somebody is called without a name ("mum"), kept as said; names become letters.
    pictures, colours: the notation's symbols and colours in words.
    """

    sayings: Mapping[str, Saying]
    sign: QuietSign
    questions: Mapping[str, TogetherQuestion]
    likes: Mapping[str, Tap]
    there: Mapping[str, Tap]
    places: Mapping[str, PlaceTap]
    sorts: Mapping[str, Sort]
    family_words: tuple[str, ...]
    buttons: Mapping[str, str]
    screen: Mapping[str, str]
    pictures: Mapping[str, str]
    colours: Mapping[str, str]
    ending: Questions
    feelings: Choices
    afterwards: Questions
    group_agrees: tuple[str, ...]
    private_place: Passage
