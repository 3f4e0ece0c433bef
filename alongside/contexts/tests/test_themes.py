"""`recording.themes`: something about safety, harm or strength that names nobody."""

import pytest

from alongside.cases.models import TimelineEntry
from alongside.cases.terms import SeesWhat
from alongside.contexts import themes_operations, themes_queries
from alongside.contexts.models import Theme
from alongside.contexts.tests.scenes import joins
from alongside.contexts.themes_rules import initials_in
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people.models import Person
from alongside.people.tests.scenes import clear, somebody

DARK = "Nobody stops at the two unlit stops after eight"


def url(case):
    return f"/cases/{case.id}/themes/"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("JK waits at the stop", ("JK",)),
        ("J.K. and R.S. share food", ("J.K.", "R.S.")),
        ("PE is a good lesson, the GP is near, OK", ()),
        ("Nobody stops after eight", ()),
        ("CCTV is broken on the 78", ()),
    ],
)
def test_initials_are_noticed(words, found):
    assert initials_in(words) == found


def test_a_theme_holds_no_link_to_a_person():
    assert not [field for field in Theme._meta.local_fields if field.related_model is Person]


def test_a_theme_is_read_by_those_who_see_no_names(cast, bus_case, opened):
    """`recording.themes`, `access.view`."""
    themes_operations.add(opened=opened(cast.rita), kind="harm", words=DARK)
    themes_operations.add(opened=opened(cast.rita), kind="strength", words="The café lets them wait inside")
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    seen = themes_queries.themes(opened(cast.priya))
    assert [one.kind for one in seen] == ["strength", "harm"]
    assert TimelineEntry.objects.filter(kind="contexts.theme_added").count() == 2


def test_advice_comes_once_and_never_blocks(cast, bus_case, opened, signed_in):
    clear(bus_case.id, cast.tom)
    somebody(opened(cast.rita), "JK")
    client = signed_in(cast.rita)
    typed = {"kind": "harm", "words": "JK and ZQ are not let in"}
    advised = client.post(url(bus_case), typed).content.decode()
    assert "Somebody in this record is called that" in advised and "ZQ" in advised
    assert "JK and ZQ are not let in" in advised and not Theme.objects.exists()
    assert client.post(url(bus_case), {**typed, "as_it_is": "1"}).status_code == 302
    assert Theme.objects.count() == 1


def test_whoever_wrote_it_or_the_lead_takes_it_off(cast, opened):
    made = themes_operations.add(opened=opened(cast.mo), kind="safety", words=DARK)
    other = themes_operations.add(opened=opened(cast.rita), kind="safety", words=DARK)
    with pytest.raises(Refused):
        themes_operations.take_off(opened=opened(cast.mo), theme=other)
    themes_operations.take_off(opened=opened(cast.rita), theme=made)
    assert [one.id for one in themes_queries.themes(opened(cast.mo))] == [other]
    with pytest.raises(NotOpenToYou):
        themes_operations.take_off(opened=opened(cast.rita), theme=made)


def test_empty_words_are_asked_for(cast, bus_case, signed_in):
    answer = signed_in(cast.rita).post(url(bus_case), {"kind": "harm", "words": " "}).content.decode()
    assert "<title>Error: " in answer and "Write what you see, without naming anybody" in answer
