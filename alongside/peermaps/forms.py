"""What the list asks, so that everything the picture can do can be done by plain forms. Input checking only."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from alongside.cases.terms import Subject
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.design.forms import Choice, Line, OneOf, Pick, Plain, Segments, Several, Tick, Words
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import About, Described, Levels
from alongside.peermaps.terms import Direction, Level, OffReason, TieKind, TieState
from alongside.peermaps.whens import as_text, read_when
from alongside.statements.forms import SaidForm

Choices = Sequence[tuple[str, str]]

LEVELS = [(Level.NONE, "none"), (Level.SOME, "some"), (Level.STRONG, "strong"), (Level.UNKNOWN, "not known")]
NOTHING_SAID = ("", "nothing said")
PLACE_KINDS = [
    (kind.value, kind.label.capitalize())
    for kind in Subject
    if kind not in (Subject.YOUNG_PERSON, Subject.PEER_GROUP)
]
BASES: list[Choice] = [
    (Basis.SELF_SELECTED.value, "They choose each other"),
    (Basis.SHARED_CONTEXT.value, "A place, school or route they share"),
    (
        Basis.SHARED_IDENTITY.value,
        "What they are known for, or have in common",
        "A reputation or a pattern; by itself it ties nobody to anybody",
    ),
]


class When(Line):
    """A day, a month or a year, as exactly as it is known: "2026", "March 2026", "3 March 2026"."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        read = read_when(text) if text else ""
        if read is None:
            says = "Write a year, a month or a day, such as 2026, March 2026 or 3 March 2026"
            raise ValidationError(says, code="invalid")
        return read

    def prepare_value(self, value: Any) -> Any:
        """In words where it is a day, a month or a year; half typed, it stays as it was typed."""
        is_whole = isinstance(value, str) and read_when(value) == value
        return as_text(value) if is_whole else value


class NeedForm(Plain):
    """The first question about anybody: is there a need to have them here? (`values.rights.6`)"""

    needed = OneOf(
        label="Is there a need to have this person in this record?",
        choices=[
            ("yes", "Yes"),
            ("no", "No", "Nobody is added. What was said is kept in the log of who else was spoken of"),
        ],
        reveals={"no": ["said", "why"]},
        missing="Say whether there is a need",
    )
    said = Words(
        label="What was said?", hint="Without more names than needed.", rows=2, missing="Write what was said"
    )
    why = Words(label="Why is nobody added?", rows=2, missing="Write why nobody is added")


class NearForm(Plain):
    """Where somebody stands on the picture, without dragging."""

    folded: tuple[str, ...] = ("near",)

    near = Pick(
        label="On the picture, place near", required=False, empty="Not yet: they wait beside the picture"
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, near=choices)

    @property
    def chosen(self) -> UUID | None:
        """Beside whom or what, or None."""
        return UUID(self.cleaned_data["near"]) if self.cleaned_data["near"] else None


class MoveForm(NearForm):
    """Stand one person or place beside another."""

    folded = ()
    what = Pick(label="Who or what do you want to move?")
    near = Pick(label="Place near")
    field_order = ("what", "near")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        offer(self, what=choices)


class WhoElseForm(Plain):
    """Who else might be included, and who should not be? (`group.else`) people: (id, name)."""

    asked = Pick(label="Who was asked?", empty="Somebody not in this list", required=False)
    asked_words = Line(
        label="If they are not in the list: who?", max_length=80, required=False, conditional=True
    )
    outcome = OneOf(
        label="What was the answer?",
        choices=[(one.value, one.label.capitalize()) for one in ElseOutcome],
        missing="Choose what the answer was",
    )
    said = Words(label="In their words, as far as needed", rows=2, required=False, max_length=1000)
    why = Words(label="Why is nobody added, or what is still open?", rows=2, required=False, max_length=1000)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, asked=people)


class PlaceForm(Plain):
    """A place, online space or service: from the directory, or a name for this case alone."""

    setting = Pick(label="Is it in the directory?", required=False, empty="No, I write its name")
    name = Line(label="Name", hint="Leave empty if you chose one above.", max_length=80, required=False)
    kind = Pick(
        label="What kind of place is it?", choices=PLACE_KINDS, missing="Choose what kind of place it is"
    )
    note = Line(label="A few words to stand under it", max_length=60, required=False)

    def __init__(self, *args: Any, settings: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings:
            offer(self, setting=settings)
        else:
            del self.fields["setting"]
            name = self.fields["name"]
            name.required, self["name"].help_text = True, ""
            name.error_messages["required"] = "Write what the place is called"

    def place(self) -> NewPlace:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        setting = UUID(given["setting"]) if given.get("setting") else None
        return NewPlace(setting=setting, name=given["name"], kind=Subject(given["kind"]), note=given["note"])


class ConditionForm(Plain):
    """What shapes a place or a group."""

    kind = Pick(
        label="What kind of thing is it?",
        choices=[(one.value, one.label.capitalize()) for one in ConditionKind],
    )
    words = Words(label="What is it like?", rows=2, max_length=500, missing="Write what it is like")


class TieForm(Plain):
    """How a tie is described. Levels that rest on what people said are read from their words, not typed here."""

    folded = ("direction", "harm_direction", "influence_direction", "since", "until", "non_contact")

    support = Segments(label="Support", choices=LEVELS, tone="support", initial=Level.NONE)
    harm = Segments(label="Harm", choices=LEVELS, tone="harm", initial=Level.NONE)
    kinds = Several(
        label="What kind of tie is it?",
        choices=[(one.value, one.label.capitalize()) for one in TieKind],
        required=False,
        look="small",
    )
    direction = Pick(label="Which way does the support go?", required=False, empty="Not said")
    harm_direction = Pick(label="Which way does the harm go?", required=False, empty="Not said")
    influence_direction = Pick(label="Does one influence the other?", required=False, empty="Not said")
    state = OneOf(
        label="Is it so now?",
        choices=[(one.value, one.label.capitalize()) for one in TieState],
        initial=TieState.CURRENT,
    )
    since = When(label="Since when?", hint="For example 2026, or March 2026.", required=False, width=10)
    until = When(label="Until when?", required=False, width=10)
    non_contact = Tick(label="A court or the police forbid contact", required=False)

    def __init__(
        self, *args: Any, ends: tuple[str, str] = ("the first", "the second"), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ways = _ways(*ends)
        offer(self, direction=ways, harm_direction=ways, influence_direction=ways)

    def described(self) -> Described:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        return Described(
            kinds=tuple(TieKind(one) for one in given["kinds"]),
            direction=Direction(given["direction"] or Direction.NONE),
            harm_direction=Direction(given["harm_direction"] or Direction.NONE),
            influence_direction=Direction(given["influence_direction"] or Direction.NONE),
            state=TieState(given["state"]),
            since=given["since"],
            until=given["until"],
            non_contact=given["non_contact"],
        )

    def levels(self) -> Levels:
        """The levels as they were drawn."""
        return Levels(support=Level(self.cleaned_data["support"]), harm=Level(self.cleaned_data["harm"]))


class ConnectForm(TieForm):
    """Two people, places or groups, and how they are connected. things: ("person:<id>", name)."""

    a = Pick(label="Who or what?", missing="Choose the first")
    b = Pick(label="And who or what?", missing="Choose the second")
    field_order = ("a", "b")

    def __init__(self, *args: Any, things: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, a=things, b=things)

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends as the operation takes them."""
        return end_of(self.cleaned_data["a"]), end_of(self.cleaned_data["b"])


class SayForm(SaidForm):
    """What somebody said, and what it says of a tie; of places and groups too. things: ("place:<id>", name)."""

    folded: tuple[str, ...] = ("checked_how", "handling", "also_about")

    support = Segments(
        label="What does it say of support?", choices=[NOTHING_SAID, *LEVELS], tone="support", required=False
    )
    harm = Segments(
        label="What does it say of harm?", choices=[NOTHING_SAID, *LEVELS], tone="harm", required=False
    )
    harm_direction = Pick(label="Which way does the harm go?", required=False, empty="Not said")
    also_about = Several(label="Is it about a place or a group?", required=False)
    field_order = (
        "words",
        "own_words",
        "whose",
        "new_speaker",
        "voice",
        "source",
        "support",
        "harm",
        "harm_direction",
    )

    def __init__(self, *args: Any, things: Choices, ends: tuple[str, str] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, also_about=things)
        if ends is None:
            for name in ("support", "harm", "harm_direction"):
                del self.fields[name]
            return
        self.folded = (*self.folded, "harm_direction", "about")
        offer(self, harm_direction=_ways(*ends))

    def meant(self, tie: UUID | None) -> About:
        """What it is about besides people."""
        also = [end_of(one) for one in self.cleaned_data["also_about"]]
        return About(
            ties={tie: self._levels()} if tie else {},
            places=tuple(one.id for one in also if one.type == EndType.PLACE),
            groups=tuple(one.id for one in also if one.type == EndType.GROUP),
        )

    def _levels(self) -> Levels:
        support, harm = self.cleaned_data["support"], self.cleaned_data["harm"]
        return Levels(
            support=Level(support) if support else None,
            harm=Level(harm) if harm else None,
            harm_direction=Direction(self.cleaned_data["harm_direction"] or Direction.NONE),
        )


class TalkForm(Plain):
    """What came of talking about a difference."""

    words = Words(
        label="What came of talking about it?",
        hint="Both views stay as they are.",
        rows=3,
        max_length=2000,
        missing="Write what came of talking about it",
    )


class OffForm(Plain):
    """Why something comes off the map."""

    reason = OneOf(
        label="Why does it come off?",
        choices=[(one.value, one.label.capitalize()) for one in OffReason.asked()],
        missing="Choose why it comes off",
        reveals={OffReason.OTHER.value: "words"},
    )
    words = Words(label="Write the reason", rows=2, max_length=2000, missing="Write why it comes off")


class GroupForm(Plain):
    """A group: what makes it one, who says so, in whose words. people, speakers: (id or key, name)."""

    name = Line(
        label="A neutral name for the group",
        hint="For example “Share the 78 bus”. Not the name of a gang or a street.",
        max_length=80,
        missing="Write a neutral name for this group",
    )
    own_words = Line(
        label="What do the young people themselves call or say about it?", max_length=300, required=False
    )
    bases = Several(label="What makes it a group?", choices=BASES, missing="Choose what makes it a group")
    rests_on = Words(
        label="What does that rest on?", rows=2, max_length=1000, missing="Write what that rests on"
    )
    definer = Pick(
        label="Who says that this is a group?",
        missing="Say who says that this is a group",
        reveals={"new": "definer_words"},
    )
    definer_words = Line(label="Who?", max_length=120, missing="Write who says so")
    members = Several(label="Who is in it?", required=False, look="small")
    members_rest_on = Line(label="What does that rest on?", max_length=300, required=False)

    def __init__(
        self, *args: Any, people: Choices, speakers: Choices, with_members: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, definer=[*speakers, ("new", "Somebody not in this list")], members=people)
        if not with_members:
            del self.fields["members"], self.fields["members_rest_on"]

    def group(self) -> NewGroup:
        """The answers as the operation takes them."""
        given = self.cleaned_data
        kind, _, key = given["definer"].partition(":")
        return NewGroup(
            name=given["name"],
            own_words=given["own_words"],
            bases={Basis(one): given["rests_on"] for one in given["bases"]},
            definer=given["definer_words"] if kind == "new" else key if kind == "words" else "",
            definer_person=UUID(key) if kind == "person" else None,
            definer_user=UUID(key) if kind == "user" else None,
            members=[UUID(one) for one in given.get("members", [])],
            members_rest_on=given.get("members_rest_on", ""),
        )


class MembersForm(Plain):
    """Who is in a group now. Nobody is in it because of a tie."""

    members = Several(label="Who is in it now?", required=False)
    rests_on = Line(
        label="What does the change rest on?", max_length=300, missing="Write what the change rests on"
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, members=people)

    @property
    def chosen(self) -> set[UUID]:
        """Everybody ticked."""
        return {UUID(one) for one in self.cleaned_data["members"]}


def _ways(a: str, b: str) -> list[tuple[str, str]]:
    return [
        (Direction.A_TO_B, f"From {a} to {b}"),
        (Direction.B_TO_A, f"From {b} to {a}"),
        (Direction.BOTH, "Both ways"),
    ]


def end_of(key: str) -> End:
    """ "person:<id>" as an end of a tie. Raises ValueError for anything else."""
    kind, _, text = key.partition(":")
    return End(EndType(kind), UUID(text))


def offer(form: Plain, **choices: Sequence[Any]) -> None:
    """Set what fields offer, once it is known."""
    for name, offered in choices.items():
        field = form.fields[name]
        if isinstance(field, Pick | Several):
            field.offer(offered)
