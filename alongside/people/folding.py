"""Long forms: what is seldom needed is folded away at the end, and opens by itself where something is wrong."""

from collections.abc import Sequence
from typing import Any

from alongside.design.forms import Plain


def unfolded(forms: Sequence[Plain]) -> dict[str, Any]:
    """Template values for people/_forms.html. A form names its seldom needed fields in `folded`."""
    hidden = [field for form in forms for field in form.top_fields() if field.name in _folded(form)]
    return {
        "fields": [field for form in forms for field in form.top_fields() if field.name not in _folded(form)],
        "folded": hidden,
        "folded_wrong": any(field.errors for field in hidden),
        "form_errors": any(form.errors for form in forms),
    }


def _folded(form: Plain) -> tuple[str, ...]:
    return tuple(getattr(form, "folded", ()))
