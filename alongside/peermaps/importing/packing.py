"""Plain dataclasses as JSON text and back, for what stays sealed between two steps of an import.

Never pickle: what is unpacked makes these dataclasses and nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def packed(value: object) -> str:
    """The value as JSON: fields by name, those that are as a new one has them left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[T], text: str) -> T:
    """A dataclass as it was packed. Fields that it does not have any more are let go."""
    found: T = _made(kind, json.loads(text))
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        parts = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(part) for one, part in parts if part != _fresh(one)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    return value


def _fresh(one: "Field[Any]") -> Any:
    """What a field holds where nothing was said; for a field that must be said, something that nothing equals."""
    if one.default is not MISSING:
        return one.default
    return MISSING if one.default_factory is MISSING else one.default_factory()


def _made(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], part) for name, part in value.items() if name in hints})
    if kind is date:
        return date.fromisoformat(value)
    return _of_several(get_origin(kind), get_args(kind), value)


def _of_several(of: Any, parts: tuple[Any, ...], value: Any) -> Any:
    """Values whose type has types in it: a list of names, a name for each key, something or nothing."""
    if of is UnionType or NoneType in parts:
        return None if value is None else _made(next(one for one in parts if one is not NoneType), value)
    if of is tuple:
        kinds = [parts[0]] * len(value) if parts[-1:] == (...,) else parts
        return tuple(_made(*pair) for pair in zip(kinds, value, strict=True))
    if of in (list, set, frozenset):
        return of(_made(parts[0], part) for part in value)
    if of in (dict, Mapping):
        return {name: _made(parts[1], part) for name, part in value.items()}
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
