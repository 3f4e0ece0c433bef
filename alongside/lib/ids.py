"""Random ids: nothing a page, address or file name shows may count or order hidden work."""

import uuid
from uuid import UUID


def new() -> UUID:
    """A random id. Never a time-ordered one: UUID7 would tell when something was written."""
    return uuid.uuid4()


def read(text: object) -> UUID | None:
    """The id that `text` spells, or None. Forms and addresses hand us anything."""
    if isinstance(text, UUID):
        return text
    try:
        return UUID(str(text))
    except ValueError:
        return None


def must(text: object) -> UUID:
    """The id that `text` spells; one that belongs to nothing where it spells none, so that nothing is found."""
    return read(text) or UUID(int=0)
