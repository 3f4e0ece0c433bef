"""Lay one file over another: how a version, or a language, says only what it does differently."""

from collections.abc import Mapping
from typing import Any

REMOVE = "remove"


def merged(below: Any, above: Any) -> Any:
    """`above` laid over `below`.

    Objects merge key by key. Lists of things with ids merge id by id: known ones change in place, new ones
    come last, and {"id": …, "remove": true} takes one away. Everything else is replaced.
    """
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}
    if _has_ids(below) and _has_ids(above):
        return _merged_lists(below, above)
    return above


def removed_ids(above: Any) -> list[str]:
    """Ids that a file takes away, at any depth."""
    if isinstance(above, Mapping):
        here = [str(above.get("id", ""))] if above.get(REMOVE) is True else []
        return here + [gone for value in above.values() for gone in removed_ids(value)]
    if isinstance(above, list):
        return [gone for each in above for gone in removed_ids(each)]
    return []


def _merged_lists(below: list[Any], above: list[Any]) -> list[Any]:
    together = {each["id"]: each for each in below}
    for each in above:
        if each.get(REMOVE) is True:
            together.pop(each["id"], None)
        else:
            together[each["id"]] = merged(together.get(each["id"]), each)
    return list(together.values())


def _has_ids(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, Mapping) and isinstance(each.get("id"), str) for each in value)
    )
