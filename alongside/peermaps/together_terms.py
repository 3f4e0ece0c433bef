"""The words that drawing together is described with."""

from django.db.models import TextChoices


class Language(TextChoices):
    """The language of the young person's screen; in Wales it is asked first (`person.support`)."""

    ENGLISH = "en", "English"
    WELSH = "cy", "Cymraeg"


class Need(TextChoices):
    """What makes the screen easier (`person.support`)."""

    ALOUD = "aloud", "Read the questions aloud"
    PICTURES = "pictures", "Show pictures with the questions"
    LARGER = "larger", "Larger words"


class Alone(TextChoices):
    """Whether anybody else could hear or see."""

    PRIVATE = "private", "Yes, nobody else can hear or see"
    CHOSEN = "chosen", "No, and the young person wants to go on here"


class Acted(TextChoices):
    """Whether anything came up that the adult had to act on (`map.dont_save`)."""

    NOTHING = "nothing", "no"
    TOLD_FIRST = "told_first", "yes, and the young person was told first"
    NOT_TOLD = "not_told", "yes, and the young person was not told first"
