"""Whom words speak of: the longest call that fits is the one that is meant (`person.tell_apart`, `rights.remove`)."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest

from alongside.lib import ids
from alongside.people.mentioned import meant, mentioned, without


@dataclass(frozen=True)
class Known:
    """Somebody as the record calls them."""

    shown: str
    apart: str = ""
    full_name: str = ""
    unnamed: bool = False
    id: UUID = field(default_factory=ids.new)


J, J2, JK, JK_BUS, JAY = (
    Known("J"),
    Known("J 2"),
    Known("JK"),
    Known("JK", "bus"),
    Known("KJ", "", "Jay Kane"),
)
EVERYBODY = (J, J2, JK, JK_BUS, JAY, Known("A"), Known("?", unnamed=True), Known("🐯"))


@pytest.mark.parametrize(
    ("words", "speaks_of", "beyond_doubt"),
    [
        ("What is it like with J 2?", "J 2", "J 2"),
        ("J and J 2 ride together", "J, J 2", "J, J 2"),
        ("JK (bus) waits at the stop", "JK (bus)", "JK (bus)"),
        ("JK waits at the stop", "JK, JK (bus)", ""),
        ("jay waits, and so does KANE", "KJ", "KJ"),
        ("JKL, Jayne and J2 are nobody here", "", ""),
        ("A boy? Nobody.", "", ""),
        ("🐯 is my cat", "🐯", "🐯"),
    ],
)
def test_the_longest_call_that_fits_is_meant(words, speaks_of, beyond_doubt):
    """`person.tell_apart`, `map.statement`."""

    def called(found):
        shown = {one.id: f"{one.shown} ({one.apart})" if one.apart else one.shown for one in EVERYBODY}
        return ", ".join(shown[one] for one in found)

    assert called(mentioned(words, EVERYBODY)) == speaks_of
    assert called(meant(words, EVERYBODY)) == beyond_doubt


def test_whoever_goes_is_covered_and_nobody_whose_name_holds_theirs():
    """`rights.remove`"""
    assert without("J and J 2 ride with jay", J, (J2, JAY)) == "somebody and J 2 ride with jay"
    assert without("J and J 2 ride with jay", JAY, (J, J2)) == "J and J 2 ride with somebody"
    assert without("J 2 and J 2", J2, (J,)) == "somebody and somebody"
    assert without("JK (bus), then JK", JK, (JK_BUS,)) == "JK (bus), then somebody"
    assert without("A word", Known("A")) == "A word"
    assert without("nobody is called", Known("?", unnamed=True)) == "nobody is called"
