"""Quality R7: bad input of every kind gets a clear message, changes nothing, and stays short.

Work is bounded by counting it, not by a clock: the budget says how much was done.
"""

import io
import json
import os
import struct
import tracemalloc
import zipfile

import pytest

from alongside.peermaps.importing import limits
from alongside.peermaps.importing.limits import MEGABYTE, Budget
from alongside.peermaps.tests.importing.books import book
from alongside.peermaps.tests.importing.interviews import drawing, lists, packed, protocol, usual

GRAPHML = b'<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
MOST = limits.MAX_BYTES - 256


def changed(data, name, part, how=zipfile.ZIP_STORED):
    """A package with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", how) as new:
        for known in old.namelist():
            if known != name:
                new.writestr(known, old.read(known))
        new.writestr(name, part)
    return out.getvalue()


def lying(size):
    """A package whose directory gives an entry another size than it has."""
    data = bytearray(packed({"a.csv": b"AM,DT\n" * 200}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, size)
    return bytes(data)


def entry(name):
    return packed({name: b"AM,DT\n"})


def flagged(flag):
    data = bytearray(entry("a.csv"))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, flag)
    return bytes(data)


def nameless():
    """An entry whose directory gives it no name."""
    data = bytearray(entry("a"))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 28, 0)
    del data[at + 46]
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<I", data, end + 12, end - at)
    return bytes(data)


def lzma():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a.csv", b"AM,DT\n")
    return out.getvalue()


def doubled():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.csv", b"AM,DT\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("a.csv", b"AM,LO\n")
    return out.getvalue()


OUTSIDE = "This package names a file outside itself, so nothing in it was read."
FAR_MORE = "A file in this package unpacks to far more than its size, so it was not read."
PACKAGES = {
    "bomb": (lambda: packed({"a.csv": bytes(64 * MEGABYTE)}), FAR_MORE),
    "too much in all": (
        lambda: packed({f"{n}.csv": os.urandom(600_000) + bytes(9 * MEGABYTE) for n in range(7)}),
        "Unpacked, this is larger than 60 MB.",
    ),
    "too many": (
        lambda: packed({f"{n}.csv": b"a,b" for n in range(limits.MAX_ENTRIES + 1)}),
        "This package holds more than 3,000 files.",
    ),
    "a directory that never ends": (
        lambda: b"PK\x03\x04" + b"PK\x01\x02" * (MOST // 4),
        "This package holds more than 3,000 files.",
    ),
    "climbs out": (lambda: entry("../../etc/passwd.csv"), OUTSIDE),
    "climbs out the other way": (lambda: entry("..\\a.csv"), OUTSIDE),
    "from the root": (lambda: entry("/etc/a.csv"), OUTSIDE),
    "from a drive": (lambda: entry("C:/a.csv"), OUTSIDE),
    "says less": (lambda: lying(3), None),
    "says more": (lambda: lying(5000), "a.csv in this package is not as large as the package says."),
    "locked": (lambda: flagged(1), "This package is locked with a password. Unpack it first."),
    "packed oddly": (lzma, "This package is packed in an unusual way. Make it again as an ordinary ZIP."),
    "two of one name": (doubled, "This package holds two files of the same name."),
    "no name": (nameless, "This package is damaged and cannot be opened."),
    "cut off": (lambda: entry("a.csv")[:-30], "This package is damaged and cannot be opened."),
    "package in a package": (
        lambda: packed({"in.zip": entry("a.csv")}),
        "This is a package inside a package. Unpack it first and choose it itself.",
    ),
    "workbook in a package": (
        lambda: packed({"in.xlsx": book()}),
        "This is a package inside a package. Unpack it first and choose it itself.",
    ),
    "nothing in it": (lambda: packed({}), "There is nothing in this package that can be read."),
    "nothing useful": (
        lambda: packed({"a.jpg": b"\xff\xd8"}),
        "There is nothing in this package that can be read.",
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_nobody_should_open(take, said, name):
    make, sentence = PACKAGES[name]
    budget = Budget()
    preview = take({"x.zip": make()}, budget=budget)
    assert not preview.may_come_in
    assert preview.people == ()
    assert budget.unpacked <= limits.MAX_UNPACKED
    if sentence:
        assert said(preview) == [sentence]
    else:
        assert said(preview)


TOO_MUCH = "There is more here than a map can hold"
DOCTYPE = "This file defines entities or a document type of its own, so it was not read."
XML = {
    "entities": (
        lambda: b'<!DOCTYPE g [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>' + GRAPHML + b"&b;</graphml>",
        DOCTYPE,
    ),
    "an outside file": (
        lambda: b'<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + GRAPHML + b"&a;</graphml>",
        DOCTYPE,
    ),
    "a document type alone": (
        lambda: b'<!DOCTYPE g SYSTEM "http://x/y.dtd">' + GRAPHML + b"</graphml>",
        DOCTYPE,
    ),
    "in wide letters": (
        lambda: ('<!DOCTYPE g [<!ENTITY a "x">]>' + GRAPHML.decode() + "&a;</graphml>").encode("utf-16"),
        DOCTYPE,
    ),
    "deep": (lambda: GRAPHML + b"<a>" * 50_000, "built in an unusual way"),
    "endless tags": (lambda: GRAPHML + b"<a/>" * (MOST // 8), TOO_MUCH),
    "endless attributes": (lambda: GRAPHML + b"<a " + b'b=""' * (MOST // 8), TOO_MUCH),
    "one endless attribute": (lambda: GRAPHML + b'<a b="' + b"x" * (MOST // 2) + b'"/></graphml>', TOO_MUCH),
    "one endless answer": (lambda: GRAPHML + b"x\n" * (MOST // 4) + b"</graphml>", TOO_MUCH),
    "endless references": (lambda: GRAPHML + b"&#0" + b"0" * (MOST // 4), TOO_MUCH),
    "too many graphs": (lambda: GRAPHML + b"<graph/>" * 6000 + b"</graphml>", TOO_MUCH),
    "cut off": (lambda: drawing("A", [usual()])[:-400], "This file is damaged"),
    "of another kind": (lambda: b"<html><body>Hello</body></html>", "not a drawing of a network"),
    "empty of networks": (lambda: GRAPHML + b"</graphml>", "This drawing is empty"),
}


@pytest.mark.parametrize("name", XML)
def test_drawings_nobody_should_read(take, said, name):
    make, words = XML[name]
    budget = Budget()
    preview = take({"x.graphml": make()}, budget=budget)
    (sentence,) = said(preview)
    assert words in sentence
    assert budget.rows <= limits.MAX_ROWS + 1


TEXTS = {
    "empty": (b"", "This file is empty."),
    "spaces": (b" \r\n\t ", "This file is empty."),
    "line ends": (b"\n" * MOST, "This file is empty."),
    "commas": (b"," * MOST, "This row is too long for a table."),
    "one line": (b"a" * MOST, "This row is too long for a table."),
    "quotation marks": (b'"' * MOST, "This row is too long for a table."),
    "a mark never closed": (b'"' + b"a\n" * (MOST // 2), "quotation mark"),
    "cells over many lines": (b'a,b\n"' + b'",",\n"' * (MOST // 8), TOO_MUCH),
    "short rows": (b"a,b\n" * (MOST // 4), TOO_MUCH),
    "faces": ("😀,b\n".encode() * (MOST // 8), TOO_MUCH),
    "wide letters": (("a,b\n" * (MOST // 16)).encode("utf-16"), TOO_MUCH),
    "zeros": (b"\0" * 100_000, "read here"),
    "noise": (bytes(range(256)) * 400, "read here"),
    "a long cell": (b"AM," + b"x" * 30_000, "A cell in this row is longer than any answer."),
    "odd half letters": (b"\xff\xfeA\x00\x00\xd8", "The letters in this file are damaged."),
    "too many people": (b"".join(b"p%d,q%d\n" % (n, n) for n in range(1500)), "A map works for up to 150."),
}


@pytest.mark.parametrize("name", TEXTS)
def test_lists_nobody_should_read(take, said, name):
    data, words = TEXTS[name]
    budget = Budget()
    preview = take({"x.csv": data}, budget=budget)
    assert not preview.may_come_in
    assert words in said(preview)[0]
    assert budget.rows <= limits.MAX_ROWS + 1


WORKBOOKS = {
    "entities": (lambda: SHEET.replace(b"<work", b'<!DOCTYPE a [<!ENTITY b "c">]><work') % b"", DOCTYPE),
    "endless rows": (lambda: SHEET % b"".join(b'<row r="%d"/>' % n for n in range(1, 8000)), TOO_MUCH),
    "a row far down": (lambda: SHEET % b'<row r="999999999"><c><v>1</v></c></row>', TOO_MUCH),
    "endless cells": (lambda: SHEET % (b'<row r="1">' + b"<c><v>1</v></c>" * 60_000 + b"</row>"), TOO_MUCH),
    "one endless cell": (
        lambda: SHEET % (b'<row r="1"><c t="str"><v>' + b"x" * MEGABYTE + b"</v></c></row>"),
        TOO_MUCH,
    ),
    "a long cell": (
        lambda: SHEET % (b'<row r="1"><c t="str"><v>' + b"x" * 30_000 + b"</v></c></row>"),
        "A cell in this row is longer than any answer.",
    ),
    "rows that go back": (lambda: SHEET % b'<row r="2"/><row r="1"/>', "damaged or of an unusual kind"),
    "words that are not there": (
        lambda: SHEET % b'<row><c t="s"><v>7</v></c></row>',
        "damaged or of an unusual kind",
    ),
    "a number of letters": (lambda: SHEET % b"<row><c><v>x</v></c></row>", "damaged or of an unusual kind"),
    "large": (lambda: SHEET % (b" " * 200_000 + b"<a/>") * 45, "larger than 8 MB"),
    "cut off": (lambda: SHEET[:-20] % b"", "damaged"),
    "another alphabet": (lambda: (SHEET % b"").decode().encode("utf-16"), "damaged or of an unusual kind"),
    "an encoding of its own": (
        lambda: b'<?xml version="1.0" encoding="cp037"?>' + SHEET % b"",
        "damaged or of an unusual kind",
    ),
    "a column past the last": (
        lambda: SHEET % b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
        "damaged or of an unusual kind",
    ),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks_nobody_should_read(take, said, name):
    make, words = WORKBOOKS[name]
    preview = take({"x.xlsx": changed(book(), "xl/worksheets/sheet1.xml", make())})
    assert not preview.may_come_in
    assert words in said(preview)[0]


def test_formats_of_a_workbook_are_never_read(take, said):
    """Hundreds of thousands of formats are common, slow to read and of no use."""
    styles = b"<styleSheet>" + b"<xf/>" * 400_000
    budget = Budget()
    preview = take({"x.xlsx": changed(book(), "xl/styles.xml", styles)}, budget=budget)
    assert said(preview) == []
    assert budget.unpacked < MEGABYTE


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0rest", "old Excel file or has a password"),
        ("a.pdf", b"%PDF-1.7", "A PDF cannot be read"),
        ("a.docx", b"PK\x03\x04", "A Word document cannot be read"),
        ("a.gexf", b"<gexf/>", "Export it as CSV"),
        ("a.ods", b"PK\x03\x04", "Save it as .xlsx"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "read here"),
        ("a.json", b" " * (limits.MAX_JSON + 1) + b"{", "larger than 4 MB"),
        ("a.json", b'{"elements":[' + b"1" * 10_000 + b"]}", "damaged"),
        ("a.csv", b"a" * (limits.MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_other_files_say_what_to_do(take, said, name, data, words):
    assert words in said(take({name: data}))[0]


def test_protocols_with_odd_shapes_are_refused_or_read_for_what_they_say(take, said):
    for content in (b"[]", b"{", b'{"codebook": 7}', b'{"codebook":{"node":{"a":[]},"ego":"x"},"stages":{}}'):
        preview = take({"p.netcanvas": packed({"protocol.json": content}), **lists("B", [usual()])})
        assert preview.may_come_in is (content != b"{")
    assert said(take({"a.netcanvas": protocol(), "b.netcanvas": protocol()}))


def test_far_too_many_options_in_a_protocol(take, said):
    options = [{"value": n} for n in range(limits.MAX_OPTIONS + 1)]
    person = {"name": "P", "variables": {"v": {"name": "v", "options": options}}}
    content = json.dumps({"codebook": {"node": {"a": person}}})
    preview = take({"p.netcanvas": packed({"protocol.json": content.encode()})})
    assert "more questions and answers than any interview" in said(preview)[0]


def test_no_files_and_too_many(take, said):
    assert said(take({})) == ["Choose at least one file."]
    assert "at most" in said(take({f"{n}.csv": b"a" for n in range(limits.MAX_FILES + 1)}))[0]


def test_letters_of_windows_are_read_and_said(take, said):
    preview = take({"l.csv": "José Pérez,Zoë\n".encode("cp1252")})
    assert [person.shown for person in preview.people] == ["JP", "Z"]
    assert any("Windows letters" in note for note in said(preview, stops=False))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_with_and_without_a_mark(take, said, encoding):
    preview = take({"l.csv": "Łukasz Żak,李 娜\nŁukasz Żak,Zoë Y\n".encode(encoding)})
    assert said(preview) == []
    assert [person.shown for person in preview.people] == ["ŁŻ", "李娜", "ZY"]


def test_signs_that_hide_or_turn_letters_are_taken_out(take):
    preview = take({"l.csv": "A\u202eM\x07 B\x00,D\u2066T\n".encode()})
    assert [person.shown for person in preview.people] == ["AB", "DT"]
    assert [person.key for person in preview.people] == ["list/person/1", "list/person/2"]


def test_a_file_name_cannot_mislead(take):
    preview = take({"../../\u202eevil\x00/name\n.csv": b"AM,AM\n"})
    (problem,) = preview.problems
    assert problem.where.file == "name\n.csv".replace("\n", " ")


HEAVY = {
    "faces.csv": "😀".encode() * (MOST // 4),
    "wide.csv": ("é,b\n" * (MOST // 8)).encode("utf-16-le"),
    "rows.csv": b"".join(b"p%d,q,%s\n" % (n % 900, b"x" * 4000) for n in range(4900)),
    "x.graphml": GRAPHML + b"<graph>" + b"".join(
        b'<node id="%d">' % n + b"".join(b'<data key="k%d">v</data>' % k for k in range(60)) + b"</node>"
        for n in range(1900)
    ) + b"</graph></graphml>",
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_memory_stays_small_however_heavy_a_file_is(take, name):
    """R7: at most 300 MB for any file of up to 20 MB."""
    data = HEAVY[name]
    tracemalloc.start()
    try:
        take({name: data})
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 150 * MEGABYTE
