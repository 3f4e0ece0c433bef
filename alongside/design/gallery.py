"""Everything the design has, with made-up facts: for people who build pages, and for the tests that look at them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from alongside.design.forms import (
    Code,
    Day,
    Email,
    Files,
    Line,
    OneOf,
    Password,
    Pick,
    Plain,
    Segments,
    Several,
    Tick,
    Words,
)
from alongside.design.registry import COMPONENTS
from alongside.design.rendering import COMPONENTS as FOLDERS
from alongside.design.rendering import engine

STRENGTHS = [("none", "none"), ("some", "some"), ("strong", "strong"), ("unknown", "not known")]


@dataclass(frozen=True, slots=True)
class Example:
    """A component in use: what a template says, and what comes of it."""

    name: str
    purpose: str
    source: str
    html: SafeString


class EveryField(Plain):
    """One of each field, in the words of the work."""

    title = Line(label="A neutral name for this work", hint="For example “Bus route and park friends”")
    happening = Words(
        label="What is happening?",
        hint="In plain words, as you would tell the family",
        count=True,
        max_length=500,
    )
    told = OneOf(
        label="Do the parents know?",
        choices=[
            ("yes", "Yes", "They were told what mapping involves"),
            ("no", "Not yet"),
            ("rightly_no", "No, and rightly so"),
        ],
        reveals={"no": "why_not"},
        missing="Say whether the parents know",
    )
    why_not = Words(label="What is in the way?", rows=2, missing="Write what is in the way")
    support = Segments(label="Support", choices=STRENGTHS, tone="support")
    harm = Segments(label="Harm", choices=STRENGTHS, tone="harm")
    places = Several(
        label="Where does it happen?",
        hint="Choose all that fit",
        choices=[("bus", "On the bus"), ("park", "At the park"), ("online", "Online")],
    )
    review = Day(label="Review date", hint="For example, 27 3 2027", earliest=date(2026, 1, 1))
    kind = Pick(
        label="Kind of place", choices=[("school", "School"), ("transport", "Transport")], required=False
    )
    email = Email(label="Your work email")
    password = Password(label="Password")
    code = Code(label="Code from your app", hint="6 numbers")
    upload = Files(label="Choose the files", hint="10 MB at most together", most=10 * 1024 * 1024)
    agreed = Tick(
        label="I have read this through with JK", missing="Tick this when you have read it through with JK"
    )


def examples() -> list[Example]:
    """Every component of the registry, drawn from its own example."""
    facts = _facts()
    return [_example(component.name, component.purpose, facts) for component in COMPONENTS]


def forms_shown() -> dict[str, Plain]:
    """The form of all fields, empty and with every kind of error."""
    return {"empty": EveryField(auto_id="empty_%s"), "wrong": _wrong_form()}


def _example(name: str, purpose: str, facts: dict[str, Any]) -> Example:
    source = (FOLDERS / name / "example.html").read_text(encoding="utf-8")
    html = mark_safe(engine().get_template(f"{name}/example.html").render(facts))  # noqa: S308  # nosec B308 B703
    return Example(name, purpose, source.replace("{% load components %}", "").strip(), html)


def _wrong_form() -> Plain:
    typed = {
        "happening": "so " * 200,
        "told": "no",
        "review_day": "31",
        "review_month": "2",
        "review_year": "2027",
    }
    return EveryField({**typed, "email": "okafor at example"}, auto_id="wrong_%s")


class _TwoThings(Plain):
    happening = Words(label="What is happening?", missing="Write what is happening")
    when = Day(label="When did it begin?")


def _facts() -> dict[str, Any]:
    return {
        "beliefs": ["“Everyone on the 78 carries.”", "“You need to be ready.”"],
        "strengths": STRENGTHS,
        "views": [
            {"label": "Picture", "href": "#picture", "current": True},
            {"label": "List", "href": "#list"},
            {"label": "Narrative", "href": "#narrative"},
        ],
        "doings": [
            {"label": "Change how it is described", "href": "#change"},
            {"label": "It is still so", "href": "#still-so", "post": True},
            {"label": "Take off", "href": "#off"},
        ],
        "answers": _answers(),
        "moments": _moments(),
        "stages": _stages(),
        "form_with_errors": _TwoThings({"when_day": "3"}, auto_id="problem_%s"),
        "table_head": ["Question", "In September", "Now"],
        "table_rows": [["Feels safe on the bus", 1, 4], ["Has an adult to go to", 3, 5]],
        "suggestions": _suggestions(),
        "involved": [
            {"words": "Young people told", "pill": "4 of 6", "tone": "amber"},
            {"words": "Took part in the map", "pill": "3 of 6", "tone": "support"},
            {"words": "Parents and carers in the conversation", "pill": "3 of 6", "tone": "amber"},
        ],
        "team": [
            "R. Okafor, lead",
            "T. Brandt, supervisor",
            {"words": "Mo, youth worker", "detail": "until 14 Dec"},
            {"words": "P. Nair, school pastoral lead", "detail": "map: no names"},
        ],
    }


def _answers() -> list[dict[str, str]]:
    return [
        {
            "term": "Purpose",
            "value": "To make the group safer on the way home from school",
            "href": "#purpose",
        },
        {"term": "Lead", "value": "R. Okafor", "href": "#lead"},
        {"term": "Next review", "value": "14 Dec 2026"},
    ]


def _moments() -> list[dict[str, str]]:
    return [
        {
            "when": "12 Nov 2026",
            "title": "JK and DT weighed what matters most",
            "who": "with Mo, at the club",
        },
        {
            "when": "14 Nov 2026",
            "title": "The meeting put the group first",
            "words": "JK and DT had put the bus first. To talk about together.",
            "tone": "group",
        },
        {"when": "20 Nov 2026", "title": "Adding people was paused", "tone": "amber", "href": "#pause"},
    ]


def _stages() -> list[dict[str, Any]]:
    return [
        {"label": "Overview", "href": "#overview", "current": True},
        {"label": "Purpose", "href": "#purpose", "stage": "done"},
        {"label": "Values", "href": "#values", "stage": "paused"},
        {"label": "Map", "href": "#map", "stage": "open"},
        {"label": "Assessment", "href": "#assessment", "stage": "begun"},
        {"label": "Weighting", "href": "#weighting", "stage": "not_begun"},
        {"label": "Plan", "href": "#plan", "stage": "not_begun"},
        {"label": "Review", "href": "#review", "stage": "not_begun"},
        {"label": "Timeline", "href": "#timeline"},
    ]


def _suggestions() -> list[dict[str, str]]:
    return [
        {
            "words": "putting himself at risk",
            "why": "This makes the young person answer for what others do to him.",
            "instead": "is being harmed by older boys on the 78",
        }
    ]
