"""GOV.UK Frontend's own examples, and HTML as a tree so that only what matters is compared."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
EMPTY = {"input", "br", "path", "link", "meta"}


@dataclass
class Node:
    """An element with sorted attributes; text stands among the children with its spaces collapsed."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)

    def drawn(self, depth: int = 0) -> Iterator[str]:
        """One line for each element and text, indented: differences read well."""
        said = "".join(f' {name}="{value}"' for name, value in sorted(self.attributes.items()))
        yield "  " * depth + f"<{self.tag}{said}>"
        for child in self.children:
            yield from ["  " * (depth + 1) + child] if isinstance(child, str) else child.drawn(depth + 1)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = Node("top", {})
        self.stack = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if "class" in node.attributes:
            node.attributes["class"] = " ".join(sorted(node.attributes["class"].split()))
        self.stack[-1].children.append(node)
        if tag not in EMPTY:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.stack.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.stack[-1].children.append(text)


def tree(html: str) -> Node:
    """The HTML as a tree; refuses tags that do not match."""
    reader = _Reader()
    reader.feed(html)
    assert reader.stack == [reader.top], f"<{reader.stack[-1].tag}> is never closed"
    return reader.top


def fixtures(component: str) -> list[dict[str, Any]]:
    """Name, options and expected HTML of every example of a GOV.UK component."""
    found: list[dict[str, Any]] = json.loads((PACKAGE / component / "fixtures.json").read_text())["fixtures"]
    return found


def everywhere(node: Node) -> Iterator[Node]:
    """The node and all elements under it."""
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from everywhere(child)
