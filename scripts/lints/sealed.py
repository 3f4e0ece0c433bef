"""Sealed words cannot be sorted by the database: it would order ciphertext and look as if it worked.

(Filtering and updating are refused by the field itself; ordering is not something a field can refuse.)
"""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from scripts.lints.source import Finding, Source, dotted

_ORDERING = {"order_by", "earliest", "latest", "distinct"}


def ordering_lint(models: Iterable[Source]) -> Callable[[Source], Iterator[Finding]]:
    """The lint for these models.

    Where the table being sorted can be read off the code, that table decides. Elsewhere a name counts if no
    table has it unsealed.
    """
    fields = [field for source in models for field in _fields(source)]
    sealed: dict[str, set[str]] = defaultdict(set)
    for model, name, kind in fields:
        if kind == "SealedField":
            sealed[name].add(model)
    plain = {name for _, name, kind in fields if kind != "SealedField"}
    tables = {model for model, _, _ in fields}

    def nothing_orders_by_sealed(source: Source) -> Iterator[Finding]:
        if source.is_test:
            return
        for scope in _scopes(source):
            assigned = _assigned(scope)
            for node, owner, name in _ordered(scope):
                sorted_tables = _named(owner, assigned) & tables
                unclear = sealed[name] and name not in plain
                if sealed[name] & sorted_tables if sorted_tables else unclear:
                    yield source.found(node, f"{name} is sealed: sort it in Python after opening")

    return nothing_orders_by_sealed


def _fields(source: Source) -> Iterator[tuple[str, str, str]]:
    """(model, name, class of field) of every column."""
    for model in (node for node in source.nodes if isinstance(node, ast.ClassDef)):
        for node in model.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                kind = dotted(node.value.func).split(".")[-1]
                if isinstance(node.targets[0], ast.Name) and kind.endswith(("Field", "ForeignKey")):
                    yield model.name, node.targets[0].id, kind


def _scopes(source: Source) -> Iterator[list[ast.AST]]:
    """Every outermost function with what is in it, and what stands outside of them."""
    outside: list[ast.AST] = []
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef):
                yield list(ast.walk(node))
            else:
                outside.append(node)
                waiting.append(node)
    yield outside


def _ordered(scope: list[ast.AST]) -> Iterator[tuple[ast.AST, ast.expr, str]]:
    """Where, what is sorted, and by which own field; paths through other tables have no owner here."""
    for node in scope:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _ORDERING
        ):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    path = argument.value.lstrip("-").split("__")
                    owner = node.func.value if len(path) == 1 else ast.Constant(None)
                    yield argument, owner, path[-1]


def _assigned(scope: list[ast.AST]) -> Mapping[str, list[ast.expr]]:
    """Variable -> everything that is put into it here."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in scope:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id].append(node.value)
    return found


def _named(owner: ast.expr, assigned: Mapping[str, list[ast.expr]]) -> set[str]:
    """Names in what is being sorted, looking one variable deep."""
    start = owner
    while isinstance(start, ast.Call | ast.Attribute):
        start = start.func if isinstance(start, ast.Call) else start.value
    if not isinstance(start, ast.Name):
        return set()
    values = [node for value in assigned.get(start.id, []) for node in ast.walk(value)]
    return {start.id, *(node.id for node in values if isinstance(node, ast.Name))}
