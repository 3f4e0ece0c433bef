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

    form: which form of the case. The page says `case_id` and, by `case_context`, `on_device`.
    """
    if not form:
        return format_html("{}", "")
    address = reverse("recording:draft", args=[context["case_id"], form])
    keys = context.get("on_device")
    if keys is None:
        return format_html(' autocomplete="off" data-draft-url="{}"', address)
    return format_html(
        ' autocomplete="off" data-draft-url="{}" data-keep="{}"',
        address,
        keys(f"draft:{context['case_id']}:{form}"),
    )
