"""From what a template hands over to what a component shows: lists, cells, choices and the words of stages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy

STAGE_WORDS = {
    "done": gettext_lazy("done"),
    "paused": gettext_lazy("paused"),
    "begun": gettext_lazy("begun"),
    "open": gettext_lazy("in work now"),
    "not_begun": gettext_lazy("not begun"),
}
"""What a screen reader says for ✓ ‖ ◐ ● ○."""

TAB_FACTS = ("label", "href", "stage", "current")
LOOKS = ("primary", "secondary", "warning", "quiet", "wide")


def looks_like(kind: str) -> str:
    """Extra classes of a button for one or more kinds, such as "secondary wide"."""
    kinds = kind.split()
    unknown = set(kinds) - set(LOOKS)
    if unknown:
        raise ValueError(f"no such kind of button: {', '.join(sorted(unknown))}")
    return "".join(f" govuk-button--{name}" for name in kinds if name != "primary")


def sentences(words: str | Iterable[str] | None) -> list[str]:
    """One text or many as a list without empty ones."""
    listed = [words] if isinstance(words, str) else list(words or [])
    return [text for text in listed if text]


def chosen(name: str, options: Iterable[Any], current: str) -> list[dict[str, Any]]:
    """(value, label) pairs as radio buttons, with ids that stay the same for the same name."""
    return [
        {"id": f"{name}-{number}", "value": value, "label": label, "chosen": value == current}
        for number, (value, label) in enumerate(options, start=1)
    ]


def with_stage_words(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Tabs with the words that say what their stage mark shows."""
    return [_tab(item) for item in items]


def _tab(item: Any) -> dict[str, Any]:
    facts = item if isinstance(item, Mapping) else {name: getattr(item, name, "") for name in TAB_FACTS}
    stage = facts.get("stage") or ""
    return {**facts, "stage": stage, "stage_words": STAGE_WORDS[stage] if stage else ""}


def table_cells(
    head: Iterable[str], rows: Iterable[Iterable[Any]], *, numeric: set[int], first_is_header: bool
) -> dict[str, Any]:
    """Head and rows as cells that know whether they hold figures or head their row."""
    return {
        "head": [
            {"words": words, "numeric": number in numeric} for number, words in enumerate(head, start=1)
        ],
        "rows": [
            [
                {"words": words, "numeric": number in numeric, "is_header": first_is_header and number == 1}
                for number, words in enumerate(row, start=1)
            ]
            for row in rows
        ],
    }
