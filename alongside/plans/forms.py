"""Input checking for the plan and the review."""

from typing import Any

from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Words
from alongside.plans.terms import Aim, WhatNext


class SafetyPlanForm(Plain):
    """Three lines (`plan.now`)."""

    danger = Line(label="What could happen, where and when?", missing="Write what could happen")
    does_what = Line(
        label="What does each of us do so that it does not?", missing="Write what each of us does"
    )
    ring_whom = Line(
        label="If it happens: who rings whom?",
        hint="999 in danger. Name a person and a number they will pick up.",
        missing="Write who rings whom",
    )


class ActionForm(Plain):
    """An action (`plan.action`): what, who is best placed, by when, aimed at whom."""

    what = Words(label="What will be done?", rows=3, missing="Write what will be done")
    aim = OneOf(
        label="What is it meant to change?",
        choices=[
            (Aim.GROUP, "The group"),
            (Aim.GUARDIANS, "The adults around them"),
            (Aim.PLACE, "A place or setting"),
            (Aim.PARENTS, "Parents and carers", "Invite them by place or year, never by a list of families."),
            (Aim.INDIVIDUAL, "One young person"),
        ],
        missing="Choose what it is meant to change",
    )
    goal = Pick(label="Which goal does it serve?", empty="No goal yet", required=False)
    lead = Pick(
        label="Who leads it?",
        empty="Somebody without an account",
        required=False,
        reveals={"": "lead_words"},
    )
    lead_words = Line(
        label="Who is it?", hint="A role: duty manager, bus company.", missing="Say who leads it"
    )
    by = Day(label="By when?", missing="Give the day by which it will be done")
    response = Pick(label="Is it one of these?", empty="Something else", required=False)
    strength = Words(
        label="Which strength does it build on?",
        hint="Something the young people or their adults already do well.",
        rows=2,
        required=False,
    )
    separates = OneOf(
        label="Does it keep young people apart?",
        choices=[("no", "No"), ("yes", "Yes")],
        reveals={"yes": ["separates_because", "alternative", "legal_order"]},
        missing="Say whether it keeps young people apart",
    )
    separates_because = Words(
        label="Why should they be kept apart?", rows=2, missing="Write why young people should be kept apart"
    )
    alternative = Words(
        label="Which alternative was considered?", rows=2, missing="Write which alternative was considered"
    )
    legal_order = Line(label="Is there a legal order? Which?", required=False)

    def __init__(
        self,
        *args: Any,
        goals: list[tuple[str, str]],
        leads: list[tuple[str, str]],
        responses: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].says_optional = False  # type: ignore[attr-defined]
        self.set_choices("goal", goals)
        self.set_choices("lead", leads)
        self.set_choices("response", responses)


class StepForm(Plain):
    """What came of an action."""

    status = OneOf(label="Where does it stand now?", missing="Choose where it stands now")
    words = Words(
        label="What happened, or why?",
        hint="Needed when it is not agreed or is stopped.",
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, may_become: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("status", may_become)


class ReviewForm(Plain):
    """A review (`plan.review`)."""

    what_changed = Words(
        label="What has changed for the young people?",
        hint="Change, not effort. Compare with how it was before: the measures stand beside.",
        missing="Write what has changed",
    )
    young_people_say = Words(
        label="What do young people say about it?", rows=4, missing="Write what young people say about it"
    )
    decision = OneOf(
        label="What next?",
        choices=[
            (WhatNext.GO_ON, "Go on", "Needs a reason, and something it rests on."),
            (WhatNext.STEP_DOWN, "Step down", "Others carry it on; this work gets smaller."),
            (WhatNext.CHANGE_FOCUS, "Change the focus", "What most needs to change is somewhere else."),
            (WhatNext.CLOSE, "Close", "The work is done, or no longer needed."),
        ],
        reveals={
            WhatNext.GO_ON: ["because", "rests_on"],
            WhatNext.CLOSE: ["told", "record", "why_no_assessment"],
        },
        missing="Choose what next",
    )
    because = Words(label="Why should it go on?", rows=2, missing="Write why the work should go on")
    rests_on = Words(label="What does that rest on?", rows=2, missing="Write what that rests on")
    told = Words(
        label="What were young people and parents told?", rows=2, missing="Write what they were told"
    )
    record = Words(
        label="What were they told about the record?",
        hint="What is kept, for how long, and how to ask about it.",
        rows=2,
        missing="Write what they were told about the record",
    )
    why_no_assessment = Words(
        label="If there is no finished assessment: why was none needed?", rows=2, required=False
    )
    next_on = Day(label="When is the next review?", hint="Not needed when you close.", required=False)
