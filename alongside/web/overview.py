"""The case page: what needs doing, what is paused and why, who is involved, in their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from alongside.accounts.models import User
from alongside.cases import due
from alongside.cases.due import DueKind
from alongside.cases.models import Due, Pause
from alongside.cases.opening import OpenCase
from alongside.cases.presenters import Day, due_day
from alongside.cases.rules import OpenPause
from alongside.cases.stages import finishing
from alongside.cases.terms import Place
from alongside.involvement import queries as involvement
from alongside.involvement.shown import Counts
from alongside.lib import clock, dates
from alongside.lib.sql import CASE, Prepared
from alongside.people import queries as people
from alongside.people.facts import PersonSeen
from alongside.practice import framework
from alongside.seals.sealed import Sealed
from alongside.sharing.queries import Shared, shared_lately
from alongside.statements import queries as statements
from alongside.statements.facts import StatementSeen
from alongside.values.state import text_of


@dataclass(frozen=True, slots=True)
class PauseShown:
    """A pause as the case page explains it (`values.pause`)."""

    title: str
    since: date
    question: str
    gap: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that falls due in this case. route: "" where the page does not open to this viewer."""

    says: str
    route: str
    day: Day
    detail: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said, and by whom and when."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Involved:
    """One line of who is told and takes part; for the component `side_list`."""

    words: str
    pill: str
    tone: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What a pause waits for, still sealed, and who sees to it."""

    words: Sealed | None
    owner: User


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the case page shows below its header. sees_names: whether it shows people and their words."""

    pauses: tuple[PauseShown, ...]
    to_do: tuple[ToDo, ...]
    quotes: tuple[Quote, ...]
    involved: tuple[Involved, ...]
    shared: tuple[Shared, ...]
    sees_names: bool
    may_see_log: bool


def of(opened: OpenCase) -> Overview:
    """Gather the case page in four statements, whatever is paused."""
    seen, counts = involvement.people_and_counts(opened)
    waiting = _due(opened)
    return Overview(
        pauses=_pauses(opened, waiting),
        to_do=_to_do(opened, seen, waiting),
        quotes=_quotes(opened, seen),
        involved=_involved(counts) if opened.sees_names else (),
        shared=shared_lately(opened),
        sees_names=opened.sees_names,
        may_see_log=opened.sees_names and opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR),
    )


def _involved(counts: Counts) -> tuple[Involved, ...]:
    """How many of them; a whole number of people, never a share or a score."""
    return tuple(
        Involved(words, f"{some} of {everybody}", "support" if some == everybody else "")
        for words, some, everybody in (
            ("Young people told", counts.young_told, counts.young),
            ("Took part", counts.took_part, counts.young),
            ("Parents and carers in the conversation", counts.parents_in, counts.parents),
        )
        if everybody
    )


def _quotes(opened: OpenCase, seen: tuple[PersonSeen, ...]) -> tuple[Quote, ...]:
    """What young people said last, in their own words; not for those who see no names."""
    if not opened.sees_names:
        return ()
    staff = {one.user: one.name for one in opened.team}
    said = statements.in_their_words(opened, people.names_of(seen))
    return tuple(Quote(one.words, _said_by(one, staff)) for one in said)


def _said_by(one: StatementSeen, staff: dict[UUID, str]) -> str:
    """ "JK, 2 Oct 2026 · written down by Mo Farrell"."""
    line = f"{one.whose}, {dates.short(one.observed_on)}"
    return f"{line} · written down by {staff[one.recorded_by]}" if one.recorded_by in staff else line


def _pauses(opened: OpenCase, rows: Iterable[Due]) -> tuple[PauseShown, ...]:
    """What is paused. What reminds of a gap brings it along; only a gap that nothing reminds of is asked for."""
    known = {row.about: Gap(row.gap, row.whose) for row in rows if row.gap and row.whose}  # type: ignore[attr-defined]
    left = [one.id for one in opened.locks.pauses if one.id not in known]
    if left:
        for row in Pause.objects.filter(pk__in=left).select_related("owner"):
            known[row.pk] = Gap(row.gap, row.owner)
    return tuple(_pause(opened, one, known[one.id]) for one in opened.locks.pauses if one.id in known)


def _pause(opened: OpenCase, pause: OpenPause, gap: Gap) -> PauseShown:
    check = framework(opened.row.framework).values_check
    shown = gap.words is not None and opened.sees_names
    return PauseShown(
        title=_PAUSED[pause.covers].format(finishing=finishing(pause.stage).capitalize()),
        since=pause.since,
        question=text_of(check, pause.question),
        gap=opened.ring.open(gap.words, "pause.gap", pause.id) if shown and gap.words else "",
        owner=_owner(gap.owner.pk, gap.owner.initial_and_surname, opened),
        due_on=pause.due_on,
    )


_PAUSED = {
    "all": "Adding people, sharing and finishing are paused",
    "person": "Work about one person is paused",
    "mapping": "Adding people is paused",
    "sharing": "Sharing by choice is paused",
    "stage": "{finishing} is paused",
}


def _owner(owner: UUID, name: str, opened: OpenCase) -> str:
    return "you" if owner == opened.viewer.pk else name


def _due(opened: OpenCase) -> list[Due]:
    """Everything that waits, soonest first; what reminds its owner of a gap brings the gap. One statement."""
    return _DUE.all(case=opened.id)


def _due_rows() -> "QuerySet[Due]":
    gap = Pause.objects.filter(case=OuterRef("case"), pk=OuterRef("about"), owner=OuterRef("whose"))
    rows = Due.objects.filter(case=CASE, done_at__isnull=True).select_related("whose")
    return rows.annotate(gap=Subquery(gap.values("gap")[:1])).order_by("on", "kind", "id")


_DUE = Prepared(_due_rows)


def _to_do(opened: OpenCase, seen: tuple[PersonSeen, ...], rows: Iterable[Due]) -> tuple[ToDo, ...]:
    """What is due, grouped by kind. Rows about somebody who is not in this viewer's sight are not counted."""
    names = {one.id: one.shown for one in seen}
    groups: dict[str, list[Due]] = {}
    for row in rows:
        known = due.kinds()[row.kind]
        if known.for_team and (row.about in names or not known.about_people):
            groups.setdefault(row.kind, []).append(row)
    return tuple(_one(due.kinds()[kind], group, names, opened) for kind, group in groups.items())


def _one(known: DueKind, group: list[Due], names: dict[UUID, str], opened: OpenCase) -> ToDo:
    whose = sorted(
        {_owner(row.whose.pk, row.whose.initial_and_surname, opened) for row in group if row.whose}
    )
    about = {row.about for row in group} if known.about_people and opened.sees_names else set()
    whom = [name for person, name in names.items() if person in about]
    parts = [_in_words(whom), f"for {_in_words(whose)}" if whose else ""]
    return ToDo(
        says=known.says(len(group)),
        route=known.route if opened.sees_names or not known.needs_names else "",
        day=due_day(group[0].on, clock.today()),
        detail=" · ".join(part for part in parts if part),
    )


MOST_NAMES = 4


def _in_words(names: list[str]) -> str:
    """ "JK, AM and DT", or "JK, AM, DT and 8 more": a line stays a line."""
    shown = (
        names
        if len(names) <= MOST_NAMES
        else [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"]
    )
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
