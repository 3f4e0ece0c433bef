"""A file as it was handed in: what it is called and what is in it. Nothing is ever written to disk."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from alongside.peermaps.importing.text import clean


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """name: as the person's computer calls it, which may hold a path or anything else."""

    name: str
    data: bytes

    @property
    def title(self) -> str:
        """The name to show: without folders or control characters, at most 120 characters."""
        return title_of(self.name)

    @property
    def suffix(self) -> str:
        """The ending in small letters, with its dot; empty without one."""
        return PurePosixPath(self.title).suffix.lower()


def title_of(name: str) -> str:
    """The last part of a path, fit to be shown."""
    last = clean(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return " ".join(last.split())[-120:] or "unnamed file"
