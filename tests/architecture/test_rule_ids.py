"""Rules are named after the line of the practice they carry out; a test quotes each (docs/reference/coverage.md)."""

import re

import pytest

from scripts import coverage_reference
from scripts.coverage_reference import HOMES, PROOFS
from scripts.lints.source import sources
from scripts.quoting import all_ids, quoted_in

RULE = re.compile(r"Reason\(\s*\"([a-z_.0-9]+)\"")


def test_every_id_that_is_built_is_quoted_by_a_test():
    built, shown = set(quoted_in(HOMES, tests=False)), set(quoted_in(PROOFS, tests=True))
    unshown = sorted(built - shown)
    assert not unshown, "\n".join(unshown)


def test_every_refusal_names_a_rule_of_the_practice():
    unknown = [
        f"{source.path}: {name}"
        for source in sources("alongside")
        for name in RULE.findall(source.text)
        if not source.is_test and name not in all_ids()
    ]
    assert not unknown, "\n".join(unknown)


def test_the_coverage_page_is_up_to_date():
    assert coverage_reference.PAGE.read_text() == coverage_reference.page(), "run: make docs"


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("rules.py", '"""Why (`values.pause`)."""', True),
        ("rules.py", "# values.pause", True),
        ("rules.py", "x = values.pause", False),
        ("rules.py", "x = 'values.pause_ended'", False),
        ("store.ts", "// values.pause", True),
        ("store.ts", "const x = values.pause;", False),
        ("page.html", "{# values.pause #}", True),
        ("page.html", "{{ values.pause }}", False),
        ("england.json", '{"values.pause": 1}', True),
    ],
)
def test_an_id_counts_where_it_is_quoted_not_where_names_look_like_it(
    tmp_path, monkeypatch, name, text, seen
):
    monkeypatch.setattr("scripts.quoting.ROOT", tmp_path)
    monkeypatch.setattr("scripts.quoting.all_ids", lambda: frozenset({"values.pause"}))
    (tmp_path / "alongside").mkdir()
    (tmp_path / "alongside" / name).write_text(text)
    assert ("values.pause" in quoted_in({"alongside"}, tests=False)) is seen
