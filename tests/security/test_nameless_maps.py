"""A map without names is nameless everywhere in its bytes (`map.export`, S9): generated cases and the story."""

import re

import pytest
from django.urls import reverse

from alongside.cases import operations as cases
from alongside.cases.models import Case
from alongside.cases.terms import Place as OnTheTeam
from alongside.cases.terms import SeesWhat
from alongside.contexts.models import PeerGroup, Place
from alongside.lib import clock
from alongside.peermaps import operations as maps
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.models import Tie
from alongside.peermaps.operations import NewTie
from alongside.people.models import Person
from alongside.sharing.maps.choices import Format, Shows
from alongside.sharing.tests.scenes import OF_THE_STORY, TYPED, ready_to_leave
from alongside.statements import operations as statements
from alongside.statements.models import Statement
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Handling, Source
from tests.security import worlds
from tests.security.leaving import everything_in, stands_in, text_of
from tests.security.replaying import rolled_back
from tests.support.cast import opened_as

MARKS = ("vexmoor", "quorndel", "zilbrick")
WIDEST = [Shows.AGES, Shows.DATES, Shows.UNCHECKED]
"""Everything that may be chosen without names, apart from the names of places."""


def placed(world, lead):
    """Everybody stands somewhere, in another order than they came in."""
    with opened_as(lead, world.case) as opened:
        standing = [*world.people, *world.places]
        maps.move(opened=opened, to={one: (300.0 - 70 * at, 40.0 * at) for at, one in enumerate(standing)})
    return world


@pytest.fixture
def world(once, cast):
    return placed(once(worlds.ritas, cast, MARKS[0]), cast.rita)


@pytest.fixture(params=MARKS[1:])
def another_world(once, request, cast):
    return placed(once(worlds.ritas, cast, request.param), cast.rita)


@pytest.fixture
def leave(cast, signed_in):
    """`leave(case, format, by=cast.rita)`: the bytes that left."""

    def left(case, as_what, by=None, shows=WIDEST, **typed):
        filled = {**TYPED, "as_what": as_what, "shows": shows, **typed}
        answer = signed_in(by or cast.rita).post(reverse("sharing:map", args=[case]), filled)
        assert answer.headers.get("Content-Disposition") == f'attachment; filename="map.{as_what}"', (
            re.findall(r"error-message.{0,300}", answer.content.decode(), re.S)
        )
        return answer.content

    return left


def identities(cast, case):
    """Names, initials, notes, words, places, groups, staff: everything that says who, what or where."""
    with opened_as(cast.rita, case) as opened:
        read = opened.ring.read
        for person in Person.objects.filter(case=case):
            yield from (read(person, field) for field in ("shown", "full_name", "apart", "note", "pronouns"))
            yield from read(person, "full_name").split()
        for said in Statement.objects.filter(case=case):
            yield from (read(said, field) for field in ("words", "speaker_words"))
        for place in Place.objects.filter(case=case):
            yield from (read(place, field) for field in ("name", "note"))
        for group in PeerGroup.objects.filter(case=case):
            yield from (read(group, field) for field in ("name", "own_words", "definer"))
        yield opened.title
        yield from (one.name for one in opened.team)


def ids_of(case):
    yield case
    for model, path in (
        (Person, "case"),
        (Place, "case"),
        (PeerGroup, "case"),
        (Statement, "case"),
        (Tie, "map"),
    ):
        yield from model.objects.filter(**{path: case}).values_list("pk", flat=True)


def found_in(file, planted, ids):
    everything, text = everything_in(file), text_of(file)
    names = [one for one in planted if one and stands_in(one, everything, text)]
    return names + [
        str(one) for one in ids if str(one).encode() in everything or one.hex.encode() in everything
    ]


@pytest.mark.parametrize("as_what", Format)
def test_nothing_of_anybody_is_in_any_byte_of_a_nameless_map(as_what, world, cast, leave):
    """`map.export`, S9: text, titles, tags, alternative texts, properties, ids, attachments, packed or not."""
    _names_nobody(world, cast, leave, as_what)


def test_nor_of_anybody_in_other_words(another_world, cast, leave):
    for as_what in (Format.SVG, Format.WORD):
        _names_nobody(another_world, cast, leave, as_what)


def _names_nobody(world, cast, leave, as_what):
    planted = [*identities(cast, world.case), world.mark, *world.words]
    assert len(planted) > 30
    file = leave(world.case, as_what)
    assert found_in(file, planted, ids_of(world.case)) == []
    if as_what != Format.PNG:
        assert "Young person A" in re.sub(r"\s+", " ", text_of(file)), "otherwise this would show nothing"


@pytest.mark.parametrize("as_what", Format)
def test_nothing_of_the_story_is_in_any_byte_of_it(as_what, once, cast, bus_case, leave):
    """`map.export`: JK, Mo and the 78 bus, wherever they stood."""
    once(ready_to_leave, cast, bus_case)
    assert found_in(leave(bus_case.id, as_what), OF_THE_STORY, ids_of(bus_case.id)) == []


def test_whoever_looks_for_names_would_find_them(world, cast, leave):
    """The same search finds them in a map with initials and places, in each kind of file that has words."""
    with opened_as(cast.rita, world.case) as opened:
        shown = [
            opened.ring.read(one, "shown") for one in Person.objects.filter(case=world.case, unnamed=False)
        ]
    place = next(one for one in world.words if one.startswith("Highfield"))
    for as_what in (Format.PDF, Format.SVG, Format.WORD):
        file = leave(world.case, as_what, shows=list(Shows), what="named")
        assert set(found_in(file, [*shown, place], [])) == {*shown, place}


def test_names_of_places_leave_when_chosen_and_nothing_else_with_them(world, cast, leave):
    file = leave(world.case, Format.SVG, shows=list(Shows))
    place = next(one for one in world.words if one.startswith("Highfield"))
    assert found_in(file, [place], []) == [place]
    others = [one for one in identities(cast, world.case) if one and one not in place]
    assert found_in(file, others, ids_of(world.case)) == []


def test_what_a_member_may_not_see_changes_no_byte_of_what_they_take_out(world, cast, leave):
    """S1: somebody held, and words for the lead alone; Mo's file is the same to the byte."""
    with opened_as(cast.rita, world.case) as opened:
        joining = {"user": cast.mo, "place": OnTheTeam.MEMBER, "sees": SeesWhat.ALL}
        cases.add_to_team(opened=opened, reason="the club", until=None, **joining)
    kinds = (Format.SVG, Format.WORD)
    before = [leave(world.case, one, by=cast.mo) for one in kinds]
    with rolled_back():
        with opened_as(cast.rita, world.case) as opened:
            hidden = worlds.add_person(opened, world, number=7)
            a, b = (End(EndType.PERSON, one) for one in (hidden, world.people[0]))
            maps.connect(opened=opened, tie=NewTie(a=a, b=b))
            maps.move(opened=opened, to={hidden: (-90.0, -90.0)})
            said = Said(
                speaker=Speaker(user=cast.rita.pk),
                source=Source.OBSERVED,
                words="they met the man",
                about=(world.people[1],),
                handling=Handling.LEAD_ONLY,
            )
            statements.add(opened=opened, said=said)
        Person.objects.filter(pk=hidden).update(restricted_on=clock.today())
        Case.objects.filter(pk=world.case).update(review_on=clock.today())
        assert [leave(world.case, one, by=cast.mo) for one in kinds] == before
