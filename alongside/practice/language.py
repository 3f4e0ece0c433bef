"""Another way to say it: hints on words, gentle and never binding.

Pure functions over text. Positions count characters of the text as it was given. What somebody said,
between quotation marks, is left alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from alongside.practice import Framework, framework
from alongside.practice.phrases import pattern
from alongside.practice.quotes import Span, quoted
from alongside.practice.shapes.words import Wording


@dataclass(frozen=True, slots=True)
class Suggestion:
    """phrase: the words found, from start to end. why: the explanation. instead: another way to say it."""

    id: str
    phrase: str
    start: int
    end: int
    why: str
    instead: str

    @property
    def words(self) -> str:
        """As the page calls what was found: a suggestion is shown as it is."""
        return self.phrase


def look_over(words: str, *, fw: Framework | None = None) -> tuple[Suggestion, ...]:
    """Words that blame, criminalise or make a child seem grown (`recording.language`). Never blocks."""
    texts = (fw or framework()).wording
    return _found(words, texts.wordings.values(), spare=quoted(words))


def reads_like_intelligence(words: str, *, fw: Framework | None = None) -> tuple[Suggestion, ...]:
    """Wording of a purpose that reads like crime detection or intelligence (`purpose.statement`)."""
    texts = (fw or framework()).wording
    return _found(words, texts.intelligence.values(), spare=quoted(words))


def gang_or_street_name(name: str, *, fw: Framework | None = None) -> tuple[Suggestion, ...]:
    """Advice against names made of gangs, streets, reputations or origin (`group.name`).

    The whole name is looked at, quotation marks or not: it is shown wherever the group is.
    """
    texts = (fw or framework()).wording
    return _found(name, texts.group_names.values(), spare=[])


def names_where_roles_do(
    words: str, *, people: Mapping[str, str] | None = None, fw: Framework | None = None
) -> tuple[Suggestion, ...]:
    """A nudge where a role would do (`recording.roles`).

    people: names that the caller knows, such as those of the team, each with the role to write instead.
    """
    texts = (fw or framework()).wording
    titled = next(iter(texts.roles.values()))
    known = [
        Wording(id="known_person", phrases=(phrase,), why=titled.why, instead=role)
        for name, role in (people or {}).items()
        if (phrase := _literal(name))
    ]
    return _found(words, [*known, *texts.roles.values()], spare=quoted(words))


def full_name_of_somebody(
    note: str, *, places: Iterable[str] = (), fw: Framework | None = None
) -> tuple[Suggestion, ...]:
    """Advice where somebody without a name is described by one (`map.placeholder`, `recording.roles`).

    places: what the caller knows to be no person. Initials are no full name, and a word that only begins a
    sentence belongs to none.
    """
    texts = (fw or framework()).wording
    known = tuple(phrase for name in places if (phrase := _literal(name)))
    spare = [find.span() for find in pattern(known).finditer(note)] if known else []
    plain = _OPENS.sub(lambda found: found.group().lower(), note)
    wordings = [*texts.full_names.values(), *texts.roles.values()]
    return tuple(
        replace(one, phrase=note[one.start : one.end])
        for one in _found(plain, wordings, spare=spare)
        if one.id not in texts.full_names or _spelled_out(one.phrase) > 1
    )


_OPENS = re.compile(
    r"\b(?:The|An?|My|Our|His|Her|Their|One|Two|Some|Somebody|Someone|Another|Other|Of|From|At|In|On|By|With|Near|And"
    r"|Or|Who|Friends?|Mates?|Boys?|Girls?|Lads?|Man|Men|Wom[ae]n|Young|Older|Younger|New|Old|Is|Was|Has|Said|Says"
    r"|Plays?|Goes|Lives?|Likes?|Knows?|Works?|Meets?|Met|Seen|Called|Uses|Rides?|Gets?|Not|Head|Person|People)\b"
)
"""Words that begin a note and are nobody's name; none of them has another length in small letters."""


def _spelled_out(phrase: str) -> int:
    """How many of its words are more than initials."""
    return sum(any(map(str.islower, word)) for word in re.split(r"[\s-]+", phrase))


def _literal(name: str) -> str:
    """A name as a phrase: the marks of the notation lose their meaning."""
    return "".join(" " if mark in "|*{}" else mark for mark in name).strip()


def _found(words: str, wordings: Iterable[Wording], *, spare: list[Span]) -> tuple[Suggestion, ...]:
    finds = [
        Suggestion(each.id, find.group(), *find.span(), each.why, each.instead)
        for each in wordings
        for find in pattern(each.phrases).finditer(words)
        if not _touches(find.span(), spare + _harmless(each, words))
    ]
    return _without_overlaps(finds)


def _harmless(wording: Wording, words: str) -> list[Span]:
    if not wording.unless:
        return []
    return [find.span() for find in pattern(wording.unless).finditer(words)]


def _without_overlaps(finds: list[Suggestion]) -> tuple[Suggestion, ...]:
    """In the order of the text; of two that overlap the longer one stays."""
    kept: list[Suggestion] = []
    for find in sorted(finds, key=lambda find: (find.start - find.end, find.start)):
        if not _touches((find.start, find.end), [(each.start, each.end) for each in kept]):
            kept.append(find)
    return tuple(sorted(kept, key=lambda find: find.start))


def _touches(span: Span, spans: Iterable[Span]) -> bool:
    start, end = span
    return any(start < other_end and other_start < end for other_start, other_end in spans)
