"""Plain forms: input checking in our own words, drawn with GOV.UK markup. How to use: docs/reference/components.md."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from alongside.design.fields.choice import Choice, Choosing, OneOf, Pick, Segments, Several, Tick
from alongside.design.fields.common import Worded
from alongside.design.fields.day import Day
from alongside.design.fields.files import Chosen, Files
from alongside.design.fields.text import Code, Email, Line, Password, Words
from alongside.design.rendering import AlongsideRenderer, component
from alongside.lib.errors import Refused

__all__ = [
    "AlongsideRenderer",
    "Choice",
    "Chosen",
    "Code",
    "Day",
    "Email",
    "Files",
    "Line",
    "OneOf",
    "Password",
    "Pick",
    "Plain",
    "Segments",
    "Several",
    "Tick",
    "Words",
]


UNANSWERED: tuple[object, ...] = (None, "", [], False)


class Plain(forms.Form):
    """A form that checks input and nothing else; rules and writes live in operations.

    The browser's own bubbles stay off: errors come as GOV.UK does them, summary first, and nothing typed is lost.
    """

    default_renderer = AlongsideRenderer
    use_required_attribute = False
    says_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revealed = dict(self._reveals())
        self._required_when_revealed = {name for name in self.revealed if self.fields[name].required}
        for name, field in self.fields.items():
            if name in self.revealed:
                field.required = False
            if isinstance(field, Worded):
                field.name_yourself(str(self[name].label))

    def _reveals(self) -> Iterator[tuple[str, tuple[str, str]]]:
        for asked, field in self.fields.items():
            if isinstance(field, Choosing):
                for value, names in field.reveals.items():
                    yield from ((name, (asked, value)) for name in names if name in self.fields)

    def _clean_fields(self) -> None:
        """Answers under a choice that was not made are let go; those under one that was made are asked for."""
        super()._clean_fields()  # type: ignore[misc]
        for name, (asked, value) in self.revealed.items():
            if not self._is_chosen(asked, value):
                self.errors.pop(name, None)
                self.cleaned_data[name] = self.fields[name].clean(None)
            elif name in self._required_when_revealed:
                self._ask_for(name)

    def _ask_for(self, name: str) -> None:
        if not self.has_error(name) and self.cleaned_data.get(name) in UNANSWERED:
            self.add_error(name, self.fields[name].error_messages["required"])

    def _is_chosen(self, asked: str, value: str) -> bool:
        answer = self.cleaned_data.get(asked)
        return value in answer if isinstance(answer, list) else answer == value

    def set_choices(self, name: str, choices: Iterable[Choice]) -> None:
        """Set what a field offers, where that is only known when the form is made."""
        field = self.fields[name]
        if not isinstance(field, Choosing):
            raise TypeError(f"{name} offers no choices")
        field.offer(choices)

    def refuse(self, refused: Refused) -> None:
        """Show every reason of a refused operation, each at its field where it has one."""
        for reason in refused.reasons:
            self.add_error(reason.field if reason.field in self.fields else None, reason.says)

    @classmethod
    def typed(cls, draft: Mapping[str, Any], prefix: str | None = None, **made_with: Any) -> dict[str, Any]:
        """Initial values from what a draft kept, as it was typed: `Form(initial=Form.typed(draft))`."""
        return cls(prefix=prefix, **made_with)._typed(draft)

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Hold what a draft kept, as it was typed, in place of what the form began with."""
        self.initial = {**self.initial, **self._typed(draft)}

    def _typed(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: field.widget.value_from_datadict(draft, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if not field.widget.value_omitted_from_data(draft, {}, self.add_prefix(name))
        }

    @property
    def error_summary(self) -> SafeString:
        """The list of everything to put right, each with a link to its input; empty when there is nothing."""
        return error_summary(self)

    def top_fields(self) -> list[Any]:
        """Visible fields in order, without those drawn under another field's choice."""
        return [field for field in self.visible_fields() if field.name not in self.revealed]


def error_summary(*shown: forms.BaseForm) -> SafeString:
    """One summary for all forms of a page, in the order in which they stand on it."""
    problems = [problem for form in shown for problem in _problems(form)]
    return component("error_summary", problems=problems) if problems else SafeString("")


def _problems(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    for message in form.non_field_errors():
        yield {"text": str(message), "href": ""}
    for field in form:
        link = getattr(field, "first_input", field.auto_id)
        for message in field.errors:
            yield {"text": str(message), "href": f"#{link}" if link and not field.is_hidden else ""}
