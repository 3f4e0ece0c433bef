"""Every component as a template tag. What each is for and when to use it: docs/reference/components.md."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext

from alongside.design.forms import error_summary as summary_of
from alongside.design.rendering import component
from alongside.design.words import STAGE_WORDS, chosen, looks_like, sentences, table_cells, with_stage_words

register = template.Library()

QUOTE_MARKS = "“”\"‘’'"


@register.simple_tag
def button(label: str, kind: str = "primary", **rest: Any) -> SafeString:
    """kind: primary, secondary, warning, quiet, and "wide". Also name, value, type, formaction, form."""
    return component("button", label=label, look=looks_like(kind), **{"type": "submit", **rest})


@register.simple_tag
def link_button(label: str, href: str, kind: str = "primary") -> SafeString:
    return component("link_button", label=label, href=href, look=looks_like(kind))


@register.simple_block_tag
def button_row(content: str) -> SafeString:
    return component("button_row", content=content)


@register.simple_tag
def pill(words: str, tone: str = "") -> SafeString:
    """tone: amber (soon), support (well), harm, group, or none. Never used to grade a person."""
    return component("pill", words=words, tone=tone)


@register.simple_block_tag
def notice(
    content: str, title: str = "", tone: str = "amber", level: int = 2, *, focus: bool = False
) -> SafeString:
    """focus: a page that comes back instead of going on begins here, for those who hear it."""
    return component(
        "notice", content=content, title=title, tone=tone, level=level, focus=focus, id=_id("notice", title)
    )


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    return component("task_list", content=content)


@register.simple_tag
def task_row(
    title: str, href: str = "", *, pill: str = "", tone: str = "", detail: str = "", mark: str = "now"
) -> SafeString:
    """mark: now (something to do), later (something to know), done."""
    return component("task_row", title=title, href=href, pill=pill, tone=tone, detail=detail, mark=mark)


@register.simple_tag
def quote(words: str, who: str = "", tone: str = "support") -> SafeString:
    """What somebody said, in their words. The quotation marks are added here."""
    return component("quote", words=str(words).strip(QUOTE_MARKS), who=who, tone=tone)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 3, href: str = "", tone: str = "") -> SafeString:
    return component("card", content=content, title=title, level=level, href=href, tone=tone)


@register.simple_tag
def side_by_side(
    left_title: str,
    left: str | Iterable[str] | None,
    right_title: str,
    right: str | Iterable[str] | None,
    *,
    left_tone: str = "support",
    right_tone: str = "harm",
    empty: str = "",
) -> SafeString:
    """Two views of one thing next to each other: strengths and worries, as it is and as they believe."""
    sides = [
        {"title": left_title, "words": sentences(left), "tone": left_tone},
        {"title": right_title, "words": sentences(right), "tone": right_tone},
    ]
    return component("side_by_side", sides=sides, empty=empty or gettext("Nothing written yet"))


@register.simple_tag
def segmented(
    legend: str, name: str, options: Iterable[Any], current: str = "", tone: str = ""
) -> SafeString:
    """Radio buttons drawn as one bar; options are (value, label). Inside a form, use the field Segments instead."""
    return component("segmented", legend=legend, name=name, options=chosen(name, options, current), tone=tone)


@register.simple_tag
def view_switch(label: str, items: Iterable[Any]) -> SafeString:
    """Links drawn as one bar, for ways to see the same thing; items have label, href, current."""
    return component("view_switch", label=label, items=items)


@register.simple_tag
def summary_list(rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """rows have term, value, and where the answer can be changed href and action."""
    listed = list(rows)
    some = any(_of(row, "href") for row in listed)
    return component("summary_list", rows=listed, some_actions=some, change=gettext("Change"), empty="–")


@register.simple_tag
def timeline(moments: Iterable[Any]) -> SafeString:
    """moments have when, title, and where known words, who, href, tone."""
    return component("timeline", moments=moments)


@register.simple_tag
def tabs(items: Iterable[Any], label: str = "") -> SafeString:
    """items have label, href, current and, for a stage of the work, stage: done, paused, begun, open, not_begun."""
    return component("tabs", items=with_stage_words(items), label=label or gettext("Parts of this work"))


@register.simple_tag
def stage_mark(stage: str) -> SafeString:
    return component("stage_mark", stage=stage, words=STAGE_WORDS[stage])


@register.simple_block_tag
def details(content: str, summary: str, *, is_open: bool = False) -> SafeString:
    return component("details", content=content, summary=summary, is_open=is_open)


@register.simple_tag
def do_list(name: str, items: Iterable[Any], *, token: str = "", label: str = "Change") -> SafeString:
    """items have label and href, and where something is done at once post and value. token: for these."""
    return component("do_list", name=name, items=list(items), token=token, label=label)


@register.simple_tag
def error_summary(*shown: forms.BaseForm | None) -> SafeString:
    """The list of problems of one or more forms; nothing when all is well. Put it first in the content."""
    return summary_of(*(form for form in shown if form))


@register.simple_tag
def back_link(href: str, label: str = "") -> SafeString:
    return component("back_link", href=href, label=label or gettext("Back"))


@register.simple_tag
def empty_state(title: str, words: str = "", href: str = "", action: str = "") -> SafeString:
    return component("empty_state", title=title, words=words, href=href, action=action)


@register.simple_tag
def table(
    caption: str,
    head: Iterable[str],
    rows: Iterable[Iterable[Any]],
    *,
    numeric: str = "",
    first_is_header: bool = True,
    caption_hidden: bool = False,
) -> SafeString:
    """numeric: numbers of the columns that hold figures, counted from 1, such as "2,3"."""
    columns = {int(number) for number in numeric.split(",") if number}
    return component(
        "table",
        caption=caption,
        caption_hidden=caption_hidden,
        **table_cells(head, rows, numeric=columns, first_is_header=first_is_header),
    )


@register.simple_tag
def danger_line(number: str = "") -> SafeString:
    """`referral.danger`: the first line of the front door, with the duty number where there is one."""
    return component("danger_line", number=number)


@register.simple_tag
def language_suggestions(suggestions: Iterable[Any], level: int = 2) -> SafeString:
    """`recording.language`: suggestions have words, why, instead. They never block."""
    return component(
        "language_suggestions", suggestions=list(suggestions), level=level, id="other-ways-to-say-it"
    )


@register.simple_tag
def confirmation_panel(title: str, words: str = "", level: int = 2) -> SafeString:
    return component("confirmation_panel", title=title, words=words, level=level)


@register.simple_tag
def side_list(
    title: str, items: Iterable[Any], *, empty: str = "", href: str = "", action: str = "", level: int = 2
) -> SafeString:
    """items have words, and where known detail, href, pill, tone; or are plain strings."""
    listed = [{"words": item} if isinstance(item, str) else item for item in items]
    facts = {"title": title, "items": listed, "empty": empty, "href": href, "action": action, "level": level}
    return component("side_list", id=_id("list", title), **facts)


@register.simple_tag
def person_chip(mark: str, name: str = "", kind: str = "young_person", detail: str = "") -> SafeString:
    """A person as the map draws them. kind: young_person, trusted_adult, adult_said_to_harm, not_named."""
    spoken = mark or gettext("not named")
    return component("person_chip", mark=mark or "?", name=name, kind=kind, detail=detail, spoken=spoken)


@register.simple_tag
def older(older: str = "", newer: str = "") -> SafeString:
    """Keyset paging: addresses of the older and the newer part of a list; nothing counts the rest."""
    return component("older", older=older, newer=newer)


def _id(kind: str, title: str) -> str:
    return f"{kind}-{slugify(title) or 'untitled'}"


def _of(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
