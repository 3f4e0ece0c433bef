"""Reading the map of a case, always from an open case and as far as its viewer may see it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.presenters import shown_title
from alongside.cases.rules import Extending, may_extend, may_name
from alongside.cases.terms import Path, SeesWhat, Stage
from alongside.contexts import groups_queries
from alongside.contexts.groups_facts import GroupSeen
from alongside.involvement.queries import with_involvement
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import documents, tie_rows, viewing
from alongside.peermaps.facts import End, EndType, Here, MapSeen, Perspective, TalkSeen, TiePage, TieSeen
from alongside.peermaps.models import TalkedAbout
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.seals import on_device
from alongside.statements import queries as statement_queries
from alongside.statements import rules as statement_rules
from alongside.statements.facts import StatementSeen
from alongside.statements.terms import Voice

VOICES = {
    Kind.YOUNG_PERSON: Voice.YOUNG_PERSON,
    Kind.PARENT_CARER: Voice.PARENT_CARER,
    Kind.SAID_TO_CAUSE_HARM: Voice.OTHER,
}


def document(
    opened: OpenCase,
    *,
    view: str = viewing.EVERYONE,
    nameless: bool = False,
    on: date | None = None,
    known: date | None = None,
) -> dict[str, Any]:
    """The map as the editor and the renderers read it: pure data, shaped by map-document.schema.json.

    view: key of one of its views; whole for everyone. nameless: letters instead of initials, no words.
    """
    shown = replace(opened, sees=SeesWhat.NAMELESS) if nameless else opened
    found = seen(shown, on=on, known=known, with_reasons=True)
    return documents.as_document(viewing.seen_by(found, viewing.chosen(found, view)), shown.id)


def seen(
    opened: OpenCase, *, on: date | None = None, known: date | None = None, with_reasons: bool = False
) -> MapSeen:
    """Everything the map shows to this viewer now. Six statements, two more with why people are here.

    on: as it was on that day by what is known today. known: as it was known on that day (`map.time`).
    """
    day = known or clock.today()
    people = [one for one in people_queries.people(opened) if clock.day_of(one.added_at) <= day]
    names = names_of(people)
    statements = statement_queries.standing(opened, names, known=known)
    places = groups_queries.places(opened, known=known)
    groups = _in_order(people, groups_queries.groups(opened, names, known=known))
    in_view = _in_view(people, [one.id for one in places], [one.id for one in groups])
    rows = tie_rows.read(opened, statements, in_view, _talks(opened), known=known)
    perspectives = _perspectives(opened, people, statements)
    found = MapSeen(
        title=shown_title(opened),
        level=opened.level or 2,
        version=rows.version,
        on=on or day,
        today=clock.today(),
        is_then=on is not None or known is not None,
        **_locks(opened, is_then=on is not None or known is not None),
        people=tuple(people),
        inclusions=people_queries.inclusions(opened) if with_reasons else {},
        told=_told(opened) if with_reasons else {},
        places=places,
        groups=groups,
        group_fading=_group_fading(opened, groups, rows.groups_confirmed, day),
        ties=rows.ties,
        statements=statements,
        said_of=rows.said_of,
        positions=rows.positions,
        perspectives=perspectives,
        views=viewing.views_of(perspectives, _spoken(statements, groups)),
        days=_days(people, statements, rows.ties),
    )
    return found if on is None else _as_it_was(found, on)


def keeps_on_device(opened: OpenCase) -> str:
    """What the page needs to keep changes on the device until they are saved (R3); "" for who changes nothing."""
    if not opened.sees_names:
        return ""
    return on_device.key_words(
        opened.ring, user=opened.viewer.pk, about=f"map:{opened.id}", today=clock.today()
    )


def said_to_have_hurt(opened: OpenCase) -> frozenset[tuple[UUID, UUID]]:
    """(who, whom) of every tie on which somebody is said to harm somebody, for `map.both`: no group work between
    them until the supervisor writes why it is safe. Where no direction is said, both ways count."""
    return frozenset(pair for tie in seen(opened).ties for pair in tie_rows.harm_pairs(tie))


def why_nobody_is_added(opened: OpenCase) -> tuple[str, ...]:
    """Sentences that say why no identified person may be added now; empty where they may."""
    paused = may_extend(opened.locks, Extending.ADDING_A_PERSON)
    unnamed = () if Path.TOGETHER in opened.locks.clearances else may_name(opened.locks)
    return tuple(reason.says for reason in [*paused, *unnamed])


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
    rows = tie_rows.read(opened, said, None, _talks(opened) if with_talks else {})
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


def _in_order(people: list[PersonSeen], groups: tuple[GroupSeen, ...]) -> tuple[GroupSeen, ...]:
    """Members stand in the order of the people everywhere."""
    place = {one.id: number for number, one in enumerate(people)}
    return tuple(
        replace(
            group, members=tuple(sorted(group.members, key=lambda one: place.get(one.person, len(place))))
        )
        for group in groups
    )


def _in_view(people: list[PersonSeen], places: list[UUID], groups: list[UUID]) -> frozenset[End]:
    return frozenset(
        [
            *(End(EndType.PERSON, one.id) for one in people),
            *(End(EndType.PLACE, one) for one in places),
            *(End(EndType.GROUP, one) for one in groups),
        ]
    )


def _talks(opened: OpenCase) -> dict[UUID, list[TalkSeen]]:
    """What came of talking, by tie."""
    rows = TalkedAbout.objects.filter(tie__map=opened.id, off_at__isnull=True).select_related("by")
    found: dict[UUID, list[TalkSeen]] = {}
    for row in rows.order_by("on", "id"):
        words = opened.ring.read(row, "words") if opened.sees_names else ""
        found.setdefault(row.tie_id, []).append(TalkSeen(row.id, row.on, row.by.name, words))
    return found


def _told(opened: OpenCase) -> dict[UUID, str]:
    """Whether each of them knows that they are on record, as a sentence. Nothing without names."""
    if not opened.sees_names:
        return {}
    rows = with_involvement(Person.objects.in_view(opened.id)).filter(unnamed=False)
    facts = rows.values_list("pk", "is_told", "is_rightly_not", "is_by_initials")
    return {person: _knows(told, rightly, initials) for person, told, rightly, initials in facts}


def _knows(told: bool, rightly_not: bool, by_initials: bool) -> str:
    if told:
        return "They have been told."
    if rightly_not:
        return "Not told, and rightly so."
    return "Known by initials from a friend’s own account, so not told." if by_initials else "Not told yet."


def _locks(opened: OpenCase, *, is_then: bool) -> dict[str, Any]:
    """What this viewer may do here now, with the sentences that say why not."""
    why_not = why_nobody_is_added(opened)
    may_edit = opened.sees_names and opened.stage != Stage.CLOSED and not is_then
    return {"may_edit": may_edit, "may_add_people": may_edit and not why_not, "why_not": why_not}


def _perspectives(
    opened: OpenCase, people: list[PersonSeen], statements: tuple[StatementSeen, ...]
) -> tuple[Perspective, ...]:
    """Everybody whose view there is or may be: people of the case, the team, whoever else has spoken."""
    found = {
        f"p-{one.id}": Perspective(f"p-{one.id}", one.name, VOICES.get(one.kind, Voice.PROFESSIONAL), one.id)
        for one in people
    }
    if opened.sees_names:
        for one in opened.team:
            label = f"{one.name}, {one.title}".rstrip(", ")
            found[f"u-{one.user}"] = Perspective(f"u-{one.user}", label, Voice.PROFESSIONAL, None)
    for said in statements:
        found.setdefault(
            said.perspective, Perspective(said.perspective, said.whose, said.voice, said.speaker)
        )
    return tuple(found.values())


def _spoken(statements: tuple[StatementSeen, ...], groups: tuple[GroupSeen, ...]) -> list[str]:
    defined = [
        key for one in groups for key in viewing.group_perspectives(one.definer_person, one.definer_user)
    ]
    return [*(one.perspective for one in statements), *defined]


def _group_fading(
    opened: OpenCase, groups: tuple[GroupSeen, ...], confirmed: Mapping[UUID, date], day: date
) -> dict[UUID, int]:
    months = statement_queries.review_months(opened)
    return {
        one.id: statement_rules.fading(max(one.since, confirmed.get(one.id, one.since)), day, months)
        for one in groups
    }


def _days(
    people: list[PersonSeen], statements: tuple[StatementSeen, ...], ties: tuple[TieSeen, ...]
) -> tuple[date, ...]:
    """Days on which something changed, for the slider."""
    return tuple(
        sorted(
            {
                *(clock.day_of(one.added_at) for one in people),
                *(one.recorded_on for one in statements),
                *(one.added_on for one in ties),
            }
        )
    )


def _as_it_was(found: MapSeen, on: date) -> MapSeen:
    """As it was on a day by what is known today: what was seen by then, and ties that had begun by then."""
    statements = tuple(one for one in found.statements if one.observed_on <= on)
    kept = {one.id for one in statements}
    ties = tuple(was for tie in found.ties if (was := tie_rows.as_it_was(tie, kept, on)))
    return replace(found, statements=statements, ties=ties)
