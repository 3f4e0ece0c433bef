"""Our fields give the HTML that GOV.UK Frontend expects, example by example.

Deliberately different, and taken out before comparing (see `_ours_and_theirs_alike`):
- data-module and js- classes: our own small script does without them;
- aria-invalid: Django adds it, and screen readers profit;
- data-draft: says whether an answer belongs to the saved draft;
- hidden answers: ours are in view until the script hides them, so that nothing depends on it;
- tabindex on the error summary: it can take the focus without script having to make it able to;
- multiple: our file input always takes several;
- names of the parts of a date: `<field>_day` rather than `<prefix>-day`.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from alongside.design.forms import Day, Files, Line, OneOf, Pick, Plain, Several, Words
from alongside.design.rendering import component
from alongside.design.templatetags.components import back_link, details
from alongside.design.tests.govuk import Node, everywhere, fixtures, tree

Options = dict[str, Any]
Build = Callable[[Options], tuple[forms.Field, dict[str, Any]]]
COMMON = {"id", "idPrefix", "name", "label", "hint", "errorMessage", "fieldset", "value", "items", "classes"}


def _line(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    width = options.get("classes", "").removeprefix("govuk-input--width-")
    field = Line(**_said(options), width=width or None, autocomplete=options.get("autocomplete", ""))
    return field, {options["name"]: options.get("value", "")}


def _words(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    field = Words(**_said(options), rows=options.get("rows", 5))
    return field, {options["name"]: options.get("value", "")}


def _one_of(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    look = options.get("classes", "").removeprefix("govuk-radios--")
    field = OneOf(**_said(options), choices=_choices(options), look=look, reveals=_reveals(options))
    return field, {options["name"]: _chosen(options)[0] if _chosen(options) else ""}


def _several(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    look = options.get("classes", "").removeprefix("govuk-checkboxes--")
    field = Several(**_said(options), choices=_choices(options), look=look, reveals=_reveals(options))
    return field, {options["name"]: _chosen(options)}


def _pick(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    chosen = _chosen(options, "selected")
    return Pick(**_said(options), choices=_choices(options), empty=""), {options["name"]: "".join(chosen)}


def _day(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    given = {item["name"]: item.get("value", "") for item in options.get("items", [])} | options.get(
        "values", {}
    )
    return Day(**_said(options)), {f"{options['id']}_{part}": value for part, value in given.items()}


def _files(options: Options) -> tuple[forms.Field, dict[str, Any]]:
    return Files(**_said(options), most=1), {}


def _said(options: Options) -> dict[str, Any]:
    legend = options.get("fieldset", {}).get("legend", {})
    label = legend or options.get("label", {})
    return {
        "label": label.get("text", "").strip(),
        "hint": options.get("hint", {}).get("text", "").strip(),
        "heading": label.get("isPageHeading", False),
        "required": False,
    }


def _reveals(options: Options) -> dict[str, str]:
    return {item["value"]: "nested" for item in options.get("items", []) if item.get("conditional")}


def _choices(options: Options) -> list[tuple[str, str, str]]:
    return [
        (str(item["value"]), item["text"], item.get("hint", {}).get("text", "").strip())
        for item in options.get("items", [])
    ]


def _chosen(options: Options, mark: str = "checked") -> list[str]:
    given = options.get("values") or [options.get("value")]
    return [str(item["value"]) for item in options.get("items", []) if item.get(mark, item["value"] in given)]


BUILDERS: dict[str, tuple[Build, set[str]]] = {
    "input": (_line, COMMON | {"autocomplete"}),
    "textarea": (_words, (COMMON | {"rows"}) - {"classes"}),
    "radios": (_one_of, COMMON),
    "checkboxes": (_several, COMMON | {"values"}),
    "select": (_pick, COMMON - {"classes"}),
    "date-input": (_day, (COMMON | {"values"}) - {"classes"}),
    "file-upload": (_files, (COMMON | {"multiple"}) - {"classes", "value"}),
}
OFFERED_LOOKS = ("govuk-input--width-", "govuk-radios--", "govuk-checkboxes--")
AT_LEAST = {
    "input": 9,
    "textarea": 5,
    "radios": 9,
    "checkboxes": 5,
    "select": 3,
    "date-input": 5,
    "file-upload": 5,
}


def _can_be_written(options: Options, allowed: set[str]) -> bool:
    """Whether our fields mean to offer what an example shows; raw HTML and odd classes they do not."""
    label = options.get("fieldset", {}).get("legend") or options.get("label") or {}
    parts = [options.get(name) or {} for name in ("hint", "errorMessage")]
    items = options.get("items") or []
    wanted = {"--l"} if label.get("isPageHeading") else {""}
    return (
        options.keys() <= allowed
        and bool(label.get("text"))
        and label.keys() <= {"text", "isPageHeading", "classes"}
        and {label.get("classes", "")[-3:]} == wanted
        and options.get("fieldset", {}).keys() <= {"legend"}
        and all(part.keys() <= {"text"} for part in parts)
        and all(_item_can_be_written(item) for item in items)
        and ("errorMessage" in options or not any("--error" in str(item) for item in items))
        and options.get("classes", "govuk-radios--inline").startswith(OFFERED_LOOKS)
        and " " not in options.get("classes", "")
    )


def _item_can_be_written(item: Any) -> bool:
    known = {"value", "text", "checked", "selected", "hint", "conditional", "name", "classes"}
    return (
        isinstance(item, dict)
        and item.keys() <= known
        and (item.get("value") not in (None, "") or "name" in item)
        and item.get("hint", {}).keys() <= {"text"}
        and ("name" not in item or item["name"] in ("day", "month", "year"))
    )


def _examples() -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, fixture)
        for name, (_, allowed) in BUILDERS.items()
        for fixture in fixtures(name)
        if _can_be_written(fixture["options"], allowed)
        and not fixture["name"].startswith("with translations")
    ]


@pytest.mark.parametrize(
    ("name", "fixture"),
    _examples(),
    ids=lambda value: str(value)[:40] if isinstance(value, str) else value["name"],
)
def test_a_field_gives_the_html_that_govuk_frontend_expects(name: str, fixture: dict[str, Any]) -> None:
    ours = _our_html(BUILDERS[name][0], {**fixture["options"]}, fixture["html"])
    assert _alike(ours) == _alike(fixture["html"])


@pytest.mark.parametrize("name", BUILDERS)
def test_enough_examples_of_each_kind_are_compared(name: str) -> None:
    assert len([1 for kind, _ in _examples() if kind == name]) >= AT_LEAST[name]


def _our_html(build: Build, options: Options, expected: str) -> str:
    """Our field with the same words, ids and error as the example."""
    name = options.get("name") or options["id"]
    own_id = options["name"] = options.get("idPrefix") or options.get("id") or name
    field, typed = build(options)
    parts = {options["name"]: field, "nested": Line(label="nested", required=False)}
    one = type("One", (Plain,), {**parts, "says_optional": False})
    form = one(typed, auto_id=True)
    form.is_valid()
    form.errors.clear()
    if "errorMessage" in options:
        form.add_error(
            options["name"], ValidationError(options["errorMessage"]["text"].strip(), code=_parts(expected))
        )
    return str(form[own_id].as_field_group()).replace(f'name="{own_id}"', f'name="{name}"')


def _parts(expected: str) -> str:
    wrong = [
        node.attributes["id"].rpartition("-")[2]
        for node in everywhere(tree(expected))
        if "govuk-input--error" in node.attributes.get("class", "")
    ]
    return "-".join(wrong)


def _alike(html: str) -> str:
    top = tree(html)
    for node in everywhere(top):
        _ours_and_theirs_alike(node)
    return "\n".join(top.drawn())


def _ours_and_theirs_alike(node: Node) -> None:
    for name in (
        "data-module",
        "aria-invalid",
        "data-draft",
        "tabindex",
        "data-disable-auto-focus",
        "multiple",
    ):
        node.attributes.pop(name, None)
    classes = " ".join(name for name in node.attributes.get("class", "").split() if "--hidden" not in name)
    if "__conditional" in classes:
        node.children = []
    if "govuk-date-input__input" in classes:
        node.attributes.pop("name", None)
    if node.attributes.get("value") == "" and node.tag == "input":
        del node.attributes["value"]
    if classes:
        node.attributes["class"] = classes


def test_an_error_summary_gives_the_html_that_govuk_frontend_expects() -> None:
    fixture = next(fixture for fixture in fixtures("error-summary") if fixture["name"] == "default")
    problems = [{"text": item["text"], "href": item["href"]} for item in fixture["options"]["errorList"]]
    assert _alike(component("error_summary", problems=problems)) == _alike(fixture["html"])


def test_a_back_link_and_details_give_the_html_that_govuk_frontend_expects() -> None:
    back = next(fixture for fixture in fixtures("back-link") if fixture["name"] == "default")
    assert _alike(back_link("#")) == _alike(back["html"])
    more = next(fixture for fixture in fixtures("details") if fixture["name"] == "default")
    options = more["options"]
    assert _alike(details(options["text"], options["summaryText"])) == _alike(more["html"])


def test_a_date_keeps_its_parts_as_they_were_typed() -> None:
    class When(Plain):
        when = Day(label="When")

    assert 'value="1"' in str(When(initial={"when": date(2026, 3, 1)})["when"])
    assert 'value="40"' in str(When({"when_day": "40", "when_month": "3", "when_year": "2026"})["when"])
