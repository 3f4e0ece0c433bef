"""Should we be doing this, and who may say so? Pure: facts in, reasons out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from alongside.cases.terms import Path, Place, Stage
from alongside.lib.errors import Reason
from alongside.practice.shapes.purpose import Legal
from alongside.purpose.terms import Section, Turned

LEVELS = {Path.TOGETHER: {1}, Path.NAMELESS: {2}, Path.NAMED: {1, 2}}
"""Anything that is not the young person's own account needs the path for named people, at level 1 too."""

SIGNERS = frozenset({Place.SUPERVISOR, Place.DUTY})
"""Places on the team whose holders may sign off: the supervisor, and out of hours the duty manager."""


def may_choose(path: Path, level: int | None, stage: Stage) -> tuple[Reason, ...]:
    """`path.*`: depth follows severity and intrusion; a purpose is decided once the work is open."""
    if stage != Stage.OPEN or level is None:
        return (Reason("purpose.statement", "The purpose is written once this work is open."),)
    if level not in LEVELS[path]:
        return (Reason(f"path.{path}", "This way in does not fit this level of work.", "path"),)
    return ()


def welfare_purpose(purpose: str, listed: Collection[str]) -> tuple[Reason, ...]:
    """`purpose.statement`: one of a closed list; detecting or preventing crime is not on it."""
    if purpose in listed:
        return ()
    return (Reason("purpose.statement", "Choose what this work is for.", "purpose"),)


def reads_as_welfare(found: Mapping[str, Collection[str]], *, kept: bool) -> Iterator[Reason]:
    """`purpose.statement`: wording that reads like intelligence or crime work is explained and rewritten.

    found: field -> the phrases found in it. kept: the writer says they mean something else here, and the
    supervisor sees that they do.
    """
    for field, phrases in found.items():
        if phrases and not kept:
            shown = ", ".join(f"“{one}”" for one in phrases)
            says = f"{shown} reads like intelligence or crime work. Say in other words what you hope for."
            yield Reason("purpose.statement", says, field)


def names_nobody(named: Mapping[str, bool]) -> Iterator[Reason]:
    """`purpose.sheet`: purpose and change stand on a page that is given away, so they name nobody."""
    for field, somebody in named.items():
        if somebody:
            says = "Write this without initials or names: it stands on the sheet that people get."
            yield Reason("purpose.sheet", says, field)


def lawful(basis: str, condition: str, limb: str, legal: Legal) -> Iterator[Reason]:
    """`purpose.basis`: a basis and a condition, with its limb where the law has them. Consent is not one."""
    if basis not in legal.lawful_bases:
        yield Reason("purpose.basis", "Choose the lawful basis.", "basis")
    if condition not in legal.conditions:
        yield Reason("purpose.basis", "Choose the condition.", "condition")
    elif legal.conditions[condition].limbs and limb not in legal.conditions[condition].limbs:
        yield Reason("purpose.basis", legal.conditions[condition].limbs_ask, "limb")


def complete(done: Collection[Section], wanted: Iterable[Section]) -> Iterator[Reason]:
    """`path.named`: every part is answered before it is handed over."""
    missing = [section.label for section in wanted if section not in done]
    if missing:
        yield Reason("path.named", f"Still to answer: {'; '.join(missing)}.")


@dataclass(frozen=True, slots=True)
class Signing:
    """Who wants to sign off what."""

    signer: UUID
    authors: frozenset[UUID]
    places: frozenset[str]
    turned: Turned | None


def may_sign_off(signing: Signing) -> Iterator[Reason]:
    """`purpose.signoff`: somebody other than the author, who supervises this work."""
    if signing.signer in signing.authors:
        yield Reason(
            "purpose.signoff",
            "You wrote this, so somebody else has to sign it off. Nobody signs off their own.",
        )
    elif not signing.places & SIGNERS:
        yield Reason("purpose.signoff", "The supervisor of this work signs it off.")
    if signing.turned != Turned.SUBMITTED:
        yield Reason("purpose.signoff", "There is nothing handed over for sign-off.")


def may_look(*, is_signer: bool, is_author: bool) -> tuple[Reason, ...]:
    """`path.together`: the supervisor looks within ten working days; not whoever wrote it."""
    if is_signer and not is_author:
        return ()
    return (Reason("path.together", "The supervisor of this work looks at it, not whoever wrote it."),)
