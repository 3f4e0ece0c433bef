"""Shapes that several kinds of content share."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list: what is stored (id), what people read (title), what it means (about)."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question, with a hint for whoever answers it."""

    id: str
    question: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and the paragraphs below it."""

    id: str
    title: str
    paragraphs: tuple[str, ...]


Choices = Mapping[str, Choice]
Questions = Mapping[str, Asked]
