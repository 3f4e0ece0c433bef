"""Is this content fit to be used? Schemas first, then what a schema cannot say."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from alongside.practice.errors import Problem
from alongside.practice.files import FOLDERS, KINDS, REMOVABLE, kind_of
from alongside.practice.merging import removed_ids

SCHEMAS = Path(__file__).parent / "schemas"

HEADER = ("version", "date", "source", "note")
"""Keys at the top of every file, about the file itself."""

Document = Mapping[str, Any]


def check_manifest(manifest: Document, file: str, folder: str) -> list[Problem]:
    """The version's own description: its name is its folder's name."""
    problems = check_file("framework", manifest, file)
    if not problems and manifest["version"] != folder:
        says = f'says "{manifest["version"]}", but its folder is called "{folder}"'
        problems.append(Problem(file, ("version",), says))
    return problems


def check_written(name: str, document: Document, file: str, version: str) -> list[Problem]:
    """One file as somebody wrote it, before it is laid over others."""
    kind = kind_of(name)
    if kind not in (FOLDERS if "/" in name else KINDS):
        return [Problem(file, (), "is not a kind of content that a framework holds")]
    problems = check_file("header", document, file)
    if not problems and document["version"] != version:
        says = f'says "{document["version"]}", but it belongs to "{version}"'
        problems.append(Problem(file, ("version",), says))
    if kind in FOLDERS and document.get("id") != Path(name).name:
        problems.append(Problem(file, ("id",), "should be the name of the file"))
    if kind not in REMOVABLE:
        says = "cannot be taken away: the product counts on it"
        problems += [Problem(file, (gone,), says) for gone in removed_ids(document)]
    return problems


def check_file(schema: str, document: Document, file: str) -> list[Problem]:
    """Every way in which the document differs from its schema."""
    errors = _validator(schema).iter_errors(document)
    found = dict.fromkeys(Problem(file, _path(error, document), _says(error)) for error in errors)
    return [*found, *_doubled_ids(document, file, ())]


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(_with_common_parts(_schema(schema)))


@cache
def _schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def _with_common_parts(schema: Any) -> Any:
    """Put the shared parts where they are pointed at: twice as fast as following each pointer each time."""
    if isinstance(schema, list):
        return [_with_common_parts(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        part = schema["$ref"].rsplit("/", maxsplit=1)[1]
        return _with_common_parts(_schema("common")["$defs"][part])
    return {key: _with_common_parts(value) for key, value in schema.items()}


def _path(error: ValidationError, document: Any) -> tuple[str, ...]:
    """The way to the spot; a thing in a list goes by its id, or else by its place, counted from 1."""
    path: list[str] = []
    here: Any = document
    for step in error.absolute_path:
        here = here[step]
        named = here.get("id") if isinstance(here, Mapping) and isinstance(step, int) else None
        path.append(named if isinstance(named, str) else _place(step))
    return tuple(path)


def _place(step: str | int) -> str:
    return step if isinstance(step, str) else f"number {step + 1}"


def _says(error: ValidationError) -> str:
    """The commonest mistakes in plain words; the rest as the checker puts them."""
    instance, wanted, schema = cast(Any, (error.instance, error.validator_value, error.schema))
    match error.validator:
        case "required":
            says = f"{_listed([name for name in wanted if name not in instance])} missing"
        case "additionalProperties":
            says = f"does not know {_quoted(name for name in instance if name not in schema['properties'])}"
        case "minLength" | "minItems" if wanted == 1:
            says = "should not be empty"
        case "enum":
            says = f"should be one of {_quoted(wanted)}, not {instance!r}"
        case "type":
            says = f"should be {_TYPES[wanted]}"
        case "pattern" if "description" in schema:
            says = f"{instance!r} should be {schema['description']}"
        case _:
            says = error.message
    return says


_TYPES = {
    "string": "text",
    "array": "a list in square brackets",
    "object": "an object in curly brackets",
    "boolean": "true or false",
    "integer": "a whole number",
}


def _listed(names: Sequence[str]) -> str:
    return f"{_quoted(names)} {'is' if len(names) == 1 else 'are'}"


def _quoted(names: Iterable[object]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _doubled_ids(value: Any, file: str, path: tuple[str, ...]) -> list[Problem]:
    """Two things of one list with the same id: the second would hide the first."""
    if isinstance(value, Mapping):
        return [p for key, each in value.items() for p in _doubled_ids(each, file, (*path, key))]
    if not isinstance(value, list):
        return []
    ids = [_name(each) for each in value if isinstance(each, Mapping) and "id" in each]
    doubled = [each for each in dict.fromkeys(ids) if ids.count(each) > 1]
    here = [Problem(file, (*path, each), "is there twice") for each in doubled]
    inside = [p for each in value for p in _doubled_ids(each, file, (*path, _name(each)))]
    return here + inside


def _name(value: Any) -> str:
    return str(value.get("id", "")) if isinstance(value, Mapping) else ""
