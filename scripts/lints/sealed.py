"""Sealed words cannot be sorted by the database: it would order ciphertext and look as if it worked.

(Filtering and updating are refused by the field itself; ordering is not something a field can refuse.)
"""

import ast
from collections.abc import Callable, Iterable, Iterator

from scripts.lints.source import Finding, Source, dotted

_ORDERING = {"order_by", "earliest", "latest", "distinct"}


def ordering_lint(models: Iterable[Source]) -> Callable[[Source], Iterator[Finding]]:
    """The lint for these models. A name that some table has unsealed counts only where it is sealed."""
    fields = [(source.slice_name, *found) for source in models for found in _fields(source)]
    sealed = {(of, name) for of, name, kind in fields if kind == "SealedField"}
    plain = {name for _, name, kind in fields if kind != "SealedField"}

    def nothing_orders_by_sealed(source: Source) -> Iterator[Finding]:
        if not source.is_test:
            names = {name for of, name in sealed if of == source.slice_name or name not in plain}
            for node in source.nodes:
                yield from _ordered(source, node, names)

    return nothing_orders_by_sealed


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    """(name, class of field) of every column."""
    for node in source.nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            kind = dotted(node.value.func).split(".")[-1]
            if isinstance(target, ast.Name) and kind.endswith(("Field", "ForeignKey")):
                yield target.id, kind


def _ordered(source: Source, node: ast.AST, names: set[str]) -> Iterator[Finding]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    for argument in node.args if node.func.attr in _ORDERING else ():
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            field = argument.value.lstrip("-").split("__")[-1]
            if field in names:
                yield source.found(argument, f"{field} is sealed: sort it in Python after opening")
