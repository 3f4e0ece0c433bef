"""Live facts beside the questions ("4 of 6 told"): numbers from wherever they live, in one statement.

A slice above registers its fact in `AppConfig.ready()`: values cannot look up, so those above hand down.
A fact is a few numbers about the case, brought as annotations on one row, and the sentence they make.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alongside.cases.models import Case
from alongside.cases.opening import OpenCase
from alongside.lib.sql import CASE, Prepared
from alongside.values.rules import Facts

Columns: TypeAlias = Callable[[], Mapping[str, Any]]
Says: TypeAlias = Callable[[Mapping[str, int]], str]


@dataclass(frozen=True, slots=True)
class Fact:
    """columns: name of a number -> expression on the case row. says: the sentence, or "" for nothing to say."""

    name: str
    columns: Columns
    says: Says


_facts: dict[str, Fact] = {}


def register(name: str, *, columns: Columns, says: Says) -> None:
    """Make a live fact known. name: one of the facts of the practice content, such as "told"."""
    _facts[name] = Fact(name, columns, says)


def counted(rows: "QuerySet[Any]", via: str = "case") -> Any:
    """How many of `rows` belong to the case, as an annotation on its row. via: the path to the case."""
    of_this = rows.filter(**{via: OuterRef("pk")}).order_by().values(via)
    found = of_this.annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def now(opened: OpenCase) -> Facts:
    """The numbers of every fact that is known, in one statement."""
    (row,) = _NOW.all(tuple(_facts), case=opened.id)
    found: dict[str, dict[str, int]] = {}
    for alias, number in row.items():
        fact, _, name = alias.partition(_OF)
        found.setdefault(fact, {})[name] = number
    return found


_OF = "_n_"
"""Between a fact's name and that of one of its numbers, in the name of a column."""


def _counts(names: tuple[str, ...]) -> "QuerySet[Case, Any]":
    columns = {
        f"{fact}{_OF}{name}": expression
        for fact in names
        for name, expression in _facts[fact].columns().items()
    }
    return Case.objects.filter(pk=CASE).values(**columns)


_NOW: Prepared[Any] = Prepared(_counts)


def said(facts: Facts, *names: str) -> tuple[str, ...]:
    """The sentences of these facts, in the order asked for; those without anything to say are left out."""
    found = (_facts[name].says(facts[name]) for name in names if name in facts and name in _facts)
    return tuple(sentence for sentence in found if sentence)
