"""The least comes in by itself; the rest only when somebody chooses it and says why (`map.import`)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alongside.peermaps.importing.choices import Choices
from alongside.peermaps.importing.preview import Detail, LeftOut
from alongside.peermaps.importing.problems import Problems
from alongside.peermaps.importing.source import Thing
from alongside.peermaps.importing.text import plain
from alongside.peermaps.importing.variables import Variable

_HOME = "Where somebody lives is not needed to understand who matters to them."
_WORKER = "Who works with a young person stands in the case, not on the map."
_STATUS = "A legal status says nothing about a friendship and can follow a young person around."
_ORIGIN = "It is sensitive, and the map does not need it. Fairness is looked at elsewhere, without names."
_PRIVATE = "It is among the most private things there are, and the map does not need it."
_REACH = "How to reach somebody belongs in the case's own record, not on the map."
_POLICE = "What is held about a friend elsewhere belongs in that friend's own referral, not here."
_AGE = (
    "In an interview this can be a number or a choice, so it is not made into an age band by itself. "
    "Set age bands on the map."
)
_OTHER = "The map has no place for this answer."
_BORN = "On a map about one young person, friends are kept without birth dates."
_NAME = "On a map about one young person, friends are kept by initials."
_SCHOOL = "On a map about one young person, friends are kept without their school."
_LEFT_OUT = "You left them out."
_NUMBER = "A number from another system would let the map be joined with other records."

# Words in a heading, and why that field stays out. The first that fits counts.
_REASONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|[\W_])(?:{words})(?:$|[\W_\d])", re.IGNORECASE), why)
    for words, why in (
        ("address|postcode|borough|street|house|home|flat|town|ward", _HOME),
        ("social ?worker|swu|keyworker|lead ?worker|team", _WORKER),
        ("statutory|status|cp|cin|lac|looked after|immigration|asylum", _STATUS),
        ("ethnicity|ethnic|race|nationality|country|religion|faith", _ORIGIN),
        ("sex|sexuality|sexual|gender|orientation|health|diagnosis|disability|send|drugs?", _PRIVATE),
        ("phone|mobile|tel|email|e-mail|snapchat|snap|instagram|insta|handle|username", _REACH),
        ("police|offence|offences|crime|arrest|arrests|gang|conviction|urn", _POLICE),
        ("dob|birth|birthday|birthdate|born", _BORN),
        ("school|college|year group|class", _SCHOOL),
        ("id|ref|reference|number|nhs|upn", _NUMBER),
    )
)
_LABELS = {
    "dob": "Birth date", "swu": "Social work unit", "address1": "Address, first line",
    "address2": "Address, second line",
}  # fmt: skip
NAMES = frozenset({"name", "initials", "nickname", "first name", "second name", "first_name", "label"})
BIRTH_DATE = "person.dob"
NULL = "null"
_AGES = ("age", "ages", "age group", "age band", "how old")


def why_out(name: str) -> str:
    """Why a field with this name does not come in by itself."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return next((why for words, why in _REASONS if words.search(spaced)), _OTHER)


def is_private(name: str) -> bool:
    """Whether a field is of those that come in only when somebody chooses it and says why."""
    return why_out(name) != _OTHER


def may_be_drawn(question: Variable) -> bool:
    """Whether the answers may become groups or tags, which everybody on the team sees."""
    return question.of == "thing" and question.kind in ("options", "yes_no") and not is_private(question.name)


@dataclass(frozen=True, slots=True)
class Field:
    """A column about people that the map itself has no use for. key: how a choice names it."""

    key: str
    name: str
    label: str
    columns: tuple[str, ...]
    type: str

    def says(self, cell: str) -> bool:
        """Whether a cell holds an answer: of several columns, those that are true."""
        return bool(cell) and (len(self.columns) == 1 or cell == "true")

    def value(self, thing: Thing) -> str:
        """What it says about one person; several columns are several answers, those that are true."""
        if len(self.columns) == 1:
            return thing.values.get(self.columns[0], "")
        return ", ".join(name for name in self.columns if thing.values.get(name) == "true")


def fields(questions: Iterable[Variable], choices: Choices) -> tuple[Field, ...]:
    """Every column about people but names, positions, and those that became groups or tags."""
    used = choices.groups | choices.tags
    return tuple(
        Field(each.key, each.name, _label(each), each.columns, each.type)
        for each in questions
        if each.of != "tie" and each.kind != "position" and each.key not in used
        if each.name.casefold() not in NAMES and each.name != NULL
    )


def _label(question: Variable) -> str:
    return _LABELS.get(question.name, question.name.replace("_", " ").capitalize())


def may_be_named(kind: str, choices: Choices, *, is_ego: bool) -> bool:
    """`map.one_case`: at level 1, friends are kept by initials, without name or birth date.

    At level 2 names are kept sealed (`person.minimal`), unless somebody leaves them out.
    """
    if choices.level == 2:
        return choices.full_names
    return is_ego or kind not in ("young_person", "unnamed")


def names_left_out(count: int, level: int) -> LeftOut:
    """What is said of names that stay out; a friend who needs help needs a referral of their own."""
    if level == 2:
        return LeftOut("name", "Full names", count, _LEFT_OUT, may_choose=False)
    return LeftOut("name", "Names of friends", count, _NAME, may_choose=False)


def birth_dates_left_out(things: Iterable[Thing], choices: Choices) -> tuple[LeftOut, ...]:
    """What is said of birth dates that somebody leaves out of the map of a whole context."""
    count = sum(thing.born is not None for thing in things)
    if choices.level == 1 or choices.birth_dates or not count:
        return ()
    return (LeftOut(BIRTH_DATE, "Birth date", count, _LEFT_OUT, may_choose=False),)


def comes_in(field_: Field, choices: Choices) -> bool:
    """Chosen with a reason. A birth date is kept, sealed, on a map of a whole context alone."""
    if field_.key == BIRTH_DATE:
        return choices.level == 2 and choices.birth_dates
    return bool(choices.fields.get(field_.key, "").strip())


def left_out(found: Iterable[Field], filled: Mapping[str, int], choices: Choices) -> tuple[LeftOut, ...]:
    """Which fields stay out and why, those with nothing in them left aside."""
    return tuple(
        LeftOut(each.key, each.label, filled[each.key], _why(each, choices), each.key != BIRTH_DATE)
        for each in found
        if filled.get(each.key) and not comes_in(each, choices)
    )


def _why(each: Field, choices: Choices) -> str:
    """Birth dates are kept on a map of a whole context, so there they are out only because somebody says so."""
    if plain(each.name.replace("_", " ")) in _AGES:
        return _AGE
    return _LEFT_OUT if each.key == BIRTH_DATE and choices.level == 2 else why_out(each.name)


def count_filled(found: Iterable[Field], things: Iterable[Thing]) -> dict[str, int]:
    """How many people have something in each field."""
    keys = {(each.type, column): each for each in found for column in each.columns}
    counts: Counter[str] = Counter()
    for thing in things:
        said = ((keys.get((thing.type, column)), cell) for column, cell in thing.values.items())
        counts.update({field_.key for field_, cell in said if field_ and field_.says(cell)})
    return counts


def details(thing: Thing, found: Iterable[Field], choices: Choices) -> tuple[Detail, ...]:
    """What was chosen about one person, each with the reason. Birth dates have their own place."""
    return tuple(
        Detail(each.label, each.value(thing), choices.fields[each.key].strip())
        for each in found
        if thing.type == each.type and choices.fields.get(each.key, "").strip()
        if each.value(thing) and each.key != BIRTH_DATE
    )


def refuse_without_reason(choices: Choices, found: Iterable[Field], problems: Problems) -> None:
    """A choice without a reason is no choice, and a choice of nothing is a mistake."""
    labels = {each.key: each.label for each in found}
    for key, why in choices.fields.items():
        if key not in labels:
            problems.stop(f"There is no field “{key}” in these files to choose.")
        elif key == BIRTH_DATE and choices.level == 1:
            problems.stop(_BORN)
        elif not why.strip():
            problems.stop(f"Say why “{labels[key]}” is needed, or leave it out.")
