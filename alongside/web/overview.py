"""The case page: what needs doing, what is paused and why, who is involved, in their words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases import due
from alongside.cases.models import Due, Pause
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place
from alongside.lib import dates
from alongside.people import queries as people
from alongside.practice import framework
from alongside.statements import queries as statements
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
    """Something that falls due in this case."""

    says: str
    route: str
    on: date
    whose: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said, and by whom and when."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the case page shows below its header."""

    pauses: tuple[PauseShown, ...]
    to_do: tuple[ToDo, ...]
    quotes: tuple[Quote, ...]
    may_see_log: bool


def of(opened: OpenCase) -> Overview:
    """Gather the case page in a handful of statements."""
    return Overview(
        pauses=_pauses(opened),
        to_do=_to_do(opened),
        quotes=_quotes(opened),
        may_see_log=opened.sees_names and opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR),
    )


def _quotes(opened: OpenCase) -> tuple[Quote, ...]:
    """What young people said last, in their own words; not for those who see no names."""
    if not opened.sees_names:
        return ()
    said = statements.in_their_words(opened, people.names(opened))
    return tuple(Quote(one.words, f"{one.whose}, {dates.short(one.observed_on)}") for one in said)


def _pauses(opened: OpenCase) -> tuple[PauseShown, ...]:
    if not opened.locks.pauses:
        return ()
    rows = Pause.objects.filter(case=opened.id, ended_at__isnull=True).select_related("owner")
    by_id = {row.pk: row for row in rows}
    return tuple(_pause(opened, by_id[one.id], one.since) for one in opened.locks.pauses if one.id in by_id)


def _pause(opened: OpenCase, row: Pause, since: date) -> PauseShown:
    check = framework(opened.row.framework).values_check
    return PauseShown(
        title=_PAUSED[row.covers],
        since=since,
        question=text_of(check, row.question),
        gap=opened.ring.read(row, "gap") if opened.sees_names else "",
        owner=_owner(row.owner_id, row.owner.initial_and_surname, opened),
        due_on=row.due_on,
    )


_PAUSED = {
    "all": "Adding people, sharing and finishing are paused",
    "person": "Work about one person is paused",
    "mapping": "Adding people is paused",
    "sharing": "Sharing by choice is paused",
    "stage": "Finishing this stage is paused",
}


def _owner(owner: UUID, name: str, opened: OpenCase) -> str:
    return "You" if owner == opened.viewer.pk else name


def _to_do(opened: OpenCase) -> tuple[ToDo, ...]:
    rows = Due.objects.filter(case=opened.id, done_at__isnull=True).select_related("whose")
    groups: dict[str, list[Due]] = {}
    for row in rows.order_by("on", "kind", "id"):
        if due.kinds()[row.kind].for_team:
            groups.setdefault(row.kind, []).append(row)
    return tuple(_one(kind, group, opened) for kind, group in groups.items())


def _one(kind: str, group: list[Due], opened: OpenCase) -> ToDo:
    known = due.kinds()[kind]
    whose = {row.whose for row in group if row.whose}
    return ToDo(
        says=known.one if len(group) == 1 else known.many.format(count=len(group)),
        route=known.route,
        on=group[0].on,
        whose=", ".join(sorted(_owner(one.pk, one.initial_and_surname, opened) for one in whose)),
    )
