"""`alongside map import FILE... --preview`: JSON, one-line errors, exit codes that mean something."""

import io
import json
import subprocess
import sys

import pytest

from alongside.peermaps.importing.command import main
from alongside.peermaps.tests.importing.interviews import drawing, lists, usual


def run(paths, preview=True):
    out = io.StringIO()
    code = main([str(path) for path in paths], preview=preview, out=out, name_advice=lambda _: "")
    return code, out.getvalue()


@pytest.fixture
def export(tmp_path):
    for name, data in lists("B", [usual()]).items():
        (tmp_path / name).write_bytes(data)
    return sorted(tmp_path.iterdir())


def test_a_preview_is_json_and_changes_nothing(export, capsys):
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in export}
    code, out = run(export)
    content = json.loads(out)
    assert code == 0
    assert content["may_come_in"] is True
    assert content["counts"]["people"] == 4
    assert [out["label"] for out in content["stays_out"]][:2] == ["Case name", "Names of friends"]
    assert "Mahmoud" not in out
    assert capsys.readouterr().err == ""
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in export} == before


@pytest.mark.parametrize(
    "make", [lists, lambda generation, told: {f"{told[0].prefix}.graphml": drawing(generation, told)}]
)
def test_what_the_case_was_called_stands_nowhere(tmp_path, make):
    """`map.import`: files of an interview are called after a case, which may be called after somebody."""
    told = [usual(case="Amira Mahmoud")]
    for name, data in make("C", told).items():
        (tmp_path / name).write_bytes(data)
    code, out = run(sorted(tmp_path.iterdir()))
    assert code == 0
    assert "Mahmoud" not in out
    found = json.loads(out)
    wheres = {one["where"]["file"] for one in found["people"] + found["ignored"]}
    assert wheres and all(one.startswith("…") for one in wheres if one)


def test_problems_end_with_one_and_stay_json(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_bytes(b"AM,AM\n")
    code, out = run([path])
    assert code == 1
    assert json.loads(out)["problems"][0]["where"] == {"file": "list.csv", "row": 1}
    assert capsys.readouterr().err == "alongside map import: These files may not come in: 1 to put right.\n"


def test_wrong_use_ends_with_two_and_one_line(tmp_path, capsys):
    for paths, preview, says in (
        ([], True, "Name at least one file."),
        ([tmp_path / "none.csv"], True, "none.csv: No such file or directory."),
        ([tmp_path], True, f"{tmp_path.name} is a folder. Name the files in it."),
        (
            [tmp_path / "none.csv"],
            False,
            "Add --preview. A map is brought into a case on the case's own page.",
        ),
    ):
        assert run(paths, preview) == (2, "")
        assert capsys.readouterr().err == f"alongside map import: {says}\n"


def test_a_file_that_is_too_large_is_said_in_the_preview(tmp_path):
    path = tmp_path / "large.csv"
    path.write_bytes(b"a" * (20 * 1024 * 1024 + 5))
    code, out = run([path])
    assert code == 1
    assert "larger than 20 MB" in json.loads(out)["problems"][0]["says"]


def test_whoever_reads_only_the_beginning_sees_no_traceback(tmp_path):
    """`alongside map import … | head`."""
    path = tmp_path / "list.csv"
    path.write_text("".join(f"A{number},B{number}\n" for number in range(140)))
    command = [sys.executable, "-m", "alongside", "map", "import", str(path), "--preview"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read().decode()
    assert (said, running.returncode) == ("", 141)
