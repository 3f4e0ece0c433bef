"""The words of assessments and goals."""

from django.db.models import TextChoices


class Domain(TextChoices):
    """The three sides of the triangle; each is also the id of its rule."""

    FUNCTIONING = "assessment.functioning", "how the group works"
    GUARDIANSHIP = "assessment.guardianship", "who looks out for them"
    ENVIRONMENT = "assessment.environment", "places, families and the world around"


class Kind(TextChoices):
    """What somebody adds (`assessment.factor`). Strengths come before worries, here as everywhere."""

    STRENGTH = "strength", "a strength"
    WORRY = "worry", "a worry"
    YOUNG_PEOPLE = "young_people", "young people’s words"
    PARENTS = "parents", "parents’ or carers’ words"
    PROFESSIONAL = "professional", "a professional view"
    EVIDENCE = "evidence", "something known for sure"
    NOT_YET_KNOWN = "not_yet_known", "something not yet known"
    NORM_AS_IT_IS = "norm_as_it_is", "what they really do"
    NORM_AS_BELIEVED = "norm_as_believed", "what they believe the others do"

    @property
    def is_quote(self) -> bool:
        """Somebody's own words, which nobody rewrites."""
        return self in (Kind.YOUNG_PEOPLE, Kind.PARENTS)


class About(TextChoices):
    """Whom or what a contribution concerns (`assessment.factor`)."""

    GROUP = "group", "the group"
    PERSON = "person", "one or more people"
    CONTEXT = "context", "the place or surroundings alone"


class Judged(TextChoices):
    """One of the three judgements about a guardian (`assessment.guardianship`)."""

    YES = "yes", "yes"
    PARTLY = "partly", "partly"
    NO = "no", "not yet"
    NOT_KNOWN = "not_known", "not yet known"


class GuardianRole(TextChoices):
    """Where somebody stands who looks out for the group: a role, not only a parent."""

    PARENTS = "parents", "parents and carers"
    SCHOOL = "school", "school or college"
    CLUB = "club", "club or activity"
    TRANSPORT = "transport", "transport"
    SHOP = "shop", "shop or café"
    PARK = "park", "park or street"
    ONLINE = "online", "online"
    SERVICE = "service", "a service"


class Agrees(TextChoices):
    """How somebody stands to a goal (`plan.goal`)."""

    YES = "yes", "agrees"
    PARTLY = "partly", "agrees in part"
    NO = "no", "does not agree"


class Shows(TextChoices):
    """What a measure looks at: change, not effort (`plan.goal`)."""

    THEY_SAY = "they_say", "what young people say, feel or draw"
    HAPPENS = "happens", "what happens, or no longer happens"
    AROUND = "around", "what a place, a rule or an adult is like for them"
    WE_DO = "we_do", "what we do, such as visits and meetings"


class Turned(TextChoices):
    """What a measure shows when it is taken again."""

    BETTER = "better", "better"
    SAME = "same", "about the same"
    WORSE = "worse", "worse"
    UNCLEAR = "unclear", "not clear"
