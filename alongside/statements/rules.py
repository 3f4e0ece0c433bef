"""What may be done with somebody's words, and how sure they are. Pure: facts in, reasons out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from alongside.cases.rules import Locks, may_name
from alongside.cases.terms import Path, Stage
from alongside.lib.errors import Reason
from alongside.statements.terms import EndedBecause, Source

CONFIRM_MONTHS = 6
"""Months without confirmation after which a statement begins to fade (`map.time`); the default."""

MOST_FADED = 3
FIRST_HAND = frozenset({Source.OWN_ACCOUNT, Source.OBSERVED})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: exactly one of a person of the case, a user, or words such as "head of year"."""

    person: UUID | None = None
    user: UUID | None = None
    words: str = ""

    @property
    def is_one(self) -> bool:
        return sum((self.person is not None, self.user is not None, bool(self.words.strip()))) == 1


class Sourced(Protocol):
    """What the rule of one origin needs to know about a statement."""

    @property
    def id(self) -> UUID: ...
    @property
    def origin(self) -> UUID: ...
    @property
    def is_sure(self) -> bool: ...
    @property
    def recorded_at(self) -> datetime: ...


def may_say(words: str, speaker: Speaker, source: Source) -> tuple[Reason, ...]:
    """`map.statement`: whose words, and how they come to say it; only people tell of themselves."""
    reasons = []
    if not words.strip():
        reasons.append(Reason("map.statement", "Write what was said or seen", "words"))
    if not speaker.is_one:
        reasons.append(Reason("map.statement", "Say whose view this is", "whose"))
    elif source == Source.OWN_ACCOUNT and speaker.user is not None:
        says = "An own account is somebody telling of their own life. What you saw yourself is “observed”."
        reasons.append(Reason("map.statement", says, "source"))
    return tuple(reasons)


def may_be_of(observed_on: date, today: date) -> tuple[Reason, ...]:
    """`map.statement`: nobody has said or seen anything on a day that is still to come."""
    if observed_on > today:
        return (
            Reason(
                "map.statement", "The day when it was said or seen cannot be in the future", "observed_on"
            ),
        )
    return ()


def may_record(locks: Locks, source: Source, *, about_identified: bool) -> tuple[Reason, ...]:
    """`path.together` holds own accounts; what others say about identified people needs `path.named`.

    Listening is never stopped by a pause (`safety.actions`).
    """
    if locks.stage == Stage.CLOSED:
        return (Reason("plan.close", "This case is closed. Open it again with a new purpose."),)
    if not about_identified or (source == Source.OWN_ACCOUNT and Path.TOGETHER in locks.clearances):
        return ()
    return may_name(locks)


def belongs_here(
    level: int | None, source: Source, *, about_friends: bool, by_somebody_here: bool
) -> tuple[Reason, ...]:
    """`map.one_case`: another agency's allegation about a friend goes into that friend's own referral.

    by_somebody_here: the speaker is a person of the case, such as the young person's grandmother.
    """
    from_elsewhere = source == Source.POLICE_HELD or (source == Source.TOLD_BY and not by_somebody_here)
    if level == 1 and about_friends and from_elsewhere:
        return (
            Reason(
                "map.one_case",
                "What others hold or have heard about a friend does not belong in this young person’s record. "
                "If the friend needs help, they need a referral of their own.",
                "source",
            ),
        )
    return ()


def may_end(source: Source, because: EndedBecause, *, fading: int) -> tuple[Reason, ...]:
    """`map.perspectives`: nobody changes or ends somebody's own account but they themselves."""
    if because == EndedBecause.LET_GO and fading == 0:
        says = "This was confirmed not long ago. Only what has not been confirmed for a while is let go."
        return (Reason("map.time", says),)
    if because == EndedBecause.LET_GO:
        return ()
    own = source == Source.OWN_ACCOUNT
    if own and because != EndedBecause.TAKEN_BACK:
        says = "This is somebody’s own account. Only they can take it back; another view can stand beside it."
        return (Reason("map.perspectives", says),)
    if not own and because == EndedBecause.TAKEN_BACK:
        says = "Only somebody’s own account is taken back, by them."
        return (Reason("map.perspectives", says),)
    return ()


def fading(confirmed_on: date, today: date, months: int = CONFIRM_MONTHS) -> int:
    """0 while confirmed within the review period, then one step for each half of it, 3 at most (`map.time`)."""
    half = max(1, months * 365 // 24)
    days = (today - confirmed_on).days - 2 * half
    return 0 if days <= 0 else min(MOST_FADED, 1 + days // half)


def repeats(statements: Iterable[Sourced]) -> Mapping[UUID, UUID]:
    """`map.origin`: one source told by several agencies counts once.

    Statement -> the one it repeats: of those that go back to one source, the surest counts, then the oldest.
    """
    families: dict[UUID, list[Sourced]] = {}
    for statement in statements:
        families.setdefault(statement.origin, []).append(statement)
    found: dict[UUID, UUID] = {}
    for family in families.values():
        first, *rest = sorted(family, key=lambda one: (not one.is_sure, one.recorded_at, one.id))
        found.update((one.id, first.id) for one in rest)
    return found


def is_sure(source: Source, *, checked: bool) -> bool:
    """`map.statement`: first-hand, or checked; otherwise what rests on it is broken and says "not checked"."""
    return checked or source in FIRST_HAND


def told_about(people: Collection[UUID], speaker: Speaker) -> tuple[UUID, ...]:
    """For whom the words are sealed: everyone they are about, and who said them."""
    everyone = [*people, speaker.person] if speaker.person else [*people]
    return tuple(dict.fromkeys(everyone))
