"""The words that a case is described with: stage, place on the team, view, pause, path."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where a piece of work stands. A case begins with the first word of a referral."""

    REFERRED = "referred", "referred"
    OPEN = "open", "open"
    CLOSED = "closed", "closed"


class Place(TextChoices):
    """What somebody is on a case team."""

    LEAD = "lead", "lead"
    DEPUTY = "deputy", "deputy"
    SUPERVISOR = "supervisor", "supervisor"
    MEMBER = "member", "team member"
    REFERRER = "referrer", "referrer"
    DUTY = "duty", "duty worker"
    EMERGENCY = "emergency", "emergency opening"


class SeesWhat(TextChoices):
    """How much of the case a member sees (`access.view`)."""

    ALL = "all", "everything"
    NAMELESS = "nameless", "everything without names"
    OWN = "own", "only what they contributed"
    PLAN = "plan", "the plan's actions only"


class Covers(TextChoices):
    """What a pause stops (`values.pause`): what the "no" is about."""

    ALL = "all", "adding people, sharing by choice and finishing the stage"
    PERSON = "person", "one person"
    MAPPING = "mapping", "adding people to the map"
    SHARING = "sharing", "sharing by choice"
    STAGE = "stage", "finishing one stage"


class Path(TextChoices):
    """How far the purpose decision reaches; depth follows severity and intrusion (`path.*`)."""

    TOGETHER = "together", "drawn with the young person, from their own account"
    NAMELESS = "nameless", "placeholders, places and themes only"
    NAMED = "named", "identifiable people"


class Subject(TextChoices):
    """What kind of thing a case is about: one young person (level 1) or one context (level 2)."""

    YOUNG_PERSON = "young_person", "one young person"
    PEER_GROUP = "peer_group", "peer group"
    SCHOOL = "school", "school"
    NEIGHBOURHOOD = "neighbourhood", "neighbourhood or place"
    ONLINE = "online", "online space"
    TRANSPORT = "transport", "transport"
    BUSINESS = "business", "business"
    SERVICE = "service", "service"
    HOME = "home", "family and home"
