"""What is asked when contexts are weighed, when the focus moves, and about a theme. Input checking only."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from alongside.cases.terms import Subject
from alongside.contexts.focus_operations import NewFocus
from alongside.contexts.focus_rules import CONTEXTS
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_operations import Box, Judgement
from alongside.contexts.weighting_sheet import Sheet
from alongside.design.forms import Choice, Day, Line, OneOf, Pick, Plain, Several, Words
from alongside.lib import clock, ids
from alongside.practice.shapes.common import Choices

ROOM = {
    Whose.YOUNG_PEOPLE: ("Who else was there, and where?", "For example: with Mo, at the club."),
    Whose.PROFESSIONALS: ("Who was in the room?", "And who was missing?"),
    Whose.AGREED: ("Who talked about it?", "Young people, and whoever else."),
}
WHY = {
    Whose.YOUNG_PEOPLE: ("Why is it this way round?", "In their words, if you can."),
    Whose.PROFESSIONALS: ("Why is it this way round?", "One or two reasons that somebody else could check."),
    Whose.AGREED: ("What came of talking about it?", "Keep what is still seen differently."),
}


class WeighForm(Plain):
    """Whose judgement, who was there, reasons, what it rests on, when (`weighting.reasons`)."""

    young_people = Several(
        label="Whose judgement is it?", hint="Young people, in their own view.", required=False
    )
    evidence = Words(
        label="What does that rest on?",
        hint="What was said and seen, and by whom.",
        rows=3,
        max_length=4000,
        required=False,
    )
    on = Day(label="When was it?", latest=clock.today, missing="Give the day")
    stage = OneOf(label="At which stage?", look="inline")

    def __init__(
        self,
        data: Any = None,
        *,
        whose: Whose,
        young_people: Sequence[tuple[str, str]],
        stages: Choices,
        initial: Any = None,
        **rest: Any,
    ) -> None:
        self.base_fields = self._with_words(whose)  # type: ignore[misc]
        start = {"on": clock.today(), "stage": WeightingStage.ASSESSMENT.value}
        super().__init__(data, initial={**start, **(initial or {})}, **rest)
        offered = [(one.id, one.title) for one in stages.values() if one.id != WeightingStage.REFERRAL]
        self.fields["stage"].offer(offered)  # type: ignore[attr-defined]
        if whose == Whose.YOUNG_PEOPLE and young_people:
            self.fields["young_people"].offer(young_people)  # type: ignore[attr-defined]
        else:
            del self.fields["young_people"]

    @classmethod
    def _with_words(cls, whose: Whose) -> dict[str, Any]:
        """Who was there and why, asked in the words that fit whose judgement it is."""
        (room, room_hint), (why, why_hint) = ROOM[whose], WHY[whose]
        asked = {
            "in_the_room": Words(
                label=room, hint=room_hint, rows=2, max_length=500, missing="Write who was in the room"
            ),
            "because": Words(label=why, hint=why_hint, rows=4, max_length=4000, missing="Write your reasons"),
        }
        own = cls.base_fields
        return {"young_people": own["young_people"], **asked, **own}

    def judgement(self, whose: Whose, sheet: Sheet) -> Judgement:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        place = {box.key: number for number, box in enumerate(sheet.boxes)}
        return Judgement(
            stage=WeightingStage(given["stage"]),
            whose=whose,
            in_the_room=given["in_the_room"],
            because=given["because"],
            evidence=given["evidence"],
            on=given["on"],
            boxes=tuple(Box(box.kind, box.label, box.part) for box in sheet.boxes),
            links=tuple((place[one.a], place[one.b], one.words) for one in sheet.links),
            young_people=tuple(_ids(given.get("young_people", ()))),
        )


class ContextsForm(Plain):
    """One more context, and a link between two; each has its own button."""

    says_optional = False
    new_context = Line(
        label="Add a context", max_length=60, required=False, hint="For example: online, on the way, work."
    )
    a = Pick(label="From", required=False)
    b = Pick(label="To", required=False)
    link_words = Line(
        label="How does one act on the other?",
        hint="For example: “Because of the exclusion she is in the park all day.”",
        max_length=300,
        required=False,
    )

    def __init__(self, data: Any = None, *, sheet: Sheet) -> None:
        super().__init__(data)
        for name in ("a", "b"):
            self.fields[name].offer([(box.key, box.label) for box in sheet.boxes])  # type: ignore[attr-defined]


class FocusForm(Plain):
    """What the work is about from now on, why, what it rests on, who is told (`weighting.focus_shift`)."""

    kind = Pick(
        label="What is the work about from now on?", missing="Choose what the work is about from now on"
    )
    words = Line(
        label="Which one?",
        hint="A short name without anybody’s initials, such as “the 78 route”.",
        max_length=120,
        missing="Write what the focus is now",
    )
    place = Pick(label="Is it a place on the map?", empty="Not on the map", required=False)
    group = Pick(label="Is it a group on the map?", empty="Not on the map", required=False)
    because = Words(label="What points to another focus?", rows=4, missing="Write why the focus moves")
    evidence = Words(
        label="What does that rest on?", hint="What was said and seen, and by whom.", rows=3,
        missing="Write what that rests on",
    )  # fmt: skip
    partners_told = Words(
        label="Who is told, and by whom?",
        hint="Young people, parents and partners who were told of the first focus.",
        rows=3,
        missing="Write who is told, and by whom",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        places: Iterable[Choice],
        groups: Iterable[Choice],
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        kinds = [(one.value, one.label.capitalize()) for one in CONTEXTS]
        for name, offered in (("kind", kinds), ("place", list(places)), ("group", list(groups))):
            if offered:
                self.fields[name].offer(offered)  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def focus(self) -> NewFocus:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return NewFocus(
            kind=Subject(given["kind"]),
            words=given["words"],
            place=ids.read(given.get("place")),
            group=ids.read(given.get("group")),
            because=given["because"],
            evidence=given["evidence"],
            partners_told=given["partners_told"],
        )


class ThemeForm(Plain):
    """Something about a place or group that names nobody (`recording.themes`)."""

    kind = OneOf(label="What is it about?", look="inline", missing="Choose what it is about")
    words = Words(
        label="What do you see?",
        hint="Say it without names, initials or anything only one person could be known by.",
        rows=4,
        max_length=2000,
        missing="Write what you see, without naming anybody",
    )
    place = Pick(label="Does it belong to a place?", empty="No single place", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kinds: Iterable[Choice],
        places: Sequence[tuple[str, str]],
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        self.fields["kind"].offer(kinds)  # type: ignore[attr-defined]
        if places:
            self.fields["place"].offer(places)  # type: ignore[attr-defined]
        else:
            del self.fields["place"]


def _ids(typed: Iterable[str]) -> list[UUID]:
    return [found for one in typed if (found := ids.read(one))]
