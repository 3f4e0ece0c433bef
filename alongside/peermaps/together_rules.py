"""What may begin, what may be kept, and how a young person's words become a record. Pure: facts in, reasons out."""

import re
from collections.abc import Collection, Iterable, Iterator

from alongside.cases.rules import Extending, Locks, may_extend
from alongside.lib.errors import Reason
from alongside.peermaps.rules import still_open
from alongside.peermaps.terms import Level
from alongside.people.rules import may_identify
from alongside.people.terms import Kind, RestsOn

SHORTEST_PIN, LONGEST_PIN = 4, 6
WAITS = (0, 0, 30, 60, 120, 300)
"""Seconds to wait after the first, second, … wrong PIN; the last one holds from then on."""

STRENGTHS = ("", Level.NONE, Level.UNKNOWN, Level.SOME, Level.STRONG)
MOST_LETTERS = 3


def may_begin(locks: Locks, *, newcomers: bool) -> tuple[Reason, ...]:
    """`path.together`, `path.named`: what is drawn is kept, so the work must be cleared for it.

    A pause does not stop it: talking with and listening to young people goes on (`safety.actions`). Then no new
    name can be kept, and so nothing of a speaker who is not in the record yet.

    newcomers: whether somebody draws who would be added to the map by it.
    """
    closed = still_open(locks)
    if closed:
        return closed
    if may_identify(locks, {RestsOn.OWN_ACCOUNT}):
        says = (
            "Before you draw together, say what it is for and what you have told them. "
            "Talking does not wait for it: listen, and do what has to be done."
        )
        return (Reason("path.together", says),)
    if newcomers and not may_keep_names(locks):
        says = "Adding people is paused. Draw with somebody who is on the map already."
        return (Reason("values.pause", says, "who"),)
    return ()


def may_keep_names(locks: Locks) -> bool:
    """`values.pause`: while adding people is paused, what a young person says of themselves, of places and of people
    they drew before is kept; nobody new is, and what was said about somebody new goes when the drawing ends."""
    return not may_extend(locks, Extending.ADDING_A_PERSON)


def all_told(told: Collection[str], sayings: Iterable[str]) -> tuple[Reason, ...]:
    """`map.together`: first, said aloud and ticked: what it is for, who sees it, when I cannot keep it to myself, you
    can stop."""
    missing = [one for one in sayings if one not in told]
    return (Reason("map.together", "Say each of these aloud first, then tick it", "told"),) if missing else ()


def good_pin(pin: str) -> tuple[Reason, ...]:
    """`map.together`: a short PIN keeps the drawing while the screen is covered, and gives the device back."""
    if pin.isdigit() and pin.isascii() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        return ()
    return (Reason("map.together", "The PIN has 4 to 6 digits", "pin"),)


def wait_after(wrong: int) -> int:
    """Seconds until the next try after so many wrong PINs in a row."""
    return WAITS[min(wrong, len(WAITS)) - 1] if wrong else 0


def letters(name: str, family_words: Collection[str], taken: Collection[str] = ()) -> str:
    """`person.minimal`: a name becomes its letters; what says no name ("mum", "Ms K") stays as said.

    Two with the same letters are told apart by the next letter, then by a number (`person.tell_apart`).
    """
    said = " ".join(name.split())
    for shown in _ways(said, {one.casefold() for one in family_words}):
        if shown.casefold() not in {one.casefold() for one in taken}:
            return shown
    first = next(_ways(said, set()), said)
    return next(
        one for one in (f"{first} {n}" for n in range(2, 1000)) if one.casefold() not in _folded(taken)
    )


def _folded(words: Iterable[str]) -> set[str]:
    return {one.casefold() for one in words}


def _ways(said: str, family_words: Collection[str]) -> Iterator[str]:
    parts = [part for part in re.split(r"[\s\-]+", said) if part]
    last = parts[-1].casefold() if parts else ""
    if _are_letters(said) or last in family_words or _is_titled(parts):
        yield said
    elif len(parts) > 1:
        yield "".join(part[0] for part in parts[:MOST_LETTERS]).upper()
    else:
        yield said[0].upper()
        yield said[0].upper() + said[1].lower()


def _are_letters(said: str) -> bool:
    """One or two letters, or three capitals; "Rob" is a name."""
    return len(said) <= 2 or (len(said) <= MOST_LETTERS and said == said.upper())


def _is_titled(parts: list[str]) -> bool:
    """ "Ms K", "Mr O": a form of address with a letter."""
    titles = {"mr", "ms", "mrs", "miss", "mx", "dr"}
    return len(parts) == 2 and parts[0].casefold().rstrip(".") in titles and len(parts[1]) == 1


def strongest(levels: Iterable[str]) -> Level | None:
    """Of everything tapped, the strongest; None where nothing was said about it."""
    most = max(levels, key=STRENGTHS.index, default="")
    return Level(most) if most else None


def kind_of(sort: str, *, support: Level | None, harm: Level | None) -> Kind:
    """Who somebody is on the map, from who they are to the young person.

    `map.adults`: a grown-up of whom only harm was said stands as an adult said to cause harm, and keeping them asks
    whether that was reported today. `map.both`: a young person is never an offender.
    """
    if sort == "young":
        return Kind.YOUNG_PERSON
    if harm in (Level.SOME, Level.STRONG) and support in (None, Level.NONE):
        return Kind.SAID_TO_CAUSE_HARM
    return Kind.PARENT_CARER if sort == "family" else Kind.TRUSTED_ADULT
