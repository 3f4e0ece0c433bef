"""Who is who, and who comes in: each person by a decision, with the same words for several who were chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from alongside.design.forms import Choice, Line, OneOf, Pick, Plain, Several, Words
from alongside.peermaps.bringing_in import plan as plans
from alongside.peermaps.bringing_in.answers import Answers, Decision, token
from alongside.peermaps.bringing_in.plan import PlannedPerson
from alongside.peermaps.bringing_in.presenters import place_of, spoken_of
from alongside.peermaps.bringing_in.queries import Going
from alongside.peermaps.bringing_in.steps import APART, PEOPLE, WHO
from alongside.people.terms import RestsOn

NOBODY = "none"
FEW = 8
ONE, SEVERAL = "one", "several"
HERE = "here"
HOWS: tuple[Choice, ...] = (
    ("in", "They come in", "Each is a decision that they need to be in this record"),
    ("unnamed", "They come in without a name", "A place is kept for them; nobody is identified"),
    (HERE, "They are somebody who is here already", "One person at a time"),
    ("out", "They stay out"),
)
_PARTS: tuple[tuple[str, str, str | tuple[str, ...]], ...] = (
    (
        "One, or several?",
        "People and places of several interviews who may be one. Nobody is joined by themselves.",
        "one_",
    ),
    ("Already on this map?", "People and places that may be here already.", ("here_", "place_")),
    ("Told apart", "Only where both come in. For example “year 9”.", "apart_"),
)


class WhoForm(Plain):
    """Matches are proposed and never made: somebody says so or not (`map.same_person`, `person.tell_apart`).

    First who is one person; then who of them is here already; then what tells apart those who are left.
    """

    def __init__(self, *args: Any, going: Going, **kwargs: Any) -> None:
        self._answers, self._preview = going.answers, going.preview
        separate = replace(going.answers, same=(), here={})
        self._singles = {one.key: one for one in plans.united(going.preview.people, separate, going.here)}
        self._people = going.plan.people
        self._places_alike = plans.places_alike(going.preview.places)
        united = WHO in going.answers.seen or not (going.preview.matches or self._places_alike)
        self._proposed = [(one, known) for one in self._people if united and (known := _known(one, going))]
        self._places = [
            one for one in going.plan.places if united and plans.place_proposed(one.place, going.here)
        ]
        self._here = going.here
        alike = plans.alike(self._people, going.here)
        waiting = {one.key for one in plans.to_be_asked(going.plan, going.answers, going.here, going.level)}
        self._alike = [one for one in self._people if united and one.key in alike - waiting]
        asked = (self._ones(), self._one_places(), self._already(), self._at_places(), self._apart())
        self.base_fields = {name: field for fields in asked for name, field in fields.items()}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def sections(self) -> list[tuple[str, str, list[Any]]]:
        """Title, lead and fields of each part that is needed."""
        found = [
            (title, lead, [self[name] for name in self.fields if name.startswith(start)])
            for title, lead, start in _PARTS
        ]
        return [part for part in found if part[2]]

    def answers(self) -> Answers:
        """The answers with those of this step."""
        given = self.cleaned_data
        asked = [
            *((f"one_{token(*match.people)}", match.people) for match in self._preview.matches),
            *((f"one_{token(*keys)}", keys) for keys in self._places_alike),
        ]
        same = tuple(keys for name, keys in asked if given[name] == ONE)
        people = {one.key: given[f"here_{token(one.key)}"] for one, _ in self._proposed}
        places = {one.place.key: given[f"place_{token(one.place.key)}"] for one in self._places}
        here = {key: "" if known == NOBODY else known for key, known in {**people, **places}.items()}
        apart = {one.key: given[f"apart_{token(one.key)}"] for one in self._alike}
        return replace(
            self._answers,
            same=same,
            here={**self._answers.here, **here},
            apart={**self._answers.apart, **{key: words for key, words in apart.items() if words}},
            seen=self._answers.seen | {WHO} | ({APART} if self._alike else set()),
        )

    def _ones(self) -> dict[str, Any]:
        known = set(self._answers.same)
        seen = WHO in self._answers.seen
        return {
            f"one_{token(*match.people)}": OneOf(
                label=self._listed(match.people),
                hint=f"{match.why} {self._spoken(match.people)}",
                choices=[(ONE, "They are one person"), (SEVERAL, "They are different people")],
                missing=f"Say whether {self._listed(match.people)} are one person",
                initial=(ONE if match.people in known else SEVERAL) if seen else None,
            )
            for match in self._preview.matches
        }

    def _one_places(self) -> dict[str, Any]:
        names = {one.key: one.name for one in self._preview.places}
        known, seen = set(self._answers.same), WHO in self._answers.seen
        return {
            f"one_{token(*keys)}": OneOf(
                label=f"“{names[keys[0]]}” stands in several interviews",
                choices=[(ONE, "It is one place"), (SEVERAL, "They are different places")],
                missing=f"Say whether “{names[keys[0]]}” is one place",
                initial=(ONE if keys in known else SEVERAL) if seen else None,
            )
            for keys in self._places_alike
        }

    def _listed(self, keys: Sequence[str]) -> str:
        return " and ".join(self._singles[key].called for key in keys)

    def _spoken(self, keys: Sequence[str]) -> str:
        views = [spoken_of(self._singles[key], self._preview) for key in keys]
        return f"{'; '.join(dict.fromkeys(views))}."

    def _already(self) -> dict[str, Any]:
        return {f"here_{token(person.key)}": self._is_here(person, known) for person, known in self._proposed}

    def _is_here(self, person: PlannedPerson, known: Sequence[plans.Known]) -> OneOf | Pick:
        """A list to pick from, where there are more than fit on a page. Nothing is chosen by itself."""
        whom = person.in_sentence
        return (OneOf if len(known) <= FEW else Pick)(
            label=f"Is {whom} somebody who is already here?",
            hint=spoken_of(person, self._preview),
            choices=[
                *((str(one.id), f"Yes, {one.name}") for one in known),
                (NOBODY, "No, somebody new" if person.is_ego else "No, somebody else"),
            ],
            missing=f"Say whether {whom} is already here",
            initial=self._answered(person.keys),
        )

    def _at_places(self) -> dict[str, Any]:
        return {
            f"place_{token(one.place.key)}": OneOf(
                label=f"Is “{one.place.name}” the place of that name that is already here?",
                choices=[
                    (str(plans.place_proposed(one.place, self._here)), "Yes"),
                    (NOBODY, "No, another place"),
                ],
                missing=f"Say whether “{one.place.name}” is already here",
                initial=self._answered((one.place.key,)),
                look="inline",
            )
            for one in self._places
        }

    def _answered(self, keys: Sequence[str]) -> str | None:
        said = next((self._answers.here[key] for key in keys if key in self._answers.here), None)
        return NOBODY if said == "" else said

    def _apart(self) -> dict[str, Any]:
        return {
            f"apart_{token(one.key)}": Line(
                label=f"What tells {one.first.shown} ({place_of(one.first.where)}) apart?",
                max_length=30,
                width=20,
                required=False,
                initial=one.apart,
            )
            for one in self._alike
        }


def _known(person: PlannedPerson, going: Going) -> tuple[plans.Known, ...]:
    """Who they may be of those on the map, whoever was said already among them."""
    found = plans.proposed(person, going.here, going.level)
    said = tuple(one for one in going.here.people if one.id == person.here and one not in found)
    return (*found, *said)


class PeopleForm(Plain):
    """What is decided about those who were ticked. waiting: nobody has decided about them yet."""

    who = Several(label="About whom?", missing="Choose whom this is about")
    how = OneOf(
        label="What about them?",
        choices=HOWS,
        reveals={"in": ["need", "evidence", "rests_on"], "unnamed": ["note"], HERE: ["is_here"]},
        missing="Say what is to happen",
    )
    is_here = Pick(
        label="Who are they?",
        hint="What is said of them is added to that person.",
        missing="Choose who they are",
    )
    need = Words(
        label="Why does each of them need to be in this record?",
        hint="What could be done for the safety of young people that could not be done without them here?",
        rows=3,
        max_length=2000,
        missing="Write why each of them needs to be in this record",
    )
    evidence = Words(
        label="What does that rest on?",
        hint="What was said or seen, by whom, when.",
        rows=3,
        max_length=2000,
        missing="Write what that reason rests on",
    )
    rests_on = Several(
        label="What kind of evidence is it?",
        hint="Something unchecked, an opinion, or what the police hold adds nobody by itself.",
        choices=[(one.value, one.label.capitalize()) for one in RestsOn],
        missing="Choose what the evidence is",
    )
    note = Line(
        label="Who is meant, without a name?",
        hint="For example “a friend from the bus”.",
        max_length=60,
        missing="Write who is meant, without a name",
    )

    def __init__(self, *args: Any, going: Going, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answers = going.answers
        self._waiting = {one.key: one for one in going.plan.waiting}
        self._young = {str(one.id) for one in going.here.people if one.is_young}
        self.set_choices("who", [_choice(one, going) for one in self._waiting.values()])
        here = [(str(one.id), one.name) for one in going.here.people if not one.unnamed]
        self.set_choices("is_here", here)
        self.set_choices("how", [one for one in HOWS if here or one[0] != HERE])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("how") == HERE:
            self._check_here(given)
        if given.get("how") == "in":
            nameless = [
                one.called
                for key in given.get("who", ())
                if (one := self._waiting[key]).first.kind == "unnamed" or one.is_teller_without_a_name
            ]
            if nameless:
                says = (
                    "Who is not named in the file comes in without a name. Decide about them by themselves."
                )
                self.add_error("how", says)
        return given

    def _check_here(self, given: dict[str, Any]) -> None:
        """`map.same_person`: somebody says who it is, of one person; an interview is a young person's own."""
        who = [self._waiting[key] for key in given.get("who", ())]
        if len(who) > 1:
            self.add_error("who", "Tick one person, and say who of those who are here they are")
        elif who and who[0].is_ego and given.get("is_here") and given["is_here"] not in self._young:
            self.add_error("is_here", "An interview is told by a young person. Choose one")

    def answers(self) -> Answers:
        """The answers with what was decided about those who were ticked."""
        given = self.cleaned_data
        if given["how"] == HERE:
            known = dict.fromkeys(self._waiting[given["who"][0]].keys, given["is_here"])
            return replace(
                self._answers, here={**self._answers.here, **known}, seen=self._answers.seen | {PEOPLE}
            )
        decision = Decision(
            how=given["how"],
            need=given["need"],
            evidence=given["evidence"],
            rests_on=tuple(given["rests_on"]),
            note=given["note"],
        )
        people = {**self._answers.people, **dict.fromkeys(given["who"], decision)}
        return replace(self._answers, people=people, seen=self._answers.seen | {PEOPLE})


def _choice(person: PlannedPerson, going: Going) -> Choice:
    return (person.key, person.called, spoken_of(person, going.preview))


def again(answers: Answers, key: str, people: Sequence[PlannedPerson]) -> Answers:
    """The answers without the decision about one person, or without who they are here, so that it is made anew."""
    keys = next((one.keys for one in people if one.key == key), ())
    return replace(
        answers,
        people={one: said for one, said in answers.people.items() if one not in keys},
        here={one: said for one, said in answers.here.items() if one not in keys},
    )
