"""What the tables may not hold, whatever a slice would like (quality S11; `group.nothing_inferred`)."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from alongside.seals.fields import SealedField

OWN = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
FIELDS = [(model, field) for model in OWN for field in model._meta.local_fields]
JUDGEMENT = re.compile(r"score|(^|_)rank|risk_?level|severity|rating|centrality")


def _name(model, field):
    return f"{model._meta.label}.{field.name}"


def test_migrations_say_what_the_models_say():
    loader = MigrationLoader(None)
    wanted = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert wanted.changes(graph=loader.graph) == {}, "run: .venv/bin/alongside django makemigrations"


def test_no_field_scores_or_ranks_anybody():
    assert [_name(*one) for one in FIELDS if JUDGEMENT.search(one[1].name)] == []
    assert [_name(*one) for one in FIELDS if isinstance(one[1], models.FloatField)] == []


def test_ids_neither_count_nor_order_hidden_work():
    """Only the log's own sequence counts, and it never reaches a page."""
    counted = [model._meta.label for model in OWN if isinstance(model._meta.pk, models.AutoField)]
    assert counted == []


def test_nothing_is_sorted_by_sealed_words():
    sealed = [
        _name(model, model._meta.get_field(name.lstrip("-")))
        for model in OWN
        for name in model._meta.ordering
        if isinstance(name, str)
        and isinstance(model._meta.get_field(name.lstrip("-").split("__")[0]), SealedField)
    ]
    assert sealed == []


def _pairs():
    """Nullable who and when under one name: paused_by and paused_at."""
    for model in OWN:
        names = {field.name: field for field in model._meta.local_fields}
        for name, who in names.items():
            stem = name.removesuffix("_by")
            whens = [names[f"{stem}{end}"] for end in ("_at", "_on") if f"{stem}{end}" in names]
            if name.endswith("_by") and who.null and whens and whens[0].null:
                yield pytest.param(model, name, whens[0].name, id=_name(model, who))


@pytest.mark.parametrize(("model", "who", "when"), list(_pairs()))
def test_who_and_when_are_set_together_by_the_database(model, who, when):
    checks = [one for one in model._meta.constraints if isinstance(one, models.CheckConstraint)]
    assert any(who in str(one.condition) and when in str(one.condition) for one in checks)
