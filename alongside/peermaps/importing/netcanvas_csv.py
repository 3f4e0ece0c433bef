"""Interview exports as lists (Network Canvas, CSV): people, ties and the young person's own row.

Sessions are told apart by the id of the young person (`networkCanvasEgoUUID`), which stands in
every row; row numbers start again with each session and are never used to join files.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from alongside.lib.clock import LOCAL
from alongside.peermaps.importing.netcanvas_names import ExportName, case_of
from alongside.peermaps.importing.problems import Problems, Where
from alongside.peermaps.importing.source import Columns, Link, Of, Session, Source, Thing
from alongside.peermaps.importing.tables import Row, Table

EGO = "networkCanvasEgoUUID"
UUID = "networkCanvasUUID"
FROM = "networkCanvasSourceUUID"
TO = "networkCanvasTargetUUID"
CASE = "networkCanvasCaseID"
SESSION = "networkCanvasSessionID"
PROTOCOL = "networkCanvasProtocolName"
OUTCOME = "networkCanvasFinishOutcome"
LOCALE = "networkCanvasInterviewLocale"
VERSION = "APP_VERSION"

OWN_COLUMNS = frozenset({
    EGO, UUID, FROM, TO, CASE, SESSION, PROTOCOL, OUTCOME, LOCALE, VERSION, "COMMIT_HASH",
    "nodeID", "edgeID", "from", "to", "sessionStart", "sessionFinish", "sessionExported",
})  # fmt: skip


def part_of(table: Table, name: ExportName | None) -> str:
    """Which list of an export this is, by its headings; empty if it is none of them."""
    headings = set(table.headings)
    if name is not None and name.part == "adjacencyMatrix":
        return "adjacencyMatrix"
    if EGO not in headings:
        return ""
    if FROM in headings or "edgeID" in headings:
        return "edgeList"
    if "nodeID" in headings:
        return "attributeList"
    return "ego" if SESSION in headings or CASE in headings else ""


@dataclass(slots=True)
class _Export:
    """The lists of one import while they are put together."""

    source: Source
    problems: Problems
    sessions: dict[str, Session] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    with_ego: set[str] = field(default_factory=set)
    has_people: bool = False


def read(
    tables: list[tuple[Table, ExportName | None]],
    source: Source,
    problems: Problems,
    known: frozenset[str],
) -> None:
    """Add the sessions of these lists. known: sessions already read from the drawings (GraphML)."""
    export = _Export(source, problems)
    parts: dict[str, Callable[[_Export, Row, str], None]] = {
        "ego": _ego, "attributeList": _thing, "edgeList": _link,
    }  # fmt: skip
    for part, take in parts.items():
        for table, name in tables:
            if part_of(table, name) == part:
                _take(export, table, name or ExportName(table.file, part, ""), take, known)
    _say_what_is_missing(export)
    for session in export.sessions.values():
        source.add_session(session)
    source.generation = source.generation or _generation(tables)


def _take(
    export: _Export,
    table: Table,
    name: ExportName,
    take: Callable[[_Export, Row, str], None],
    known: frozenset[str],
) -> None:
    export.has_people |= take is _thing
    rows = [row for row in table.rows if row.cells.get(EGO, "") not in known]
    if len(rows) < len(table.rows):
        export.source.ignore(table.file, "The same interview was read from its drawing (GraphML).")
    for row in rows:
        ego = row.cells.get(EGO)
        if not ego:
            export.problems.stop("This row does not say which interview it belongs to.", row.where)
            continue
        title = case_of(name.prefix)
        export.sessions.setdefault(ego, Session(ego, table.file, "young_person", title=title))
        take(export, row, name.type)
    if rows:
        _name_columns(export, table, name, take)


def _name_columns(
    export: _Export, table: Table, name: ExportName, take: Callable[[_Export, Row, str], None]
) -> None:
    of: Of = "ego" if take is _ego else "thing" if take is _thing else "tie"
    own = tuple(heading for heading in table.headings if heading not in OWN_COLUMNS)
    export.source.columns.append(Columns(of, name.type, own))
    for heading in table.twice:
        export.source.ignore(
            f"{heading} (second column)", "Two columns have this heading.", Where(table.file, 1)
        )


def _ego(export: _Export, row: Row, _: str) -> None:
    cells = row.cells
    session = export.sessions[cells[EGO]]
    if session.key in export.with_ego:
        export.problems.stop("This interview stands in the files twice.", row.where)
        return
    export.with_ego.add(session.key)
    session.file = row.where.file
    session.title = cells.get(CASE) or session.title
    session.on = day_of(cells.get("sessionStart", "")) or day_of(cells.get("sessionFinish", ""))
    session.outcome = cells.get(OUTCOME, "")
    session.protocol = cells.get(PROTOCOL, "")
    session.ego_values = _own_values(row)
    add_ego(export.source, session, row.where)


def _thing(export: _Export, row: Row, type_: str) -> None:
    ego = row.cells[EGO]
    known_as = row.cells.get(UUID) or row.cells.get("nodeID", "")
    key = f"{ego}/{known_as}"
    if not known_as or key in export.things:
        says = "This row has no id." if not known_as else "Two rows have the same id."
        export.problems.stop(says, row.where)
        return
    export.things.add(key)
    values = _own_values(row)
    export.source.things.append(Thing(key, ego, type_, row.where, name_among(values), values))


def _link(export: _Export, row: Row, type_: str) -> None:
    ego, cells = row.cells[EGO], row.cells
    key = f"{ego}/tie/{type_}/{cells.get(UUID) or cells.get('edgeID', '')}"
    ends = [
        f"{ego}/{cells.get(FROM) or cells.get('from', '')}",
        f"{ego}/{cells.get(TO) or cells.get('to', '')}",
    ]
    if key in export.links:
        export.problems.stop("Two rows have the same id.", row.where)
        return
    export.links.add(key)
    if not export.has_people:
        return
    if any(end not in export.things for end in ends):
        says = "This tie leads to somebody who is not in the list of people."
        export.problems.stop(says, row.where)
        return
    link = Link(key, ego, row.where, ends[0], ends[1], (type_ or "Tie",), values=_own_values(row))
    export.source.links.append(link)


def _own_values(row: Row) -> dict[str, str]:
    return {name: cell for name, cell in row.cells.items() if name not in OWN_COLUMNS}


def _say_what_is_missing(export: _Export) -> None:
    if export.links and not export.has_people:
        export.problems.stop(
            "There are ties here, but not the list of people they are between. "
            "Add the files with “attributeList” in their name."
        )
    for key, session in export.sessions.items():
        if key not in export.with_ego:
            export.problems.note(
                "The file that says when this interview was and whose it is (“ego”) is missing. "
                "You will be asked for the date.",
                Where(session.file),
            )
            add_ego(export.source, session, Where(session.file))


def _generation(tables: list[tuple[Table, ExportName | None]]) -> str:
    headings = {heading for table, _ in tables for heading in table.headings}
    if {OUTCOME, LOCALE} & headings:
        return "C"
    return "B" if VERSION in headings else "A"


def add_ego(source: Source, session: Session, where: Where) -> None:
    """The young person whose view it is stands on the map too."""
    session.ego = f"{session.key}/ego"
    label = name_among(session.ego_values)
    source.things.append(Thing(session.ego, session.key, "", where, label, session.ego_values, is_ego=True))


def name_among(values: dict[str, str]) -> str:
    """What somebody was called in the interview: the answer to a question called "name" or alike."""
    plain = {name.casefold().replace("_", " "): cell for name, cell in values.items()}
    wanted = ("name", "initials", "nickname", "first name", "label")
    return next((plain[name] for name in wanted if plain.get(name)), "")


def day_of(text: str) -> date | None:
    """The day in England and Wales of an ISO time, which exports give in UTC; None if it is not one."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(LOCAL) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None
