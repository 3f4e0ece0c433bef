"""The words that contexts are described with."""

from django.db.models import TextChoices


class Basis(TextChoices):
    """What makes it a group (`group.basis`). Groups overlap; membership never follows from a tie."""

    SHARED_IDENTITY = "shared_identity", "what they are known for or have in common"
    SHARED_CONTEXT = "shared_context", "a place, school or route they share"
    SELF_SELECTED = "self_selected", "they choose each other"


class Whose(TextChoices):
    """Whose weighting it is; they stand side by side (`weighting.young_people`)."""

    YOUNG_PEOPLE = "young_people", "young people"
    PROFESSIONALS = "professionals", "the meeting"
    AGREED = "agreed", "after talking"


class WeightingStage(TextChoices):
    REFERRAL = "referral", "referral"
    ASSESSMENT = "assessment", "assessment"
    PLAN = "plan", "plan"


class ElseOutcome(TextChoices):
    """What came of asking who else might be included, and who should not be (`group.else`)."""

    NOBODY = "nobody", "nobody else"
    NOT_ADDED = "not_added", "somebody, but not added"
    ADDED = "added", "somebody, and added by a decision of their own"
    TO_DECIDE = "to_decide", "somebody, not decided yet"


class ConditionKind(TextChoices):
    """What shapes a place or a group (`map.places`)."""

    LIGHTING = "lighting", "lighting and layout"
    EXCLUSIONS = "exclusions", "exclusions"
    POLICING = "policing", "policing"
    FARES = "fares", "fares and money"
    UNFAIRNESS = "unfairness", "racism and other unfairness"
    PRESENCE = "presence", "who is there, and who is not"
    OPENING = "opening", "opening times"
    OTHER = "other", "something else"
