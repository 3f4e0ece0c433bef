"""The words of sharing decisions (`sharing.*`)."""

from django.db.models import TextChoices


class What(TextChoices):
    """How much leaves; themes by default (`sharing.disclosure`)."""

    THEMES = "themes", "themes only"
    NAMELESS = "nameless", "the work without names"
    NAMED = "named", "with initials"


class Recipient(TextChoices):
    """Who it is for; what could follow differs."""

    MEETING = "meeting", "a meeting of this case’s team"
    PARTNER = "partner", "a school, health or youth service"
    BUSINESS = "business", "a business or transport company"
    POLICE = "police", "the police"
    FORUM = "forum", "a strategic forum"
    OTHER = "other", "somebody else"


class Decision(TextChoices):
    """Not sharing is a decision too, and often the right one."""

    SHARED = "shared", "shared"
    NOT_SHARED = "not_shared", "not shared: would do more harm"
    NOT_NEEDED = "not_needed", "not shared: not needed"


class Need(TextChoices):
    """Why it is shared: by choice, or because it protects somebody or is required (`sharing.protect`)."""

    CHOICE = "choice", "by choice, to make this work better"
    PROTECT = "protect", "to protect a child now"
    REQUIRED = "required", "because the law or a court requires it"
