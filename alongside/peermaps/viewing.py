"""One map as somebody sees it (`map.perspectives`): everyone, one young person, professionals, compared.

A view of one person or of professionals shows only what their own statements say. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from alongside.peermaps import rules
from alongside.peermaps.facts import End, EndType, MapSeen, Perspective, TieSeen, View
from alongside.peermaps.rules import Reading
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Voice

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


def seen_by(seen: MapSeen, view: View) -> MapSeen:
    """The same map with only what this view's voices say; everyone's and compared are the whole map."""
    if view.kind in ("everyone", "compare"):
        return seen
    whose = set(view.perspectives)
    statements = tuple(one for one in seen.statements if one.perspective in whose)
    ties = tuple(read for tie in seen.ties if (read := _as_read(tie, whose)))
    groups = tuple(
        one for one in seen.groups if whose & set(group_perspectives(one.definer_person, one.definer_user))
    )
    kept = _spoken_of(seen, whose, statements, ties) | {
        End(EndType.PERSON, person) for group in groups for person in group.people
    }
    return replace(
        seen,
        statements=statements,
        ties=ties,
        groups=groups,
        people=tuple(one for one in seen.people if End(EndType.PERSON, one.id) in kept),
        places=tuple(one for one in seen.places if End(EndType.PLACE, one.id) in kept),
    )


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


def _as_read(tie: TieSeen, whose: set[str]) -> TieSeen | None:
    """The tie with what these voices say of it; None when they say nothing."""
    own = tuple(one for one in tie.readings if one.perspective in whose)
    if not own:
        return None
    counted = [replace(one, counts=True) for one in own]
    return replace(tie, readings=own, drawn=replace(rules.drawn(counted), differs_between=()))


def _spoken_of(
    seen: MapSeen, whose: set[str], statements: Iterable[StatementSeen], ties: Iterable[TieSeen]
) -> set[End]:
    speakers = {
        End(EndType.PERSON, one.person) for one in seen.perspectives if one.key in whose and one.person
    }
    about: set[End] = set()
    for statement in statements:
        about |= {End(EndType.PERSON, person) for person in statement.about}
        about |= set(seen.said_of.get(statement.id, ()))
    return speakers | about | {end for tie in ties for end in (tie.a, tie.b)}
