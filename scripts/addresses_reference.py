"""Write docs/reference/addresses.md: every address, who may open it, and whether it belongs to a case.

python -m scripts.addresses_reference
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import django
from django.urls import URLPattern, URLResolver, get_resolver

from scripts.lints.source import ROOT

PAGE = ROOT / "docs" / "reference" / "addresses.md"

_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")

_HEAD = """# Addresses

Every address, and who may open it at all. Made by `make docs`; a test fails when this page is out of date, so
that a new way in is seen by whoever reviews the change. Where an address belongs to a case, need to know is asked
as well: to anybody else it answers exactly as if there were no such case. Tests in `tests/security` walk through
all of these as everybody.
"""


@dataclass(frozen=True)
class Address:
    """One way in. `path` as Django spells it: cases/<uuid:case>/."""

    path: str
    name: str
    who: tuple[str, ...]

    @property
    def of_a_case(self) -> bool:
        """Whether need to know decides."""
        return "<uuid:case>" in self.path

    def filled(self, **given: object) -> str:
        """A real path: what is given, and elsewhere something that is not there."""
        nowhere = {"uuid": "9d1c1b3e-6a5f-4d57-9a1f-0c2f4b7e8a66", "int": "1", "str": "x"}
        return "/" + _PARAMETER.sub(
            lambda found: str(given.get(found[2], nowhere.get(found[1] or "str", "x"))), self.path
        )


def addresses() -> list[Address]:
    """All of them, in order of their paths."""
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda one: one.path)


def _walk(patterns: list[URLPattern | URLResolver], before: str, namespace: str) -> Iterator[Address]:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(path, f"{namespace}{one.name}", _who(one.callback))
        else:
            within = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, path, within)


def _who(view: Callable[..., object]) -> tuple[str, ...]:
    return tuple(getattr(view, "opened_by", ()))


def page() -> str:
    """The whole page."""
    rows = [
        f"| `/{one.path}` | {_told(one.who)} | {'need to know' if one.of_a_case else ''} |\n"
        for one in addresses()
    ]
    return _HEAD + "\n| address | who | case |\n| --- | --- | --- |\n" + "".join(rows)


def _told(who: tuple[str, ...]) -> str:
    return ", ".join(one.replace("_", " ") for one in who)


def main() -> None:
    """Write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    os.environ["ALONGSIDE_EXAMPLE_DATA"] = "true"
    django.setup()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
