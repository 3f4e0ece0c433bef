"""The engine on the server: one thread, one caller at a time, and a quiet end (docs/adr/0006)."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alongside.peermaps.javascript import NotBuiltError, Script

ADDING = "const added = (a, b) => a.words + b; const fails = () => { throw new Error('on purpose') };"

ENDS = """
from pathlib import Path
from alongside.peermaps.javascript import Script
print(Script(Path({bundle!r}), what="It", build="none").call("added", {{"words": "a"}}, "b"))
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    written = tmp_path / "adding.js"
    written.write_text(ADDING, encoding="utf-8")
    return written


@pytest.fixture
def script(bundle: Path) -> Iterator[Script]:
    opened = Script(bundle, what="Adding", build="build:adding")
    yield opened
    opened.close()


def test_many_callers_take_turns(script: Script) -> None:
    with ThreadPoolExecutor(max_workers=4) as callers:
        answers = callers.map(lambda n: script.call("added", {"words": str(n)}, "'); fails(); ('"), range(40))
        assert list(answers) == [f"{n}'); fails(); ('" for n in range(40)]


def test_what_fails_is_told_to_its_caller_and_stops_nobody_else(script: Script) -> None:
    with pytest.raises(Exception, match="on purpose"):
        script.call("fails")
    assert script.call("added", {"words": "a"}, "b") == "ab"


def test_bundles_are_opened_from_any_thread(bundle: Path) -> None:
    """Tidying and drawing are asked for by requests in threads of their own."""
    with ThreadPoolExecutor(max_workers=4) as requests:
        opened = list(requests.map(lambda _: Script(bundle, what="Adding", build="none"), range(8)))
    assert [script.call("added", {"words": "a"}, "b") for script in opened] == ["ab"] * 8
    for script in opened:
        script.close()


def test_closing_twice_is_harmless(script: Script) -> None:
    script.close()
    script.close()


def test_a_process_that_drew_ends_without_a_word(bundle: Path) -> None:
    """`close` runs when the interpreter has already waited for its other threads."""
    code = ENDS.format(bundle=str(bundle))
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("ab\n", "")


def test_what_was_not_built_says_how_to(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="run `npm run build:adding`"):
        Script(tmp_path / "none.js", what="Adding", build="build:adding")
