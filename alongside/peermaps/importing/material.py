"""What is left of files once everything that stays out is gone: the only thing kept between two steps.

The files themselves are read in memory and never kept. What somebody chooses to bring in beyond the least is read
from the files anew, which are chosen once more for it (`map.import`, docs/adr).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from alongside.peermaps.importing import dates, minimise
from alongside.peermaps.importing.assemble import Kept, cases, remember_as
from alongside.peermaps.importing.choices import PERSON_KINDS, Choices
from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.initials import initials, is_unnamed
from alongside.peermaps.importing.kinds import is_known, kind_of
from alongside.peermaps.importing.limits import Budget
from alongside.peermaps.importing.matches import matches
from alongside.peermaps.importing.preview import Preview
from alongside.peermaps.importing.problems import Problem, Problems
from alongside.peermaps.importing.questions import NameAdvice
from alongside.peermaps.importing.reading import gather, no_advice, preview_of
from alongside.peermaps.importing.source import GROUPING, PERSON, Link, Session, Source, Thing
from alongside.peermaps.importing.variables import Variable, variables

MOST_THINGS = 300
"""People and places of one import into a case: a map holds half as many."""


@dataclass(frozen=True, slots=True)
class Material:
    """source: what is still there. kept: the questions that are, and what is known of those that are not.

    links_if_groupings: the ties, where numbers mean groupings rather than people. digests: of the files, to know
    them again when they are chosen once more.
    """

    source: Source
    kept: Kept
    remember_as: str
    notes: tuple[Problem, ...] = ()
    links_if_groupings: tuple[Link, ...] = ()
    digests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading files: material, or the problems because of which there is none."""

    material: Material | None
    problems: tuple[Problem, ...]


def take(files: Sequence[NamedBytes], *, choices: Choices, today: date) -> Taken:
    """Read files and keep the least of them: what the map needs, and the fields that `choices` name with a reason."""
    budget = Budget()
    source, problems = gather(files, budget=budget)
    notes = problems.listed()
    seen = preview_of(source, replace(choices, fields={}), problems)
    if len(source.things) > MOST_THINGS and not problems.any_stop:
        says = f"There are {len(source.things)} people and places here. Bring in {MOST_THINGS} at a time at most."
        problems.stop(f"{says} Choose fewer interviews or rows and try again.")
    if problems.any_stop or not seen.may_come_in:
        return Taken(None, problems.listed())
    others = gather(files, numbers_mean="groupings", budget=budget)[0].links if source.ambiguous else []
    material = _least(source, variables(source), choices, today)
    return Taken(
        replace(
            material,
            notes=notes,
            links_if_groupings=tuple(_without_values(others, material.kept.found)),
            digests=tuple(sorted(sha256(file.data).hexdigest() for file in files)),
        ),
        problems.listed(),
    )


def preview(material: Material, choices: Choices, advice: NameAdvice = no_advice) -> Preview:
    """The preview of what was kept, as far as the questions are answered."""
    source = material.source
    links = material.links_if_groupings if choices.numbers_mean == "groupings" else source.links
    again = replace(source, links=list(links), things=[replace(thing) for thing in source.things])
    problems = Problems()
    for note in material.notes:
        problems.add(note)
    return preview_of(again, choices, problems, advice, material.kept)


def lessened(material: Material, choices: Choices, today: date) -> Material:
    """The same, with still less: names of friends once it is known who is one, fields that are not chosen any more."""
    again = _least(material.source, material.kept.found, choices, today)
    let_go = (*material.kept.let_go, *again.kept.let_go)
    return replace(
        material, source=again.source, kept=replace(material.kept, found=again.kept.found, let_go=let_go)
    )


def same_files(material: Material, files: Sequence[NamedBytes]) -> bool:
    """Whether these are the files that the material was taken from."""
    return tuple(sorted(sha256(file.data).hexdigest() for file in files)) == material.digests


def _least(source: Source, asked: tuple[Variable, ...], choices: Choices, today: date) -> Material:
    found = tuple(each for each in asked if _stays(each, choices.fields))
    nothing_chosen = Choices(level=choices.level)
    fields = minimise.fields(asked, nothing_chosen)
    out = [each for each in fields if each.key not in {kept.key for kept in found}]
    filled = minimise.count_filled(out, source.things)
    let_go = (*cases(source), *minimise.left_out(out, filled, nothing_chosen))
    proposed = matches([thing for thing in source.things if thing.type != GROUPING], source.sessions)
    by_session = {session.key: session for session in source.sessions}
    columns = _columns(found)
    less = replace(
        source,
        sessions=[_session(session) for session in source.sessions],
        things=[
            _thing(each, choices, columns, by_session[each.session].on or today) for each in source.things
        ],
        links=_without_values(source.links, found),
        columns=[],
        protocol=None,
    )
    return Material(less, Kept(found, let_go, proposed), remember_as(source))


def _stays(question: Variable, chosen: Collection[str]) -> bool:
    """What the map can use without naming anything private, and what was chosen with a reason."""
    if question.key in chosen:
        return question.of != "tie"
    if question.kind == "position":
        return question.of == "thing"
    if question.of == "tie":
        return question.kind == "scale" and not minimise.is_private(question.name)
    return minimise.may_be_drawn(question)


def _columns(found: Sequence[Variable]) -> Mapping[tuple[str, str], frozenset[str]]:
    columns: dict[tuple[str, str], frozenset[str]] = {}
    for each in found:
        key = (each.of, each.type)
        columns[key] = columns.get(key, frozenset()) | frozenset(each.columns)
    return columns


def _session(session: Session) -> Session:
    """An interview without what it was called, which may be a name or a number of another system."""
    return replace(session, title="", ego_values={})


def _thing(
    thing: Thing, choices: Choices, columns: Mapping[tuple[str, str], frozenset[str]], on: date
) -> Thing:
    kept = columns.get(("ego" if thing.is_ego else "thing", thing.type), frozenset())
    values = {name: cell for name, cell in thing.values.items() if name in kept}
    if "type" in thing.values and thing.type == PERSON:
        values["type"] = thing.values["type"]
    less = replace(thing, values=values)
    if choices.level == 1:
        _without_birth_date(less, on)
        if _is_a_friend(thing, choices):
            less.label = thing.label if is_unnamed(thing.label) else initials(thing.label)
    return less


def _is_a_friend(thing: Thing, choices: Choices) -> bool:
    kind = kind_of(thing, choices)
    named = kind in PERSON_KINDS and not minimise.may_be_named(kind, choices, is_ego=thing.is_ego)
    return named and is_known(thing, choices)


def _without_birth_date(thing: Thing, on: date) -> None:
    if thing.age is None and thing.born:
        thing.age = dates.age_on(thing.born, on)
    thing.born = None


def _without_values(links: Sequence[Link], found: Sequence[Variable]) -> list[Link]:
    names = {(each.type, column) for each in found if each.of == "tie" for column in each.columns}
    return [
        replace(
            link,
            values={name: cell for name, cell in link.values.items() if (link.styles[0], name) in names},
        )
        for link in links
    ]
