"""The bus story as far as a journey needs it, told by the operations that people use, in the order it happened."""

from uuid import UUID

from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.cases.terms import SeesWhat, Subject
from alongside.exampledata import cast
from alongside.exampledata.stories import bus_begins, bus_map
from alongside.exampledata.telling import Story
from alongside.lib import clock
from alongside.referrals import operations as referrals
from tests.support.cast import Cast, make_bus_case

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
    story = _begun()
    bus_map.tell(story)
    return story.case


def _begun() -> Story:
    return bus_begins.tell(cast.make(), clock.today())
