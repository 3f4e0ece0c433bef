"""From an open case to a sheet: the map in the view and under the names that were chosen (`map.export`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.lib import dates
from alongside.lib.errors import Reason, refuse_if
from alongside.peermaps import documents, narrative, presenters, viewing
from alongside.peermaps.facts import MapSeen, View
from alongside.people.facts import SOMEBODY
from alongside.plans import covering as names
from alongside.plans.covering import Cover
from alongside.practice import framework
from alongside.sharing import covering
from alongside.sharing.maps import leaving_out
from alongside.sharing.maps.choices import Format, Leaving, Shows
from alongside.sharing.maps.naming import Naming
from alongside.sharing.maps.order import in_order, stands_for
from alongside.sharing.maps.sheets import MapSheet, Section, Table

NOTHING = UUID(int=0)
"""Stands where a document names its case."""

SENSITIVE = "Do not pass it on, and do not send it by e-mail."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to take out. view: key of one of the map's views. known: an earlier day, or None."""

    as_what: Format = Format.PDF
    view: str = viewing.EVERYONE
    known: date | None = None
    how: Leaving = field(default_factory=Leaving)
    to_whom: str = ""
    purpose: str = ""


def sheet(opened: OpenCase, seen: MapSeen, wanted: Wanted) -> MapSheet:
    """The sheet, whole. seen: as known on the chosen day. Two statements. Raises Refused."""
    everybody = [one.person for one in names.everybody(opened)]
    exact = covering.exactness_covered(
        opened,
        ages=Shows.AGES in wanted.how.shows,
        days=Shows.DATES in wanted.how.shows,
        places=Shows.PLACES in wanted.how.shows,
    )
    frame = framework(opened.row.framework)
    called = frame.labels[frame.labelling.default].words["map"].capitalize()
    return made(
        seen,
        wanted,
        called,
        lambda instead: covering.in_turn(
            names.covering(everybody, lambda person: instead.get(person.id, SOMEBODY)), exact
        ),
    )


def made(
    seen: MapSeen, wanted: Wanted, called: str, cover_with: Callable[[Mapping[UUID, str]], Cover]
) -> MapSheet:
    """The same from what was read. called: what the authority calls such a map. Pure.

    cover_with: given what takes the place of each person's names, what takes names and exactness out of words.
    """
    view = _view(seen, wanted.view)
    shown = viewing.seen_by(leaving_out.as_far_as_it_may_leave(seen, wanted.how), view)
    refuse_if(_nothing_to_show(shown, wanted.as_what))
    order = in_order(shown)
    naming = Naming(shown, order, wanted.how, cover_with(stands_for(wanted.how, order)))
    heading = f"{called} {_HEADINGS[wanted.how.initials]}"
    left = naming.map(heading, view)
    whose = naming.view_label(view)
    told = narrative.narrative(left, whose, voices=False)
    return MapSheet(
        document=_document(left, wanted.how),
        heading=heading,
        facts=_facts(wanted, seen, whose),
        warnings=_warnings(wanted.how, naming.not_placed(), leaving_out.conditions_on(shown)),
        opening=told.opening,
        told=_sections(told),
        tables=_tables(left),
    )


_HEADINGS = {True: "with initials, for this case’s own team", False: "without names"}


def describes(seen: MapSeen, wanted: Wanted) -> str:
    """What exactly leaves, for the record of the decision (`sharing.disclosure`: minimised how)."""
    facts = dict(_facts(wanted, seen, _view(seen, wanted.view).label))
    left_out = _left_out(wanted.how)
    names_shown = "with initials" if wanted.how.initials else "without names"
    pictures = f"a picture ({wanted.as_what.name})"
    kind = {Format.PDF: "one page (PDF)", Format.WORD: "a Word file"}.get(wanted.as_what, pictures)
    return (
        f"The map, {names_shown}, as {kind}. {facts['Whose view']}. "
        f"As known on {facts['As known on']}. Left out: {left_out}."
    )


def names_somebody(seen: MapSeen, words: str) -> bool:
    """Whether typed words name anybody who is on the map, however they are typed."""
    return names.covering(seen.people, lambda _: "")(words) != words


def _view(seen: MapSeen, key: str) -> View:
    found = next((one for one in seen.views if one.key == key), None)
    if found is None:
        says = "On that day there was nothing in this view yet. Choose another view or a later day."
        refuse_if([Reason("map.perspectives", says, "view")])
    return found or seen.views[0]


def _nothing_to_show(shown: MapSeen, as_what: Format) -> tuple[Reason, ...]:
    """A picture of nobody says nothing; the words of a Word file are there without one."""
    if not (shown.people or shown.places):
        return (
            Reason("map.export", "There is nothing on the map in this view, so nothing can leave.", "view"),
        )
    here = {*(one.id for one in shown.people), *(one.id for one in shown.places)}
    if as_what == Format.WORD or here & set(shown.positions):
        return ()
    says = "Nobody stands on the picture yet. Place them on the map first, or choose a Word file: it is all words."
    return (Reason("map.export", says, "as_what"),)


def _document(left: MapSeen, how: Leaving) -> dict[str, Any]:
    """What the drawing needs: no address, no statement, no id but those that count on this sheet."""
    whole = documents.as_document(left, NOTHING)
    for one in (*whole["people"], *whole["places"], *whole["groups"]):
        one["url"] = None
    own = {} if how.initials else {"key.unnamed": "not sure who", "shape.unnamed": "not sure who"}
    return {**whole, "urls": {}, "words": own}


def _facts(wanted: Wanted, seen: MapSeen, whose: str) -> list[tuple[str, str]]:
    views = {"Everyone": "Everyone’s", "Professionals": "Professionals’"}
    return [
        ("For", wanted.to_whom),
        ("What for", " ".join(wanted.purpose.split())),
        ("As known on", dates.long(wanted.known or seen.today)),
        ("Whose view", views.get(whose, whose.removesuffix(" view"))),
    ]


def _left_out(how: Leaving) -> str:
    words = {
        Shows.PLACES: "names of places",
        Shows.AGES: "ages",
        Shows.DATES: "dates",
        Shows.UNCHECKED: "what is neither first-hand nor checked or is held by the police",
    }
    nameless = ["names", "court and police conditions"]
    found = [
        *(["full names"] if how.initials else nameless),
        "what was said and by whom",
        *(words[one] for one in Shows if one not in how.shows),
    ]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]


def _warnings(how: Leaving, not_placed: tuple[str, ...], conditions: tuple[str, ...]) -> list[str]:
    own = [] if how.initials else ["Letters are this map’s own: A here is not the A of another paper."]
    apart = [f"Not on the picture yet: {', '.join(not_placed)}."] if not_placed else []
    return [SENSITIVE, *conditions, f"Left out: {_left_out(how)}.", *own, *apart]


def _sections(told: narrative.Narrative) -> list[Section]:
    parts = (("People", told.people), ("Ties", told.ties), ("Groups", told.groups), ("Places", told.places))
    return [Section(title, [one.words for one in lines]) for title, lines in parts if lines]


def _tables(left: MapSeen) -> list[Table]:
    people = [[one.name, one.kind_label.capitalize(), one.note] for one in left.people]
    ties = [presenters.tie_line(one, left.names) for one in left.ties]
    found = [
        Table("People", ["Who", "Who they are", "Note"], people),
        Table(
            "Ties",
            ["Between", "What there is", "Seen differently"],
            [[t.title, t.words, t.differs] for t in ties],
        ),
    ]
    return [_without_empty_columns(one) for one in found if one.rows]


def _without_empty_columns(table: Table) -> Table:
    """A column in which nothing stands takes room on every page and says nothing."""
    kept = [number for number in range(len(table.head)) if any(row[number] for row in table.rows)]
    rows = [[row[number] for number in kept] for row in table.rows]
    return Table(table.title, [table.head[number] for number in kept], rows)
