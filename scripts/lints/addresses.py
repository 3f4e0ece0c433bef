"""The repository stands alone: no address of a package index, no path of somebody's machine."""

import re
import subprocess
from collections.abc import Iterator

from scripts.lints.source import ROOT, Finding

_INDEXES = re.compile(
    rb"pypi\.(?:org|io)|pythonhosted\.org|registry\.(?:npm|yarn)[a-z]*\.(?:org|com)"
    rb"|npmjs\.(?:org|com)|--(?:extra-)?index-url |--find-link[s] "
)
_MACHINES = re.compile(rb"(?<![\w.~-])/(?:home|Users|work|opt|mnt)/\w|(?<![\w.~-])/root/\w")
_LOCKS = re.compile(r"^requirements/.*\.txt$|package-lock\.json$")
_ANY_ADDRESS = re.compile(rb"\"resolved\"|https?://")
_NOT_TEXT = (".png", ".woff2", ".ico", ".jpg", ".pdf", ".gz", ".xlsx", ".zip")


def tracked() -> list[str]:
    """Every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    return [name for name in listed.decode().split("\0") if name]


def no_addresses(path: str, content: bytes) -> Iterator[Finding]:
    """A lock holds names, versions and hashes; where they come from is for the machine to say."""
    for number, line in enumerate(content.splitlines(), 1):
        if _INDEXES.search(line):
            yield Finding(path, number, "an address of a package index")
        if _MACHINES.search(line):
            yield Finding(path, number, "a path of one machine")
        if _LOCKS.search(path) and _ANY_ADDRESS.search(line) and b'"url"' not in line:
            yield Finding(path, number, "a lock without addresses works everywhere")


def in_tracked_files() -> Iterator[Finding]:
    """The same over the whole repository."""
    for path in tracked():
        file = ROOT / path
        if file.is_file() and not path.endswith(_NOT_TEXT):
            yield from no_addresses(path, file.read_bytes())
