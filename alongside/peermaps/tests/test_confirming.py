"""What nobody has confirmed for a while is confirmed or let go, from the picture and by form (`map.time`)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.contexts import groups_queries
from alongside.lib import clock
from alongside.peermaps import queries
from alongside.peermaps.tests.editor import Editor, of, ref, take_off_and_back
from alongside.peermaps.tests.scenes import own_account
from alongside.people import queries as people_queries
from alongside.people.tests.scenes import clear


@pytest.fixture
def rita(cast, bus_case, opened):
    """Rita, three hundred days after the map was drawn."""
    clear(bus_case.id, cast.tom)
    return opened(cast.rita)


@pytest.fixture
def story(rita):
    found = own_account(rita)
    with time_machine.travel(clock.now() + timedelta(days=300), tick=False):
        yield found


@pytest.fixture
def editor(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


def test_the_document_says_what_fades(editor, story):
    document = editor.document()
    assert {one["fading"] for one in document["statements"]} == {2}
    assert document["time"]["need_confirming"] == len(document["statements"])


def test_a_statement_is_confirmed_and_that_is_taken_back(editor, story):
    said = editor.document()["statements"][0]["id"]
    confirmed = editor.done("confirm", what=ref("statement", said), still_so=True)
    assert of(confirmed, "statements", said)["fading"] == 0
    back = editor.done("confirm", what=ref("statement", said), still_so=False)
    assert of(back, "statements", said)["fading"] == 2


def test_a_statement_is_let_go_and_put_back(editor, story):
    said = editor.document()["statements"][0]["id"]
    off, back = take_off_and_back(editor, "statement", said, reason="let_go")
    assert said not in {one["id"] for one in off["statements"]}
    assert said in {one["id"] for one in back["statements"]}


def test_a_tie_is_let_go_only_while_it_fades(editor, story):
    jk_am = str(story.jk_am)
    off, back = take_off_and_back(editor, "tie", jk_am, reason="let_go")
    assert jk_am not in {one["id"] for one in off["ties"]}
    assert of(back, "ties", jk_am)["fading"] == 2
    editor.done("confirm", what=ref("tie", jk_am), still_so=True)
    words = editor.refused("take_off", what=ref("tie", jk_am), reason="let_go", words="")
    assert "confirmed not long ago" in words
    said = of(editor.document(), "ties", jk_am)["statements"][0]
    editor.done("confirm", what=ref("statement", said), still_so=True)
    assert "confirmed not long ago" in editor.refused(
        "take_off", what=ref("statement", said), reason="let_go", words=""
    )


def test_the_list_asks_what_to_confirm_or_let_go(rita, story, signed_in, cast, bus_case):
    """From the list, by form alone: the tie's own page confirms it, says that it is past, or lets it go."""
    client = signed_in(cast.rita)
    page = client.get(reverse("peermaps:list", args=[bus_case.id])).content.decode()
    assert "To confirm or let go" in page
    where = reverse("peermaps:tie", args=[bus_case.id, story.jk_am])
    assert where in page
    shown = client.get(where).content.decode()
    assert "It is still so" in shown
    assert "Let it go" in shown
    client.post(reverse("peermaps:confirm", args=[bus_case.id, story.jk_am]))
    assert "Let it go" not in client.get(where).content.decode()
    client.post(reverse("peermaps:let_go", args=[bus_case.id, story.jk_rs]))
    assert story.jk_rs not in {one.id for one in queries.seen(rita).ties}
    refused = client.post(reverse("peermaps:let_go", args=[bus_case.id, story.jk_am]))
    assert "confirmed not long ago" in refused.content.decode()


def test_what_shapes_a_group_is_noted_in_the_picture(editor, rita, story):
    """`map.places`: a note on what shapes a place or a group."""
    from uuid import uuid4

    made = str(uuid4())
    words = "Stopped and searched on two corners"
    document = editor.done(
        "add_condition", group=str(story.us_lot), condition=made, kind="policing", words=words
    )
    assert [one["words"] for one in of(document, "groups", story.us_lot)["conditions"]] == [words]
    (group,) = groups_queries.groups(rita, people_queries.names(rita))
    assert [one.words for one in group.conditions] == [words]
    off, back = take_off_and_back(editor, "condition", made)
    assert of(off, "groups", story.us_lot)["conditions"] == []
    assert len(of(back, "groups", story.us_lot)["conditions"]) == 1
