"""Maps that nobody drew: made up from a seed, with everything on them that a map can hold. Same seed, same map."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from alongside.cases.terms import Subject
from alongside.contexts.groups_facts import ConditionSeen, GroupSeen, MemberSeen, PlaceSeen
from alongside.contexts.terms import Basis, ConditionKind
from alongside.peermaps import rules, viewing, whens
from alongside.peermaps.facts import End, EndType, MapSeen, TalkSeen, TieSeen
from alongside.peermaps.rules import Drawn, Reading
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.people.facts import PersonSeen
from alongside.people.terms import AgeBand, Kind
from alongside.statements.terms import Voice

TODAY = date(2026, 11, 24)
Some = TypeVar("Some")

INITIALS = ("JK", "AM", "RS", "DT", "LO", "KB", "Ms K", "Mo", "Dr. Ash", "J-P", "Ó B", "X", "Y (twin)")
NOTES = (
    "",
    "youth worker",
    "a friend from the bus",
    "a friend from the bus",
    "two sisters and their cousin",
    "mother; works nights",
    "from year 9, and loud",
    "goes to Mo’s club. Not often",
    "both ways",
    "supported strongly",
)
NAMES = (
    "Eastfield Park", "The 78 bus", "Us lot", "Northgate School", "Shop: corner of Mill Lane", "Mo",
    "Group chat “78”", "Stop 4, opposite the club", "Bus and park friends", "St. Anne’s",
)  # fmt: skip
WORDS = (
    "two stops where police search young people",
    "Lights are out. Policing: every Friday",
    "£1.65 each way!",
    "They said “go home”",
    "closed on Thursdays, and at weekends",
    "",
    "Racism: drivers\nlook away. Fares and money: no passes.",
)
SPEAKERS = ("JK", "The school", "Mo Farrell, youth worker", "Dr. Ash; CAMHS", "AM and RS")


def made_map(seed: int, people: int | None = None) -> MapSeen:
    """A map of up to 40 people, or of as many as asked for."""
    return _Maker(random.Random(f"map/{seed}")).map(people)


class _Maker:
    """Makes one map by throwing dice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.some = chance.choice

    def map(self, asked: int | None) -> MapSeen:
        people = [
            self.person(number) for number in range(asked or self.chance.choice((0, 1, 2, 5, 9, 17, 40)))
        ]
        places = [self.place() for _ in range(self.chance.randint(0, 4))]
        groups = [self.group(people) for _ in range(self.chance.randint(0, 3))]
        ends = [
            *(End(EndType.PERSON, one.id) for one in people),
            *(End(EndType.PLACE, one.id) for one in places),
            *(End(EndType.GROUP, one.id) for one in groups),
        ]
        standing = [one.id for one in [*people, *places] if self.chance.random() < 0.85]
        return MapSeen(
            title="Made up",
            level=2,
            version=1,
            on=TODAY,
            known_on=TODAY,
            today=TODAY,
            is_then=False,
            may_edit=True,
            may_add_people=True,
            why_not=(),
            people=tuple(people),
            inclusions={},
            told={},
            places=tuple(places),
            groups=tuple(groups),
            group_fading={one.id: self.chance.choice((0, 0, 0, 1, 2, 3)) for one in groups},
            ties=tuple(self.ties(ends)),
            statements=(),
            said_of={},
            positions=self.positions(standing),
            held=frozenset(),
            perspectives=(),
            views=viewing.views_of((), ()),
            days=(),
            happened=(),
            undecided={one.id: TODAY for one in people[3::5]},
        )

    def positions(self, standing: Sequence[UUID]) -> dict[UUID, tuple[float, float]]:
        return {one: (self.chance.randint(-500, 500), self.chance.randint(-500, 500)) for one in standing}

    def id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def person(self, number: int) -> PersonSeen:
        unnamed = self.chance.random() < 0.15
        shown = "?" if unnamed else f"{self.some(INITIALS)}{number or ''}"
        note = self.some(NOTES)
        return PersonSeen(
            id=self.id(),
            kind=self.some([*Kind]),
            shown=shown,
            name=(note or "somebody not named") if unnamed else shown,
            full_name="",
            note=note,
            apart="",
            pronouns="",
            symbol="",
            colour="",
            age_band=AgeBand.NOT_KNOWN,
            unnamed=unnamed,
            is_focus=number == 0 and not unnamed,
            has_died=self.chance.random() < 0.05,
            provisional_until=None,
            added_at=datetime(2026, 10, 1, tzinfo=UTC),
            known_at=datetime(2026, 10, 1, tzinfo=UTC),
        )

    def conditions(self) -> tuple[ConditionSeen, ...]:
        return tuple(
            ConditionSeen(self.id(), self.some([*ConditionKind]), self.some(WORDS), TODAY)
            for _ in range(self.chance.choice((0, 0, 1, 2, 3)))
        )

    def place(self) -> PlaceSeen:
        kinds = [one for one in Subject if one not in (Subject.YOUNG_PERSON, Subject.PEER_GROUP)]
        return PlaceSeen(
            id=self.id(),
            kind=self.some(kinds),
            name=self.some(NAMES),
            note=self.some(NOTES),
            conditions=self.conditions(),
            added_at=datetime(2026, 10, 1, tzinfo=UTC),
        )

    def group(self, people: Sequence[PersonSeen]) -> GroupSeen:
        members = [one for one in people if self.chance.random() < 0.3]
        return GroupSeen(
            id=self.id(),
            name=self.some(NAMES),
            own_words=self.some(
                ("", "At the park it’s just us lot", "We said “leave us”. Fares and money: none.")
            ),
            bases=tuple(self.several([*Basis], least=1)),
            definer=self.some(("", *SPEAKERS)),
            definer_person=None,
            definer_user=None,
            members=tuple(MemberSeen(one.id, TODAY) for one in members),
            conditions=self.conditions(),
            since=TODAY,
        )

    def ties(self, ends: Sequence[End]) -> list[TieSeen]:
        pairs = (
            {frozenset(self.chance.sample(ends, 2)) for _ in range(2 * len(ends))} if len(ends) > 1 else set()
        )
        return [
            self.tie(*sorted(pair, key=lambda _: self.chance.random())) for pair in sorted(pairs, key=sorted)
        ]

    def tie(self, a: End, b: End) -> TieSeen:
        readings = tuple(self.reading() for _ in range(self.chance.choice((0, 1, 1, 2, 3))))
        drawn = rules.drawn(readings)
        kinds = tuple(self.several([*TieKind], least=0)[: self.chance.randint(0, 3)])
        way = [*Direction]
        return TieSeen(
            id=self.id(),
            a=a,
            b=b,
            kinds=kinds,
            direction=self.some(way)
            if _shown(drawn.support) or TieKind.LOOKS_OUT_FOR in kinds
            else Direction.NONE,
            harm_direction=self.some(way) if _harmful(drawn, kinds) else Direction.NONE,
            influence_direction=self.some(way),
            state=self.some([*TieState]),
            **self.days(),
            non_contact=self.chance.random() < 0.1,
            drawn=drawn,
            readings=readings,
            talks=self.talks(),
            fading=self.chance.choice((0, 0, 0, 1, 2, 3)),
            added_on=TODAY,
            noted_by="Rita Okafor",
        )

    def reading(self) -> Reading:
        drawn_only = self.chance.random() < 0.2
        who = self.some(SPEAKERS)
        return Reading(
            statement=None if drawn_only else self.id(),
            perspective="" if drawn_only else f"w-{who}",
            label="" if drawn_only else who,
            voice=Voice.PROFESSIONAL,
            support=self.some([*Level, None]),
            harm=self.some([*Level, None]),
            harm_direction=Direction.NONE,
            sure=not drawn_only and self.chance.random() < 0.6,
            counts=self.chance.random() < 0.9,
            police=not drawn_only and self.chance.random() < 0.2,
        )

    def talks(self) -> tuple[TalkSeen, ...]:
        if self.chance.random() < 0.9:
            return ()
        return (
            TalkSeen(
                self.id(), TODAY, self.some(("Mo Farrell", "J. Okafor")), "They spoke. JK still thinks so."
            ),
        )

    def day(self) -> str:
        day = date(2000, 1, 1) + timedelta(days=self.chance.randint(0, 9000))
        return self.some(("", "", f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()))

    def days(self) -> dict[str, str]:
        """Since when and until when, in this order where both are known (`map.time`)."""
        since, until = self.day(), self.day()
        if since and until and whens.last_day(until) < whens.first_day(since):
            since, until = until, since
        return {"since": since, "until": until}

    def several(self, all_of_them: list[Some], least: int) -> list[Some]:
        return self.chance.sample(all_of_them, self.chance.randint(least, len(all_of_them)))


def _shown(level: Level) -> bool:
    return level in rules.PRESENT


def _harmful(drawn: Drawn, kinds: Sequence[TieKind]) -> bool:
    return _shown(drawn.harm) or bool({TieKind.HARMED_BY, TieKind.CONTROLLED_BY} & set(kinds))
