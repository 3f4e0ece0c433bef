"""Write docs/reference/operations.md: every function that changes anything, with its mark.

python -m scripts.operations_reference
"""

import importlib
import inspect
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import django

from scripts.lints.source import ROOT

PAGE = ROOT / "docs" / "reference" / "operations.md"

_HEAD = """# Operations

Every function that changes anything, slice by slice, with its mark: *extends the work* asks the locks of a case
and stops while a values question stands at "no"; *always allowed* is one of the safety actions and asks no lock;
*urgent* goes on at once and answers follow; *ordinary* records, answers or decides without reaching further.
A test lists them all and holds this page to the code. Made with `python -m scripts.operations_reference`.

| operation | mark | what it does |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Operation:
    """One function that changes something. asks_locks: it calls `may_extend`."""

    name: str
    mark: str
    safety_action: str
    says: str
    asks_locks: bool


def operations() -> list[Operation]:
    """Every public function of every slice's operations that opens a change, by name."""
    return sorted((_told(name, function) for name, function in _functions()), key=lambda one: one.name)


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(f"| `{one.name}` | {_mark(one)} | {one.says} |\n" for one in operations())


def _functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for path in sorted((ROOT / "alongside").glob("*/*.py")):
        source = path.read_text(encoding="utf-8")
        slice_name = path.parent.name
        if slice_name in _NOT_PRACTICE or not re.search(r"\b(change|operation)\(", source):
            continue
        module = importlib.import_module(f"alongside.{slice_name}.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and _changes(function):
                yield _name(slice_name, path.stem, name), function


def _name(slice_name: str, module: str, name: str) -> str:
    """contexts.groups.add_place for contexts/groups_operations.py, plans.step for plans/operations.py."""
    part = module.removesuffix("operations").rstrip("_")
    return ".".join(one for one in (slice_name, part, name) if one)


_NOT_PRACTICE = {"activity", "accounts", "exampledata", "web"}
"""The door and the operation themselves, accounts of staff, and tools."""


def _changes(function: Callable[..., Any]) -> bool:
    if inspect.isgeneratorfunction(inspect.unwrap(function)):
        return False  # a context for others to change something in
    return hasattr(function, "mark") or bool(
        re.search(r"^    with (change|operation)\(", inspect.getsource(function), re.MULTILINE)
    )


def _told(name: str, function: Callable[..., Any]) -> Operation:
    source = inspect.getsource(function)
    first = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")
    return Operation(
        name=name,
        mark=str(getattr(function, "mark", "")),
        safety_action=str(getattr(function, "safety_action", "")),
        says=first,
        asks_locks="may_extend(" in source,
    )


def _mark(one: Operation) -> str:
    return f"{one.mark}: {one.safety_action}" if one.safety_action else one.mark


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
