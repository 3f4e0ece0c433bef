"""What may begin, what may be kept, and how little of a name is kept."""

from datetime import date

import pytest

from alongside.cases.rules import Locks, OpenPause
from alongside.cases.terms import Covers, Path, Stage
from alongside.lib import ids
from alongside.peermaps import together_rules as rules
from alongside.peermaps import together_words as words
from alongside.peermaps.terms import Level
from alongside.people.terms import Kind
from alongside.practice import framework

SAID = framework().together
FAMILY = SAID.family_words


def locks(*paths, stage=Stage.OPEN, level=2, covers=None):
    made = (
        OpenPause(
            ids.new(), "values.rights.1", covers, None, "", date(2026, 11, 1), date(2026, 11, 6), ids.new()
        )
        if covers
        else None
    )
    return Locks(stage=stage, level=level, pauses=(made,) if made else (), clearances=frozenset(paths))


def told(reasons):
    return [reason.rule for reason in reasons]


@pytest.mark.parametrize(
    ("where", "newcomers", "refused"),
    [
        (locks(Path.TOGETHER, level=1), True, []),
        (locks(Path.NAMED), True, []),
        (locks(Path.NAMELESS), False, ["path.together"]),
        (locks(), False, ["path.together"]),
        (locks(Path.NAMED, covers=Covers.ALL), False, []),
        (locks(Path.NAMED, covers=Covers.MAPPING), True, ["values.pause"]),
        (locks(Path.NAMED, covers=Covers.SHARING), True, []),
        (locks(Path.NAMED, stage=Stage.CLOSED), False, ["plan.close"]),
    ],
)
def test_drawing_needs_clearance_and_a_pause_stops_only_new_names(where, newcomers, refused):
    """`path.together`, `path.named`, `safety.actions`: talking with and listening to young people is never stopped."""
    assert told(rules.may_begin(where, newcomers=newcomers)) == refused


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        (locks(Path.NAMED), True),
        (locks(Path.NAMED, covers=Covers.ALL), False),
        (locks(Path.NAMED, covers=Covers.MAPPING), False),
        (locks(Path.NAMED, covers=Covers.STAGE), True),
    ],
)
def test_new_names_are_not_kept_while_adding_people_is_paused(where, kept):
    """`values.pause`: what may be kept is kept, nobody new is."""
    assert rules.may_keep_names(where) is kept


def test_four_things_are_said_aloud_first():
    """`map.together`: what it is for; who sees it; when I cannot keep it to myself; you can stop."""
    assert rules.all_told(list(SAID.sayings), SAID.sayings) == ()
    assert told(rules.all_told(["what_for", "who_sees", "cannot_keep"], SAID.sayings)) == ["map.together"]


@pytest.mark.parametrize(("pin", "good"), [("2580", True), ("258014", True), ("258", False), ("2580147", False),
                                           ("25a0", False), ("٢٥٨٠", False), ("", False)])  # fmt: skip
def test_a_short_pin(pin, good):
    """`map.together`: a short PIN that keeps the drawing."""
    assert (rules.good_pin(pin) == ()) is good


def test_wrong_pins_are_slowed():
    assert [rules.wait_after(n) for n in range(8)] == [0, 0, 0, 30, 60, 120, 300, 300]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("L", "L"),
        ("AM", "AM"),
        ("JKL", "JKL"),
        ("Rob", "R"),
        ("Liam", "L"),
        ("liam", "L"),
        ("Liam Quillfeather", "LQ"),
        ("  Liam  J ", "LJ"),
        ("mum", "mum"),
        ("my mum", "my mum"),
        ("my big sister", "my big sister"),
        ("Ms K", "Ms K"),
        ("Mr Okafor", "MO"),
        ("Jo-Ann", "JA"),
    ],
)
def test_a_name_becomes_its_letters(said, kept):
    """`person.minimal`: initials by default; "mum" names nobody."""
    assert rules.letters(said, FAMILY) == kept


def test_two_with_the_same_letter_are_told_apart():
    """`person.tell_apart`."""
    assert rules.letters("Liam", FAMILY, ["L"]) == "Li"
    assert rules.letters("Lina", FAMILY, ["l", "Li"]) == "L 2"
    assert rules.letters("mum", FAMILY, ["mum"]) == "M 2"


def test_taps_say_how_much_support_and_harm():
    """`map.tie`, `map.both`: both may be there; nothing tapped says nothing of harm."""
    both = words.levels(SAID.likes, ["looks_out", "not_ok", "no_such"], "some")
    assert (both.support, both.harm) == (Level.STRONG, Level.SOME)
    named = words.levels(SAID.likes, [], "some")
    assert (named.support, named.harm) == (Level.SOME, None)
    unsure = words.levels(SAID.likes, ["complicated"], "some")
    assert (unsure.support, unsure.harm) == (None, Level.UNKNOWN)


@pytest.mark.parametrize(
    ("sort", "support", "harm", "kind"),
    [
        ("young", None, Level.SOME, Kind.YOUNG_PERSON),
        ("family", Level.STRONG, None, Kind.PARENT_CARER),
        ("grown_up", Level.SOME, None, Kind.TRUSTED_ADULT),
        ("grown_up", Level.SOME, Level.SOME, Kind.TRUSTED_ADULT),
        ("grown_up", None, Level.SOME, Kind.SAID_TO_CAUSE_HARM),
        ("family", None, Level.SOME, Kind.SAID_TO_CAUSE_HARM),
        ("grown_up", None, Level.UNKNOWN, Kind.TRUSTED_ADULT),
    ],
)
def test_who_somebody_is_on_the_map(sort, support, harm, kind):
    """`map.adults`, `map.both`: no young person is an offender; a grown-up of whom only harm is said is asked about."""
    assert rules.kind_of(sort, support=support, harm=harm) == kind


def test_what_was_asked_stands_beside_what_was_answered():
    """`map.statement`: own words verbatim; a tap is not put into their mouth."""
    body = {"kind": "person", "shown": "A", "asked": "like"}
    assert words.told_of(SAID, body, {"taps": ["laugh"], "words": "he is funny"}) == (
        "What is it like with A? – makes me laugh"
    )
    assert words.told_of(SAID, body, {"taps": [], "words": ""}) == "Who do you like being with? – A"
    assert words.told_of(SAID, body, {"taps": [], "words": "he is funny"}) == ""
    assert words.answered(SAID, "wish", "more lights").startswith("more lights (“If you could change")
    assert words.felt(SAID, "good") == "How are you now? – Good"
