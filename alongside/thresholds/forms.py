"""Input checking for threshold decisions."""

from alongside.design.forms import Line, OneOf, Plain, Words


class IndividualReferralForm(Plain):
    """A child who needs a referral of their own."""

    who = Line(
        label="Which child?",
        hint="Initials and age are enough here, such as “LO, 13”.",
        missing="Write which child this is about",
    )
    because = Words(
        label="Why does this child need a referral of their own?",
        rows=3,
        missing="Write why this child needs a referral of their own",
    )
    made_today = OneOf(
        label="Has it been made?",
        choices=[("yes", "Yes, today"), ("no", "Not yet: I will make it today")],
        missing="Say whether the referral has been made",
    )
