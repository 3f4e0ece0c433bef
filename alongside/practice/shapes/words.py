"""Language help (`recording.language`), role nudges, and words that read like crime detection."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases to look for, with a gentle why and another way to say it.

    phrases: in the small notation that `alongside.practice.phrases` reads.
    unless: phrases that make a find harmless when they overlap it.
    """

    id: str
    phrases: tuple[str, ...]
    why: str
    instead: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageHelp:
    """Five lists of wordings. None of them ever blocks; quoted words are left alone."""

    opening: str
    wordings: Mapping[str, Wording]
    roles: Mapping[str, Wording]
    intelligence: Mapping[str, Wording]
    group_names: Mapping[str, Wording]
    full_names: Mapping[str, Wording]
    group_name_examples: tuple[str, ...]
