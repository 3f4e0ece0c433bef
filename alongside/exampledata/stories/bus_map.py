"""Bus route and park friends, steps 5, 6 and 11: the map with JK, what the school says, and change over time."""

from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.contexts import groups_operations as contexts
from alongside.contexts.groups_queries import groups
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.exampledata.stories import bus_drawn, bus_told
from alongside.exampledata.telling import (
    NAMES,
    Story,
    because,
    observed,
    own_words,
    told,
    young_person,
)
from alongside.involvement import operations as involvement
from alongside.involvement.terms import Part
from alongside.peermaps import operations as maps
from alongside.peermaps import queries as map_queries
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import About, Described, Levels, NewTie
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.people import operations as people
from alongside.people import queries as people_queries
from alongside.people.operations import Who
from alongside.people.terms import AgeBand, HarmAnswer, Kind, RestsOn, SupportNeed
from alongside.statements.operations import Said

PLACED = {
    "JK": (440, 236),
    "AM": (228, 140),
    "RS": (640, 140),
    "DT": (250, 344),
    "LO": (664, 344),
    "?": (850, 216),
    "Mo": (150, 28),
    "Ms K": (440, 24),
    "gran": (452, 452),
    "X": (1010, 352),
    "KB": (1010, 90),
    "the 78 bus": (860, 44),
    "Eastfield Park": (196, 456),
    "Northgate School": (48, 240),
    "group chat": (800, 456),
}
"""Where people and places stand on the picture, in map units."""

_KIND = {
    "AM": TieKind.CLOSE_FRIEND,
    "RS": TieKind.CLOSE_FRIEND,
    "Ms K": TieKind.FAMILY,
    "Mo": TieKind.LOOKS_OUT_FOR,
}


def tell(story: Story) -> None:
    """The map as it grew."""
    _people_jk_named(story)
    bus_drawn.tell(story)
    _jks_own_words(story)
    _the_others(story)
    _what_the_school_says(story)
    _who_else(story)
    bus_told.tell(story)
    _places_and_group(story)
    _placed(story)
    _am_and_dt_fall_out(story)


def _people_jk_named(story: Story) -> None:
    """T-52: JK and Mo draw; everybody here is from JK's own account."""
    with story.on(52, "mo", 17) as opened:
        jk = _add(opened, story, "JK", "He asked us to, and it is his way home.", "He told Mo so himself.")
        _support(opened, jk, {SupportNeed.READING: "Reads well, would rather talk."})
        for shown in ("AM", "RS"):
            why = "One of those who ride home together; the way home has to be safe for each of them."
            _add(opened, story, shown, why, "JK drew them as the friends he rides with.")
        why = "Rides with them, and the man follows her. She has her own worker; here it is about the bus."
        _add(opened, story, "LO", why, "JK and LO both told Mo.")
        for shown, kind, note, need in (
            ("Mo", Kind.TRUSTED_ADULT, "youth worker", "AM and JK trust him."),
            ("Ms K", Kind.PARENT_CARER, "JK’s mother", "RS eats at her table; three of them talk to her."),
        ):
            name = NAMES.get(shown, "")
            who = Who(kind=kind, shown=shown, note=note, age_band=AgeBand.ADULT, full_name=name)
            story.known[shown] = people.add(
                opened=opened, who=who, why=because(need, "JK said so.", RestsOn.OWN_ACCOUNT)
            )
        friend = Who(kind=Kind.YOUNG_PERSON, shown="?", note="a friend from the bus")
        story.known["?"] = people.add_placeholder(opened=opened, who=friend)


def _jks_own_words(story: Story) -> None:
    with story.on(52, "mo", 18) as opened:
        jk = story.known["JK"]
        for other, support, words in (
            ("AM", Level.STRONG, "AM waits for me every day. I’d tell him anything."),
            ("RS", Level.STRONG, "He walks me to the bus when it’s dark. He’s the only one who does."),
            ("LO", Level.SOME, "She’s like a little sister. We take her home."),
            ("Ms K", Level.STRONG, "My mum feeds everyone."),
            ("Mo", Level.STRONG, "Mo doesn’t make a thing of it."),
        ):
            said = own_words(jk, words, story.known[other])
            heard = Levels(support=support, harm=Level.NONE if other == "RS" else None)
            _tie(opened, story, "JK", other, said, heard, _KIND.get(other, TieKind.FRIEND))
        maps.hear(
            opened=opened,
            said=own_words(jk, "It’s only bad on the bus. At the park it’s just us lot."),
            about=About(),
        )
        involvement.take_part(
            opened=opened, person=jk, part=Part.CO_AUTHOR, words="Drew the map with Mo.", on=story.day(52)
        )


def _the_others(story: Story) -> None:
    with story.on(51, "mo", 17) as opened:
        known = story.known
        _tie(
            opened,
            story,
            "AM",
            "DT",
            own_words(known["AM"], "Me and DT have the same jokes.", known["DT"]),
            Levels(support=Level.SOME),
            TieKind.FRIEND,
        )
        _tie(
            opened,
            story,
            "AM",
            "Mo",
            own_words(known["AM"], "I can ring Mo. I have."),
            Levels(support=Level.STRONG),
            TieKind.LOOKS_OUT_FOR,
        )
        _tie(
            opened,
            story,
            "RS",
            "Ms K",
            own_words(known["RS"], "I eat at JK’s most days."),
            Levels(support=Level.SOME),
            TieKind.LOOKS_OUT_FOR,
        )
        _tie(
            opened,
            story,
            "RS",
            "LO",
            own_words(known["LO"], "RS and them walk me to my nan’s.", known["RS"]),
            Levels(support=Level.SOME),
            TieKind.LOOKS_OUT_FOR,
        )
        _tie(
            opened,
            story,
            "LO",
            "?",
            own_words(known["LO"], "There’s another girl, she sits with me.", known["?"]),
            Levels(support=Level.SOME),
            TieKind.FRIEND,
        )
        for shown, part in (
            ("AM", Part.TOOK_PART),
            ("RS", Part.INVITED),
            ("DT", Part.TOOK_PART),
            ("LO", Part.TOOK_PART),
        ):
            involvement.take_part(opened=opened, person=known[shown], part=part, words="", on=story.day(51))


def _what_the_school_says(story: Story) -> None:
    """T-50: told by another, not checked; it stands beside JK's own words and changes none of them."""
    with story.on(50, "rita") as opened:
        known = story.known
        tie = _tie_between(opened, "JK", "RS")
        said = told(
            "another pupil, to the head of year",
            "JK was asked to hold something for RS.",
            known["JK"],
            known["RS"],
        )
        maps.hear(
            opened=opened,
            said=said,
            about=About(ties={tie: Levels(harm=Level.SOME, harm_direction=Direction.B_TO_A)}),
        )
        man = Who(
            kind=Kind.SAID_TO_CAUSE_HARM, shown="X", note="a man, about 25", age_band=AgeBand.EIGHTEEN_TO_25
        )
        need = "Without him the map would show friends as the danger; he is what they are frightened of."
        known["X"] = people.add(
            opened=opened, who=man, why=because(need, "LO and JK told Mo, on different days.")
        )
        people.answer_harm_questions(
            opened=opened,
            person=known["X"],
            answers={
                "reported_today": HarmAnswer.YES,
                "works_with_children": HarmAnswer.NOT_KNOWN,
                "trafficked": HarmAnswer.NOT_KNOWN,
                "adult_at_risk": HarmAnswer.NOT_KNOWN,
                "young_adult": HarmAnswer.YES,
                "who_could_be_told": HarmAnswer.YES,
            },
            what_was_done="Reported on the day of the referral; a strategy discussion was held in LO’s own case.",
        )
        _tie(
            opened,
            story,
            "X",
            "LO",
            own_words(known["LO"], "He gets off when I get off."),
            Levels(harm=Level.STRONG, harm_direction=Direction.A_TO_B),
            TieKind.HARMED_BY,
        )
        _tie(
            opened,
            story,
            "X",
            "?",
            told("JK, about a girl he does not know", "He talks to the other girl too.", known["X"]),
            Levels(harm=Level.SOME, harm_direction=Direction.A_TO_B),
            TieKind.HARMED_BY,
        )
        why = "The school sees him as one of them; whether he needs to be here is open."
        _add(opened, story, "KB", why, "The school saw him at the stop twice.", RestsOn.OBSERVED)
        for shown, note, need, evidence in (
            ("gran", "LO’s grandmother", "She looks out of the window for all of them.", "LO said so."),
            ("DT’s mum", "DT’s mother", "She asked the school twice what is going on.", "DT said so."),
        ):
            carer = Who(
                kind=Kind.PARENT_CARER,
                shown=shown,
                note=note,
                age_band=AgeBand.ADULT,
                full_name=NAMES[shown],
            )
            known[shown] = people.add(opened=opened, who=carer, why=because(need, evidence))


def _who_else(story: Story) -> None:
    with story.on(49, "mo", 18) as opened:
        contexts.note_who_else(
            opened=opened,
            outcome=ElseOutcome.NOT_ADDED,
            asked=story.known["DT"],
            said="My cousin, but he’s nothing to do with it.",
            why="There is no need to have him here: he does not ride the bus and nobody is worried about him.",
        )
        contexts.note_who_else(
            opened=opened, outcome=ElseOutcome.NOBODY, asked=story.known["AM"], said="No, that’s us."
        )


def _places_and_group(story: Story) -> None:
    with story.on(47, "rita") as opened:
        known = story.known
        for name, kind in (
            ("the 78 bus", Subject.TRANSPORT),
            ("Eastfield Park", Subject.NEIGHBOURHOOD),
            ("Northgate School", Subject.SCHOOL),
            ("group chat", Subject.ONLINE),
        ):
            known[name] = contexts.add_place(opened=opened, place=contexts.NewPlace(kind=kind, name=name))
        for place, condition, words in (
            ("the 78 bus", ConditionKind.PRESENCE, "One driver, a full bus, no radio at the back."),
            (
                "the 78 bus",
                ConditionKind.UNFAIRNESS,
                "Passengers call out racist things; nobody says a word.",
            ),
            ("Eastfield Park", ConditionKind.LIGHTING, "Two lamps of nine work."),
            ("Northgate School", ConditionKind.EXCLUSIONS, "Two of them lost days in the spring."),
        ):
            contexts.add_condition(opened=opened, kind=condition, words=words, place=known[place])
        group = groups(opened, people_queries.names(opened))[0]
        contexts.change_members(
            opened=opened,
            group=group.id,
            add=[known[one] for one in ("JK", "AM", "RS", "DT", "LO")],
            remove=[],
            rests_on="JK drew the line around them himself.",
        )
        contexts.change_group(
            opened=opened,
            group=group.id,
            to=contexts.NewGroup(
                name="Us lot",
                own_words="us lot",
                bases={Basis.SELF_SELECTED: "JK’s own words for them."},
                definer_person=known["JK"],
            ),
        )
        contexts.add_group(
            opened=opened,
            group=contexts.NewGroup(
                name="Share the 78 bus",
                own_words="We’re not a group, we just get the same bus.",
                bases={
                    Basis.SHARED_CONTEXT: "They ride it home most days; Rita and the drivers see them there."
                },
                definer_user=story.cast["rita"].pk,
                members=[known[one] for one in ("RS", "LO", "?")],
                members_rest_on="Seen on the bus on several days.",
            ),
        )
        for shown, place in (
            ("AM", "Northgate School"),
            ("DT", "Northgate School"),
            ("DT", "Eastfield Park"),
            ("LO", "group chat"),
            ("RS", "the 78 bus"),
        ):
            _tie(
                opened,
                story,
                shown,
                place,
                observed(story.cast["rita"], "Seen there on several days.", known[shown]),
                Levels(),
                TieKind.SPENDS_TIME_AT,
            )


def _placed(story: Story) -> None:
    with story.on(46, "rita") as opened:
        to = {story.known[name]: spot for name, spot in PLACED.items() if name in story.known}
        maps.move(opened=opened, to=to)


def _am_and_dt_fall_out(story: Story) -> None:
    """T-20: by AM's own words the tie is past; nothing that was said before is changed."""
    with story.on(20, "mo", 17) as opened:
        tie = _tie_between(opened, "AM", "DT")
        words = own_words(
            story.known["AM"], "We’re not talking since the trip. It’s fine.", story.known["DT"]
        )
        maps.hear(opened=opened, said=words, about=About(ties={tie: Levels(support=Level.NONE)}))
        maps.describe(opened=opened, tie=tie, to={"state": TieState.PAST})


def _add(
    opened: OpenCase,
    story: Story,
    shown: str,
    need: str,
    evidence: str,
    rests_on: RestsOn = RestsOn.OWN_ACCOUNT,
) -> UUID:
    born = f"{opened.opening.moment.year - 14}-03-09" if shown == "DT" else ""
    who = young_person(shown, full_name=NAMES.get(shown, ""), born_on=born)
    made = people.add(opened=opened, who=who, why=because(need, evidence, rests_on))
    story.known[shown] = made
    return made


def _support(opened: OpenCase, person: UUID, needs: dict[SupportNeed, str]) -> None:
    people.set_support(opened=opened, person=person, needs=needs)


def _end(story: Story, shown: str) -> End:
    place = shown in ("the 78 bus", "Eastfield Park", "Northgate School", "group chat")
    return End(EndType.PLACE if place else EndType.PERSON, story.known[shown])


def _tie(opened: OpenCase, story: Story, a: str, b: str, said: Said, heard: Levels, kind: TieKind) -> UUID:
    return maps.connect(
        opened=opened,
        tie=NewTie(
            a=_end(story, a),
            b=_end(story, b),
            described=Described(kinds=(kind,)),
            said=said,
            heard=heard,
        ),
    )


def _tie_between(opened: OpenCase, a: str, b: str) -> UUID:
    shown = {one.id: one.shown for one in people_queries.people(opened)}
    for tie in map_queries.seen(opened).ties:
        if {shown.get(end.id) for end in tie.ends} == {a, b}:
            return tie.id
    raise LookupError(f"{a} and {b} have no tie in this story")
