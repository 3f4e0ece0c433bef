"""S5: `alongside demo --data DIR --no-serve`, then every byte of DIR is looked at. Not one word is there.

What is looked for comes out of the records themselves, opened with their keys, so it cannot become empty
unnoticed. Key store and master key are aside: they are the keys. In clear, by design, are staff accounts,
agencies and published settings.
"""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.support.fingerprint import ROOT

AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KEYS = re.compile(r"keys\.sqlite3.*|master\.key")
NAME, PART = 6, 12
"""Bytes from which a name is looked for, and from which a part of a sentence is."""

HELD = {
    "case.title": 4,
    "case.purpose_line": 3,
    "person.shown": 15,
    "person.full_name": 8,
    "person.note": 5,
    "statement.words": 20,
    "contribution.words": 25,
    "note.words": 1,
    "draft.typed": 1,
    "timeline.words": 5,
    "inclusion.need": 10,
    "disclosure.because": 2,
    "referral.narrative": 5,
}
"""What the stories hold at the least: names, quotations, notes, titles, drafts, and the words around them."""

pytestmark = pytest.mark.usefixtures("sqlite_only")


@pytest.fixture(scope="module")
def sqlite_only(request):
    if request.config.getoption("db") == "postgres":
        pytest.skip("the folder of a demo is the same on every engine: it always uses SQLite")


@pytest.fixture(scope="module")
def folder(sqlite_only, tmp_path_factory):
    """A data folder as the command leaves it, made once."""
    made = tmp_path_factory.mktemp("demo") / "data"
    _run("alongside", "demo", "--data", str(made), "--no-serve")
    return made


@pytest.fixture(scope="module")
def written(folder):
    """What is sealed there, and what stands in the open by design."""
    return json.loads(_run("tests.security.sealed_words", str(folder)))


def _run(module, *arguments):
    """A command in a process of its own that knows nothing of this run's databases and keys."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ALONGSIDE_", "DJANGO_")) and not name.endswith("DATABASE_URL")
    }
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and not KEYS.fullmatch(path.name)]


def _readable(folder):
    """Everything in the files that reads as text, large and small letters alike, each stretch once."""
    content = b"\0".join(path.read_bytes() for path in _files(folder)).lower()
    return b"\0".join(set(re.findall(rb"[\x20-\x7e]{%d,}" % NAME, content)))


def _parts(label, text):
    """What is looked for: plain stretches of every sentence, whole and by four words; and each part of a name.

    Ids stand in clear by design; who wrote what is among the sealed words of a change as an id.
    """
    least = NAME if label in ("person.full_name", "person.shown", "case.title") else PART
    for stretch in re.split(r"[^\x20-\x7e]+|[.!?:;“”\"\\]+", text.lower()):
        words = stretch.split()
        found = {" ".join(words), *(" ".join(words[start : start + 4]) for start in range(len(words) - 3))}
        if label == "person.full_name":
            found |= set(words)
        yield from (part for part in found if len(part) >= least and not AN_ID.fullmatch(part))


def _hits(folder, written):
    open_by_design = {words.lower() for words in written["clear"]}
    readable = _readable(folder)
    for label, texts in written["sealed"].items():
        for part in {part for text in texts for part in _parts(label, text)} - open_by_design:
            if part.encode() in readable:
                yield label, part


def test_the_stories_hold_words_of_every_kind(written):
    """Otherwise finding nothing would show nothing."""
    short = {label: len(written["sealed"].get(label, ())) for label in HELD}
    assert not {label: found for label, found in short.items() if found < HELD[label]}
    looked_for = {
        part for label, texts in written["sealed"].items() for text in texts for part in _parts(label, text)
    }
    assert len(looked_for) > 2_000
    assert {"jaylen kamara", "kamara", "bus route and park friends"} <= looked_for
    assert "only bad on the" in looked_for


def test_no_word_stands_in_any_file(folder, written):
    """Databases, write-ahead files, witness, secrets: 0 hits for every name, quotation, note, title and draft."""
    assert {"alongside.sqlite3", "witness.txt", "secret.key"} <= {path.name for path in _files(folder)}
    assert sum(path.stat().st_size for path in _files(folder)) > 1_000_000
    assert sorted(_hits(folder, written)) == []


def test_the_search_finds_what_is_there(folder, written, tmp_path):
    """A single forgotten quotation, anywhere and in whatever letters, would be found."""
    (tmp_path / "left-over.bin").write_bytes(b"\xff\x00.. ONLY bad on the\x01" + os.urandom(64))
    (tmp_path / "another").write_text("x Kamara y", encoding="utf-8")
    assert set(_hits(tmp_path, written)) >= {
        ("statement.words", "only bad on the"),
        ("person.full_name", "kamara"),
    }


def test_only_the_owner_may_read_the_folder_and_its_keys(folder):
    """The keys are as safe as the folder they lie in."""
    assert folder.stat().st_mode & 0o077 == 0
    assert all((folder / name).stat().st_mode & 0o077 == 0 for name in ("master.key", "secret.key"))


def test_making_it_again_changes_nothing(folder, written):
    """The second start finds everything there."""
    _run("alongside", "demo", "--data", str(folder), "--no-serve")
    again = json.loads(_run("tests.security.sealed_words", str(folder)))
    assert {label: len(texts) for label, texts in again["sealed"].items()} == {
        label: len(texts) for label, texts in written["sealed"].items()
    }
