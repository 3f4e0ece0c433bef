"""From the preview and the decisions to what exactly would be brought in. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from alongside.peermaps.bringing_in import placing, uniting
from alongside.peermaps.bringing_in.answers import Answers, Decision, GroupAnswer
from alongside.peermaps.bringing_in.uniting import PlannedTie
from alongside.peermaps.importing.initials import UNNAMED
from alongside.peermaps.importing.preview import Detail, Group, Person, Place, Preview
from alongside.peermaps.importing.problems import Where
from alongside.peermaps.importing.text import plain


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is already on the map of the case. name: as lists call them."""

    id: UUID
    shown: str
    name: str
    full_name: str
    apart: str
    is_focus: bool
    unnamed: bool
    is_young: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """What is already on the map. places: name as `plain` gives it -> id. placed: where people and places stand."""

    people: tuple[Known, ...] = ()
    places: Mapping[str, UUID] = field(default_factory=dict)
    placed: Mapping[UUID, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """One person, whatever number of interviews spoke of them. here: who they are on the map already.

    decision: None as long as nobody has decided; somebody who is here already needs none.
    """

    key: str
    entries: tuple[Person, ...]
    here: UUID | None
    decision: Decision | None
    apart: str

    @property
    def first(self) -> Person:
        return self.entries[0]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self.entries)

    @property
    def wheres(self) -> tuple[Where, ...]:
        return tuple(one.where for one in self.entries)

    @property
    def is_unnamed(self) -> bool:
        return self.first.kind == "unnamed" or (self.decision is not None and self.decision.how == "unnamed")

    @property
    def is_new(self) -> bool:
        return self.here is None and self.decision is not None and self.decision.how != "out"

    @property
    def is_waiting(self) -> bool:
        return self.here is None and self.decision is None

    @property
    def is_ego(self) -> bool:
        return any(one.is_ego for one in self.entries)

    @property
    def is_teller_without_a_name(self) -> bool:
        """An interview need not ask what the young person is called."""
        return self.is_ego and not any(one.is_ego and one.shown != UNNAMED for one in self.entries)

    @property
    def called(self) -> str:
        """As it stands in lists of the import."""
        if self.is_teller_without_a_name:
            return "Whoever told this interview"
        shown = self.first.shown
        return f"{shown} ({self.apart})" if self.apart and not self.is_unnamed else shown

    @property
    def in_sentence(self) -> str:
        """The same within a sentence."""
        return self.called[0].lower() + self.called[1:] if self.is_teller_without_a_name else self.called

    def said(self, what: str) -> str:
        """The first entry that has something to say: name, age_band."""
        return next((str(getattr(one, what)) for one in self.entries if getattr(one, what)), "")

    @property
    def born(self) -> date | None:
        return next((one.born for one in self.entries if one.born), None)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tag for one in self.entries for tag in one.tags))

    @property
    def details(self) -> tuple[tuple[Person, Detail], ...]:
        return tuple((one, detail) for one in self.entries for detail in one.details)


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A place of the file. here: the place it already is on the map. keys: the same one in other interviews too."""

    place: Place
    here: UUID | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """members: keys of people as they were united, those alone who come in or are here."""

    group: Group
    answer: GroupAnswer | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Something that stays out, and why."""

    what: str
    why: str
    where: Where


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one import would bring. positions: key -> point in map units."""

    people: tuple[PlannedPerson, ...]
    places: tuple[PlannedPlace, ...]
    groups: tuple[PlannedGroup, ...]
    ties: tuple[PlannedTie, ...]
    positions: Mapping[str, tuple[float, float]]
    left: tuple[Left, ...]

    @property
    def new_people(self) -> tuple[PlannedPerson, ...]:
        return tuple(one for one in self.people if one.is_new)

    @property
    def waiting(self) -> tuple[PlannedPerson, ...]:
        return tuple(one for one in self.people if one.is_waiting)

    @property
    def already_here(self) -> tuple[PlannedPerson, ...]:
        return tuple(one for one in self.people if one.here is not None)


def plan(preview: Preview, answers: Answers, here: Here) -> Plan:
    """What would come in now, and what would stay out. Those who are the same somebody here are one person."""
    people = united(preview.people, replace(answers, same=(*answers.same, *_same_here(answers, here))), here)
    places = _places(preview.places, answers, here)
    one_of = {key: person.key for person in people for key in person.keys}
    one_of |= {key: one.place.key for one in places for key in one.keys}
    on_map = {person.key for person in people if person.is_new or person.here is not None}
    groups = tuple(_group(one, answers, one_of, on_map) for one in preview.groups)
    things = on_map | {one.place.key for one in places} | {one.group.key for one in groups}
    ties, without = uniting.ties(preview, one_of, things)
    names = _names(preview, people)
    return Plan(
        people=people,
        places=places,
        groups=groups,
        ties=ties,
        positions=placing.points(
            preview, answers.positions_of, one_of, _stands(people, places, here), on_map
        ),
        left=(*_left(people), *(_left_tie(one, names) for one in without)),
    )


def _same_here(answers: Answers, here: Here) -> Iterable[tuple[str, ...]]:
    keys: dict[str, list[str]] = {str(one.id): [] for one in here.people}
    for key, id_ in answers.here.items():
        if id_ in keys:
            keys[id_].append(key)
    return (tuple(several) for several in keys.values() if len(several) > 1)


def united(people: Sequence[Person], answers: Answers, here: Here) -> tuple[PlannedPerson, ...]:
    """People of the file as they were said to be one person, in the order of the file."""
    one_of = _one_of(answers.same)
    together: dict[str, list[Person]] = {}
    for person in people:
        together.setdefault(one_of.get(person.key, person.key), []).append(person)
    known = {str(one.id): one.id for one in here.people}
    return tuple(_person(entries, answers, known) for entries in together.values())


def proposed(person: PlannedPerson, here: Here, level: int) -> tuple[Known, ...]:
    """Who of those on the map may be the same person: proposed, never decided (`map.same_person`).

    Whoever told an interview, with a name or without, may be any young person here; at level 1, the one whom the
    case is about.
    """
    named = [one for one in here.people if not one.unnamed]
    return tuple(one for one in named if _may_have_told(person, one, level) or _is_called_alike(person, one))


def _may_have_told(person: PlannedPerson, one: Known, level: int) -> bool:
    return person.is_ego and (one.is_focus if level == 1 else one.is_young)


def _is_called_alike(person: PlannedPerson, one: Known) -> bool:
    shown, name = plain(person.first.shown), plain(person.said("name"))
    same_name = bool(name) and plain(one.full_name) == name
    return not person.is_unnamed and (plain(one.shown) == shown or same_name)


def to_be_asked(plan_: Plan, answers: Answers, here: Here, level: int) -> tuple[PlannedPerson, ...]:
    """Those who may be somebody on the map, as long as nobody has said so or not."""
    return tuple(
        one
        for one in plan_.people
        if not any(key in answers.here for key in one.keys) and proposed(one, here, level)
    )


def place_proposed(place: Place, here: Here) -> UUID | None:
    """The place of the same name that is on the map already, if there is one."""
    return here.places.get(plain(place.name))


def alike(people: Iterable[PlannedPerson], here: Here) -> frozenset[str]:
    """`person.tell_apart`: keys of those who show the same as somebody else, here or in the file."""
    found = [one for one in people if one.here is None and not one.is_unnamed]
    counts = Counter(plain(one.first.shown) for one in found)
    taken = {plain(one.shown) for one in here.people if not one.unnamed}
    return frozenset(
        one.key for one in found if counts[plain(one.first.shown)] > 1 or plain(one.first.shown) in taken
    )


def mixed_up(plan_: Plan, here: Here) -> tuple[PlannedPerson, ...]:
    """Those who come in and could be taken for somebody else, because nothing tells them apart yet."""
    taken = {(plain(one.shown), plain(one.apart)) for one in here.people if not one.unnamed}
    found = []
    for one in plan_.new_people:
        mine = (plain(one.first.shown), plain(one.apart))
        if not one.is_unnamed and mine in taken:
            found.append(one)
        taken.add(mine)
    return tuple(found)


def _one_of(same: Iterable[Sequence[str]]) -> dict[str, str]:
    """One key for everybody who is one person: who is the same as B, who is the same as C, is the same as C."""
    found: dict[str, str] = {}
    for keys in same:
        one = found.get(keys[0], keys[0])
        joined = {found.get(key, key) for key in keys}
        found |= {key: one for key, of in found.items() if of in joined}
        found |= dict.fromkeys(keys, one)
    return found


def _person(entries: list[Person], answers: Answers, known: Mapping[str, UUID]) -> PlannedPerson:
    keys = [one.key for one in entries]
    ids = (known.get(answers.here.get(key, "")) for key in keys)
    return PlannedPerson(
        key=keys[0],
        entries=tuple(entries),
        here=next((one for one in ids if one), None),
        decision=next((answers.people[key] for key in keys if key in answers.people), None),
        apart=next((answers.apart[key] for key in keys if answers.apart.get(key)), ""),
    )


def _places(places: Sequence[Place], answers: Answers, here: Here) -> tuple[PlannedPlace, ...]:
    one_of = _one_of(answers.same)
    together: dict[str, list[Place]] = {}
    for place in places:
        together.setdefault(one_of.get(place.key, place.key), []).append(place)
    return tuple(
        PlannedPlace(found[0], _place_here(found, answers, here), tuple(one.key for one in found))
        for found in together.values()
    )


def _place_here(places: Sequence[Place], answers: Answers, here: Here) -> UUID | None:
    known = {str(one): one for one in here.places.values()}
    return next((known[said] for one in places if (said := answers.here.get(one.key, "")) in known), None)


def places_alike(places: Sequence[Place]) -> tuple[tuple[str, ...], ...]:
    """Keys of places that have one name in several interviews: proposed as one, never joined by themselves."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        found.setdefault((plain(place.name), place.kind), []).append(place)
    several = (each for each in found.values() if len({one.perspective for one in each}) > 1)
    return tuple(tuple(one.key for one in each) for each in several)


def _group(group: Group, answers: Answers, one_of: Mapping[str, str], on_map: set[str]) -> PlannedGroup:
    members = dict.fromkeys(one_of.get(key, "") for key in group.members)
    kept = tuple(key for key in members if key in on_map)
    return PlannedGroup(replace(group), answers.groups.get(group.key), kept)


def _stands(people: Iterable[PlannedPerson], places: Iterable[PlannedPlace], here: Here) -> placing.Standing:
    """Who of the import stands on the map already, and where anybody stands."""
    ids = {
        **{one.key: one.here for one in people if one.here},
        **{one.place.key: one.here for one in places if one.here},
    }
    return placing.Standing(frozenset(key for key, one in ids.items() if one in here.placed), here.placed)


def _names(preview: Preview, people: Iterable[PlannedPerson]) -> dict[str, str]:
    """How each thing of the file is called here, by any of its keys."""
    return {
        **{one.key: one.name for one in preview.places},
        **{one.key: one.name for one in preview.groups},
        **{key: one.called for one in people for key in one.keys},
    }


def _left(people: Iterable[PlannedPerson]) -> Iterable[Left]:
    for one in people:
        if one.here is None and not one.is_new:
            why = "Nobody has decided about them yet." if one.is_waiting else "You left them out."
            yield Left(one.called, why, one.first.where)


def _left_tie(tie: uniting.Without, names: Mapping[str, str]) -> Left:
    what = f"{names.get(tie.a, 'Somebody')} and {names.get(tie.b, 'somebody')}"
    return Left(what, "One of the two does not come in.", tie.where)
