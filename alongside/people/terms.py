"""The words that people of a case are described with."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Who somebody is in this piece of work. Nobody is a victim or an offender (`map.both`)."""

    YOUNG_PERSON = "young_person", "young person"
    PARENT_CARER = "parent_carer", "parent or carer"
    TRUSTED_ADULT = "trusted_adult", "trusted adult"
    PROFESSIONAL = "professional", "professional"
    SAID_TO_CAUSE_HARM = "adult_said_to_cause_harm", "adult said to cause harm"


class AgeBand(TextChoices):
    """An age band says enough (`person.minimal`)."""

    NOT_KNOWN = "", "not known"
    UNDER_10 = "under_10", "under 10"
    TEN_TO_12 = "10_12", "10 to 12"
    THIRTEEN_TO_15 = "13_15", "13 to 15"
    SIXTEEN_17 = "16_17", "16 or 17"
    EIGHTEEN_TO_25 = "18_25", "18 to 25"
    ADULT = "adult", "adult"


class RestsOn(TextChoices):
    """What the decision to put somebody on record rests on (`values.rights.7`)."""

    OWN_ACCOUNT = "own_account", "a young person’s own account"
    OBSERVED = "observed", "somebody saw it themselves"
    TOLD_CHECKED = "told_checked", "told by somebody else, and checked"
    TOLD_BY = "told_by", "told by somebody else, not checked"
    PROFESSIONAL_OPINION = "professional_opinion", "a professional’s opinion"
    POLICE_HELD = "police_held", "held by the police"


class OffBecause(TextChoices):
    """Why somebody is no longer on the map."""

    MISTAKE = "mistake", "added by mistake"
    NOT_NEEDED = "not_needed", "no longer needed"
    NOT_SO = "not_so", "it was not so"
    MERGED = "merged", "it turned out to be somebody already here"
    LET_GO = "let_go", "named while drawing together and let go"
    REQUEST = "request", "asked to come off"
    OTHER = "other", "another reason"


class HarmAnswer(TextChoices):
    """Answers to what is asked about an adult said to cause harm (`map.adults`)."""

    YES = "yes", "yes"
    NO = "no", "no"
    NOT_KNOWN = "not_known", "not yet known"
    DOES_NOT_APPLY = "does_not_apply", "does not apply"


class SupportNeed(TextChoices):
    """What somebody needs in order to follow and be followed (`person.support`); language is asked first."""

    LANGUAGE = "language", "language they want to use"
    INTERPRETER = "interpreter", "interpreter"
    SIGN_LANGUAGE = "sign_language", "British Sign Language"
    HEARING = "hearing", "hearing"
    SIGHT = "sight", "sight"
    READING = "reading", "reading and writing"
    LEARNING = "learning", "learning disability"
    SYMBOLS = "symbols", "symbols or pictures"
    ADVOCATE = "advocate", "advocate: offered, and their answer"
