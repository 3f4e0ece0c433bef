"""A sealed value and how its token is built (ADR 0003).

Token = version (1 byte) | number of subjects (1) | their 16-byte ids | nonce (12) | AES-256-GCM ciphertext.
Bound to label, row id and subjects: a token moved to another row, column or person does not open.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
_NONCE = 12


class KeyGone(Exception):
    """A key this value needs was destroyed: somebody it concerns was removed."""


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """Words at rest. Opened only by a ring, through an open door; prints nothing by itself."""

    token: bytes

    def subjects(self) -> tuple[UUID, ...]:
        """Whose keys it needs: the case's and those of everyone it concerns."""
        count = self.token[1]
        return tuple(UUID(bytes=self.token[2 + 16 * i : 18 + 16 * i]) for i in range(count))

    def __repr__(self) -> str:
        return "[sealed]"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return "[sealed]"

    def __reduce__(self) -> NoReturn:
        raise TypeError("sealed values are not pickled")


def seal(words: str, keys: Mapping[UUID, bytes], to: Sequence[UUID], label: str, row: UUID) -> Sealed:
    """Seal words for one subject, or for a case (first) and everyone else the words concern."""
    subjects = _in_order(to)
    head = bytes([VERSION, len(subjects)]) + b"".join(one.bytes for one in subjects)
    nonce = os.urandom(_NONCE)
    bound = label.encode() + b"|" + row.bytes + head
    return Sealed(head + nonce + AESGCM(_key(keys, subjects)).encrypt(nonce, words.encode(), bound))


def unseal(sealed: Sealed, keys: Mapping[UUID, bytes], label: str, row: UUID) -> str:
    """The words. Raises KeyGone when any of their keys is gone or the token stands in the wrong place."""
    subjects = sealed.subjects()
    end = 2 + 16 * len(subjects)
    head, nonce, body = (
        sealed.token[:end],
        sealed.token[end : end + _NONCE],
        sealed.token[end + _NONCE :],
    )
    bound = label.encode() + b"|" + row.bytes + head
    try:
        return AESGCM(_key(keys, subjects)).decrypt(nonce, body, bound).decode()
    except (KeyError, InvalidTag):
        raise KeyGone(label) from None


def _in_order(to: Sequence[UUID]) -> tuple[UUID, ...]:
    first, *rest = dict.fromkeys(to)
    return (first, *sorted(rest))


def _key(keys: Mapping[UUID, bytes], subjects: tuple[UUID, ...]) -> bytes:
    first, *rest = subjects
    if not rest:
        return keys[first]
    return hmac.digest(keys[first], b"".join(keys[one] for one in rest), hashlib.sha256)
