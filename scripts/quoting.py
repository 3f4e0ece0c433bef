"""Which files quote which ids of the practice: in words and data, never by the accident of `plan.review`."""

import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

from alongside.practice import ids
from scripts.lints.source import ROOT

_THE_LIST = ("alongside/practice/ids.py", "alongside/practice/data/ids.json")


_DOTTED = re.compile(r"(?<![\w.-])[a-z][a-z_]*\d?(?:\.[a-z0-9_]+)+")
_SCRIPT_WORDS = re.compile(r"//.*|/\*[\s\S]*?\*/|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_TEMPLATE_WORDS = re.compile(r"\{#.*?#\}|\{% comment %\}[\s\S]*?\{% endcomment %\}")
_KINDS = (".py", ".ts", ".html", ".json", ".toml", ".yaml", ".md", ".sql", ".typ", ".txt")
_LEFT_OUT = ("/migrations/", "/static/", "/node_modules/", "__pycache__")


@cache
def all_ids() -> frozenset[str]:
    """Every id of the practice."""
    return frozenset(ids.all_ids())


def quoted_in(folders: Set[str], *, tests: bool) -> dict[str, list[str]]:
    """Id -> paths of the files that quote it; the tests, or everything but the tests."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in _files(folders):
        name = path.relative_to(ROOT).as_posix()
        if _is_test(name) is tests and name not in _THE_LIST:
            for quoted in _DOTTED.findall(_words(path)):
                if quoted in all_ids() and name not in found[quoted]:
                    found[quoted].append(name)
    return found


def _files(folders: Set[str]) -> Iterator[Path]:
    for folder in sorted(folders):
        for path in sorted((ROOT / folder).rglob("*")):
            relative = f"/{path.relative_to(ROOT).as_posix()}"
            if path.suffix in _KINDS and not any(part in relative for part in _LEFT_OUT):
                yield path


def _is_test(name: str) -> bool:
    return "tests" in name.split("/")[:-1] or ".test." in name


def _words(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return _python_words(text)
    if path.suffix == ".ts":
        return "\n".join(_SCRIPT_WORDS.findall(text))
    if path.suffix == ".html":
        return "\n".join(_TEMPLATE_WORDS.findall(text))
    return text


def _python_words(text: str) -> str:
    kinds = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join(token.string for token in tokens if token.type in kinds)
