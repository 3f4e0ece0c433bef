"""Has it been placed? Every field, event, address, write and slice stands on a list, consciously."""

import ast
import importlib
import inspect

import pytest
from django.urls import URLPattern, get_resolver

from alongside.accounts.access import EVERYBODY, SIGNED_IN
from alongside.accounts.roles import Role
from alongside.activity import events
from alongside.cases.safety import SafetyAction
from alongside.lib.slices import SLICES, height
from alongside.privacy import registry
from alongside.seals.fields import SealedField
from scripts.lints.source import sources

WHO = {EVERYBODY, SIGNED_IN, *map(str, Role)}


def test_every_field_says_what_personal_data_it_is():
    missing = registry.undeclared()
    assert not missing, "\n".join(missing)


def test_no_answer_is_kept_for_a_field_that_is_gone():
    known = {model._meta.label: set(registry.columns(model)) for model in registry.models()}
    stale = {
        f"{label}.{name}"
        for label, fields in registry.declarations().items()
        for name in fields
        if name not in known.get(label, set())
    }
    assert stale == set()


def test_only_known_kinds_are_used():
    used = {kind for fields in registry.declarations().values() for kind in fields.values()}
    assert used <= set(registry.KINDS)


def test_names_and_words_are_sealed():
    """S5: identity and free text are sealed, whatever else is; what is sealed is about somebody."""
    wrong = [
        f"{model._meta.label}.{field.name}: {_kind(model, field)}"
        for model in registry.models()
        for field in model._meta.local_fields
        if _kind(model, field) not in _fitting(field)
    ]
    assert not wrong, "\n".join(wrong)


def _fitting(field):
    sealed = isinstance(field, SealedField)
    return registry.SEALED_KINDS | {"about_person"} if sealed else set(registry.KINDS) - registry.SEALED_KINDS


def _kind(model, field):
    return registry.declarations().get(model._meta.label, {}).get(field.name)


def _events_in_code():
    """Every event name handed to `log` or `looked`, with where it stands."""
    for source in sources("alongside"):
        for node in ast.walk(source.tree) if not source.is_test else ():
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("log", "looked"):
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{source.path}:{node.lineno}"


def test_every_event_that_is_written_has_its_sentence():
    unknown = {where: name for name, where in _events_in_code() if name not in events.sentences()}
    assert unknown == {}


def test_events_belong_to_their_slice():
    assert {name.split(".")[0] for name in events.sentences()} <= set(SLICES)


def _views():
    def walk(patterns, prefix=""):
        for one in patterns:
            address = prefix + str(one.pattern)
            if isinstance(one, URLPattern):
                yield address, one.callback
            else:
                yield from walk(one.url_patterns, address)

    return list(walk(get_resolver().url_patterns))


def test_every_address_names_who_may_open_it():
    """S2: closed by default; a view without an answer is a fault."""
    silent = [address for address, view in _views() if not getattr(view, "opened_by", ())]
    assert not silent, "\n".join(silent)


def test_who_may_open_an_address_is_a_role_or_everybody():
    odd = {address: view.opened_by for address, view in _views() if not set(view.opened_by) <= WHO}
    assert odd == {}


@pytest.fixture(scope="module")
def writes():
    """Every public function of an operations module, with the slice it belongs to."""
    found = []
    for source in sources("alongside"):
        if source.name.endswith("operations.py") and not source.is_test:
            module = importlib.import_module(source.path.removesuffix(".py").replace("/", "."))
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    found.append((source.slice_name, name, function))
    return found


def test_every_write_says_what_it_does(writes):
    silent = [f"{of}.{name}" for of, name, function in writes if len(function.__doc__ or "") < 10]
    assert not silent, "\n".join(silent)


def test_every_write_says_how_it_stands_to_the_locks_of_a_case(writes):
    """`values.pause`, `safety.actions`: a write without a mark would not know whether a pause stops it."""
    unmarked = [
        f"{of}.{name}"
        for of, name, function in writes
        if height(of) >= height("cases")
        and not hasattr(function, "mark")
        and "op" not in inspect.signature(function).parameters
        and not inspect.isgeneratorfunction(inspect.unwrap(function))
    ]
    assert not unmarked, "\n".join(unmarked)


def test_every_safety_action_can_be_done(writes):
    """`safety.actions`: each thing no rule may stop is something the product can do."""
    done = {getattr(function, "safety_action", None) for _, _, function in writes}
    assert set(SafetyAction) <= done, set(SafetyAction) - done
