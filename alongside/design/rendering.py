"""One template engine for components and form fields, so that both look the same in every slice.

It knows only its own folders: whatever a project does with its page templates, a component stays the
same, and it sees nothing of the page but the facts handed to it.
"""

from functools import cache
from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

from alongside.design.fields.bound import PlainBoundField

HERE = Path(__file__).parent
COMPONENTS = HERE / "components"
DJANGO_WIDGETS = Path(django.forms.__file__).parent / "templates"


@cache
def engine() -> DjangoTemplates:
    """The templates of components, then our field markup, then Django's own plain widgets."""
    return DjangoTemplates(
        {
            "NAME": "design",
            "DIRS": [COMPONENTS, HERE / "markup", DJANGO_WIDGETS],
            "APP_DIRS": False,
            "OPTIONS": {"builtins": ["django.templatetags.i18n", "django.templatetags.static"]},
        }
    )


def component(name: str, /, **facts: Any) -> SafeString:
    """The HTML of a component from the facts it shows; everything is escaped unless marked safe."""
    html = engine().get_template(f"{name}/{name}.html").render(facts)
    return mark_safe(html.strip())  # noqa: S308  # nosec B308 B703: rendered by the escaping engine above


class AlongsideRenderer(BaseRenderer):
    """Django's forms in our markup. Plain Django fields, such as those of the sign-in pages, get it too."""

    form_template_name = "form.html"
    field_template_name = "field.html"
    bound_field_class = PlainBoundField

    def get_template(self, template_name: str) -> Any:
        return engine().get_template(template_name)
