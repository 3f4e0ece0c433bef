"""Which kind of file is which, and one preview of all of them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from alongside.peermaps.importing import (
    graphml,
    kumu,
    netcanvas_csv,
    plain_lists,
    protocol,
    spreadsheet,
    workbook,
)
from alongside.peermaps.importing.assemble import Kept, assemble
from alongside.peermaps.importing.choices import Choices
from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import MAX_BYTES, MAX_FILES, MEGABYTE, Budget
from alongside.peermaps.importing.netcanvas_names import ExportName, export_name, without_case
from alongside.peermaps.importing.preview import Preview
from alongside.peermaps.importing.problems import Problem, Problems, Unreadable, Where
from alongside.peermaps.importing.questions import NameAdvice
from alongside.peermaps.importing.source import Origin, Protocol, Source
from alongside.peermaps.importing.tables import RawRow, Table, as_table, raw_rows
from alongside.peermaps.importing.text import plain
from alongside.peermaps.importing.zips import is_zip, names, unpack

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PROSE = ".txt"
NO_PART = "It is no part of what was exported, so it was not read."
_TEXT = (".csv", ".txt", ".tsv", ".tab")
_NOT_READ = {
    ".gexf": "This kind of drawing (GEXF) cannot be read. Export it as CSV.",
    ".docx": "A Word document cannot be read. Copy the list out of it into a text file.",
    ".pdf": "A PDF cannot be read. Copy the list out of it into a text file.",
    ".ods": "This spreadsheet cannot be read. Save it as .xlsx.",
}


def no_advice(_: str) -> str:
    """For callers without a list of names to advise against."""
    return ""


@dataclass(slots=True)
class _Pile:
    """The files of one import, sorted by what they are."""

    budget: Budget
    problems: Problems = field(default_factory=Problems)
    source: Source = field(default_factory=lambda: Source("list"))
    drawings: list[NamedBytes] = field(default_factory=list)
    exports: list[tuple[Table, ExportName | None]] = field(default_factory=list)
    matrices: list[tuple[str, ExportName]] = field(default_factory=list)
    sheets: dict[str, Table] = field(default_factory=dict)
    gephi: dict[str, list[Table]] = field(default_factory=lambda: {"nodes": [], "edges": []})
    kumu: list[NamedBytes] = field(default_factory=list)
    lists: list[list[RawRow]] = field(default_factory=list)

    @property
    def kinds(self) -> dict[Origin, list[str]]:
        """What there is of each kind, by the names of files. One import is of one kind."""
        found: dict[Origin, list[str]] = {
            "network_canvas": [
                *(file.title for file in self.drawings),
                *(table.file for table, _ in self.exports),
            ],
            "workbook": [table.file for name, table in self.sheets.items() if name in workbook.SHEETS],
            "kumu": [
                *(file.title for file in self.kumu),
                *(table.file for name, table in self.sheets.items() if name in kumu.SHEETS),
            ],
            "gephi": [table.file for tables in self.gephi.values() for table in tables],
            "list": [rows[0][0].file for rows in self.lists],
        }
        return {kind: files for kind, files in found.items() if files}

    @property
    def known(self) -> int:
        """How many files were known by what is in them; any text can be a list."""
        return sum(len(files) for kind, files in self.kinds.items() if kind != "list")


def read(
    files: Sequence[NamedBytes],
    *,
    choices: Choices | None = None,
    name_advice: NameAdvice = no_advice,
    budget: Budget | None = None,
) -> Preview:
    """One preview of all files together. Never raises for what is in them: it says so instead.

    name_advice: what to say about a group's name, or "" (`group.name`). budget: counts the work.
    """
    choices = choices or Choices()
    source, problems = gather(files, numbers_mean=choices.numbers_mean, budget=budget)
    return preview_of(source, choices, problems, name_advice)


def gather(
    files: Sequence[NamedBytes], *, numbers_mean: str = "", budget: Budget | None = None
) -> tuple[Source, Problems]:
    """Everything the files say, and what is wrong with them. Never raises for what is in them."""
    pile = _Pile(budget or Budget())
    try:
        _refuse_too_much(files)
        for file in files:
            _guarded(pile, file)
        _fill(pile, numbers_mean)
    except Unreadable as error:
        pile.problems.add(error.problem)
        pile.source = Source("list", ignored=pile.source.ignored)
    return pile.source, pile.problems


def preview_of(
    source: Source,
    choices: Choices,
    problems: Problems,
    name_advice: NameAdvice = no_advice,
    kept: Kept | None = None,
) -> Preview:
    """The preview of what was gathered; an empty one where it cannot be put together."""
    if not source.sessions:
        if not problems.any_stop:
            problems.stop("There is nothing to bring in: no row stands under the headings.")
        return _nothing(source, problems)
    try:
        return assemble(source, choices, problems, name_advice, kept)
    except Unreadable as error:
        problems.add(error.problem)
        return _nothing(source, problems)


def _refuse_too_much(files: Sequence[NamedBytes]) -> None:
    if not files:
        raise Unreadable("Choose at least one file.")
    if len(files) > MAX_FILES:
        raise Unreadable(f"Choose at most {MAX_FILES} files at a time.")
    if sum(len(file.data) for file in files) > MAX_BYTES:
        raise Unreadable(f"These files are larger than {MAX_BYTES // MEGABYTE} MB together.")


def _nothing(source: Source, problems: Problems) -> Preview:
    return Preview(
        origin="unknown", generation="", remember_as="", perspectives=(), people=(), places=(),
        groups=(), ties=(), statements=(), positions=(), matches=(), questions=(), stays_out=(),
        left_out_people=(), ignored=tuple(source.ignored), problems=problems.listed(),
    )  # fmt: skip


def _guarded(pile: _Pile, file: NamedBytes, *, packed: bool = False) -> None:
    """Sort one file; what is wrong with it is said with its name."""
    try:
        _sort(pile, file, packed=packed)
    except Unreadable as error:
        where = error.problem.where
        at = Where(where.file or file.title, where.row)
        pile.problems.add(Problem(error.problem.says, at))


def _sort(pile: _Pile, file: NamedBytes, *, packed: bool) -> None:
    if not file.data.strip():
        raise Unreadable("This file is empty.")
    if file.suffix in _NOT_READ:
        raise Unreadable(_NOT_READ[file.suffix])
    if file.data.startswith(_OLD_EXCEL):
        raise Unreadable("This is an old Excel file or has a password. Save it as .xlsx without one.")
    if is_zip(file.data):
        _sort_package(pile, file, packed=packed)
    elif file.suffix in (".graphml", ".xml") or file.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        pile.drawings.append(file)
    elif file.suffix == ".json":
        pile.kumu.append(file)
    else:
        _sort_table(pile, file)


def _sort_package(pile: _Pile, file: NamedBytes, *, packed: bool) -> None:
    if packed:
        raise Unreadable("This is a package inside a package. Unpack it first and choose it itself.")
    inside = names(file.data)
    if protocol.ENTRY in inside:
        if pile.source.protocol is not None:
            raise Unreadable("There are two interview protocols. Choose the one that was used.")
        pile.source.protocol = protocol.read(file, pile.budget)
    elif spreadsheet.is_workbook(inside):
        _sort_workbook(pile, file)
    else:
        _sort_export(pile, file, inside)


def _sort_export(pile: _Pile, file: NamedBytes, inside: Sequence[str]) -> None:
    readable = (*_TEXT, ".graphml", ".json", ".zip", ".xlsx")
    unpacked = unpack(file.data, pile.budget, lambda name: name.lower().endswith(readable))
    if not unpacked:
        raise Unreadable("There is nothing in this package that can be read.")
    for name in sorted(set(inside) - {part.name for part in unpacked}):
        why = "Files of this kind are not read."
        pile.source.ignore(NamedBytes(name, b"").title, why, Where(file.title))
    known, listed = pile.known, len(pile.lists)
    for part in sorted(unpacked, key=lambda part: part.suffix == _PROSE):
        if part.suffix == _PROSE and pile.known > known:
            _tolerated(pile, part)
        else:
            _guarded(pile, part, packed=True)
    if pile.known > known:
        for rows in pile.lists[listed:]:
            pile.source.ignore(rows[0][0].file, NO_PART, Where(file.title))
        del pile.lists[listed:]


def _tolerated(pile: _Pile, file: NamedBytes) -> None:
    """A text beside what was exported: whatever is wrong with it stops nothing, and it is named."""
    try:
        _sort(pile, file, packed=True)
    except Unreadable:
        pile.source.ignore(file.title, NO_PART)


def _sort_workbook(pile: _Pile, file: NamedBytes) -> None:
    """Sheets are known by name or headings. Whatever is not read is named: a sheet with another name is no detail."""
    called = (*workbook.SHEETS, *kumu.SHEETS)
    kinds = (workbook.sheet_of, kumu.sheet_of)
    found = spreadsheet.sheets(file, called, kinds, pile.budget, pile.problems)
    for title, why in found.unread:
        is_set_up = plain(title) == workbook.SET_UP
        says = "It only holds the lists to choose from." if is_set_up else why
        pile.source.ignore(f"Sheet {title}", says, Where(file.title))
    if more := found.not_looked_at:
        pile.source.ignore(f"{more} more sheets", "There are too many to look at.", Where(file.title))
    if not found.read:
        raise Unreadable(
            "There is no sheet called People, Groupings or Relationships, and none with their headings."
        )
    for name, table in found.read.items():
        _add_sheet(pile, name, table)


def _add_sheet(pile: _Pile, name: str, table: Table) -> None:
    if name in pile.sheets:
        raise Unreadable(f"There are two tables of {name}.", Where(table.file))
    pile.sheets[name] = table


def _sort_table(pile: _Pile, file: NamedBytes) -> None:
    name = export_name(file)
    if name is not None and name.part == "adjacencyMatrix":
        pile.matrices.append((file.title, name))
        return
    rows = list(raw_rows(file.data, file.title, pile.budget, pile.problems))
    if not rows:
        raise Unreadable("This file is empty.")
    table = as_table(file.title, rows)
    if netcanvas_csv.part_of(table, name):
        pile.exports.append((table, name))
    elif sheet := workbook.sheet_of(table) or kumu.sheet_of(table):
        _add_sheet(pile, sheet, table)
    elif kind := plain_lists.is_gephi(table):
        pile.gephi[kind].append(table)
    else:
        pile.lists.append(rows)
        return
    for where in table.overfull:
        pile.problems.stop("This row has more cells than there are headings.", where)


def _fill(pile: _Pile, numbers_mean: str) -> None:
    """Read what was sorted. One import is of one kind, so that nothing is joined by accident."""
    _mind_matrices(pile)
    there = list(pile.kinds)
    if not there and not pile.problems.any_stop:
        raise Unreadable(_nothing_found(pile))
    if not there:
        return
    if len(there) > 1 or len(pile.lists) > 1 or len(pile.kumu) > 1:
        raise Unreadable(_too_many_kinds(pile.kinds))
    pile.source.origin = there[0]
    _fill_one(pile, numbers_mean)


_TAKEN_AS: dict[Origin, str] = {
    "network_canvas": "interviews",
    "workbook": "the workbook",
    "kumu": "Kumu",
    "gephi": "Gephi",
    "list": "a list of who is linked with whom",
}
_NAMED = 3


def _too_many_kinds(kinds: Mapping[Origin, Sequence[str]]) -> str:
    """Which file was taken as what, so that the one that does not belong can be found."""
    several = [f"{_TAKEN_AS[kind]}: {_titles(files)}" for kind, files in kinds.items()]
    if len(kinds) == 1:
        return f"Bring these in one at a time. Each was taken as {several[0]}."
    return f"These files are of different kinds. Bring them in one kind at a time. Taken as {'; as '.join(several)}."


def _titles(files: Sequence[str]) -> str:
    said = [f"“{without_case(file)}”" for file in files[:_NAMED]]
    more = [f"{len(files) - _NAMED} more"] if len(files) > _NAMED else []
    return ", ".join([*said, *more])


def _mind_matrices(pile: _Pile) -> None:
    """A matrix repeats ties that stand elsewhere; one whose ties stand nowhere else is half an export."""
    drawn = {name.prefix for file in pile.drawings if (name := export_name(file))}
    listed = {(name.prefix, name.type) for _, name in pile.exports if name and name.part == "edgeList"}
    for title, name in pile.matrices:
        if name.prefix in drawn or (name.prefix, name.type) in listed:
            pile.source.ignore(title, "It repeats the ties of the list of ties (“edgeList”).")
        else:
            says = "These ties stand only in a matrix. Add the file with “edgeList” in its name."
            pile.problems.stop(says, Where(title))


def _nothing_found(pile: _Pile) -> str:
    if pile.source.protocol is not None:
        return "An interview protocol holds no answers. Choose the exported files too."
    return "There is nothing in these files that can be brought in."


def _fill_one(pile: _Pile, numbers_mean: str) -> None:
    source, problems = pile.source, pile.problems
    match source.origin:
        case "workbook":
            workbook.read(pile.sheets, source, problems, numbers_mean)
        case "kumu" if pile.kumu:
            kumu.read(pile.kumu[0], source, problems, pile.budget)
        case "kumu":
            kumu.read_tables(pile.sheets, source, problems)
        case "gephi":
            plain_lists.read_gephi(pile.gephi["nodes"], pile.gephi["edges"], source, problems)
        case "list":
            plain_lists.read_list(pile.lists[0], source, problems)
        case _:
            _fill_interviews(pile)


def _fill_interviews(pile: _Pile) -> None:
    known: set[str] = set()
    prefixes = {name.prefix for _, name in pile.exports if name}
    if pile.drawings and not pile.exports:
        pile.source.origin = "graphml"
    for file in pile.drawings:
        try:
            known |= graphml.read(file, pile.source, pile.problems, pile.budget)
        except Unreadable as error:
            _say_damaged(pile, file, error, prefixes)
    if pile.exports:
        netcanvas_csv.read(pile.exports, pile.source, pile.problems, frozenset(known))
    if pile.source.protocol is not None:
        _name_types(pile.source, pile.source.protocol)


def _name_types(source: Source, labels: Protocol) -> None:
    """Types as the protocol spells them: older file names lost their spaces and signs."""
    for thing in source.things:
        thing.type = labels.name_of("thing", thing.type)
    for link in source.links:
        link.styles = tuple(labels.name_of("tie", style) for style in link.styles)
    source.columns = [replace(each, type=labels.name_of(each.of, each.type)) for each in source.columns]


def _say_damaged(pile: _Pile, file: NamedBytes, error: Unreadable, prefixes: set[str]) -> None:
    """A damaged drawing stops nothing when the same interview is there as lists."""
    name = export_name(file)
    if name is not None and name.prefix in prefixes:
        says = f"{error.problem.says} The lists of the same interview are used instead."
        pile.problems.note(says, Where(file.title))
    else:
        pile.problems.stop(error.problem.says, Where(file.title))
