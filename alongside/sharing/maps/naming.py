"""Everybody and everything on a map under other names and ids, in another order, before it leaves (`map.export`).

Ids, the order of rows and days of entry would tell who came first; none of them leaves. Pure: what is not
named here does not leave at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from uuid import UUID

from alongside.cases.terms import Subject
from alongside.contexts.groups_facts import ConditionSeen, GroupSeen, MemberSeen, PlaceSeen
from alongside.lib import clock
from alongside.peermaps import rules
from alongside.peermaps.facts import End, EndType, MapSeen, TieSeen, View
from alongside.peermaps.rules import Drawn, Reading
from alongside.peermaps.terms import Direction
from alongside.people.facts import SOMEBODY, PersonSeen
from alongside.people.presenters import called, called_by_letter
from alongside.people.terms import AgeBand
from alongside.plans.covering import Cover
from alongside.sharing.maps.choices import Leaving, Shows
from alongside.sharing.maps.order import Order, numbered
from alongside.statements.terms import Voice

VOICES = {
    Voice.YOUNG_PERSON: "a young person",
    Voice.PARENT_CARER: "a parent or carer",
    Voice.PROFESSIONAL: "a professional",
    Voice.OTHER: "somebody else",
}
KINDS_OF_PLACE = {
    Subject.SCHOOL: "School",
    Subject.NEIGHBOURHOOD: "Place",
    Subject.ONLINE: "Online space",
    Subject.TRANSPORT: "Transport",
    Subject.BUSINESS: "Business",
    Subject.SERVICE: "Service",
    Subject.HOME: "Home",
}
TURNED = {Direction.A_TO_B: Direction.B_TO_A, Direction.B_TO_A: Direction.A_TO_B}


@dataclass(frozen=True)
class Naming:
    """One map and how it is to be called. cover: takes out of typed words what may not stand in them."""

    seen: MapSeen
    order: Order
    how: Leaving
    cover: Cover

    def map(self, title: str, view: View) -> MapSeen:
        """The map as it leaves."""
        groups = self._groups()
        ends = self._ends(groups)
        return MapSeen(
            title=title,
            level=self.seen.level,
            version=0,
            on=self.seen.on,
            known_on=self.seen.on,
            today=self.seen.on,
            is_then=False,
            may_edit=False,
            may_add_people=False,
            why_not=(),
            people=tuple(self._person(one, ends) for one in self.order.people),
            inclusions={},
            told={},
            places=self._places(ends),
            groups=tuple(self._group(one, number, ends) for number, one in enumerate(groups)),
            group_fading={
                ends[End(EndType.GROUP, one.id)].id: self.seen.group_fading.get(one.id, 0) for one in groups
            },
            ties=self._ties(ends),
            statements=(),
            said_of={},
            positions={
                new.id: self.seen.positions[old.id]
                for old, new in ends.items()
                if old.id in self.seen.positions
            },
            perspectives=(),
            views=(View("everyone", self.view_label(view), view.kind, ()),),
            days=(),
            happened=(),
            held=frozenset(),
        )

    def view_label(self, view: View) -> str:
        """ "Everyone", "Professionals", "Young person C’s view"."""
        whose = next((one for one in self.seen.perspectives if one.key in view.perspectives), None)
        if view.kind != "person" or whose is None or whose.person is None:
            return view.label
        return f"{self._name(whose.person)}’s view"

    def not_placed(self) -> tuple[str, ...]:
        """Names of those whom the picture does not show."""
        return tuple(self._name(one.id) for one in self.order.people if one.id not in self.seen.positions)

    # --- people ----------------------------------------------------------------------------------

    def _name(self, person: UUID | None) -> str:
        return self._names.get(person, SOMEBODY) if person else SOMEBODY

    @cached_property
    def _names(self) -> Mapping[UUID, str]:
        """How sentences call each person."""
        by_letter, apart = self.order.letters, self._apart
        return {
            one.id: called(one.shown, apart[one.id], self._words(one.note), unnamed=one.unnamed)
            if self.how.initials
            else called_by_letter(one.kind, by_letter[one.id])
            for one in self.order.people
        }

    @cached_property
    def _apart(self) -> Mapping[UUID, str]:
        """What tells two people with the same initials apart; a number where that may not leave."""
        said = {one.id: self._words(one.apart) for one in self.order.people}
        alike = [(one.shown, said[one.id]) for one in self.order.people if one.is_named]
        counts = Counter(alike)
        so_far: Counter[tuple[str, str]] = Counter()
        for one in self.order.people:
            here = (one.shown, said[one.id])
            if self.how.initials and one.is_named and counts[here] > 1:
                so_far[here] += 1
                said[one.id] = f"{said[one.id]} {so_far[here]}".strip()
        return said

    def _words(self, typed: str) -> str:
        """Typed words as they may leave; nothing where the map shows no initials."""
        return without_gaps(self.cover(typed)) if self.how.initials else ""

    def _person(self, one: PersonSeen, ends: Mapping[End, End]) -> PersonSeen:
        initials = self.how.initials
        shows_age = Shows.AGES in self.how.shows and (initials or one.is_named)
        age = str(one.age_band.label) if shows_age and one.age_band else ""
        return PersonSeen(
            id=ends[End(EndType.PERSON, one.id)].id,
            kind=one.kind,
            shown=one.shown if initials else self.order.letters[one.id],
            name=self._name(one.id),
            full_name="",
            note=", ".join(part for part in (self._words(one.note), age) if part),
            apart=self._apart[one.id],
            pronouns="",
            symbol=one.symbol if initials else "",
            colour=one.colour if initials else "",
            age_band=one.age_band if shows_age else AgeBand.NOT_KNOWN,
            unnamed=one.unnamed,
            is_focus=one.is_focus,
            has_died=one.has_died and initials,
            provisional_until=None,
            added_at=self._moment,
            known_at=self._moment,
        )

    @property
    def _moment(self) -> datetime:
        """Of everything alike, so that nobody can tell what was there first."""
        return datetime.combine(self.seen.on, time(), clock.LOCAL)

    # --- places and groups --------------------------------------------------------------------------

    def _places(self, ends: Mapping[End, End]) -> tuple[PlaceSeen, ...]:
        names = self._place_names()
        return tuple(
            PlaceSeen(
                id=ends[End(EndType.PLACE, one.id)].id,
                kind=one.kind,
                name=name,
                note=self._words(one.note) if Shows.PLACES in self.how.shows else "",
                conditions=self._conditions(one.conditions),
                added_at=self._moment,
            )
            for one, name in zip(self.order.places, names, strict=True)
        )

    def _place_names(self) -> list[str]:
        if Shows.PLACES in self.how.shows:
            return [without_gaps(self.cover(one.name)) for one in self.order.places]
        return numbered([KINDS_OF_PLACE.get(one.kind, "Place") for one in self.order.places])

    def _conditions(self, conditions: Iterable[ConditionSeen]) -> tuple[ConditionSeen, ...]:
        found = sorted(conditions, key=lambda one: (one.kind, one.words))
        return tuple(
            ConditionSeen(_id("c", number), one.kind, self._words(one.words), self.seen.on)
            for number, one in enumerate(found)
        )

    def _groups(self) -> list[GroupSeen]:
        """By who is in them, in the order of people."""
        at = {one.id: number for number, one in enumerate(self.order.people)}
        return sorted(
            self.seen.groups,
            key=lambda one: (sorted(at[person] for person in one.people if person in at), one.bases, one.id),
        )

    def _group(self, one: GroupSeen, number: int, ends: Mapping[End, End]) -> GroupSeen:
        inside = {ends[end].id for person in one.people if (end := End(EndType.PERSON, person)) in ends}
        return GroupSeen(
            id=ends[End(EndType.GROUP, one.id)].id,
            name=self._words(one.name) or f"Group {number + 1}",
            own_words=self._words(one.own_words),
            bases=one.bases,
            definer=self._names.get(one.definer_person, "") if one.definer_person else "",
            definer_person=None,
            definer_user=None,
            members=tuple(MemberSeen(person, self.seen.on) for person in sorted(inside)),
            conditions=self._conditions(one.conditions),
            since=self.seen.on,
        )

    # --- ties --------------------------------------------------------------------------------------

    def _ends(self, groups: Sequence[GroupSeen]) -> dict[End, End]:
        """Old end -> new one. The new ids count up in the order in which things leave."""
        kinds = (
            (EndType.PERSON, [one.id for one in self.order.people]),
            (EndType.PLACE, [one.id for one in self.order.places]),
            (EndType.GROUP, [one.id for one in groups]),
        )
        return {
            End(kind, old): End(kind, _id(kind, number))
            for kind, all_of_it in kinds
            for number, old in enumerate(all_of_it)
        }

    def _ties(self, ends: Mapping[End, End]) -> tuple[TieSeen, ...]:
        rank = {new: number for number, new in enumerate(ends.values())}
        both = [(tie, ends[tie.a], ends[tie.b]) for tie in self.seen.ties if tie.ends <= set(ends)]
        turned = [(tie, a, b, rank[a] > rank[b]) for tie, a, b in both]
        found = [(tie, b, a, turn) if turn else (tie, a, b, turn) for tie, a, b, turn in turned]
        ordered = sorted(found, key=lambda one: (rank[one[1]], rank[one[2]]))
        return tuple(self._tie(number, *one) for number, one in enumerate(ordered))

    def _tie(self, number: int, one: TieSeen, a: End, b: End, turn: bool) -> TieSeen:
        dated = Shows.DATES in self.how.shows
        return TieSeen(
            id=_id("t", number),
            a=a,
            b=b,
            kinds=tuple(sorted(one.kinds)),
            direction=_turned(one.direction, turn),
            harm_direction=_turned(one.harm_direction, turn),
            influence_direction=_turned(one.influence_direction, turn),
            state=one.state,
            since=one.since if dated else "",
            until=one.until if dated else "",
            non_contact=one.non_contact and self.how.initials,
            drawn=self._drawn(one, turn),
            readings=(),
            talks=(),
            fading=one.fading,
            added_on=self.seen.on,
            noted_by="",
        )

    def _drawn(self, tie: TieSeen, turn: bool) -> Drawn:
        one = tie.drawn
        heard = [self._relabelled(reading) for reading in tie.readings]
        return Drawn(
            support=one.support,
            harm=one.harm,
            support_checked=one.support_checked,
            harm_checked=one.harm_checked,
            support_police=one.support_police,
            harm_police=one.harm_police,
            harm_direction=_turned(one.harm_direction, turn),
            differs_between=rules.differs_between(heard) if one.differs_between else (),
        )

    @cached_property
    def _by_perspective(self) -> Mapping[str, str]:
        return {f"p-{person}": name for person, name in self._names.items()}

    def _relabelled(self, reading: Reading) -> Reading:
        """Voices by letter or initials where they are on the map; else only what kind of voice it is."""
        label = self._by_perspective.get(reading.perspective, VOICES[reading.voice])
        return Reading(
            statement=reading.statement,
            perspective=reading.perspective,
            label=label,
            voice=reading.voice,
            support=reading.support,
            harm=reading.harm,
            harm_direction=reading.harm_direction,
            sure=reading.sure,
            counts=reading.counts,
        )


def without_gaps(words: str) -> str:
    """Covered words for a label: "a man (age left out)" is only "a man" there."""
    for gap in _GAPS:
        words = words.replace(gap, "")
    return " ".join(words.split()).strip(" ,;")


_GAPS = ("(age left out)", "(school year left out)", "(day left out)", "()", "( )")


def _turned(direction: Direction, turn: bool) -> Direction:
    return TURNED.get(direction, direction) if turn else direction


def _id(kind: str, number: int) -> UUID:
    """An id that counts within this paper and means nothing outside it."""
    kinds = [*map(str, EndType), "t", "c"]
    return UUID(int=(kinds.index(str(kind)) + 1) * 10_000 + number)
