"""The words of a values check (`values.*`)."""

from django.db.models import TextChoices


class Occasion(TextChoices):
    """When the questions are asked; the texts stand in the practice content."""

    NAMING = "naming", "before people are named"
    ASSESSMENT = "assessment", "before the assessment"
    PLAN = "plan", "before the plan"
    RESPONSE = "response", "before others are brought in"
    REVIEW = "review", "at a review"


class Said(TextChoices):
    """How a question can be answered."""

    YES = "yes", "yes"
    NO = "no", "no"
    NOT_YET = "not_yet", "not yet known"
    DOES_NOT_APPLY = "does_not_apply", "does not apply"


class Ending(TextChoices):
    """How a pause ends (`values.pause`). NOT_NEEDED: the answer came before the pause began."""

    MENDED = "mended", "the gap is mended"
    NARROWED = "narrowed", "the work is made smaller"
    STOPPED = "stopped", "the work stops and the map is let go"
    NOT_NEEDED = "not_needed", "answered in time"


GOOD = frozenset({Said.YES, Said.DOES_NOT_APPLY})
"""Answers with which the work goes on."""
