"""Thin hidden cases by the hundred thousand, made inside the database: nobody who measures may see them.

Their words are random bytes of the length that a sealed sentence has; their keys open nothing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connections, models

from alongside.accounts.models import User
from alongside.accounts.roles import Role
from alongside.activity.models import Entry
from alongside.cases.models import Case, Due, TeamMember, TimelineEntry
from alongside.people.models import Person
from alongside.seals.models import Key
from alongside.statements.models import Statement

HIDDEN_STAFF = 200
PEOPLE, STATEMENTS, STEPS, REMINDERS, ENTRIES, KEYS = 3, 3, 4, 2, 5, 4
"""How much there is of everything in one thin case."""

_FIRST_DAY = date(2027, 1, 1)
_THEN = "'2026-11-02 10:00:00'"

_WORDS_OF = {
    "sqlite": {"id": "lower(hex(randomblob(16)))", "words": "randomblob(110)", "yes": "1", "no": "0"},
    "postgresql": {
        "id": "gen_random_uuid()",
        "words": "decode(md5(random()::text) || md5(random()::text) || md5(random()::text), 'hex')",
        "yes": "true",
        "no": "false",
    },
}


def hidden_staff() -> None:
    """Whoever works in the hidden cases. Their title is the day by which cases are shared out among them."""
    User.objects.bulk_create(
        User(
            email=f"hidden{number}@example.org",
            name=f"Hidden Colleague{number}",
            title=(_FIRST_DAY + timedelta(days=number)).isoformat(),
            roles=[Role.PRACTITIONER],
            password="!",
        )
        for number in range(HIDDEN_STAFF)
    )


def hidden_cases(count: int) -> None:
    """So many more cases, with a team, people, words, steps, reminders, log rows and keys."""
    engine = connections["default"].vendor
    mine = _WORDS_OF[engine]
    day = (
        "date('2027-01-01', (i % 200) || ' days')"
        if engine == "sqlite"
        else "DATE '2027-01-01' + (i % 200)::int"
    )
    case = {
        "title": mine["words"],
        "level": "2",
        "subject": "'peer_group'",
        "stage": "'open'",
        "framework": f"'{settings.ALONGSIDE_FRAMEWORK}'",
        "opened_on": "'2026-11-02'",
        "review_on": day,
        "marks": "'{}'",
    }
    _insert(Case, _series(engine, count), case)
    _fill_new(engine)
    _log(engine, count * ENTRIES)
    _insert(Key, _series(engine, count * KEYS), {"ring": mine["id"], "wrapped": mine["words"]}, alias="keys")
    _settle(engine)


def _fill_new(engine: str) -> None:
    """What belongs to the cases that nobody is on the team of yet."""
    mine = _WORDS_OF[engine]
    as_text = "c.review_on" if engine == "sqlite" else "c.review_on::text"
    bare = "FROM cases_case c WHERE NOT EXISTS (SELECT 1 FROM cases_teammember t WHERE t.case_id = c.id)"
    common = {"case_id": "c.id"}
    joined = (
        f"FROM cases_case c JOIN accounts_user u ON u.title = {as_text} " + bare.partition("cases_case c ")[2]
    )
    told = {**common, "added_by_id": "u.id", "recorded_by_id": "u.id"}
    _insert(
        Person, _times(engine, joined, PEOPLE), {**told, "kind": "'young_person'", "shown": mine["words"]}
    )
    said = {
        **told,
        "source": "'observed'",
        "words": mine["words"],
        "speaker_user_id": "u.id",
        "handling": "'team'",
        "observed_as": "'day'",
        "observed_on": "'2026-11-02'",
        "origin": mine["id"],
    }
    _insert(Statement, _times(engine, joined, STATEMENTS), said)
    _insert(
        TimelineEntry, _times(engine, bare, STEPS), {**common, "kind": "'cases.review_set'", "facts": "'{}'"}
    )
    due = {**common, "kind": "'cases.review'", "about": mine["id"], "on": "c.review_on"}
    _insert(Due, _times(engine, bare, REMINDERS), due)
    team = {**common, "user_id": "u.id", "place": "'lead'", "sees": "'all'", "reason": mine["words"]}
    _insert(TeamMember, joined, team)


def _log(engine: str, count: int) -> None:
    """Log rows of work elsewhere; the chain is not what is measured."""
    start = "(SELECT coalesce(max(seq), 0) FROM activity_entry)"
    row = {
        "seq": f"{start} + i",
        "body": "'{}'",
        "hash": "'" + "0" * 64 + "'",
        "at": _THEN,
        "event": "'cases.opened'",
    }
    _insert(Entry, _series(engine, count), row)
    if engine == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE activity_head SET seq = (SELECT max(seq) FROM activity_entry)")


def _series(engine: str, count: int) -> str:
    if engine == "postgresql":
        return f"FROM generate_series(1, {count}) AS n(i)"
    counting = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
    return f"FROM ({counting} SELECT i FROM n) AS n"


def _times(engine: str, source: str, count: int) -> str:
    """Each row of `source` so many times."""
    many = f"FROM (SELECT i {_series(engine, count)}) AS many CROSS JOIN cases_case c"
    return source.replace("FROM cases_case c", many, 1)


def _insert(model: type[models.Model], source: str, given: Mapping[str, str], alias: str = "default") -> None:
    """INSERT … SELECT: what is given, and for every other column what an empty one holds."""
    mine = _WORDS_OF[connections[alias].vendor]
    columns = {field.column: _value(field, given, mine) for field in model._meta.local_concrete_fields}
    names = ", ".join(f'"{name}"' for name in columns)
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {", ".join(columns.values())} {source}'
        )


def _value(field: Any, given: Mapping[str, str], mine: Mapping[str, str]) -> str:
    if field.column in given:
        return given[field.column]
    if field.primary_key:
        return mine["id"]
    if field.null:
        return "NULL"
    if isinstance(field, models.BooleanField):
        return mine["no"]
    if isinstance(field, models.DateTimeField):
        return _THEN
    return "''"


def _settle(engine: str) -> None:
    """PostgreSQL counts its rows by itself in time; SQLite does not, and is measured without."""
    if engine != "postgresql":
        return
    for alias in ("default", "keys"):
        with connections[alias].cursor() as cursor:
            cursor.execute("ANALYZE")
