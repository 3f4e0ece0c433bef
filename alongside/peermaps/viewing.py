"""One map as somebody sees it (`map.perspectives`): everyone, one young person, professionals, compared.

A view of one person or of professionals shows only what their own statements say. Pure.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from uuid import UUID

from alongside.contexts.groups_facts import GroupSeen
from alongside.contexts.terms import Basis
from alongside.peermaps import rules
from alongside.peermaps.facts import End, EndType, MapSeen, Perspective, TieSeen, View
from alongside.peermaps.rules import Reading
from alongside.statements import rules as statement_rules
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Source, Voice

EVERYONE, PROFESSIONALS, COMPARE = "everyone", "professionals", "compare"


@dataclass(frozen=True, slots=True)
class Compared:
    """A tie that is seen differently, each voice with its own reading."""

    tie: TieSeen
    readings: tuple[Reading, ...]


def views_of(perspectives: Sequence[Perspective], spoken: Iterable[str]) -> tuple[View, ...]:
    """The views there are: one for each young person who has said something, one for professionals, compared."""
    said = set(spoken)
    heard = [one for one in perspectives if one.key in said]
    young = [one for one in heard if one.voice == Voice.YOUNG_PERSON]
    professional = [one.key for one in heard if one.voice == Voice.PROFESSIONAL]
    views = [View(EVERYONE, "Everyone", "everyone", ())]
    views += [View(one.key, f"{one.label}’s view", "person", (one.key,)) for one in young]
    if professional:
        views.append(View(PROFESSIONALS, "Professionals", "professionals", tuple(professional)))
    if len(heard) > 1:
        views.append(View(COMPARE, "Compare", "compare", ()))
    return tuple(views)


def chosen(seen: MapSeen, key: str) -> View:
    """The view of this name; everyone's where there is none."""
    return next((view for view in seen.views if view.key == key), seen.views[0])


def as_asked(seen: MapSeen, view: View, lens: Basis | None, leaving: Collection[str]) -> MapSeen:
    """Without what is left out, in one view, through one lens: each works on what the one before leaves."""
    return through(seen_by(without(seen, leaving), view), lens)


def seen_by(seen: MapSeen, view: View) -> MapSeen:
    """The same map with only what this view's voices say; everyone's and compared are the whole map."""
    if view.kind in ("everyone", "compare"):
        return seen
    whose = set(view.perspectives)
    statements = _once([one for one in seen.statements if one.perspective in whose])
    repeating = {one.id for one in statements if one.repeats}
    ties = tuple(read for tie in seen.ties if (read := _as_read(tie, whose, repeating)))
    groups = tuple(
        one for one in seen.groups if whose & set(group_perspectives(one.definer_person, one.definer_user))
    )
    speakers = {
        End(EndType.PERSON, one.person) for one in seen.perspectives if one.key in whose and one.person
    }
    kept = speakers | spoken_of(seen, statements, ties, groups)
    return replace(
        seen,
        statements=statements,
        ties=ties,
        groups=groups,
        people=tuple(one for one in seen.people if End(EndType.PERSON, one.id) in kept),
        places=tuple(one for one in seen.places if End(EndType.PLACE, one.id) in kept),
    )


def without(seen: MapSeen, leaving: Collection[str]) -> MapSeen:
    """The same map without what is unchecked, or held by the police (`map.statement`).

    Everybody stays: nobody was added on such words alone. A tie goes that rested on nothing else.
    """
    if not leaving:
        return seen
    statements = _once([one for one in seen.statements if not _is_left_out(one, leaving)])
    repeating = {one.id for one in statements if one.repeats}
    ties = tuple(read for tie in seen.ties if (read := _without(tie, leaving, repeating)))
    return replace(seen, statements=statements, ties=ties)


def keeping(seen: MapSeen, stays: Callable[[StatementSeen], bool]) -> MapSeen:
    """The same map resting only on these statements, and on what was drawn; a tie goes that rested on others alone."""
    statements = _once([one for one in seen.statements if stays(one)])
    kept = {one.id for one in statements}
    repeating = {one.id for one in statements if one.repeats}
    ties = tuple(
        read
        for tie in seen.ties
        if (read := _resting_on(tie, lambda one: one.statement is None or one.statement in kept, repeating))
    )
    return replace(seen, statements=statements, ties=ties)


def _is_left_out(said: StatementSeen, leaving: Collection[str]) -> bool:
    return rules.is_left_out(sure=said.is_sure, police=said.source == Source.POLICE_HELD, leaving=leaving)


def _without(tie: TieSeen, leaving: Collection[str], repeating: Collection[UUID]) -> TieSeen | None:
    def stays(one: Reading) -> bool:
        return not rules.is_left_out(sure=one.sure, police=one.police, leaving=leaving)

    return _resting_on(tie, stays, repeating)


def _resting_on(
    tie: TieSeen, stays: Callable[[Reading], bool], repeating: Collection[UUID]
) -> TieSeen | None:
    """The tie by some of what it rests on; None where it rested on other things alone."""
    kept = tuple(one for one in tie.readings if stays(one))
    if tie.readings and not kept:
        return None
    counted = tuple(replace(one, counts=one.statement not in repeating) for one in kept)
    return replace(tie, readings=counted, drawn=rules.drawn(counted))


def _once(statements: Sequence[StatementSeen]) -> tuple[StatementSeen, ...]:
    """`map.origin`: among these, one source counts once; which one stands for it is found anew."""
    same = statement_rules.repeats(statements)
    return tuple(replace(one, repeats=same.get(one.id)) for one in statements)


def through(seen: MapSeen, lens: Basis | None) -> MapSeen:
    """The same map redrawn by one basis (`group.lens`): only groups that have it, drawn by it alone."""
    if lens is None:
        return seen
    groups = tuple(replace(one, bases=(lens,)) for one in seen.groups if lens in one.bases)
    return replace(seen, groups=groups)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two groups side by side (`group.lens`). differs: the same basis, said by two, who do not count the same."""

    one: GroupSeen
    other: GroupSeen
    both: tuple[UUID, ...]
    only_one: tuple[UUID, ...]
    only_other: tuple[UUID, ...]

    @property
    def differs(self) -> bool:
        said_by_two = self.one.definer != self.other.definer
        same_basis = bool(set(self.one.bases) & set(self.other.bases))
        return said_by_two and same_basis and bool(self.only_one or self.only_other)


def overlaps(groups: Iterable[GroupSeen]) -> tuple[Overlap, ...]:
    """Groups that share somebody: who is in both, and who is only in one."""
    found = []
    for one, other in combinations(tuple(groups), 2):
        both = tuple(person for person in one.people if person in other.people)
        if both:
            only_one = tuple(person for person in one.people if person not in both)
            only_other = tuple(person for person in other.people if person not in both)
            found.append(Overlap(one, other, both, only_one, only_other))
    return tuple(found)


def compared(seen: MapSeen) -> tuple[Compared, ...]:
    """Ties on which views disagree, with the strongest reading of each voice."""
    return tuple(
        Compared(tie, tuple(rules.voices(tie.readings))) for tie in seen.ties if tie.drawn.differs_between
    )


def group_perspectives(person: UUID | None, user: UUID | None) -> tuple[str, ...]:
    """In whose view a group is drawn: whoever says that it is one."""
    if person:
        return (f"p-{person}",)
    return (f"u-{user}",) if user else ()


def _as_read(tie: TieSeen, whose: set[str], repeating: Collection[UUID]) -> TieSeen | None:
    """The tie with what these voices say of it; None when they say nothing."""
    own = tuple(one for one in tie.readings if one.perspective in whose)
    if not own:
        return None
    counted = [replace(one, counts=one.statement not in repeating) for one in own]
    return replace(tie, readings=own, drawn=replace(rules.drawn(counted), differs_between=()))


def spoken_of(
    seen: MapSeen, statements: Iterable[StatementSeen], ties: Iterable[TieSeen], groups: Iterable[GroupSeen]
) -> set[End]:
    """Everybody and everything that these speak of."""
    about: set[End] = set()
    for statement in statements:
        about |= {End(EndType.PERSON, person) for person in statement.about}
        about |= set(seen.said_of.get(statement.id, ()))
    members = {End(EndType.PERSON, person) for group in groups for person in group.people}
    return about | members | {end for tie in ties for end in (tie.a, tie.b)}
