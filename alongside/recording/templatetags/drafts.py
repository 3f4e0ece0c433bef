"""What a form says so that the little script keeps what is typed into it (`recording.autosave`, ADR 0010)."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def keeps_draft(context: dict[str, Any], form: str) -> SafeString:
    """Attributes of a form: where its draft goes, and the keys for what waits on the device; none without a draft.

    The browser is asked not to keep what is typed: it would write it in clear where it keeps its last pages.

    A form that comes back after it was sent holds words that no draft has yet: the script keeps them at once.

    form: which form of the case. The page says `case_id` and, by `case_context`, `on_device`.
    """
    if not form:
        return format_html("{}", "")
    address = reverse("recording:draft", args=[context["case_id"], form])
    came_back = " data-came-back" if context["request"].method == "POST" else ""
    keys = context.get("on_device")
    if keys is None:
        return format_html(' autocomplete="off" data-draft-url="{}"{}', address, came_back)
    return format_html(
        ' autocomplete="off" data-draft-url="{}"{} data-keep="{}"',
        address,
        came_back,
        keys(f"draft:{context['case_id']}:{form}"),
    )


@register.inclusion_tag("recording/_brought_back.html", takes_context=True)
def brought_back(context: dict[str, Any], form: str) -> dict[str, Any]:
    """Says above a form that it holds what was typed earlier, with a way to begin again; nothing where it does not.

    Of a form that comes back after it was sent its author knows. The page says `brought_back`, by `case_context`.
    """
    request = context["request"]
    if request.method == "POST" or form not in context.get("brought_back", ()):
        return {"is_brought_back": False}
    return {
        "is_brought_back": True,
        "again": reverse("recording:begin_again", args=[context["case_id"], form]),
        "draft": reverse("recording:draft", args=[context["case_id"], form]),
        "page": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
