"""Reading the map of a case, always from an open case and as far as its viewer may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.presenters import keys_for
from alongside.cases.terms import SeesWhat, Stage
from alongside.contexts import groups_queries
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import differences, documents, reading, tie_rows, viewing
from alongside.peermaps.differences import Difference
from alongside.peermaps.facts import End, EndType, Here, MapSeen, TiePage, TieSeen, View
from alongside.peermaps.looking import Looking
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.practice import framework
from alongside.statements import queries as statement_queries


def document(
    opened: OpenCase, *, nameless: bool = False, to_edit: bool = False, **looking: Any
) -> dict[str, Any]:
    """The map as the editor and the renderers read it: pure data, shaped by map-document.schema.json.

    nameless: letters instead of initials, no words. looking: any field of `Looking`; whole and now by default.
    With `against` it also says what became otherwise since that day.
    to_edit: for the editor, as it is now: with this viewer's changes that crossed with a colleague's, and with
    advice about the names of groups.
    """
    shown = replace(opened, sees=SeesWhat.NAMELESS) if nameless else opened
    asked = Looking(**looking)
    to_edit = to_edit and shown.sees_names and not asked.needs_the_past
    found = looked_at(shown, asked, with_reasons=True, to_edit=to_edit)
    advising = framework(opened.row.framework) if to_edit else None
    made = documents.as_document(found.shown, shown.id, advising)
    if found.then is None:
        return made
    return documents.with_differences(made, found.then, found.differences, shown.id)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A map as it was asked for. whole: everybody's view of it. then: the same on the day compared with."""

    whole: MapSeen
    shown: MapSeen
    view: View
    then: MapSeen | None
    differences: tuple[Difference, ...]


def looked_at(
    opened: OpenCase, looking: Looking, *, with_reasons: bool = False, to_edit: bool = False
) -> LookedAt:
    """The map the way somebody wants to see it, on one day or on two. Six statements, two more with reasons."""
    read = reading.read(opened, past=looking.needs_the_past, to_edit=to_edit)
    whole = read.on_day(on=looking.on, known=looking.known)
    if with_reasons:
        told = {} if looking.is_then else reading.told(opened)
        whole = replace(whole, inclusions=people_queries.inclusions(opened, known=looking.known), told=told)
    view = viewing.chosen(whole, looking.view)
    shown = viewing.as_asked(whole, view, looking.lens, looking.without)
    if looking.against is None:
        return LookedAt(whole, shown, view, None, ())
    earlier = looking.earlier
    then = read.on_day(on=earlier.on, known=earlier.known)
    then = viewing.as_asked(then, view, looking.lens, looking.without)
    return LookedAt(whole, shown, view, then, differences.between(then, shown))


def seen(
    opened: OpenCase, *, on: date | None = None, known: date | None = None, with_reasons: bool = False
) -> MapSeen:
    """Everything the map shows to this viewer now. Six statements, two more with why people are here.

    on: as it was on that day by what is known. known: as it was known on that day (`map.time`).
    """
    return looked_at(opened, Looking(on=on, known=known), with_reasons=with_reasons).whole


def keeps_on_device(opened: OpenCase) -> str:
    """What the page needs to keep changes on the device until they are saved (R3); "" for who changes nothing."""
    if not opened.sees_names:
        return ""
    return keys_for(opened)(f"map:{opened.id}")


def views(opened: OpenCase) -> tuple[View, ...]:
    """The views that there are on this map now. Three statements."""
    return reading.views(opened)


def said_to_have_hurt(opened: OpenCase) -> frozenset[tuple[UUID, UUID]]:
    """(who, whom) of every tie on which somebody is said to harm somebody, for `map.both`: no group work between
    them until the supervisor writes why it is safe. Where no direction is said, both ways count."""
    return frozenset(pair for tie in seen(opened).ties for pair in tie_rows.harm_pairs(tie))


def here(opened: OpenCase, *, with_words: bool = False) -> Here:
    """Who and what is on the map, for forms. Two statements, three with what was said."""
    people = people_queries.people(opened)
    said = statement_queries.standing(opened, names_of(people)) if with_words else ()
    return Here(people, _called(opened, people, with_things=True), said)


def people_here(opened: OpenCase) -> Here:
    """Who is on the map, for forms about people alone. One statement."""
    people = people_queries.people(opened)
    return Here(people, _called(opened, people, with_things=False), ())


def tie(opened: OpenCase, tie_id: UUID, *, with_talks: bool = True) -> TiePage:
    """One tie with its statements. Raises NotOpenToYou where it is not in this viewer's sight.

    Four statements, three without what came of talking; one more where an end is a place or a group.
    """
    people = people_queries.people(opened)
    said = statement_queries.standing(opened, names_of(people))
    rows = tie_rows.read(opened, said, None, reading.talks(opened) if with_talks else {})
    one = next((tie for tie in rows.ties if tie.id == tie_id), None)
    if one is None:
        raise NotOpenToYou
    names = _called(opened, people, with_things=_has_things(one))
    if not one.ends <= set(names):
        raise NotOpenToYou
    heard = tuple(reversed([statement for statement in said if statement.id in one.statements]))
    may_edit = opened.sees_names and opened.stage != Stage.CLOSED
    return TiePage(one, Here(people, names, said), heard, may_edit)


def ties_at(opened: OpenCase, end: End, name: str) -> tuple[tuple[TieSeen, ...], Mapping[End, str]]:
    """The ties of one place or group, and how everything at their ends is called.

    Three statements; one more where something other than a person is at the other end.
    """
    people = people_queries.people(opened)
    said = statement_queries.standing(opened, names_of(people))
    ties = [one for one in tie_rows.read(opened, said, None, {}).ties if end in one.ends]
    others = any(one.other(end).type != EndType.PERSON for one in ties)
    names = {**_called(opened, people, with_things=others), end: name}
    return tuple(one for one in ties if one.ends <= set(names)), names


def _called(opened: OpenCase, people: tuple[PersonSeen, ...], *, with_things: bool) -> dict[End, str]:
    """How people, and where asked for places and groups, are called."""
    places, groups = groups_queries.called(opened) if with_things else ({}, {})
    return {
        **{End(EndType.PERSON, one.id): one.name for one in people},
        **{End(EndType.PLACE, one): name for one, name in places.items()},
        **{End(EndType.GROUP, one): name for one, name in groups.items()},
    }


def _has_things(tie: TieSeen) -> bool:
    return any(end.type != EndType.PERSON for end in tie.ends)
