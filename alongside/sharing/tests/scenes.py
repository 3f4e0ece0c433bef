"""What the tests of taking the map out start from: story 1 with everybody placed, and what is typed into the form."""

from alongside.cases.opening import OpenCase
from alongside.peermaps import operations
from alongside.peermaps.tests.scenes import Later, Story, added_from_others, own_account, rita_at
from tests.support.cast import BusCase, Cast

TYPED = {
    "as_what": "svg",
    "view": "everyone",
    "when": "today",
    "what": "nameless",
    "to_whom": "the conference on Monday",
    "recipient": "meeting",
    "others_there": "no",
    "purpose": "plan the next six weeks",
    "because": "they plan who walks home with whom, and words alone are too long",
    "could_tell": "they know them already",
    "could_lead_to": "a sheet could be left on a train",
    "need": "choice",
    "advice": "",
    "do": "take",
}
OF_THE_STORY = (
    "JK", "AM", "RS", "DT", "LO", "KB", "Ms K", "Mo", "X", "a friend from the bus", "youth worker", "man, about 25",
    "Eastfield Park", "The 78 bus", "Us lot", "At the park it’s just us lot", "JK was asked to hold something for RS.",
    "He walks me to the bus when it’s dark. He’s the only one who does.", "Two stops where police search",
    "Bus route and park friends", "The school",
)  # fmt: skip
"""Every name, initials and words of the story: none of it stands in a map without names."""


def whole_story(opened: OpenCase) -> tuple[Story, Later]:
    """Steps 5 and 6, as `screens/map.png` draws them; KB stands nowhere yet."""
    story = own_account(opened)
    later = added_from_others(opened, story)
    stands = {
        story.jk: (436.0, 290.0), story.am: (272.0, 190.0), story.rs: (588.0, 190.0), story.dt: (290.0, 388.0),
        later.lo: (616.0, 406.0), later.friend: (744.0, 272.0), story.mo: (122.0, 78.0),
        story.ms_k: (540.0, 50.0), later.x: (896.0, 402.0), story.park: (272.0, 552.0), story.bus: (820.0, 150.0),
    }  # fmt: skip
    operations.move(opened=opened, to=stands)
    return story, later


def ready_to_leave(cast: Cast, bus_case: BusCase) -> tuple[Story, Later]:
    """`whole_story`, as Rita wrote it down in a case that was cleared for names."""
    with rita_at(cast, bus_case) as opened:
        return whole_story(opened)
