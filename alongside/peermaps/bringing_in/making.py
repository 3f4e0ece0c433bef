"""From a plan to rows, through the operations that everybody uses: each person by a decision of their own.

Called inside one operation, so that everything comes in or nothing does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.contexts import groups_operations
from alongside.contexts.groups_operations import NewGroup, NewPlace
from alongside.contexts.terms import Basis
from alongside.lib import clock
from alongside.lib.errors import Reason, Refused
from alongside.peermaps import facts, keeping, operations, queries
from alongside.peermaps.bringing_in.plan import PlannedGroup, PlannedPerson, PlannedPlace
from alongside.peermaps.bringing_in.queries import Going
from alongside.peermaps.bringing_in.uniting import PlannedSaid, PlannedTie
from alongside.peermaps.documents import SUBJECTS
from alongside.peermaps.facts import EndType
from alongside.peermaps.importing import dates
from alongside.peermaps.importing.preview import End, Perspective
from alongside.peermaps.operations import Described, Levels, NewTie
from alongside.peermaps.terms import Direction, Level, TieKind, TieState
from alongside.people import operations as people_operations
from alongside.people.operations import Who, Why
from alongside.people.terms import AgeBand, Kind, RestsOn
from alongside.statements import operations as statement_operations
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Exactness, Source, Voice

LONGEST_WORDS = 4_000
LONGEST_NOTE = 60


@dataclass(slots=True)
class Made:
    """Ids of what came in, and of what the keys of the file are on the map."""

    people: list[UUID] = field(default_factory=list)
    places: list[UUID] = field(default_factory=list)
    groups: list[UUID] = field(default_factory=list)
    ties: list[UUID] = field(default_factory=list)
    statements: list[UUID] = field(default_factory=list)
    by_key: dict[str, UUID] = field(default_factory=dict)


@dataclass(slots=True)
class Making:
    """One import on its way onto the map."""

    op: Operation
    fresh: OpenCase
    going: Going
    made: Made = field(default_factory=Made)
    to_say: list[tuple[Said, UUID | None, Levels]] = field(default_factory=list)

    def everything(self) -> Made:
        """People first, because everything else is about them."""
        planned = self.going.plan
        for person in planned.people:
            self._person(person)
        for place in planned.places:
            self._place(place)
        for group in planned.groups:
            self._group(group)
        for person in planned.new_people:
            self._details(person)
        self._ties(planned.ties)
        self._say()
        keeping.place(self.fresh.id, {self.made.by_key[key]: spot for key, spot in planned.positions.items()})
        return self.made

    def _person(self, person: PlannedPerson) -> None:
        if person.here is not None:
            self.made.by_key[person.key] = person.here
        elif person.is_new:
            try:
                made = self._unnamed(person) if person.is_unnamed else self._named(person)
            except Refused as refusal:
                raise _about(person.called, refusal) from refusal
            self.made.people.append(made)
            self.made.by_key[person.key] = made

    def _named(self, person: PlannedPerson) -> UUID:
        born = person.born
        who = Who(
            kind=Kind(person.first.kind),
            shown=person.first.shown,
            full_name=person.said("name"),
            born_on=born.isoformat() if born else "",
            apart=person.apart,
            note=_note(person.tags),
            age_band=AgeBand(_age_band(person)),
        )
        return people_operations.add(opened=self.fresh, who=who, why=_why(person))

    def _unnamed(self, person: PlannedPerson) -> UUID:
        decision = person.decision
        kind = person.first.kind
        who = Who(
            kind=Kind.YOUNG_PERSON if kind == "unnamed" else Kind(kind),
            shown="",
            note=(decision.note if decision else "")[:LONGEST_NOTE],
        )
        return people_operations.add_placeholder(opened=self.fresh, who=who)

    def _place(self, planned: PlannedPlace) -> None:
        if planned.here is not None:
            self.made.by_key[planned.place.key] = planned.here
            return
        kind = SUBJECTS.get(planned.place.kind, Subject.NEIGHBOURHOOD)
        place = NewPlace(kind=kind, name=planned.place.name)
        made = groups_operations.add_place(opened=self.fresh, place=place)
        self.made.places.append(made)
        self.made.by_key[planned.place.key] = made

    def _group(self, planned: PlannedGroup) -> None:
        answer = planned.answer
        if answer is None:
            return
        speaker = self._speaker(planned.group.perspective)
        group = NewGroup(
            name=answer.name,
            bases={Basis(one): answer.rests_on for one in answer.bases},
            definer=speaker.words,
            definer_person=speaker.person,
            definer_user=speaker.user,
            members=[self.made.by_key[key] for key in planned.members],
            members_rest_on=planned.group.rests_on,
        )
        made = groups_operations.add_group(opened=self.fresh, group=group)
        self.made.groups.append(made)
        self.made.by_key[planned.group.key] = made

    def _details(self, person: PlannedPerson) -> None:
        """What somebody chose to bring in beyond the least, said of this one person, with the reason."""
        for entry, detail in person.details:
            words = f"{detail.label}: {detail.value}. Needed because: {detail.why}"
            source = self._source(entry.perspective)
            view = self._perspective(entry.perspective)
            said = self._said(entry.perspective, source, view.on or self.going.answers.choices.on, words)
            self.to_say.append((replace(said, about=(self.made.by_key[person.key],)), None, Levels()))

    def _ties(self, planned: Iterable[PlannedTie]) -> None:
        already = {tie.ends: tie for tie in queries.seen(self.fresh).ties}
        for tie in planned:
            a, b = self._end(tie.a), self._end(tie.b)
            known = already.get(frozenset((a, b)))
            id_ = known.id if known else self._connect(tie, a, b)
            for said in tie.said:
                self._hear(said, id_, (a, b), turned=known is not None and known.a != a)

    def _connect(self, tie: PlannedTie, a: facts.End, b: facts.End) -> UUID:
        described = Described(
            kinds=tuple(TieKind(kind) for kind in tie.kinds),
            direction=Direction(tie.direction),
            influence_direction=Direction(tie.influence_direction),
            state=TieState(tie.state),
        )
        new = NewTie(a=a, b=b, described=described)
        operations.connected(self.op, self.fresh, new)
        self.made.ties.append(new.id)
        return new.id

    def _hear(self, said: PlannedSaid, tie: UUID, ends: tuple[facts.End, facts.End], *, turned: bool) -> None:
        way = Direction(said.harm_direction)
        levels = Levels(
            support=Level(said.support),
            harm=Level(said.harm),
            harm_direction=_TURNED.get(way, way) if turned else way,
        )
        view = self._perspective(said.perspective)
        words = (
            said.words
            or f"{' and '.join(f'“{kind}”' for kind in said.kinds)}, as the {_kind_of(view)} has it."
        )
        about = tuple(end.id for end in ends if end.type == EndType.PERSON)
        spoken = self._said(said.perspective, Source(said.source), said.on, words)
        self.to_say.append((replace(spoken, about=about), tie, levels))

    def _say(self) -> None:
        """Everything that was said, written down at once; each reading of a tie rests on its statement."""
        several = [said for said, _, _ in self.to_say]
        self.made.statements += statement_operations.add_several(opened=self.fresh, several=several)
        for said, tie, levels in self.to_say:
            if tie is not None:
                keeping.read(self.fresh, tie, said.id, levels)
                self.op.log("peermaps.heard", case=self.fresh.id, about=(said.id, tie))

    def _said(self, perspective: str, source: Source, on: date | None, words: str) -> Said:
        """A statement in the view of an interview or a file, of its day (`map.perspectives`), not checked by that."""
        today = clock.today()
        view = self._perspective(perspective)
        voice = Voice.YOUNG_PERSON if view.kind == "young_person" else self._voice()
        return Said(
            speaker=self._speaker(perspective),
            voice=voice,
            source=source,
            words=words[:LONGEST_WORDS],
            observed_on=min(on, today) if on else None,
            observed_as=Exactness.DAY if on else Exactness.NONE,
        )

    def _speaker(self, perspective: str) -> Speaker:
        """An interview is the view of the young person, where they are on the map; a file's, of whoever was named."""
        view = self._perspective(perspective)
        if view.kind == "young_person":
            person = self.made.by_key.get(self._one_of(view.person))
            return Speaker(person=person) if person else Speaker(words=view.label)
        whose = self.going.answers.whose
        kind, _, key = whose.speaker.partition(":")
        if kind == "me":
            return Speaker(user=self.fresh.viewer.pk)
        if kind == "new":
            return Speaker(words=whose.new_speaker)
        return Speaker(words=key) if kind == "words" else Speaker(**{kind: UUID(key)})  # type: ignore[arg-type]

    def _voice(self) -> Voice:
        return Voice(self.going.answers.whose.voice or Voice.PROFESSIONAL)

    def _source(self, perspective: str) -> Source:
        own = self._perspective(perspective).kind == "young_person"
        return (
            Source.OWN_ACCOUNT if own else Source(self.going.answers.choices.statement_kind or Source.TOLD_BY)
        )

    def _perspective(self, key: str) -> Perspective:
        return next(one for one in self.going.preview.perspectives if one.key == key)

    def _one_of(self, key: str) -> str:
        return next((one.key for one in self.going.plan.people if key in one.keys), "")

    def _end(self, end: End) -> facts.End:
        return facts.End(EndType(end.type), self.made.by_key[end.key])


_TURNED = {Direction.A_TO_B: Direction.B_TO_A, Direction.B_TO_A: Direction.A_TO_B}


def _about(called: str, refusal: Refused) -> Refused:
    """The same reasons, each with the person it is about: nobody should have to guess among forty."""
    return Refused([Reason(one.rule, f"{called}: {one.says}", one.field) for one in refusal.reasons])


def _kind_of(view: Perspective) -> str:
    return "interview" if view.kind == "young_person" else "file"


def _note(tags: tuple[str, ...]) -> str:
    """A few words under the shape; whole tags only."""
    while tags and len(", ".join(tags)) > LONGEST_NOTE:
        tags = tags[:-1]
    return ", ".join(tags)


def _age_band(person: PlannedPerson) -> str:
    """As it is today where a birth date comes along: files say how old somebody was then (`person.minimal`)."""
    born = person.born
    return dates.band(dates.age_on(born, clock.today())) if born else person.said("age_band")


def _why(person: PlannedPerson) -> Why:
    decision = person.decision
    if decision is None:
        return Why(need="", evidence="", rests_on=())
    return Why(
        need=decision.need,
        evidence=decision.evidence,
        rests_on=tuple(RestsOn(one) for one in decision.rests_on),
    )
