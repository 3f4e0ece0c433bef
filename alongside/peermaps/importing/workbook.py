"""The workbook that teams fill in today: people, groupings, relationships.

Headings stand in any case and order. The same tables may come as separate CSV files. A person's
reference and a grouping's number may be the same; which is meant is asked once for the file.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alongside.peermaps.importing import dates
from alongside.peermaps.importing.lines import direction_of, style_of
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.source import (
    GROUPING,
    PERSON,
    Columns,
    Link,
    Session,
    Source,
    Thing,
)
from alongside.peermaps.importing.tables import Row, Table
from alongside.peermaps.importing.text import plain

SHEETS = ("people", "groupings", "relationships")
SET_UP = "configuration"
SESSION = "workbook"

_NEEDED = {
    "people": {"reference"},
    "groupings": {"id", "title"},
    "relationships": {"relationship source", "relationship destination"},
}
_USED = {
    "people": {
        "reference", "first name", "second name", "contained by", "dob", "age", "type",
        "address1", "address2", "borough", "swu", "social worker", "statutory status",
        "postcode", "ethnicity",
    },
    "groupings": {"id", "title", "contained by"},
    "relationships": {
        "relationship source", "relationship destination", "source arrow", "destination arrow",
        "relationship description",
    },
}  # fmt: skip
_NOT_VALUES = {"reference", "contained by", "age", "type"}
_TOP = ("", "0")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN_NUMBERS = re.compile("[,;|\n]")
_MOST_REFERENCES = 50
_MOST_GROUPINGS = 500


def sheet_of(table: Table) -> str:
    """Which sheet a table is by its headings; empty if it is none of them."""
    headings = {_heading(heading) for heading in table.headings}
    if headings >= _NEEDED["relationships"]:
        return "relationships"
    if headings >= {"reference", "first name"} or headings >= {"reference", "second name"}:
        return "people"
    return "groupings" if headings >= {"id", "title", "contained by"} else ""


@dataclass(slots=True)
class _Book:
    """The workbook while it is put together. Keys of things by what a row may call them."""

    source: Source
    problems: Problems
    meant: str = ""
    people: dict[str, str] = field(default_factory=dict)
    groupings: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    ambiguous: dict[str, None] = field(default_factory=dict)
    links: set[tuple[object, ...]] = field(default_factory=set)


def read(sheets: Mapping[str, Table], source: Source, problems: Problems, meant: str) -> None:
    """Add people, groupings and ties. meant: "people" or "groupings" where a number is both."""
    book = _Book(source, problems, meant)
    first = next(iter(sheets.values())).file.rpartition(", sheet ")
    source.add_session(Session(SESSION, first[0] or first[2], "file"))
    if "people" not in sheets:
        problems.stop("The people are missing. Add the sheet or file with the heading “Reference”.")
        return
    takers: dict[str, Callable[[_Book, Row], None]] = {
        "people": _person, "groupings": _grouping, "relationships": _link,
    }  # fmt: skip
    for name, take in takers.items():
        if name in sheets:
            if not _has_headings(sheets[name], name, source, problems):
                return
            for row in sheets[name].rows:
                take(book, _in_small_letters(row))
        if name == "groupings":
            _place_inside(book)
    source.ambiguous = tuple(book.ambiguous)
    source.columns.append(Columns("thing", PERSON, tuple(sorted(_USED["people"] - _NOT_VALUES))))


def _has_headings(table: Table, name: str, source: Source, problems: Problems) -> bool:
    headings = {_heading(heading): heading for heading in table.headings}
    for heading in sorted(headings.keys() - _USED[name]):
        source.ignore(headings[heading], "The map has no use for this column.", Where(table.file, 1))
    missing = sorted(_NEEDED[name] - headings.keys())
    if missing and (headings or name == "people"):
        words = " and ".join(f"“{heading.capitalize()}”" for heading in missing)
        problems.stop(f"The heading {words} is missing.", Where(table.file, 1))
    return not missing


def _in_small_letters(row: Row) -> Row:
    return Row(row.where, {_heading(heading): cell for heading, cell in row.cells.items()})


def _heading(said: str) -> str:
    """A heading without what it explains in brackets: "Type (Child/Adult)" is "type"."""
    return plain(_IN_BRACKETS.sub("", said))


def _person(book: _Book, row: Row) -> None:
    cells = row.cells
    reference = plain(cells.get("reference", ""))
    name = " ".join(part for part in (cells.get("first name"), cells.get("second name")) if part)
    if not reference:
        if name:
            book.problems.stop("This person has no reference.", row.where)
        return
    if reference in book.people:
        book.problems.stop("Two people have the same reference.", row.where)
        return
    key = book.people[reference] = f"{SESSION}/person/{row.where.row}"
    if name:
        book.names[plain(name)] = "" if plain(name) in book.names else key
    values = {head: cell for head, cell in cells.items() if head not in _NOT_VALUES}
    thing = Thing(key, SESSION, PERSON, row.where, name, values)
    thing.inside = _references(cells.get("contained by", ""), row.where, book.problems)
    if kind := plain(cells.get("type", "")):
        thing.values["type"] = kind
    _add_age(thing, cells, book.problems)
    book.source.things.append(thing)


def _add_age(thing: Thing, cells: Mapping[str, str], problems: Problems) -> None:
    if said := cells.get("age", ""):
        thing.age = dates.age(said)
        if thing.age is None:
            problems.note("The age is not a whole number, so it was left out.", thing.where)
    if said := cells.get("dob", ""):
        thing.born = dates.day(said)
        if thing.born is None:
            problems.note("The birth date cannot be read, so it was left out.", thing.where)


def _references(cell: str, where: Where, problems: Problems) -> tuple[str, ...]:
    """One or several numbers of groupings: 1, 4; 7."""
    parts = _BETWEEN_NUMBERS.split(cell, maxsplit=_MOST_REFERENCES)
    if len(parts) > _MOST_REFERENCES:
        problems.stop(f"“Contained by” names more than {_MOST_REFERENCES} groupings.", where)
        return ()
    return tuple(dict.fromkeys(part for part in map(plain, parts) if part not in _TOP))


def _grouping(book: _Book, row: Row) -> None:
    cells = row.cells
    number, title = plain(cells.get("id", "")), cells.get("title", "")
    if not title and not cells.get("contained by", "").strip("0"):
        return
    if not number or not title:
        book.problems.stop("This grouping needs both an ID and a title.", row.where)
        return
    if number in book.groupings:
        book.problems.stop("Two groupings have the same ID.", row.where)
        return
    key = book.groupings[number] = f"{SESSION}/grouping/{number}"
    book.titles[plain(title)] = "" if plain(title) in book.titles else key
    inside = _references(cells.get("contained by", ""), row.where, book.problems)
    book.source.things.append(Thing(key, SESSION, GROUPING, row.where, title, inside=inside))


def _place_inside(book: _Book) -> None:
    for thing in book.source.things:
        known = [book.groupings.get(number) or book.titles.get(number) for number in thing.inside]
        if None in known or "" in known:
            book.problems.stop("“Contained by” names a grouping that is not in the list.", thing.where)
        thing.inside = tuple(dict.fromkeys(key for key in known if key))
    if len(book.groupings) > _MOST_GROUPINGS:
        raise Unreadable(f"There are more than {_MOST_GROUPINGS} groupings, more than a map can hold.")
    _refuse_circles(book)


def _refuse_circles(book: _Book) -> None:
    """A grouping may stand in another, but not, through however many, in itself."""
    above = {thing.key: thing.inside for thing in book.source.things_of(GROUPING)}
    where = {thing.key: thing.where for thing in book.source.things_of(GROUPING)}
    waiting = {key: set(inside) for key, inside in above.items()}
    below: dict[str, list[str]] = {}
    for key, inside in above.items():
        for upper in inside:
            below.setdefault(upper, []).append(key)
    free = [key for key, inside in waiting.items() if not inside]
    while free:
        upper = free.pop()
        del waiting[upper]
        for key in below.get(upper, ()):
            waiting[key].discard(upper)
            if not waiting[key]:
                free.append(key)
    for key in waiting:
        book.problems.stop("This grouping stands inside itself.", where[key])


def _link(book: _Book, row: Row) -> None:
    cells = row.cells
    said = [cells.get(f"relationship {end}", "") for end in ("source", "destination")]
    if not any(said):
        return
    ends = [_end(book, reference, row.where) for reference in said]
    if not ends[0] or not ends[1]:
        return
    if ends[0] == ends[1]:
        book.problems.stop("This tie begins and ends at the same place.", row.where)
        return
    arrows = (cells.get("source arrow", ""), cells.get("destination arrow", ""))
    words = cells.get("relationship description", "")
    styles = tuple(sorted({style_of(arrow) for arrow in arrows if plain(arrow)})) or ("Open",)
    same = (*ends, *map(plain, arrows), words)
    if same in book.links:
        book.problems.note("This row says the same as an earlier one.", row.where)
        return
    book.links.add(same)
    book.source.links.append(
        Link(
            f"{SESSION}/tie/{row.where.row}",
            SESSION,
            row.where,
            ends[0],
            ends[1],
            _without_open(styles),
            direction_of(*arrows),
            words=words,
        )
    )


def _without_open(styles: tuple[str, ...]) -> tuple[str, ...]:
    """An open end beside a marked one says nothing of its own."""
    return tuple(style for style in styles if style != "Open") or styles


def _end(book: _Book, reference: str, where: Where) -> str:
    said = plain(reference)
    person, grouping = book.people.get(said), book.groupings.get(said)
    if person and grouping:
        book.ambiguous[reference] = None
        return grouping if book.meant == "groupings" else person
    found = person or grouping or book.titles.get(said) or book.names.get(said)
    if not found:
        says = "One end of this tie is empty." if not said else _unknown(book, said)
        book.problems.stop(says, where)
    return found or ""


def _unknown(book: _Book, said: str) -> str:
    if said in book.titles or said in book.names:
        return "One end of this tie could be several people or groupings. Use the reference or ID."
    return "One end of this tie is neither a person's reference nor a grouping's ID or title."
