"""The words of telling, taking part and trusting (`rights.informed`, `rights.take_part`, `involve.trusted`)."""

from django.db.models import TextChoices


class What(TextChoices):
    """What a step is about; for each person the newest of each kind holds."""

    BEFORE = "before", "before telling"
    TOLD = "told", "told"
    PART = "part", "taking part"
    DECIDES = "decides", "who decides"
    RIGHTLY_NOT = "rightly_not", "no, and rightly so"


class Safe(TextChoices):
    """Is it safe to tell them?"""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known yet"


class How(TextChoices):
    """In what way somebody was told. A leaflet alone is not telling."""

    FACE_TO_FACE = "face_to_face", "face to face"
    WITH_LEAFLET = "with_leaflet", "face to face, with the leaflet"
    WITH_SUPPORT = "with_support", "with an interpreter, an advocate or pictures"
    PHONE = "phone", "by phone"
    LETTER = "letter", "by letter, and asked whether it was understood"


class Part(TextChoices):
    """What part somebody has (`rights.take_part`)."""

    INVITED = "invited", "invited"
    TOOK_PART = "took_part", "took part"
    CO_AUTHOR = "co_author", "wrote or drew it with us"
    DECLINED = "declined", "said no"


class Understands(TextChoices):
    """Whether a young person can decide about this themselves (`rights.decides`)."""

    YES = "yes", "Yes"
    WITH_HELP = "with_help", "With help"
    NO = "no", "Not about this"
    NOT_KNOWN = "not_known", "Not known yet"


class Covers(TextChoices):
    """What it is right not to do with one person (`values.rightly_no`)."""

    TELLING = "telling", "telling them"
    INVOLVING = "involving", "inviting them to take part"
    BOTH = "both", "both"


class Because(TextChoices):
    """Why a clock to tell somebody began."""

    ADDED = "added", "they were put on record"
    KNOWN = "known", "it became known who they are"
    NEW_PURPOSE = "new_purpose", "the purpose changed"
    DECIDED_AGAIN = "decided_again", "it is no longer right not to tell them"


class Answer(TextChoices):
    """What a trusted adult said when asked (`involve.trusted`)."""

    NOT_ASKED = "", "not asked yet"
    AGREED = "agreed", "agreed"
    DECLINED = "declined", "declined"


class Leads(TextChoices):
    """What a trusted adult may lead."""

    NOTHING = "", "nothing"
    MAP = "map", "the map"
    ASSESSMENT = "assessment", "the assessment"


IN_IT = (Part.TOOK_PART, Part.CO_AUTHOR)
"""Parts with which somebody counts as having taken part."""
