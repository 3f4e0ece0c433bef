"""`map.import`: choices come from forms and from what was remembered, and wrong ones are said."""

import json
from datetime import date

import pytest

from alongside.peermaps.importing import Choices, Meaning, Strength
from alongside.peermaps.importing.choices import from_json


def test_what_is_remembered_comes_back_the_same():
    choices = Choices(
        things={"Person": "young_person"},
        ties={"Friend": Meaning(("friend",), support="some", harm="none", state="past")},
        strengths={"Friend.strength": Strength("support", {"3": "strong"})},
        layout="layout",
        groups=frozenset({"Person.hangs"}),
        tags=frozenset({"Person.is_trusted"}),
    )
    assert from_json(json.loads(json.dumps(choices.to_remember()))) == choices


def test_nothing_about_a_person_is_remembered():
    choices = Choices(kinds={"p": "young_person"}, leave_out=frozenset({"p"}), fields={"x": "y"}, whose="me")
    assert from_json(choices.to_remember()) == Choices()


def test_a_form_gives_choices():
    choices = from_json(
        {"on": "2024-11-04", "level": 2, "fields": {"person.borough": " why "}, "leave_out": ["a"]}
    )
    assert choices.on == date(2024, 11, 4)
    assert choices.fields == {"person.borough": "why"}


@pytest.mark.parametrize(
    "content",
    [
        {"colour": "red"}, {"level": 3}, {"ties": {"Friend": {"support": "lots"}}}, {"ties": []},
        {"ties": {"Friend": {"kinds": ["enemy"]}}}, {"kinds": {"p": "victim"}}, {"on": "yesterday"},
        {"groups": "Person.hangs"}, {"strengths": {"a.b": {"of": "risk"}}}, {"layout": 3},
    ],
)  # fmt: skip
def test_wrong_choices_are_said(content):
    with pytest.raises(ValueError, match=r"\w"):
        from_json(content)
