"""`map.import`: pasted and plain lists, Gephi's tables, Kumu's projects."""

import io
import json

import pytest
from openpyxl import Workbook

from alongside.peermaps.importing import Choices

UNCLOSED = (
    "This row cannot be read: a quotation mark is in the wrong place or never closed. "
    "Nothing below it was read, so there may be more to put right there."
)


def pairs(preview):
    shown = {person.key: person.shown for person in preview.people}
    return [(shown[tie.a.key], shown[tie.b.key], tie.source_kinds[0]) for tie in preview.ties]


@pytest.mark.parametrize(
    "text",
    [
        "AM,DT\nDT,LO\n",
        "AM\tDT\nDT\tLO",
        "AM;DT\r\nDT;LO\r\n",
        "AM - DT\nDT – LO\n",
        "AM -> DT\nDT and LO\n",
        "\n\nAM,DT\n\n , \nDT,LO\n",
        "From,To\nAM,DT\nDT,LO",
        "Person,Friend\nAM,DT\nDT,LO",
        '"AM","DT"\n"DT","LO"',
    ],
)
def test_two_names_in_a_row_are_a_tie_however_they_are_parted(take, said, text):
    preview = take({"pasted.txt": text.encode()})
    assert said(preview) == []
    assert pairs(preview) == [("AM", "DT", "Linked"), ("DT", "LO", "Linked")]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "\ufeffSEP=;\n", "sep=;;;\n"])
@pytest.mark.parametrize("heads", ["", "From;To\n"])
def test_a_first_line_for_excel_is_no_person(take, said, first, heads):
    """`sep=;` says what parts the cells, whatever else the file holds more of; rows are counted as Excel does."""
    preview = take({"list.csv": f"{first}{heads}A,M;D,T\nDT;DT\n".encode()})
    (problem,) = preview.problems
    assert (problem.says, problem.where.row) == (
        "This row links somebody with themselves.",
        3 if heads else 2,
    )
    good = take({"list.csv": f"{first}{heads}AM;DT\n".encode()})
    assert said(good) == []
    assert pairs(good) == [("AM", "DT", "Linked")]


@pytest.mark.parametrize("text", ["sep=x\nAM,DT\n", "AM,DT\nsep=;\n", "september,DT\n"])
def test_only_a_first_line_with_a_sign_is_for_excel(take, text):
    assert len(take({"list.csv": text.encode()}).people) > 1


def test_every_kind_of_table_may_begin_with_it(take, said):
    tables = {
        "p.csv": b"sep=;\nReference;First Name;Contained by\nP1;Jay;\nP2;Amira;\n",
        "r.csv": b"sep=;\nRelationship source;Relationship destination\nP1;P2\n",
    }
    preview = take(tables)
    assert (said(preview), preview.origin, len(preview.ties)) == ([], "workbook", 1)
    nodes = {"n.csv": b"sep=;\nId;Label\n1;AM\n", "e.csv": b"sep=;\nSource;Target;Type\n1;1;x\n"}
    assert take(nodes).problems[0].says == "This row needs two different people from the list of people."


def test_a_third_column_is_the_kind_and_a_fourth_the_words(take):
    preview = take({"list.csv": b"AM,DT,friend,They share a bus\nDT,LO,fights with,\n"})
    assert pairs(preview) == [("AM", "DT", "friend"), ("DT", "LO", "fights with")]
    assert preview.ties[0].kinds == ("friend",)
    assert preview.ties[1].kinds == ("conflict",)
    assert [statement.words for statement in preview.statements] == ["They share a bus", ""]


def test_a_third_column_of_sentences_is_a_note(take):
    preview = take({"list.csv": b"AM,DT,They have known each other since they were four\nDT,LO,ok\n"})
    assert {tie.source_kinds for tie in preview.ties} == {("Linked",)}
    assert preview.statements[1].words == "ok"


def test_one_column_is_a_list_of_people_without_ties(take):
    """`group.nothing_inferred`: standing in one list links nobody."""
    for text in (b"Name\nAM\nDT\nLO\n", b"AM\nDT\nLO\n"):
        preview = take({"names.csv": text})
        assert [person.shown for person in preview.people] == ["AM", "DT", "LO"]
        assert preview.ties == ()


def test_columns_nobody_asked_for_are_named(take):
    preview = take({"l.csv": b"From,To,Postcode\nAM,DT,N1\n"})
    assert [(ignored.what, ignored.where.row) for ignored in preview.ignored] == [("Postcode", 1)]


@pytest.mark.parametrize(
    ("text", "sentence", "row"),
    [
        ("AM,DT\n,LO\n", "The first name in this row is missing.", 2),
        ("AM,AM\n", "This row links somebody with themselves.", 1),
        (
            "a,b,c,d,e\n",
            "This row has more than two names, a kind and a note. Add headings above the columns.",
            1,
        ),
        (
            'AM,DT\n"AM,DT\n',
            UNCLOSED,
            2,
        ),
    ],
)
def test_mistakes_are_named_by_row(take, text, sentence, row):
    preview = take({"l.csv": text.encode()})
    (problem,) = preview.problems
    assert (problem.says, problem.where.row, problem.stops) == (sentence, row, True)
    assert not preview.may_come_in


def test_a_hundred_different_kinds_are_notes_in_the_wrong_column(take, said):
    text = "".join(f"p{n},q{n},kind {n}\n" for n in range(120))
    assert "more than 100 different kinds of tie" in said(take({"l.csv": text.encode()}))[0]


def test_who_is_not_named_is_drawn_as_not_known(take):
    """`map.placeholder`"""
    preview = take({"l.csv": b"AM,a friend from the bus\n"})
    assert [(person.shown, person.kind) for person in preview.people] == [
        ("AM", "young_person"),
        ("?", "unnamed"),
    ]


def test_gephi_keeps_direction_and_never_reads_weight_as_strength(take, said):
    nodes = b"Id,Label,modularity_class\n1,Ann M,2\n2,Bo,2\n"
    edges = b"Source,Target,Type,Weight\n1,2,Directed,9\n2,1,Undirected,1\n"
    preview = take({"nodes.csv": nodes, "edges.csv": edges})
    assert said(preview) == []
    assert [(tie.direction, tie.support) for tie in preview.ties] == [
        ("a_to_b", "unknown"),
        ("none", "unknown"),
    ]
    assert {ignored.what for ignored in preview.ignored} == {"modularity_class", "Weight"}
    alone = take({"edges.csv": edges})
    assert [person.shown for person in alone.people] == ["1", "2"]
    assert said(take({"nodes.csv": nodes, "edges.csv": b"Source,Target,Type\n1,3,Directed\n"})) == [
        "This row needs two different people from the list of people."
    ]
    assert said(take({"nodes.csv": b"Id,Label\n1,A\n1,B\n"})) == ["Two rows have the same id."]


KUMU = {
    "elements": [
        {"label": "Ann M", "type": "Person", "tags": ["x"]},
        {"label": "Youth club", "type": "Service"},
        {"label": "Bo", "type": "Person"},
    ],
    "connections": [
        {"from": "Ann M", "to": "Bo", "direction": "mutual", "type": "Friend", "description": "since year 7"},
        {"from": "Bo", "to": "Youth club", "direction": "directed"},
    ],
}


def test_a_kumu_project_comes_in_with_its_places_and_directions(take, said):
    preview = take({"map.json": json.dumps(KUMU).encode()}, choices=Choices(level=2))
    assert said(preview) == []
    assert [place.kind for place in preview.places] == ["service"]
    assert [(tie.direction, tie.b.type) for tie in preview.ties] == [("both", "person"), ("a_to_b", "place")]
    assert preview.statements[0].words == "since year 7"
    assert {ignored.what for ignored in preview.ignored} == {"tags"}


def test_kumu_tables_say_the_same(take, said):
    made = Workbook()
    elements = made.worksheets[0]
    elements.title = "Elements"
    for line in (["Label", "Type"], ["Ann M", "Person"], ["Youth club", "Service"], ["Bo", "Person"]):
        elements.append(line)
    sheet = made.create_sheet("Connections")
    lines = (
        ["From", "To", "Direction", "Type"],
        ["Ann M", "Bo", "mutual", "Friend"],
        ["Bo", "Youth club", "directed", ""],
    )
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    made.save(out)
    tables = {
        "e.csv": b"Label,Type\nAnn M,Person\nYouth club,Service\nBo,Person\n",
        "c.csv": b"From,To,Direction,Type\nAnn M,Bo,mutual,Friend\nBo,Youth club,directed,\n",
    }
    for files in ({"kumu.xlsx": out.getvalue()}, tables):
        preview = take(files)
        assert said(preview) == []
        assert [tie.direction for tie in preview.ties] == ["both", "a_to_b"]
        assert [place.name for place in preview.places] == ["Youth club"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "This JSON file is damaged."),
        ("[]", "This JSON file is not a Kumu project: it has no list of elements."),
        ('{"elements":[{"label":"A"},{"label":"a"}]}', "Two elements have the same label."),
        ('{"elements":[{}]}', "This element has no label."),
        ('{"elements":[{"label":"A"}],"connections":[{"from":"A","to":"B"}]}',
         "“To” of connection 1 is not in the list of elements: there is none with that label or id."),
        ('{"elements":[{"label":"A"}],"connections":[{"from":"C","to":"B"}]}',
         "“From” and “To” of connection 1 are not in the list of elements: there is none with that label or id."),
        ('{"elements":[{"label":"A"}],"connections":[{"from":"","to":"A"}]}', "“From” of connection 1 is empty."),
        ('{"elements":[{"label":"A"}],"connections":[{"from":"A","to":"a"}]}',
         "Connection 1 begins and ends at the same element."),
        ("[" * 100_000, "This JSON file is damaged."),
    ],
)  # fmt: skip
def test_kumu_mistakes(take, said, content, sentence):
    assert sentence in said(take({"m.json": content.encode()}))


def test_kumu_connections_need_their_elements(take, said):
    assert said(take({"c.csv": b"From,To,Direction\nA,B,mutual\n"})) == [
        "The table of elements is missing: the one with the headings Label and Type."
    ]
