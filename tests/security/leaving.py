"""Looking into files that left: everything that can be read out of them, unpacked as far as anybody could."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import pypdf

_DATA = re.compile(rb"data:font/woff2;base64,[A-Za-z0-9+/=]*")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def everything_in(file: bytes) -> bytes:
    """The bytes of a file and of everything packed inside it; its typeface is the house's own and is left out."""
    if file.startswith(b"PK"):
        return file + _unzipped(file)
    if file.startswith(b"%PDF"):
        return file + b"".join(_inflated(one) for one in _STREAM.findall(file)) + _read_aloud(file)
    return _DATA.sub(b"", file)


def stands_in(words: str, everything: bytes, text: str) -> bool:
    """Long words anywhere in the bytes, in UTF-8 or as a PDF writes them; initials as whole words in the text."""
    if len(words) > 4:
        return any(words.encode(how) in everything for how in ("utf-8", "utf-16-be", "utf-16-le"))
    return re.search(rf"(?<![\w.]){re.escape(words)}(?!\w)", text) is not None


def text_of(file: bytes) -> str:
    """What can be read as words: markup, text of pages, alternative texts and properties."""
    if file.startswith(b"PK"):
        return _unzipped(file, only=".xml").decode("utf-8", "ignore")
    if file.startswith(b"%PDF"):
        return _read_aloud(file).decode()
    return _DATA.sub(b"", file).decode("utf-8", "ignore") if file.startswith(b"<svg") else ""


def _unzipped(file: bytes, only: str = "") -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        names = [name for name in packed.namelist() if name.endswith(only)]
        return b"\n".join([*(name.encode() for name in names), *(packed.read(name) for name in names)])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def _read_aloud(file: bytes) -> bytes:
    """The text of every page, everything said in the tags, the properties."""
    read = pypdf.PdfReader(io.BytesIO(file))
    words = [page.extract_text() for page in read.pages]
    words += [str(one) for one in (read.metadata or {}).values()]
    root: Any = read.trailer["/Root"]
    words += list(_strings(root["/StructTreeRoot"], set()))
    words.append(root["/Metadata"].get_data().decode())
    return "\n".join(words).encode()


def _strings(value: Any, seen: set[int]) -> Iterator[str]:
    found = value.get_object() if hasattr(value, "get_object") else value
    if id(found) in seen:
        return
    seen.add(id(found))
    if isinstance(found, dict):
        for key, one in found.items():
            if key not in ("/P", "/Pg"):
                yield from _strings(one, seen)
    elif isinstance(found, list):
        for one in found:
            yield from _strings(one, seen)
    elif isinstance(found, str):
        yield str(found)
