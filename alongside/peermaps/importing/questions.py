"""What a file does not say and somebody has to: asked once per file, remembered per protocol."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from alongside.peermaps.importing.choices import (
    GROUPING_KINDS,
    LEAVE_OUT,
    PERSON_KINDS,
    PLACE_KINDS,
    THING_KINDS,
    Choices,
)
from alongside.peermaps.importing.limits import MAX_KIND
from alongside.peermaps.importing.minimise import may_be_drawn
from alongside.peermaps.importing.preview import Person, Question
from alongside.peermaps.importing.problems import Problems, Unreadable
from alongside.peermaps.importing.source import GROUPING, PERSON, Source
from alongside.peermaps.importing.suggestions import grouping_kind, thing_kind, tie_kind
from alongside.peermaps.importing.variables import Variable

NameAdvice = Callable[[str], str]
"""What to say about a group's name, or "" (`group.name`)."""

_YES = True
_MOST_WORDS = 100
_WORDS = {
    "young_person": "Young people", "adult": "Adults", "group": "Peer groups", "place": "A place",
    "service": "A service", "online": "An online space", "school": "A school",
    "transport": "Transport", "business": "A business", LEAVE_OUT: "Leave out",
}  # fmt: skip
_ONE = _WORDS | {"group": "A peer group"}
PLACE_WORDS = {kind: _WORDS[kind].removeprefix("An ").removeprefix("A ").lower() for kind in PLACE_KINDS}
_PERSON_WORDS = {
    "young_person": "A young person", "parent_carer": "A parent or carer",
    "trusted_adult": "A trusted adult", "professional": "A professional",
    "adult_said_to_cause_harm": "An adult said to cause harm", "unnamed": "Somebody not named",
}  # fmt: skip
_TIE_WORDS = {
    "friend": "Friend", "close_friend": "Close friend", "partner": "Partner", "family": "Family",
    "conflict": "Conflict", "influence": "Influence", "looks_out_for": "Looks out for",
    "spends_time_at": "Spends time at", "harmed_by": "Harmed by", "controlled_by": "Controlled by",
    "other": "Something else",
}  # fmt: skip
_STATEMENTS = {
    "own_account": "A young person's own account", "observed": "Something somebody saw",
    "told_by": "Something somebody was told", "professional_opinion": "A professional's opinion",
    "police_held": "Something the police hold",
}  # fmt: skip
_FAMILY = "Brothers and sisters are decided one by one, never added as a family."


def ask(
    source: Source,
    found: Iterable[Variable],
    people: Iterable[Person],
    choices: Choices,
    advice: NameAdvice,
) -> tuple[Question, ...]:
    """Every question about these files, those that are needed first."""
    asked = [
        *_about_file(source, choices),
        *_about_types(source, choices),
        *_about_groupings(source, choices, advice),
        *_about_ties(source, choices),
        *_about_adults(people, choices),
        *_about_answers(found, choices),
    ]
    return tuple(sorted(asked, key=lambda question: not question.needed))


def words_of(source: Source) -> tuple[str, ...]:
    """The file's own words for kinds of ties."""
    return tuple(dict.fromkeys(style for link in source.links for style in link.styles))


def refuse_too_many_words(source: Source, problems: Problems) -> None:
    """Hundreds of kinds of tie, or one as long as a page, are notes in the wrong column. Raises Unreadable."""
    if any(len(word) > MAX_KIND for word in {*words_of(source), *(thing.type for thing in source.things)}):
        raise Unreadable(
            f"A kind of tie or person here is longer than {MAX_KIND} letters. If that column holds notes, "
            "give it the heading “Notes”."
        )
    if len({thing.type for thing in source.things}) > _MOST_WORDS:
        problems.stop(f"There are more than {_MOST_WORDS} different kinds of people and places here.")
    if len(words_of(source)) > _MOST_WORDS:
        problems.stop(
            f"There are more than {_MOST_WORDS} different kinds of tie here. If that column holds "
            "notes, give it the heading “Notes”."
        )


def _about_file(source: Source, choices: Choices) -> Iterator[Question]:
    undated = [session for session in source.sessions if session.on is None]
    if undated:
        asks = "From which day is what the file says?"
        yield Question("on", "", asks, (), "", needed=True, answered=choices.on is not None)
    if any(session.told_by == "file" for session in source.sessions):
        asks = "Whose view does this file show?"
        yield Question("whose", "", asks, (), "", needed=True, answered=bool(choices.whose))
        asks = "What does it rest on?"
        answered = choices.statement_kind is not None
        options = tuple(_STATEMENTS.items())
        yield Question("statement_kind", "", asks, options, "", needed=True, answered=answered)
    if source.ambiguous:
        asks = f"Which is meant by {', '.join(source.ambiguous[:3])}: the person or the grouping?"
        options = (("people", "The person"), ("groupings", "The grouping"))
        answered = bool(choices.numbers_mean)
        yield Question("numbers_mean", "", asks, options, "", needed=True, answered=answered)


def _about_types(source: Source, choices: Choices) -> Iterator[Question]:
    counts = Counter(thing.type for thing in source.things if not thing.is_ego)
    options = tuple((kind, _WORDS[kind]) for kind in THING_KINDS)
    for type_, count in counts.items():
        if type_ in (PERSON, GROUPING) and source.origin in ("workbook", "list", "gephi"):
            continue
        asks = f"What is “{type_ or 'without a type'}” ({count} in the file)?"
        suggestion = thing_kind(type_)
        answered = type_ in choices.things
        yield Question("things", type_, asks, options, suggestion, not suggestion, answered)


def _about_groupings(source: Source, choices: Choices, advice: NameAdvice) -> Iterator[Question]:
    options = tuple((kind, _ONE[kind]) for kind in GROUPING_KINDS)
    for thing in source.things_of(GROUPING):
        suggestion = grouping_kind(thing.label)
        answered = thing.key in choices.groupings
        said = _FAMILY if suggestion == LEAVE_OUT else advice(thing.label[:80])
        asks = f"What is “{thing.label}”?"
        yield Question("groupings", thing.key, asks, options, suggestion, _YES, answered, said)


def _about_ties(source: Source, choices: Choices) -> Iterator[Question]:
    counts = Counter(style for link in source.links for style in link.styles)
    options = tuple(_TIE_WORDS.items())
    for word, count in list(counts.items())[:_MOST_WORDS]:
        asks = (
            f"What does “{word}” mean here ({count} in the file)? Say which kind it is, and how much "
            "support and harm it stands for."
        )
        answered = word in choices.ties
        yield Question("ties", word, asks, options, tie_kind(word), needed=True, answered=answered)


def _about_adults(people: Iterable[Person], choices: Choices) -> Iterator[Question]:
    """Adults are drawn by what they are to the young people, which no file says (`map.adults`)."""
    options = tuple((kind, _PERSON_WORDS[kind]) for kind in PERSON_KINDS)
    for person in people:
        if person.kind == "adult" or person.key in choices.kinds:
            asks = f"Who is {person.shown} to the young people?"
            answered = person.key in choices.kinds
            yield Question("kinds", person.key, asks, options, "", needed=True, answered=answered)


def _about_answers(found: Iterable[Variable], choices: Choices) -> Iterator[Question]:
    placed_by = set()
    for each in found:
        if each.of == "thing" and each.kind == "position":
            if each.name in placed_by:
                continue
            placed_by.add(each.name)
            placed = f", placed on “{each.screens[0]}”" if each.screens else ""
            asks = f"Use the positions of “{each.name}”{placed}?"
            answered = choices.layout == each.name
            yield _may("layout", each.name, asks, answered)
        elif may_be_drawn(each) and each.kind == "options":
            asks = f"Draw the answers to “{each.name}” as groups?"
            yield _may("groups", each.key, asks, each.key in choices.groups, each.options.items())
        elif may_be_drawn(each):
            asks = f"Show “{each.name}” as a tag?"
            yield _may("tags", each.key, asks, each.key in choices.tags)
        elif each.of == "tie" and each.kind == "scale":
            asks = f"Does “{each.name}” say how strong support or harm is?"
            answered = each.key in choices.strengths
            yield _may("strengths", each.key, asks, answered, each.options.items())


def _may(
    field: str, key: str, asks: str, answered: bool, options: Iterable[tuple[str, str]] = ()
) -> Question:
    return Question(field, key, asks, tuple(options), "", needed=False, answered=answered)
