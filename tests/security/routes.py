"""Every address there is, found by walking the resolver, and how to fill it in from a case."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey
from django.urls import reverse

from alongside.cases.models import Case
from scripts.addresses_reference import Address, addresses

NOWHERE = UUID("00000000-0000-4000-8000-000000000007")
"""An id that nothing has."""

WORDS: Mapping[str, Sequence[str]] = {
    "form": ("recording.note",),
    "way": ("nameless", "together"),
    "section": ("why", "harm", "basis", "process", "group"),
    "reader": ("young_people", "parents", "partners"),
    "question": ("values.rights.1",),
    "occasion": ("naming",),
    "value": ("rights",),
    "whose": ("young_people", "professionals"),
    "domain": ("assessment.functioning",),
    "prompt": ("functioning.interests", "functioning.care"),
    "uidb36": ("1",),
    "key": ("set-password",),
}
"""Words that stand in addresses, by name of the parameter."""


@dataclass(frozen=True)
class Route:
    """One named address. parameters: (name, "uuid" or another kind)."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    opened_by: tuple[str, ...]

    def address(self, given: Mapping[str, object]) -> str:
        """The address with its parameters filled in."""
        return reverse(self.name, kwargs={name: given[name] for name, _ in self.parameters})

    @property
    def of_a_case(self) -> bool:
        return any(name == "case" for name, _ in self.parameters)


def routes() -> list[Route]:
    """Every address of the product, by name."""
    return sorted(map(_route, addresses()), key=lambda one: one.name)


def filled(route: Route, case: UUID, most: int = 3) -> Iterator[dict[str, object]]:
    """Ways to fill an address in with what stands in this case. An id that leads nowhere where it has none."""
    choices = [
        [case] if name == "case" else _values(name, kind, case)[:most] for name, kind in route.parameters
    ]
    for values in itertools.islice(itertools.product(*choices), most):
        yield {name: value for (name, _), value in zip(route.parameters, values, strict=True)}


def _values(name: str, kind: str, case: UUID) -> Sequence[object]:
    if kind != "uuid":
        if name not in WORDS:
            raise KeyError(f"tests/security/routes.py: add a word for the parameter <str:{name}> to WORDS")
        return WORDS[name]
    return ids_in(case, name) or [NOWHERE]


def ids_in(case: UUID, name: str) -> list[UUID]:
    """Ids of the rows of a case that a parameter may mean, by the name of its model: <uuid:pause> is a Pause."""
    wanted = _MEANS.get(name, name.replace("_", ""))
    for model in apps.get_models():
        if model.__module__.startswith("alongside.") and model._meta.model_name == wanted:
            path = path_to_case(model)
            if path:
                found = model._default_manager.filter(**{path: case}).order_by("pk")
                return list(found.values_list("pk", flat=True)[:3])
    return []


_MEANS = {"referral": "individualreferral", "group": "peergroup"}


def path_to_case(model: Any, seen: frozenset[Any] = frozenset()) -> str:
    """The way from a table to its case by foreign keys, such as "person__case"; "" where there is none."""
    if model is Case:
        return "pk"
    links = [one for one in model._meta.local_fields if isinstance(one, ForeignKey)]
    for link in links:
        if link.related_model is Case:
            return str(link.name)
    for link in links:
        if link.related_model not in seen and link.related_model is not model:
            further = path_to_case(link.related_model, seen | {model})
            if further:
                return f"{link.name}__{further}"
    return ""


def _route(address: Address) -> Route:
    parameters = tuple((name, kind) for kind, name in re.findall(r"<(\w+):(\w+)>", address.path))
    if address.name.endswith("None"):
        raise LookupError(f"{address.path} has no name: give it one, so that its policy can be written")
    return Route(address.name, parameters, address.who)
