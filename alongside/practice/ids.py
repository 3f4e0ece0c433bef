"""Every id of the practice: what the product must hold, by section, each with a one-line title.

The list is data (data/ids.json). Tests quote these ids, and the coverage page is made from them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from alongside.practice.shapes.building import build

_FILE = Path(__file__).parent / "data" / "ids.json"


@dataclass(frozen=True, slots=True)
class PracticeId:
    """id: such as "values.rights.6" or "l1.1". title: what it asks of the product, in one line."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the practice, by its number as text, with its ids in order."""

    id: str
    title: str
    ids: Mapping[str, PracticeId]


@dataclass(frozen=True, slots=True)
class _Listing:
    sections: Mapping[str, Section]


@cache
def sections() -> Mapping[str, Section]:
    """By number: "5" is the values check."""
    return build(_Listing, json.loads(_FILE.read_text(encoding="utf-8"))).sections


@cache
def all_ids() -> Mapping[str, PracticeId]:
    """All ids in the order of the practice."""
    return MappingProxyType(
        {each.id: each for section in sections().values() for each in section.ids.values()}
    )


def starting_with(prefix: str) -> tuple[str, ...]:
    """Ids of one family, in order: `starting_with("values.rights.")`."""
    return tuple(each for each in all_ids() if each.startswith(prefix))
