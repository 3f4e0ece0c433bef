"""The largest and most hostile files there are, each in a process of its own: `python -m benchmarks.fuzz.large`.

Prints what each one took and what was said about it, and ends with 1 if one took over a second of processor time, held
over 300 MB, or was let in. Every file is close to 20 MB, the most that an import takes (quality R7).
"""

import io
import json
import os
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.fuzz.multiplied import CASE, GRAPHML, MOST, MULTIPLIED, Files, package, workbook

MEGABYTE = 1024 * 1024
SECONDS, MEGABYTES = 1.0, 300
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def filled(part: bytes, start: bytes = b"") -> bytes:
    """20 MB of one piece over and over."""
    return start + part * ((MOST - len(start)) // len(part))


def noise() -> bytes:
    return Random(1).randbytes(MOST)


def letters() -> bytes:
    """Noise that looks like text."""
    return noise().translate(bytes(b"ab,;\n\"' -"[n % 9] for n in range(256)))


def bomb(says: int | None = None) -> bytes:
    """20 MB that unpack to 20 GB. says: what the directory gives as the size of each entry, where it lies."""
    zeros = 100 * MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(zeros)) + packer.flush()
    size, out, directory = says or zeros, io.BytesIO(), io.BytesIO()
    count = MOST // (len(packed) + 120)
    for number in range(count):
        name, at = b"%d.csv" % number, out.tell()
        facts = (20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0)
        out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, *facts) + name + packed)
        directory.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *facts, 0, 0, 0, 0, at) + name)
    start, entries = out.tell(), directory.getvalue()
    return (
        out.getvalue()
        + entries
        + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries), start, 0)
    )


def book_of(first: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with this as its first sheet."""
    return workbook({"xl/worksheets/sheet1.xml": first}, how)


def interview(rows: int, columns: int) -> bytes:
    """A list of an interview with so many rows and columns."""
    head = ",".join(
        ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", *(f"v{n}" for n in range(columns))]
    )
    line = ",".join(["%d", "e", "u%d", *["true"] * columns])
    return "\r\n".join([head, *(line % (n, n) for n in range(rows))]).encode()


def near_the_limits() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Files that are as large as may be read: the longest work there is."""
    cell = b'<c r="A1" t="str"><v>x</v></c>'
    node = b"".join(b'<data key="k%d">v</data>' % key for key in range(28))
    return {
        "rows at the limit": ("x.csv", lambda: b"".join(b"p%d,q%d%s\n" % (n % 140, n, b",x" * 20) for n in range(4900))),
        "long cells at the limit": ("x.csv", lambda: b"".join(b"p%d,q,%s\n" % (n % 140, b"x" * 4000) for n in range(4900))),
        "an interview at the limit": (f"{CASE}_attributeList_Person.csv", lambda: interview(280, 400)),
        "a drawing at the limit": ("x.graphml", lambda: GRAPHML + b"<graph>" + b"".join(
            b'<node id="%d">' % n + node + b"</node>" for n in range(4000)) + b"</graph></graphml>"),
        "a workbook at the limit": ("x.xlsx", lambda: book_of(
            SHEET % ((b"<row>" + cell * 15 + b"</row>") * 1900), zipfile.ZIP_STORED)),
        "a list of people at the limit": ("x.csv", lambda: b"".join(b"p%d,q%d,friend,since %d\n" % (n % 149, (n * 7) % 149 + 150, n) for n in range(4900))),
    }  # fmt: skip


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "noise": ("x.csv", noise),
    "noise called a package": ("x.zip", lambda: b"PK\x03\x04" + noise()[4:]),
    "noise called a workbook": ("x.xlsx", lambda: b"PK\x03\x04" + noise()[4:]),
    "letters at random": ("x.csv", letters),
    "zeros": ("x.csv", lambda: bytes(MOST)),
    "zeros between letters": ("x.csv", lambda: filled(b"a\0,\0b\0\n\0")),
    "one endless line": ("x.csv", lambda: filled(b"a")),
    "short rows": ("x.csv", lambda: filled(b"AM,DT\n")),
    "commas": ("x.csv", lambda: filled(b",")),
    "rows of commas": ("x.csv", lambda: filled(b"," * 9000 + b"\n")),
    "quotation marks": ("x.csv", lambda: filled(b'"')),
    "doubled quotation marks": ("x.csv", lambda: filled(b'"a""b","c"\n')),
    "a mark never closed": ("x.csv", lambda: filled(b"a,b\n", b'"')),
    "names joined by and": ("x.csv", lambda: filled(b"a and b and c and d - e & f\n")),
    "spaces": ("x.csv", lambda: filled(b" ")),
    "long cells": ("x.csv", lambda: filled(b"p,q," + b"x" * 4000 + b"\n")),
    "wide letters": ("x.csv", lambda: filled("é,b\n".encode("utf-16-le"), b"\xff\xfe")),
    "faces": ("x.csv", lambda: filled("😀,".encode() * 100 + b"\n")),
    "letters of Windows": ("x.csv", lambda: filled("José,Zoë\n".encode("cp1252"))),
    "halves of letters": ("x.csv", lambda: filled(b"\xc3,\xe2\x82\n")),
    "formulas": ("x.csv", lambda: filled(b"=cmd|' /C calc'!A0,+1\n")),
    "a wide interview": (f"{CASE}_attributeList_Person.csv", lambda: interview(2000, 1900)[:MOST]),
    "a long interview": (f"{CASE}_attributeList_Person.csv", lambda: interview(900_000, 0)[:MOST]),
    "two thousand columns": (f"{CASE}_attributeList_Person.csv", lambda: interview(1, 2500)),
    "billion laughs": (
        "x.graphml",
        lambda: b'<!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + filled(b"&b;", GRAPHML)[:MOST],
    ),
    "tags": ("x.graphml", lambda: filled(b"<a/>", GRAPHML)),
    "nodes": ("x.graphml", lambda: filled(b'<node id="1"/>', GRAPHML + b"<graph>")),
    "depth": ("x.graphml", lambda: filled(b"<a>", GRAPHML)),
    "one endless attribute": ("x.graphml", lambda: filled(b"x", GRAPHML + b'<a b="')),
    "one endless answer": ("x.graphml", lambda: filled(b"x\n", GRAPHML + b"<graph><data>")),
    "numbers for letters": ("x.graphml", lambda: filled(b"&#x41;", GRAPHML + b"<graph><data>")),
    "controls": ("x.graphml", lambda: filled(b"\x01\x02&#1;", GRAPHML)),
    "comments": ("x.graphml", lambda: filled(b"<!---->", GRAPHML)),
    "deep JSON": ("x.json", lambda: filled(b"[")),
    "JSON of just under 4 MB": ("x.json", lambda: b'{"elements":[' + b"{}," * 1_300_000 + b"{}]}"),
    "deep JSON under 4 MB": ("x.json", lambda: b'{"a":' * 700_000),
    "a number without end": ("x.json", lambda: b'{"elements":[' + b"9" * 4_000_000 + b"]}"),
    "a bomb": ("x.zip", bomb),
    "a bomb that lies": ("x.zip", lambda: bomb(says=9000)),
    "a package of noise": ("x.zip", lambda: package({"a.csv": noise()[: MOST - 200]}, zipfile.ZIP_STORED)),
    "packages in packages": ("x.zip", lambda: package({"a.zip": package({"b.zip": noise()[:-9000]})}, zipfile.ZIP_STORED)),
    "many entries": ("x.zip", lambda: package({f"{n}.csv": b"AM,DT\n" for n in range(90_000)}, zipfile.ZIP_STORED)),
    "a directory without end": ("x.zip", lambda: filled(b"PK\x01\x02", b"PK\x03\x04")),
    "paths that climb": ("x.zip", lambda: package({f"../../{n}.csv": noise()[: MOST // 4] for n in range(3)})),
    "rows of a workbook": ("x.xlsx", lambda: book_of(SHEET % (b'<row r="1"><c><v>1</v></c></row>' * 260_000))),
    "a sheet of just under 8 MB": ("x.xlsx", lambda: book_of(SHEET % (b"<c/>" + b" " * 240_000) * 34)),
    "cells without end": ("x.xlsx", lambda: book_of(SHEET % (b'<row r="1">' + b"<c><f>A1</f><v/></c>" * 9000 + b"</row>"))),
    "broken sheet": ("x.xlsx", lambda: book_of(noise()[:MOST - 20_000], zipfile.ZIP_STORED)),
    "a workbook with entities": ("x.xlsx", lambda: book_of(b'<!DOCTYPE a [<!ENTITY b "c">]>' + SHEET % (b"&b;" * 100_000))),
    "a protocol of options": (
        "x.netcanvas",
        lambda: package({"protocol.json": json.dumps({"codebook": {"node": {"a": {"name": "P", "variables": {
            str(n): {"name": f"v{n}", "options": [{"value": m} for m in range(9)]} for n in range(2300)}}}}}).encode()}),
    ),
}  # fmt: skip


def child(names: list[str]) -> None:
    """Read the files of one import as the pages do, and write what it took as JSON. names: "size:name" of each."""
    from alongside.peermaps.importing import Choices, NamedBytes
    from alongside.peermaps.importing.material import take

    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    told = (name.partition(":") for name in names)
    files = [NamedBytes(called, sys.stdin.buffer.read(int(size))) for size, _, called in told]
    before = _processor_time()
    taken = take(files, choices=Choices(level=2), today=date(2026, 11, 24))
    json.dump(
        {
            "seconds": _processor_time() - before,
            "megabytes": _most_held(),
            "let_in": taken.material is not None,
            "says": taken.problems[0].says if taken.problems else "",
        },
        sys.stdout,
    )


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _most_held() -> float:
    """Megabytes at most, of this process alone; `ru_maxrss` would remember the one that started it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def every() -> dict[str, Callable[[], Files]]:
    """The files of every import by what they are."""

    def alone(called: str, make: Callable[[], bytes]) -> Callable[[], Files]:
        return lambda: [(called, make())]

    return {**{what: alone(*each) for what, each in {**FILES, **near_the_limits()}.items()}, **MULTIPLIED}


def measured() -> Iterator[tuple[str, int, dict[str, object]]]:
    """Each import by what it is, with its size and what came of it."""
    for what, make in every().items():
        files = make()
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.fuzz.large", *(f"{len(data)}:{name}" for name, data in files)],
            input=b"".join(data for _, data in files),
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        fault = {"seconds": 99.0, "megabytes": 0.0, "let_in": False, "says": ran.stderr.decode()[-200:]}
        size = sum(len(data) for _, data in files)
        yield what, size, json.loads(ran.stdout) if ran.returncode == 0 else fault


def main() -> int:
    """The whole table; the exit code says whether all of it holds."""
    worst = 0
    print(f"{'file':28}{'MB':>6}{'seconds':>9}{'MB held':>9}  what is said")
    for what, size, found in measured():
        late = float(str(found["seconds"])) > SECONDS or float(str(found["megabytes"])) > MEGABYTES
        late = late or (bool(found["let_in"]) and what in FILES)
        worst |= bool(late)
        print(
            f"{what:28}{size / MEGABYTE:6.1f}{found['seconds']:9.2f}{found['megabytes']:9.0f}  "
            f"{'!! ' if late else ''}{found['says']}"
        )
    return worst


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1:])
    else:
        sys.exit(main())
