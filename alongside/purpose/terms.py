"""The words of the purpose decision (`purpose.*`, `path.*`)."""

from django.db.models import TextChoices


class Turned(TextChoices):
    """What happened to a purpose decision; turns are added, the newest one says where it stands."""

    BEGUN = "begun", "begun"
    SUBMITTED = "submitted", "handed over for sign-off"
    TAKEN_BACK = "taken_back", "taken back to change something"
    SENT_BACK = "sent_back", "sent back with words"
    SIGNED = "signed", "signed off"
    GIVEN = "given", "answered; nobody has to look first"
    LOOKED = "looked", "looked at by the supervisor"
    REPLACED = "replaced", "replaced by a new purpose"
    ASKED_AGAIN = "asked_again", "asked again, because the focus moved"


WRITING = frozenset({Turned.BEGUN, Turned.TAKEN_BACK, Turned.SENT_BACK, Turned.ASKED_AGAIN})
"""Turns after which the answers can be changed."""

HOLDS = frozenset({Turned.SIGNED, Turned.GIVEN, Turned.LOOKED})
"""Turns after which the decision holds."""


class Agrees(TextChoices):
    """Whether young people agree to take part: kept apart from being told and from the lawful basis."""

    YES = "yes", "Yes"
    PARTLY = "partly", "To some of it"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "Not asked yet"


class Section(TextChoices):
    """The parts of the path for named people, in their order; the values check is a part of its own."""

    WHY = "why", "Why, and for what change"
    HARM = "harm", "Could it do harm?"
    BASIS = "basis", "Told, agreed, and lawful"
    GROUP = "group", "What makes this a group"
    PROCESS = "process", "How we work"


class Reader(TextChoices):
    """Whom a one-page sheet is for (`purpose.sheet`)."""

    YOUNG_PEOPLE = "young_people", "young people"
    PARENTS = "parents", "parents and carers"
    PARTNERS = "partners", "partners"
