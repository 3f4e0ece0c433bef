"""Quality R7: whatever the bytes are, there is a preview, it is whole or empty, and it is JSON."""

import contextlib
import io
import json
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alongside.peermaps.importing import Choices, NamedBytes, as_json, read
from alongside.peermaps.importing.choices import from_json
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import drawing, lists, packed, protocol, usual

bounded = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

EGO, ATTRIBUTES, EDGES = (
    next(item for item in lists("C", [usual()]).items() if word in item[0])
    for word in ("_ego", "attributeList_Person", "edgeList_Friend")
)
SAMPLES = [
    EGO,
    ATTRIBUTES,
    EDGES,
    ("x.graphml", drawing("C", [usual(1), usual(2)])),
    ("export.zip", packed(lists("B", [usual()]))),
    ("team.xlsx", book()),
    ("p.netcanvas", protocol()),
    ("list.csv", b"From,To,Type\nAM,DT,friend\nDT,LO,fights\n"),
    ("map.json", b'{"elements":[{"label":"A"},{"label":"B"}],"connections":[{"from":"A","to":"B"}]}'),
]
PARTS = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)
NAMES = st.sampled_from([name for name, _ in SAMPLES]) | st.text(max_size=30)


def holds(preview):
    """What is true of every preview."""
    json.loads(json.dumps(as_json(preview)).encode())
    json.dumps(as_json(preview), ensure_ascii=False).encode()
    drawn = {each.key for each in (*preview.people, *preview.places, *preview.groups)}
    views = {view.key for view in preview.perspectives}
    assert {end.key for tie in preview.ties for end in (tie.a, tie.b)} <= drawn
    assert {member for group in preview.groups for member in group.members} <= drawn
    assert {each.perspective for each in (*preview.people, *preview.ties, *preview.places)} <= views
    assert {position.thing for position in preview.positions} <= drawn
    assert all(problem.says for problem in preview.problems)
    assert preview.may_come_in or preview.problems
    assert len(drawn) == len(preview.people) + len(preview.places) + len(preview.groups)


@bounded
@given(st.lists(st.tuples(NAMES, st.binary(max_size=400)), max_size=3))
@example([("a.csv", b"\x8d")])
@example([("a.csv", b'"\r')])
@example([("a.json", b'{"elements":[{"label":"\\ud800"}]}')])
def test_any_files(files):
    holds(read([NamedBytes(*file) for file in files]))


@bounded
@given(st.sampled_from(SAMPLES), st.data())
def test_real_files_with_a_part_changed(sample, data):
    name, content = sample
    at = data.draw(st.integers(0, len(content)))
    gone = data.draw(st.integers(0, 40))
    new = data.draw(
        st.binary(max_size=40) | st.sampled_from([b'"', b"\r\n", b",", b"<", b"\0", b"true", b"1e999"])
    )
    changed = content[:at] + new + content[at + gone :]
    holds(read([NamedBytes(name, changed)]))


def test_headings_without_a_row_are_told():
    """`map.import`: a list of an interview that ends with its first line says so, whichever list it is."""
    for name, content in SAMPLES:
        if name.startswith("case_") and name.endswith(".csv"):
            preview = read([NamedBytes(name, content.split(b"\r\n")[0] + b"\r\n")])
            holds(preview)
            assert not preview.may_come_in


@bounded
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "cp1252"]))
def test_any_text_as_a_list(text, encoding):
    holds(read([NamedBytes("list.csv", text.encode(encoding, "ignore"))]))


@bounded
@given(st.lists(st.lists(st.text(max_size=8), min_size=7, max_size=7), max_size=6), st.booleans())
def test_any_cells_under_the_right_headings(cells, as_ties):
    name, content = EDGES if as_ties else ATTRIBUTES
    header = content.split(b"\r\n")[0]
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    data = header + b"\r\n" + "\r\n".join(lines).encode("utf-8", "ignore")
    holds(read([NamedBytes(name, data), NamedBytes(*EGO)]))


@bounded
@given(st.sampled_from(PARTS), st.data())
def test_a_workbook_with_a_part_changed(part, data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                at, gone = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 20))
                content = content[:at] + data.draw(st.binary(max_size=20)) + content[at + gone :]
            new.writestr(name, content)
    holds(read([NamedBytes("t.xlsx", out.getvalue())]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@bounded
@given(st.dictionaries(st.sampled_from(list(Choices.__dataclass_fields__)), JSON, max_size=4))
def test_any_choices_are_refused_or_hold(content):
    with contextlib.suppress(ValueError):
        choices = from_json(content)
        holds(read([NamedBytes(*sample) for sample in (EGO, ATTRIBUTES, EDGES)], choices=choices))


@bounded
@given(st.sampled_from(SAMPLES))
def test_the_same_files_give_the_same_preview(sample):
    assert read([NamedBytes(*sample)]) == read([NamedBytes(*sample)])
