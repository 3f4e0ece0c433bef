"""What the editor sends: checked, done once, by the same rules as the forms, told about when out of date."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator

from alongside.activity.models import Entry
from alongside.cases.models import TeamMember
from alongside.peermaps import queries, reading_commands
from alongside.peermaps.models import Command, PeerMap, Tie
from alongside.peermaps.tests.scenes import added_from_others, own_account
from alongside.people.models import Person
from alongside.people.tests.scenes import clear, pause

NOWHERE = str(uuid4())


@pytest.fixture
def rita(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.rita)


@pytest.fixture
def story(rita):
    return own_account(rita)


class Editor:
    """Sends commands as the page does and checks every answer against the schema."""

    def __init__(self, client, case):
        self.client, self.url = client, reverse("peermaps:commands", args=[case])
        self.document_url = reverse("peermaps:document", args=[case])

    def send(self, command, **fields):
        return self.post({"id": str(uuid4()), "base": 0, "command": command, **fields})

    def post(self, body):
        text = body if isinstance(body, str) else json.dumps(body)
        response = self.client.post(self.url, text, content_type="application/json")
        if response.status_code == 404:
            return 404, None
        answer = response.json()
        schema = Draft202012Validator(
            {"$ref": "alongside:map-command#/$defs/answer"}, registry=reading_commands._registry()
        )
        assert [one.message for one in schema.iter_errors(answer)] == []
        return response.status_code, answer

    def done(self, command, **fields):
        status, answer = self.send(command, **fields)
        assert status == 200, answer
        return answer["document"]

    def refused(self, command, **fields):
        status, answer = self.send(command, **fields)
        assert status == 422, answer
        return " ".join(answer["refused"])

    def document(self):
        return self.client.get(self.document_url).json()


@pytest.fixture
def editor(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


def a_person(**more):
    return {
        "person": str(uuid4()), "shown": "BL", "full": None, "kind": "young_person", "note": "", "need": "on the bus",
        "evidence": "AM said so", "rests_on": ["own_account"], "placed": [10, 20], **more,
    }  # fmt: skip


def said(words="They share food", **more):
    return {
        "statement": str(uuid4()), "whose": {"perspective": None, "new": "Club"}, "kind": "observed",
        "observed_on": "2026-03", "words": words, "own_words": False, "reading": None, **more,
    }  # fmt: skip


def of(document, kind, what):
    return next(one for one in document[kind] if one["id"] == str(what))


def ref(kind, what):
    return {"type": kind, "id": str(what)}


def test_a_person_comes_in_by_the_same_decision_as_by_form(editor, story):
    """`map.inclusion`: need, evidence, what it rests on; placed where the hand put them; nobody else moves."""
    sent = a_person()
    person = of(editor.done("add_person", **sent), "people", sent["person"])
    assert (person["shown"], person["placed"], person["inclusion"]["need"]) == (
        "BL",
        [10.0, 20.0],
        "on the bus",
    )
    assert [one for one in editor.document()["people"] if one["placed"]] == [person]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"need": ""}, "Write why this person needs to be in this record"),
        ({"evidence": ""}, "Write what that reason rests on"),
        ({"rests_on": []}, "Choose what the evidence is"),
        ({"rests_on": ["told_by", "police_held"]}, "adds nobody by itself"),
        ({"shown": "JK"}, "There is already a JK here"),
        ({"shown": "AM and DT"}, "one person at a time"),
    ],
)
def test_the_rules_hold_for_the_editor_too(editor, wrong, says):
    """`map.inclusion`, `map.statement`, `person.tell_apart`, `person.family`: 422 with the sentence."""
    before = Person.objects.count()
    assert says in editor.refused("add_person", **a_person(**wrong))
    assert Person.objects.count() == before
    assert Command.objects.count() == 0


def test_what_the_evidence_is_has_to_be_said(editor):
    sent = a_person()
    del sent["rests_on"]
    assert "Choose what the evidence is" in editor.refused("add_person", **sent)


def test_a_pause_stops_adding_and_nothing_else(editor, story, cast, bus_case):
    """`values.pause`: ties and words go on."""
    pause(bus_case.id, cast.tom)
    assert "Adding people is paused" in editor.refused("add_person", **a_person())
    placeholder = {"person": str(uuid4()), "note": "a friend", "need": "", "evidence": "", "placed": None}
    assert "Adding people is paused" in editor.refused("add_placeholder", **placeholder)
    document = editor.done("add_statement", about=[ref("tie", story.jk_rs)], said=said())
    assert document["may_add_people"] is False
    assert document["why_not"]


def test_sending_twice_does_it_once(editor, story):
    """R1: the id makes a repeat harmless, whatever became of the first answer."""
    body = {"id": str(uuid4()), "base": 0, "command": "add_person", **a_person()}
    first, again = editor.post(body), editor.post(body)
    assert (first[0], again[0]) == (200, 200)
    assert first[1]["version"] == again[1]["version"]
    assert Command.objects.count() == 1
    assert Entry.objects.filter(event="people.person_added", case=str(PeerMap.objects.get().pk)).count() == 7


def test_a_placeholder_needs_no_decision(editor):
    """`map.placeholder`."""
    sent = {
        "person": str(uuid4()),
        "note": "a friend from the bus",
        "need": "",
        "evidence": "",
        "placed": [1, 2],
    }
    person = of(editor.done("add_placeholder", **sent), "people", sent["person"])
    assert (person["shown"], person["kind"], person["note"]) == ("?", "unnamed", "a friend from the bus")


def test_people_are_changed_field_by_field(editor, story):
    """A colleague's change to another field merges; to the same field both are told, and nothing is lost."""
    jk = str(story.jk)
    editor.done("change_person", person=jk, to={"note": "year 10"}, **{"from": {"note": ""}})
    merged = editor.done("change_person", person=jk, to={"symbol": "fox", "tell_apart": "tall"},
                         **{"from": {"symbol": None, "tell_apart": ""}})  # fmt: skip
    person = of(merged, "people", jk)
    assert (person["note"], person["symbol"], person["tell_apart"]) == ("year 10", "fox", "tall")
    status, answer = editor.send("change_person", person=jk, to={"note": "year 11"}, **{"from": {"note": ""}})
    assert status == 409
    clash = answer["out_of_date"]
    assert clash["what"] == ref("person", jk)
    assert clash["fields"] == [{"field": "note", "yours": "year 11", "theirs": "year 10"}]
    assert of(clash["document"], "people", jk)["note"] == "year 10"
    assert clash["by"] == "Rita Okafor"
    editor.done(
        "change_person",
        person=jk,
        to={"deceased": True, "symbol": None},
        **{"from": {"deceased": False, "symbol": "fox"}},
    )
    assert of(editor.document(), "people", jk)["deceased"] is True


def test_places_and_what_shapes_them(editor, story):
    """`map.places`."""
    place, condition = str(uuid4()), str(uuid4())
    editor.done("add_place", place=place, kind="online", name="Group chat", note="", placed=[5, 5])
    editor.done("change_place", place=place, to={"name": "The chat", "kind": "service"},
                **{"from": {"name": "Group chat", "kind": "online"}})  # fmt: skip
    words = {"place": place, "condition": condition, "kind": "opening", "words": "Never closes"}
    found = of(editor.done("add_condition", **words), "places", place)
    assert (found["name"], found["kind"], found["placed"]) == ("The chat", "service", [5.0, 5.0])
    assert [one["words"] for one in found["conditions"]] == ["Never closes"]
    off, back = take_off_and_back(editor, "condition", condition)
    assert of(off, "places", place)["conditions"] == []
    assert len(of(back, "places", place)["conditions"]) == 1
    off, back = take_off_and_back(editor, "place", place)
    assert place not in str(off["places"])
    assert place in str(back["places"])


def take_off_and_back(editor, kind, what, reason="undone"):
    """Take something off, then put it back by the id of that very command."""
    sent = str(uuid4())
    body = {
        "id": sent,
        "base": 0,
        "command": "take_off",
        "what": ref(kind, what),
        "reason": reason,
        "words": "",
    }
    status, off = editor.post(body)
    assert status == 200, off
    back = editor.done("put_back", what=ref(kind, what), taken_off_by=sent)
    return off["document"], back


def test_a_tie_with_what_somebody_says(editor, story):
    """`map.tie`, `map.statement`: a new voice, a month as the day, the levels of the reading."""
    words = said("They wait for each other", reading={"support": "strong", "harm": "none"})
    sent = {"tie": str(uuid4()), "a": ref("person", story.am), "b": ref("person", story.dt), "said": words}
    tie = of(
        editor.done("add_tie", **sent, fields={"kinds": ["friend"], "since": "2026-03"}), "ties", sent["tie"]
    )
    assert (tie["support"], tie["support_checked"], tie["kinds"], tie["since"]) == (
        "strong",
        True,
        ["friend"],
        "2026-03",
    )
    statement = of(editor.document(), "statements", words["statement"])
    assert (statement["whose"], statement["observed_on"], statement["reading"]) == (
        "Club",
        "2026-03",
        {"support": "strong", "harm": "none"},
    )


def test_a_bare_line_is_not_checked(editor, story):
    sent = {"tie": str(uuid4()), "a": ref("person", story.am), "b": ref("place", story.bus), "said": None}
    tie = of(
        editor.done("add_tie", **sent, fields={"harm": "some", "harm_direction": "b_to_a"}),
        "ties",
        sent["tie"],
    )
    assert (tie["harm"], tie["harm_checked"], tie["harm_direction"]) == ("some", False, "b_to_a")


def test_what_people_said_is_not_redrawn(editor, story):
    """`map.perspectives`: 422 with whose words they are."""
    change = {"tie": str(story.jk_rs), "to": {"support": "none"}, "from": {"support": "strong"}}
    assert "what JK said" in editor.refused("change_tie", **change)


def test_two_who_change_the_same_tie_are_told(editor, story, cast, signed_in, bus_case):
    """R1: other fields merge, the same field answers 409 with the newest map."""
    jk_rs = str(story.jk_rs)
    tom = Editor(signed_in(cast.tom), bus_case.id)
    tom.done("change_tie", tie=jk_rs, to={"state": "uncertain"}, **{"from": {"state": "current"}})
    editor.done("change_tie", tie=jk_rs, to={"kinds": ["close_friend"]}, **{"from": {"kinds": []}})
    status, answer = editor.send(
        "change_tie", tie=jk_rs, to={"state": "past"}, **{"from": {"state": "current"}}
    )
    assert status == 409
    assert answer["out_of_date"]["by"] == "Rita Okafor"
    assert of(answer["out_of_date"]["document"], "ties", jk_rs)["state"] == "uncertain"
    same = editor.done("change_tie", tie=jk_rs, to={"state": "uncertain"}, **{"from": {"state": "current"}})
    assert of(same, "ties", jk_rs)["kinds"] == ["close_friend"]


def test_fields_of_a_tie_and_their_undoing(editor, story):
    """Every change has an inverse that is a change too."""
    tie = str(story.jk_am)
    was = {
        "direction": "none",
        "influence_direction": "none",
        "non_contact": False,
        "until": None,
        "harm": "none",
    }
    to = {
        "direction": "both",
        "influence_direction": "a_to_b",
        "non_contact": True,
        "until": "2026-09-01",
        "harm": "unknown",
    }
    changed = of(editor.done("change_tie", tie=tie, to=to, **{"from": was}), "ties", tie)
    assert {name: changed[name] for name in to} == to
    undone = of(editor.done("change_tie", tie=tie, to=was, **{"from": to}), "ties", tie)
    assert {name: undone[name] for name in was} == was


def test_no_real_date_is_refused(editor, story):
    change = {"tie": str(story.jk_am), "to": {"since": "2026-02-30"}, "from": {"since": None}}
    assert "real date" in editor.refused("change_tie", **change)
    words = said(observed_on="2026-13")
    assert "real date" in editor.refused("add_statement", about=[ref("person", story.jk)], said=words)


def test_words_about_people_places_groups_and_ties(editor, story):
    """`map.perspectives`: by somebody the map knows; about several things at once."""
    mine = said(
        "Us lot look after RS",
        whose={"perspective": f"p-{story.jk}", "new": ""},
        kind="own_account",
        own_words=True,
    )
    about = [ref("person", story.am), ref("place", story.park), ref("group", story.us_lot)]
    found = of(editor.done("add_statement", about=about, said=mine), "statements", mine["statement"])
    assert (found["whose"], found["perspective_id"], found["own_words"]) == ("JK", f"p-{story.jk}", True)
    assert {one["type"] for one in found["about"]} == {"person", "place", "group"}
    off, back = take_off_and_back(editor, "statement", mine["statement"])
    assert mine["statement"] not in str(off["statements"])
    assert mine["statement"] in str(back["statements"])


def test_somebody_new_keeps_one_perspective(editor, story):
    """The same words are the same voice; its kind decides whether it is among the professionals."""
    first = said(whose={"perspective": None, "new": "Head of year", "kind": "professional"})
    second = said(whose={"perspective": None, "new": "head of  year", "kind": "professional"})
    for words in (first, second):
        document = editor.done("add_statement", about=[ref("tie", story.jk_rs)], said=words)
    keys = {of(document, "statements", words["statement"])["perspective_id"] for words in (first, second)}
    assert len(keys) == 1
    (view,) = [one for one in document["views"] if one["kind"] == "professionals"]
    assert keys <= set(view["perspectives"])
    third = said(whose={"perspective": keys.pop(), "new": ""})
    document = editor.done("add_statement", about=[ref("tie", story.jk_rs)], said=third)
    assert of(document, "statements", third["statement"])["perspective_id"] in view["perspectives"]


def test_their_own_account_goes_when_they_ask(editor, story):
    """`rights.refuse`: words taken back do not come back by undo."""
    tie = of(editor.document(), "ties", story.jk_am)
    what = ref("statement", tie["statements"][0])
    assert "own account" in editor.refused("take_off", what=what, reason="not_so", words="")
    sent = str(uuid4())
    status, _ = editor.post(
        {"id": sent, "base": 0, "command": "take_off", "what": what, "reason": "asked", "words": ""}
    )
    assert status == 200
    assert editor.send("put_back", what=what, taken_off_by=sent)[0] == 404


def test_groups_and_members(editor, story):
    """`group.basis`, `group.definer`; membership follows from no tie."""
    group = str(uuid4())
    new = {
        "name": "On the 78",
        "own_words": "",
        "bases": ["shared_context"],
        "definer": "JK",
        "members": [str(story.rs)],
    }
    found = of(editor.done("add_group", group=group, **new), "groups", group)
    assert (found["definer"], found["perspectives"], found["members"]) == (
        "JK",
        [f"p-{story.jk}"],
        [str(story.rs)],
    )
    editor.done("change_group", group=group, to={"name": "Share the 78", "definer": "Bus company"},
                **{"from": {"name": "On the 78", "definer": "JK"}})  # fmt: skip
    found = of(
        editor.done("change_members", group=group, add=[str(story.jk)], remove=[str(story.rs)]),
        "groups",
        group,
    )
    assert (found["name"], found["definer"], found["members"]) == (
        "Share the 78",
        "Bus company",
        [str(story.jk)],
    )
    off, back = take_off_and_back(editor, "group", group)
    assert group not in str(off["groups"])
    assert of(back, "groups", group)["members"] == [str(story.jk)]


def test_confirming_and_taking_it_back(editor, story):
    for what in (ref("tie", story.jk_rs), ref("group", story.us_lot)):
        editor.done("confirm", what=what, still_so=True)
        editor.done("confirm", what=what, still_so=False)


def test_talks_are_noted_and_taken_off(editor, rita, story):
    added_from_others(rita, story)
    talk = str(uuid4())
    document = editor.done("note_talk", tie=str(story.jk_rs), talk=talk, words="It was shopping.")
    assert of(document, "ties", story.jk_rs)["talks"][0]["words"] == "It was shopping."
    off, back = take_off_and_back(editor, "talk", talk)
    assert of(off, "ties", story.jk_rs)["talks"] == []
    assert len(of(back, "ties", story.jk_rs)["talks"]) == 1


def test_moves_are_never_refused_because_somebody_else_moved(editor, story):
    """The last one stands."""

    def move(to):
        who = ref("person", story.jk)
        return editor.done("move", moves=[{"who": who, "to": to, "from": [0, 0]}])

    assert of(move([10, 20]), "people", story.jk)["placed"] == [10.0, 20.0]
    assert of(move([30.26, -5]), "people", story.jk)["placed"] == [30.3, -5.0]
    assert of(move(None), "people", story.jk)["placed"] is None


def test_people_and_ties_come_off_and_back(editor, story):
    off, back = take_off_and_back(editor, "person", story.rs, reason="mistake")
    assert str(story.jk_rs) not in str(off["ties"])
    assert of(back, "ties", story.jk_rs)["support"] == "strong"
    off, back = take_off_and_back(editor, "tie", story.jk_am, reason="not_so")
    assert str(story.jk_am) not in str(off["ties"])
    assert str(story.jk_am) in str(back["ties"])


def test_only_ones_own_taking_off_is_put_back_by_its_own_command(editor, story, cast, signed_in, bus_case):
    sent = str(uuid4())
    what = ref("tie", story.jk_am)
    editor.post({"id": sent, "base": 0, "command": "take_off", "what": what, "reason": "not_so", "words": ""})
    tom = Editor(signed_in(cast.tom), bus_case.id)
    assert tom.send("put_back", what=what, taken_off_by=sent)[0] == 404
    assert editor.send("put_back", what=what, taken_off_by=str(uuid4()))[0] == 404
    assert editor.send("put_back", what=ref("tie", story.jk_rs), taken_off_by=sent)[0] == 404


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
    """`map.one_case`: ids from elsewhere are not there."""
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
    for command, fields in sent:
        assert editor.send(command, **fields)[0] == 404, command
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
