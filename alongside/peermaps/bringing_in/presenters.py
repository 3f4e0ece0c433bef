"""Sentences and lines of the pages of an import. Pure: facts in, words out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from alongside.peermaps.bringing_in.forms import is_of_a_place
from alongside.peermaps.bringing_in.plan import Left, Plan, PlannedPerson
from alongside.peermaps.bringing_in.queries import Brought, Going
from alongside.peermaps.bringing_in.steps import Step
from alongside.peermaps.bringing_in.uniting import PlannedSaid, PlannedTie
from alongside.peermaps.importing.netcanvas_names import without_case
from alongside.peermaps.importing.preview import Group, LeftOut, Perspective, Place, Preview
from alongside.peermaps.importing.problems import Problem, Where
from alongside.peermaps.importing.questions import PLACE_WORDS
from alongside.peermaps.terms import Level, TieKind, TieState
from alongside.people.terms import AgeBand, Kind, RestsOn
from alongside.statements import rules as statement_rules
from alongside.statements.terms import Source

CASE = "case"
SUMMED_UP = 10
"""Problems that stand in the error summary; all of them stand in the list below it."""

_WORDS = {
    "person": ("person", "people"),
    "place": ("place", "places"),
    "group": ("group", "groups"),
    "tie": ("tie", "ties"),
    "statement": ("statement", "statements"),
}
KINDS = {**{one.value: one.label for one in Kind}, "unnamed": "not named", "adult": "adult"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the last look. where: file and row, "" where it is everywhere."""

    title: str
    detail: str
    where: str = ""
    key: str = ""


def place_of(where: Where) -> str:
    """ "team.xlsx, sheet People, row 4". Of an interview's files what they hold, never what the case was called."""
    file = without_case(where.file)
    return f"{file}, row {where.row}" if where.row else file


def view_labels(preview: Preview) -> dict[str, str]:
    """How each view is called here: interviews of one day with the initials of who told them."""
    shown = {one.key: one.shown for one in preview.people if one.is_ego}
    counts = Counter(one.label for one in preview.perspectives)
    return {
        one.key: f"{one.label} ({shown.get(one.person, without_case(one.where.file))})"
        if counts[one.label] > 1
        else one.label
        for one in preview.perspectives
    }


def spoken_of(person: PlannedPerson, preview: Preview) -> str:
    """Who they would be, and where they are spoken of: "young person, 13 to 15 · Interview of 4 Nov 2024"."""
    kind = KINDS.get(person.first.kind, person.first.kind)
    age = person.said("age_band")
    views, labels = {one.key: one for one in preview.perspectives}, view_labels(preview)
    told = "told this interview" if person.is_ego else ""
    where = [
        _seen_in(labels[one.perspective] if _is_interview(views[one.perspective]) else "", one.where)
        for one in person.entries
    ]
    who = ", ".join(part for part in (kind, AgeBand(age).label if age else "", *person.tags) if part)
    return " · ".join(part for part in (who, told, *dict.fromkeys(where)) if part)


def problem_lines(problems: Iterable[Problem]) -> list[Line]:
    """What is wrong, by file and row, what stops the import first."""
    return [Line(one.says, "" if one.stops else "worth knowing", place_of(one.where)) for one in problems]


def summed_up(problems: Sequence[Problem]) -> list[str]:
    """The same for the error summary, which stays short."""
    stops = [one for one in problems if one.stops]
    said = [f"{place_of(one.where)}: {one.says}" if one.where.file else one.says for one in stops[:SUMMED_UP]]
    more = len(stops) - len(said)
    return [*said, f"{more} more, all listed below"] if more > 0 else said


def step_links(steps: Iterable[Step], here: str, urls: dict[str, str]) -> list[dict[str, Any]]:
    """The steps for the list beside the page: done, still to do, or where one is."""
    return [
        {
            "words": one.title,
            "href": "" if one.name == here else urls[one.name],
            "pill": "you are here" if one.name == here else "done" if one.is_done else "",
            "tone": "group" if one.name == here else "support",
        }
        for one in steps
    ]


def coming_in(going: Going) -> list[tuple[str, list[Line]]]:
    """Everything that comes in, by kind."""
    planned, preview = going.plan, going.preview
    names = _names(planned)
    parts = [
        ("People", [_person(one, going) for one in planned.new_people]),
        ("Already here", [Line(here_called(one, going), _joins(one, preview)) for one in planned.already_here]),
        ("Places", [
            Line(one.place.name, "already here" if one.here else PLACE_WORDS[one.place.kind], place_of(one.place.where))
            for one in planned.places
        ]),
        ("Groups", [_group(one, names) for one in planned.groups]),
        ("Ties", [_tie(one, names, preview) for one in planned.ties]),
    ]  # fmt: skip
    return [(title, lines) for title, lines in parts if lines]


def staying_out(going: Going) -> list[tuple[str, list[Line]]]:
    """Everything that stays out, and why."""
    planned, preview = going.plan, going.preview
    ignored = [Line(without_case(one.what), one.why, place_of(one.where)) for one in preview.ignored]
    fields = [Line(one.label, _filled(one)) for one in let_go(going)]
    parts = [
        ("People and ties", [_left(one) for one in planned.left]),
        ("Answers and columns about people", fields),
        ("Columns, sheets and files that are not read", ignored),
    ]
    return [(title, lines) for title, lines in parts if lines]


def let_go(going: Going) -> list[LeftOut]:
    """What stays out of people's answers, one line for each; answers about places are not of anybody."""
    found: dict[tuple[str, str], LeftOut] = {}
    for one in going.preview.stays_out:
        if not is_of_a_place(one.field, going.answers.choices):
            same = (one.label, one.why)
            before = found[same].filled if same in found else 0
            found[same] = replace(one, filled=before + one.filled)
    return list(found.values())


def worth_knowing(preview: Preview) -> list[Line]:
    """What the files made the importer say, and what the map cannot keep."""
    notes = [Line(one.says, "", place_of(one.where)) for one in preview.problems if not one.stops]
    things: list[Group | Place] = [*preview.groups, *preview.places]
    names = {one.key: one.name for one in things}
    nested = [
        Line(f"“{one.name}” stands inside “{names[one.inside]}” in the file", "The map does not keep that.")
        for one in things
        if one.inside in names
    ]
    return [*notes, *nested]


def found_line(preview: Preview) -> str:
    """ "8 people, 2 places and 6 ties were found."."""
    counts = {
        "person": len(preview.people),
        "place": len(preview.places),
        "group": len(preview.groups),
        "tie": len(preview.ties),
    }
    return f"{_counted(counts)} {'was' if sum(counts.values()) == 1 else 'were'} found."


def brought_line(brought: Brought) -> str:
    """ "12 people, 3 places, 1 group, 20 ties and 25 statements"."""
    return _counted(brought.counts)


def _counted(counts: Mapping[str, int]) -> str:
    parts = [f"{count} {_WORDS[kind][count != 1]}" for kind, count in counts.items() if count]
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _is_interview(view: Perspective) -> bool:
    return view.kind == "young_person"


def _seen_in(label: str, where: Where) -> str:
    return ", ".join(part for part in (label, place_of(where)) if part)


def _person(person: PlannedPerson, going: Going) -> Line:
    decision = person.decision
    if person.is_unnamed:
        note = decision.note if decision else ""
        return Line("Somebody not named", note, place_of(person.first.where), person.key)
    rests_on = [RestsOn(one).label for one in decision.rests_on] if decision else []
    facts = [KINDS[person.first.kind], "name kept sealed" if person.said("name") else ""]
    detail = ", ".join(part for part in facts if part)
    needed = f"{detail}. Needed because: {decision.need} ({'; '.join(rests_on)})" if decision else detail
    return Line(person.called, needed, place_of(person.first.where), person.key)


def here_called(person: PlannedPerson, going: Going) -> str:
    """How somebody who is here already is called in lists."""
    return next(one.name for one in going.here.people if one.id == person.here)


def _joins(person: PlannedPerson, preview: Preview) -> str:
    return f"what is said of {person.in_sentence} is added: {spoken_of(person, preview)}"


def _group(planned: Any, names: dict[str, str]) -> Line:
    name = planned.answer.name if planned.answer else planned.group.name
    members = ", ".join(names[key] for key in planned.members)
    return Line(name, f"with {members}" if members else "nobody in it", place_of(planned.group.where))


def _tie(tie: PlannedTie, names: dict[str, str], preview: Preview) -> Line:
    views = view_labels(preview)
    kinds = ", ".join(TieKind(kind).label for kind in tie.kinds)
    state = "" if tie.state == TieState.CURRENT else TieState(tie.state).label
    said = "; ".join(f"{views[one.perspective]}: {_levels(one)}" for one in tie.said)
    words = " · ".join(part for part in (kinds, state, said) if part)
    return Line(f"{names[tie.a.key]} and {names[tie.b.key]}", words, place_of(tie.said[0].where))


def _levels(said: PlannedSaid) -> str:
    levels = f"support {Level(said.support).label}, harm {Level(said.harm).label}"
    return levels + _checked(said.source)


def _checked(source: str) -> str:
    sure = statement_rules.is_sure(Source(source), checked=False) if source else True
    return "" if sure else ", not checked"


def _left(one: Left) -> Line:
    return Line(one.what, one.why, place_of(one.where))


def _filled(one: LeftOut) -> str:
    if one.field == CASE or not one.filled:
        return one.why
    return f"for {one.filled} {'person' if one.filled == 1 else 'people'}. {one.why}"


def _names(planned: Plan) -> dict[str, str]:
    return {
        **{one.key: one.called for one in planned.people},
        **{one.place.key: one.place.name for one in planned.places},
        **{one.group.key: one.answer.name if one.answer else one.group.name for one in planned.groups},
    }
