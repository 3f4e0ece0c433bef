"""Networks as plain dictionaries, the format of the layout bench, and their positions."""

from collections.abc import Mapping
from typing import Any

from alongside.peermaps.layout import engine
from alongside.peermaps.layout.engine import Positions

LATER = "_later"


class WrongShapeError(Exception):
    """The networks are not in the expected format; the message says where."""


def tidy(networks: Mapping[str, Any]) -> dict[str, Positions]:
    """Positions for each network: `{name: {person: (x, y)}}`.

    A network is `{"nodes": [{"id", "label"}], "edges": [{"s", "t"}], "groups": {name: [ids]}}`; anything else
    in it is passed over. A network called `X_later` starts from where `X` put people, whatever their order
    in the file, so that those who stay hardly move. Raises `WrongShapeError`.
    """
    inputs = {name: _layout_input(name, network) for name, network in networks.items()}
    placed: dict[str, Positions] = {}
    for name in sorted(inputs, key=lambda name: name.count(LATER)):
        before = placed.get(name.removesuffix(LATER)) if name.endswith(LATER) else None
        placed[name] = _run(inputs[name], before)
    return {name: placed[name] for name in networks}


def tidy_one(name: str, network: object, before: Positions | None = None) -> Positions:
    """Positions for one network, close to where people were `before`. Raises `WrongShapeError`."""
    return _run(_layout_input(name, network), before)


def _run(layout_input: dict[str, Any], before: Positions | None) -> Positions:
    return engine.run({**layout_input, "start": before} if before else layout_input)


def shape_radius(people: int) -> int:
    """Pixels on the 1000 x 700 canvas that leave a map of this many people readable."""
    if people <= 20:
        return 22
    return 15 if people <= 60 else 9


def _layout_input(name: str, network: object) -> dict[str, Any]:
    _expect(isinstance(network, dict), f"{name} is not an object")
    nodes = _list(name, network, "nodes")
    edges = _list(name, network, "edges")
    groups = network.get("groups", {}) if isinstance(network, dict) else {}
    _expect(isinstance(groups, dict), f'"groups" of {name} is not an object')
    width = 2 * shape_radius(len(nodes))
    people = [_person(name, node, width) for node in nodes]
    known = {person["id"] for person in people}
    _expect(len(known) == len(people), f"{name} has the same id twice")
    return {
        "nodes": people,
        "ties": [_tie(name, edge, known) for edge in edges],
        "areas": [
            {"id": group, "members": _members(name, group, ids, known)} for group, ids in groups.items()
        ],
    }


def _list(name: str, network: object, part: str) -> list[Any]:
    found = network.get(part) if isinstance(network, dict) else None
    _expect(isinstance(found, list), f'{name} has no list of "{part}"')
    return found if isinstance(found, list) else []


def _person(name: str, node: object, width: int) -> dict[str, Any]:
    if not isinstance(node, dict) or not isinstance(node.get("id"), str):
        raise WrongShapeError(f'a node of {name} has no "id" in quotes')
    label = node.get("label", "")
    _expect(isinstance(label, str), f'the "label" of {node["id"]} in {name} is not text')
    return {"id": node["id"], "label": label, "width": width, "height": width}


def _tie(name: str, edge: object, known: set[str]) -> dict[str, str]:
    ends = (edge.get("s"), edge.get("t")) if isinstance(edge, dict) else (None, None)
    for end in ends:
        _expect(isinstance(end, str) and end in known, f"an edge of {name} leads to nobody: {end!r}")
    return {"a": str(ends[0]), "b": str(ends[1])}


def _members(name: str, group: str, ids: object, known: set[str]) -> list[str]:
    if not isinstance(ids, list) or not all(isinstance(person, str) and person in known for person in ids):
        raise WrongShapeError(f'"{group}" of {name} does not list ids of its nodes')
    return ids


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise WrongShapeError(otherwise)
