"""The notation in which language help is written."""

import pytest

from alongside.practice.phrases import is_usable, pattern


@pytest.mark.parametrize(
    ("phrase", "words", "finds"),
    [
        ("abscond*", "He Absconded", "Absconded"),
        ("abscond*", "reabscond", None),
        ("hard|difficult to reach", "difficult to reach", "difficult to reach"),
        ("hard|difficult to reach", "hard and to reach", None),
        ("no-go area*", "a no go area", "no go area"),
        ("gang affiliat*", "gang-affiliated", "gang-affiliated"),
        ("DNA", "dna", None),
        ("DNA", "DNA", "DNA"),
        ("won't engage", "won’t engage", "won’t engage"),
        ("Mr|Mrs {name}", "Mr. Okoro-Hill", "Mr. Okoro-Hill"),
        ("Mr|Mrs {name}", "Mr and Mrs", None),
        ("zone {number}", "Zone 12", "Zone 12"),
        ("{postcode} boys", "se15 boys", "se15 boys"),
        ("c++", "c++ ", "c++"),
    ],
)
def test_what_a_phrase_finds(phrase, words, finds):
    found = pattern((phrase,)).search(words)
    assert (found.group() if found else None) == finds


def test_the_longest_phrase_is_tried_first():
    assert pattern(("at", "at risk")).search("at risk").group() == "at risk"


@pytest.mark.parametrize("phrase", ["abscond*", "a|b c", "{postcode}", "no-go", "DNA'd"])
def test_phrases_that_can_be_used(phrase):
    assert is_usable(phrase)


@pytest.mark.parametrize("phrase", ["", " ", "*", "a|", "|", "{street}", "a** b", "- b"])
def test_phrases_that_would_match_anything_or_nothing(phrase):
    assert not is_usable(phrase)
