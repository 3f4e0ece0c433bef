"""Opening packages nobody vouches for: sizes, ratios, counts and names are checked before reading."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from alongside.peermaps.importing.files import NamedBytes, title_of
from alongside.peermaps.importing.limits import (
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED,
    MEGABYTE,
    Budget,
)
from alongside.peermaps.importing.problems import Unreadable

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile("[A-Za-z]:")
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, KeyError, NotImplementedError,
    RuntimeError, OverflowError, MemoryError, IndexError, struct.error,
)  # fmt: skip

Wanted = Callable[[str], bool]


def is_zip(data: bytes) -> bool:
    """By what is in it, not by what it is called."""
    return data.startswith(_MAGIC)


def names(data: bytes) -> tuple[str, ...]:
    """The entries of a package, folders and a Mac's shadow files left aside. Raises Unreadable."""
    with _opened(data) as package:
        return tuple(entry.filename for entry in _checked(package))


def unpack(data: bytes, budget: Budget, wanted: Wanted = lambda _: True) -> tuple[NamedBytes, ...]:
    """The wanted entries, within the budget. Raises Unreadable; then nothing of it may be used."""
    with _opened(data) as package:
        entries = [entry for entry in _checked(package) if wanted(entry.filename)]
        return tuple(NamedBytes(entry.filename, _read(package, entry, budget)) for entry in entries)


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    # Every entry of the directory begins with these bytes: counting them bounds the work of
    # opening the package whatever its header says.
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise Unreadable(f"This package holds more than {MAX_ENTRIES:,} files.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield package
    except _DAMAGED as error:
        raise Unreadable("This package is damaged and cannot be opened.") from error


def _checked(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in package.infolist() if not entry.filename.endswith(("/", "\\"))]
    for entry in entries:
        _refuse_odd(entry)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Unreadable(f"Unpacked, this is larger than {MAX_UNPACKED // MEGABYTE} MB.")
    kept = [entry for entry in entries if not is_shadow(entry.filename)]
    if len({entry.filename for entry in kept}) < len(kept):
        raise Unreadable("This package holds two files of the same name.")
    return kept


def is_shadow(name: str) -> bool:
    """What a Mac or Windows leaves beside real files when a package is made by hand."""
    parts = name.replace("\\", "/").split("/")
    last = parts[-1]
    return "__MACOSX" in parts or last.startswith("._") or last in (".DS_Store", "Thumbs.db")


def _refuse_odd(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    if not name:
        raise Unreadable("This package is damaged and cannot be opened.")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise Unreadable("This package names a file outside itself, so nothing in it was read.")
    if entry.flag_bits & _LOCKED:
        raise Unreadable("This package is locked with a password. Unpack it first.")
    if entry.compress_type not in _METHODS:
        raise Unreadable("This package is packed in an unusual way. Make it again as an ordinary ZIP.")
    if entry.file_size > max(MEGABYTE, MAX_RATIO * entry.compress_size):
        raise Unreadable("A file in this package unpacks to far more than its size, so it was not read.")
    if entry.file_size > MAX_BYTES:
        raise Unreadable(f"A file in this package is larger than {MAX_BYTES // MEGABYTE} MB.")


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of one entry. What a package declares may be untrue, so what comes out is counted."""
    budget.unpack(entry.file_size)
    with package.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        title = title_of(entry.filename)
        raise Unreadable(f"{title} in this package is not as large as the package says.")
    return data
