"""`map.import`: exports that are older, halved or made by something else."""

import json
from datetime import date

from alongside.peermaps.importing import Choices
from alongside.peermaps.tests.importing.interviews import Interview, lists, packed, usual


def only(files, *words):
    return {name: data for name, data in files.items() if any(word in name for word in words)}


def test_a_matrix_without_its_list_of_ties_is_half_an_export(take, said):
    files = lists("B", [usual()])
    half = only(files, "ego", "attributeList", "adjacencyMatrix_Friend")
    assert said(take(half)) == [
        "These ties stand only in a matrix. Add the file with “edgeList” in its name."
    ]
    whole = {**half, **only(files, "edgeList_Friend")}
    assert said(take(whole)) == []
    assert any("matrix" in one.what.casefold() for one in take(whole).ignored)


def test_ties_without_long_ids_are_joined_by_their_numbers(take, said):
    """The oldest lists have only numbers that begin anew with each interview."""
    files = lists("A", [usual()])
    old = {
        name: data.replace(b"networkCanvasSourceUUID", b"a").replace(b"networkCanvasTargetUUID", b"b")
        if "edgeList" in name
        else data.replace(b"networkCanvasUUID", b"c")
        for name, data in only(files, "ego", "attributeList_Person", "edgeList_Friend").items()
    }
    preview = take(old)
    assert said(preview) == []
    assert len(preview.ties) == 1


def test_the_day_is_the_day_in_england_and_the_end_where_the_start_is_missing(take):
    late = Interview(start="2024-06-03T23:30:00.000Z")
    assert [one.on for one in take(lists("B", [late])).perspectives] == [date(2024, 6, 4)]
    files = lists("B", [Interview(start="")])
    name = next(one for one in files if "_ego" in one)
    head, row = files[name].split(b"\r\n")[:2]
    cells = dict(zip(head.split(b","), row.split(b","), strict=False))
    cells[b"sessionFinish"] = b"2024-06-05T10:00:00.000Z"
    files[name] = head + b"\r\n" + b",".join(cells[one] for one in head.split(b",")) + b"\r\n"
    assert [one.on for one in take(files).perspectives] == [date(2024, 6, 5)]


def test_two_types_of_one_name_are_told_apart_by_their_ids(take):
    """The newest exports write the type's id after a name that two types share."""
    types = {"id-1": {"name": "Friend", "variables": {}}, "id-2": {"name": "friend", "variables": {}}}
    protocol = packed({"protocol.json": json.dumps({"codebook": {"node": {}, "edge": types}}).encode()})
    interview = usual()
    interview.bonds = [interview.bonds[0], interview.bonds[0].__class__(2, 3, type="friend_id-2")]
    preview = take({**lists("C", [interview]), "study.netcanvas": protocol})
    assert {word for tie in preview.ties for word in tie.source_kinds} == {"Friend", "friend"}


def test_a_project_that_kumu_wrote_itself_keeps_its_words_under_attributes(take, said):
    project = {
        "elements": [
            {"_id": "e1", "attributes": {"label": "Ann M", "element type": "Person"}},
            {"_id": "e2", "attributes": {"label": "Bo D", "element type": "Person"}},
        ],
        "connections": [
            {
                "_id": "c1",
                "from": "e1",
                "to": "e2",
                "direction": "mutual",
                "attributes": {"connection type": "Friend"},
            }
        ],
    }
    preview = take({"map.json": json.dumps(project).encode()}, choices=Choices(level=2))
    assert said(preview) == []
    assert [one.name for one in preview.people] == ["Ann M", "Bo D"]
    assert [(tie.source_kinds, tie.direction) for tie in preview.ties] == [(("Friend",), "both")]


SHAPE = (
    '<node id="{}"><data key="d5"><y:ShapeNode><y:Geometry x="{}" y="{}"/>'
    "<y:NodeLabel>{}<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>"
)
YED = (
    '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d5" yfiles.type="nodegraphics"/>'
    '<key for="edge" id="d9" yfiles.type="edgegraphics"/><graph edgedefault="directed">'
    + SHAPE.format("n0", 100, 50, "Ann M")
    + SHAPE.format("n1", 300, 150, "Bo D")
    + '<edge source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>Friend</y:EdgeLabel>'
    "</y:PolyLineEdge></data></edge></graph></graphml>"
)


def test_a_drawing_made_with_yed_keeps_labels_and_places(take, said):
    preview = take({"drawing.graphml": YED.encode()}, choices=Choices(level=2))
    assert said(preview) == []
    assert [one.name for one in preview.people] == ["Ann M", "Bo D"]
    assert [tie.source_kinds for tie in preview.ties] == [("Friend",)]
    assert [(one.x, one.y) for one in preview.positions] == [(0.0, 0.0), (1.0, 0.5)]
