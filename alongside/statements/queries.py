"""Reading what was said, always from an open case and as far as its viewer may see it."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import CASE, TODAY, VIEWER, Given, Prepared, listed, rows_of
from alongside.people.facts import Names
from alongside.people.models import Person
from alongside.people.queries import names as names_in
from alongside.people.terms import Kind
from alongside.practice import framework
from alongside.statements import rules
from alongside.statements.facts import StatementSeen
from alongside.statements.models import About, Check, Confirmation, Statement
from alongside.statements.terms import EndedBecause, Exactness, Handling, Source, Voice

__all__ = ["StatementSeen"]

_IN_ORDER = ("observed_on", "recorded_at", "id")

_VOICES = {Kind.YOUNG_PERSON: Voice.YOUNG_PERSON, Kind.PARENT_CARER: Voice.PARENT_CARER}


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """Somebody made sure."""

    held: bool
    how: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement, whole."""

    statement: StatementSeen
    recorded_by: str
    checks: tuple[CheckSeen, ...]


def standing(
    opened: OpenCase, names: Names | None = None, *, known: date | None = None
) -> tuple[StatementSeen, ...]:
    """Everything said that still counts, oldest first, as this viewer may see it. One statement.

    names: how people are called, from `people.queries`; read here if left out (one more statement).
    known: the state of knowledge at the end of that day instead of now.
    What concerns people who came off or are held leaves view; so does what is for the lead alone.
    """
    if opened.sees == SeesWhat.PLAN:
        return ()
    return history(opened, past=known is not None).known(names or names_in(opened), known)


def history(opened: OpenCase, *, past: bool = True) -> "History":
    """What was said, for looking at one or several days (`map.time`). One statement for all of them.

    past: also what no longer counts.
    """
    if opened.sees == SeesWhat.PLAN:
        return History(opened, ())
    return History(opened, tuple(_HISTORY.all(past, _sight(opened), **_told(opened))))


@dataclass(frozen=True, slots=True)
class History:
    """What was said, with its past.

    What turned out wrong, and what its speaker took back, leaves earlier days as well (`rights.correct`,
    `rights.refuse`); so does whatever concerns people who came off (`rights.remove`).
    """

    opened: OpenCase
    rows: tuple[Any, ...]

    def known(self, names: Names, day: date | None) -> tuple[StatementSeen, ...]:
        """What counted at the end of a day; now where it is None."""
        found = [row for row in self.rows if _counted(row, end_of(day) if day else None)]
        return _seen(self.opened, found, names, day or clock.today())

    def so_on(self, names: Names, day: date, known: date | None) -> tuple[StatementSeen, ...]:
        """What held on a day, as far as is known by the end of another: seen by then, whenever written down.

        What was let go because nobody could confirm it is not claimed of an earlier day either.
        """
        night = end_of(known) if known else None
        found = [row for row in self.rows if row.observed_on <= day and _held(row, day, night)]
        months = review_months(self.opened)
        return tuple(
            replace(one, fading=rules.fading(one.confirmed_on, day, months))
            for one in _seen(self.opened, found, names, known or clock.today())
        )


def about(opened: OpenCase, person: UUID, names: Names) -> tuple[StatementSeen, ...]:
    """What is said about somebody, and what they say, newest first."""
    found = standing(opened, names)
    theirs = [one for one in found if person in one.about or one.speaker == person]
    return tuple(reversed(theirs))


def in_their_words(opened: OpenCase, names: Names, limit: int = 3) -> tuple[StatementSeen, ...]:
    """Newest own words of young people, for the first page of a case. One statement; none without names."""
    if opened.sees != SeesWhat.ALL:
        return ()
    newest = _OWN_WORDS.all(limit, _sight(opened), **_told(opened))
    return _seen(opened, newest, names, clock.today())


def statement(opened: OpenCase, statement_id: UUID, names: Names) -> StatementPage:
    """One statement with its checks. Raises NotOpenToYou where it is not in this viewer's sight."""
    rows = _ONE.all(_sight(opened), **_told(opened), statement=statement_id)
    if not rows:
        raise NotOpenToYou
    (seen,) = _seen(opened, rows, names, clock.today())
    checks = Check.objects.filter(statement=statement_id).select_related("by").order_by("on", "id")
    return StatementPage(
        statement=seen,
        recorded_by=rows[0].recorded_by.name,
        checks=tuple(_check(opened, row) for row in checks),
    )


def row_in_view(opened: OpenCase, statement_id: UUID) -> Statement:
    """For operations: one standing statement's row, or NotOpenToYou."""
    row = _ROW.first(_sight(opened), **_told(opened), statement=statement_id)
    if row is None:
        raise NotOpenToYou
    return row


def perspective_of(case: UUID, *, person: UUID | None, user: UUID | None, words: str) -> str:
    """One key for each speaker. Words such as "head of year" get a keyed hash, which tells nothing by itself."""
    if person is not None:
        return f"p-{person}"
    if user is not None:
        return f"u-{user}"
    said = " ".join(words.casefold().split()).encode()
    return "w-" + hmac.digest(settings.SECRET_KEY.encode() + case.bytes, said, sha256).hex()[:16]


def review_months(opened: OpenCase) -> int:
    """After how many months without confirmation things begin to fade, by the case's framework."""
    timing = framework(opened.row.framework).timings.get("unconfirmed")
    return timing.count if timing and timing.unit == "months" else rules.CONFIRM_MONTHS


def _sight(opened: OpenCase) -> str:
    """How far this viewer sees: their own, everything, or all but what is for the lead alone."""
    if opened.sees == SeesWhat.OWN:
        return "own"
    return "everything" if opened.i_am(Place.LEAD, Place.SUPERVISOR) else "team"


def _told(opened: OpenCase) -> dict[str, Any]:
    return {"case": opened.id, "today": clock.today(), "viewer": opened.viewer.pk}


def _in_view(sight: str, *, past: bool = False) -> QuerySet[Statement]:
    gone = About.objects.filter(_out_of_view("person__"), statement=OuterRef("pk"))
    silent = Person.objects.filter(_out_of_view(), pk=OuterRef("speaker_id"))
    rows = Statement.objects.that_counted(CASE) if past else Statement.objects.standing(CASE)
    rows = rows.filter(~Exists(gone), ~Exists(silent))
    if sight == "own":
        return rows.filter(recorded_by=VIEWER)
    if sight == "everything":
        return rows
    return rows.filter(~Q(handling=Handling.LEAD_ONLY) | Q(recorded_by=VIEWER))


def _out_of_view(person: str = "") -> Q:
    """People whose words, and words about whom, nobody sees: off, held, or named while drawing and not kept in time."""
    return (
        Q(**{f"{person}off_at__isnull": False})
        | Q(**{f"{person}restricted_on__isnull": False})
        | Q(**{f"{person}provisional_until__lt": TODAY})
    )


def _whole(rows: QuerySet[Statement]) -> Any:
    return rows.select_related("speaker_user", "speaker").annotate(
        about_now=rows_of(About.objects.all(), "statement", person="person_id"),
        confirmed_now=rows_of(Confirmation.objects.filter(taken_back_at__isnull=True), "statement", on="on"),
        checks_now=rows_of(Check.objects.filter(held=True), "statement", on="on"),
    )


def _own_words(limit: int, sight: str) -> Any:
    rows = _in_view(sight).filter(source=Source.OWN_ACCOUNT, own_words=True, speaker__kind=Kind.YOUNG_PERSON)
    return _whole(rows).order_by("-observed_on", "-recorded_at", "id")[:limit]


def _one_row(sight: str) -> QuerySet[Statement]:
    return _in_view(sight).filter(pk=Given("statement", UUIDField()))


_HISTORY = Prepared(lambda past, sight: _whole(_in_view(sight, past=past)).order_by(*_IN_ORDER))
_OWN_WORDS = Prepared(_own_words)
_ONE = Prepared(lambda sight: _whole(_one_row(sight)).select_related("recorded_by"))
_ROW = Prepared(_one_row)


def _counted(row: Statement, night: datetime | None) -> bool:
    if night is None:
        return row.ended_at is None
    return row.recorded_at <= night and (row.ended_at is None or row.ended_at > night)


def _held(row: Statement, day: date, night: datetime | None) -> bool:
    """Whether it still holds, or was no longer so only after the day."""
    if _counted(row, night):
        return True
    if row.ended_at is None or (night is not None and row.recorded_at > night):
        return False
    return row.ended_because == EndedBecause.NO_LONGER_SO and clock.day_of(row.ended_at) > day


def end_of(day: date) -> datetime:
    """The last moment of a day in England and Wales."""
    return datetime.combine(day, time.max, clock.LOCAL)


def _seen(opened: OpenCase, rows: Iterable[Any], names: Names, today: date) -> tuple[StatementSeen, ...]:
    months = review_months(opened)
    found = [_one(opened, row, names, today, months) for row in rows]
    same = rules.repeats(found)
    return tuple(replace(one, repeats=same.get(one.id)) for one in found)


def _one(opened: OpenCase, row: Any, names: Names, today: date, months: int) -> StatementSeen:
    confirmed = max(_days(row.confirmed_now, today), default=clock.day_of(row.recorded_at))
    speaker_words = opened.ring.read(row, "speaker_words")
    return StatementSeen(
        id=row.id,
        about=tuple(sorted(UUID(one["person"]) for one in listed(row.about_now))),
        speaker=row.speaker_id,
        whose=_whose(opened, row, names, speaker_words),
        perspective=perspective_of(
            opened.id, person=row.speaker_id, user=row.speaker_user_id, words=speaker_words
        ),
        voice=_voice(row),
        source=Source(row.source),
        checked=bool(_days(row.checks_now, today)),
        own_words=row.own_words,
        words=opened.ring.read(row, "words") if opened.sees != SeesWhat.NAMELESS else "",
        handling=Handling(row.handling),
        origin=row.origin,
        repeats=None,
        observed_on=row.observed_on,
        observed_as=Exactness(row.observed_as),
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_id,
        confirmed_on=confirmed,
        fading=rules.fading(confirmed, today, months),
        together=row.together,
    )


def _days(rows: Any, today: date) -> list[date]:
    days = [date.fromisoformat(str(one["on"])) for one in listed(rows)]
    return [day for day in days if day <= today]


def _whose(opened: OpenCase, row: Any, names: Names, speaker_words: str) -> str:
    if row.speaker_id:
        return names(row.speaker_id)
    if opened.sees == SeesWhat.NAMELESS:
        return _voice(row).label.capitalize()
    if row.speaker_user_id:
        return f"{row.speaker_user.name}, {row.speaker_user.title}".rstrip(", ")
    return speaker_words


def _voice(row: Any) -> Voice:
    if row.speaker_id:
        adult = Voice.OTHER if row.speaker.kind == Kind.SAID_TO_CAUSE_HARM else Voice.PROFESSIONAL
        return _VOICES.get(row.speaker.kind, adult)
    if row.speaker_user_id:
        return Voice.PROFESSIONAL
    return Voice(row.speaker_voice or Voice.OTHER)


def _check(opened: OpenCase, row: Check) -> CheckSeen:
    how = opened.ring.read(row, "how") if opened.sees_names else ""
    return CheckSeen(held=row.held, how=how, by=row.by.name, on=row.on)
