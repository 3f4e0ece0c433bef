"""Fields that are chosen from: one of, several, a list, a tick."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from alongside.design.fields.common import Worded

Choice = tuple[str, Any] | tuple[str, Any, Any]
"""(value, label) or (value, label, hint)."""


class Choosing(Worded, forms.ChoiceField):
    """A group of choices, each with an optional hint and with questions that matter only when it is chosen.

    reveals: which fields of the same form belong under which choice, as {"yes": "how"} or {"yes": ["how", "when"]}.
    Without script they are always in view; a revealed field counts as required only when its choice is made.
    """

    default_missing = "Choose an answer for “%(label)s”"

    def __init__(
        self,
        *,
        choices: Iterable[Choice] = (),
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str | Sequence[str]] | None = None,
        look: str = "",
        **rest: Any,
    ) -> None:
        self.hints: dict[str, str] = {}
        self.look = look
        self.reveals = {
            value: (names,) if isinstance(names, str) else tuple(names)
            for value, names in (reveals or {}).items()
        }
        super().__init__(**rest)
        self.offer(choices)
        self.hints |= hints or {}
        self.error_messages["invalid_choice"] = gettext_lazy("Choose one of the answers on the page")

    def offer(self, choices: Iterable[Choice]) -> None:
        """Set the choices, for those that are only known when the form is made."""
        offered = list(choices)
        self.choices = [(choice[0], choice[1]) for choice in offered]
        self.hints = {choice[0]: choice[2] for choice in offered if len(choice) > 2 and choice[2]}


class OneOf(Choosing):
    """One of a few, as radio buttons. `look` may be "inline" or "small"."""

    widget = forms.RadioSelect


class Segments(OneOf):
    """One of a few short words, drawn as one bar of segments. `tone` is "", "support" or "harm"."""

    def __init__(self, *, tone: str = "", **rest: Any) -> None:
        super().__init__(look="segments", **rest)
        self.tone = tone


class Several(Choosing, forms.MultipleChoiceField):
    """Any number of a few, as checkboxes."""

    widget = forms.CheckboxSelectMultiple
    default_missing = "Choose at least one for “%(label)s”"
    says_optional = False


class Pick(Choosing):
    """One of many, as a drop-down list. Prefer OneOf where the choices fit on the page. `empty` is the first line."""

    def __init__(self, *, empty: Any = gettext_lazy("Choose one"), **rest: Any) -> None:
        self.empty = empty
        super().__init__(**rest)

    def offer(self, choices: Iterable[Choice]) -> None:
        super().offer([("", self.empty), *choices] if self.empty else choices)


class Tick(Worded, forms.BooleanField):
    """One box to tick. It must be ticked only if `missing` says what to do about it."""

    says_optional = False

    def __init__(self, *, missing: str = "", **rest: Any) -> None:
        rest.setdefault("required", bool(missing))
        super().__init__(missing=missing, **rest)
