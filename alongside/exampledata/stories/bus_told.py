"""Bus route and park friends, between steps 6 and 7: who is told about the map, by whom, and who decides."""

from alongside.exampledata.telling import Story
from alongside.involvement import operations as involvement
from alongside.involvement.operations import Telling, Told
from alongside.involvement.terms import How, Part, Safe, Understands


def tell(story: Story) -> None:
    """Those who ride together are told; RS does not want to draw, which costs him nothing; DT's mother is told
    with DT beside her. The clock runs on for KB and, unnoticed, for LO's grandmother."""
    with story.on(48, "mo", 17) as opened:
        for shown in ("JK", "AM", "DT", "LO", "RS"):
            involvement.tell(
                opened=opened,
                person=story.known[shown],
                telling=Telling(safe=Safe.YES, who_where="Mo, at the club", child=None),
                told=Told(by_whom="Mo", how=How.WITH_LEAFLET, on=story.day(48), said=""),
            )
        story.known["trusted"] = involvement.name_trusted(
            opened=opened, person=story.known["JK"], adult=story.known["Mo"], adult_words="", nobody=False
        )
        involvement.note_who_decides(
            opened=opened,
            person=story.known["JK"],
            understands=Understands.YES,
            responsibility="His mother.",
            orders="None.",
            wish="“Mum can know. She knows already.”",
        )
        involvement.tell(
            opened=opened,
            person=story.known["Ms K"],
            telling=Telling(safe=Safe.YES, who_where="Mo, at her door", child=story.known["JK"]),
            told=Told(by_whom="Mo", how=How.FACE_TO_FACE, on=story.day(48), said="Glad somebody asks."),
        )
    with story.on(47, "mo", 18) as opened:
        involvement.take_part(
            opened=opened,
            person=story.known["RS"],
            part=Part.DECLINED,
            words="“I’m not doing maps. You can keep what the others say about the bus.”",
            on=story.day(47),
        )
    _dts_parents(story)


def _dts_parents(story: Story) -> None:
    """T-44: DT decides who may know; his mother is told, and he asks that his father is not."""
    with story.on(44, "rita", 16) as opened:
        dt, mother = story.known["DT"], story.known["DT’s mum"]
        involvement.note_who_decides(
            opened=opened,
            person=dt,
            understands=Understands.YES,
            responsibility="Both parents, who live apart.",
            orders="None.",
            wish="“Mum yes, if I’m there. Not my dad.”",
        )
        involvement.tell(
            opened=opened,
            person=mother,
            telling=Telling(safe=Safe.YES, who_where="Rita and DT, at the club", child=dt),
            told=Told(
                by_whom="Rita",
                how=How.WITH_LEAFLET,
                on=story.day(44),
                said="I knew something was wrong with that bus.",
            ),
        )
