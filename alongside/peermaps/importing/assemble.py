"""From what the files say and what somebody chose to the preview of a map."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from alongside.peermaps.importing import dates, minimise, questions
from alongside.peermaps.importing.choices import LEAVE_OUT, PLACE_KINDS, Choices
from alongside.peermaps.importing.initials import is_unnamed, shown
from alongside.peermaps.importing.kinds import kind_of
from alongside.peermaps.importing.limits import MAX_THINGS
from alongside.peermaps.importing.matches import matches
from alongside.peermaps.importing.preview import (
    Group,
    LeftOut,
    Match,
    Person,
    Perspective,
    Place,
    Preview,
)
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.questions import NameAdvice
from alongside.peermaps.importing.source import Link, Session, Source, Thing
from alongside.peermaps.importing.ties import Drawn, positions, statements, ties
from alongside.peermaps.importing.variables import Variable, variables

CONTAINED = "Contained by"
_READABLE = 150
_LONGEST_NAME = 80
_LONGEST_FULL_NAME = 120
_CASE = "The case's name in the interview may be a name or a number from another system."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known from reading the files themselves, once most of what they say has been let go.

    found: the questions that are still there. let_go: fields that are not. matches: who may be one person.
    """

    found: tuple[Variable, ...]
    let_go: tuple[LeftOut, ...]
    matches: tuple[Match, ...]


def assemble(
    source: Source, choices: Choices, problems: Problems, advice: NameAdvice, kept: Kept | None = None
) -> Preview:
    """The preview of everything in the source. Raises Unreadable for more than a map can hold."""
    if len(source.things) > MAX_THINGS:
        raise Unreadable(
            f"There are {len(source.things):,} people and places here. A map works for up to "
            f"{_READABLE}. Choose fewer interviews or rows and try again."
        )
    questions.refuse_too_many_words(source, problems)
    source = replace(source, links=list(source.links))
    for thing in source.things:
        thing.label = " ".join(thing.label[:_LONGEST_FULL_NAME].split())
    found = kept.found if kept else variables(source)
    fields = minimise.fields(found, choices)
    minimise.refuse_without_reason(choices, fields, problems)
    chosen = tuple(each for each in fields if minimise.comes_in(each, choices))
    map_ = _Map(source, choices, advice, found, chosen)
    map_.draw()
    source.links.extend(map_.stays())
    drawn = Drawn(map_.types, {session.key: session for session in source.sessions})
    found_ties = tuple(ties(source, drawn, choices))
    _tell(source, map_, problems)
    return Preview(
        origin=source.origin,
        generation=source.generation,
        remember_as=remember_as(source),
        perspectives=tuple(_perspective(session, choices) for session in source.sessions),
        people=_told_apart(map_.people),
        places=tuple(map_.places),
        groups=tuple(map_.groups),
        ties=found_ties,
        statements=tuple(statements(found_ties, source, drawn, choices)),
        positions=tuple(positions(source, drawn, found, choices, problems)),
        matches=_matches(source, map_, kept),
        questions=questions.ask(source, found, map_.people, choices, advice),
        stays_out=_stays_out(source, map_, fields, choices, kept),
        left_out_people=tuple(map_.left_out),
        ignored=tuple(source.ignored),
        problems=problems.listed(),
    )


def remember_as(source: Source) -> str:
    """Under what the answers about this protocol are kept: its hash, or else one of its name."""
    hashes = sorted({session.protocol_hash for session in source.sessions} - {""})
    if hashes:
        return f"protocol:{'+'.join(hashes)}"[:200]
    names = sorted({session.protocol for session in source.sessions} - {""})
    if not names:
        return source.origin
    return f"name:{sha256(chr(10).join(names).encode()).hexdigest()}"


@dataclass(slots=True)
class _Map:
    """People, places and groups as they are drawn. types: which of the three a key became."""

    source: Source
    choices: Choices
    advice: NameAdvice
    found: tuple[Variable, ...]
    chosen: tuple[minimise.Field, ...]
    people: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    tags: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    days: dict[str, date | None] = field(default_factory=dict)
    with_birth_dates: bool = False
    without_name: int = 0

    def draw(self) -> None:
        self.days = {session.key: session.on for session in self.source.sessions}
        self.with_birth_dates = self.choices.level == 2 and self.choices.birth_dates
        for each in self.found:
            if each.key in self.choices.tags and each.kind == "yes_no" and minimise.may_be_drawn(each):
                tag = (each.columns[0], each.name.replace("_", " "))
                self.tags[each.type] = (*self.tags.get(each.type, ()), tag)
        kinds = {thing.key: kind_of(thing, self.choices) for thing in self.source.things}
        for thing in self.source.things:
            kind = kinds[thing.key]
            if kind == LEAVE_OUT:
                self.left_out.append(thing.key)
            elif kind != "group" and kind not in PLACE_KINDS:
                self.types[thing.key] = "person"
                self.people.append(self._person(thing, kind))
            else:
                self.types[thing.key] = "group" if kind == "group" else "place"
        self._draw_groups_and_places(kinds)
        self.groups.extend(self._answered_groups())

    def _person(self, thing: Thing, kind: str) -> Person:
        on = self.days[thing.session] or self.choices.on
        age = thing.age
        if age is None and thing.born and on:
            age = dates.age_on(thing.born, on)
        tags = self.tags.get(thing.type, ())
        may_be_named = minimise.may_be_named(kind, self.choices, is_ego=thing.is_ego)
        is_named = not is_unnamed(thing.label)
        self.without_name += is_named and not may_be_named
        return Person(
            key=thing.key,
            perspective=thing.session,
            where=thing.where,
            shown=shown(thing.label, self.choices.names if may_be_named else "initials"),
            kind=kind,
            name=thing.label if is_named and may_be_named else "",
            age_band=dates.band(age),
            born=thing.born if self.with_birth_dates else None,
            tags=tuple(name for column, name in tags if thing.values.get(column) == "true"),
            details=minimise.details(thing, self.chosen, self.choices),
            is_ego=thing.is_ego,
        )

    def _draw_groups_and_places(self, kinds: dict[str, str]) -> None:
        members: dict[str, list[str]] = {}
        for thing in self.source.things:
            if self.types.get(thing.key) == "person":
                for grouping in thing.inside:
                    members.setdefault(grouping, []).append(thing.key)
        for thing in self.source.things:
            of = self.types.get(thing.key)
            around = [key for key in thing.inside if self.types.get(key) == of]
            inside = around[0] if around else ""
            if of == "group":
                found = tuple(members.get(thing.key, ()))
                self.groups.append(self._group(thing, found, inside))
            elif of == "place":
                name = thing.label[:_LONGEST_NAME] or "A place without a name"
                place = Place(thing.key, thing.session, thing.where, name, kinds[thing.key], inside)
                self.places.append(place)

    def _group(self, thing: Thing, members: tuple[str, ...], inside: str) -> Group:
        name = thing.label[:_LONGEST_NAME] or "A group without a name"
        rests_on = "A grouping of the file"
        advice = self.advice(name)
        return Group(thing.key, thing.session, thing.where, name, members, rests_on, inside, advice)

    def _answered_groups(self) -> Iterator[Group]:
        """Answers somebody chose to draw: one group for each option of each interview."""
        for each in self.found:
            if each.key not in self.choices.groups or not minimise.may_be_drawn(each):
                continue
            members: dict[tuple[str, str], list[str]] = {}
            for thing in self.source.things_of(each.type):
                for column in each.columns if self.types.get(thing.key) == "person" else ():
                    if thing.values.get(column) == "true":
                        members.setdefault((thing.session, column), []).append(thing.key)
            for (session, column), keys in members.items():
                name = each.options[column][:_LONGEST_NAME]
                key = f"{session}/{each.key}/{column}"
                rests_on = f"The answer to “{each.name}”"
                advice = self.advice(name)
                yield Group(key, session, Where(), name, tuple(keys), rests_on, advice=advice)

    def stays(self) -> Iterator[Link]:
        """A person in a grouping that became a place spends time there, if that is what it meant."""
        for thing in self.source.things:
            for grouping in thing.inside if self.types.get(thing.key) == "person" else ():
                if self.types.get(grouping) == "place":
                    key = f"{thing.key}/in/{grouping}"
                    ends = (thing.key, grouping)
                    yield Link(key, thing.session, thing.where, *ends, (CONTAINED,))

    def things_with_people(self) -> list[Thing]:
        """The things of the file that became people."""
        return [thing for thing in self.source.things if self.types.get(thing.key) == "person"]


def _told_apart(people: list[Person]) -> tuple[Person, ...]:
    """`person.tell_apart`: mark those who show the same as somebody else of the same view."""
    counts = Counter((person.perspective, person.shown) for person in people)
    return tuple(
        replace(person, tell_apart=True)
        if counts[person.perspective, person.shown] > 1 and person.kind != "unnamed"
        else person
        for person in people
    )


def _perspective(session: Session, choices: Choices) -> Perspective:
    on = session.on or choices.on
    if session.told_by == "young_person":
        label = f"Interview of {on.day} {on:%b %Y}" if on else "Interview, day not known"
    else:
        label = choices.whose or f"The file {session.file}"
    where = Where(session.file)
    return Perspective(session.key, label[:80], session.told_by, on, session.ego, where)


def cases(source: Source) -> Iterator[LeftOut]:
    """What is said of the names that cases had in the interviews."""
    named = sum(bool(session.title) for session in source.sessions if session.told_by != "file")
    if named:
        yield LeftOut("case", "Case name", named, _CASE, may_choose=False)


def _matches(source: Source, map_: _Map, kept: Kept | None) -> tuple[Match, ...]:
    """People alone: what turned out to be a place or was left out is nobody."""
    people = map_.things_with_people()
    if kept is None:
        return matches(people, source.sessions)
    here = {thing.key for thing in people}
    found = (replace(one, people=tuple(key for key in one.people if key in here)) for one in kept.matches)
    return tuple(one for one in found if len(one.people) > 1)


def _stays_out(
    source: Source, map_: _Map, fields: tuple[minimise.Field, ...], choices: Choices, kept: Kept | None
) -> tuple[LeftOut, ...]:
    filled = minimise.count_filled(fields, source.things)
    names = [minimise.names_left_out(map_.without_name, choices.level)] if map_.without_name else []
    let_go = (*kept.let_go, *minimise.birth_dates_left_out(source.things, choices)) if kept else ()
    return (*cases(source), *names, *minimise.left_out(fields, filled, choices), *let_go)


def _tell(source: Source, map_: _Map, problems: Problems) -> None:
    """What the person importing should know before deciding."""
    for session in source.sessions:
        if session.outcome in ("terminated", "ineligible"):
            problems.note(
                "This interview was ended early. Find out whether the young person wanted to stop "
                "before using it.",
                Where(session.file),
            )
    if any("ENCRYPTED" in thing.values.values() or thing.label == "ENCRYPTED" for thing in source.things):
        problems.note("Some answers were locked when the file was made. They are left empty.")
    if len(map_.people) > _READABLE:
        problems.note(f"This would bring {len(map_.people)} people. A map stays readable up to {_READABLE}.")
    if not map_.types and not problems.any_stop:
        problems.stop("There is nobody and no place in these files.")
