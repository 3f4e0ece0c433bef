"""Input checking for sharing decisions and documents."""

from alongside.design.forms import Line, OneOf, Plain, Several, Words
from alongside.sharing.covering import Shown
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

    to_whom = Line(label="Who will read it?", missing="Write who will read it")
    purpose = Line(label="What is it for?", missing="Write what it is for")
    what = OneOf(
        label="What may it show?",
        choices=[
            (What.NAMELESS, "No names", "Young person A, B, C; no ages, exact days or places."),
            (What.NAMED, "Initials", "Only for the team of this case."),
        ],
        reveals={What.NAMELESS: ["shows"]},
        initial=What.NAMELESS,
        missing="Choose what it may show",
    )
    shows = Several(
        label="Does the meeting need any of these?",
        hint="Each makes it easier to work out who is meant.",
        choices=[(Shown.DAYS, "Exact days"), (Shown.PLACES, "Names of places")],
        required=False,
    )
