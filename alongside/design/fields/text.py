"""Fields that are typed into: a line, many words, an email address, a password, a code."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext, gettext_lazy

from alongside.design.fields.common import Worded, called

LINE_LENGTH = 200
WORDS_LENGTH = 10_000


class TooLong(MaxLengthValidator):
    """Says how much too long, so that nobody has to count. `label` is the field's own."""

    label = ""

    def __call__(self, value: Any) -> None:
        if len(value) > self.limit_value:
            facts = {"label": called(self.label), "limit": self.limit_value, "length": len(value)}
            raise forms.ValidationError(
                gettext("“%(label)s” must be %(limit)s characters or fewer. It has %(length)s now.") % facts,
                code="max_length",
            )


class Typed(Worded, forms.CharField):
    """Text as typed, without the null bytes that no database accepts and with plain line ends."""

    longest: int = LINE_LENGTH

    def __init__(self, *, max_length: int | None = None, **rest: Any) -> None:
        self.limit = max_length or self.longest
        super().__init__(**rest)
        self._too_long = TooLong(self.limit)
        self.validators = [*self.validators, self._too_long]

    def __deepcopy__(self, memo: dict[int, Any]) -> "Typed":
        """Each form names its own limit: validators are not shared between forms."""
        copied: Typed = super().__deepcopy__(memo)
        copied._too_long = TooLong(self.limit)
        others = [validator for validator in self.validators if not isinstance(validator, TooLong)]
        copied.validators = [*others, copied._too_long]
        return copied

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("\x00", "").replace("\r\n", "\n")
        return super().to_python(value)

    def name_yourself(self, label: str) -> None:
        super().name_yourself(label)
        self._too_long.label = label


class Line(Typed):
    """One line. `width` is how many characters it looks made for: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int | None = None, autocomplete: str = "", **rest: Any) -> None:
        super().__init__(**rest)
        _dress(self, width, autocomplete)


class Words(Typed):
    """Many words. `count=True` says how many characters fit; `draft=False` keeps them out of the saved draft."""

    widget = forms.Textarea
    longest = WORDS_LENGTH

    def __init__(self, *, rows: int = 5, count: bool = False, draft: bool = True, **rest: Any) -> None:
        super().__init__(**rest)
        self.counted_to = self.limit if count else None
        self.widget.attrs.pop("cols", None)
        self.widget.attrs["rows"] = rows
        self.widget.attrs["data-draft"] = "" if draft else "off"


class Email(Typed):
    """An email address."""

    widget = forms.EmailInput
    default_validators = forms.EmailField.default_validators
    default_error_messages = {
        "invalid": gettext_lazy("Write an email address in the right form, like name@example.com"),
    }
    longest = 254

    def __init__(self, *, autocomplete: str = "email", **rest: Any) -> None:
        super().__init__(**rest)
        self.error_messages.setdefault("invalid", self.default_error_messages["invalid"])
        _dress(self, None, autocomplete)
        self.widget.attrs["spellcheck"] = "false"


class Password(Typed):
    """A password: never trimmed, never sent back, never part of a draft. `new=True` when choosing one."""

    widget = forms.PasswordInput
    longest = 1_000

    def __init__(self, *, new: bool = False, **rest: Any) -> None:
        super().__init__(strip=False, **rest)
        _dress(self, None, "new-password" if new else "current-password")
        self.widget.attrs |= {"spellcheck": "false", "autocapitalize": "none", "data-draft": "off"}


class Code(Typed):
    """A one-time code as people type it: spaces and dashes do not matter. `digits` is False for codes with letters."""

    longest = 40

    def __init__(self, *, digits: bool = True, **rest: Any) -> None:
        super().__init__(**rest)
        _dress(self, 10, "one-time-code")
        self.widget.attrs["class"] += " govuk-input--extra-letter-spacing"
        self.widget.attrs |= {"spellcheck": "false", "autocapitalize": "none", "data-draft": "off"}
        if digits:
            self.widget.attrs["inputmode"] = "numeric"

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return "".join(letter for letter in text if letter not in " -–\u00a0") if text else text


def _dress(field: forms.Field, width: int | None, autocomplete: str) -> None:
    if width:
        field.widget.attrs["class"] = f"govuk-input--width-{width}"
    if autocomplete:
        field.widget.attrs["autocomplete"] = autocomplete
