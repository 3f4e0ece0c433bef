"""Input checking for referrals and decisions."""

from typing import Any

from alongside.cases.terms import Subject
from alongside.design.forms import Line, OneOf, Pick, Plain, Segments, Words
from alongside.practice import framework
from alongside.referrals.terms import Knows
from alongside.thresholds.terms import Outcome, Policy

HOW_MUCH = [("less", "less"), ("same", "as much as the others"), ("more", "most")]


class BeginForm(Plain):
    """What the referral is about; a context needs no names (`referral.context`)."""

    subject = OneOf(
        label="What is this referral about?",
        heading=True,
        choices=[
            (Subject.PEER_GROUP, "A peer group", "Several young people are one referral, not one file each."),
            (Subject.SCHOOL, "A school"),
            (Subject.NEIGHBOURHOOD, "A neighbourhood or place", "A park, an estate, a street."),
            (Subject.TRANSPORT, "Transport", "A bus route, a station."),
            (Subject.ONLINE, "An online space"),
            (Subject.BUSINESS, "A shop or business"),
            (Subject.SERVICE, "A service"),
            (Subject.YOUNG_PERSON, "One young person"),
        ],
        missing="Choose what this referral is about",
    )


class ReferralForm(Plain):
    """The referral (`referral.form`): friends and peers as a pen narrative, strengths, who knows, weighting."""

    what = Words(
        label="What is happening?",
        hint="What you saw or were told, by whom, and when. Say what you do not know, too.",
        missing="Write what is happening",
    )
    where = Line(label="Where and when does it happen?", required=False)
    about_safety = Words(
        label="What makes this about safety?",
        hint="How they look or whom they are seen with is not enough. What could happen to whom?",
        rows=4,
        missing="Write what makes this about safety",
    )
    narrative = Words(
        label="Tell us about the friends and peers",
        hint="Who is there for whom? Who looks out, who decides, who is at the edge? You need no names.",
        rows=6,
        missing="Write something about the friends and peers",
    )
    strengths = Words(
        label="What is good about these friendships?",
        rows=4,
        missing="Write at least one good thing; if you know of none, say so",
    )
    protective = Words(
        label="Who or what keeps them safe?", hint="Adults, places, activities.", rows=3, required=False
    )
    young_people_know = OneOf(
        label="Do the young people know about this referral?",
        choices=[(one.value, one.label.capitalize()) for one in Knows],
        missing="Say whether the young people know",
    )
    young_people_view = Words(
        label="What do the young people say?", hint="Their own words, if you can.", rows=3, required=False
    )
    parents_know = OneOf(
        label="Do their parents or carers know?",
        choices=[(one.value, one.label.capitalize()) for one in Knows],
        missing="Say whether parents or carers know",
    )
    parents_view = Words(label="What do parents or carers say?", rows=3, required=False)
    why_not_told = Words(
        label="If somebody has not been told: why, and what would you need so that they can be?",
        rows=3,
        required=False,
        conditional=True,
    )
    trusted = Words(
        label="Whom do the young people trust?",
        hint="A role is enough: their youth worker, a grandmother.",
        rows=2,
        required=False,
    )
    offer = Words(label="What can you or your service offer?", rows=2, required=False)

    def __init__(self, *args: Any, boxes: list[tuple[str, str]], **kwargs: Any) -> None:
        self.boxes = boxes
        super().__init__(*args, **kwargs)
        for key, label in boxes:
            self.fields[f"weight_{key}"] = Segments(
                label=label.capitalize(), choices=HOW_MUCH, initial="same", required=False
            )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        untold = {Knows.NO, Knows.SOME, Knows.NOT_SAFE}
        somebody = untold & {typed.get("young_people_know"), typed.get("parents_know")}
        if somebody and not typed.get("why_not_told"):
            self.add_error("why_not_told", "Write why somebody has not been told, and what you would need")
        return typed

    def weights(self) -> dict[str, str]:
        """Context -> "less", "same" or "more"."""
        return {key: self.cleaned_data[f"weight_{key}"] or "same" for key, _ in self.boxes}


class DecisionForm(Plain):
    """The threshold decision (`threshold.decision`) and, where work follows, how it begins."""

    policy = OneOf(
        label="Which policy do you decide against?",
        choices=[(one.value, f"The policy {one.label}") for one in Policy],
        reveals={one.value: [f"level_{one.value}"] for one in Policy},
        missing="Choose a policy",
    )
    level_individual = OneOf(label="Which level fits best?", missing="Choose a level")
    level_context = OneOf(label="Which level fits best?", missing="Choose a level")
    reasons = Words(label="Why this level?", rows=4, missing="Write your reasons")
    considered = Words(label="What else did you consider?", rows=3, missing="Write what else you considered")
    outcome = OneOf(
        label="What follows?",
        choices=[(one.value, one.label.capitalize()) for one in Outcome],
        missing="Choose what follows",
    )
    title = Line(
        label="If work follows: what shall it be called?",
        hint="A neutral name, such as the place. Never a gang or street name.",
        required=False,
        conditional=True,
    )
    lead = Pick(label="If work follows: who leads it?", required=False, conditional=True)
    child_title = Line(
        label="If individual and context work follow: whose own work is opened beside it?",
        hint="Initials. It is a case of its own, with a team of its own.",
        required=False,
        conditional=True,
    )
    own_referral = OneOf(
        label="Does any single child need a referral of their own?",
        hint="A child who may be suffering significant harm, or needs help in their own right. This never waits.",
        choices=[("no", "No"), ("yes", "Yes")],
        reveals={"yes": ["own_who", "own_because", "own_made"]},
        missing="Say whether any child needs a referral of their own",
    )
    own_who = Line(
        label="Which child?", hint="Initials and age are enough here.", missing="Write which child"
    )
    own_because = Words(label="Why in their own right?", rows=2, missing="Write why this child needs it")
    own_made = OneOf(
        label="Has it been made?",
        choices=[("yes", "Yes, today"), ("no", "Not yet: it will be made today")],
        missing="Say whether that referral has been made",
    )
    feedback = Words(
        label="What will the referrer be told?",
        hint="They read only this. Say what was decided and why, and nothing that belongs to the case.",
        rows=3,
        missing="Write what the referrer will be told",
    )

    def __init__(self, *args: Any, version: str, leads: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for policy in framework(version).thresholds.values():
            offered = [(one.id, one.title, one.means) for one in policy.levels.values()]
            self.set_choices(f"level_{policy.id}", offered)
        self.set_choices("lead", leads)
