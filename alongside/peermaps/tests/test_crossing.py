"""Two people change the same thing: both versions are kept, both people are told, one of them decides (R1)."""

import json
from uuid import uuid4

import pytest

from alongside.contexts.models import ThingChange
from alongside.peermaps.models import Command, Crossing, Tie, TieFacts, TieReading
from alongside.peermaps.tests.editor import Editor, a_person, of, ref, said
from alongside.peermaps.tests.scenes import jk_drew
from alongside.people import operations as people_operations
from alongside.people.models import PersonChange
from alongside.people.tests.scenes import a_friend_from_the_bus
from alongside.statements.models import Statement


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


@pytest.fixture
def rita(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


@pytest.fixture
def tom(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.tom), bus_case.id)


def _note(editor, person, was, to):
    return editor.send("change_person", person=str(person), to={"note": to}, **{"from": {"note": was}})


@pytest.fixture
def crossed(rita, tom, story):
    """Rita writes first; Tom wrote without knowing. Their two documents."""
    assert _note(rita, story.am, "", "year 10")[0] == 200
    status, answer = _note(tom, story.am, "", "plays bass")
    assert status == 409
    return rita.document(), answer["out_of_date"]["document"]


def test_both_see_both_versions_and_nothing_is_lost(crossed, story):
    """The first stands; what came second waits beside it, sealed, with its author."""
    (first,), (second,) = (one["crossed"] for one in crossed)
    assert [of(one, "people", story.am)["note"] for one in crossed] == ["year 10", "year 10"]
    fields = [{"field": "note", "first": "year 10", "second": "plays bass"}]
    same = {
        "what": ref("person", story.am),
        "name": "AM",
        "gone": False,
        "fields": fields,
        "words": [],
        "settled": None,
    }
    assert first == {"id": first["id"], "mine": "first", "by": "Tom Brandt", **same}
    assert second == {"id": first["id"], "mine": "second", "by": "Rita Okafor", **same}
    row = Crossing.objects.get()
    assert str(row.words) == "[sealed]"
    assert PersonChange.objects.get().by.name == "Rita Okafor"


@pytest.mark.parametrize("who", ["first", "second"])
@pytest.mark.parametrize(("how", "stands"), [("keep", "year 10"), ("use", "plays bass")])
def test_either_decides_and_the_other_hears_of_it(crossed, rita, tom, story, who, how, stands):
    decides, hears = (rita, tom) if who == "first" else (tom, rita)
    crossing = crossed[0]["crossed"][0]["id"]
    after = decides.done("settle", crossing=crossing, how=how, **{"from": {"note": "year 10"}})
    assert of(after, "people", story.am)["note"] == stands
    assert "crossed" not in after
    (told,) = hears.document()["crossed"]
    assert (told["settled"], told["id"]) == (how == "use", crossing)
    assert "crossed" not in hears.done("settle", crossing=crossing, how="read", **{"from": {}})
    typed = [json.dumps(one) for one in _written(PersonChange)]
    assert len(typed) == (2 if how == "use" else 1)


def _written(model):
    return list(model.objects.values_list("fields", flat=True))


def test_whoever_decides_first_decides(crossed, rita, tom, story):
    """The second decision changes nothing; it sees what the first one was."""
    crossing = crossed[0]["crossed"][0]["id"]
    rita.done("settle", crossing=crossing, how="keep", **{"from": {}})
    after = tom.done("settle", crossing=crossing, how="use", **{"from": {"note": "year 10"}})
    assert of(after, "people", story.am)["note"] == "year 10"
    assert after["crossed"][0]["settled"] is False


def test_a_third_person_is_not_asked_and_cannot_decide(crossed, signed_in, cast, bus_case):
    mo = Editor(signed_in(cast.mo), bus_case.id)
    assert "crossed" not in mo.document()
    crossing = crossed[0]["crossed"][0]["id"]
    assert "no longer on this map" in mo.refused("settle", crossing=crossing, how="keep", **{"from": {}})


def test_somebody_who_goes_on_typing_is_asked_once_about_the_newest(crossed, tom, rita, story):
    """What Tom typed before stays in history."""
    _note(tom, story.am, "plays bass", "plays the double bass")
    (one,) = rita.document()["crossed"]
    assert one["fields"][0]["second"] == "plays the double bass"
    assert Crossing.objects.count() == 2


def test_using_the_second_version_asks_again_when_a_third_has_come(
    crossed, rita, tom, story, signed_in, cast, bus_case
):
    mo = Editor(signed_in(cast.mo), bus_case.id)
    assert _note(mo, story.am, "year 10", "year 11")[0] == 200
    crossing = crossed[1]["crossed"][0]["id"]
    status, answer = tom.send("settle", crossing=crossing, how="use", **{"from": {"note": "year 10"}})
    assert status == 409
    assert answer["out_of_date"]["by"] == "Mo Farrell"
    assert of(mo.document(), "people", story.am)["note"] == "year 11"
    assert mo.document()["crossed"][0]["fields"][0]["second"] == "plays bass"


def test_what_does_not_cross_is_done(rita, tom, story):
    """One command, two fields: the free one is written, the other one waits."""
    _note(rita, story.am, "", "year 10")
    status, answer = tom.send(
        "change_person",
        person=str(story.am),
        to={"note": "year 9", "symbol": "fox"},
        **{"from": {"note": "", "symbol": None}},
    )
    person = of(answer["out_of_date"]["document"], "people", story.am)
    assert (status, person["note"], person["symbol"]) == (409, "year 10", "fox")


def test_a_lost_answer_is_given_again_and_nothing_is_kept_twice(rita, tom, story):
    _note(rita, story.am, "", "year 10")
    body = {
        "id": str(uuid4()), "base": 0, "command": "change_person", "person": str(story.am),
        "to": {"note": "plays bass"}, "from": {"note": ""},
    }  # fmt: skip
    first, again = tom.post(body), tom.post(body)
    assert first[0] == again[0] == 409
    assert first[1] == again[1]
    assert Crossing.objects.count() == 1


def test_the_same_person_on_two_devices_is_asked_once(rita, story):
    _note(rita, story.am, "", "year 10")
    assert _note(rita, story.am, "", "year 11")[0] == 409
    (one,) = rita.document()["crossed"]
    assert one["by"] == ""
    assert "crossed" not in rita.done(
        "settle", crossing=one["id"], how="use", **{"from": {"note": "year 10"}}
    )


def test_what_is_off_stays_off_and_the_words_about_it_are_kept(rita, tom, story):
    """Delete and edit: both are told; only whoever took it off may put it back, and then the words are on it."""
    rita.done("take_off", what=ref("person", story.am), reason="not_needed", words="")
    status, answer = _note(tom, story.am, "", "plays bass")
    assert status == 409
    assert answer["out_of_date"]["by"] == "Rita Okafor"
    assert str(story.am) not in json.dumps(answer["out_of_date"]["document"]["people"])
    (hers,), (his,) = rita.document()["crossed"], tom.document()["crossed"]
    assert (hers["gone"], hers["mine"], his["mine"], his["name"]) == (True, "first", "second", "AM")
    assert hers["fields"] == [{"field": "note", "first": "", "second": "plays bass"}]
    tom.done("settle", crossing=his["id"], how="use", **{"from": {}})
    assert str(story.am) not in json.dumps(tom.document()["people"])
    after = rita.done("settle", crossing=hers["id"], how="use", **{"from": {}})
    assert of(after, "people", story.am)["note"] == "plays bass"


def test_after_an_undo_what_came_second_can_still_be_used(rita, tom, story):
    """R1: the person is back already; the tie drawn to them comes too, and is told in words before."""
    rita.done("take_off", what=ref("person", story.am), reason="not_needed", words="")
    sent = str(Command.objects.latest("at").command)
    tie, ends = str(uuid4()), {"a": ref("person", story.am), "b": ref("person", story.rs)}
    fields = {"support": "some", "kinds": ["friend"]}
    assert tom.send("add_tie", tie=tie, **ends, fields=fields, said=None)[0] == 409
    rita.done("put_back", what=ref("person", story.am), taken_off_by=sent)
    (waits,) = rita.document()["crossed"]
    assert waits["words"] == ["AM and RS: friends, some support"]
    rita.done("settle", crossing=waits["id"], how="use", **{"from": {}})
    assert of(tom.document(), "ties", tie)["support"] == "some"


def test_words_about_a_tie_whose_end_is_off(rita, tom, story):
    rita.done("take_off", what=ref("person", story.am), reason="not_so", words="")
    sent = said("They share food")
    assert tom.send("add_statement", about=[ref("tie", story.jk_am)], said=sent)[0] == 409
    assert tom.send("note_talk", tie=str(story.jk_am), talk=str(uuid4()), words="They made up")[0] == 409
    found = rita.document()["crossed"]
    assert [(one["name"], one["words"]) for one in found] == [
        ("JK and AM", ["They share food"]),
        ("JK and AM", ["They made up"]),
    ]
    after = rita.done("settle", crossing=found[0]["id"], how="use", **{"from": {}})
    assert of(after, "statements", sent["statement"])["words"] == "They share food"


def test_nothing_is_written_of_who_asked_to_come_off(rita, tom, story):
    """`rights.remove`: the words go back to their author and are not kept."""
    rita.done("take_off", what=ref("person", story.am), reason="asked", words="")
    status, answer = _note(tom, story.am, "", "plays bass")
    assert (status, answer["refused"]) == (
        422,
        ["Rita Okafor took this off the map in the meantime, so nothing was changed."],
    )
    assert not Crossing.objects.exists()


def test_moves_and_lists_leave_out_who_is_off(rita, tom, story):
    """Move and delete: the last place stands, and nobody comes back by being in a list."""
    rita.done("take_off", what=ref("person", story.am), reason="not_so", words="")
    moves = [{"who": ref("person", one), "to": [7, 7], "from": None} for one in (story.am, story.rs)]
    after = tom.done("move", moves=moves)
    assert of(after, "people", story.rs)["placed"] == [7.0, 7.0]
    group = {
        "group": str(uuid4()),
        "name": "At the bridge",
        "own_words": "",
        "bases": ["shared_context"],
        "definer": "",
    }
    after = tom.done("add_group", **group, members=[str(story.am), str(story.rs)])
    assert of(after, "groups", group["group"])["members"] == [str(story.rs)]
    after = tom.done("change_members", group=group["group"], add=[str(story.am)], remove=[str(story.rs)])
    assert of(after, "groups", group["group"])["members"] == []
    assert after["people"] == rita.document()["people"]


def test_taking_off_twice_is_taking_off_once(rita, tom, story):
    """And whoever came second does not put it back."""
    rita.done("take_off", what=ref("tie", story.jk_am), reason="not_so", words="")
    sent = str(uuid4())
    body = {
        "id": sent,
        "base": 0,
        "command": "take_off",
        "what": ref("tie", story.jk_am),
        "reason": "mistake",
        "words": "",
    }
    assert tom.post(body)[0] == 200
    assert "cannot be put back" in tom.refused("put_back", what=ref("tie", story.jk_am), taken_off_by=sent)


def test_undoing_never_takes_a_colleagues_work_along(rita, tom, story):
    """`map.statement`: undo of something a colleague built on."""
    added = a_person()
    rita.done("add_person", **added)
    what = ref("person", added["person"])
    tom.done(
        "add_tie",
        tie=str(uuid4()),
        a=what,
        b=ref("person", story.am),
        fields={"kinds": ["friend"]},
        said=None,
    )
    says = rita.refused("take_off", what=what, reason="undone", words="")
    assert (
        says
        == "Tom Brandt worked on this too, so it is not simply undone. If it should go, take it off and say why."
    )
    assert of(rita.document(), "people", added["person"])
    rita.done("take_off", what=what, reason="mistake", words="")


@pytest.mark.parametrize("kind", ["place", "group", "tie", "talk", "condition", "statement"])
def test_what_one_made_alone_is_undone_alone(rita, tom, story, kind):
    made = str(uuid4())
    am, rs, bus, tie = (str(one) for one in (story.am, story.rs, story.bus, story.jk_am))
    group = {"name": "Bridge lot", "own_words": "", "bases": ["shared_context"], "definer": "", "members": []}
    place = {"kind": "place", "name": "Bridge", "note": "", "placed": None}
    ends = {"a": ref("person", am), "b": ref("person", rs)}
    words = {"place": bus, "kind": "fares", "words": "Dear"}
    make = {
        "place": {"command": "add_place", "place": made, **place},
        "group": {"command": "add_group", "group": made, **group},
        "tie": {"command": "add_tie", "tie": made, **ends, "fields": {}, "said": None},
        "talk": {"command": "note_talk", "tie": tie, "talk": made, "words": "They talked"},
        "condition": {"command": "add_condition", "condition": made, **words},
        "statement": {"command": "add_statement", "about": [ref("person", am)], "said": said(statement=made)},
    }[kind]
    rita.done(**make)
    assert "Rita Okafor worked on this too" in tom.refused(
        "take_off", what=ref(kind, made), reason="undone", words=""
    )
    rita.done("take_off", what=ref(kind, made), reason="undone", words="")


def test_two_who_draw_the_same_tie_have_one_with_everything_on_it(rita, tom, story):
    """`map.tie`: what the first left open is filled; what is otherwise waits; the words of both stand."""
    a, b = ref("person", story.am), ref("person", story.rs)
    one, other = str(uuid4()), str(uuid4())
    rita.done(
        "add_tie", tie=one, a=a, b=b, fields={"kinds": ["friend"], "harm_direction": "a_to_b"}, said=None
    )
    words = said("They wait for each other", reading={"support": "strong", "harm": "none"})
    fields = {"kinds": ["family"], "since": "2026-03", "harm_direction": "b_to_a"}
    status, answer = tom.send("add_tie", tie=other, a=b, b=a, fields=fields, said=words)
    assert status == 409
    found = answer["out_of_date"]["document"]
    tie = of(found, "ties", one)
    assert (tie["kinds"], tie["since"], tie["support"], tie["harm_direction"]) == (
        ["friend"],
        "2026-03",
        "strong",
        "a_to_b",
    )
    assert [f["field"] for f in found["crossed"][0]["fields"]] == ["kinds"]
    assert other not in [t["id"] for t in found["ties"]]
    assert of(found, "statements", words["statement"])["words"] == "They wait for each other"
    assert TieFacts.objects.get(tie=other).kinds == ["family"]


def test_later_changes_to_the_tie_that_was_there_already_follow_it(rita, tom, story):
    """Tom's device goes on speaking of its own tie; and it is not his alone to take back."""
    a, b = ref("person", story.am), ref("person", story.rs)
    one, other = str(uuid4()), str(uuid4())
    rita.done("add_tie", tie=one, a=a, b=b, fields={"kinds": ["friend"]}, said=None)
    tom.done("add_tie", tie=other, a=a, b=b, fields={"kinds": ["friend"], "support": "some"}, said=None)
    after = tom.done("change_tie", tie=other, to={"until": "2026-04"}, **{"from": {"until": None}})
    assert (of(after, "ties", one)["until"], of(after, "ties", one)["support"]) == ("2026-04", "some")
    assert "Rita Okafor worked on this too" in tom.refused(
        "take_off", what=ref("tie", other), reason="undone", words=""
    )


def test_whoever_a_placeholder_turned_out_to_be_is_meant(opened, cast, rita, tom, story):
    opened_by_rita = opened(cast.rita)
    """Merge and edit: changes to the placeholder, its ties and its words are the known person's."""
    friend = a_friend_from_the_bus(opened_by_rita)
    tie, known = str(uuid4()), str(uuid4())
    rita.done(
        "add_tie",
        tie=tie,
        a=ref("person", friend),
        b=ref("person", story.rs),
        fields={"since": "2025"},
        said=None,
    )
    rita.done(
        "add_tie",
        tie=known,
        a=ref("person", story.rs),
        b=ref("person", story.am),
        fields={"kinds": ["friend"]},
        said=None,
    )
    people_operations.merge(opened=opened_by_rita, placeholder=friend, known=story.am)
    words = said("She gets off at the school")
    after = tom.done("add_statement", about=[ref("person", friend)], said=words)
    assert of(after, "statements", words["statement"])["about"] == [ref("person", story.am)]
    after = tom.done("change_tie", tie=tie, to={"state": "uncertain"}, **{"from": {"state": "current"}})
    merged = of(after, "ties", known)
    assert (merged["state"], merged["kinds"], merged["since"]) == ("uncertain", ["friend"], "2025")
    assert Tie.objects.get(pk=tie).off_because == "merged"
    assert TieReading.objects.filter(tie=known).count() <= 1
    status, _ = _note(tom, friend, "a friend from the bus", "the tall one")
    assert status == 409
    assert of(tom.document(), "people", story.am)["note"] == ""


def test_every_earlier_description_is_in_history_with_who_wrote_it(rita, tom, story):
    place, group = str(story.bus), str(story.us_lot)
    rita.done("change_place", place=place, to={"note": "upper deck"}, **{"from": {"note": ""}})
    tom.done("change_place", place=place, to={"note": "lower deck"}, **{"from": {"note": "upper deck"}})
    tom.done(
        "change_group",
        group=group,
        to={"own_words": "our lot"},
        **{"from": {"own_words": "At the park it’s just us lot"}},
    )
    rows = ThingChange.objects.order_by("at")
    assert [(row.by.name, row.fields) for row in rows] == [
        ("Rita Okafor", ["note"]),
        ("Tom Brandt", ["note"]),
        ("Tom Brandt", ["own_words"]),
    ]


def test_nothing_of_it_outlives_a_refusal(rita, tom, story):
    """A rule says no: no row, no command, no crossing."""
    before = (Command.objects.count(), Statement.objects.count())
    assert (
        rita.send("add_statement", about=[ref("person", story.am)], said=said(observed_on="2026-13"))[0]
        == 422
    )
    assert (Command.objects.count(), Statement.objects.count()) == before
    assert not Crossing.objects.exists()
