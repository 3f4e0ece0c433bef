"""Names and calls that have one home, or none."""

import ast
import re
from collections.abc import Iterator

from scripts.lints.source import Finding, Source, dotted

_CLOCKS = re.compile(r"(^|\.)(datetime\.now|datetime\.utcnow|date\.today|timezone\.now|localdate)$")
_ID_MAKERS = re.compile(r"(^|\.)uuid[1-8]$")
_JUDGEMENT = re.compile(
    r"(^|_)(risk_?(level|score|rating)|score|scores|ranking|centrality|betweenness|key_player)(_|$)"
)
_LATER = re.compile(r"#.*\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b")


def one_clock(source: Source) -> Iterator[Finding]:
    """Time comes from `lib.clock`, so that a story can be told as it happened."""
    if source.is_test or source.path == "alongside/lib/clock.py" or not source.slice_name:
        return
    for call in _calls(source):
        if _CLOCKS.search(dotted(call.func)):
            yield source.found(call, f"ask alongside.lib.clock, not {dotted(call.func)}()")
    for node in source.nodes:
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield source.found(node, f"{node.arg}: the operation says when, by the one clock")


def one_maker_of_ids(source: Source) -> Iterator[Finding]:
    """Ids come from `lib.ids`: random, so that they neither count nor order hidden work."""
    if source.is_test or source.path == "alongside/lib/ids.py" or not source.slice_name:
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute | ast.Name) and _ID_MAKERS.search(dotted(node)):
            yield source.found(node, "ids come from alongside.lib.ids.new()")


def nothing_scores_people(source: Source) -> Iterator[Finding]:
    """`group.nothing_inferred`: no score, rank or risk level of anybody, not even as a name (S11)."""
    if source.is_test or not source.slice_name:
        return
    for node in source.nodes:
        name = _given_name(node)
        if name and _JUDGEMENT.search(name.lower()):
            yield source.found(node, f"nothing here scores or ranks people: {name}")


def _given_name(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.arg):
        return node.arg
    return ""


def tests_do_not_sleep(source: Source) -> Iterator[Finding]:
    """A test waits for what it expects; sleeping makes it slow today and wrong tomorrow."""
    if not source.is_test or source.path.startswith("tests/support/"):
        return
    for node in _calls(source):
        if dotted(node.func).endswith(("sleep", "wait_for_timeout")):
            yield source.found(node, "wait for what you expect instead of sleeping")


def markup_is_made_in_design(source: Source) -> Iterator[Finding]:
    """Text becomes trusted markup in `design` alone."""
    if source.is_test or source.slice_name in ("", "design"):
        return
    for node in _calls(source):
        if dotted(node.func).split(".")[-1] in ("mark_safe", "SafeString", "SafeText"):
            yield source.found(node, "only alongside/design makes trusted markup; use format_html")


def nothing_is_left_for_later(source: Source) -> Iterator[Finding]:
    """What is missing stands in the coverage page, not in a comment."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if _LATER.search(line):
            yield Finding(source.path, number, "finish it, or say so in the coverage page")


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in source.nodes if isinstance(node, ast.Call))
