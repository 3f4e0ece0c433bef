"""What can be wrong with a framework, said so that whoever edits one can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """file: such as "england-2026-1/values.json". path: the way to the spot, by ids where there are ids."""

    file: str
    path: tuple[str, ...]
    says: str

    def __str__(self) -> str:
        where = " > ".join(self.path)
        return f"{self.file}: {where}: {self.says}" if where else f"{self.file}: {self.says}"


class BadFramework(Exception):
    """The content cannot be used. Holds every problem at once, so that one round of mending is enough."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownVersion(LookupError):
    """A record or a setting names a version that is nowhere to be found."""

    def __init__(self, version: str, known: Iterable[str]) -> None:
        there_are = ", ".join(sorted(known)) or "none"
        super().__init__(f'There is no framework called "{version}". There are: {there_are}.')
