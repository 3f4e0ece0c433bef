"""`system.process`, `map.together`: English and Welsh for what young people, parents and the public read."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from alongside.practice import framework

BOTH = ("england-2026-1", "wales-2026-1")
NOT_FOR_THEM = {"id", "hint", "why", "picture", "about", "answer", "support", "harm", "kind"}


def words_in(thing: object) -> Iterator[str]:
    """Every text that is read on the screen; hints for adults, ids and pictures apart."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in NOT_FOR_THEM:
                yield from words_in(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for each in thing.values():
            yield from words_in(each)
    elif isinstance(thing, tuple):
        for each in thing:
            yield from words_in(each)


def read_by_them(version: str, language: str) -> list[str]:
    fw = framework(version, language=language)
    words = fw.together
    together = (
        words.sayings,
        words.questions,
        words.buttons,
        words.ending,
        words.feelings,
        words.group_agrees,
    )
    screens = (*together, words.sign, words.likes, words.there, words.places, words.sorts, words.screen)
    named = (words.pictures, words.colours)
    cards = tuple(tool.cards for tool in fw.tools.values())
    leaflets = (fw.leaflets["young_people"], fw.leaflets["parents"])
    public = (fw.process.items, fw.process.page, fw.process.asked_young_people, fw.process.no_codesign_yet)
    asked = (fw.nation.language_offer, fw.nation.advocacy, fw.reviews.young_people_questions)
    return list(words_in((screens, named, cards, leaflets, public, asked, fw.first_steps)))


@pytest.mark.parametrize("version", BOTH)
def test_every_sentence_for_them_is_there_in_welsh(version):
    english, welsh = read_by_them(version, "en"), read_by_them(version, "cy")
    same_in_both = {"Stop", "cy", "en"}
    assert len(welsh) == len(english) > 120
    left = [words for words in english if words and words in welsh and words not in same_in_both]
    assert not left


@pytest.mark.parametrize("version", BOTH)
def test_welsh_changes_words_and_nothing_else(version):
    english, welsh = framework(version), framework(version, language="cy")
    assert list(welsh.questions) == list(english.questions)
    assert [list(tool.cards) for tool in welsh.tools.values()] == [
        list(tool.cards) for tool in english.tools.values()
    ]
    assert list(welsh.leaflets["parents"].sections) == list(english.leaflets["parents"].sections)
    assert (welsh.language, english.language) == ("cy", "en")
