"""Under which names, ids and in which order everybody leaves (`map.export`): generated maps, and small ones."""

import random
import re
from dataclasses import asdict, replace
from uuid import UUID

import pytest

from alongside.cases.terms import Subject
from alongside.contexts.groups_facts import ConditionSeen
from alongside.contexts.terms import ConditionKind
from alongside.lib.errors import Refused
from alongside.peermaps.facts import Perspective, View
from alongside.peermaps.terms import Level
from alongside.peermaps.tests.made_maps import INITIALS, NAMES, NOTES, SPEAKERS, WORDS, made_map
from alongside.people.terms import AgeBand
from alongside.sharing.maps.choices import Format, Shows
from alongside.sharing.tests.small_maps import (
    everything_on,
    person_like,
    said,
    sheet,
    three_people,
    tied,
    with_statements,
)
from alongside.statements.terms import Voice

OUR_OWN_WORDS = {"", "both ways", "supported strongly"}
"""Notes that try to look like what the narrative says itself."""
PLANTED = {*INITIALS, *NOTES, *NAMES, *WORDS, *SPEAKERS, "Rita Okafor", "Made up"} - OUR_OWN_WORDS
SEEDS = range(60)


def stands_in(words, text):
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@pytest.fixture(scope="module")
def made():
    """Maps with somebody on them, unchecked statements and all."""
    return [with_statements(seen) for seen in map(made_map, SEEDS) if seen.people or seen.places]


def nameless(seen):
    return sheet(seen, shows=[Shows.UNCHECKED])


def test_no_word_and_no_id_of_a_generated_map_leaves(made):
    """`map.export`: nameless means everywhere: names, initials, notes, places, words, speakers, ids."""
    for seen in made:
        text = everything_on(nameless(seen))
        ids = [one.id for one in (*seen.people, *seen.places, *seen.groups, *seen.ties)]
        calls = [one for one in (*PLANTED, *(who.shown for who in seen.people)) if len(one) > 1]
        assert [one for one in calls if stands_in(one, text)] == []
        assert [one for one in ids if str(one) in text or one.hex in text] == []


def test_the_order_in_which_things_came_in_cannot_be_told(made):
    """Rows in any other order make the very same paper."""
    shuffled = random.Random(1).sample
    for seen in made:
        other = replace(
            seen,
            people=tuple(shuffled(seen.people, len(seen.people))),
            places=tuple(shuffled(seen.places, len(seen.places))),
            groups=tuple(shuffled(seen.groups, len(seen.groups))),
            ties=tuple(shuffled(seen.ties, len(seen.ties))),
        )
        assert asdict(nameless(other)) == asdict(nameless(seen))


def test_it_is_the_same_map_all_the_same(made):
    """As many people, ties and groups, as strong and as sure, at the same spots."""
    for seen in made:
        left = nameless(seen).document
        assert len(left["people"]) == len(seen.people)
        stand = {tuple(one["placed"]) for one in (*left["people"], *left["places"]) if one["placed"]}
        assert stand == {tuple(map(float, spot)) for spot in seen.positions.values()}
        said_before = sorted(
            (one.drawn.support.value, one.drawn.harm.value, one.state.value) for one in seen.ties
        )
        assert sorted((one["support"], one["harm"], one["state"]) for one in left["ties"]) == said_before
        sizes = sorted(len(one.people) for one in seen.groups)
        assert sorted(len(one["members"]) for one in left["groups"]) == sizes


def test_with_initials_no_statement_and_no_id_leaves_either(made):
    for seen in made:
        text = everything_on(sheet(seen, initials=True, shows=Shows))
        assert not [one for one in seen.ties if str(one.id) in text]
        assert "Rita Okafor" not in text and "They spoke." not in text


def test_letters_go_by_where_people_stand():
    """Row by row from the top, from left to right: they say no more than the picture."""
    seen = three_people()
    jk, rs, mo = (one.id for one in seen.people)
    stands = replace(seen, positions={jk: (500.0, 300.0), rs: (400.0, 330.0), mo: (900.0, 10.0)})
    named = {tuple(one["placed"]): one["shown"] for one in sheet(stands).document["people"]}
    assert named == {(900.0, 10.0): "A", (400.0, 330.0): "B", (500.0, 300.0): "C"}


def test_more_letters_than_the_alphabet_has_do_not_look_like_initials():
    seen = made_map(3, people=60)
    shown = [one["shown"] for one in sheet(seen).document["people"]]
    assert [shown[0], shown[25], shown[26], shown[59]] == ["A", "Z", "A2", "H3"]
    assert len(set(shown)) == 60


def test_who_is_not_placed_is_named_on_the_paper():
    """`map.narrative`: the picture is not all there is."""
    seen = three_people()
    left = sheet(replace(seen, positions={seen.people[2].id: (0.0, 0.0)}))
    assert any(
        line.startswith("Not on the picture yet: Young person B, Young person C") for line in left.warnings
    )


def test_a_picture_of_nobody_is_refused_and_words_are_not():
    seen = replace(three_people(), positions={})
    with pytest.raises(Refused) as refusal:
        sheet(seen, as_what=Format.PDF)
    assert [one.field for one in refusal.value.reasons] == ["as_what"]
    assert sheet(seen, as_what=Format.WORD).told
    with pytest.raises(Refused, match="nothing on the map"):
        sheet(replace(seen, people=()))


def test_a_view_that_nobody_had_then_is_refused_and_never_becomes_everyones():
    """`map.perspectives`, `map.time`."""
    with pytest.raises(Refused) as refusal:
        sheet(three_people(), view=f"p-{UUID(int=5)}")
    assert [(one.rule, one.field) for one in refusal.value.reasons] == [("map.perspectives", "view")]


def test_one_young_persons_view_is_called_by_their_letter():
    """`map.perspectives`: and shows only what they said."""
    seen = three_people()
    jk = seen.people[0]
    key = f"p-{jk.id}"
    theirs = said(
        1, support=Level.STRONG, perspective=key, voice=Voice.YOUNG_PERSON, whose="JK", speaker=jk.id
    )
    seen = replace(
        tied(seen, theirs, said(2, harm=Level.SOME)),
        perspectives=(Perspective(key, "JK", Voice.YOUNG_PERSON, jk.id),),
        views=(View("everyone", "Everyone", "everyone", ()), View(key, "JK’s view", "person", (key,))),
    )
    left = sheet(seen, view=key)
    assert dict(left.facts)["Whose view"] == "Young person A’s"
    assert left.document["ties"][0]["harm"] == "none"
    assert "JK" not in everything_on(left)
    assert dict(sheet(seen, view=key, initials=True).facts)["Whose view"] == "JK’s"


def test_who_sees_it_differently_is_called_by_letter_or_by_what_they_are():
    """`map.perspectives`."""
    seen = three_people()
    jk = seen.people[0]
    own = said(
        1,
        support=Level.STRONG,
        harm=Level.NONE,
        perspective=f"p-{jk.id}",
        whose="JK",
        voice=Voice.YOUNG_PERSON,
    )
    school = said(2, harm=Level.SOME, perspective="u-1", whose="Priya Nair, pastoral lead")
    seen = tied(seen, own, school)
    assert sheet(seen).document["ties"][0]["differs_between"] == ["Young person A", "a professional"]
    assert sheet(seen, initials=True).document["ties"][0]["differs_between"] == ["JK", "a professional"]


def test_ages_are_bands_and_only_when_chosen():
    """`map.export`: no age unless chosen."""
    seen = person_like(three_people(), 0, age_band=AgeBand.THIRTEEN_TO_15, note="about 14, tall")
    seen = person_like(seen, 2, note="man, about 25")
    assert "13 to 15" not in everything_on(sheet(seen))
    assert "13 to 15" in everything_on(sheet(seen, shows=[Shows.AGES]))
    notes = [one["note"] for one in sheet(seen, initials=True).document["people"]]
    assert notes[2] == "man"
    shown = [one["note"] for one in sheet(seen, initials=True, shows=[Shows.AGES]).document["people"]]
    assert shown[2] == "man, about 25" and shown[0].endswith("13 to 15")


def test_since_when_is_left_out_unless_chosen():
    seen = tied(three_people(), said(1, support=Level.SOME), since="2026-03-04", until="2026-10")
    assert not re.search(r"2026-03|March|4 Mar", everything_on(sheet(seen)))
    assert "2026-03-04" in everything_on(sheet(seen, shows=[Shows.DATES]))


def test_places_are_kinds_and_names_only_when_chosen():
    """`map.export`: no exact place unless chosen; and then without the name of anybody in it."""
    seen = three_people()
    kinds = (Subject.NEIGHBOURHOOD, Subject.NEIGHBOURHOOD, Subject.SCHOOL)
    names = ("Eastfield Park", "JK’s house", "Northgate")
    places = [
        replace(made_map(9).places[0], id=UUID(int=number), kind=kind, name=name, note="gate", conditions=())
        for number, (kind, name) in enumerate(zip(kinds, names, strict=True))
    ]
    seen = replace(seen, places=tuple(places))
    assert [one["name"] for one in sheet(seen).document["places"]] == ["Place 1", "Place 2", "School"]
    shown = sheet(seen, shows=[Shows.PLACES]).document["places"]
    assert [one["name"] for one in shown] == ["Eastfield Park", "Young person A’s house", "Northgate"]
    assert {one["note"] for one in shown} == {""}


def test_a_full_name_leaves_on_no_map():
    """`person.minimal`: initials at most, wherever somebody wrote the name."""
    seen = person_like(three_people(), 0, full_name="Jaya Kaur", note="Jaya lives with her nan")
    seen = person_like(seen, 1, note="Kaur’s cousin")
    for how in ({}, {"initials": True}, {"initials": True, "shows": Shows}):
        text = everything_on(sheet(seen, **how))
        assert not re.search("Jaya|Kaur", text)
    assert "JK lives with her nan" in everything_on(sheet(seen, initials=True))


def test_two_with_the_same_initials_are_told_apart():
    """`person.tell_apart`: by a number where what tells them apart may not leave."""
    seen = person_like(three_people(), 1, shown="JK", name="JK (year 9)", apart="year 9")
    seen = person_like(seen, 0, apart="year 10")
    assert [one["tell_apart"] for one in sheet(seen, initials=True).document["people"]] == ["1", "2", ""]
    chosen = sheet(seen, initials=True, shows=[Shows.AGES]).document["people"]
    assert [one["tell_apart"] for one in chosen] == ["year 10", "year 9", ""]


def test_what_marks_one_person_out_leaves_only_with_initials():
    """A death, a court's condition, a chosen fox: whoever heard of it knows who it is."""
    seen = person_like(three_people(), 0, has_died=True, symbol="fox", colour="mint", pronouns="they")
    seen = tied(seen, said(1, support=Level.SOME), non_contact=True)
    marks = [
        (on["people"][0]["deceased"], on["people"][0]["symbol"], on["ties"][0]["non_contact"])
        for on in (sheet(seen).document, sheet(seen, initials=True).document)
    ]
    assert marks == [(False, None, False), (True, "fox", True)]
    assert "court and police conditions" in " ".join(sheet(seen).warnings)


def test_what_shapes_a_place_is_a_kind_without_names_and_words_with_them():
    noted = ConditionSeen(UUID(int=77), ConditionKind.POLICING, "JK was searched twice", made_map(1).on)
    place = replace(made_map(9).places[0], conditions=(noted,))
    seen = replace(three_people(), places=(place,))
    assert "searched" not in everything_on(sheet(seen))
    assert "JK was searched twice" in everything_on(sheet(seen, initials=True))
