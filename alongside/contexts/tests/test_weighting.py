"""Weighing through the pages: side by side, kept as history, formal shifts of focus."""

import re

import pytest

from alongside.activity.models import Entry
from alongside.cases.models import Case, Due, TimelineEntry
from alongside.cases.terms import SeesWhat, Subject
from alongside.contexts import focus_operations, focus_queries, weighting_operations, weighting_queries
from alongside.contexts.focus_operations import NewFocus
from alongside.contexts.models import Focus, WeighedBy, Weighting
from alongside.contexts.terms import Whose
from alongside.contexts.tests.scenes import BUS_FIRST, GROUP_FIRST, joins, judgement, weighed
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import queries as people_queries
from alongside.people.models import Person
from alongside.people.tests.scenes import clear, somebody
from alongside.seals.rings import NO_LONGER_HELD, destroy
from tests.support.cast import without_token


@pytest.fixture
def people(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return {name: somebody(opened(cast.rita), name) for name in ("JK", "DT")}


def url(case, tail=""):
    return f"/cases/{case.id}/weighting/{tail}"


def found(opened):
    return weighting_queries.page(opened, people_queries.names(opened))


def shifted(**more):
    words = {"kind": Subject.TRANSPORT, "words": "the 78 route", "because": "it is only bad on the bus"}
    return NewFocus(
        **{**words, "evidence": "AM’s map of the route", "partners_told": "Priya, by Rita", **more}
    )


def test_young_peoples_judgement_stands_beside_the_meetings(cast, opened, people):
    """`weighting.young_people`: both are kept, the difference is noticed, talking leads to a third."""
    rita = opened(cast.rita)
    weighed(rita, whose=Whose.YOUNG_PEOPLE, boxes=BUS_FIRST, young_people=tuple(people.values()))
    weighed(rita, whose=Whose.PROFESSIONALS, boxes=GROUP_FIRST)
    page = found(rita)
    assert (page.young.first, page.meeting.first) == ("78 bus", "group")
    assert page.young.young_people == ("JK", "DT")
    assert page.differ
    weighed(
        rita,
        whose=Whose.AGREED,
        boxes=BUS_FIRST,
        because="At the park the same friends look after each other",
    )
    page = found(opened(cast.rita))
    assert (
        page.differ and not page.may_agree and page.agreed.first == "78 bus" and page.young.first == "78 bus"
    )
    assert Case.objects.get().marks["weighting"] == "done"
    assert list(TimelineEntry.objects.values_list("kind", flat=True)).count("contexts.weighed") == 3


def test_history_is_kept(cast, opened, people):
    """`weighting.reasons`."""
    first = weighed(opened(cast.rita))
    second = weighed(opened(cast.rita), boxes=BUS_FIRST)
    page = found(opened(cast.rita))
    assert page.meeting.id == second and [one.id for one in page.history] == [first]


def test_without_room_reasons_or_with_somebody_as_a_context_nothing_is_written(cast, opened, people):
    """`weighting.reasons`, `weighting.boxes`: a context is never one person."""
    boxes = (("own", "JK", 500), ("home", "home", 500))
    with pytest.raises(Refused) as refused:
        weighed(opened(cast.rita), in_the_room="", because="", boxes=boxes)
    assert {one.field for one in refused.value.reasons} == {"in_the_room", "because", "boxes"}
    assert not Weighting.objects.exists()


def test_whoever_sees_no_names_sees_areas_and_letters_but_no_words(cast, bus_case, opened, people):
    """`access.view`."""
    weighed(opened(cast.rita), whose=Whose.YOUNG_PEOPLE, boxes=BUS_FIRST, young_people=tuple(people.values()))
    joins(bus_case.id, cast.priya, cast.tom, SeesWhat.NAMELESS)
    young = found(opened(cast.priya)).young
    assert young.young_people == ("Young person A", "Young person B")
    assert young.first == "78 bus"
    assert (young.in_the_room, young.because) == ("", "")


def test_words_die_with_those_they_speak_of(cast, opened, people):
    """`rights.remove`: reasons that speak of DT are sealed for him, too."""
    weighed(opened(cast.rita), because="DT colours the stop red", in_the_room="Mo")
    destroy([people["DT"]])
    seen = found(opened(cast.mo)).meeting
    assert seen.because == NO_LONGER_HELD and seen.in_the_room == NO_LONGER_HELD
    assert WeighedBy.objects.count() == 0


def test_sam_gets_the_same_as_for_a_case_that_is_not_there(cast, bus_case, signed_in):
    client = signed_in(cast.sam)
    real, unreal = client.get(url(bus_case)), client.get(f"/cases/{ids.new()}/weighting/")
    assert real.status_code == unreal.status_code == 404
    assert without_token(real.content) == without_token(unreal.content)


def test_buttons_resize_without_script_and_lose_nothing(cast, bus_case, signed_in):
    """`weighting.boxes`: a press writes nothing, keeps what was typed and shows no number."""
    client = signed_in(cast.rita)
    page = client.get(url(bus_case, "professionals/")).content.decode()
    sheet = re.search(r'name="sheet" value="([^"]+)"', page).group(1)
    typed = {"sheet": sheet, "label_c3": "78 bus", "because": "said at the meeting", "do": "larger:c3"}
    answer = client.post(url(bus_case, "professionals/"), typed)
    text = answer.content.decode()
    assert answer.status_code == 200 and "78 bus is largest" in text and "said at the meeting" in text
    assert 'value="larger:c3" aria-describedby="says" autofocus' in text
    assert not Weighting.objects.exists()
    picture = text.split("weighing__picture")[1].split("When was it")[0]
    words = re.sub(r"<[^>]*>", " ", picture).replace("78 bus", "bus")
    assert not re.search(r"\d", words), "no number is read by anybody"


def test_a_weighting_is_saved_through_the_page(cast, bus_case, signed_in, people):
    """`weighting.young_people`: story 1 step 8 as it is done by hand."""
    client, today = signed_in(cast.rita), clock.today()
    at = url(bus_case, "young_people/")
    sheet = re.search(r'name="sheet" value="([^"]+)"', client.get(at).content.decode()).group(1)
    typed = {
        "sheet": sheet, "label_c3": "78 bus", "young_people": [str(one) for one in people.values()],
        "in_the_room": "with Mo, at the club", "because": "It is only bad on the bus", "stage": "assessment",
        "on_day": today.day, "on_month": today.month, "on_year": today.year,
    }  # fmt: skip
    empty = client.post(at, {**typed, "because": ""})
    assert empty.status_code == 200 and "<title>Error: " in empty.content.decode()
    assert "with Mo, at the club" in empty.content.decode()
    saved = client.post(at, typed)
    assert saved.status_code == 302
    page = client.get(saved["Location"]).content.decode()
    assert "JK and DT, " in page and "It is only bad on the bus" in page
    assert Entry.objects.filter(event="contexts.weighed").exists()


def test_a_press_that_cannot_be_says_why_and_changes_nothing(cast, bus_case, signed_in):
    client = signed_in(cast.rita)
    at = url(bus_case, "professionals/")
    sheet = re.search(r'name="sheet" value="([^"]+)"', client.get(at).content.decode()).group(1)
    answer = client.post(
        at, {"sheet": sheet, "do": "add", "new_context": "", "because": "kept"}
    ).content.decode()
    assert "<title>Error: " in answer and "Write what the context is called" in answer and "kept" in answer


def test_the_focus_moves_formally(cast, bus_case, opened, people):
    """`weighting.focus_shift`: the old focus ends, the next begins, the thread stays, a new purpose is due."""
    weighed(opened(cast.rita), whose=Whose.AGREED, boxes=BUS_FIRST)
    focus_operations.shift(opened=opened(cast.rita), focus=shifted())
    now = focus_queries.current(opened(cast.mo))
    assert (now.title, now.kind, now.partners_told) == ("the 78 route", Subject.TRANSPORT, "Priya, by Rita")
    assert [one.kind for one in focus_queries.history(opened(cast.rita))] == [
        Subject.TRANSPORT,
        Subject.PEER_GROUP,
    ]
    assert Case.objects.get().subject == Subject.TRANSPORT
    assert Due.objects.get(kind="contexts.new_purpose").whose == cast.rita
    assert TimelineEntry.objects.filter(kind="contexts.focus_shifted").count() == 1
    assert Weighting.objects.count() == 1 and Person.objects.count() == 2


def test_only_those_who_lead_move_the_focus_and_only_with_reasons(cast, opened):
    """`weighting.focus_shift`: reason, evidence, partners told."""
    with pytest.raises(Refused) as refused:
        focus_operations.shift(opened=opened(cast.mo), focus=shifted(because="", partners_told=" "))
    assert {one.field for one in refused.value.reasons} == {"", "because", "partners_told"}
    assert not Focus.objects.exists() and not Due.objects.exists()


def test_keeping_the_focus_is_a_decision_too(cast, opened):
    made = weighed(opened(cast.rita), whose=Whose.AGREED, boxes=BUS_FIRST)
    weighting_operations.keep_focus(opened=opened(cast.rita), weighting=made)
    row = Weighting.objects.get()
    assert row.focus_kept_by == cast.rita and row.focus_kept_at
    with pytest.raises(NotOpenToYou):
        weighting_operations.keep_focus(opened=opened(cast.rita), weighting=ids.new())


def test_only_what_was_agreed_decides_about_the_focus(cast, opened):
    made = weighed(opened(cast.rita))
    with pytest.raises(NotOpenToYou):
        weighting_operations.keep_focus(opened=opened(cast.rita), weighting=made)


def test_agreement_offers_the_focus_until_it_is_decided(cast, bus_case, opened, signed_in):
    """Story 1 step 8: move the focus, or keep it."""
    made = weighed(opened(cast.rita), whose=Whose.AGREED, boxes=BUS_FIRST, because="So the place comes first")
    client = signed_in(cast.rita)
    assert "Move the focus to 78 bus" in client.get(url(bus_case)).content.decode()
    form = client.get(url(bus_case, f"focus/?agreed={made}")).content.decode()
    assert "So the place comes first" in form and 'value="78 bus"' in form
    kept = client.post(url(bus_case, f"{made}/keep/"))
    assert kept.status_code == 302
    assert "Move the focus to 78 bus" not in client.get(url(bus_case)).content.decode()


def test_a_level_1_case_stays_about_its_young_person(cast, opened):
    Case.objects.update(level=1)
    with pytest.raises(Refused):
        focus_operations.shift(opened=opened(cast.rita), focus=shifted())


def test_a_closed_case_takes_no_more(cast, opened):
    Case.objects.update(stage="closed", closed_on=clock.today())
    with pytest.raises(Refused):
        weighting_operations.record(opened=opened(cast.rita), judgement=judgement())
