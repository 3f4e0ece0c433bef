"""Should we be doing this? Each rule quoted by its id."""

from uuid import uuid4

import pytest

from alongside.cases.terms import Path, Place, Stage
from alongside.practice import framework
from alongside.purpose import rules
from alongside.purpose.rules import Signing
from alongside.purpose.terms import Section, Turned

TEXTS = framework("england-2026-1")
RITA, TOM = uuid4(), uuid4()


def ids_of(reasons):
    return [(reason.rule, reason.field) for reason in reasons]


@pytest.mark.parametrize(
    ("path", "level", "stage", "allowed"),
    [
        (Path.TOGETHER, 1, Stage.OPEN, True),
        (Path.TOGETHER, 2, Stage.OPEN, False),
        (Path.NAMELESS, 2, Stage.OPEN, True),
        (Path.NAMELESS, 1, Stage.OPEN, False),
        (Path.NAMED, 1, Stage.OPEN, True),
        (Path.NAMED, 2, Stage.OPEN, True),
        (Path.NAMED, 2, Stage.REFERRED, False),
        (Path.NAMED, None, Stage.OPEN, False),
        (Path.NAMED, 2, Stage.CLOSED, False),
    ],
)
def test_three_ways_in_by_level(path, level, stage, allowed):
    """`path.together`, `path.nameless`, `path.named`."""
    assert (rules.may_choose(path, level, stage) == ()) is allowed


def test_the_list_of_purposes_is_closed():
    """`purpose.statement`: crime detection, prevention or intelligence is not on it."""
    assert rules.welfare_purpose("safer_group", TEXTS.purposes) == ()
    assert ids_of(rules.welfare_purpose("crime_prevention", TEXTS.purposes)) == [
        ("purpose.statement", "purpose")
    ]


def test_words_that_read_like_intelligence_are_rewritten_or_stood_by():
    """`purpose.statement`: wording that reads like it brings an explanation and a rewrite."""
    found = {"statement": ["gather intelligence"], "change": []}
    assert ids_of(rules.reads_as_welfare(found, kept=False)) == [("purpose.statement", "statement")]
    assert not list(rules.reads_as_welfare(found, kept=True))


def test_purpose_and_change_name_nobody():
    """`purpose.sheet`: naming nobody."""
    assert ids_of(rules.names_nobody({"statement": False, "change": True})) == [("purpose.sheet", "change")]


@pytest.mark.parametrize(
    ("basis", "condition", "limb", "fields"),
    [
        ("public_task", "safeguarding", "cannot_be_given", []),
        ("public_task", "none_needed", "", []),
        ("public_task", "safeguarding", "", ["limb"]),
        ("consent", "safeguarding", "cannot_be_given", ["basis"]),
        ("", "", "", ["basis", "condition"]),
    ],
)
def test_a_lawful_basis_and_a_condition_with_its_limb(basis, condition, limb, fields):
    """`purpose.basis`: consent is not the lawful basis."""
    found = rules.lawful(basis, condition, limb, TEXTS.legal)
    assert [reason.field for reason in found] == fields


def test_everything_is_answered_before_it_is_handed_over():
    """`path.named`."""
    assert not list(rules.complete(set(Section), Section))
    (reason,) = rules.complete({Section.WHY}, [Section.WHY, Section.HARM, Section.BASIS])
    assert Section.HARM.label in reason.says and Section.BASIS.label in reason.says


@pytest.mark.parametrize(
    ("signer", "places", "turned", "says"),
    [
        (TOM, {Place.SUPERVISOR}, Turned.SUBMITTED, ""),
        (TOM, {Place.DUTY}, Turned.SUBMITTED, ""),
        (RITA, {Place.SUPERVISOR, Place.LEAD}, Turned.SUBMITTED, "somebody else"),
        (TOM, {Place.MEMBER}, Turned.SUBMITTED, "supervisor"),
        (TOM, {Place.SUPERVISOR}, Turned.BEGUN, "nothing handed over"),
        (TOM, {Place.SUPERVISOR}, Turned.SIGNED, "nothing handed over"),
    ],
)
def test_somebody_other_than_the_author_signs_off(signer, places, turned, says):
    """`purpose.signoff`: Rita cannot sign off her own, not even as supervisor."""
    signing = Signing(signer, frozenset({RITA}), frozenset(places), turned)
    found = [reason.says for reason in rules.may_sign_off(signing)]
    assert (not found and not says) or any(says in one for one in found if says)


def test_whoever_wrote_it_does_not_look_at_it():
    """`path.together`: the supervisor looks within ten working days."""
    assert rules.may_look(is_signer=True, is_author=False) == ()
    assert rules.may_look(is_signer=True, is_author=True)
    assert rules.may_look(is_signer=False, is_author=False)
