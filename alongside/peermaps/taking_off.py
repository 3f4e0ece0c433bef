"""Taking anything off the map, and putting it back: one reason for each kind of thing, in its own words."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.cases.opening import OpenCase
from alongside.contexts import groups_operations
from alongside.contexts.models import PeerGroup, Place
from alongside.lib.errors import NotOpenToYou, refuse_if
from alongside.peermaps import built_upon, operations, rules
from alongside.peermaps.models import Tie
from alongside.peermaps.terms import OffReason
from alongside.people import operations as people_operations
from alongside.people.models import Person
from alongside.people.terms import OffBecause
from alongside.statements import operations as statement_operations
from alongside.statements import queries as statement_queries
from alongside.statements.terms import Source

PERSON_BECAUSE = {
    OffReason.UNDONE: OffBecause.MISTAKE,
    OffReason.MISTAKE: OffBecause.MISTAKE,
    OffReason.NOT_NEEDED: OffBecause.NOT_NEEDED,
    OffReason.ASKED: OffBecause.REQUEST,
    OffReason.NOT_SO: OffBecause.NOT_SO,
    OffReason.LET_GO: OffBecause.NOT_NEEDED,
    OffReason.OTHER: OffBecause.OTHER,
}


def take_off(fresh: OpenCase, kind: str, what: UUID, reason: str, words: str) -> None:
    """Take one thing off, by the operation that belongs to it. Raises NotOpenToYou for anything else."""
    because = OffReason(reason)
    if because == OffReason.UNDONE:
        refuse_if(rules.may_undo(built_upon.others(fresh, kind, what)))
    if kind == "person":
        people_operations.take_off(opened=fresh, person=what, because=PERSON_BECAUSE[because], words=words)
    elif kind == "tie":
        operations.take_tie_off(opened=fresh, tie=what, because=because, words=words)
    elif kind == "statement":
        _end_statement(fresh, what, because)
    elif kind == "talk":
        operations.take_talk_off(opened=fresh, talk=what)
    elif kind == "place":
        groups_operations.take_place_off(opened=fresh, place=what)
    elif kind == "group":
        groups_operations.end_group(opened=fresh, group=what)
    elif kind == "condition":
        groups_operations.end_condition(opened=fresh, condition=what)
    else:
        raise NotOpenToYou


def still_there(fresh: OpenCase, kind: str, things: Collection[UUID]) -> tuple[UUID, ...]:
    """Those that have not come off yet, in the order given. kind: tie, group, place or person."""
    rows: dict[str, QuerySet[Any]] = {
        "tie": _ties_in_view(fresh),
        "group": PeerGroup.objects.filter(case=fresh.id, until__isnull=True),
        "place": Place.objects.filter(case=fresh.id, off_at__isnull=True),
        "person": Person.objects.in_view(fresh.id),
    }
    there = set(rows[kind].filter(pk__in=list(things)).values_list("pk", flat=True))
    return tuple(one for one in things if one in there)


def _ties_in_view(fresh: OpenCase) -> QuerySet[Tie]:
    """Ties whose both ends are still on the map; a tie leaves view with either of them."""
    there: dict[str, QuerySet[Any]] = {
        "person": Person.objects.in_view(fresh.id),
        "place": Place.objects.filter(case=fresh.id, off_at__isnull=True),
        "group": PeerGroup.objects.filter(case=fresh.id, until__isnull=True),
    }
    rows = Tie.objects.filter(map=fresh.id, off_at__isnull=True)
    for side in "ab":
        for kind, ends in there.items():
            rows = rows.filter(Q(**{f"{side}_{kind}__isnull": True}) | Q(**{f"{side}_{kind}__in": ends}))
    return rows


def put_back(fresh: OpenCase, kind: str, what: UUID) -> None:
    """Put one thing back that the same person has taken off, or put together with somebody."""
    if kind in ("person", "joined"):
        people_operations.put_back(opened=fresh, person=what)
    elif kind == "tie":
        operations.put_tie_back(opened=fresh, tie=what)
    elif kind == "statement":
        statement_operations.stand_again(opened=fresh, statement=what)
    elif kind == "talk":
        operations.put_talk_back(opened=fresh, talk=what)
    elif kind == "place":
        groups_operations.put_place_back(opened=fresh, place=what)
    elif kind == "group":
        groups_operations.put_group_back(opened=fresh, group=what)
    elif kind == "condition":
        groups_operations.condition_holds_again(opened=fresh, condition=what)
    else:
        raise NotOpenToYou


def _end_statement(fresh: OpenCase, statement: UUID, because: OffReason) -> None:
    """A slip of one's own goes; somebody's own account goes when they ask for it (`map.perspectives`)."""
    own = statement_queries.row_in_view(fresh, statement).source == Source.OWN_ACCOUNT
    if because in (OffReason.UNDONE, OffReason.MISTAKE):
        statement_operations.undo_adding(opened=fresh, statement=statement)
    elif because == OffReason.LET_GO:
        statement_operations.let_go(opened=fresh, statement=statement)
    elif because == OffReason.ASKED and own:
        statement_operations.take_back(opened=fresh, statement=statement)
    else:
        statement_operations.end(opened=fresh, statement=statement)
