"""Story 1, steps 5 and 6, told through the operations: the map that the tests and the screenshots share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis, ConditionKind, ElseOutcome
from alongside.peermaps import operations
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.operations import About, Described, Levels, NewTie
from alongside.peermaps.terms import Direction, Level, TieKind
from alongside.people.terms import Kind
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, somebody
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice
from tests.support.cast import BusCase, Cast, opened_as


def person(one: UUID) -> End:
    return End(EndType.PERSON, one)


def place(one: UUID) -> End:
    return End(EndType.PLACE, one)


def group(one: UUID) -> End:
    return End(EndType.GROUP, one)


def own_words(speaker: UUID, words: str) -> Said:
    """Somebody tells of their own life, word for word."""
    return Said(speaker=Speaker(person=speaker), source=Source.OWN_ACCOUNT, words=words, own_words=True)


def school_was_told(words: str) -> Said:
    """Second-hand, from the school; not checked."""
    speaker = Speaker(words="The school")
    return Said(speaker=speaker, source=Source.TOLD_BY, words=words, voice=Voice.PROFESSIONAL)


def tie(opened: OpenCase, a: End, b: End, said: Said | None = None, **levels: object) -> UUID:
    """Connect two, resting on what somebody says."""
    heard = Levels(**levels)  # type: ignore[arg-type]
    new = NewTie(a=a, b=b, said=said, heard=heard if said else Levels(), drawn=Levels() if said else heard)
    return operations.connect(opened=opened, tie=new)


@dataclass
class Story:
    """Ids of everybody and everything, by the letters of the story."""

    jk: UUID
    am: UUID
    rs: UUID
    dt: UUID
    ms_k: UUID
    mo: UUID
    park: UUID
    bus: UUID
    us_lot: UUID
    jk_am: UUID
    jk_rs: UUID


def own_account(opened: OpenCase) -> Story:
    """T-52: JK and Mo draw. Only JK's own statements."""
    jk, am, rs, dt = (somebody(opened, shown) for shown in ("JK", "AM", "RS", "DT"))
    ms_k = somebody(opened, "Ms K", Kind.PARENT_CARER)
    mo = somebody(opened, "Mo", Kind.TRUSTED_ADULT, note="youth worker")
    add_place = groups_operations.add_place
    park = add_place(opened=opened, place=NewPlace(kind=Subject.NEIGHBOURHOOD, name="Eastfield Park"))
    bus = add_place(opened=opened, place=NewPlace(kind=Subject.TRANSPORT, name="The 78 bus"))
    jk_am = tie(
        opened, person(jk), person(am), own_words(jk, "AM’s safe."), support=Level.STRONG, harm=Level.NONE
    )
    words = "He walks me to the bus when it’s dark. He’s the only one who does."
    jk_rs = tie(opened, person(jk), person(rs), own_words(jk, words), support=Level.STRONG, harm=Level.NONE)
    tie(opened, person(jk), person(dt), own_words(jk, "He’s alright."), support=Level.SOME)
    tie(opened, person(jk), person(ms_k), own_words(jk, "Mum feeds everyone."), support=Level.STRONG)
    tie(opened, person(mo), person(jk), own_words(jk, "Mo listens."), support=Level.STRONG)
    operations.hear(
        opened=opened, said=own_words(jk, "It’s only bad on the bus."), about=About(places=(bus,))
    )
    us_lot = groups_operations.add_group(
        opened=opened,
        group=NewGroup(
            name="Us lot",
            bases={Basis.SELF_SELECTED: "JK calls them that"},
            definer_person=jk,
            own_words="At the park it’s just us lot",
            members=[jk, am, rs, dt],
        ),
    )
    return Story(jk, am, rs, dt, ms_k, mo, park, bus, us_lot, jk_am, jk_rs)


def jk_drew(cast: Cast, bus_case: BusCase) -> Story:
    """`own_account`, as Rita wrote it down in a case that was cleared for names."""
    with rita_at(cast, bus_case) as opened:
        return own_account(opened)


@dataclass
class Later:
    """Who and what step 6 adds."""

    x: UUID
    lo: UUID
    friend: UUID
    kb: UUID
    x_lo: UUID


def added_from_others(opened: OpenCase, story: Story) -> Later:
    """T-50: what Priya knows; X as an adult said to cause harm; KB; DT's cousin asked about, not added."""
    told = school_was_told("JK was asked to hold something for RS.")
    operations.hear(
        opened=opened, said=told, about=About({story.jk_rs: Levels(support=Level.NONE, harm=Level.SOME)})
    )
    lo, kb = somebody(opened, "LO"), somebody(opened, "KB")
    friend = a_friend_from_the_bus(opened)
    x = somebody(opened, "X", Kind.SAID_TO_CAUSE_HARM, note="man, about 25")
    x_lo = operations.connect(
        opened=opened,
        tie=NewTie(
            a=person(x),
            b=person(lo),
            said=own_words(lo, "He won’t leave me alone."),
            heard=Levels(harm=Level.STRONG, harm_direction=Direction.A_TO_B),
        ),
    )
    tie(
        opened, person(x), person(friend), school_was_told("A man bothers younger children."), harm=Level.SOME
    )
    at_stop = NewTie(a=person(kb), b=place(story.bus), described=Described(kinds=(TieKind.SPENDS_TIME_AT,)))
    operations.connect(opened=opened, tie=at_stop)
    groups_operations.add_condition(
        opened=opened, kind=ConditionKind.POLICING, words="Two stops where police search", place=story.bus
    )
    groups_operations.note_who_else(
        opened=opened,
        asked=story.dt,
        outcome=ElseOutcome.NOT_ADDED,
        said="my cousin, but he’s nothing to do with it",
        why="There is no need",
    )
    return Later(x, lo, friend, kb, x_lo)


def all_spoke(cast: Cast, bus_case: BusCase) -> Story:
    """`own_account` and then `added_from_others`."""
    return everything(cast, bus_case)[0]


def everything(cast: Cast, bus_case: BusCase) -> tuple[Story, Later]:
    """`all_spoke`, with what came later."""
    with rita_at(cast, bus_case) as opened:
        story = own_account(opened)
        return story, added_from_others(opened, story)


@contextmanager
def rita_at(cast: Cast, bus_case: BusCase) -> Iterator[OpenCase]:
    """Rita at the case, which is cleared for names."""
    clear(bus_case.id, cast.tom)
    with opened_as(cast.rita, bus_case.id) as opened:
        yield opened
