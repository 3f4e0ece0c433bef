"""Small functions and files: split before, not after."""

import ast
from collections.abc import Iterator

from scripts.lints.source import Finding, Source

FUNCTION, VIEW, FILE = 40, 25, 400
STORY, STORIES = 70, "exampledata/stories/"
"""An act of a story is a list of facts in order; cutting it up would not make it plainer."""


def short_functions(source: Source) -> Iterator[Finding]:
    """At most 40 lines of code, 25 in a view; the docstring does not count."""
    in_views = source.name.startswith("views") and not source.is_test
    most = STORY if STORIES in str(source.path) else VIEW if in_views else FUNCTION
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > most:
            says = f"{node.name} has {_length(node)} lines; {most} at most"
            yield source.found(node, says)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def short_files(source: Source) -> Iterator[Finding]:
    """At most 400 lines."""
    lines = source.text.count("\n")
    if lines > FILE:
        yield Finding(source.path, 1, f"{lines} lines; {FILE} at most")
