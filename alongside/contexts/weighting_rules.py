"""Context weighting: a shared judgement, never a score (`weighting.boxes`). Pure: parts in, parts out.

Parts are thousandths of the whole and never leave the server as numbers anybody reads.
"""

from collections.abc import Iterator, Mapping

from alongside.lib.errors import Reason

WHOLE = 1000
SMALLEST = 80
STEP = 120
_SHORT = {"less": 1, "same": 2, "more": 4}


def equal(keys: list[str]) -> dict[str, int]:
    """Contexts start equal."""
    return fitted(dict.fromkeys(keys, 1.0))


def enlarged(parts: Mapping[str, int], key: str, by: int = STEP) -> dict[str, int]:
    """Enlarging one shrinks the others, each in its own proportion; a negative `by` shrinks it."""
    room = WHOLE - SMALLEST * (len(parts) - 1)
    wanted = max(SMALLEST, min(room, parts[key] + by))
    rest = WHOLE - parts[key]
    others = {
        one: part * (WHOLE - wanted) / rest for one, part in parts.items() if one != key
    }
    return fitted({one: others.get(one, float(wanted)) for one in parts}, keep=key)


def from_short(answers: Mapping[str, str]) -> dict[str, int]:
    """Parts out of the short weighting of a referral: "less", "same" or "more" for each context."""
    return fitted({key: float(_SHORT[answer]) for key, answer in answers.items()})


def fitted(sizes: Mapping[str, float], keep: str = "") -> dict[str, int]:
    """Sizes of any scale as parts that sum to the whole, none too small to read."""
    total = sum(sizes.values())
    parts = {key: max(SMALLEST, round(WHOLE * size / total)) for key, size in sizes.items()}
    over = sum(parts.values()) - WHOLE
    while over:
        widest = max((key for key in parts if key != keep), key=lambda key: parts[key])
        taken = over if over < 0 else min(over, max(1, parts[widest] - SMALLEST))
        parts[widest] -= taken
        over -= taken
    return parts


def largest(parts: Mapping[str, int]) -> str | None:
    """The context put first, or None when none stands out."""
    best = max(parts.values())
    first = [key for key, part in parts.items() if part == best]
    return first[0] if len(first) == 1 else None


def may_record(keys: list[str], in_the_room: str, because: str) -> Iterator[Reason]:
    """`weighting.reasons`: who was in the room, and why; two to six contexts."""
    if not 2 <= len(keys) <= 6:
        yield Reason("weighting.boxes", "Weigh between two and six contexts.", "boxes")
    if not in_the_room:
        yield Reason("weighting.reasons", "Write who was in the room.", "in_the_room")
    if not because:
        yield Reason("weighting.reasons", "Write your reasons.", "because")
