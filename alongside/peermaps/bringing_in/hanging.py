"""Whether anything has been built on what an import brought: every row of any table that points at it, counted.

Asked of the tables themselves, so that slices above, which this one does not know, count too.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import ManyToOneRel, Model

from alongside.contexts.models import PeerGroup, Place
from alongside.peermaps.models import Imported, Tie
from alongside.people.models import Person
from alongside.statements.models import Statement

MODELS: Mapping[str, type[Model]] = {
    "person": Person,
    "place": Place,
    "group": PeerGroup,
    "tie": Tie,
    "statement": Statement,
}


def hanging(things: Mapping[str, Collection[UUID]]) -> dict[str, int]:
    """How many rows of each kind point at these things; kinds without any left out. things: ids by kind."""
    found: dict[str, int] = {}
    for kind, ids in things.items():
        for model, field in _pointing_at(MODELS[kind]):
            count = model._default_manager.filter(**{f"{field}__in": list(ids)}).count() if ids else 0
            if count:
                found[f"{model._meta.label}.{field}"] = count
    return found


def _pointing_at(target: type[Model]) -> list[tuple[type[Any], str]]:
    return [
        (relation.related_model, relation.field.name)
        for relation in target._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel) and relation.related_model is not Imported
    ]
