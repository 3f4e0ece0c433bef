"""What is asked about somebody who looks out for the group (`assessment.guardianship`)."""

from collections.abc import Sequence
from typing import Any

from alongside.assessments.forms import chosen
from alongside.assessments.guardian_operations import Reading, Who
from alongside.assessments.shown import GuardianSeen
from alongside.assessments.terms import GuardianRole, Judged
from alongside.design.forms import Day, Line, OneOf, Pick, Plain, Segments, Several, Words
from alongside.lib import clock, ids

JUDGED = [(one.value, one.label.capitalize()) for one in Judged]
Offered = Sequence[tuple[str, str]]


class ReadingForm(Plain):
    """Whom young people trust, presence, three judgements, what happens when someone speaks up."""

    trusted_by = Several(
        label="Which young people trust them?",
        hint="By their own choice and in their own account.",
        required=False,
    )
    trusted_words = Line(label="What have they done to earn it?", max_length=300, required=False)
    presence = Line(
        label="Where and when are they there?",
        hint="For example “there at the time”.",
        max_length=300,
        required=False,
    )
    willingness = Segments(
        label="Willing: do they want to help?", choices=JUDGED, missing="Say whether they are willing"
    )
    willingness_words = Line(label="Willing: a word about that", max_length=300, required=False)
    ability = Segments(
        label="Able: can they, and are they allowed to?", choices=JUDGED, missing="Say whether they are able"
    )
    ability_words = Line(label="Able: a word about that", max_length=300, required=False)
    capacity = Segments(
        label="Capacity: have they time, room and means?",
        choices=JUDGED,
        missing="Say whether they have the capacity",
    )
    capacity_words = Line(label="Capacity: a word about that", max_length=300, required=False)
    speaking_up = Words(
        label="What happens when somebody speaks up to them?", rows=3, max_length=2000, required=False
    )
    on = Day(label="When was this seen or said?", latest=clock.today, missing="Give the day")

    def __init__(self, data: Any = None, *, young_people: Offered, initial: Any = None, **rest: Any) -> None:
        super().__init__(data, initial={"on": clock.today(), **(initial or {})}, **rest)
        if young_people:
            self.fields["trusted_by"].offer(young_people)  # type: ignore[attr-defined]
        else:
            del self.fields["trusted_by"]

    def reading(self) -> Reading:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return Reading(
            capacity=(Judged(given["capacity"]), given["capacity_words"]),
            willingness=(Judged(given["willingness"]), given["willingness_words"]),
            ability=(Judged(given["ability"]), given["ability_words"]),
            presence=given["presence"],
            speaking_up=given["speaking_up"],
            trusted_by=chosen(given.get("trusted_by")),
            trusted_words=given["trusted_words"],
            on=given["on"],
        )


class GuardianForm(ReadingForm):
    """Who it is, and how it stands."""

    role = OneOf(
        label="Where are they?",
        missing="Say where they are",
        look="small",
        choices=[(one.value, one.label.capitalize()) for one in GuardianRole],
    )
    who = Line(
        label="Who is it?",
        hint="A role is enough, such as “bus drivers on the 78”.",
        max_length=120,
        missing="Say who this is; a role is enough",
    )
    person = Pick(label="Are they on the map?", empty="Not on the map", required=False)
    place = Pick(label="Do they belong to a place on the map?", empty="No place on the map", required=False)
    field_order = ["role", "who", "person", "place"]

    def __init__(self, data: Any = None, *, adults: Offered, places: Offered, **rest: Any) -> None:
        super().__init__(data, **rest)
        for name, offered in (("person", adults), ("place", places)):
            if offered:
                self.fields[name].offer(offered)  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def named(self) -> Who:
        """Who it is, as the operation takes it."""
        given = self.cleaned_data
        return Who(
            role=GuardianRole(given["role"]),
            words=given["who"],
            person=ids.read(given.get("person")),
            place=ids.read(given.get("place")),
        )


def as_it_stands(seen: GuardianSeen) -> dict[str, Any]:
    """What a newer reading begins with."""
    full = {"willing": "willingness", "able": "ability", "capacity": "capacity"}
    judged: dict[str, Any] = {}
    for one in seen.judged:
        judged[full[one.name]] = one.answer.value
        judged[f"{full[one.name]}_words"] = one.words
    return {
        **judged,
        "presence": seen.presence,
        "speaking_up": seen.speaking_up,
        "trusted_by": [str(one) for one in seen.trusted_by_ids],
        "trusted_words": seen.trusted_words,
    }
