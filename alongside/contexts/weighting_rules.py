"""Context weighting: a shared judgement, never a score (`weighting.boxes`). Pure: parts in, parts out.

Parts are thousandths of the whole and never leave the server as numbers anybody reads.
"""

from collections.abc import Iterator, Mapping, Sequence

from alongside.lib.errors import Reason

WHOLE = 1000
SMALLEST = 80
STEP = 120
FEWEST, MOST = 2, 6
ALIKE = 10
"""Parts that differ by no more than this look the same and are called the same."""
_SHORT = {"less": 1, "same": 2, "more": 4}


def equal(keys: Sequence[str]) -> dict[str, int]:
    """Contexts start equal."""
    return fitted(dict.fromkeys(keys, 1.0))


def enlarged(parts: Mapping[str, int], key: str, by: int = STEP) -> dict[str, int]:
    """Enlarging one shrinks the others, each in its own proportion; a negative `by` shrinks it."""
    room = WHOLE - SMALLEST * (len(parts) - 1)
    wanted = max(SMALLEST, min(room, parts[key] + by))
    rest = WHOLE - parts[key]
    others = {one: part * (WHOLE - wanted) / rest for one, part in parts.items() if one != key}
    return fitted({one: others.get(one, float(wanted)) for one in parts}, keep=key)


def with_another(parts: Mapping[str, int], key: str) -> dict[str, int]:
    """One more context comes in at a middling size; the others keep their proportions."""
    sizes: dict[str, float] = {**parts}
    return fitted({**sizes, key: WHOLE / len(parts)})


def without(parts: Mapping[str, int], key: str) -> dict[str, int]:
    """A context leaves; the others share its room in proportion."""
    return fitted({one: float(part) for one, part in parts.items() if one != key})


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
    first = [key for key, part in parts.items() if best - part <= ALIKE]
    return first[0] if len(first) == 1 else None


def in_words(parts: Mapping[str, int]) -> str:
    """ "the 78 bus is largest, then group, then school and home alike": the picture without a number."""
    steps = [_listed(step) for step in _steps(parts)]
    if len(steps) == 1:
        return f"{steps[0]} are the same size"
    alike = len(_steps(parts)[0]) > 1
    first = f"{steps[0]} {'are' if alike else 'is'} largest"
    return ", then ".join([first, *steps[1:]])


def difference(young: str | None, meeting: str | None) -> bool:
    """Whether the two put different contexts first; nothing is compared where none stands out."""
    return bool(young and meeting) and young.casefold() != meeting.casefold()  # type: ignore[union-attr]


def may_record(labels: Sequence[str], in_the_room: str, because: str) -> Iterator[Reason]:
    """`weighting.reasons`: who was in the room, and why; two to six contexts, each with a name of its own."""
    if not FEWEST <= len(labels) <= MOST:
        yield Reason("weighting.boxes", "Weigh between two and six contexts.", "boxes")
    if not all(label.strip() for label in labels):
        yield Reason("weighting.boxes", "Give every context a name.", "boxes")
    if len({label.strip().casefold() for label in labels}) < len(labels):
        yield Reason("weighting.boxes", "Two contexts have the same name. Rename one of them.", "boxes")
    if not in_the_room.strip():
        yield Reason("weighting.reasons", "Write who was in the room.", "in_the_room")
    if not because.strip():
        yield Reason("weighting.reasons", "Write your reasons.", "because")


def names_places(mentions_somebody: bool) -> Iterator[Reason]:
    """`weighting.boxes`: a context is a place or a group, never one person."""
    if mentions_somebody:
        says = "A context is a place, a group or a setting. Leave out anybody’s initials or name."
        yield Reason("weighting.boxes", says, "boxes")


def _steps(parts: Mapping[str, int]) -> list[list[str]]:
    """Contexts from the largest to the smallest, those of about the same size together."""
    found: list[list[str]] = []
    held = WHOLE + ALIKE + 1
    for label in sorted(parts, key=lambda one: -parts[one]):
        if held - parts[label] > ALIKE:
            found.append([])
            held = parts[label]
        found[-1].append(label)
    return found


def _listed(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])} and {labels[-1]}"
