"""Everything one map is made of, read once, and put together for now or for any earlier day (`map.time`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.cases.opening import OpenCase
from alongside.cases.presenters import shown_title
from alongside.cases.rules import Extending, may_extend, may_name
from alongside.cases.terms import Path, Stage
from alongside.contexts import groups_queries
from alongside.contexts.groups_facts import GroupSeen, PlaceSeen
from alongside.contexts.groups_queries import GroupHistory, PlaceHistory
from alongside.involvement.queries import with_involvement
from alongside.lib import clock
from alongside.lib.sql import CASE, TODAY, Prepared
from alongside.peermaps import tie_rows, viewing, whens
from alongside.peermaps.facts import End, EndType, MapSeen, Perspective, TalkSeen, TieSeen, View
from alongside.peermaps.models import TalkedAbout
from alongside.peermaps.tie_rows import MapHistory
from alongside.people import queries as people_queries
from alongside.people.facts import PersonSeen, names_of
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.statements import queries as statement_queries
from alongside.statements import rules as statement_rules
from alongside.statements.facts import StatementSeen
from alongside.statements.queries import History
from alongside.statements.terms import Voice

VOICES = {
    Kind.YOUNG_PERSON: Voice.YOUNG_PERSON,
    Kind.PARENT_CARER: Voice.PARENT_CARER,
    Kind.SAID_TO_CAUSE_HARM: Voice.OTHER,
}


@dataclass(frozen=True, slots=True)
class MapRead:
    """What was read for one map. Any number of days can be put together from it without asking again.

    People who came off, or whom this viewer may not see, are in none of it (`rights.remove`, `map.inclusion`).
    """

    opened: OpenCase
    people: tuple[PersonSeen, ...]
    said: History
    places: PlaceHistory
    groups: GroupHistory
    talks: Mapping[UUID, list[TalkSeen]]
    rows: MapHistory

    def on_day(self, *, on: date | None, known: date | None) -> MapSeen:
        """on: as it was on that day by what is known. known: as it was known on that day. Neither: now."""
        today = clock.today()
        known = min(known, today) if known else None
        day = known or today
        if on is None:
            return self._as_known(known, day, None)
        return self._as_it_was(min(on, day), known, day)

    def _as_known(self, known: date | None, day: date, on: date | None) -> MapSeen:
        """What was known at the end of a day, now where known is None. on: then with the groups of that day too."""
        is_then = on is not None or known is not None
        people = tuple(one for one in self.people if known is None or clock.day_of(one.known_at) <= known)
        names = names_of(people)
        statements = self.said.known(names, known)
        places = self.places.on(known)
        groups = _in_order(people, self.groups.on(names, known))
        of_that_day = self.groups.on(names, on) if on else ()
        in_view = _in_view(people, places, (*groups, *of_that_day))
        rows = self.rows.known(statements, in_view, _talks_by(self.talks, day), known)
        perspectives = _perspectives(self.opened, people, statements)
        return MapSeen(
            title=shown_title(self.opened),
            level=self.opened.level or 2,
            version=rows.version,
            on=day,
            known_on=day,
            today=clock.today(),
            is_then=is_then,
            **_locks(self.opened, is_then=is_then),
            people=people,
            inclusions={},
            told={},
            places=places,
            groups=groups,
            group_fading=_group_fading(self.opened, groups, rows.groups_confirmed, day),
            ties=rows.ties,
            statements=statements,
            said_of=rows.said_of,
            positions=rows.positions,
            held=rows.held,
            perspectives=perspectives,
            views=viewing.views_of(perspectives, _spoken(statements, groups)),
            days=_days_written(people, statements, rows.ties),
            happened=_days_happened(statements, rows.ties),
            undecided=_undecided(self.opened, people),
            crossed=rows.crossed,
        )

    def _as_it_was(self, on: date, known: date | None, day: date) -> MapSeen:
        """What was so on a day, as far as is known: seen by then, whenever it was written down."""
        found = self._as_known(known, day, on)
        names = names_of(found.people)
        statements = self.said.so_on(names, on, known)
        months = statement_queries.review_months(self.opened)
        groups = _in_order(found.people, self.groups.on(names, on))
        ties = _ties_on(found, groups, {one.id for one in statements}, on, months)
        spoken_of = viewing.spoken_of(found, statements, ties, groups)

        def here(end: End, since: datetime) -> bool:
            return end in spoken_of or clock.day_of(since) <= on

        return replace(
            found,
            on=on,
            statements=statements,
            ties=ties,
            groups=groups,
            group_fading={one.id: found.group_fading.get(one.id, 0) for one in groups},
            people=tuple(one for one in found.people if here(End(EndType.PERSON, one.id), one.known_at)),
            places=tuple(
                one for one in self.places.so_on(on, known) if here(End(EndType.PLACE, one.id), one.added_at)
            ),
        )


def _ties_on(
    found: MapSeen, groups: Sequence[GroupSeen], kept: set[UUID], on: date, months: int
) -> tuple[TieSeen, ...]:
    there = {one.id for one in groups}
    ties = (tie_rows.as_it_was(tie, kept, on, months) for tie in found.ties)
    return tuple(
        tie
        for tie in ties
        if tie is not None and all(end.type != EndType.GROUP or end.id in there for end in tie.ends)
    )


def read(opened: OpenCase, *, past: bool, to_edit: bool = False) -> MapRead:
    """Read the map of a case. Six statements, whatever days are then looked at.

    past: also what has ended or come off, for earlier days. to_edit: also what crossed with a colleague's change.
    """
    return MapRead(
        opened=opened,
        people=people_queries.people(opened, with_past=past),
        said=statement_queries.history(opened, past=past),
        places=groups_queries.place_history(opened, past=past),
        groups=groups_queries.group_history(opened, past=past),
        talks=talks(opened),
        rows=tie_rows.history(opened, past=past, to_edit=to_edit),
    )


def views(opened: OpenCase) -> tuple[View, ...]:
    """The views that there are on this map now. Three statements."""
    people = people_queries.people(opened)
    names = names_of(people)
    statements = statement_queries.standing(opened, names)
    groups = groups_queries.groups(opened, names)
    return viewing.views_of(_perspectives(opened, people, statements), _spoken(statements, groups))


def why_nobody_is_added(opened: OpenCase) -> tuple[str, ...]:
    """Sentences that say why no identified person may be added now; empty where they may."""
    paused = may_extend(opened.locks, Extending.ADDING_A_PERSON)
    unnamed = () if Path.TOGETHER in opened.locks.clearances else may_name(opened.locks)
    return tuple(reason.says for reason in [*paused, *unnamed])


def _in_order(people: Sequence[PersonSeen], groups: tuple[GroupSeen, ...]) -> tuple[GroupSeen, ...]:
    """Members stand in the order of the people everywhere."""
    place = {one.id: number for number, one in enumerate(people)}
    return tuple(
        replace(
            group, members=tuple(sorted(group.members, key=lambda one: place.get(one.person, len(place))))
        )
        for group in groups
    )


def _in_view(
    people: Sequence[PersonSeen], places: Sequence[PlaceSeen], groups: Sequence[GroupSeen]
) -> frozenset[End]:
    return frozenset(
        [
            *(End(EndType.PERSON, one.id) for one in people),
            *(End(EndType.PLACE, one.id) for one in places),
            *(End(EndType.GROUP, one.id) for one in groups),
        ]
    )


def talks(opened: OpenCase) -> dict[UUID, list[TalkSeen]]:
    """What came of talking, by tie."""
    found: dict[UUID, list[TalkSeen]] = {}
    for row in _TALKS.all(case=opened.id):
        words = opened.ring.read(row, "words") if opened.sees_names else ""
        found.setdefault(row.tie_id, []).append(TalkSeen(row.id, row.on, row.by.name, words))
    return found


def _talks_by(talks: Mapping[UUID, list[TalkSeen]], day: date) -> dict[UUID, list[TalkSeen]]:
    return {tie: [one for one in found if one.on <= day] for tie, found in talks.items()}


def told(opened: OpenCase) -> dict[UUID, str]:
    """Whether each of them knows that they are on record, as a sentence. Nothing without names."""
    if not opened.sees_names:
        return {}
    facts = _TOLD.all(case=opened.id, today=clock.today())
    return {person: _knows(told, rightly, initials) for person, told, rightly, initials in facts}


def _talks() -> "QuerySet[TalkedAbout]":
    rows = TalkedAbout.objects.filter(tie__map=CASE, off_at__isnull=True)
    return rows.select_related("by").order_by("on", "id")


def _told() -> Any:
    here = Person.objects.in_view(CASE, TODAY)
    rows = with_involvement(here).filter(unnamed=False)
    return rows.values_list("pk", "is_told", "is_rightly_not", "is_by_initials")


_TALKS = Prepared(_talks)
_TOLD: Prepared[Any] = Prepared(_told)


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


def _undecided(opened: OpenCase, people: Sequence[PersonSeen]) -> dict[UUID, date]:
    """Who was named while drawing together and is not on the map for good yet (`map.together`)."""
    found = ((one.id, one.provisional_until) for one in people)
    return {person: until for person, until in found if until} if opened.sees_names else {}


def _perspectives(
    opened: OpenCase, people: Sequence[PersonSeen], statements: tuple[StatementSeen, ...]
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
    opened: OpenCase, groups: Sequence[GroupSeen], confirmed: Mapping[UUID, date], day: date
) -> dict[UUID, int]:
    months = statement_queries.review_months(opened)
    return {
        one.id: statement_rules.fading(max(one.since, confirmed.get(one.id, one.since)), day, months)
        for one in groups
    }


def _days_written(
    people: Sequence[PersonSeen], statements: Sequence[StatementSeen], ties: Sequence[TieSeen]
) -> tuple[date, ...]:
    """Days on which something was written down, for the slider over what was known."""
    return tuple(
        sorted(
            {
                *(clock.day_of(one.known_at) for one in people),
                *(one.recorded_on for one in statements),
                *(one.added_on for one in ties),
                *(one.state_since for one in ties),
            }
        )
    )


def _days_happened(statements: Sequence[StatementSeen], ties: Sequence[TieSeen]) -> tuple[date, ...]:
    """Days from which something was so, for the slider over how it was."""
    return tuple(
        sorted(
            {
                *(one.observed_on for one in statements),
                *(whens.first_day(one.since) for one in ties if one.since),
                *(whens.last_day(one.until) for one in ties if one.until),
                *(one.state_since for one in ties if not one.until),
            }
        )
    )
