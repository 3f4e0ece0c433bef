"""What the editor cannot do: reach elsewhere, take back what is not its own, send what cannot be read."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.activity.models import Entry
from alongside.cases.models import TeamMember
from alongside.peermaps import commands, queries, reading_commands
from alongside.peermaps.models import PeerMap, Tie
from alongside.peermaps.tests.editor import Editor, a_person, ref, said
from alongside.peermaps.tests.scenes import jk_drew
from alongside.people.models import Person

NOWHERE = "00000000-0000-4000-8000-000000000007"


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


@pytest.fixture
def editor(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


def test_only_ones_own_taking_off_is_put_back_by_its_own_command(editor, story, cast, signed_in, bus_case):
    sent = str(uuid4())
    what = ref("tie", story.jk_am)
    editor.post({"id": sent, "base": 0, "command": "take_off", "what": what, "reason": "not_so", "words": ""})
    tom = Editor(signed_in(cast.tom), bus_case.id)
    assert "cannot be put back" in tom.refused("put_back", what=what, taken_off_by=sent)
    assert "cannot be put back" in editor.refused("put_back", what=what, taken_off_by=str(uuid4()))
    assert "cannot be put back" in editor.refused("put_back", what=ref("tie", story.jk_rs), taken_off_by=sent)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        '"x"',
        json.dumps({"command": "fly"}),
        json.dumps({"id": NOWHERE, "base": 0, "command": "move", "moves": []}),
        json.dumps({"id": NOWHERE, "base": 0, "command": "move", "moves": [], "more": 1}),
        json.dumps({"id": "not an id", "base": 0, "command": "confirm", "what": {}, "still_so": True}),
        "[" * 100_000,
    ],
)
def test_bad_input_gets_a_clear_message_and_changes_nothing(editor, body):
    """R7."""
    before = PeerMap.objects.get().version
    status, answer = editor.post(body)
    assert status == 422
    assert "could not be read" in answer["refused"][0]
    assert PeerMap.objects.get().version == before


def test_nothing_outside_this_map_is_reached(editor, story):
    """`map.one_case`, R7: ids from elsewhere, ids that are taken, ids that never were: one and the same answer."""
    gone = NOWHERE
    sent = [
        ("change_person", {"person": gone, "to": {"note": "x"}, "from": {"note": ""}}),
        ("change_tie", {"tie": gone, "to": {"state": "past"}, "from": {"state": "current"}}),
        ("add_condition", {"place": gone, "condition": str(uuid4()), "kind": "fares", "words": "x"}),
        ("note_talk", {"tie": gone, "talk": str(uuid4()), "words": "x"}),
        ("confirm", {"what": ref("tie", gone), "still_so": True}),
        ("change_members", {"group": str(story.us_lot), "add": [gone], "remove": []}),
        ("move", {"moves": [{"who": ref("person", gone), "to": [1, 1], "from": None}]}),
        ("take_off", {"what": ref("person", gone), "reason": "mistake", "words": ""}),
        ("take_off", {"what": ref("talk", gone), "reason": "mistake", "words": ""}),
        ("add_statement", {"about": [ref("tie", gone)], "said": said()}),
        (
            "add_statement",
            {"about": [ref("person", story.jk)], "said": said(whose={"perspective": f"p-{gone}", "new": ""})},
        ),
        (
            "add_tie",
            {
                "tie": str(uuid4()),
                "a": ref("person", story.jk),
                "b": ref("place", gone),
                "fields": {},
                "said": None,
            },
        ),
        ("add_person", a_person(person=str(story.jk))),
        ("change_person", {"person": "jk", "to": {"note": "x"}, "from": {"note": ""}}),
    ]
    before = (Person.objects.count(), Tie.objects.count(), PeerMap.objects.get().version)
    answers = {editor.refused(command, **fields) for command, fields in sent}
    assert answers == {commands.NOT_HERE}
    assert (Person.objects.count(), Tie.objects.count(), PeerMap.objects.get().version) == before


def test_only_who_sees_names_changes_the_map(story, cast, signed_in, bus_case):
    """`access.view`, `access.team`."""
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    for user in (cast.mo, cast.sam):
        editor = Editor(signed_in(user), bus_case.id)
        assert editor.send("confirm", what=ref("tie", story.jk_rs), still_so=True)[0] == 404


def test_a_change_needs_the_token_of_the_page(story, cast, bus_case):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.rita, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert (
        strict.post(
            reverse("peermaps:commands", args=[bus_case.id]), "{}", content_type="application/json"
        ).status_code
        == 403
    )


def test_the_map_as_it_was_known(editor, story):
    """`map.time`: ?known= and ?on=; nothing can be changed in it; nonsense counts as not asked."""
    day = editor.document()["time"]["today"]
    for asked in ({"known": day}, {"on": day}):
        then = editor.client.get(editor.document_url, asked).json()
        assert then["may_edit"] is False
        assert reading_commands.document_problems(then) == []
        assert len(then["ties"]) == 5
    assert editor.client.get(editor.document_url, {"known": "2020-01-01"}).json()["people"] == []
    assert editor.client.get(editor.document_url, {"on": "tomorrow"}).json()["may_edit"] is True


def test_every_command_is_in_the_log(editor, story, rita):
    editor.done("confirm", what=ref("tie", story.jk_rs), still_so=True)
    (entry,) = Entry.objects.filter(event="peermaps.command")
    assert json.loads(entry.body)["facts"] == {"kind": "confirm"}
    assert queries.tie(rita, story.jk_rs).tie.fading == 0
