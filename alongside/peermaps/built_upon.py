"""Who else has worked on a thing that somebody wants to take back: their work is not undone with it (R1)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.opening import OpenCase
from alongside.contexts.models import Condition, Membership, PeerGroup, Place, ThingChange
from alongside.peermaps.models import SaidOf, TalkedAbout, Tie, TieFacts, TieReading
from alongside.people.models import Person, PersonChange
from alongside.statements.models import About, Statement


def others(fresh: OpenCase, kind: str, what: UUID) -> tuple[str, ...]:
    """Names of everybody but the viewer who made, changed, or connected this thing, or wrote words about it."""
    users = {user for rows, by in _work_on(kind, what) for user in rows.values_list(by, flat=True)}
    found = User.objects.filter(pk__in=users - {fresh.viewer.pk, None})
    return tuple(sorted(one.name for one in found))


def _work_on(kind: str, what: UUID) -> Iterable[tuple[Any, str]]:
    """Rows that are about a thing and still count, with the column that says whose they are."""
    found: dict[str, Callable[[UUID], Iterable[tuple[Any, str]]]] = {
        "person": _on_person,
        "place": _on_place,
        "group": _on_group,
        "tie": _on_tie,
        "talk": lambda one: [(TalkedAbout.objects.filter(pk=one), "by")],
        "condition": lambda one: [(Condition.objects.filter(pk=one), "by")],
        "statement": lambda one: [(Statement.objects.filter(pk=one), "recorded_by")],
    }
    return found[kind](what) if kind in found else ()


def _on_person(what: UUID) -> Iterator[tuple[Any, str]]:
    yield Person.objects.filter(pk=what), "added_by"
    yield PersonChange.objects.filter(person=what), "by"
    yield _ties("person", what), "added_by"
    yield About.objects.filter(person=what, statement__ended_at__isnull=True), "statement__recorded_by"
    yield Membership.objects.filter(person=what, until__isnull=True), "added_by"


def _on_place(what: UUID) -> Iterator[tuple[Any, str]]:
    yield Place.objects.filter(pk=what), "added_by"
    yield ThingChange.objects.filter(place=what), "by"
    yield _ties("place", what), "added_by"
    yield SaidOf.objects.filter(place=what, statement__ended_at__isnull=True), "statement__recorded_by"
    yield Condition.objects.filter(place=what, ended_on__isnull=True), "by"


def _on_group(what: UUID) -> Iterator[tuple[Any, str]]:
    yield PeerGroup.objects.filter(pk=what), "added_by"
    yield ThingChange.objects.filter(group=what), "by"
    yield _ties("group", what), "added_by"
    yield SaidOf.objects.filter(group=what, statement__ended_at__isnull=True), "statement__recorded_by"
    yield Membership.objects.filter(group=what, until__isnull=True), "added_by"


def _on_tie(what: UUID) -> Iterator[tuple[Any, str]]:
    yield Tie.objects.filter(Q(pk=what) | Q(merged_into=what)), "added_by"
    yield TieFacts.objects.filter(tie=what), "noted_by"
    yield TieReading.objects.filter(tie=what, ended_at__isnull=True), "read_by"
    yield TalkedAbout.objects.filter(tie=what, off_at__isnull=True), "by"


def _ties(end: str, what: UUID) -> Any:
    return Tie.objects.filter(Q(**{f"a_{end}": what}) | Q(**{f"b_{end}": what}), off_at__isnull=True)
