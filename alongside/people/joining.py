"""Taking back that a placeholder was somebody already here: every row as it was, whoever's slice it belongs to (R1).

A joining moves words, ties and answers, and seals them anew. What each row held before is kept beside it, sealed for
both people, until the day is over: a slip is taken back, a decision is not undone weeks later.
"""

import base64
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people.erasing import path_to_case
from alongside.people.models import Joining, Person
from alongside.seals.sealed import Sealed

BUILT_UPON = (
    "Something that came with this placeholder has been changed or added to since, so nothing was changed. "
    "Add the placeholder anew, or ask the colleague who worked on it."
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its table, such as "peermaps.Tie", and its id."""

    table: str
    id: str


Rows = Mapping[Place, Row]


def rows_of(case: UUID) -> Rows:
    """Every row of a case, in any slice, in words that JSON knows; what is sealed stays sealed.

    Rows that are the whole case's, such as its map, are not any person's and stay out of it.
    """
    return {
        Place(model._meta.label, str(row[_key(model).attname])): {
            name: _plain(value) for name, value in row.items()
        }
        for model, path in _tables()
        for row in model._base_manager.filter(**{path: case}).values()
    }


def keep(fresh: OpenCase, *, gone: Person, known: Person, before: Rows) -> None:
    """Inside the joining, after it: what each row it changed held before, and holds now."""
    after = rows_of(fresh.id)
    pointing = _pointing(after)
    changed = [
        {"table": at.table, "id": at.id, **_difference(before.get(at), after.get(at)), "had": pointing[at]}
        for at in {**before, **after}
        if before.get(at) != after.get(at)
    ]
    made = Joining(id=ids.new(), placeholder=gone, known=known, at=clock.now(), by=fresh.viewer)
    fresh.ring.fill(made, concerns=[gone.pk, known.pk], was=json.dumps(changed))
    made.save(force_insert=True)


def take_back(fresh: OpenCase, gone: Person) -> UUID:
    """Every row as it was before; what was said since of the one they were joined to stays theirs.

    Refused where somebody changed one of these rows meanwhile, or somebody else added to one. Returns who that one is.
    """
    kept = Joining.objects.filter(placeholder=gone, by=fresh.viewer).order_by("-at").first()
    if kept is None or clock.day_of(kept.at) != clock.today():
        raise NotOpenToYou
    changed = json.loads(fresh.ring.read(kept, "was"))
    now = rows_of(fresh.id)
    refuse_if(_in_the_way(changed, now, fresh.viewer))
    for one in changed:
        _restore(one, still_there=Place(one["table"], one["id"]) in now)
    known = kept.known_id
    kept.delete()
    return known


def forgotten(today: date, case: UUID | None = None) -> Any:
    """What no longer can be taken back: its day is over."""
    rows = Joining.objects.filter(at__date__lt=today)
    return rows if case is None else rows.filter(placeholder__case=case)


def _in_the_way(changed: Collection[Row], now: Rows, viewer: User) -> tuple[Reason, ...]:
    pointing = _pointing(now)
    if any(_changed_since(one, now) or _added_by_others(one, now, pointing, viewer) for one in changed):
        return (Reason("map.placeholder", BUILT_UPON),)
    return ()


def _changed_since(one: Row, now: Rows) -> bool:
    row = now.get(Place(one["table"], one["id"]))
    if row is None or one["now"] is None:
        return row is not None
    return any(row[name] != value for name, value in one["now"].items())


def _added_by_others(one: Row, now: Rows, pointing: Mapping[Place, list[str]], viewer: User) -> bool:
    added = set(pointing[Place(one["table"], one["id"])]) - set(one["had"])
    return any(_others_work(table, now[Place(table, pk)], viewer) for table, pk in map(str.split, added))


def _others_work(table: str, row: Row, viewer: User) -> bool:
    users = (row[link.attname] for link in _links(table) if link.related_model is User)
    return any(user not in (None, str(viewer.pk)) for user in users)


def _restore(one: Row, *, still_there: bool) -> None:
    model = apps.get_model(one["table"])
    rows = model._base_manager.filter(pk=one["id"])
    if one["was"] is None:
        rows.delete()
    elif one["now"] is None:
        model._base_manager.bulk_create([model(**_values(model, one["was"]))])
    elif still_there:
        rows.update(**_values(model, one["was"]))


def _difference(was: Row | None, now: Row | None) -> Row:
    if was is None or now is None:
        return {"was": was, "now": now}
    names = [name for name in was if was[name] != now[name]]
    return {"was": {name: was[name] for name in names}, "now": {name: now[name] for name in names}}


def _pointing(rows: Rows) -> dict[Place, list[str]]:
    """Row -> "table id" of every row that points at it."""
    found: dict[Place, list[str]] = defaultdict(list)
    for at, row in rows.items():
        for link in _links(at.table):
            if row[link.attname] is not None:
                table = link.related_model._meta.label
                found[Place(table, str(row[link.attname]))].append(f"{at.table} {at.id}")
    return found


@cache
def _links(table: str) -> tuple["ForeignKey[Any, Any]", ...]:
    return tuple(one for one in apps.get_model(table)._meta.local_fields if isinstance(one, ForeignKey))


@cache
def _tables() -> tuple[tuple[type[Model], str], ...]:
    return tuple(_found())


def _found() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        path = path_to_case(model)
        if path not in ("", "pk") and _key(model).related_model is not Case and model is not Joining:
            yield model, path


def _key(model: type[Model]) -> "Field[Any, Any]":
    return model._meta.pk


def _plain(value: Any) -> Any:
    if isinstance(value, Sealed):
        return base64.b64encode(value.token).decode()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _values(model: type[Model], row: Row) -> Row:
    fields = {one.attname: one for one in model._meta.local_fields}
    return {name: _again(fields[name], value) for name, value in row.items()}


def _again(field: Any, value: Any) -> Any:
    if value is not None and hasattr(field, "label"):
        return Sealed(base64.b64decode(value))
    return field.to_python(value)
