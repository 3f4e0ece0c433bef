"""The words that statements are described with (`map.statement`)."""

from django.db.models import TextChoices


class Source(TextChoices):
    """How somebody comes to say it."""

    OWN_ACCOUNT = "own_account", "own account"
    OBSERVED = "observed", "observed"
    TOLD_BY = "told_by", "told by somebody else"
    PROFESSIONAL_OPINION = "professional_opinion", "professional opinion"
    POLICE_HELD = "police_held", "held by the police"


class Handling(TextChoices):
    """How a statement may be passed on."""

    TEAM = "team", "the team"
    NOT_TO_FAMILY = "not_to_family", "not to be told to family without asking"
    LEAD_ONLY = "lead_only", "the lead and the supervisor only"
    THEMES_ONLY = "themes_only", "outside the team only as a theme"


class EndedBecause(TextChoices):
    """Why a statement no longer counts. Nothing said is overwritten."""

    TAKEN_BACK = "taken_back", "taken back by the person who said it"
    CORRECTED = "corrected", "it was wrong and has been corrected"
    LET_GO = "let_go", "old, not confirmed, and let go"
    NO_LONGER_SO = "no_longer_so", "no longer so"


class Voice(TextChoices):
    """Whose kind of view it is (`map.perspectives`)."""

    YOUNG_PERSON = "young_person", "young person"
    PARENT_CARER = "parent_carer", "parent or carer"
    PROFESSIONAL = "professional", "professional"
    OTHER = "other", "somebody else"


class Exactness(TextChoices):
    """How exactly a day is known."""

    DAY = "day", "that day"
    MONTH = "month", "some time in that month"
    YEAR = "year", "some time in that year"
    NONE = "none", "not known when"
