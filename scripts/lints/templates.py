"""Templates: nothing inline, nothing from elsewhere, nothing unescaped."""

import re
from collections.abc import Iterator

from scripts.lints.source import Finding, Source

_RULES = {
    re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I): (
        "the content security policy allows no inline script"
    ),
    re.compile(r"<style\b|\sstyle=", re.I): "the content security policy allows no inline style",
    re.compile(r"\son[a-z]+=\"", re.I): "no handlers in markup: a custom element listens",
    re.compile(r"\|\s*safe\b|\{%\s*autoescape off", re.I): "everything is escaped",
    re.compile(r"(?:src|srcset|action)=\"(?:https?:)?//", re.I): "nothing is fetched from elsewhere",
}


def templates_are_plain(source: Source) -> Iterator[Finding]:
    """What the browser would refuse, or should never be asked."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for pattern, says in _RULES.items():
            if pattern.search(line):
                yield Finding(source.path, number, says)
