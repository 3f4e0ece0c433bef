"""What every field says about people. Subject access, retention and example data read the same list.

A slice with tables names each field once in its `personal_data.py`:
FIELDS = {"ModelName": {"field": "one of KINDS"}}. A field without an answer fails the tests.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Model

from alongside.privacy import borrowed

KINDS = {
    "none": "nothing about anybody: ids, versions, settings, places",
    "metadata": "when and what kind; tells something only together with the case it belongs to",
    "staff": "who of the staff did something, and when",
    "identity": "name, birth date, reference or symbol of one person; sealed",
    "about_person": "facts about one person: kind, role, answers, dates",
    "words": "what somebody said or wrote, about anybody; sealed",
    "secret": "keys, tokens and hashes that open something",
}
"""Each kind with its meaning, as the data protection pack prints it."""

SEALED_KINDS = frozenset({"identity", "words"})


def models() -> Iterator[type[Model]]:
    """Every table the product has, the borrowed ones too; links between tables are fields, not tables."""
    return (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)


@cache
def declarations() -> dict[str, dict[str, str]]:
    """Model label ("people.Person") -> field -> kind."""
    found = dict(borrowed.FIELDS)
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.personal_data"):
            fields: dict[str, dict[str, str]] = import_module(f"{app.name}.personal_data").FIELDS
            found |= {f"{app.label}.{model}": answers for model, answers in fields.items()}
    return found


def undeclared() -> list[str]:
    """Fields that no one has placed yet, as "people.Person.name"."""
    return sorted(
        f"{model._meta.label}.{name}"
        for model in models()
        for name in columns(model)
        if name not in declarations().get(model._meta.label, {})
    )


def columns(model: type[Model]) -> list[str]:
    """The names of a table's own fields."""
    return [field.name for field in model._meta.local_fields]


def of_kind(kind: str) -> list[tuple[str, str]]:
    """(model label, field) of every field that was declared to be of this kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    return [
        (label, name)
        for label, fields in declarations().items()
        for name, declared in fields.items()
        if declared == kind
    ]
