"""Input checking for sharing decisions and documents."""

from typing import Any

from alongside.design.forms import Choice, Day, Line, OneOf, Plain, Several, Words
from alongside.lib import clock
from alongside.sharing.covering import Shown
from alongside.sharing.maps.choices import Format, Shows
from alongside.sharing.terms import Decision, Need, Recipient, What


class DecideForm(Plain):
    """A decision to share or not to share (`sharing.disclosure`)."""

    to_whom = Line(label="Who is it for, or who asked?", missing="Write who it is for")
    recipient = OneOf(
        label="What are they?",
        choices=[(one.value, one.label.capitalize()) for one in Recipient],
        missing="Choose what they are",
    )
    purpose = Words(label="What is it for?", rows=2, missing="Write what it is for")
    need = OneOf(
        label="Why is it asked?",
        choices=[(one.value, one.label.capitalize()) for one in Need],
        missing="Choose why it is asked",
    )
    what = OneOf(
        label="How much is it about?",
        choices=[(one.value, one.label.capitalize()) for one in What],
        initial=What.THEMES,
        missing="Choose how much it is about",
    )
    decision = OneOf(
        label="What do you decide?",
        choices=[(one.value, one.label.capitalize()) for one in Decision],
        reveals={Decision.SHARED: ["shared_words", "could_tell", "could_lead_to"]},
        missing="Choose what you decide",
    )
    shared_words = Words(label="What exactly do they get?", rows=4, missing="Write what exactly they get")
    could_tell = Words(
        label="Could they work out who it is?",
        hint="Think of times, places, uniforms, of what this very recipient already knows.",
        rows=2,
        missing="Write whether they could work out who it is",
    )
    could_lead_to = Words(
        label="What could it lead to for young people?",
        hint="Name criminal consequences too.",
        rows=2,
        missing="Write what it could lead to for young people",
    )
    because = Words(label="Why do you decide this?", rows=3, missing="Write why you decide this")
    advice = Words(
        label="What did the privacy officer advise?",
        hint="Needed for the police, and for anything with initials outside the team.",
        rows=2,
        required=False,
    )


class DocumentForm(Plain):
    """A PDF of the case for a meeting: nameless unless chosen otherwise, and never without a reader."""

    purpose = Line(
        label="What is it for?",
        hint="This stands on the paper.",
        missing="Write what it is for",
    )
    what = OneOf(
        label="What may it show?",
        choices=[
            (
                What.NAMELESS,
                "No names",
                "Young person A, B, C; no ages, exact days or places. Times of day stay.",
            ),
            (What.NAMED, "Initials", "Only for the team of this case."),
        ],
        reveals={What.NAMELESS: ["to_whom", "outsiders", "shows"], What.NAMED: ["readers"]},
        initial=What.NAMELESS,
        missing="Choose what it may show",
    )
    to_whom = Line(
        label="Who will read it?",
        hint="This stands on every page. A role or a meeting, without naming anybody who is in this record.",
        missing="Write who will read it",
    )
    outsiders = OneOf(
        label="Will police, or a business, read it or be in the room?",
        choices=[("no", "No"), ("yes", "Yes")],
        missing="Say whether police or a business will be there",
    )
    shows = Several(
        label="Does the meeting need any of these?",
        hint="Each makes it easier to work out who is meant.",
        choices=[(Shown.DAYS, "Exact days"), (Shown.PLACES, "Names of places")],
        required=False,
    )
    readers = Several(label="Who of the team will read it?", missing="Choose who of the team will read it")

    def __init__(self, *args: Any, team: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("readers", team)


class MapForm(Plain):
    """Which map leaves, and what it shows (`map.export`): nameless, and nothing more, unless chosen."""

    as_what = OneOf(
        label="What do you need?",
        choices=[
            (Format.PDF, "One page to print", "PDF, with the key. Large maps come on A3."),
            (
                Format.WORD,
                "A Word file",
                "The picture, the people and ties as tables, and all of it in words.",
            ),
            (Format.PNG, "A picture for a slide", "PNG."),
            (Format.SVG, "A drawing that stays sharp at any size", "SVG."),
        ],
        initial=Format.PDF,
        missing="Choose what you need",
    )
    view = OneOf(label="Whose view?", missing="Choose whose view")
    when = OneOf(
        label="As known on which day?",
        choices=[("today", "Today"), ("then", "An earlier day")],
        reveals={"then": ["known"]},
        initial="today",
        missing="Choose a day",
    )
    known = Day(
        label="Which day?",
        latest=clock.today,
        missing="Write the day",
    )
    what = OneOf(
        label="Names",
        choices=[
            (What.NAMELESS, "No names", "A, B, C. No full names, no initials, nobody’s words."),
            (
                What.NAMED,
                "Initials",
                "Only for this case’s own team. On a lost sheet, whoever knows one of them knows them all.",
            ),
        ],
        initial=What.NAMELESS,
        missing="Choose what it says instead of names",
    )
    shows = Several(
        label="Does the reader need any of these?",
        hint="Each of them makes it easier to work out who is meant.",
        choices=[
            (Shows.PLACES, "Names of places", "Whoever knows the place knows who stands there."),
            (Shows.AGES, "Ages", "Age bands. In a small group one band can be one child."),
            (Shows.DATES, "Since when", "Days and months can point to one evening, and to one family."),
            (
                Shows.UNCHECKED,
                "What is neither first-hand nor checked, or the police hold",
                "On paper a suspicion looks like a fact, and cannot be called back.",
            ),
        ],
        required=False,
    )


class ReaderForm(Plain):
    """Who gets the map, what for, and what could follow (`sharing.disclosure`)."""

    to_whom = Line(
        label="Who is it for?",
        hint="This stands on the paper. A role or a meeting, without naming anybody who is on the map.",
        missing="Write who it is for",
    )
    recipient = OneOf(
        label="What are they?",
        choices=[(one.value, one.label.capitalize()) for one in Recipient],
        missing="Choose what they are",
    )
    others_there = OneOf(
        label="Will anybody from the police or a business be there, or get it too?",
        choices=[("no", "No"), ("yes", "Yes")],
        look="inline",
        missing="Say whether the police or a business will be there, or get it too",
    )
    purpose = Words(
        label="What is it for?",
        hint="This stands on the paper too.",
        rows=2,
        max_length=300,
        missing="Write what it is for",
    )
    because = Words(
        label="Why do they need a map?",
        hint="Why would themes, or a few words, not do?",
        rows=2,
        missing="Write why they need a map",
    )
    could_tell = Words(
        label="Could they work out who it is?",
        hint="Think of who sits where, of times and places, of what this very reader already knows.",
        rows=2,
        missing="Write whether they could work out who it is",
    )
    could_lead_to = Words(
        label="What could it lead to for young people?",
        hint="Name criminal consequences too.",
        rows=2,
        missing="Write what it could lead to for young people",
    )
    need = OneOf(
        label="Why does it leave?",
        choices=[
            (Need.CHOICE, "By choice, to make this work better"),
            (
                Need.REQUIRED,
                "Because the law or a court requires it",
                "An order. A request, even on headed paper, is none.",
            ),
        ],
        initial=Need.CHOICE,
        missing="Choose why it leaves",
    )
    advice = Words(
        label="What did the privacy officer advise?",
        hint="Needed for anybody outside the team.",
        rows=2,
        required=False,
    )
