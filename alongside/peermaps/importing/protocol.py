"""The interview's own file (`.netcanvas`): the labels that answers and screens had.

Exports hold option *values* and bare names. Only this file says how they were worded for the
young person, and which positions were placed on which screen.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import MAX_JSON, MAX_OPTIONS, MAX_TYPES, MEGABYTE, Budget
from alongside.peermaps.importing.problems import Unreadable
from alongside.peermaps.importing.source import Protocol, TypeBook, VariableBook, bare
from alongside.peermaps.importing.text import as_utf8, clean
from alongside.peermaps.importing.zips import unpack

ENTRY = "protocol.json"


def read(file: NamedBytes, budget: Budget) -> Protocol:
    """The labels in a protocol. Raises Unreadable."""
    found = unpack(file.data, budget, lambda name: name == ENTRY)
    if not found:
        raise Unreadable("There is no interview protocol in this file.")
    content = as_mapping(load_json(found[0].data))
    codebook = as_mapping(content.get("codebook"))
    _refuse_huge(codebook)
    screens = _screens(content)
    return Protocol(
        name=as_text(content.get("name")) or file.title.rpartition(".")[0],
        things=_types(codebook.get("node"), screens),
        ties=_types(codebook.get("edge"), screens),
        ego=_type(as_mapping(codebook.get("ego")), screens),
    )


def _refuse_huge(codebook: Mapping[str, Any]) -> None:
    """Counted before anything is made of it."""
    both = (as_mapping(codebook.get(of)) for of in ("node", "edge"))
    types = [as_mapping(codebook.get("ego")), *(as_mapping(one) for kinds in both for one in kinds.values())]
    variables = [as_mapping(one) for type_ in types for one in as_mapping(type_.get("variables")).values()]
    options = (one.get("options") for one in variables)
    count = len(variables) + sum(len(each) for each in options if isinstance(each, list))
    if len(types) > MAX_TYPES or count > MAX_OPTIONS:
        raise Unreadable("This protocol has more questions and answers than any interview.")


def load_json(data: bytes) -> Any:
    """What a JSON file says; it may be of any shape. Raises Unreadable."""
    if len(data) > MAX_JSON:
        raise Unreadable(f"This file is larger than {MAX_JSON // MEGABYTE} MB.")
    text, _ = as_utf8(data)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("This JSON file is damaged.") from error


def as_mapping(value: object) -> Mapping[str, Any]:
    """The value if it is an object of JSON, or an empty one."""
    return value if isinstance(value, dict) else {}


def as_text(value: object) -> str:
    """A word or number of JSON as clean text; empty for anything else."""
    if isinstance(value, str):
        return clean(value).strip()
    return str(value) if isinstance(value, int | float) else ""


def _types(types: object, screens: Mapping[str, tuple[str, ...]]) -> dict[str, TypeBook]:
    found: dict[str, TypeBook] = {}
    for id_, type_ in as_mapping(types).items():
        book = _type(as_mapping(type_), screens, as_text(id_))
        if book.name:
            found[book.id if bare(book.name) in found else bare(book.name)] = book
    return found


def _type(type_: Mapping[str, Any], screens: Mapping[str, tuple[str, ...]], type_id: str = "") -> TypeBook:
    variables = {}
    for id_, variable in as_mapping(type_.get("variables")).items():
        facts = as_mapping(variable)
        name = as_text(facts.get("name"))
        if name:
            kind = as_text(facts.get("type"))
            variables[name] = VariableBook(name, kind, _options(facts), screens.get(id_, ()))
    return TypeBook(as_text(type_.get("name")), variables, type_id)


def _options(variable: Mapping[str, Any]) -> dict[str, str]:
    options = variable.get("options")
    if not isinstance(options, list):
        return {}
    facts = (as_mapping(option) for option in options)
    pairs = ((as_text(fact.get("value")), as_text(fact.get("label"))) for fact in facts)
    return {value: label or value for value, label in pairs if value}


def _screens(content: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The labels of the screens that placed people, by the id of the position they wrote."""
    found: dict[str, dict[str, None]] = {}
    for stage in _list(content.get("stages")):
        label = as_text(stage.get("label"))
        for prompt in _list(stage.get("prompts")):
            for id_ in _layouts(as_mapping(prompt.get("layout")).get("layoutVariable")):
                found.setdefault(id_, {})[label] = None
    return {id_: tuple(labels) for id_, labels in found.items()}


def _layouts(variable: object) -> Iterator[str]:
    if isinstance(variable, str):
        yield variable
    yield from (as_text(id_) for id_ in as_mapping(variable).values())


def _list(value: object) -> list[Mapping[str, Any]]:
    return [as_mapping(part) for part in value] if isinstance(value, list) else []
