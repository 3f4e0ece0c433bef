"""Fuzz the importer with coverage feedback: `python -m benchmarks.fuzz.imports [FOLDER] [-runs=N]`.

Needs atheris, which is not among the requirements. The first byte chooses what the file is called.
A finding is anything `read` raises, or a preview that cannot be written as JSON.
"""

import importlib
import json
import sys

from alongside.peermaps.importing import NamedBytes, as_json, read

NAMES = (
    "list.csv",
    "case_1_54ba71fa-0000-4000-8000-000000000001_ego.csv",
    "case_1_54ba71fa-0000-4000-8000-000000000001_attributeList_Person.csv",
    "case_1_54ba71fa-0000-4000-8000-000000000001_edgeList_Friend.csv",
    "drawing.graphml",
    "export.zip",
    "team.xlsx",
    "study.netcanvas",
    "project.json",
)


def try_bytes(data: bytes) -> None:
    """One file; with a third of the bytes each, three files of one export."""
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    files = [NamedBytes(name, data[1:])]
    if data[:1] == b"\xff":
        third = len(data) // 3
        files = [
            NamedBytes(each, data[1 + third * n : 1 + third * (n + 1)]) for n, each in enumerate(NAMES[1:4])
        ]
    json.dumps(as_json(read(files)))


def main() -> None:
    """Run until something is found or the given number of runs is done."""
    atheris = importlib.import_module("atheris")
    atheris.instrument_all()
    atheris.Setup(sys.argv, try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
