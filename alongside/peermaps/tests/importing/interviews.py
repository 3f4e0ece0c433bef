"""Makes interview exports the way each generation of the tool wrote them, for tests to read.

A: classic exporter. B: exporter 1.x (ego row with APP_VERSION, header from the codebook).
C: newest (language and outcome of the interview, file names in any script).
"""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

EGO = "11111111-aaaa-4aaa-8aaa-{:012d}"
SESSION = "54ba71fa-0000-4000-8000-{:012d}"
NODE = "aaaaaaaa-{:04d}-4bbb-8bbb-{:012d}"
EDGE = "eeeeeeee-{:04d}-4bbb-8bbb-{:012d}"
HASH = "0a1b2c3d4e5f"

VARIABLES = ("name", "ethnicity", "is_trusted", "closeness")
OPTIONS = ("school", "park")
IDS = {
    "name": "11110000-0000-4000-8000-000000000001",
    "ethnicity": "11110000-0000-4000-8000-000000000002",
    "is_trusted": "11110000-0000-4000-8000-000000000003",
    "closeness": "11110000-0000-4000-8000-000000000004",
    "hangs": "11110000-0000-4000-8000-000000000005",
    "layout": "11110000-0000-4000-8000-000000000006",
    "strength": "11110000-0000-4000-8000-000000000007",
}


@dataclass
class Alter:
    """Somebody named in an interview."""

    name: str
    type: str = "Person"
    ethnicity: str = "Prefer not to say"
    trusted: bool = False
    closeness: str = "2"
    hangs: tuple[str, ...] = ()
    place: tuple[float, float] | None = (0.25, 0.75)


@dataclass
class Bond:
    """A tie by the numbers of its alters, from 1."""

    a: int
    b: int
    type: str = "Friend"
    strength: str = ""


@dataclass
class Interview:
    """One session. number makes its ids."""

    number: int = 1
    case: str = "case_1"
    start: str = "2024-11-04T15:20:00.000Z"
    alters: list[Alter] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    outcome: str = "completed"
    ego_name: str = "Jay K"

    @property
    def ego(self):
        return EGO.format(self.number)

    @property
    def session(self):
        return SESSION.format(self.number)

    @property
    def prefix(self):
        return f"{self.case}_{self.session}"

    def node(self, position):
        return NODE.format(self.number, position)


def usual(number=1, **changes):
    """Four friends, a bus stop, three ties of two kinds."""
    return Interview(
        number=number,
        alters=[
            Alter("Amira Mahmoud", hangs=("school",), trusted=True, ethnicity="Somali"),
            Alter("=Dee T", hangs=("school", "park")),
            Alter("Leo, O", place=(0.5, 0.5)),
            Alter("Bus stop", type="Place", place=(0.9, 0.1)),
        ],
        bonds=[Bond(1, 2, strength="3"), Bond(2, 3, "Conflict"), Bond(1, 4, "Spends time")],
        **changes,
    )


def text_of(header, rows):
    """CSV as the tool writes it: UTF-8 without a mark, CRLF, quotes only where needed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([header, *rows])
    return out.getvalue().encode()


def bare(generation, type_):
    return type_ if generation == "C" else "".join(c for c in type_ if c.isalnum() or c == "_")


def _guard(generation, cell):
    return f"'{cell}" if generation != "A" and cell[:1] in ("=", "+", "-", "@") and cell else cell


def ego_rows(generation, interviews):
    header = [
        "networkCanvasEgoUUID", "networkCanvasCaseID", "networkCanvasSessionID",
        "networkCanvasProtocolName", "sessionStart", "sessionFinish", "sessionExported",
    ]  # fmt: skip
    header += ["APP_VERSION", "COMMIT_HASH"] if generation != "A" else []
    header += ["networkCanvasInterviewLocale", "networkCanvasFinishOutcome"] if generation == "C" else []
    rows = []
    for each in interviews:
        row = [each.ego, each.case, each.session, "Friends study", each.start, each.start, each.start]
        row += ["6.5.4", "abc123"] if generation != "A" else []
        row += ["en", each.outcome] if generation == "C" else []
        rows.append([*row, each.ego_name])
    return [*header, "name"], rows


def node_rows(generation, interviews, type_):
    header = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", *VARIABLES]
    header += [f"hangs_{option}" for option in OPTIONS]
    header += ["layout_x", "layout_y", "layout_screenSpaceX", "layout_screenSpaceY", "null"]
    rows = [
        [
            number, each.ego, each.node(number), _guard(generation, alter.name), alter.ethnicity,
            str(alter.trusted).lower(), alter.closeness,
            *(str(option in alter.hangs).lower() for option in OPTIONS),
            *(alter.place or ("", "")), "512", "100", "",
        ]
        for each in interviews
        for number, alter in enumerate(each.alters, 1)
        if alter.type == type_
    ]  # fmt: skip
    return header, rows


def edge_rows(interviews, type_):
    header = [
        "edgeID", "from", "to", "networkCanvasEgoUUID", "networkCanvasUUID",
        "networkCanvasSourceUUID", "networkCanvasTargetUUID", "strength", "always_empty",
    ]  # fmt: skip
    rows = [
        [
            number, bond.a, bond.b, each.ego, EDGE.format(each.number, number),
            each.node(bond.a), each.node(bond.b), bond.strength, "",
        ]
        for each in interviews
        for number, bond in enumerate(each.bonds, 1)
        if bond.type == type_
    ]  # fmt: skip
    return header, rows


def lists(generation, interviews, prefix=None):
    """The CSV files of one session, or of several merged ones, by name."""
    prefix = prefix or interviews[0].prefix
    files = {f"{prefix}_ego.csv": text_of(*ego_rows(generation, interviews))}
    node_types = dict.fromkeys(alter.type for each in interviews for alter in each.alters)
    for type_ in node_types:
        name = f"{prefix}_attributeList_{bare(generation, type_)}.csv"
        files[name] = text_of(*node_rows(generation, interviews, type_))
    if not node_types:
        files[f"{prefix}_attributeList.csv"] = text_of(*node_rows(generation, interviews, ""))
    for type_ in dict.fromkeys(bond.type for each in interviews for bond in each.bonds):
        name = bare(generation, type_)
        files[f"{prefix}_edgeList_{name}.csv"] = text_of(*edge_rows(interviews, type_))
        files[f"{prefix}_adjacencyMatrix_{name}.csv"] = text_of(["", "x"], [["x", 0]])
    return files


def _data(key, value):
    return f"<data key={quoteattr(key)}>{escape(str(value))}</data>" if value not in (None, "") else ""


def option_id(option):
    return f"{IDS['hangs']}_{hashlib.sha1(option.encode()).hexdigest()}"


def _node(generation, each, number, alter):
    label = alter.name if generation != "A" or alter.name else "Node"
    data = [
        _data("label", label),
        _data("networkCanvasType", alter.type),
        _data("networkCanvasUUID", each.node(number)),
        _data(IDS["name"], alter.name),
        _data(IDS["ethnicity"], alter.ethnicity),
        _data(IDS["is_trusted"], str(alter.trusted).lower()),
        _data(IDS["closeness"], alter.closeness),
        *(_data(option_id(option), str(option in alter.hangs).lower()) for option in OPTIONS),
    ]
    if alter.place:
        data += [_data(f"{IDS['layout']}_{axis}", at) for axis, at in zip("XY", alter.place, strict=True)]
    return f'<node id="{number}">{"".join(data)}</node>'


def _edge(each, number, bond):
    data = [
        _data("networkCanvasType", bond.type),
        _data("networkCanvasUUID", EDGE.format(each.number, number)),
        _data("networkCanvasSourceUUID", each.node(bond.a)),
        _data("networkCanvasTargetUUID", each.node(bond.b)),
        _data(IDS["strength"], bond.strength),
    ]
    return f'<edge id="{number}" source="{bond.a}" target="{bond.b}">{"".join(data)}</edge>'


def _graph(generation, each, directed):
    facts = {
        "caseId": each.case, "sessionUUID": each.session, "protocolName": "Friends study",
        "protocolUID": "p1", "codebookHash": HASH, "sessionExportTime": each.start,
        "sessionStartTime": each.start, "sessionFinishTime": each.start,
    }  # fmt: skip
    if generation == "C":
        facts |= {"interviewLocale": "en", "finishOutcome": each.outcome}
    attributes = " ".join(f"nc:{name}={quoteattr(value)}" for name, value in facts.items())
    own = _data("networkCanvasUUID", each.ego) + _data("ego-name", each.ego_name)
    nodes = "".join(_node(generation, each, *pair) for pair in enumerate(each.alters, 1))
    edges = "".join(_edge(each, *pair) for pair in enumerate(each.bonds, 1))
    kind = "directed" if directed else "undirected"
    return f'<graph edgedefault="{kind}" {attributes}>{own}{nodes}{edges}</graph>'


def _keys():
    names = [
        *(("label", "label", "all", "string"),),
        ("networkCanvasType", "networkCanvasType", "all", "string"),
        ("networkCanvasUUID", "networkCanvasUUID", "all", "string"),
        ("networkCanvasSourceUUID", "networkCanvasSourceUUID", "edge", "string"),
        ("networkCanvasTargetUUID", "networkCanvasTargetUUID", "edge", "string"),
        *((IDS[name], name, "node", "string") for name in VARIABLES),
        *((option_id(option), f"hangs_{option}", "node", "boolean") for option in OPTIONS),
        (f"{IDS['layout']}_X", "layout_X", "node", "double"),
        (f"{IDS['layout']}_Y", "layout_Y", "node", "double"),
        (IDS["strength"], "strength", "edge", "int"),
        ("ego-name", "name", "graph", "string"),
    ]
    return "".join(
        f'<key id="{id_}" attr.name="{name}" attr.type="{kind}" for="{of}"/>' for id_, name, of, kind in names
    )


def drawing(generation, interviews, directed=False):
    """One GraphML file; several graphs in it are sessions merged by protocol."""
    graphs = "".join(_graph(generation, each, directed) for each in interviews)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        f'xmlns:nc="http://schema.networkcanvas.com/xmlns">{_keys()}{graphs}</graphml>'
    ).encode()


SCREEN = {
    "label": "Who is close to whom?",
    "prompts": [{"layout": {"layoutVariable": IDS["layout"]}}],
}


def protocol(ties=("Friend",)):
    """The `.netcanvas` file of these interviews (schema 8)."""
    options = [
        {"label": "At school", "value": "school"},
        {"label": "In the park", "value": "park"},
    ]
    levels = [{"label": "Not very", "value": 1}, {"label": "Very", "value": 3}]
    content = {
        "name": "Friends study",
        "schemaVersion": 8,
        "stages": [SCREEN],
        "codebook": {
            "node": {
                "t1": {
                    "name": "Person",
                    "color": "node-color-seq-1",
                    "variables": {
                        IDS["name"]: {"name": "name", "type": "text"},
                        IDS["hangs"]: {"name": "hangs", "type": "categorical", "options": options},
                        IDS["layout"]: {"name": "layout", "type": "layout"},
                    },
                }
            },
            "edge": {
                f"e{number}": {
                    "name": name,
                    "variables": {
                        IDS["strength"]: {"name": "strength", "type": "ordinal", "options": levels}
                    },
                }
                for number, name in enumerate(ties)
            },
            "ego": {"variables": {}},
        },
    }
    return packed({"protocol.json": json.dumps(content).encode(), "assets/picture.png": b"\x89PNG"})


def packed(files, folder="", shadows=False):
    """A ZIP; with a folder and a Mac's shadow files when somebody made it again by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(folder + name, data)
            if shadows:
                package.writestr(f"__MACOSX/{folder}._{name}", b"\0\5\x16\7shadow")
        if shadows:
            package.writestr(f"{folder}.DS_Store", b"\0\0\0\1Bud1")
    return out.getvalue()
