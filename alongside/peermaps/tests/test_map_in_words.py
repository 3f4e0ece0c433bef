"""A2: the whole map, to words, and back is the same map.

    MAPS_IN_WORDS=10000 .venv/bin/pytest alongside/peermaps/tests/test_map_in_words.py

reads ten thousand made-up maps back; without it a few hundred.
"""

import os
import re

import pytest

from alongside.lib import dates
from alongside.peermaps import narrative, reading_words, tie_words
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.reading_words import Graph, GroupTold, PersonTold, PlaceTold, TieTold, UnreadError
from alongside.peermaps.rules import PRESENT
from alongside.peermaps.spoken import first_up, label, quoted, spoken, unquoted
from alongside.peermaps.terms import Direction, Level, TieKind
from alongside.peermaps.tests.made_maps import made_map
from alongside.people.terms import Kind

MAPS = int(os.environ.get("MAPS_IN_WORDS", "300"))
AT_ONCE = 100


def told(words):
    """Words as a sentence holds them: on one line, without quotation marks of their own or a last full stop."""
    return unquoted(words).removesuffix(".")


def graph_of(seen):
    """The map itself, in the shapes that the reader makes; read from the record, not from its words."""
    names = {end: first_up(name) for end, name in spoken(seen.names).items()}
    assert len({name.casefold() for name in names.values()}) == len(names), "two things are called alike"
    return Graph(
        people=tuple(_person(seen, one, names) for one in seen.people),
        ties=tuple(_tie(one, names) for one in seen.ties),
        groups=tuple(_group(seen, one, names) for one in seen.groups),
        places=tuple(
            PlaceTold(
                names[End(EndType.PLACE, one.id)],
                one.kind,
                told(one.note),
                one.id in seen.positions,
                _conditions(one),
            )
            for one in seen.places
        ),
    )


def _person(seen, one, names):
    return PersonTold(
        name=names[End(EndType.PERSON, one.id)],
        kind=one.kind,
        note="" if one.unnamed else told(one.note),
        unnamed=one.unnamed,
        focus=one.is_focus,
        died=one.has_died,
        on_picture=one.id in seen.positions,
        decide_by=dates.long(seen.undecided[one.id]) if one.id in seen.undecided else "",
    )


def _conditions(one):
    return tuple((each.kind, told(each.words) or narrative.NOTED) for each in one.conditions)


def _group(seen, one, names):
    return GroupTold(
        name=names[End(EndType.GROUP, one.id)],
        bases=one.bases,
        members=tuple(names[End(EndType.PERSON, person)] for person in one.people),
        definer=first_up(label(one.definer)) if one.definer else "",
        own_words=unquoted(one.own_words),
        fading=seen.group_fading[one.id],
        conditions=_conditions(one),
    )


def _tie(one, names):
    voices = tie_words.said_by(one.readings)
    return TieTold(
        a=names[one.a],
        b=names[one.b],
        support=one.drawn.support,
        harm=one.drawn.harm,
        support_checked=one.drawn.support_checked and one.drawn.support in PRESENT,
        harm_checked=one.drawn.harm_checked and one.drawn.harm in PRESENT,
        support_police=one.drawn.support_police,
        harm_police=one.drawn.harm_police,
        direction=one.direction,
        harm_direction=one.harm_direction,
        influence_direction=one.influence_direction,
        kinds=one.kinds,
        state=one.state,
        since=one.since,
        until=one.until,
        non_contact=one.non_contact,
        fading=one.fading,
        differs=tie_words.differ_words(one.drawn.differs_between).removesuffix(" see this differently"),
        voices=voices.removeprefix("Said by ") if voices.startswith("Said by ") else "",
        talks=tuple(talk.words for talk in one.talks),
    )


@pytest.mark.parametrize("first", range(0, MAPS, AT_ONCE))
def test_a_map_told_and_read_back_is_the_same_map(first):
    """`map.narrative`: people, kinds, ties both ways, groups, places, conditions; nothing is lost or mixed up."""
    for seed in range(first, min(first + AT_ONCE, MAPS)):
        seen = made_map(seed)
        assert reading_words.read(narrative.narrative(seen, "Everyone").text) == graph_of(seen), f"map {seed}"


def test_made_up_maps_hold_everything_there_is():
    """A map that holds nothing reads back easily: every kind, level and way must be among them."""
    maps = [made_map(seed) for seed in range(60)]
    ties = [tie for seen in maps for tie in seen.ties]
    assert {(one.drawn.support, one.drawn.harm) for one in ties} == {(s, h) for s in Level for h in Level}
    assert {one.direction for one in ties} == {one.harm_direction for one in ties} == set(Direction)
    assert {kind for one in ties for kind in one.kinds} == set(TieKind)
    assert {one.a.type for one in ties} == set(EndType)
    assert {one.kind for seen in maps for one in seen.people} == set(Kind)
    assert any(one.drawn.differs_between for one in ties) and any(one.talks for one in ties)
    assert any(group.conditions for seen in maps for group in seen.groups)


def test_names_that_would_be_unclear_stand_in_quotation_marks():
    """`person.tell_apart`: a name that holds "and" or a full stop is heard as one name."""
    assert quoted("two sisters and a cousin") == "“two sisters and a cousin”"
    assert quoted("a friend from the bus") == "a friend from the bus"
    assert reading_words.split("“A and B” and C", " and ") == ["“A and B”", "C"]


def test_things_that_are_called_alike_are_told_apart():
    """Two placeholders with the same words, and a place called as somebody is."""
    seen = made_map(3, people=3)
    ends = [End(EndType.PERSON, one.id) for one in seen.people]
    place = End(EndType.PLACE, seen.people[0].id)
    names = dict.fromkeys(ends[:2], "a friend from the bus") | {ends[2]: "Mo", place: "mo"}
    assert [*spoken(names).values()] == [
        "a friend from the bus (1)",
        "a friend from the bus (2)",
        "Mo",
        "mo (place)",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("strong support", {"support": Level.STRONG}),
        ("Strong support, some harm", {"support": Level.STRONG, "harm": Level.SOME}),
        ("some harm from DT to JK; in the past.", {"harm": Level.SOME, "harm_direction": Direction.B_TO_A}),
        ("close friends, since March 2026", {"kinds": (TieKind.CLOSE_FRIEND,), "since": "2026-03"}),
        ("jk looks out for dt", {"kinds": (TieKind.LOOKS_OUT_FOR,), "direction": Direction.A_TO_B}),
    ],
)
def test_what_somebody_writes_is_read(written, meant):
    read = reading_words.read_fields(("JK", "DT"), written)
    assert {name: read[name] for name in meant} == meant


@pytest.mark.parametrize("written", ["fine", "strong", "since soon", "support from AM to JK"])
def test_what_is_not_clear_is_said(written):
    with pytest.raises(UnreadError, match=re.escape(written)):
        reading_words.read_fields(("JK", "DT"), written)
