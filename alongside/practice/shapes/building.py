"""From checked JSON to frozen shapes, by the types the shapes declare."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Shape = TypeVar("Shape")


def build(shape: type[Shape], data: Mapping[str, Any]) -> Shape:
    """Make a frozen shape of data that its schema has already accepted; keys it has no field for are left."""
    hints = _hints(cast(Any, shape))
    given = {name: _value(hints[name], data[name]) for name in hints if name in data}
    return shape(**given)


@cache
def _hints(shape: Any) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {field.name: hints[field.name] for field in fields(shape)}


def _value(hint: Any, raw: Any) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return tuple(_value(arguments[0], each) for each in raw)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return _mapping(arguments[1], raw)
    if is_dataclass(hint):
        return build(cast(type[Any], hint), raw)
    return raw


def _mapping(hint: Any, raw: Any) -> Mapping[str, Any]:
    pairs = ((each["id"], each) for each in raw) if isinstance(raw, list) else raw.items()
    return MappingProxyType({key: _value(hint, each) for key, each in pairs})
