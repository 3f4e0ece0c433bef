"""Reading letters: encodings that real files arrive in, characters that must not reach a page."""

import re
from dataclasses import dataclass

from alongside.peermaps.importing.problems import Unreadable

# C0 controls but tab and line ends, C1 controls, marks that turn the direction of what follows,
# and halves of characters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_GUARDED = re.compile("'[=+\\-@\t\r]")

OTHER_LETTERS = (
    "The letters in this file are not in the usual form (UTF-8), so they were read as Windows "
    "letters. Check that names with accents look right."
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """name: as Python's codecs call it. note: what to tell the person importing, or empty."""

    name: str
    note: str = ""


def encoding_of(data: bytes) -> Encoding:
    """How the bytes spell letters. Raises Unreadable for what is not text at all."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(data, "utf-16")
    if wide := _unmarked_wide(data[:4096]):
        return _tried(data, wide)
    if _is_binary(data[:4096]):
        raise Unreadable("This is not a text file, a package or a workbook that can be read here.")
    if _decodes(data, "utf-8"):
        return Encoding("utf-8-sig")
    return Encoding("cp1252" if _decodes(data, "cp1252") else "latin-1", OTHER_LETTERS)


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """The same text in UTF-8 without a mark in front, and what to tell about it."""
    encoding = encoding_of(data)
    if encoding.name == "utf-8-sig":
        return data.removeprefix(b"\xef\xbb\xbf"), ""
    return data.decode(encoding.name).encode(), encoding.note


def clean(text: str) -> str:
    """The text without characters that hide, reverse or break what stands on a page."""
    return text if text.isascii() and text.isprintable() else _UNWANTED.sub("", text)


def unguarded(text: str) -> str:
    """Without the apostrophe that exports put before a cell a spreadsheet would take for a formula."""
    return text[1:] if _GUARDED.match(text) else text


def plain(text: str) -> str:
    """For comparing: one space between words, no difference between capitals and small letters."""
    return " ".join(text.split()).casefold()


def _unmarked_wide(head: bytes) -> str:
    """UTF-16 saved without its mark has a zero in every second byte of ordinary text."""
    if head.count(0) * 10 > len(head) * 6:
        return ""
    if head[1::2].count(0) * 4 > len(head):
        return "utf-16-le"
    if head[0::2].count(0) * 4 > len(head):
        return "utf-16-be"
    return ""


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(8, len(head) // 20)


def _tried(data: bytes, name: str) -> Encoding:
    if not _decodes(data, name):
        raise Unreadable("The letters in this file are damaged. Save it again as CSV (UTF-8).")
    return Encoding(name)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
