"""Made-up maps as the page gets them: so many people, so many ties, some groups and places. Same seed, same map."""

import math
import random
from typing import Any

TODAY = "2026-11-28"
LEVELS = ("none", "some", "some", "strong", "unknown")


def document(people: int, ties: int, seed: int = 1) -> dict[str, Any]:
    """A map document of schemas/map-document.schema.json."""
    chance = random.Random(seed)
    places = max(2, people // 10)
    ids = [f"p{number}" for number in range(people)] + [f"x{number}" for number in range(places)]
    made = [_person(number, people, chance) for number in range(people)]
    return {
        "format": 1, "version": 1, "map_id": "m", "case_id": "c", "title": "Made up", "level": 2,
        "as_known_on": TODAY, "may_edit": True, "may_add_people": True, "why_not": [],
        "views": [{"id": "everyone", "label": "Everyone", "kind": "everyone", "perspectives": []}],
        "perspectives": [],
        "people": made,
        "places": [_place(number, people, chance) for number in range(places)],
        "ties": _ties(ids, people, ties, chance),
        "groups": [_group(number, made) for number in range(max(1, people // 25))],
        "statements": [],
        "time": {"earliest": TODAY, "today": TODAY, "marks": [], "statements": 0, "need_confirming": 0},
        "urls": dict.fromkeys(("commands", "document", "picture", "list", "narrative"), "/nowhere/")
        | {"print": None, "tidy_worker": None},
    }  # fmt: skip


def _spot(number: int, all_of_them: int, chance: random.Random) -> list[float]:
    across = math.ceil(math.sqrt(all_of_them * 1.6))
    column, row = number % across, number // across
    return [round(column * 130 + chance.uniform(-22, 22)), round(row * 130 + chance.uniform(-22, 22))]


def _person(number: int, all_of_them: int, chance: random.Random) -> dict[str, Any]:
    kinds = ("young_person", "young_person", "young_person", "parent_carer", "professional")
    return {
        "id": f"p{number}", "shown": f"{chr(65 + number % 26)}{chr(65 + number // 26)}", "full": None,
        "kind": kinds[number % 5], "focus": number == 0, "note": "youth worker" if number % 5 == 4 else "",
        "tell_apart": "", "symbol": None, "colour": None, "deceased": False, "rests_on": "more",
        "placed": _spot(number, all_of_them, chance), "inclusion": None, "url": None,
    }  # fmt: skip


def _place(number: int, people: int, chance: random.Random) -> dict[str, Any]:
    spot = _spot(number * 7 + 3, people, chance)
    return {
        "id": f"x{number}", "kind": "place", "name": f"Place {number}", "note": "", "conditions": [],
        "placed": [spot[0] + 65, spot[1] + 65], "url": None,
    }  # fmt: skip


def _ties(ids: list[str], people: int, many: int, chance: random.Random) -> list[dict[str, Any]]:
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < many:
        first = chance.randrange(people)
        other = min(len(ids) - 1, max(0, first + round(chance.gauss(0, people / 8))))
        if other != first:
            pairs.add((ids[min(first, other)], ids[max(first, other)]))
    return [_tie(number, pair, chance) for number, pair in enumerate(sorted(pairs))]


def _tie(number: int, pair: tuple[str, str], chance: random.Random) -> dict[str, Any]:
    ends = [{"type": "person" if one.startswith("p") else "place", "id": one} for one in pair]
    return {
        "id": f"t{number}", "a": ends[0], "b": ends[1], "kinds": ["friend"], "support": chance.choice(LEVELS),
        "harm": chance.choice(("none", "none", "some")), "direction": "none", "harm_direction": "a_to_b",
        "influence_direction": "none", "state": "current", "since": None, "until": None, "non_contact": False,
        "support_checked": chance.random() < 0.7, "harm_checked": chance.random() < 0.5, "differs": number % 20 == 0,
        "differs_between": [], "fading": 1 if number % 15 == 0 else 0, "statements": [], "talks": [],
    }  # fmt: skip


def _group(number: int, people: list[dict[str, Any]]) -> dict[str, Any]:
    first = number * 25
    return {
        "id": f"g{number}", "name": f"Group {number}", "own_words": "", "bases": ["self_selected"], "definer": "",
        "perspectives": [], "members": [one["id"] for one in people[first : first + 8]], "fading": 0, "url": None,
    }  # fmt: skip
