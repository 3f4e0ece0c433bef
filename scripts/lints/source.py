"""Reading the repository's own files, each once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_SKIPPED = {"__pycache__", "node_modules", ".venv", ".git", "migrations"}


@dataclass(frozen=True)
class Finding:
    """Something that is not as the house wants it."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True)
class Source:
    """One file. `path` is relative to the repository, with forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree; only for Python."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Everything in its syntax tree: every lint walks it, so it is walked once."""
        return list(ast.walk(self.tree))

    @cached_property
    def slice_name(self) -> str:
        """The slice it belongs to, or "" outside the package."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "alongside" and len(parts) > 2 else ""

    @cached_property
    def is_test(self) -> bool:
        """Whether it only runs in tests."""
        return "tests" in self.path.split("/")[:-1] or self.path.endswith("conftest.py")

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rsplit("/", 1)[-1]

    def found(self, node: ast.AST, says: str) -> Finding:
        """A finding at a node of this file."""
        return Finding(self.path, getattr(node, "lineno", 1), says)


def sources(*folders: str, suffix: str = ".py") -> Iterator[Source]:
    """Every file below these folders with this ending, except what is generated or installed."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            relative = path.relative_to(ROOT)
            if not _SKIPPED.intersection(relative.parts):
                yield Source(relative.as_posix(), path.read_text(encoding="utf-8"))


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute, "" of anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every imported thing with its full name: `alongside.people.models.Person`."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
