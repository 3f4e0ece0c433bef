"""Which part of a slice may touch what."""

import ast
from collections.abc import Iterator

from scripts.lints.source import Finding, Source, dotted, imports

_TABLES = {"objects", "save", "bulk_create", "refresh_from_db"}
_IMPURE = ("django", "alongside.lib.clock", "alongside.lib.ids", "alongside.activity")


def views_touch_no_table(source: Source) -> Iterator[Finding]:
    """A view makes one call in and turns the answer into a page; queries and operations read and write."""
    if not _is_view(source):
        return
    for node, name in imports(source):
        if ".models" in name and not name.startswith("alongside.accounts.models"):
            yield source.found(node, f"a view never touches a table, so it does not import {name}")
        if name.startswith("django.db"):
            yield source.found(node, "a view never touches the database; call a query or an operation")
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in _TABLES:
            yield source.found(node, f"a view never touches a table: .{node.attr}")


def _is_view(source: Source) -> bool:
    return (
        bool(source.slice_name)
        and not source.is_test
        and (source.name.startswith("views") or "/views/" in source.path)
    )


def only_activity_opens_transactions(source: Source) -> Iterator[Finding]:
    """Every write is an `activity.operation`: rules, rows, timeline and log together (ADR 0002)."""
    if source.is_test or source.slice_name in ("", "activity"):
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute | ast.Name) and dotted(node).endswith("atomic"):
            yield source.found(node, "only alongside/activity opens a transaction; use operation(by=…)")


def rules_are_pure(source: Source) -> Iterator[Finding]:
    """Rules get facts and give reasons: no Django, no clock, no table, no log."""
    if source.name != "rules.py" or source.is_test:
        return
    for node, name in imports(source):
        if name.startswith(_IMPURE) or ".models" in name or ".queries" in name:
            yield source.found(node, f"a rule is a pure function; it does not import {name}")


def operations_name_who_acts(source: Source) -> Iterator[Finding]:
    """A write says who does it: everything after an open case or operation is given by name."""
    if source.name != "operations.py" or source.is_test:
        return
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            first = [arg.arg for arg in node.args.posonlyargs + node.args.args]
            who = {"by", "op", "opened"} & {*first, *(arg.arg for arg in node.args.kwonlyargs)}
            if not who:
                yield source.found(node, f"{node.name} does not say who acts: give it by=…")


def plain_forms_only(source: Source) -> Iterator[Finding]:
    """Forms check input; they do not know tables, and there is no admin site over sealed words."""
    if source.is_test or not source.slice_name:
        return
    for node, name in imports(source):
        if name.endswith(("ModelForm", "modelform_factory")) or "contrib.admin" in name:
            yield source.found(node, f"plain forms and no admin site; {name} opens a way around")
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "ModelForm":
            yield source.found(node, "plain forms only")
