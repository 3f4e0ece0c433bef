"""Makes up peer networks like those a service draws, and how they look some months later.

Groups form a ring in which neighbours share a few members; within a group each person is tied to about
five others, whatever its size; some ties bridge distant groups; one person has a single tie, one has none,
and each trusted adult knows three people who are close to each other. Same seed, same networks.
"""

import random
from dataclasses import dataclass
from typing import Any

Network = dict[str, Any]
NAMES = tuple(
    name
    for line in (
        "Aaliyah Ben Chloe Dev Ella Femi Grace Hamza Isla Jaden Kezia Liam Maya Noah Olu Priya Quinn",
        "Reece Sana Tyrell Uma Viktor Wren Xavi Yusuf Zara Amir Bryony Callum Dina Esme Finn Gabriel",
        "Hana Idris Jess Kofi Layla Mo Nadia Owen Poppy Rafi Skye Tariq Una Vera Will Xena Yaz",
    )
    for name in line.split()
)
KINDS = ("friend", "friend", "close", "conflict", "influence", "unsure")
FRIENDS_PER_GROUP = 5.5


@dataclass(frozen=True)
class Kind:
    """What varies with the size of a network: group sizes, adults, share of ties that bridge groups."""

    group_sizes: tuple[int, ...]
    adults: int
    bridges: float


KIND_BY_SIZE = {
    12: Kind((6, 4), 1, 0.1),
    20: Kind((6, 4, 7), 2, 0.1),
    40: Kind((10, 7, 9, 6, 8, 7), 3, 0.3),
    80: Kind((9, 14, 12, 10, 15, 8), 4, 0.27),
    120: Kind((9, 14, 12, 10, 15, 13, 11), 6, 0.27),
    160: Kind((9, 14, 12, 10, 15, 13, 11), 8, 0.27),
}


def network(size: int, seed: int) -> Network:
    """A network of this many people; `size` is one of `KIND_BY_SIZE`."""
    chance = random.Random(f"{size}/{seed}")
    kind = KIND_BY_SIZE[size]
    ids = [f"n{i}" for i in range(size)]
    young = size - kind.adults - 2
    groups = _ring(young, kind.group_sizes, chance)
    ties = _ties_within(groups, chance)
    for _ in range(round(kind.bridges * size)):
        _tie(ties, *chance.sample(range(young), 2))
    _tie(ties, young, chance.randrange(young))
    for adult in range(kind.adults):
        first = chance.randrange(young - 5)
        for known in chance.sample(range(first, first + 6), 3):
            _tie(ties, size - kind.adults + adult, known)
    members = {f"Group {number + 1}": [ids[m] for m in group] for number, group in enumerate(groups)}
    return {
        "nodes": [_person(i, ids, members, size - kind.adults) for i in range(size)],
        "edges": [{"s": ids[a], "t": ids[b], "kind": chance.choice(KINDS)} for a, b in sorted(ties)],
        "groups": members,
    }


def _ring(young: int, sizes: tuple[int, ...], chance: random.Random) -> list[list[int]]:
    """Groups along the row of young people, each sharing one to three with the one before; the last joins the first."""
    groups: list[list[int]] = []
    start = 0
    while start < young - 1:
        end = min(young, start + sizes[len(groups) % len(sizes)])
        groups.append(list(range(start, end)))
        start = end - chance.randint(1, 3) if end < young else young
    if len(groups) > 6:
        groups[-1] = sorted(set(groups[-1]) | set(range(chance.randint(2, 4))))
    return [group for group in groups if len(group) >= 3]


def _ties_within(groups: list[list[int]], chance: random.Random) -> set[tuple[int, int]]:
    ties: set[tuple[int, int]] = set()
    for group in groups:
        likely = min(1.0, FRIENDS_PER_GROUP / (len(group) - 1)) * chance.uniform(0.85, 1.1)
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                if chance.random() < likely:
                    _tie(ties, one, other)
    return ties


def _tie(ties: set[tuple[int, int]], one: int, other: int) -> None:
    if one != other:
        ties.add((min(one, other), max(one, other)))


def _person(number: int, ids: list[str], members: dict[str, list[str]], first_adult: int) -> dict[str, Any]:
    suffix = f" {chr(64 + number // len(NAMES))}." if number >= len(NAMES) else ""
    return {
        "id": ids[number],
        "label": NAMES[number % len(NAMES)] + suffix,
        "kind": "adult" if number >= first_adult else "yp",
        "groups": [name for name, group in members.items() if ids[number] in group],
    }


def later(before: Network, seed: int) -> Network:
    """The same network some months on: some people gone and others new, ties ended and begun."""
    chance = random.Random(f"later/{seed}")
    size = len(before["nodes"])
    gone = set(chance.sample([n["id"] for n in before["nodes"]], max(1, size // 20)))
    arrived = [f"m{i}" for i in range(max(2, size // 15))]
    groups = {
        name: [m for m in members if m not in gone and chance.random() > 0.04]
        for name, members in before["groups"].items()
    }
    stay = [dict(n) for n in before["nodes"] if n["id"] not in gone]
    new = [{"id": m, "label": chance.choice(NAMES), "kind": "yp"} for m in arrived]
    nodes = [{**n, "groups": [g for g, m in groups.items() if n["id"] in m]} for n in stay + new]
    edges = [e for e in before["edges"] if not {e["s"], e["t"]} & gone and chance.random() > 0.1]
    ids = [n["id"] for n in stay]
    begun = [(m, other) for m in arrived for other in chance.sample(ids, 2)]
    begun += [tuple(chance.sample(ids, 2)) for _ in range(size // 6)]
    edges += [{"s": s, "t": t, "kind": "friend"} for s, t in begun]
    return {"nodes": nodes, "edges": edges, "groups": groups}


def networks(sizes: tuple[int, ...], seeds: range) -> dict[str, Network]:
    """Networks of all sizes and seeds, each followed by itself some months later."""
    made: dict[str, Network] = {}
    for size in sizes:
        for seed in seeds:
            name = f"made{size}-{seed}"
            made[name] = network(size, seed)
            made[f"{name}_later"] = later(made[name], seed)
    return made
