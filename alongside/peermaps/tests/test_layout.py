"""Tidy on the server: the editor's layout code, and the command `alongside map tidy`."""

import io
import json
from itertools import pairwise
from math import dist
from pathlib import Path

import pytest

from alongside.peermaps.layout import WrongShapeError, engine, tidy
from alongside.peermaps.layout.command import main
from alongside.peermaps.layout.networks import shape_radius
from benchmarks.layout.generate import later, network
from benchmarks.layout.score import moved, score

BENCH = Path(__file__).parents[3] / "benchmarks/layout/networks.json"
#: Quality P7. Every stock engine tried does worse in at least one of these.
MOST = {
    "n12": {"crossings": 6, "through": 0, "strangers": 0},
    "n40": {"crossings": 150, "through": 0, "strangers": 0},
    "n120": {"crossings": 1100, "through": 39, "strangers": 11},
}
TWO_PEOPLE = {"nodes": [{"id": "a", "label": "AM"}, {"id": "b"}], "edges": [{"s": "a", "t": "b"}]}


@pytest.fixture(scope="module")
def bench():
    networks = json.loads(BENCH.read_text(encoding="utf-8"))
    return networks, tidy(networks)


@pytest.mark.parametrize("name", MOST)
def test_pictures_are_as_readable_as_promised(bench, name):
    """P7: crossings, ties through people and strangers inside a group, at most this many; nothing covered."""
    networks, placed = bench
    found = score(networks[name], placed[name])
    assert (found["overlaps"], found["labels"], found["crowding"]) == (0, 0, 0)
    assert {measure: found[measure] for measure in MOST[name] if found[measure] > MOST[name][measure]} == {}


@pytest.mark.parametrize("name", MOST)
def test_some_months_later_people_are_where_they_were(bench, name):
    """P7: those who stay move 2 % of the canvas diagonal or less, and the picture is still readable."""
    networks, placed = bench
    assert moved(placed[name], placed[f"{name}_later"]) <= 2
    found = score(networks[f"{name}_later"], placed[f"{name}_later"])
    assert (found["overlaps"], found["labels"]) == (0, 0)


def test_the_same_networks_give_the_same_pictures(bench):
    networks, placed = bench
    assert tidy({"n40": networks["n40"]}) == {"n40": placed["n40"]}


@pytest.mark.parametrize("seed", range(4))
def test_other_networks_of_the_same_kind_are_as_readable(seed):
    before = network(40, seed)
    networks = {"made_later": later(before, seed), "made": before}
    placed = tidy(networks)
    assert list(placed) == list(networks)
    found = score(before, placed["made"])
    assert (found["through"], found["overlaps"], found["labels"], found["strangers"]) == (0, 0, 0, 0)
    assert moved(placed["made"], placed["made_later"]) <= 2


def test_a_network_called_later_without_an_earlier_one_is_drawn_from_nothing():
    assert tidy({"x_later": TWO_PEOPLE})["x_later"] == tidy({"x": TWO_PEOPLE})["x"]


def test_people_without_ties_have_room():
    placed = tidy({"x": {"nodes": [{"id": str(i)} for i in range(9)], "edges": []}})["x"]
    apart = min(dist(placed[a], placed[b]) for a in placed for b in placed if a < b)
    assert apart >= 2 * shape_radius(9)


def test_scorer_counts_what_it_says():
    """A cross with somebody on one arm, and two people on one spot."""
    square = {"a": [0, 0], "b": [910, 610], "c": [910, 0], "d": [0, 610], "e": [227, 153], "f": [227, 153]}
    drawn = {
        "nodes": [{"id": i, "label": "MMMM"} for i in square],
        "edges": [{"s": "a", "t": "b"}, {"s": "c", "t": "d"}],
        "groups": {"g": ["a", "c", "d"]},
    }
    assert score(drawn, square) == {
        "crossings": 1, "through": 2, "overlaps": 1, "labels": 1, "strangers": 2, "crowding": 0.0667,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("networks", "says"),
    [
        ({"x": []}, "x is not an object"),
        ({"x": {"edges": []}}, 'x has no list of "nodes"'),
        ({"x": {"nodes": [], "edges": {}}}, 'x has no list of "edges"'),
        ({"x": {"nodes": [{"id": 3}], "edges": []}}, 'a node of x has no "id" in quotes'),
        ({"x": {"nodes": [{"id": "a", "label": 3}], "edges": []}}, 'the "label" of a in x is not text'),
        ({"x": {"nodes": [{"id": "a"}, {"id": "a"}], "edges": []}}, "x has the same id twice"),
        ({"x": {"nodes": [{"id": "a"}], "edges": [{"s": "a", "t": "b"}]}}, "leads to nobody: 'b'"),
        ({"x": {"nodes": [{"id": "a"}], "edges": ["a"]}}, "leads to nobody: None"),
        ({"x": {**TWO_PEOPLE, "groups": []}}, '"groups" of x is not an object'),
        ({"x": {**TWO_PEOPLE, "groups": {"g": ["z"]}}}, '"g" of x does not list ids'),
    ],
)
def test_networks_of_the_wrong_shape_are_named(networks, says):
    with pytest.raises(WrongShapeError) as refused:
        tidy(networks)
    assert says in str(refused.value)


def run(path):
    out, errors = io.StringIO(), io.StringIO()
    return main(str(path), out, errors), out.getvalue(), errors.getvalue()


def test_command_writes_positions(tmp_path):
    file = tmp_path / "networks.json"
    file.write_text(json.dumps({"x": TWO_PEOPLE, "none": {"nodes": [], "edges": []}}), encoding="utf-8")
    code, out, errors = run(file)
    assert (code, errors) == (0, "")
    placed = json.loads(out)
    assert placed["none"] == {}
    assert all(len(place) == 2 for place in placed["x"].values())
    assert all(dist(one, other) > 44 for one, other in pairwise(placed["x"].values()))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot read"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"[]", "does not hold networks by name"),
        (b'{"x": 3}', "x is not an object"),
    ],
)
def test_command_says_what_is_wrong_in_one_line(tmp_path, content, says):
    file = tmp_path / "networks.json"
    if content is not None:
        file.write_bytes(content)
    code, out, errors = run(file)
    assert (code, out) == (2, "")
    assert says in errors
    assert errors.count("\n") == 1


def test_command_says_how_to_build_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUNDLE", tmp_path / "tidy.js")
    engine.engine.cache_clear()
    file = tmp_path / "networks.json"
    file.write_text(json.dumps({"x": TWO_PEOPLE}), encoding="utf-8")
    assert run(file)[0] == 2
    assert "npm run build:layout" in run(file)[2]
