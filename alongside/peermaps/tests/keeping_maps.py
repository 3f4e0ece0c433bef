"""A made-up map put on record, by the operations that everybody's hand uses."""

from dataclasses import dataclass, field
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.contexts import groups_operations
from alongside.contexts.groups_facts import ConditionSeen, GroupSeen, PlaceSeen
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.peermaps import operations
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen
from alongside.peermaps.operations import About, Described, Levels, NewTie
from alongside.peermaps.rules import Reading
from alongside.people import operations as people_operations
from alongside.people.facts import PersonSeen
from alongside.people.operations import Who
from alongside.people.tests.scenes import A_NEED
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source

NOT_NAMED = "a friend from the bus"


@dataclass
class Keeper:
    """Puts one map on record. ids: what each made-up id became."""

    opened: OpenCase
    ids: dict[UUID, UUID] = field(default_factory=dict)

    def keep(self, seen: MapSeen) -> None:
        """Everything on it: people, places, groups, ties with what is said of them, where they stand."""
        for person in seen.people:
            self.ids[person.id] = self._person(person)
        for place in seen.places:
            self.ids[place.id] = self._place(place)
        for group in seen.groups:
            self.ids[group.id] = self._group(group)
        for tie in seen.ties:
            self._tie(tie)
        if standing := {self.ids[one]: point for one, point in seen.positions.items()}:
            operations.move(opened=self.opened, to=standing)

    def _person(self, one: PersonSeen) -> UUID:
        if one.unnamed:
            who = Who(kind=one.kind, shown="", note=one.note or NOT_NAMED)
            return people_operations.add_placeholder(opened=self.opened, who=who)
        who = Who(kind=one.kind, shown=one.shown, note=one.note, apart=one.apart)
        made = people_operations.add(opened=self.opened, who=who, why=A_NEED)
        if one.has_died:
            people_operations.correct(opened=self.opened, person=made, to={}, has_died=True)
        return made

    def _place(self, one: PlaceSeen) -> UUID:
        new = NewPlace(kind=one.kind, name=one.name, note=one.note)
        made = groups_operations.add_place(opened=self.opened, place=new)
        self._shaped(one.conditions, place=made)
        return made

    def _group(self, one: GroupSeen) -> UUID:
        new = NewGroup(
            name=one.name,
            bases=dict.fromkeys(one.bases, "somebody said so"),
            definer=one.definer,
            own_words=one.own_words,
            members=[self.ids[person] for person in one.people],
        )
        made = groups_operations.add_group(opened=self.opened, group=new)
        self._shaped(one.conditions, group=made)
        return made

    def _shaped(
        self, conditions: tuple[ConditionSeen, ...], place: UUID | None = None, group: UUID | None = None
    ) -> None:
        for one in conditions:
            if one.words.strip():
                groups_operations.add_condition(
                    opened=self.opened, kind=one.kind, words=one.words, place=place, group=group
                )

    def _end(self, end: End) -> End:
        return End(end.type, self.ids[end.id])

    def _tie(self, one: TieSeen) -> None:
        drawn = next((_levels(each) for each in one.readings if each.statement is None), Levels())
        new = NewTie(a=self._end(one.a), b=self._end(one.b), described=_described(one), drawn=drawn)
        made = operations.connect(opened=self.opened, tie=new)
        self.ids[one.id] = made
        for reading in one.readings:
            if reading.statement is not None:
                about = About({made: _levels(reading)})
                operations.hear(opened=self.opened, said=_said(one, reading), about=about)
        for talk in one.talks:
            operations.note_talk(opened=self.opened, tie=made, words=talk.words)


def _described(one: TieSeen) -> Described:
    return Described(
        kinds=one.kinds,
        direction=one.direction,
        harm_direction=one.harm_direction,
        influence_direction=one.influence_direction,
        state=one.state,
        since=one.since,
        until=one.until,
        non_contact=one.non_contact,
    )


def _levels(reading: Reading) -> Levels:
    return Levels(support=reading.support, harm=reading.harm, harm_direction=reading.harm_direction)


def _said(tie: TieSeen, reading: Reading) -> Said:
    """What the reading rests on: second-hand, or held by the police; checked where the map is sure."""
    source = Source.POLICE_HELD if reading.police else Source.TOLD_BY
    at_ends = any(end.type == EndType.PERSON for end in tie.ends)
    return Said(
        speaker=Speaker(words=reading.label),
        source=source,
        words="They told us about it." if at_ends else "It is like that there.",
        voice=reading.voice,
        checked_how="asked them both" if reading.sure else "",
    )
