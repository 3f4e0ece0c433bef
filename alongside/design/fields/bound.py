"""A field on a page: what its markup needs to know beyond what Django already says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "govuk-select"),
    (Input, "govuk-input"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a radio or checkbox group. `reveals` are the questions that only matter when it is chosen."""

    id: str
    value: str
    label: str
    hint: str
    chosen: bool
    reveals: tuple["PlainBoundField", ...]


@dataclass(frozen=True, slots=True)
class Beneath:
    """What a drop-down list reveals under itself while `value` is chosen."""

    id: str
    value: str
    fields: tuple["PlainBoundField", ...]


class PlainBoundField(BoundField):
    """Ids, descriptions and classes as GOV.UK Frontend names them, so that its styles fit."""

    def __str__(self) -> SafeString:
        """Just the input, without label, hint and error."""
        return cast(SafeString, self.as_widget())

    @property
    def kind(self) -> str:
        """Which markup: text, choices, day, tick or hidden."""
        widget = self.field.widget
        if widget.is_hidden:
            return "hidden"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        return "day" if getattr(self.field, "is_day", False) else "text"

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}-error"

    @property
    def count_id(self) -> str:
        return f"{self.auto_id}-info"

    @property
    def counted_to(self) -> int | None:
        """The number of characters announced under a long answer, or None."""
        return getattr(self.field, "counted_to", None)

    @property
    def aria_describedby(self) -> str | None:
        """Ids of length limit, hint and error, in the order they are to be read out."""
        own = self.field.widget.attrs.get("aria-describedby", "")
        shown = [
            (own, bool(own)),
            (self.count_id, self.counted_to is not None),
            (self.hint_id, bool(self.help_text)),
            (self.error_id, bool(self.errors)),
        ]
        return " ".join(name for name, is_shown in shown if is_shown) or None

    @property
    def wording(self) -> str:
        """The label, saying so when an answer may be left out."""
        says_optional = getattr(self.form, "says_optional", False)
        wants_it = getattr(self.field, "says_optional", True)
        nested = self.name in getattr(self.form, "revealed", {})
        if self.field.required or nested or not (says_optional and wants_it):
            return str(self.label)
        return gettext("%(label)s (optional)") % {"label": self.label}

    @property
    def is_heading(self) -> bool:
        """Whether the label is also the heading of its page."""
        return bool(getattr(self.field, "heading", False))

    @property
    def look(self) -> str:
        """Extra classes for a group of choices: inline, small or drawn as segments."""
        return str(getattr(self.field, "look", ""))

    @property
    def group_name(self) -> str:
        """The block of classes a group of choices takes: radios or checkboxes."""
        return "radios" if self.input_type == "radio" else "checkboxes"

    @property
    def input_type(self) -> str:
        return str(getattr(self.field.widget, "input_type", ""))

    @property
    def first_input(self) -> str:
        """The id an error message links to: the first input, or the first wrong part of a date."""
        return self.wrong_parts[0] if self.wrong_parts else self.auto_id

    @property
    def wrong_parts(self) -> list[str]:
        """Ids of the parts of a date that an error speaks of; empty for other fields."""
        if self.kind != "day" or not self.errors:
            return []
        codes = [str(error.code) for error in self.form.errors[self.name].as_data()]
        parts = [part for part in ("day", "month", "year") if any(part in code.split("-") for code in codes)]
        return [f"{self.auto_id}-{part}" for part in parts or ("day", "month", "year")]

    def options(self) -> Iterator[Option]:
        """The choices in order. The first has the id of the field, so that the error summary can link to it."""
        hints: dict[str, str] = getattr(self.field, "hints", {})
        reveals: dict[str, tuple[str, ...]] = getattr(self.field, "reveals", {})
        for number, drawn in enumerate(self.subwidgets, start=1):
            value = str(drawn.data["value"])
            nested = tuple(cast(PlainBoundField, self.form[name]) for name in reveals.get(value, ()))
            own_id = self.auto_id if number == 1 else f"{self.auto_id}-{number}"
            chosen = bool(drawn.data["selected"])
            yield Option(own_id, value, str(drawn.choice_label), hints.get(value, ""), chosen, nested)

    def beneath(self) -> Iterator[Beneath]:
        """What a drop-down list reveals; groups of choices carry theirs in `options`."""
        if not isinstance(self.field.widget, forms.Select) or self.kind == "choices":
            return
        reveals: dict[str, tuple[str, ...]] = getattr(self.field, "reveals", {})
        for number, (value, names) in enumerate(reveals.items(), start=1):
            nested = tuple(
                cast(PlainBoundField, self.form[name]) for name in names if name in self.form.fields
            )
            yield Beneath(f"conditional-{self.auto_id}-{number}", value, nested)

    def as_widget(self, widget: Any = None, attrs: Any = None, only_initial: bool = False) -> Any:
        """Groups of choices and dates are drawn here, because they need to know the whole form."""
        if widget is None and self.kind in ("choices", "day"):
            html = self.renderer.render(f"{self.kind}.html", {"field": self, **self._day_parts()})
            return mark_safe(html)  # noqa: S308  # nosec B308 B703: rendered by an escaping engine
        return super().as_widget(widget, attrs, only_initial)

    def _day_parts(self) -> dict[str, Any]:
        if self.kind != "day":
            return {}
        parts = self.field.widget.parts(self.html_name, self.value(), self.auto_id)
        return {"parts": [(part, part.id in self.wrong_parts) for part in parts]}

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Classes of GOV.UK Frontend by kind of widget, with the error look where there is one."""
        widget = widget or self.field.widget
        built = dict(super().build_widget_attrs(attrs, widget))
        name = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        if name and not widget.is_hidden:
            wrong = f"{name}--error" if self.errors and self.kind != "tick" else ""
            built["class"] = " ".join(filter(None, (name, wrong, widget.attrs.get("class"))))
        return built
