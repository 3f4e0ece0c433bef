"""The master key: 32 bytes from a file or the environment, never in a database."""

import base64
import binascii
import hashlib
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NAME_BYTES, NONCE_BYTES = 8, 12


class MasterKeyMissing(Exception):
    """No master key, or not the one that wrapped this key. Nothing sealed can be read without it."""


def wrap(subject: bytes, key: bytes) -> bytes:
    """Wrap a case's or person's key; bound to its subject so that it cannot stand in for another."""
    name, master = _current()
    nonce = os.urandom(NONCE_BYTES)
    return name + nonce + AESGCM(master).encrypt(nonce, key, subject)


def unwrap(subject: bytes, wrapped: bytes) -> bytes:
    """The key inside. Any live master may have wrapped it, so that two can be live during rotation."""
    name, nonce = wrapped[:NAME_BYTES], wrapped[NAME_BYTES : NAME_BYTES + NONCE_BYTES]
    master = _by_name().get(name)
    if master is None:
        raise MasterKeyMissing("this key was wrapped with a master key that is not here")
    try:
        return AESGCM(master).decrypt(nonce, wrapped[NAME_BYTES + NONCE_BYTES :], subject)
    except InvalidTag:
        raise MasterKeyMissing("this wrapped key is damaged or belongs to somebody else") from None


def is_current(wrapped: bytes) -> bool:
    """Whether the newest master wrapped it; if not, rotation still has work to do."""
    return wrapped[:NAME_BYTES] == _current()[0]


def make(path: Path) -> None:
    """Write a fresh master key that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")


def forget() -> None:
    """Read the settings again: after a new master key was put in place."""
    _masters.cache_clear()


def _current() -> tuple[bytes, bytes]:
    return _masters()[0]


def _by_name() -> dict[bytes, bytes]:
    return dict(_masters())


@cache
def _masters() -> tuple[tuple[bytes, bytes], ...]:
    """Live master keys, newest first, each under the first bytes of its own hash."""
    text = settings.ALONGSIDE_KEY
    path = settings.ALONGSIDE_KEY_FILE
    if not text and path and Path(path).exists():
        text = Path(path).read_text(encoding="ascii")
    masters = [_read(line) for line in text.split()]
    if not masters:
        raise MasterKeyMissing("set ALONGSIDE_KEY_FILE or ALONGSIDE_KEY to a master key")
    return tuple((hashlib.sha256(one).digest()[:NAME_BYTES], one) for one in masters)


def _read(line: str) -> bytes:
    try:
        master = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise MasterKeyMissing("the master key is not base64") from None
    if len(master) != 32:
        raise MasterKeyMissing("the master key is not 32 bytes long")
    return master
