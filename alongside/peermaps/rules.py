"""What a tie looks like follows from what people say about it. Pure: facts in, drawing and reasons out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases.rules import Locks
from alongside.cases.terms import Stage
from alongside.lib.errors import Reason
from alongside.peermaps.terms import Direction, Level, OffReason
from alongside.peermaps.whens import first_day, last_day
from alongside.statements.terms import Voice

STRENGTH = {Level.NONE: 0, Level.UNKNOWN: 1, Level.SOME: 2, Level.STRONG: 3}
UNCHECKED, POLICE = "unchecked", "police"
PRESENT = frozenset({Level.SOME, Level.STRONG})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one voice says about one tie.

    perspective: whose view; "" for what was drawn and nobody has said yet. sure: first-hand or checked.
    counts: False where it repeats another statement's source (`map.origin`). police: held by the police.
    support, harm: None where the statement says nothing about either.
    """

    statement: UUID | None
    perspective: str
    label: str
    voice: Voice
    support: Level | None
    harm: Level | None
    harm_direction: Direction
    sure: bool
    counts: bool
    police: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tie as it is drawn. differs_between: who sees it differently, young people first; empty if nobody does.

    support_police, harm_police: nobody but the police say as much.
    """

    support: Level = Level.NONE
    harm: Level = Level.NONE
    support_checked: bool = False
    harm_checked: bool = False
    harm_direction: Direction = Direction.NONE
    differs_between: tuple[str, ...] = ()
    support_police: bool = False
    harm_police: bool = False


def drawn(readings: Iterable[Reading]) -> Drawn:
    """`map.tie`, `map.both`: support and harm are two dimensions; each is as strong as the strongest voice says.

    `map.statement`: a dimension counts as checked when a first-hand or checked voice says as much; otherwise
    its line is broken. `map.origin`: repeats are left out. `map.perspectives`: who differs is named.
    """
    counting = [one for one in readings if one.counts]
    support, support_checked = _strongest(counting, lambda one: one.support)
    harm, harm_checked = _strongest(counting, lambda one: one.harm)
    return Drawn(
        support=support,
        harm=harm,
        support_checked=support_checked,
        harm_checked=harm_checked,
        harm_direction=together(one.harm_direction for one in counting if one.harm in PRESENT),
        differs_between=differs_between(counting),
        support_police=_only_police(counting, support, lambda one: one.support),
        harm_police=_only_police(counting, harm, lambda one: one.harm),
    )


def _only_police(readings: Sequence[Reading], level: Level, of: Callable[[Reading], Level | None]) -> bool:
    """`map.statement`: what nobody but the police hold looks different, checked or not."""
    saying = [one for one in readings if of(one) == level and one.statement is not None]
    return level in PRESENT and bool(saying) and all(one.police for one in saying)


def _strongest(readings: Sequence[Reading], of: Callable[[Reading], Level | None]) -> tuple[Level, bool]:
    """The strongest level, and whether somebody sure says as much.

    What was only drawn counts as long as nobody has said anything about that dimension.
    """
    voiced = [one for one in readings if one.statement is not None and of(one) not in (None, Level.NONE)]
    heard = voiced or [one for one in readings if one.statement is None]
    levels = [(of(one) or Level.NONE, one.sure) for one in heard]
    most = max((level for level, _ in levels), key=STRENGTH.__getitem__, default=Level.NONE)
    sure = any(sure for level, sure in levels if level == most)
    return most, sure and most != Level.NONE


def is_left_out(*, sure: bool, police: bool, leaving: Collection[str]) -> bool:
    """`map.statement`: what is unchecked, or held by the police, can be left out of any view.

    leaving: any of UNCHECKED and POLICE. What was drawn without anybody's words is unchecked too.
    """
    return (UNCHECKED in leaving and not sure) or (POLICE in leaving and police)


def together(directions: Iterable[Direction]) -> Direction:
    """Harm said one way by one and the other way by another runs both ways (`map.both`)."""
    said = {one for one in directions if one != Direction.NONE}
    if not said:
        return Direction.NONE
    return said.pop() if len(said) == 1 else Direction.BOTH


def differs_between(readings: Sequence[Reading]) -> tuple[str, ...]:
    """`map.perspectives`: whose views of this tie disagree; disagreement is kept side by side, never settled.

    Views disagree when one sees support or harm where another speaks of the tie and sees none of it.
    """
    heard = voices(readings)
    for of in (_harm, _support):
        without = [one for one in heard if of(one) == Level.NONE]
        with_it = [one for one in heard if of(one) in PRESENT]
        if without and with_it:
            sides = [*_speaks_for(without), *_speaks_for(with_it)]
            ordered = sorted(sides, key=lambda one: one.voice != Voice.YOUNG_PERSON)
            return tuple(dict.fromkeys(one.label for one in ordered))
    return ()


def _harm(reading: Reading) -> Level | None:
    return reading.harm


def _support(reading: Reading) -> Level | None:
    return reading.support


def voices(readings: Iterable[Reading]) -> list[Reading]:
    """One reading for each perspective that speaks of the tie: the strongest it says in each dimension."""
    found: dict[str, Reading] = {}
    for one in readings:
        if one.statement is None or not one.counts or (one.support is None and one.harm is None):
            continue
        earlier = found.get(one.perspective)
        found[one.perspective] = _stronger(earlier, one) if earlier else one
    return list(found.values())


def _stronger(one: Reading, other: Reading) -> Reading:
    return Reading(
        statement=one.statement,
        perspective=one.perspective,
        label=one.label,
        voice=one.voice,
        support=_more(one.support, other.support),
        harm=_more(one.harm, other.harm),
        harm_direction=together([one.harm_direction, other.harm_direction]),
        sure=one.sure or other.sure,
        counts=True,
    )


def _more(one: Level | None, other: Level | None) -> Level:
    return max(one or Level.NONE, other or Level.NONE, key=STRENGTH.__getitem__)


def _speaks_for(side: Sequence[Reading]) -> list[Reading]:
    """On each side young people speak first; others are named where no young person says so."""
    young = [one for one in side if one.voice == Voice.YOUNG_PERSON]
    return young or list(side)


def may_draw(dimension: str, level: Level, readings: Iterable[Reading]) -> tuple[Reason, ...]:
    """`map.statement`: what people have said is not redrawn by hand; add what somebody else says instead.

    dimension: "support" or "harm".
    """
    spoken = [
        one
        for one in readings
        if one.statement is not None and one.counts and getattr(one, dimension) not in (None, Level.NONE)
    ]
    if not spoken or all(getattr(one, dimension) == level for one in spoken):
        return ()
    who = " and ".join(dict.fromkeys(one.label for one in spoken))
    says = f"This rests on what {who} said. Nobody’s words are changed: add what somebody else says instead."
    return (Reason("map.statement", says, dimension),)


def may_connect(
    first: tuple[str, UUID], second: tuple[str, UUID], already: Collection[frozenset[tuple[str, UUID]]]
) -> tuple[Reason, ...]:
    """`map.tie`: a tie is between two different things, and one pair has one tie."""
    if first == second:
        return (Reason("map.tie", "Choose two different people, places or groups", "b"),)
    if frozenset({first, second}) in already:
        return (Reason("map.tie", "These two are already connected. Open that tie and add to it.", "b"),)
    return ()


def may_last(since: str, until: str, today: date) -> tuple[Reason, ...]:
    """`map.time`: a tie began before it ended, and not on a day to come. since, until: as in `Described`."""
    if since and first_day(since) > today:
        return (Reason("map.time", "The day since when it is so cannot be in the future", "since"),)
    if since and until and last_day(until) < first_day(since):
        return (
            Reason("map.time", "The day until when it was so cannot be before the day since when", "until"),
        )
    return ()


def may_let_go(because: OffReason, *, fading: int) -> tuple[Reason, ...]:
    """`map.time`: only what has not been confirmed for a while is let go; there are other reasons to take off."""
    if because != OffReason.LET_GO or fading:
        return ()
    return (Reason("map.time", "This was confirmed not long ago. Choose another reason to take it off."),)


def may_undo(others: Collection[str]) -> tuple[Reason, ...]:
    """`map.statement`: taking back one's own step never takes a colleague's work with it."""
    if not others:
        return ()
    who = " and ".join(others)
    says = f"{who} worked on this too, so it is not simply undone. If it should go, take it off and say why."
    return (Reason("map.statement", says),)


def still_open(locks: Locks) -> tuple[Reason, ...]:
    """`plan.close`: nothing is added to a closed case."""
    if locks.stage == Stage.CLOSED:
        return (Reason("plan.close", "This case is closed. Open it again with a new purpose."),)
    return ()


def may_end_with_a_map(*, has_map: bool, has_assessment: bool, why_none: str) -> tuple[Reason, ...]:
    """`map.not_alone`: a map informs an assessment and is never the only thing a case leaves behind."""
    if not has_map or has_assessment or why_none.strip():
        return ()
    says = "The map is all there is. Finish an assessment first, or write why none was needed."
    return (Reason("map.not_alone", says, "why_none"),)


def asks_for_strengths(harm: Level | None, support: Level | None) -> bool:
    """`map.strengths`: adding a worry asks for strengths next."""
    return harm in PRESENT and support not in PRESENT


def without_strengths(ties: Iterable[Drawn]) -> bool:
    """`map.strengths`: a map that shows harm and nothing good says so."""
    found = list(ties)
    shows_harm = any(tie.harm in PRESENT for tie in found)
    return shows_harm and not any(tie.support in PRESENT for tie in found)
