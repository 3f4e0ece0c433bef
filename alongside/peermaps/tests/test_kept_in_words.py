"""A2 through the record: a map put down by the operations, read back, told in words, and read, is the same map.

    MAPS_KEPT=1000 .venv/bin/pytest alongside/peermaps/tests/test_kept_in_words.py

keeps a thousand made-up maps; without it a dozen.
"""

import html
import os
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.lib import clock
from alongside.peermaps import documents, narrative, queries, reading_words
from alongside.peermaps.rules import PRESENT
from alongside.peermaps.terms import Direction, TieKind
from alongside.peermaps.tests.keeping_maps import NOT_NAMED, Keeper
from alongside.peermaps.tests.made_maps import made_map
from alongside.peermaps.tests.schedules.world import undone
from alongside.peermaps.tests.test_map_in_words import graph_of
from alongside.people.tests.scenes import clear

MAPS = int(os.environ.get("MAPS_KEPT", "8"))
AT_ONCE = 4
MOST_PEOPLE = 6


@contextmanager
def opened_anew(user, case):
    """A door and keys of its own, so that nothing of another map is left in them."""
    with undone(), door(user) as opening:
        yield open_case(opening, case, "peermaps.map_read")


@pytest.mark.parametrize("first", range(0, MAPS, AT_ONCE))
def test_a_map_on_record_told_and_read_back_is_the_same_map(cast, bus_case, first):
    """`map.narrative`: what was put down is on record, the words tell the record, and what they tell is the record."""
    clear(bus_case.id, cast.tom)
    for seed in range(first, min(first + AT_ONCE, MAPS)):
        was = made_map(seed, people=1 + seed % MOST_PEOPLE)
        with opened_anew(cast.rita, bus_case.id) as rita:
            keeper = Keeper(rita)
            keeper.keep(was)
            later = timedelta(days=400 * (seed % 2))
            with time_machine.travel(clock.now() + later, tick=False):
                kept = queries.seen(rita)
                document = queries.document(rita)
            assert shape(kept, {}) == shape(was, keeper.ids), f"map {seed}"
            read, meant = (
                reading_words.read(narrative.narrative(kept, "Everyone").text),
                graph_of(as_drawn(kept)),
            )
            assert otherwise(read, meant) == [], f"map {seed}"
            assert read == meant
            assert drawn(document) == drawn(documents.as_document(kept, rita.id)), f"map {seed}"


def test_the_pages_show_the_words_that_are_read_back(cast, bus_case, opened, signed_in):
    """Every sentence of the told map stands on the narrative; every name and every tie on the list."""
    clear(bus_case.id, cast.tom)
    rita = opened(cast.rita)
    Keeper(rita).keep(made_map(5, people=6))
    told = narrative.narrative(queries.seen(rita), "Everyone")
    pages = {
        name: _words(signed_in(cast.rita), f"peermaps:{name}", rita.id) for name in ("narrative", "list")
    }
    lines = [*told.people, *told.ties, *told.groups, *told.places]
    assert len(lines) > 15
    for line in lines:
        assert _plain(line.words) in pages["narrative"]
        assert _plain(line.title) in pages["list"]


def as_drawn(seen):
    """The map as picture and words show it: which way a tie goes stays on record, unseen, while nobody speaks of it."""

    def shown(tie):
        supports = tie.drawn.support in PRESENT or TieKind.LOOKS_OUT_FOR in tie.kinds
        harms = tie.drawn.harm in PRESENT or {TieKind.HARMED_BY, TieKind.CONTROLLED_BY} & set(tie.kinds)
        direction = tie.direction if supports else Direction.NONE
        return replace(
            tie, direction=direction, harm_direction=tie.harm_direction if harms else Direction.NONE
        )

    return replace(seen, ties=tuple(map(shown, seen.ties)))


def otherwise(read, meant):
    """Every line that says something else than the record, with both."""
    parts = ("people", "ties", "groups", "places")
    pairs = (pair for part in parts for pair in zip(getattr(read, part), getattr(meant, part), strict=True))
    return [pair for pair in pairs if pair[0] != pair[1]]


def shape(seen, ids):
    """Everything that somebody put down, in no order. ids: what the ids of a made-up map became on record."""

    def on_record(one):
        return ids.get(one, one)

    def end(one):
        return one.type.value, on_record(one.id)

    return {
        "people": sorted(
            (on_record(one.id), one.kind, "" if one.unnamed else one.shown, _note(one), one.has_died)
            for one in seen.people
        ),
        "places": sorted((on_record(one.id), one.kind, one.name, one.note, _shaped(one)) for one in seen.places),
        "groups": sorted(
            (on_record(one.id), one.name, sorted(one.bases), one.definer, one.own_words, _shaped(one),
             sorted(map(on_record, one.people)))
            for one in seen.groups
        ),
        "ties": sorted(
            (end(one.a), end(one.b), sorted(one.kinds), one.direction, one.harm_direction, one.influence_direction,
             one.state, one.since, one.until, one.non_contact, _heard(one), sorted(talk.words for talk in one.talks))
            for one in seen.ties
        ),
        "positions": {on_record(one): tuple(map(float, point)) for one, point in seen.positions.items()},
    }  # fmt: skip


def drawn(document):
    """What the picture draws of a document: all but why people are here, which is read besides."""
    return {part: document[part] for part in ("places", "ties", "groups", "statements")}


def _note(one):
    return (one.note or NOT_NAMED) if one.unnamed else one.note


def _shaped(one):
    """What shapes a place or a group; nobody puts down what has no words."""
    return sorted((each.kind, each.words) for each in one.conditions if each.words)


def _heard(tie):
    return sorted(
        (each.label, each.support or "", each.harm or "", each.sure, each.police)
        for each in tie.readings
        if each.statement
    )


def _words(client, name, case):
    page = client.get(reverse(name, args=[case])).content.decode()
    return _plain(html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", page, flags=re.DOTALL)))


def _plain(text):
    return " ".join(text.split())
