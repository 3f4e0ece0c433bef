"""Look for input that breaks the importer, following the branches it reaches: `make fuzz`, or
`python -m benchmarks.fuzz.imports FOLDER [-max_total_time=SECONDS]`.

The folder keeps what was found interesting; it begins with one good file of each kind. The first byte of an input
says what the file is called. A finding is anything that reading raises, a preview that cannot be written as JSON, or
material that does not come back as it was kept.
"""

import importlib
import json
import sys
from datetime import date
from pathlib import Path

from alongside.peermaps.importing import Choices, NamedBytes, as_json, read
from alongside.peermaps.importing.material import Material, lessened, preview, take
from alongside.peermaps.importing.packing import packed, unpacked

CASE = "case_1_54ba71fa-0000-4000-8000-000000000001"
NAMES = (
    "list.csv",
    f"{CASE}_ego.csv",
    f"{CASE}_attributeList_Person.csv",
    f"{CASE}_edgeList_Friend.csv",
    "drawing.graphml",
    "export.zip",
    "team.xlsx",
    "study.netcanvas",
    "project.json",
)
TODAY = date(2026, 11, 24)


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
    level = 1 if len(data) % 2 else 2
    _keeps(files, Choices(level=level))  # type: ignore[arg-type]


def _keeps(files: list[NamedBytes], choices: Choices) -> None:
    """What a case would keep comes back as it was, and can be looked at."""
    material = take(files, choices=choices, today=TODAY).material
    if material is None:
        return
    again = unpacked(Material, packed(material))
    if again != material:
        raise AssertionError("the material came back as something else")
    seen = preview(lessened(again, choices, TODAY), choices)
    if not seen.may_come_in:
        raise AssertionError(f"it came in and cannot be looked at: {seen.problems[:1]}")


def seed(folder: Path) -> None:
    """One good file of each kind to begin with."""
    samples = importlib.import_module("alongside.peermaps.tests.importing.test_any_bytes").SAMPLES
    kinds = ("_ego", "attributeList", "edgeList", ".graphml", ".zip", ".xlsx", ".netcanvas", ".json")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in samples:
        number = next((place for place, kind in enumerate(kinds, 1) if kind in name), 0)
        (folder / f"seed-{number}").write_bytes(bytes([number]) + content)


def main() -> None:
    """Run until something is found or the given time is over."""
    atheris = importlib.import_module("atheris")
    seed(Path(sys.argv[1]))
    atheris.instrument_all()
    atheris.Setup(sys.argv, try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
