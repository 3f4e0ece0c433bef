"""A placeholder put together with somebody by a slip is itself again, with every row of every slice (R1)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from alongside.accounts.models import User
from alongside.activity.doors import door, operation
from alongside.cases import falling_due
from alongside.cases.models import TimelineEntry
from alongside.cases.opening import open_case
from alongside.cases.terms import SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.peermaps import operations as maps
from alongside.peermaps.models import Command
from alongside.peermaps.operations import About
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.editor import Editor, of, ref, said
from alongside.peermaps.tests.scenes import added_from_others, jk_drew, own_words, person, tie
from alongside.people import erasing, operations
from alongside.people.joining import rows_of
from alongside.people.models import Joining, Person
from alongside.people.terms import OffBecause
from alongside.people.tests.scenes import a_friend_from_the_bus, pause, somebody
from tests.journeys import seeds


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


@pytest.fixture
def later(rita, story):
    """With a friend from the bus, who has a tie to X as LO has, and one of their own."""
    found = added_from_others(rita, story)
    maps.hear(
        opened=rita,
        said=replace(own_words(story.jk, "He sits with us."), about=(found.friend,)),
        about=About(),
    )
    tie(
        rita, person(found.friend), person(story.am), own_words(story.am, "He’s alright."), support=Level.SOME
    )
    return found


@pytest.fixture
def editor(later, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


@pytest.fixture
def tom(later, signed_in, cast, bus_case):
    return Editor(signed_in(cast.tom), bus_case.id)


def joins(editor, gone, known):
    """As the editor sends it. Returns the command's id and the document."""
    document = editor.done("merge", what=ref("person", gone), known=str(known))
    return str(Command.objects.latest("at").command), document


def parts(editor, gone, sent):
    return editor.done("put_back", what=ref("person", gone), taken_off_by=sent)


def on_the_map(document):
    """The map without what rises and moves by itself."""
    return {
        name: sorted(document[name], key=lambda one: one["id"])
        for name in ("people", "places", "ties", "groups", "statements")
    }


def record(case):
    """Every row, without what was written down about the joining itself."""
    written = TimelineEntry.objects.filter(kind__in=("people.merged", "people.parted"))
    entries = {str(one) for one in written.values_list("pk", flat=True)}
    return {at: row for at, row in rows_of(case).items() if at.id not in entries}


def test_the_editor_joins_and_parts_them(editor, rita, story, later):
    """`map.placeholder`: what was said of it is theirs; taken back, everything is as it was."""
    before = editor.document()
    sent, after = joins(editor, later.friend, later.lo)
    assert str(later.friend) not in str(after["people"]) + str(after["ties"])
    heard = [one["words"] for one in after["statements"] if ref("person", later.lo) in one["about"]]
    assert "He sits with us." in heard
    assert on_the_map(parts(editor, later.friend, sent)) == on_the_map(before)


def test_joined_again_and_parted_again(editor, later):
    """Undo, redo, undo: the same every time."""
    before = editor.document()
    first, joined = joins(editor, later.friend, later.lo)
    parts(editor, later.friend, first)
    again, joined_again = joins(editor, later.friend, later.lo)
    assert on_the_map(joined_again) == on_the_map(joined)
    assert on_the_map(parts(editor, later.friend, again)) == on_the_map(before)


@pytest.mark.parametrize("tell", [seeds.mapped, seeds.planned])
def test_every_row_of_every_slice_is_as_it_was(db, tell):
    """The example story in full: the log alone says that anything happened."""
    case = tell()
    placeholder = Person.objects.of(case).get(unnamed=True)
    known = Person.objects.of(case).filter(kind=placeholder.kind, unnamed=False).first()
    with door(User.objects.get(email="rita@example.org")) as opening:
        rita = open_case(opening, case, "cases.opened", sees=tuple(SeesWhat))
        before = record(case)
        operations.merge(opened=rita, placeholder=placeholder.pk, known=known.pk)
        assert record(case) != before
        operations.put_back(opened=rita, person=placeholder.pk)
        assert record(case) == before


def test_what_somebody_else_built_upon_it_is_not_undone(editor, tom, story, later):
    """R1: refused in words, and nothing is different."""
    sent, after = joins(editor, later.friend, later.lo)
    moved = next(
        one for one in after["ties"] if {one["a"]["id"], one["b"]["id"]} == {str(later.lo), str(story.am)}
    )
    tom.done("note_talk", tie=moved["id"], talk="00000000-0000-4000-8000-00000000000a", words="They talked.")
    before = on_the_map(editor.document())
    said_no = editor.refused("put_back", what=ref("person", later.friend), taken_off_by=sent)
    assert "changed or added to since" in said_no
    assert on_the_map(editor.document()) == before


def test_what_one_did_oneself_is_no_hindrance(editor, story, later):
    """Undo goes step by step: what was said since of the one they were joined to stays theirs."""
    sent, after = joins(editor, later.friend, later.lo)
    words = said("LO is kind")
    editor.done("add_statement", about=[ref("person", later.lo)], said=words)
    moved = next(
        one for one in after["ties"] if {one["a"]["id"], one["b"]["id"]} == {str(later.lo), str(story.am)}
    )
    editor.done("change_tie", tie=moved["id"], to={"since": "2025"}, **{"from": {"since": None}})
    document = parts(editor, later.friend, sent)
    assert of(document, "statements", words["statement"])["about"] == [ref("person", later.lo)]
    ends = of(document, "ties", moved["id"])
    assert {ends["a"]["id"], ends["b"]["id"]} == {str(later.friend), str(story.am)}


def test_only_whoever_joined_them_parts_them_and_only_that_day(editor, tom, rita, opened, cast, later):
    sent, _ = joins(editor, later.friend, later.lo)
    assert "cannot be put back" in tom.refused(
        "put_back", what=ref("person", later.friend), taken_off_by=sent
    )
    with pytest.raises(NotOpenToYou):
        operations.put_back(opened=opened(cast.tom), person=later.friend)
    with clock.at(clock.now() + timedelta(days=1)):
        with pytest.raises(NotOpenToYou):
            operations.put_back(opened=rita, person=later.friend)
        assert Joining.objects.count() == 1
        falling_due.run()
        assert Joining.objects.count() == 0


def test_a_pause_keeps_it_joined(editor, later, cast, bus_case):
    """`values.pause`: bringing somebody back is adding them."""
    sent, _ = joins(editor, later.friend, later.lo)
    pause(bus_case.id, cast.tom)
    assert "paused" in editor.refused("put_back", what=ref("person", later.friend), taken_off_by=sent)


def test_somebody_erased_meanwhile_stays_erased(editor, later, story, bus_case):
    """`map.together`: no earlier row of the case comes back after a name has gone."""
    sent, _ = joins(editor, later.friend, later.lo)
    with operation(by=None, case=bus_case.id) as op:
        erasing.erase(op, Person.objects.get(pk=story.dt))
    assert "cannot be put back" in editor.refused(
        "put_back", what=ref("person", later.friend), taken_off_by=sent
    )


@pytest.mark.parametrize("who", ["x", "friend"])
def test_nobody_else_is_taken_for_them(editor, later, who):
    """Only a placeholder, and only the same kind of person."""
    gone = {"x": later.lo, "friend": later.friend}[who]
    assert "same kind of person" in editor.refused("merge", what=ref("person", gone), known=str(later.x))


def test_a_colleague_was_quicker(editor, tom, rita, story, later):
    """The same answer twice is done once; another answer is refused in words."""
    joins(tom, later.friend, later.lo)
    before = on_the_map(editor.document())
    editor.done("merge", what=ref("person", later.friend), known=str(later.lo))
    assert on_the_map(editor.document()) == before
    assert "can turn out to be somebody else" in editor.refused(
        "merge", what=ref("person", later.friend), known=str(story.am)
    )
    operations.take_off(opened=rita, person=story.rs, because=OffBecause.NOT_SO)
    another = a_friend_from_the_bus(rita)
    assert "took this off the map" in tom.refused("merge", what=ref("person", another), known=str(story.rs))


def test_whoever_had_no_place_waits_for_one_again(editor, rita, bus_case):
    """The placeholder stands where it stood; two never stand on one spot."""
    known, friend = somebody(rita, "BL"), a_friend_from_the_bus(rita)
    maps.move(opened=rita, to={friend: (30.0, 40.0)})
    sent, after = joins(editor, friend, known)
    assert of(after, "people", known)["placed"] == [30.0, 40.0]
    document = parts(editor, friend, sent)
    assert (of(document, "people", friend)["placed"], of(document, "people", known)["placed"]) == (
        [30.0, 40.0],
        None,
    )


def test_whom_a_placeholder_may_be(editor, story, later):
    """Named, and the same kind of person; nobody else is offered."""
    offered = of(editor.document(), "people", later.friend)["may_be"]
    assert str(later.lo) in offered and str(story.jk) in offered
    assert not {str(later.x), str(story.ms_k), str(later.friend)} & set(offered)
    assert "may_be" not in of(editor.document(), "people", later.lo)
