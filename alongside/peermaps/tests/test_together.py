"""Drawing together: beginning, the PIN, saying, "don't save this", handing back, and afterwards (`map.together`)."""

import json
from datetime import timedelta

import pytest

from alongside.activity.models import Entry
from alongside.cases.models import Due, TimelineEntry
from alongside.cases.terms import Path
from alongside.lib import clock, ids
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.peermaps import together_operations as operations
from alongside.peermaps import together_queries as queries
from alongside.peermaps.tests.drawing import PIN, Screen, beginning
from alongside.peermaps.together_models import Line, Seat, Sitting
from alongside.peermaps.together_operations import NewSeat
from alongside.peermaps.together_reading import Message, Saying
from alongside.peermaps.together_terms import Acted
from alongside.people.models import Person
from alongside.people.terms import Kind
from alongside.people.tests.scenes import a_friend_from_the_bus, clear, pause, somebody
from alongside.recording.models import Note
from alongside.seals.models import Key


@pytest.fixture
def mo(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.mo)


@pytest.fixture
def jk(mo):
    return NewSeat(person=somebody(mo, "JK"))


@pytest.fixture
def screen(mo, jk):
    return Screen.begun(mo, jk)


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def refused(do, **given):
    with pytest.raises(Refused) as why:
        do(**given)
    return [reason.rule for reason in why.value.reasons]


def test_an_adult_on_the_team_begins(mo, jk):
    """`map.together`: four things first; where, who else; the PIN is sealed under a key of the sitting's own."""
    made = operations.begin(opened=mo, beginning=beginning(jk, who_else="His sister, in the next room"))
    row = Sitting.objects.get(pk=made)
    assert row.told == ["what_for", "who_sees", "cannot_keep", "you_can_stop"]
    assert row.until == working_days_after(clock.today(), 5)
    assert row.pin.subjects() == (made,)
    assert mo.ring.read(row, "who_else") == "His sister, in the next room"
    due = Due.objects.get(kind="peermaps.together_finish", done_at=None)
    assert (due.on, due.whose) == (clock.today(), mo.viewer)


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"told": ("what_for",)}, ["map.together"]),
        ({"pin": "12"}, ["map.together"]),
        ({"seats": ()}, ["map.together"]),
        ({"seats": (NewSeat(shown="  "),)}, ["map.together"]),
    ],
)
def test_nothing_begins_without_them(mo, jk, change, rules):
    assert refused(operations.begin, opened=mo, beginning=beginning(jk, **change)) == rules
    assert not Sitting.objects.exists()


def test_it_needs_the_clearance_of_the_case(cast, bus_case, opened):
    """`path.together`: refused with the reason before the work is cleared; level 2 needs `path.named`."""
    rita = opened(cast.rita)
    assert refused(operations.begin, opened=rita, beginning=beginning(NewSeat(shown="JK"))) == [
        "path.together"
    ]
    clear(bus_case.id, cast.tom, Path.NAMELESS)
    assert refused(operations.begin, opened=rita, beginning=beginning(NewSeat(shown="JK"))) == [
        "path.together"
    ]


def test_a_pause_stops_new_names_and_never_listening(mo, jk, cast, bus_case):
    """`values.pause`, `safety.actions`."""
    pause(bus_case.id, cast.rita)
    assert Screen.begun(mo, jk).sitting
    assert refused(operations.begin, opened=mo, beginning=beginning(NewSeat(shown="ZZ"))) == ["values.pause"]


def test_only_young_people_of_this_record_take_a_seat(mo):
    adult, unnamed = somebody(mo, "Ms K", Kind.PARENT_CARER), a_friend_from_the_bus(mo)
    for who in (adult, unnamed, ids.new()):
        with pytest.raises(NotOpenToYou):
            operations.begin(opened=mo, beginning=beginning(NewSeat(person=who)))


def test_nobody_else_is_in_the_room(screen, cast, opened):
    """Another member of the team, with every right, meets the page of "not there"."""
    rita = opened(cast.rita)
    for do in (
        lambda: operations.open_screen(opened=rita, sitting=screen.sitting, pin=PIN),
        lambda: operations.say(opened=rita, sitting=screen.sitting, message=Message((), ())),
        lambda: operations.hand_back(opened=rita, sitting=screen.sitting, pin=PIN, ask_family=False),
        lambda: operations.choose_pin(opened=rita, sitting=screen.sitting, pin=PIN),
        lambda: queries.screen(rita, screen.sitting),
        lambda: queries.sitting(rita, screen.sitting),
    ):
        with pytest.raises(NotOpenToYou):
            do()
    assert queries.waiting(rita) == ()


def test_the_screen_opens_at_once_the_first_time_and_then_with_the_pin(screen):
    """`map.together`: cover the screen; the PIN brings it back, a wrong one is slowed."""
    tries = [
        operations.open_screen(opened=screen.opened, sitting=screen.sitting, pin=pin)
        for pin in ("0000", "", "1111", PIN)
    ]
    assert [(one.right, one.wait) for one in tries[:3]] == [(False, 0), (False, 0), (False, 30)]
    assert (tries[3].right, 25 < tries[3].wait <= 30) == (False, True)
    with clock.at(clock.now() + timedelta(seconds=31)):
        assert operations.open_screen(opened=screen.opened, sitting=screen.sitting, pin=PIN).right
        assert Sitting.objects.get().wrong_pins == 0


def test_a_forgotten_pin_is_chosen_again(screen):
    assert refused(operations.choose_pin, opened=screen.opened, sitting=screen.sitting, pin="1") == [
        "map.together"
    ]
    operations.choose_pin(opened=screen.opened, sitting=screen.sitting, pin="1379")
    assert not operations.open_screen(opened=screen.opened, sitting=screen.sitting, pin=PIN).right
    assert operations.open_screen(opened=screen.opened, sitting=screen.sitting, pin="1379").right


def test_each_thing_said_has_a_row_and_a_key_of_its_own(screen):
    """`map.dont_save`: so that it can go alone."""
    first, second = screen.names("AM"), screen.answers("wish", "more lights")
    rows = Line.objects.in_bulk()
    assert rows[first].body.subjects() == (rows[first].key,)
    assert rows[first].key != rows[second].key
    shown = queries.screen(screen.opened, screen.sitting)
    assert [one["body"]["kind"] for one in shown["lines"]] == ["person", "said"]


def test_a_newer_version_takes_the_place_and_the_older_key_goes(screen, after_commit):
    line = screen.answers("wish", "more lights")
    before = Line.objects.get().key
    with after_commit():
        body = {"kind": "said", "asked": "wish", "words": "more buses"}
        screen.says(body, line=line, n=2)
    row = Line.objects.get()
    assert json.loads(screen.opened.ring.read(row, "body"))["words"] == "more buses"
    assert not Key.objects.filter(subject=before).exists()
    assert Key.objects.filter(subject=row.key).exists()


def test_sent_twice_or_late_it_comes_to_the_same(screen):
    """R1: an older version changes nothing back."""
    line = screen.answers("wish", "one")
    screen.says({"kind": "said", "asked": "wish", "words": "three"}, line=line, n=3)
    screen.says({"kind": "said", "asked": "wish", "words": "two"}, line=line, n=2)
    screen.says({"kind": "said", "asked": "wish", "words": "three"}, line=line, n=3)
    (shown,) = queries.screen(screen.opened, screen.sitting)["lines"]
    assert (shown["n"], shown["body"]["words"]) == (3, "three")


def test_what_is_not_to_be_saved_is_gone_and_never_comes_back(screen):
    """`map.dont_save`: row, key, and no late message brings it back; nothing but the rest stays."""
    stays, goes = screen.answers("wish", "more lights"), screen.answers("do_together", "he showed a knife")
    key = Line.objects.get(pk=goes).key
    screen.lets_go(goes)
    assert not Line.objects.filter(pk=goes).exists()
    assert not Key.objects.filter(subject=key).exists()
    screen.says({"kind": "said", "asked": "wish", "words": "late"}, line=goes, n=99)
    assert [one["id"] for one in queries.screen(screen.opened, screen.sitting)["lines"]] == [str(stays)]


def test_a_line_of_another_sitting_is_not_there(screen, mo, jk):
    other = Screen.begun(mo, jk)
    line = screen.answers("wish", "more lights")
    with pytest.raises(NotOpenToYou):
        other.says({"kind": "said", "asked": "wish", "words": "mine"}, line=line, n=5)
    other.lets_go(line)
    assert Line.objects.filter(pk=line).exists()
    saying = Saying(ids.new(), other.seats[0], 1, {"kind": "said", "asked": "wish", "words": "x"})
    with pytest.raises(NotOpenToYou):
        operations.say(opened=mo, sitting=screen.sitting, message=Message((saying,), ()))


def test_a_drawing_that_is_full_says_so(screen, monkeypatch):
    monkeypatch.setattr("alongside.peermaps.together_drafts.MOST_LINES", 2)
    screen.names("A"), screen.names("B")
    with pytest.raises(Refused):
        screen.names("C")


def test_nothing_is_said_before_the_screen_is_open(mo, jk):
    made = operations.begin(opened=mo, beginning=beginning(jk))
    with pytest.raises(NotOpenToYou):
        operations.say(opened=mo, sitting=made, message=Message((), ()))
    with pytest.raises(NotOpenToYou):
        queries.screen(mo, made)


def test_handing_back_needs_the_pin(screen):
    screen.names("AM")
    assert not screen.is_given_back(pin="1111")
    assert Sitting.objects.get().ended_at is None
    assert screen.is_given_back()


def test_handed_back_no_key_and_no_line_of_the_making_is_left(screen, after_commit):
    screen.names("AM", "looks_out")
    with after_commit():
        assert screen.is_given_back()
    row = Sitting.objects.get()
    assert (row.ended_at is not None, row.pin, row.gone) == (True, None, [])
    assert not Line.objects.exists()
    people = set(Person.objects.values_list("pk", flat=True))
    assert set(Key.objects.values_list("subject", flat=True)) == {screen.opened.id, *people}
    with pytest.raises(NotOpenToYou):
        screen.names("BT")
    with pytest.raises(NotOpenToYou):
        screen.is_given_back()


def test_where_everything_was_let_go_nothing_is_kept(mo, after_commit):
    """`map.dont_save`: not even that somebody new was there; the adult is asked all the same."""
    screen = Screen.begun(mo, NewSeat(shown="ZZ"))
    screen.lets_go(screen.names("AM"))
    screen.says({"kind": "me", "symbol": "fox", "colour": "sky"})
    assert screen.is_given_back()
    assert not Person.objects.exists()
    assert not TimelineEntry.objects.filter(kind="peermaps.together_drawn").exists()
    assert Due.objects.filter(kind="peermaps.together_look", done_at=None).exists()


def test_put_down_for_now_it_waits_locked(screen):
    screen.names("AM")
    assert not operations.put_down(opened=screen.opened, sitting=screen.sitting, pin="1111").right
    assert operations.put_down(opened=screen.opened, sitting=screen.sitting, pin=PIN).right
    (waits,) = queries.waiting(screen.opened)
    assert (waits.with_whom, waits.ended) == ("JK", False)


def test_afterwards_the_adult_is_asked_and_nothing_came_up(screen):
    """`map.dont_save`: off the young person's screen."""
    screen.names("AM")
    screen.is_given_back()
    assert queries.after(screen.opened, screen.sitting).named == 1
    operations.look_back(opened=screen.opened, sitting=screen.sitting, acted=Acted.NOTHING, words="")
    assert not Note.objects.exists()
    assert not Due.objects.filter(kind="peermaps.together_look", done_at=None).exists()
    with pytest.raises(NotOpenToYou):
        queries.after(screen.opened, screen.sitting)
    assert queries.waiting(screen.opened) == ()


def test_what_the_adult_did_is_a_note_in_their_own_words(screen, jk):
    """`map.dont_save`: acts, records it in their own words, and whether the young person was told first."""
    screen.names("AM")
    screen.is_given_back()
    look = {"opened": screen.opened, "sitting": screen.sitting, "acted": Acted.TOLD_FIRST}
    assert refused(operations.look_back, **look, words=" ") == ["map.dont_save"]
    operations.look_back(**look, words="JK told me of a knife. I rang the duty worker; I told him first.")
    note = Note.objects.get()
    assert "duty worker" in screen.opened.ring.read(note, "words")
    assert [one.person_id for one in note.concerns.all()] == [jk.person]
    assert TimelineEntry.objects.filter(kind="peermaps.together_acted_told_first").count() == 1


def test_the_quiet_sign_is_seen_afterwards_and_then_goes(screen, after_commit):
    """`map.together`: a quiet way to say "not OK"."""
    screen.says({"kind": "sign", "asked": "go"})
    screen.names("AM")
    with after_commit():
        screen.is_given_back()
    found = queries.after(screen.opened, screen.sitting)
    assert [sign.asked for sign in found.signs] == ["Where else do you go?"]
    with after_commit():
        operations.look_back(opened=screen.opened, sitting=screen.sitting, acted=Acted.NOTHING, words="")
    assert not Line.objects.exists()


def test_a_drawing_nobody_finished_goes_by_itself(screen, after_commit):
    """`rights.retention`: the class "together_draft"; words, keys and the sitting."""
    screen.names("AM")
    last = Sitting.objects.get().until
    assert operations.run_out(by=None, case=screen.opened.id, today=last) == 0
    keys = [screen.sitting, *Line.objects.values_list("key", flat=True)]
    with after_commit():
        assert operations.run_out(by=None, case=screen.opened.id, today=last + timedelta(days=1)) == 1
    assert not Sitting.objects.exists() and not Seat.objects.exists() and not Line.objects.exists()
    assert not Key.objects.filter(subject__in=keys).exists()
    assert not Due.objects.filter(kind="peermaps.together_finish", done_at=None).exists()
    assert TimelineEntry.objects.filter(kind="peermaps.together_ran_out").count() == 1


def test_the_log_says_that_something_was_let_go_and_never_what(screen):
    """`map.dont_save`, S3: ids and counts."""
    goes = screen.answers("wish", "he showed a knife")
    screen.lets_go(goes)
    said = "".join(Entry.objects.values_list("body", flat=True))
    assert "peermaps.together_said" in said
    assert "knife" not in said and str(goes) not in said
