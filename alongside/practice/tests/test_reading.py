"""`purpose.sheet`, `map.together`: what young people read is short and easy (A3)."""

import re

import pytest

from alongside.practice import framework

VERSIONS = ("england-2026-1", "wales-2026-1")


def young_peoples(version: str) -> list[str]:
    fw = framework(version)
    leaflet = fw.leaflets["young_people"]
    paragraphs = [words for section in leaflet.sections.values() for words in section.says]
    together = [saying.says for saying in fw.together.sayings.values()]
    together += [question.asks for question in fw.together.questions.values()]
    together += [ending.question for ending in fw.together.ending.values()]
    together += [fw.together.sign.says, *(question.help for question in fw.together.questions.values())]
    together += list(fw.together.screen.values())
    asked = [question.question for question in fw.reviews.young_people_questions.values()]
    return [leaflet.opening, *paragraphs, leaflet.closing, *together, *fw.together.group_agrees, *asked]


def sentences(texts: list[str]) -> list[str]:
    return [each for text in texts for each in re.split(r"(?<=[.?!])\s+", text) if each]


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))
    return max(1, len(groups))


@pytest.mark.parametrize("version", VERSIONS)
def test_no_sentence_has_more_than_twenty_words(version):
    long = [each for each in sentences(young_peoples(version)) if len(each.split()) > 20]
    assert not long


@pytest.mark.parametrize("version", VERSIONS)
def test_an_eleven_year_old_can_read_it(version):
    """Flesch-Kincaid grade, roughly counted: 5 or below."""
    found = sentences(young_peoples(version))
    words = [word for each in found for word in re.findall(r"[A-Za-z’']+", each)]
    per_sentence, per_word = len(words) / len(found), sum(map(syllables, words)) / len(words)
    assert 0.39 * per_sentence + 11.8 * per_word - 15.59 <= 5


@pytest.mark.parametrize("version", VERSIONS)
def test_it_says_nothing_in_officials_words(version):
    text = " ".join(young_peoples(version)).lower()
    for word in (
        "safeguarding",
        "multi-agency",
        "practitioner",
        "disclosure",
        "intervention",
        "assessment",
        "risk",
    ):
        assert word not in text
