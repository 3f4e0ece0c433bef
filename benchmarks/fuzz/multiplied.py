"""Files whose few bytes ask for much work: something short that is meant a thousand times.

Each is a function without arguments that gives the files of one import. A fuzzer does not find them: they hold no odd
byte.
"""

import io
import json
import zipfile
from collections.abc import Callable
from random import Random

from alongside.peermaps.importing.limits import MAX_BYTES, MEGABYTE

Files = list[tuple[str, bytes]]
MOST = MAX_BYTES - 4096
CASE = "c_54ba71fa-0000-4000-8000-000000000001"
GRAPHML = b'<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FACE = "😀".encode()


def package(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def workbook(changed: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook of a team with some of its parts changed."""
    from alongside.peermaps.tests.importing.books import book

    content: bytes = book()  # type: ignore[no-untyped-call]
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return package({**parts, **changed}, how)


def sheet(rows: bytes) -> bytes:
    """A sheet of a workbook with these rows."""
    return b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def strings(items: bytes) -> bytes:
    """The words that the cells of a workbook share."""
    return b"<sst " + MAIN + b">" + items + b"</sst>"


def shared_words(words: bytes) -> Callable[[], Files]:
    """Thousands of cells that all mean the same long words."""
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"

    def made() -> Files:
        parts = {
            "xl/sharedStrings.xml": strings(b"<si><t>" + words + b"</t></si>"),
            "xl/worksheets/sheet1.xml": sheet(row * 690),
        }
        return [("x.xlsx", workbook(parts))]

    return made


def one_part(name: str, start: bytes, piece: bytes, count: int, end: bytes) -> Callable[[], Files]:
    """A workbook in which one part says something over and over."""
    return lambda: [("x.xlsx", workbook({name: start + piece * count + end}, zipfile.ZIP_STORED))]


def sheets_of_one_part() -> Files:
    """A workbook that says forty thousand times that its people stand on a sheet of nearly 8 MB."""
    ns = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    one = b'<sheet name="People" sheetId="1" r:id="rId1"/>'
    names = b"<workbook " + MAIN + b" " + ns + b"><sheets>" + one * 40_000 + b"</sheets></workbook>"
    empty = b"<worksheet " + MAIN + b">" + (b"<a/>" + b" " * 200_000) * 24 + b"<sheetData/></worksheet>"
    return [
        (
            "x.xlsx",
            workbook({"xl/workbook.xml": names, "xl/worksheets/sheet1.xml": empty}, zipfile.ZIP_STORED),
        )
    ]


def printed_names() -> Files:
    """Names for what is printed, so long that finding their pieces takes for ever."""
    ns = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    one = b'<sheet name="People" sheetId="1" r:id="rId1"/>'
    name = b'<definedName name="_xlnm.%s" localSheetId="0">' + b"'a" * 120_000 + b"</definedName>"
    names = b"<definedNames>" + name % b"Print_Titles" + name % b"Print_Area" + b"</definedNames>"
    part = b"<workbook " + MAIN + b" " + ns + b"><sheets>" + one + b"</sheets>" + names + b"</workbook>"
    return [("x.xlsx", workbook({"xl/workbook.xml": part}, zipfile.ZIP_STORED))]


def bombs_side_by_side() -> Files:
    """Two hundred packages of 100 kB, each of which unpacks to nearly 20 MB."""
    one = package({"a.csv": b"\n" * (17 * MEGABYTE) + b"".join(b"%d" % (n * 7919) for n in range(20_000))})
    return [(f"{n}.zip", one) for n in range(min(200, MOST // len(one)))]


def interview(part: str, head: list[str], rows: list[str]) -> tuple[str, bytes]:
    """One list of an interview."""
    return f"{CASE}_{part}.csv", "\r\n".join([",".join(head), *rows]).encode()


def many_headings_for_ties() -> Files:
    """Two thousand questions about each of nearly five thousand ties."""
    columns = [f"v{n}" for n in range(1980)]
    people = interview("attributeList_Person", ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID"],
                       [f"{n},e,u{n}" for n in range(100)])  # fmt: skip
    own = [
        "edgeID",
        "networkCanvasEgoUUID",
        "networkCanvasUUID",
        "networkCanvasSourceUUID",
        "networkCanvasTargetUUID",
    ]
    rows = [f"{n},e,t{n},u{n % 90},u{n % 90 + 9}" + (",1" * 1980 if n < 20 else "") for n in range(4800)]
    return [people, interview("edgeList_Friend", own + columns, rows)]


def many_headings_for_people() -> Files:
    """Two thousand questions about each of nearly two thousand people, hardly any answered."""
    own = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID"]
    rows = [f"{n},e,u{n}" + (",true" * 1980 if n < 40 else "") for n in range(1990)]
    return [interview("attributeList_Person", [*own, *(f"v{n}" for n in range(1980))], rows)]


def one_interview_each() -> Files:
    """Every person in an interview of their own, all of one name."""
    own = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", "name"]
    return [
        interview(
            "attributeList_Person", own, [f"{n},e{n},abcdefgh-{n % 40},Ann M{n % 40}" for n in range(1990)]
        )
    ]


def drawn(nodes: bytes) -> bytes:
    """A drawing with these people and ties."""
    return GRAPHML + b"<graph>" + nodes + b"</graph></graphml>"


def a_type_each() -> Files:
    """Every person of a drawing of another kind."""
    node = b'<node id="%d"><data key="networkCanvasType">t%d</data></node>'
    return [("x.graphml", drawn(b"".join(node % (n, n) for n in range(4990))))]


def answers_of_their_own() -> Files:
    """Every person of a drawing answers questions that nobody else was asked."""
    return [("x.graphml", drawn(b"".join(
        b'<node id="%d">' % n + b"".join(b'<data key="k%d_%d">1</data>' % (n, k) for k in range(55)) + b"</node>"
        for n in range(1990))))]  # fmt: skip


def long_kinds() -> Files:
    """Drawn things whose kind is an essay."""
    node = b'<node id="%d"><data key="networkCanvasType">' + b"aB c" * 60_000 + b"</data></node>"
    return [("x.graphml", drawn(b"".join(node % n for n in range(80))))]


def long_ties() -> Files:
    """A list whose kinds of tie are essays."""
    return [
        ("x.csv", b"".join(b"p%d,q%d,%s%d\n" % (n % 90, n % 90, b"aB c" * 4900, n % 99) for n in range(1060)))
    ]


def spaces_between(names: bytes) -> Callable[[], Files]:
    """Two names in one cell with twenty thousand spaces between them."""
    return lambda: [("x.csv", (names % (b" " * 19_000)) * 400)]


def one_face_in_a_package() -> Files:
    """Nearly 60 MB of text in a package; one sign makes every letter four times as wide in memory."""
    row = ",".join(f"{n * 7919 % 99991:05d}" * 3 for n in range(400)).encode() + b"\n"
    return [("x.zip", package({f"{n}.csv": row * ((19 * MEGABYTE) // len(row)) + FACE for n in range(3)}))]


def wide_letters_in_a_package() -> Files:
    """The same in UTF-16."""
    row = (",".join(f"{n * 7919 % 99991:05d}" * 3 for n in range(400)) + "\n").encode("utf-16-le")
    return [
        (
            "x.zip",
            package(
                {
                    f"{n}.csv": b"\xff\xfe" + row * ((19 * MEGABYTE) // len(row)) + "😀".encode("utf-16-le")
                    for n in range(3)
                }
            ),
        )
    ]


def long_cells_in_a_package() -> Files:
    """As many long cells as rows allow, each with a sign that widens it."""
    words = "".join(f"{n * 7919 % 99991:05d} " for n in range(260)).encode()
    rows = b"".join(b"p%d,q%d,friend," % (n % 90, n % 90) + words + FACE + b"\n" for n in range(4900))
    return [("x.zip", package({"a.csv": rows}))]


def drawing_in_a_package() -> Files:
    """Nearly 60 MB of a drawing in long answers."""
    words = [Random(n).randbytes(12_000).hex().encode() * 10 for n in range(80)]
    node = b'<node id="%d"><data key="a">%s' + FACE + b"</data></node>"
    return [
        (
            "x.zip",
            package(
                {f"{n}.graphml": drawn(b"".join(node % pair for pair in enumerate(words))) for n in range(3)}
            ),
        )
    ]


def protocol(content: object) -> Files:
    """An interview's protocol beside a list."""
    people = interview(
        "attributeList_Person", ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID"], ["1,e,u"]
    )
    return [
        ("x.netcanvas", package({"protocol.json": json.dumps(content, separators=(",", ":")).encode()})),
        people,
    ]


def screens_of_one_place() -> Files:
    """Fifty thousand screens that all place people by one answer."""
    prompts = [{"layout": {"layoutVariable": "p"}}]
    return protocol({"stages": [{"label": f"{n}", "prompts": prompts} for n in range(55_000)]})


def types_of_a_protocol() -> Files:
    """A protocol with more kinds of people than there are people, and a hundred files of kinds."""
    own = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID"]
    lists = [
        interview(f"attributeList_a_{n}", own, [f"{m},e,u{n}-{m}" for m in range(15)]) for n in range(100)
    ]
    kinds = {f"{n}": {"name": f"a{n}"} for n in range(150_000)}
    return [protocol({"codebook": {"node": kinds}})[0], *lists]


def questions_of_a_protocol() -> Files:
    """A protocol of nearly 4 MB of questions."""
    return protocol({"codebook": {"ego": {"variables": {f"{n}": {"name": "a"} for n in range(150_000)}}}})


def kumu(count: int) -> Files:
    """A project of Kumu in which every element has fields of its own."""
    elements = [{"label": f"p{n}", **{f"f{n}-{m}": 1 for m in range(20)}} for n in range(count)]
    return [("x.json", json.dumps({"elements": elements}).encode())]


def many_small(name: str, data: bytes, count: int) -> Callable[[], Files]:
    """A package of very many small files of one kind."""
    return lambda: [("x.zip", package({name % n: data for n in range(count)}, zipfile.ZIP_STORED))]


_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_BOOK = b"<workbook " + MAIN + b"><sheets/><definedNames>"
_BOOK_ENDS = b"</definedNames></workbook>"
_NAME = b'<definedName name="a">b</definedName>'
_PART = b'<Relationship Id="a" Type="b" Target="c"/>'
_PERSON = b"nodeID,networkCanvasEgoUUID,networkCanvasUUID\n1,e,u\n"
_STRINGS = "xl/sharedStrings.xml"
_RICH = b"<si><r><rPr><b/><i/><u/><sz/></rPr><t/></r></si>"

MULTIPLIED: dict[str, Callable[[], Files]] = {
    "long words meant often": shared_words(b"x" * 250_000),
    "long words with accents": shared_words("é".encode() * 120_000),
    "long words that hide signs": shared_words("\u202e😀".encode() * 30_000),
    "shared words of nothing": one_part(_STRINGS, b"<sst " + MAIN + b">", b"<si/>", 170_000, b"</sst>"),
    "shared words in many styles": one_part(_STRINGS, b"<sst " + MAIN + b">", _RICH, 13_000, b"</sst>"),
    "a sheet that is all sheets": sheets_of_one_part,
    "names for printing": printed_names,
    "defined names": one_part("xl/workbook.xml", _BOOK, _NAME, 55_000, _BOOK_ENDS),
    "parts of parts": one_part("xl/_rels/workbook.xml.rels", _RELS, _PART, 44_000, b"</Relationships>"),
    "packages side by side": bombs_side_by_side,
    "questions about ties": many_headings_for_ties,
    "questions about people": many_headings_for_people,
    "an interview for each": one_interview_each,
    "a kind for each": a_type_each,
    "questions for each": answers_of_their_own,
    "kinds as long as essays": long_kinds,
    "ties as long as essays": long_ties,
    "spaces between names": spaces_between(b"a%sb\n"),
    "spaces before and after": spaces_between(b'"a%s-"\n'),
    "60 MB and a face": one_face_in_a_package,
    "60 MB of wide letters": wide_letters_in_a_package,
    "long cells in a package": long_cells_in_a_package,
    "a drawing in a package": drawing_in_a_package,
    "screens of one place": screens_of_one_place,
    "kinds of a protocol": types_of_a_protocol,
    "questions of a protocol": questions_of_a_protocol,
    "fields of a project": lambda: kumu(4900),
    "small lists": many_small("%d.csv", b"AM,DT\n", 2900),
    "small drawings": many_small("%d.graphml", drawn(b""), 2900),
    "small interviews": many_small(CASE + "_attributeList_T%d.csv", _PERSON, 2400),
}  # fmt: skip
