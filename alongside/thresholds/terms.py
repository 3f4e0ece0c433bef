"""The words of a threshold decision (`threshold.*`)."""

from django.db.models import TextChoices


class Policy(TextChoices):
    """Two policies: one for single children, one for contexts (`threshold.policies`)."""

    INDIVIDUAL = "individual", "for one child"
    CONTEXT = "context", "for a context"


class Outcome(TextChoices):
    """What a person may decide; the ids are those of the practice content."""

    NO_FURTHER_ACTION = "no_further_action", "no further action"
    ADVICE = "advice", "advice"
    INDIVIDUAL_WORK = "individual_work", "individual work"
    CONTEXT_WORK = "context_work", "context work"
    BOTH = "both", "individual and context work"
    CHILD_PROTECTION = "child_protection", "urgent child-protection referral"

    @property
    def opens_work(self) -> bool:
        return self in (Outcome.INDIVIDUAL_WORK, Outcome.CONTEXT_WORK, Outcome.BOTH)


CONTEXT_OUTCOMES = (Outcome.CONTEXT_WORK, Outcome.BOTH)
