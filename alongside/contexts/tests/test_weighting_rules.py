"""`weighting.boxes`: contexts start equal, enlarging one shrinks the others, and no number is read by anybody."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.contexts import weighting_drawing, weighting_rules
from alongside.contexts.weighting_rules import ALIKE, FEWEST, MOST, SMALLEST, STEP, WHOLE
from alongside.contexts.weighting_sheet import Sheet
from alongside.lib.errors import Refused

unhurried = settings(max_examples=200, deadline=None)
KEYS = ("a", "b", "c", "d", "e", "f")
PRESSES = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from((STEP, -STEP))), max_size=40)
COUNTS = st.integers(2, 6)


def pressed(count, presses):
    parts = weighting_rules.equal(KEYS[:count])
    for key, by in presses:
        if key in parts:
            before, parts = parts, weighting_rules.enlarged(parts, key, by)
            yield key, by, before, parts


@unhurried
@given(COUNTS, PRESSES)
def test_enlarging_one_shrinks_the_others(count, presses):
    """`weighting.boxes`: the whole stays whole, nothing vanishes, and a press never goes the wrong way."""
    for key, by, before, parts in pressed(count, presses):
        assert sum(parts.values()) == WHOLE
        assert min(parts.values()) >= SMALLEST
        assert (parts[key] - before[key]) * by >= 0
        grown = parts[key] > before[key]
        for other in set(parts) - {key}:
            assert not (grown and parts[other] > before[other] + 1)


@unhurried
@given(st.integers(2, 6))
def test_contexts_start_equal(count):
    parts = weighting_rules.equal(KEYS[:count])
    assert max(parts.values()) - min(parts.values()) <= 5
    assert weighting_rules.largest(parts) is None


@pytest.mark.parametrize("draw", [weighting_drawing.areas, weighting_drawing.areas_in_place])
@unhurried
@given(count=COUNTS, presses=PRESSES)
def test_the_picture_is_in_proportion_and_fills_the_frame(draw, count, presses):
    """`weighting.boxes`: areas, not numbers, carry the judgement."""
    parts = weighting_rules.equal(KEYS[:count])
    for *_, parts in pressed(count, presses):  # noqa: B007
        pass
    areas = draw(list(parts.items()), weighting_rules.largest(parts))
    gap = weighting_drawing.GAP
    frame = weighting_drawing.WIDTH * weighting_drawing.HEIGHT
    for area in areas:
        share = (area.width + gap) * (area.height + gap) / frame
        assert share == pytest.approx(parts[area.label] / WHOLE, abs=0.004)
    for one in areas:
        for other in areas:
            assert one is other or not _overlap(one, other)


@pytest.mark.parametrize("count", range(FEWEST, MOST + 1))
def test_a_box_that_is_pressed_grows_where_it_is(count):
    """`weighting.boxes`: a finger that stays presses the same box again."""
    for key in KEYS[:count]:
        parts = weighting_rules.equal(KEYS[:count])
        before = _drawn(parts, key)
        for _ in range(4):
            parts = weighting_rules.enlarged(parts, key)
            after = _drawn(parts, key)
            assert _holds(after, before.x + before.width / 2, before.y + before.height / 2)
            before = after


def _drawn(parts, key):
    found = weighting_drawing.areas_in_place(list(parts.items()), None)
    return next(one for one in found if one.label == key)


def _holds(area, x, y):
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height


def _overlap(one, other):
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@unhurried
@given(COUNTS, PRESSES)
def test_words_say_it_without_a_number(count, presses):
    """`weighting.boxes`: no numbers shown, not in words either."""
    names = dict(zip(KEYS, ("bus", "home", "school", "friends", "online", "work"), strict=True))
    parts = weighting_rules.equal(KEYS[:count])
    for *_, parts in pressed(count, presses):  # noqa: B007
        pass
    said = weighting_rules.in_words({names[key]: part for key, part in parts.items()})
    assert not re.search(r"\d", said)
    assert all(said.count(names[key]) == 1 for key in parts)


def test_words_follow_the_sizes():
    said = weighting_rules.in_words({"group": 250, "78 bus": 500, "school": 125, "home": 125})
    assert said == "78 bus is largest, then group, then school and home"
    assert weighting_rules.in_words({"a": 500, "b": 500 - ALIKE}) == "a and b are the same size"
    assert weighting_rules.in_words({"a": 400, "b": 400, "c": 200}) == "a and b are largest, then c"


def test_a_difference_is_noticed_only_where_both_put_one_first():
    """`weighting.young_people`."""
    assert weighting_rules.difference("78 bus", "group")
    assert not weighting_rules.difference("78 bus", "78 Bus")
    assert not weighting_rules.difference(None, "group")


def test_reasons_and_room_are_asked_for():
    """`weighting.reasons`."""
    reasons = list(weighting_rules.may_record(["bus", "Bus", ""], " ", ""))
    assert {one.field for one in reasons} == {"boxes", "in_the_room", "because"}
    assert not list(weighting_rules.may_record(["bus", "home"], "JK with Mo", "the man waits there"))


def sheet():
    return Sheet.equal(
        [("home", "Home"), ("peers", "Friends"), ("school", "School"), ("neighbourhood", "Area")]
    )


def test_a_sheet_is_carried_signed_and_renamed_at_will():
    typed = {"sheet": sheet().pressed("larger:c3", {}).signed(), "label_c3": "78 bus"}
    found = Sheet.typed(typed, sheet())
    assert [box.label for box in found.boxes] == ["Home", "Friends", "School", "78 bus"]
    assert weighting_rules.largest({box.label: box.part for box in found.boxes}) == "78 bus"
    assert Sheet.typed({"sheet": "eyJib3hlcyI6W119:made:up"}, sheet()) == sheet()


def test_up_to_two_more_contexts_and_links():
    """`weighting.boxes`: up to two more; links show interplay."""
    grown = sheet().pressed("add", {"new_context": "Online"}).pressed("add", {"new_context": "Work"})
    assert len(grown.boxes) == 6 and sum(box.part for box in grown.boxes) == WHOLE
    with pytest.raises(Refused):
        grown.pressed("add", {"new_context": "Club"})
    with pytest.raises(Refused):
        sheet().pressed("link", {"a": "c0", "b": "c0", "link_words": "x"})
    linked = grown.pressed("link", {"a": "c2", "b": "c4", "link_words": "out of lessons, online all day"})
    assert [one.words for one in linked.links] == ["out of lessons, online all day"]
    assert not linked.pressed("remove:c4", {}).links
    assert not linked.pressed("unlink:0", {}).links


def test_long_labels_stay_inside_their_box():
    long = "The way home past the shopping centre after club on Thursdays"
    for area in weighting_drawing.areas([(long, 80), ("b", 920)], "b"):
        top = min(line.y for line in area.lines) - area.size
        assert top >= area.y - 1 and max(line.y for line in area.lines) <= area.y + area.height
