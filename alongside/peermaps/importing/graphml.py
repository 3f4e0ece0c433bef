"""Drawings of interviews (GraphML): one `<graph>` is one session, however many stand in a file.

Node and edge ids start again in every graph and share their numbers, so things and ties are kept
apart and each graph is closed before the next one begins.
"""

import math
import re
from dataclasses import dataclass, field

from alongside.peermaps.importing.files import NamedBytes
from alongside.peermaps.importing.limits import MAX_COLUMNS, MAX_TYPES, TOO_MANY_COLUMNS, Budget
from alongside.peermaps.importing.netcanvas_csv import UUID, add_ego, day_of, name_among
from alongside.peermaps.importing.netcanvas_names import case_of
from alongside.peermaps.importing.problems import Problems, Unreadable, Where
from alongside.peermaps.importing.source import Columns, Link, Of, Session, Source, Thing
from alongside.peermaps.importing.text import clean
from alongside.peermaps.importing.xmlparse import parse

_OWN = frozenset({
    "label", "networkCanvasType", UUID, "networkCanvasSourceUUID", "networkCanvasTargetUUID",
})  # fmt: skip
_LABELS = ("NodeLabel", "EdgeLabel")
_LAYOUT = "drawing"
_LONGEST_KIND = 60
_OPTION = re.compile("(?P<variable>.+)_[0-9a-f]{40}")


@dataclass(slots=True)
class _Key:
    """What a `<key>` says: the columns of a drawing. desc: the name as it was before it was altered."""

    id: str
    name: str
    desc: str = ""

    @property
    def column(self) -> str:
        return clean(self.desc or self.name or self.id)


@dataclass(slots=True)
class _Item:
    """A node, an edge or the graph's own data, by key id. place: where yEd drew it."""

    attributes: dict[str, str]
    data: dict[str, str] = field(default_factory=dict)
    place: tuple[float, float] | None = None


@dataclass(slots=True)
class _Graph:
    attributes: dict[str, str]
    own: _Item
    nodes: list[_Item] = field(default_factory=list)
    edges: list[_Item] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Collects what stands in a file, one element at a time."""

    budget: Budget
    path: list[str] = field(default_factory=list)
    keys: dict[str, _Key] = field(default_factory=dict)
    graphs: list[_Graph] = field(default_factory=list)
    item: _Item | None = None
    key: str = ""
    letters: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self.path)
        if depth == 0 and name != "graphml":
            raise Unreadable("This is XML, but not a drawing of a network (GraphML).")
        self._drawn_by_yed(name, attributes)
        if name == "data":
            self.key = attributes.get("key", "")
        elif name == "key" and depth == 1:
            self._start_key(attributes)
        elif name == "graph" and depth == 1:
            self.budget.row(0)
            self.graphs.append(_Graph(attributes, _Item(attributes)))
            self.item = self.graphs[-1].own
        elif name in ("node", "edge") and depth == 2 and self.path[1] == "graph":
            self._start_item(name, attributes)
        self.path.append(name)
        self.letters = []

    def _drawn_by_yed(self, name: str, attributes: dict[str, str]) -> None:
        """yEd keeps labels and places in elements of its own, below `<data>`."""
        if self.item is None or "data" not in self.path:
            return
        if self.path[-1] in _LABELS:
            self._take_label()
        if name == "Geometry":
            self.item.place = _point(attributes)

    def _take_label(self) -> None:
        text = clean("".join(self.letters)).strip()
        if text and self.item is not None:
            self.item.data.setdefault("label", text)

    def _start_key(self, attributes: dict[str, str]) -> None:
        key = attributes.get("id", "")
        self.keys[key] = _Key(key, attributes.get("attr.name", ""))
        self.key = key

    def _start_item(self, name: str, attributes: dict[str, str]) -> None:
        graph = self.graphs[-1]
        self.item = _Item(attributes)
        (graph.nodes if name == "node" else graph.edges).append(self.item)

    def end(self, name: str) -> None:
        self.path.pop()
        depth = len(self.path)
        if name == "data" and self.item is not None and self._stands_well():
            self.item.data[self.key] = clean("".join(self.letters)).strip()
        elif name in _LABELS and "data" in self.path:
            self._take_label()
        elif name == "desc" and self.path[1:] == ["key"]:
            self.keys[self.key].desc = "".join(self.letters).strip()
        elif name in ("node", "edge") and depth == 2 and self.item is not None:
            self.budget.row(len(self.item.data), sum(map(len, self.item.data.values())))
            self.item = self.graphs[-1].own
        self.letters = []

    def _stands_well(self) -> bool:
        """Whether data stands right in a graph, a node or an edge, not in a graph inside a node."""
        last = self.path[-1]
        return len(self.path) == 2 if last == "graph" else len(self.path) == 3 and last in ("node", "edge")

    def text(self, text: str) -> None:
        self.letters.append(text)


def read(file: NamedBytes, source: Source, problems: Problems, budget: Budget) -> frozenset[str]:
    """Add every graph of a file as a session; the sessions' keys. Raises Unreadable."""
    reader = _Reader(budget)
    if note := parse(file.data, reader, budget):
        problems.note(note, Where(file.title))
    if not reader.graphs:
        raise Unreadable("This drawing is empty: there is no network in it.")
    found: set[str] = set()
    for number, graph in enumerate(reader.graphs, 1):
        key = _session_key(graph, file.title, number)
        found.add(key)
        if key in source.session_keys:
            problems.stop("This interview stands in the files twice.", Where(file.title))
        else:
            _Session(file.title, key, graph, reader.keys, source, problems).add()
    return frozenset(found)


def _session_key(graph: _Graph, title: str, number: int) -> str:
    return graph.own.data.get(UUID) or graph.attributes.get("sessionUUID") or f"{title}#{number}"


@dataclass(slots=True)
class _Session:
    """One graph on its way into the source."""

    file: str
    key: str
    graph: _Graph
    keys: dict[str, _Key]
    source: Source
    problems: Problems
    things: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def add(self) -> None:
        session = self._session()
        self.source.add_session(session)
        if session.told_by == "young_person":
            add_ego(self.source, session, Where(self.file))
        _share_places(self.graph.nodes)
        for node in self.graph.nodes:
            self._add_thing(node)
        for number, edge in enumerate(self.graph.edges, 1):
            self._add_link(edge, number)
        self._add_columns()

    @property
    def is_interview(self) -> bool:
        facts = self.graph.attributes
        return bool(facts.get("sessionUUID") or facts.get("codebookHash"))

    def _session(self) -> Session:
        facts = self.graph.attributes
        self.source.origin = "network_canvas" if self.is_interview else self.source.origin
        if "interviewLocale" in facts or "finishOutcome" in facts:
            self.source.generation = "C"
        return Session(
            self.key,
            self.file,
            "young_person" if self.is_interview else "file",
            title=clean(facts.get("caseId", "")) or case_of(self.file.rpartition(".")[0]),
            on=day_of(facts.get("sessionStartTime", "")) or day_of(facts.get("sessionFinishTime", "")),
            outcome=facts.get("finishOutcome", ""),
            protocol=clean(facts.get("protocolName", "")),
            protocol_hash=clean(facts.get("codebookHash", "")),
            ego_values=self._values(self.graph.own),
        )

    def _add_thing(self, node: _Item) -> None:
        where = Where(self.file)
        number = node.attributes.get("id", "")
        if not number or number in self.things:
            self.problems.stop(f"Two people in this drawing have the id {clean(number)}.", where)
            return
        key = f"{self.key}/{node.data.get(UUID) or number}"
        if key in self.known:
            self.problems.stop("Two people in this drawing have the same long id.", where)
            return
        self.things[number] = key
        self.known.add(key)
        values = self._values(node)
        label = name_among(values) or self._label(node)
        type_ = node.data.get("networkCanvasType", "")
        self.source.things.append(Thing(key, self.key, type_, where, label, values))

    def _label(self, node: _Item) -> str:
        """The drawing's own label, unless it only repeats what kind of thing it is."""
        label = node.data.get("label", "")
        empty = ("Node", "Encrypted", node.data.get("networkCanvasType", ""))
        return "" if label in empty else label

    def _add_link(self, edge: _Item, number: int) -> None:
        ends = [edge.attributes.get(end, "") for end in ("source", "target")]
        where = Where(self.file)
        if any(end not in self.things for end in ends):
            says = f"Tie {number} of this drawing leads to somebody who is not in it."
            self.problems.stop(says, where)
            return
        a, b = (self.things[end] for end in ends)
        type_ = edge.data.get("networkCanvasType", "") or self._edge_label(edge) or "Tie"
        directed = self._is_directed(edge)
        self.source.links.append(
            Link(
                f"{self.key}/tie/{number}",
                self.key,
                where,
                a,
                b,
                (type_,),
                "a_to_b" if directed else "none",
                self._values(edge),
            )
        )

    def _edge_label(self, edge: _Item) -> str:
        """Drawings that are no interviews say on the line what kind it is."""
        return "" if self.is_interview else edge.data.get("label", "")[:_LONGEST_KIND]

    def _is_directed(self, edge: _Item) -> bool:
        own = edge.attributes.get("directed", "")
        return own == "true" or (own != "false" and self.graph.attributes.get("edgedefault") == "directed")

    def _values(self, item: _Item) -> dict[str, str]:
        known = ((self.keys.get(key, _Key(key, key)), cell) for key, cell in item.data.items())
        values = {key.column: cell for key, cell in known if cell and key.id not in _OWN}
        if item.place is not None:
            values |= {
                f"{_LAYOUT}_{side}": f"{share:.4f}" for side, share in zip("xy", item.place, strict=True)
            }
        return values

    def _add_columns(self) -> None:
        self._add_columns_of("thing", self.graph.nodes)
        self._add_columns_of("tie", self.graph.edges)
        self.source.columns.append(self._columns("ego", "", self.graph.own.data))

    def _add_columns_of(self, of: Of, items: list[_Item]) -> None:
        seen: dict[str, dict[str, str]] = {}
        for item in items:
            columns = seen.setdefault(item.data.get("networkCanvasType", ""), {})
            columns.update(item.data)
            if len(columns) > MAX_COLUMNS or len(seen) > MAX_TYPES:
                raise Unreadable(TOO_MANY_COLUMNS)
        placed = any(item.place for item in items)
        for type_, data in seen.items():
            self.source.columns.append(self._columns(of, type_, data, placed=placed))

    def _columns(self, of: Of, type_: str, data: dict[str, str], *, placed: bool = False) -> Columns:
        keys = [self.keys.get(key, _Key(key, key)) for key in data if key not in _OWN]
        drawn = (f"{_LAYOUT}_x", f"{_LAYOUT}_y") if placed else ()
        return Columns(of, type_, (*(key.column for key in keys), *drawn), _families(keys))


def _point(attributes: dict[str, str]) -> tuple[float, float] | None:
    try:
        x, y = float(attributes["x"]), float(attributes["y"])
    except (KeyError, ValueError):
        return None
    return (x, y) if math.isfinite(x + y) else None


def _share_places(nodes: list[_Item]) -> None:
    """Places of a drawing as shares of its width and height, like those of interviews."""
    points = [node.place for node in nodes if node.place]
    sides = list(zip(*points, strict=True))
    if not sides:
        return
    least = [min(side) for side in sides]
    width = max(max(side) - low for side, low in zip(sides, least, strict=True)) or 1.0
    for node in nodes:
        if node.place:
            node.place = ((node.place[0] - least[0]) / width, (node.place[1] - least[1]) / width)


def _families(keys: list[_Key]) -> dict[str, tuple[str, str]]:
    """Columns that are one option each of a question: their ids begin with the question's id."""
    together: dict[str, list[str]] = {}
    for key in keys:
        if match := _OPTION.fullmatch(key.id):
            together.setdefault(match["variable"], []).append(key.column)
    return {
        name: (question, name[len(question) + 1 :])
        for names in together.values()
        for question in [_shared_start(names)]
        for name in names
    }


def _shared_start(names: list[str]) -> str:
    """What all names begin with, up to an underscore. The first and the last in order tell."""
    first, last = min(names), max(names)
    same = next((at for at, sign in enumerate(first) if last[at : at + 1] != sign), len(first))
    return first[:same].rpartition("_")[0] or first
