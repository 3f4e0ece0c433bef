"""The process that prints (docs/adr/0012): it knows one sheet, ends with its answer, and never hangs anybody."""

import subprocess
import sys
import threading

import pytest

from alongside.peermaps.terms import Level
from alongside.sharing.maps import press
from alongside.sharing.maps.choices import Format
from alongside.sharing.tests.small_maps import said, sheet, three_people, tied

BEGINS = {Format.PDF: b"%PDF", Format.WORD: b"PK", Format.PNG: b"\x89PNG", Format.SVG: b"<svg"}


@pytest.fixture(scope="module")
def small():
    return sheet(tied(three_people(), said(1, support=Level.STRONG)))


@pytest.mark.parametrize("as_what", Format)
def test_every_kind_of_file_comes_out_of_it(as_what, small):
    assert press.printed(small, as_what).startswith(BEGINS[as_what])


def test_two_at_once_do_not_wait_or_mix(small):
    """Each has a process of its own."""
    other = sheet(three_people())
    found = {}

    def print_one(name, one):
        found[name] = press.printed(one, Format.SVG)

    both = [threading.Thread(target=print_one, args=pair) for pair in (("small", small), ("other", other))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert found["small"] == press.printed(small, Format.SVG) != found["other"]


def test_it_is_not_told_where_databases_and_keys_are(small, monkeypatch):
    told = {}

    def run(command, **how):
        told.update(how)
        return subprocess.CompletedProcess(command, 0, b"<svg/>", b"")

    monkeypatch.setenv("ALONGSIDE_KEY", "secret")
    monkeypatch.setattr(subprocess, "run", run)
    press.printed(small, Format.SVG)
    assert set(told["env"]) <= set(press.MAY_KNOW)
    assert "ALONGSIDE_KEY" not in told["env"] and "DATABASE_URL" not in told["env"]


def test_it_knows_no_django_and_no_record():
    """Nothing that could open a database or a key is even loaded."""
    look = "import sys; from alongside.sharing.maps.printing import __main__; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_hangs_is_stopped_and_says_so(small, monkeypatch):
    def run(*_, timeout, **__):
        raise subprocess.TimeoutExpired("printing", timeout)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(press.CouldNotPrintError, match="TimeoutExpired"):
        press.printed(small, Format.SVG)


def test_a_sheet_that_cannot_be_printed_fails_without_a_word_of_it(small):
    """Words stay out of logs and error pages: only what failed and where."""
    broken = type(small)({"people": "JK told us"}, "JK told us", (), (), "JK told us", (), ())
    with pytest.raises(press.CouldNotPrintError) as problem:
        press.printed(broken, Format.PDF)
    assert "JK" not in str(problem.value)
    assert "at " in str(problem.value)
