"""Commands from the editor, checked against schemas/command.schema.json before anything looks inside."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators
from referencing import Registry, Resource

from alongside.lib.errors import Reason, Refused

SCHEMAS = Path(__file__).parent / "schemas"
TOO_LARGE = "This change is too large to be saved, so nothing was changed."
UNREADABLE = "This change could not be read, so nothing was changed. Load the map again."


def command(body: bytes) -> dict[str, Any]:
    """The command in a request's body. Raises Refused with what is wrong, in words for whoever reads the screen."""
    try:
        given = json.loads(body, parse_constant=_no_number)
        json.dumps(given, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refused([Reason("map.one_case", UNREADABLE)]) from None
    if not isinstance(given, dict) or b"\\u0000" in body:
        raise Refused([Reason("map.one_case", UNREADABLE)])
    validator = _validators().get(str(given.get("command")))
    problems = (
        sorted(validator.iter_errors(given), key=lambda one: list(map(str, one.path))) if validator else []
    )
    if validator is None or problems:
        where = ": " + ".".join(map(str, problems[0].path)) if problems and problems[0].path else ""
        raise Refused([Reason("map.one_case", f"{UNREADABLE}{where}")])
    return given


def _no_number(text: str) -> None:
    """NaN and Infinity are no numbers in JSON, whatever Python says."""
    raise ValueError(text)


def document_problems(document: dict[str, Any]) -> list[str]:
    """What in a document does not fit map-document.schema.json; for tests and for the renderers."""
    validator = Draft202012Validator({"$ref": "alongside:map-document"}, registry=_registry())
    return [f"{'.'.join(map(str, one.path))}: {one.message}" for one in validator.iter_errors(document)]


def _fits(_: Any, pattern: str, instance: object, __: Any) -> Iterator[ValidationError]:
    """As in ECMAScript: the end is the end, and not the line before a last line break."""
    if isinstance(instance, str) and not re.search(pattern.removesuffix("$") + r"\Z", instance):
        yield ValidationError("has another form")


_Checker: Any = validators.extend(Draft202012Validator, {"pattern": _fits})  # type: ignore[no-untyped-call]


@cache
def _validators() -> dict[str, Draft202012Validator]:
    """One validator for each command, so that a problem is told about that command and not about all of them."""
    names = [one["$ref"].rsplit("/", 1)[1] for one in _schema("command")["oneOf"]]
    return {
        name: _Checker({"$ref": f"alongside:map-command#/$defs/{name}"}, registry=_registry())
        for name in names
    }


@cache
def _registry() -> Registry[Any]:
    schemas = (_schema("command"), _schema("map-document"))
    resources: list[tuple[str, Resource[Any]]] = [
        (one["$id"], Resource.from_contents(one)) for one in schemas
    ]
    return Registry().with_resources(resources)


@cache
def _schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded
