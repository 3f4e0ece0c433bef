"""A2: the map in words is the same map. What a tie's sentence says is read back and is the tie again."""

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.peermaps import narrative, whens
from alongside.peermaps.facts import End, EndType, TieSeen
from alongside.peermaps.rules import Drawn
from alongside.peermaps.terms import Direction, Level, TieKind, TieState

A, B = End(EndType.PERSON, uuid4()), End(EndType.PLACE, uuid4())
NAMES = {A: "JK", B: "Ms K"}
WAYS = {
    " from JK to Ms K": Direction.A_TO_B,
    " from Ms K to JK": Direction.B_TO_A,
    " both ways": Direction.BOTH,
}
INFLUENCE = {
    "JK influences Ms K": Direction.A_TO_B,
    "Ms K influences JK": Direction.B_TO_A,
    "they influence each other": Direction.BOTH,
}
STATES = {"in the past": TieState.PAST, "not sure whether it is so now": TieState.UNCERTAIN}
KINDS = {words: kind for kind, words in narrative.MUTUAL.items()}
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
WHEN = st.one_of(st.just(""), DAYS.map(lambda day: f"{day:%Y-%m-%d}"), DAYS.map(lambda day: f"{day:%Y-%m}"))


def drawn(support, harm, checks, differs):
    """Only what shows: a level that is not there is neither checked nor not."""
    shows = {Level.SOME, Level.STRONG}
    return Drawn(
        support=support,
        harm=harm,
        support_checked=checks[0] and support in shows,
        harm_checked=checks[1] and harm in shows,
        differs_between=differs,
    )


@st.composite
def ties(draw):
    look = drawn(
        draw(st.sampled_from(Level)),
        draw(st.sampled_from(Level)),
        draw(st.tuples(st.booleans(), st.booleans())),
        draw(st.sampled_from([(), ("JK", "The school"), ("JK", "Mo", "The school")])),
    )
    ways = st.sampled_from(Direction)
    shows = {Level.SOME, Level.STRONG}
    return TieSeen(
        id=uuid4(),
        a=A,
        b=B,
        kinds=tuple(draw(st.lists(st.sampled_from(TieKind), unique=True))),
        direction=draw(ways) if look.support in shows else Direction.NONE,
        harm_direction=draw(ways) if look.harm in shows else Direction.NONE,
        influence_direction=draw(ways),
        state=draw(st.sampled_from(TieState)),
        since=draw(WHEN),
        until=draw(WHEN),
        non_contact=draw(st.booleans()),
        drawn=look,
        readings=(),
        talks=(),
        fading=0,
        added_on=date(2026, 1, 1),
        noted_by="",
    )


def read_back(sentence, tie):
    """The tie that a sentence tells, from its words alone."""
    said = sentence.removeprefix("JK and Ms K: ").removesuffix(".").split("; ")
    found = {"kinds": [], "state": TieState.CURRENT, "since": "", "until": "", "non_contact": False}
    found |= {
        "direction": Direction.NONE,
        "harm_direction": Direction.NONE,
        "influence_direction": Direction.NONE,
    }
    look = Drawn()
    for part in said:
        level = re.fullmatch(r"(some|strong) (support|harm)( from .+?| both ways)?( \(not checked\))?", part)
        if level:
            strength, dimension, way, unchecked = level.groups()
            look = replace(look, **{dimension: Level(strength), f"{dimension}_checked": not unchecked})
            found["direction" if dimension == "support" else "harm_direction"] = WAYS.get(way, Direction.NONE)
        elif part in ("support not known", "harm not known"):
            look = replace(look, **{part.split()[0]: Level.UNKNOWN})
        elif part.endswith("see this differently"):
            who = part.removesuffix(" see this differently").replace(" and ", ", ").split(", ")
            look = replace(
                look, differs_between=tuple(one.replace("the school", "The school") for one in who)
            )
        elif part in KINDS:
            found["kinds"].append(KINDS[part])
        elif part in INFLUENCE:
            found["influence_direction"] = INFLUENCE[part]
        elif part in STATES:
            found["state"] = STATES[part]
        elif part.startswith(("since ", "until ")):
            name, _, when = part.partition(" ")
            found[name] = whens.read_when(when)
        elif part.startswith("must not have contact"):
            found["non_contact"] = True
        else:
            assert part == "know each other", part
    return replace(tie, **{**found, "kinds": tuple(found["kinds"])}, drawn=look)


@settings(max_examples=1000, deadline=None)
@given(ties())
def test_a_sentence_holds_the_whole_tie(tie):
    """`map.narrative`: map, to words, to map is the same map."""
    assert read_back(narrative.tie_words(tie, NAMES), tie) == tie


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("2026", "2026", "2026"),
        ("March 2026", "2026-03", "March 2026"),
        ("mar 2026", "2026-03", "March 2026"),
        ("3 March 2026", "2026-03-03", "3 March 2026"),
        ("3/3/2026", "2026-03-03", "3 March 2026"),
        ("2026-03-03", "2026-03-03", "3 March 2026"),
        ("2026-3", "2026-03", "March 2026"),
    ],
)
def test_days_months_and_years_as_people_write_them(typed, kept, shown):
    assert whens.read_when(typed) == kept
    assert whens.as_text(kept) == shown


@pytest.mark.parametrize("typed", ["", "soon", "31 June 2026", "ma 2026", "2026-13", "13/13/2026", "3 March"])
def test_what_is_no_date(typed):
    assert whens.read_when(typed) is None
