"""The one stated order of the slices, held for imports and for foreign keys (docs/adr/0005)."""

import re
import tomllib

import pytest
from django.apps import apps
from importlinter import api

from alongside.lib.slices import LAYERS, SLICES, height
from tests.support.fingerprint import ROOT

CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]


def test_the_import_contract_is_the_stated_order():
    (contract,) = CONTRACT["contracts"]
    layers = tuple(tuple(re.sub(r"[()]", "", one).split(" | ")) for one in contract["layers"])
    assert layers == LAYERS
    assert contract["exhaustive"] is True
    assert contract["containers"] == [CONTRACT["root_package"]]


def test_every_part_of_the_package_stands_in_the_order():
    parts = {path.stem for path in (ROOT / "alongside").iterdir() if _is_code(path)}
    assert parts - {"__init__"} <= set(SLICES)


def _is_code(path):
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def test_imports_go_down_only():
    assert api.use_cases.lint_imports(is_debug_mode=False), "run: .venv/bin/lint-imports"


def _links():
    for model in OWN_MODELS:
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model in OWN_MODELS:
                yield pytest.param(model, field, id=f"{model._meta.label}.{field.name}")


@pytest.mark.parametrize(("model", "field"), list(_links()))
def test_foreign_keys_point_down_only(model, field):
    here, there = model._meta.app_label, field.related_model._meta.app_label
    assert here == there or height(there) < height(here)
