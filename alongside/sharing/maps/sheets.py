"""A map ready for paper: plain words and numbers. No record, no key, no id of anything. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the map in words. lines: whole sentences."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading, each as long as the head."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class MapSheet:
    """Everything that stands on it.

    document: for the drawing. facts: (what, words): for whom, what for, as known on, whose view.
    warnings: what must not be done with it comes first; then what it does not show.
    """

    document: Mapping[str, Any]
    heading: str
    facts: Sequence[tuple[str, str]]
    warnings: Sequence[str]
    opening: str
    told: Sequence[Section]
    tables: Sequence[Table]

    @property
    def in_words(self) -> str:
        """The whole map for whoever does not see the picture."""
        return " ".join([self.opening, *(line for section in self.told for line in section.lines)])


def from_plain(plain: Mapping[str, Any]) -> MapSheet:
    """A sheet out of what `dataclasses.asdict` and JSON made of one."""
    return MapSheet(
        document=plain["document"],
        heading=plain["heading"],
        facts=[(what, words) for what, words in plain["facts"]],
        warnings=plain["warnings"],
        opening=plain["opening"],
        told=[Section(one["title"], one["lines"]) for one in plain["told"]],
        tables=[Table(one["title"], one["head"], one["rows"]) for one in plain["tables"]],
    )
