"""What tests of the assessment start from: people on the map, and things that people add."""

from datetime import timedelta
from uuid import UUID

from alongside.assessments import goal_operations, guardian_operations, operations
from alongside.assessments.goal_operations import NewGoal, NewMeasure
from alongside.assessments.guardian_operations import Reading, Who
from alongside.assessments.operations import Known
from alongside.assessments.terms import About, GuardianRole, Judged, Kind, Shows
from alongside.cases.opening import OpenCase
from alongside.contexts.tests.scenes import weighed
from alongside.lib import clock

FUNCTIONING, ENVIRONMENT = "functioning.care", "environment.places"


def known(
    words: str,
    kind: Kind = Kind.STRENGTH,
    prompt: str = FUNCTIONING,
    about: About = About.GROUP,
    people: tuple[UUID, ...] = (),
    speaker: UUID | None = None,
    said_with: str = "",
    rests_on: tuple[UUID, ...] = (),
) -> Known:
    """Something that somebody knows, as of today."""
    return Known(
        prompt=prompt,
        kind=kind,
        words=words,
        about=about,
        on=clock.today(),
        people=people,
        speaker=speaker,
        said_with=said_with,
        rests_on=rests_on,
    )


def added(opened: OpenCase, words: str, kind: Kind = Kind.STRENGTH, prompt: str = FUNCTIONING) -> UUID:
    """Somebody adds something about the group."""
    return operations.add(opened=opened, known=known(words, kind, prompt))


def reading(
    willing: Judged = Judged.YES, able: Judged = Judged.NO, trusted_by: tuple[UUID, ...] = ()
) -> Reading:
    """How it stands with a guardian today."""
    return Reading(
        capacity=(Judged.PARTLY, "one driver, full bus"),
        willingness=(willing, ""),
        ability=(able, "no radio at the back"),
        presence="there at the time",
        speaking_up="They are told to sit down",
        trusted_by=trusted_by,
        trusted_words="",
        on=clock.today(),
    )


def drivers(opened: OpenCase, **how: Judged) -> UUID:
    """Bus drivers: present, willing, not able."""
    who = Who(GuardianRole.TRANSPORT, "Bus drivers on the 78")
    return guardian_operations.add(opened=opened, who=who, reading=reading(**how))


def a_goal(opened: OpenCase, uses: UUID | None = None, **more: str) -> UUID:
    """Getting home without being approached, measured by what young people colour."""
    words = {
        "words": "young people can get home without being approached",
        "what_changes": "adults are on the 78 at 15:30",
        "sign": "they say that the bus is just a bus",
        "uses_none_because": "" if uses else "none has been asked about yet",
        **more,
    }
    return goal_operations.set_goal(opened=opened, goal=NewGoal(uses=uses, **words), measure=a_measure())


def a_measure(**more: str) -> NewMeasure:
    """They colour the route, before and after."""
    given = {"method": "They colour the route", "shows": Shows.THEY_SAY.value, "baseline": "red at two stops"}
    return NewMeasure(again_on=clock.today() + timedelta(days=60), **{**given, **more})


def all_but_a_strength_outside(opened: OpenCase) -> None:
    """Story 1 step 7: everything is there except a strength in the surroundings."""
    added(opened, "They share food and walk LO home")
    added(opened, "Two stops where police search them", Kind.WORRY, ENVIRONMENT)
    operations.add(
        opened=opened,
        known=Known(
            prompt=FUNCTIONING,
            kind=Kind.YOUNG_PEOPLE,
            words="If one of us is late the rest wait. Always.",
            about=About.GROUP,
            on=clock.today(),
            speaker_words="a girl at the stop",
        ),
    )
    drivers(opened)
    weighed(opened)
    a_goal(opened)
