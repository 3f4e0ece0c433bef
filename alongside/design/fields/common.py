"""What all fields share: their words, and how they are told apart in messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext


class Worded(forms.Field):
    """Adds the words of a field to a Django field: hint, own message when missing, label as heading.

    hint: one sentence under the label.
    missing: what the error says when nothing was answered, such as "Write what is happening".
    heading: the label is also the h1 of its page.
    conditional: the label says itself when it has to be answered ("If …"), so it is not called optional.
    """

    default_missing = "Fill in “%(label)s”"
    says_optional = True

    def __init__(
        self,
        *,
        hint: str = "",
        missing: str = "",
        heading: bool = False,
        conditional: bool = False,
        **rest: Any,
    ) -> None:
        self.heading = heading
        if conditional:
            self.says_optional = False
        self.missing = missing
        rest.setdefault("help_text", hint)
        super().__init__(**rest)
        if missing:
            self.error_messages["required"] = missing

    def name_yourself(self, label: str) -> None:
        """Make the default messages speak of this field by its label; asked once the form is known."""
        if not self.missing:
            self.error_messages["required"] = gettext(self.default_missing) % {"label": called(label)}


def called(label: str) -> str:
    """A label as it is quoted inside a sentence: without its question mark or colon."""
    return str(label).rstrip(" ?:.")
