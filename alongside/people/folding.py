"""Long forms: what is seldom needed is folded away at the end, and opens where anything stands or is wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from alongside.design.forms import Plain


def unfolded(forms: Sequence[Plain]) -> dict[str, Any]:
    """Template values for people/_forms.html. A form names its seldom needed fields in `folded`.

    What holds anything is never folded away: a birth date that nobody sees goes to the wrong child.
    """
    hidden = [field for form in forms for field in form.top_fields() if field.name in _folded(form)]
    return {
        "fields": [field for form in forms for field in form.top_fields() if field.name not in _folded(form)],
        "folded": hidden,
        "is_unfolded": any(field.errors or _holds(field.value()) for field in hidden),
        "form_errors": any(form.errors for form in forms),
    }


def _folded(form: Plain) -> tuple[str, ...]:
    return tuple(getattr(form, "folded", ()))


def _holds(value: Any) -> bool:
    """Whether anything stands in a field, whatever it is made of: a date in three parts, ticks, a line."""
    if isinstance(value, Mapping):
        return any(map(_holds, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_holds, value))
    return bool(str(value).strip()) if value not in (None, False) else False
