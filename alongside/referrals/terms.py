"""The words of a referral."""

from django.db.models import TextChoices


class Knows(TextChoices):
    """Whether young people or parents know about this referral."""

    YES = "yes", "yes"
    SOME = "some", "some of them"
    NO = "no", "no"
    NOT_SAFE = "not_safe", "no: telling them now could put somebody at risk"


class State(TextChoices):
    """Where a referral stands for the person who made it."""

    DRAFT = "draft", "not handed in yet"
    WAITING = "waiting", "with the duty team"
    DECIDED = "decided", "decided"
