"""First guesses from the words of a file, for somebody to confirm. Kinds only: never harm or strength."""

import re
from typing import Final

from alongside.peermaps.importing.choices import LEAVE_OUT

_SIGNS = re.compile(r"[\W_]+")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_THINGS: Final = (
    ("school", {"school", "college", "academy", "pru"}),
    ("online", {"online", "app", "apps", "game", "server", "website"}),
    ("transport", {"bus", "station", "train", "transport"}),
    ("business", {"shop", "business", "takeaway", "cafe"}),
    ("service", {"service", "services", "agency", "organisation", "organization"}),
    ("place", {"place", "places", "venue", "location", "area", "park", "estate", "street"}),
    ("adult", {"adult", "adults", "parent", "parents", "carer", "teacher", "professional", "worker"}),
    ("group", {"group", "groups"}),
    (
        "young_person",
        {"person", "people", "friend", "friends", "peer", "peers", "alter", "child", "member", "young"},
    ),
)  # fmt: skip
_TIES: Final = (
    ("close_friend", {"close", "best"}),
    ("partner", {"partner", "boyfriend", "girlfriend", "dating"}),
    ("family", {"family", "sibling", "siblings", "brother", "sister", "cousin", "related"}),
    ("conflict", {"conflict", "fight", "fights", "argue", "dispute", "rival"}),
    ("controlled_by", {"control", "controls", "controlled"}),
    ("harmed_by", {"harm", "harms", "harmed", "hurt", "hurts", "bully", "bullies", "bullied"}),
    ("influence", {"influence", "influences", "influenced"}),
    ("looks_out_for", {"looks", "support", "supports", "supported", "cares", "helps", "protects"}),
    ("spends_time_at", {"spends", "hangs", "contained", "attends", "visits"}),
    ("friend", {"friend", "friends", "friendship", "knows"}),
)
_FAMILIES = {"sibling", "siblings", "family", "brothers", "sisters", "household"}
_PEERS = {"friends", "group", "crew", "boys", "girls", "mates", "lot", "gang", "year", "class"}


def thing_kind(type_: str) -> str:
    """What a type of the file probably is; empty if its name does not say."""
    words = _words(type_)
    return next((kind for kind, signs in _THINGS if signs & words), "")


def tie_kind(word: str) -> str:
    """Which kind of tie a file's word probably means; empty if it does not say."""
    words = _words(word)
    return next((kind for kind, signs in _TIES if signs & words), "")


def grouping_kind(title: str) -> str:
    """What a grouping probably is. A family is left out: siblings are decided one by one."""
    words = _words(title)
    if words & _FAMILIES:
        return LEAVE_OUT
    if words & _PEERS:
        return "group"
    kind = thing_kind(title)
    return kind if kind not in ("", "adult", "young_person") else "group"


def _words(text: str) -> set[str]:
    return set(_SIGNS.split(_CAPITAL.sub(" ", text).casefold()))
