"""What the editor sends: done once, by the same rules as the forms, told about when out of date."""

from uuid import uuid4

import pytest

from alongside.activity.models import Entry
from alongside.cases.models import TeamMember
from alongside.lib import clock
from alongside.peermaps.models import Command, PeerMap
from alongside.peermaps.tests.editor import Editor, a_person, of, ref, said, take_off_and_back
from alongside.peermaps.tests.scenes import added_from_others, jk_drew
from alongside.people.models import Person
from alongside.people.tests.scenes import pause


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


@pytest.fixture
def editor(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


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


def test_two_with_the_same_initials_come_in_told_apart(editor, story):
    """`person.tell_apart`."""
    sent = a_person(shown="JK", tell_apart="bus")
    person = of(editor.done("add_person", **sent), "people", sent["person"])
    assert (person["shown"], person["tell_apart"]) == ("JK", "bus")


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


def test_days_that_cannot_be_are_refused(editor, story):
    """`map.time`, `map.statement`: not yet begun, ended before it began, said on a day to come."""
    year = clock.today().year

    def lasts(since, until):
        to, was = {"since": since, "until": until}, {"since": None, "until": None}
        return {"tie": str(story.jk_am), "to": to, "from": was}

    assert "cannot be in the future" in editor.refused("change_tie", **lasts(f"{year + 1}-05", None))
    ended_before = lasts(f"{year - 1}-05", f"{year - 1}-01")
    assert "cannot be before the day since when" in editor.refused("change_tie", **ended_before)
    assert editor.done("change_tie", **lasts(f"{year - 1}-01", f"{year - 1}-05"))
    heard = said(observed_on=f"{year + 1}-05")
    about = [ref("person", story.am)]
    assert "cannot be in the future" in editor.refused("add_statement", about=about, said=heard)


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
    assert "cannot be put back" in editor.refused("put_back", what=what, taken_off_by=sent)


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


def test_a_group_name_is_advised_about_beside_the_picture_and_stands(editor, cast, bus_case, signed_in):
    """`group.name`: as on the group's own page; another name has no advice, and nobody without names reads it."""
    group = str(uuid4())
    new = {"own_words": "", "bases": ["shared_context"], "definer": "Police", "members": []}
    made = of(editor.done("add_group", group=group, name="The Eastfield gang", **new), "groups", group)
    assert made["name"] == "The Eastfield gang"
    assert [advice["words"] for advice in made["advice"]] == ["gang"]
    assert all(advice["why"] and advice["instead"] for advice in made["advice"])
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    without_names = Editor(signed_in(cast.mo), bus_case.id).document()
    assert "advice" not in of(without_names, "groups", group)
    assert "gang" not in str(without_names)
    changed = editor.done("change_group", group=group, to={"name": "Share the 78"},
                          **{"from": {"name": "The Eastfield gang"}})  # fmt: skip
    assert "advice" not in of(changed, "groups", group)


def test_a_name_for_somebody_without_one_is_advised_about_beside_the_picture(
    editor, cast, bus_case, signed_in
):
    """`map.placeholder`, `recording.roles`: as on the form; other words have no advice, and it stops nothing."""
    sent = {
        "person": str(uuid4()),
        "note": "Jordan Kingsley Smith",
        "need": "",
        "evidence": "",
        "placed": None,
    }
    made = of(editor.done("add_placeholder", **sent), "people", sent["person"])
    assert [advice["words"] for advice in made["advice"]] == ["Jordan Kingsley Smith"]
    TeamMember.objects.filter(user=cast.mo).update(sees="nameless")
    assert "advice" not in of(Editor(signed_in(cast.mo), bus_case.id).document(), "people", sent["person"])
    changed = editor.done("change_person", person=sent["person"], to={"note": "a friend from the bus"},
                          **{"from": {"note": "Jordan Kingsley Smith"}})  # fmt: skip
    assert "advice" not in of(changed, "people", sent["person"])


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
