"""The bus story as far as a journey needs it, told by the operations that people use, in the order it happened."""

from uuid import UUID

from alongside.activity.doors import door
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.terms import SeesWhat, Subject
from alongside.exampledata import cast
from alongside.exampledata.stories import bus_assessed, bus_begins, bus_goes_on, bus_map
from alongside.exampledata.telling import Story
from alongside.lib import clock
from alongside.peermaps import operations as maps
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import Described, Levels, NewTie
from alongside.peermaps.terms import Direction, Level
from alongside.people import operations as people
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn
from alongside.referrals import operations as referrals
from tests.support.cast import Cast, make_bus_case

_ONE_WAY = Described(harm_direction=Direction.A_TO_B)

_WRITTEN = referrals.Written(
    subject=Subject.PEER_GROUP,
    young_people_know="some",
    parents_know="no",
    words={
        "what": "They told me they are frightened of a man on the bus.",
        "about_safety": "A grown man waits for them on their way home.",
        "narrative": "They walk each other home, and one mother feeds everyone. One of them decides where they go.",
        "strengths": "They look after one another.",
        "why_not_told": "I would need to know what they will be asked.",
    },
    weights={"school": "less", "neighbourhood": "more"},
)


def accounts() -> None:
    """Everybody can sign in; nothing has happened yet."""
    cast.make()


def opened() -> UUID:
    """Tom has decided: there is a case, with Rita, Tom and Mo, and nothing in it."""
    made = cast.make()
    made.pop("lena")
    return make_bus_case(Cast(**made)).id


def one_young_person() -> UUID:
    """A case about one young person, just opened; Rita leads."""
    made = cast.make()
    made.pop("lena")
    return make_bus_case(Cast(**made), level=1, subject=Subject.YOUNG_PERSON).id


def handed_in() -> UUID:
    """Step 1: Priya's referral waits for Tom."""
    priya = cast.make()["priya"]
    case = referrals.begin(by=priya, subject=Subject.PEER_GROUP)
    with door(priya) as opening:
        referral = open_case(opening, case, "referrals.draft_read", sees=tuple(SeesWhat))
        referrals.hand_in(opened=referral, written=_WRITTEN)
    return case


def signed_off() -> UUID:
    """Steps 1 to 4: referred, decided, paused and resumed, signed off. People may be added."""
    return _begun().case


def mapped() -> UUID:
    """Steps 1 to 6 and 11: the map with JK, what the school says, and change over time."""
    return _mapped().case


def weighed() -> UUID:
    """Steps 1 to 6 and 8: the map, and the bus put first by young people, the group by the meeting, both kept."""
    story = _mapped()
    bus_goes_on.weigh(story)
    return story.case


def assessed() -> UUID:
    """Steps 1 to 8 without the end: what several people know, weighed; no goal, nothing finished."""
    story = _mapped()
    bus_assessed.assess(story)
    bus_goes_on.weigh(story)
    return story.case


def planned() -> UUID:
    """Steps 1 to 10: assessed, signed off, the focus on the 78, the plan under way, everybody told again."""
    story = _mapped()
    bus_assessed.assess(story)
    bus_goes_on.weigh(story)
    bus_assessed.finish(story)
    bus_goes_on.move_focus(story)
    bus_assessed.plan(story)
    bus_goes_on.tell_again(story)
    return story.case


def _mapped() -> Story:
    story = _begun()
    bus_map.tell(story)
    return story


def _begun() -> Story:
    return bus_begins.tell(cast.make(), clock.today())


def forty() -> UUID:
    """A case with a map of forty people and sixty ties, for looking at what large maps do."""
    story = _begun()
    with story.on(0, "rita") as opened_case:
        ids = [_adds(opened_case, Kind.YOUNG_PERSON, f"P{number:02}") for number in range(40)]
        maps.move(
            opened=opened_case, to={one: (150.0 * (n % 8), 150.0 * (n // 8)) for n, one in enumerate(ids)}
        )
        for number in range(60):
            _some_tie(opened_case, number, ids)
    return story.case


def _adds(opened_case: OpenCase, kind: Kind, shown: str) -> UUID:
    why = Why(need="On the bus", evidence="JK said so", rests_on=(RestsOn.OWN_ACCOUNT,))
    return people.add(opened=opened_case, who=Who(kind=kind, shown=shown), why=why)


def _some_tie(opened_case: OpenCase, number: int, ids: list[UUID]) -> None:
    """Every fifth harms one way; each is between two who were not tied before."""
    a, b = ids[number % 40], ids[(number % 40 + 1 + number // 40) % 40]
    harms = number % 5 == 0
    drawn = Levels(support=Level.SOME, harm=Level.STRONG if harms else None)
    _joins(opened_case, a, b, drawn, _ONE_WAY if harms else Described())


def _joins(opened_case: OpenCase, a: UUID, b: UUID, drawn: Levels, described: Described) -> None:
    ends = {"a": End(EndType.PERSON, a), "b": End(EndType.PERSON, b)}
    maps.connect(opened=opened_case, tie=NewTie(**ends, described=described, drawn=drawn))


def waiting() -> UUID:
    """Two friends, one of whom harms the other, and an adult who looks out for one; nobody is placed yet."""
    story = _begun()
    with story.on(0, "rita") as opened_case:
        kb, rs, jk = (
            _adds(opened_case, kind, shown)
            for kind, shown in (
                (Kind.TRUSTED_ADULT, "KB"),
                (Kind.YOUNG_PERSON, "RS"),
                (Kind.YOUNG_PERSON, "JK"),
            )
        )
        _joins(opened_case, kb, jk, Levels(support=Level.STRONG), Described())
        _joins(opened_case, rs, jk, Levels(support=Level.SOME, harm=Level.STRONG), _ONE_WAY)
    return story.case
