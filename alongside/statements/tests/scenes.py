"""Words to start from."""

from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.statements import operations
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source, Voice


def own(opened: OpenCase, speaker: UUID, words: str, *about: UUID, **more: object) -> UUID:
    """Somebody tells of their own life, word for word."""
    said = Said(
        speaker=Speaker(person=speaker),
        source=Source.OWN_ACCOUNT,
        words=words,
        about=about,
        own_words=True,
        **more,  # type: ignore[arg-type]
    )
    return operations.add(opened=opened, said=said)


def told(opened: OpenCase, words: str, *about: UUID, by: str = "Head of year", **more: object) -> UUID:
    """Somebody professional was told by somebody else; not checked."""
    facts = {"source": Source.TOLD_BY, "voice": Voice.PROFESSIONAL, **more}
    said = Said(speaker=Speaker(words=by), words=words, about=about, **facts)  # type: ignore[arg-type]
    return operations.add(opened=opened, said=said)


def seen_by_me(opened: OpenCase, words: str, *about: UUID, **more: object) -> UUID:
    """The worker saw it."""
    speaker = Speaker(user=opened.viewer.pk)
    said = Said(speaker=speaker, source=Source.OBSERVED, words=words, about=about, **more)  # type: ignore[arg-type]
    return operations.add(opened=opened, said=said)
