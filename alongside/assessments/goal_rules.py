"""What makes a goal and a measure (`plan.goal`). Pure: facts in, reasons and advice out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside.assessments.terms import Shows
from alongside.lib.errors import Reason

FEW = 3
"""Goals beyond which the page says that few are better."""

_NEGATIVE = re.compile(
    r"^\s*(to\s+)?(stop|reduce|prevent|avoid|end|disrupt|separate|tackle|fewer|less|no|not|never|don[’']t|do not)\b",
    re.IGNORECASE,
)
_EFFORT = re.compile(
    r"\b(number of|how many|count(?:ing)? (?:the )?)\s*"
    r"(sessions?|visits?|meetings?|referrals?|appointments?|contacts?|workshops?|calls?|attendances?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal about to be set. uses: whether it builds on a recorded strength."""

    words: str
    what_changes: str
    sign: str
    uses: bool
    uses_none_because: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint beside the form; it never blocks."""

    words: str
    why: str
    instead: str


def may_set(aim: Aim) -> Iterator[Reason]:
    """`plan.goal`: what is to change, a sign of success, the strength it uses or that it uses none."""
    if not aim.words.strip():
        yield Reason("plan.goal", "Write the goal", "words")
    if not aim.what_changes.strip():
        yield Reason("plan.goal", "Write what is to change", "what_changes")
    if not aim.sign.strip():
        yield Reason("plan.goal", "Write how everybody will notice", "sign")
    if not aim.uses and not aim.uses_none_because.strip():
        yield Reason(
            "plan.goal", "Choose the strength it builds on, or say why it uses none", "uses_none_because"
        )


def may_measure(method: str, shows: str, again_on: date | None, today: date) -> Iterator[Reason]:
    """`plan.goal`: method and a day to take it again; change, not effort."""
    if not method.strip():
        yield Reason("plan.goal", "Write how the change will be seen", "method")
    if shows not in Shows.values:
        yield Reason("plan.goal", "Choose what it shows", "shows")
    if shows == Shows.WE_DO:
        says = "That counts what we do. Choose something that shows what is different for young people."
        yield Reason("plan.goal", says, "shows")
    if again_on is None:
        yield Reason("plan.goal", "Give the day on which it is taken again", "again_on")
    elif again_on <= today:
        yield Reason("plan.goal", "Choose a day after today", "again_on")


def advice(words: str, method: str) -> tuple[Advice, ...]:
    """Where a goal says what should go away, or a measure counts visits and meetings."""
    found = []
    if away := _NEGATIVE.match(words):
        found.append(
            Advice(
                away.group().strip(),
                "This says what should go away. Young people can hope for something that is there.",
                "what will be there instead, such as “young people can get home without being approached”",
            )
        )
    if effort := _EFFORT.search(method):
        found.append(
            Advice(
                effort.group().strip(),
                "This counts what we do, and would look well even if nothing changed for them.",
                "what young people say, colour or do differently, before and after",
            )
        )
    return tuple(found)
