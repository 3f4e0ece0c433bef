"""Every way in which a place of the case may stand in a sentence, and what stands there instead (`map.export`).

"The 78 bus" is also "78 bus" and "the 78". A bare number, or a word that many places share, is left alone:
covering those would cover half of every sentence.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Subject
from alongside.contexts.models import Place

Pairs: TypeAlias = list[tuple[re.Pattern[str], str]]
"""What is found in words, and what takes its place."""

_INSTEAD = {
    Subject.SCHOOL: "a school",
    Subject.NEIGHBOURHOOD: "a place",
    Subject.ONLINE: "an online space",
    Subject.TRANSPORT: "a way they travel",
    Subject.BUSINESS: "a business",
    Subject.SERVICE: "a service",
    Subject.HOME: "a home",
}
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_BEFORE = r"(?:(?:the|an?)\s+)?"
_ROUTE = r"(?:(?:the|an?|our|their|this|that|number|no\.?|bus|route|line|tram|train)\s+){1,3}"
_COUNTS = (
    r"(?!\s+(?:of|other|others|people|children|young|pupils|days|weeks|months|times|minutes|per|percent)\b)"
)
_NO_MORE = r"(?![\w%]|[.:,]\d)"


def places_of(opened: OpenCase) -> Pairs:
    """Names of the case's places, the longest first, then what they are called for short. One statement.

    Work about a place may bear its name as the title.
    """
    rows = Place.objects.filter(case=opened.id).select_related("setting")
    kinds = {
        name: Subject(row.kind)
        for row in rows
        for name in (opened.ring.read(row, "name"), row.setting.name if row.setting else "")
        if name.strip()
    }
    if opened.row.subject in _INSTEAD and opened.title.strip():
        kinds.setdefault(opened.title, Subject(opened.row.subject))
    return called(kinds)


def called(kinds: dict[str, Subject]) -> Pairs:
    """The same from names, each with its kind. Pure."""
    in_order = sorted(kinds, key=len, reverse=True)
    whole = [(_whole(name), _instead(kinds[name])) for name in in_order]
    short = [
        (re.compile(form, re.IGNORECASE), _instead(kinds[name]))
        for name in in_order
        for form in _for_short(name, kinds[name])
    ]
    return whole + short


def _instead(kind: Subject) -> str:
    return _INSTEAD.get(kind, "a place")


def _whole(name: str) -> re.Pattern[str]:
    """The name with or without its article. "The Park" without one is meant only with its capital."""
    bare = _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name.strip()
    spelled = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in bare.split())
    if bare.isdigit():
        found = rf"(?i:{_ROUTE}){spelled}{_NO_MORE}{_COUNTS}"
    elif bare != name.strip() and len(bare.split()) == 1 and bare.isalpha():
        found = rf"(?:(?i:(?:the|an?)\s+{spelled})|{bare[:1].upper()}{re.escape(bare[1:])})"
    else:
        found = rf"(?i:{_BEFORE}{spelled})"
    return re.compile(rf"(?<!\w){found}(?!\w)")


def _for_short(name: str, kind: Subject) -> Iterator[str]:
    """What only this place is called: "X5" anywhere; "the 78", "number 78" or "bus 78" for a way to travel."""
    for word in re.findall(r"\w+", name):
        if word.isdigit() and kind == Subject.TRANSPORT:
            yield rf"(?<!\w){_ROUTE}{word}s?{_NO_MORE}{_COUNTS}"
        elif any(map(str.isdigit, word)) and any(map(str.isalpha, word)):
            yield rf"(?<!\w){_BEFORE}{word}s?(?!\w)"
