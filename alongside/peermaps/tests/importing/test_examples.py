"""The example files beside the docs are as the docs say."""

import re

import pytest

from alongside.peermaps.importing import NamedBytes, read
from tests.support.fingerprint import ROOT

FOLDER = ROOT / "docs" / "examples"
COUNTS = {"interviews.zip": (2, 8, 6), "workbook.xlsx": (1, 4, 9), "list.csv": (1, 5, 4)}


def example(*names):
    return read([NamedBytes(name, (FOLDER / name).read_bytes()) for name in names])


@pytest.mark.parametrize("name", COUNTS)
def test_an_example_comes_in(name):
    preview = example(name)
    assert preview.may_come_in
    assert (len(preview.perspectives), len(preview.people), len(preview.ties)) == COUNTS[name]


def test_the_protocol_gives_the_interviews_their_labels():
    labels = {
        label
        for question in example("interviews.zip", "interviews.netcanvas").questions
        if question.field == "groups"
        for _, label in question.options
    }
    assert {"At school", "In the park"} <= labels


def test_the_mistakes_are_two():
    assert [one.where.row for one in example("list-with-mistakes.csv").problems] == [3, 4]


def test_every_example_is_described():
    described = set(re.findall(r"`([a-z-]+\.[a-z]+)`", (FOLDER / "README.md").read_text()))
    there = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert there == described
