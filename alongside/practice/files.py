"""Which files a framework is made of: read off the fields of the Framework shape, so the two cannot part."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import get_origin, get_type_hints

from alongside.practice.frame import Framework

_HINTS = get_type_hints(Framework)

KINDS = tuple(name for name, hint in _HINTS.items() if is_dataclass(hint))
"""Kinds of content that are one file each."""

FOLDERS = tuple(name for name, hint in _HINTS.items() if get_origin(hint) is Mapping)
"""Kinds of content that are a folder of files, each with an id."""

REMOVABLE = frozenset(
    ["prompts", "conversation", "law_and_guidance", "process", "wording", "catalogue", "weighting"]
)
"""Kinds from which a version may take things away. The code counts on the ids of all others."""


def kind_of(name: str) -> str:
    """The kind of a file by its name: "prompts" for "prompts/school"."""
    return name.split("/", maxsplit=1)[0]
