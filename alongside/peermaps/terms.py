"""The words that ties are described with (`map.tie`)."""

from django.db.models import TextChoices


class Level(TextChoices):
    """How much support or harm; two dimensions, and both may be present (`map.both`)."""

    NONE = "none", "none"
    SOME = "some", "some"
    STRONG = "strong", "strong"
    UNKNOWN = "unknown", "not known"


class Direction(TextChoices):
    """From the one who gives, harms or influences; "none" where nobody has said."""

    NONE = "none", "not said"
    A_TO_B = "a_to_b", "from the first to the second"
    B_TO_A = "b_to_a", "from the second to the first"
    BOTH = "both", "both ways"


class TieKind(TextChoices):
    FRIEND = "friend", "friends"
    CLOSE_FRIEND = "close_friend", "close friends"
    PARTNER = "partner", "partners"
    FAMILY = "family", "family"
    CONFLICT = "conflict", "in conflict"
    INFLUENCE = "influence", "influence"
    LOOKS_OUT_FOR = "looks_out_for", "looks out for"
    SPENDS_TIME_AT = "spends_time_at", "spends time at"
    HARMED_BY = "harmed_by", "harmed by"
    CONTROLLED_BY = "controlled_by", "controlled by"
    OTHER = "other", "another tie"


class TieState(TextChoices):
    CURRENT = "current", "now"
    PAST = "past", "in the past"
    UNCERTAIN = "uncertain", "not sure whether it is so now"


class OffReason(TextChoices):
    """Why something comes off the map, as the editor and the list ask it."""

    UNDONE = "undone", "I have just added it and take it back"
    MISTAKE = "mistake", "added by mistake"
    NOT_NEEDED = "not_needed", "no longer needed"
    ASKED = "asked", "they asked for it"
    NOT_SO = "not_so", "it is not so"
    LET_GO = "let_go", "not confirmed for a while, and let go"
    OTHER = "other", "another reason"
    MERGED = "merged", "it is the same as another tie here"

    @classmethod
    def asked(cls) -> tuple["OffReason", ...]:
        """The reasons that a form offers; the others are given by what somebody does."""
        return tuple(one for one in cls if one not in (cls.UNDONE, cls.MERGED))


NEVER_SO = (OffReason.UNDONE, OffReason.MISTAKE, OffReason.ASKED, OffReason.NOT_SO, OffReason.MERGED)
"""What came off for one of these leaves earlier days as well (`map.time`, `rights.correct`)."""
