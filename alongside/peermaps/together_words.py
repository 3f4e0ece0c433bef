"""How taps and answers read once they stand in the record. Pure: the practice's words in, sentences out."""

from collections.abc import Iterable, Mapping
from typing import Any

from alongside.peermaps import together_rules as rules
from alongside.peermaps.operations import Levels
from alongside.peermaps.terms import Level
from alongside.practice.shapes.work import Tap, Together

Body = Mapping[str, Any]


def levels(offered: Mapping[str, Tap], taps: Iterable[str], named: str) -> Levels:
    """What the taps say of support and harm; without a tap, what being named for this question says.

    Whoever tapped only what is good could have tapped "not OK" beside it: they speak of it and see no harm.
    """
    tapped = [offered[one] for one in taps if one in offered]
    support = rules.strongest([one.support for one in tapped] or [named])
    harm = rules.strongest(one.harm for one in tapped)
    return Levels(support=support, harm=Level.NONE if harm is None and tapped else harm)


def told_of(asked: Together, body: Body, like: Body) -> str:
    """What was tapped about somebody or somewhere, with what was asked; "" where own words say it all."""
    place = body["kind"] == "place"
    offered = asked.there if place else asked.likes
    tapped = [offered[one].says for one in like["taps"] if one in offered]
    name = body["name"] if place else body["shown"]
    if tapped:
        question = asked.screen["like_there" if place else "like_with"].format(name=name or "…")
        return f"{question} – {', '.join(tapped)}"
    if like["words"]:
        return ""
    question_asked = asked.questions.get(body["asked"])
    return f"{question_asked.asks if question_asked else ''} – {name}".strip(" –")


def answered(asked: Together, question: str, said: str) -> str:
    """An answer in their words, with what was asked, so that it can be understood later."""
    known = asked.questions.get(question)
    ending = asked.ending.get(question)
    asks = known.asks if known else ending.question if ending else ""
    return f"{said} (“{asks}”)" if asks else said


def felt(asked: Together, feeling: str) -> str:
    """How they were at the end, where they wished it to be kept."""
    chosen = asked.feelings.get(feeling)
    return f"{asked.ending['how_now'].question} – {chosen.title if chosen else feeling}"
