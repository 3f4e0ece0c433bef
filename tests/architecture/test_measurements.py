"""The page of what was measured says what was measured, and what does not hold by its own limits."""

import copy
import json

from benchmarks import page

FOUND = json.loads(page.RESULTS.read_text(encoding="utf-8"))


def test_the_page_of_measurements_is_up_to_date():
    assert page.PAGE.read_text(encoding="utf-8") == page.page(FOUND), "run: python -m benchmarks.page"


def test_what_is_over_its_limit_does_not_hold():
    found = copy.deepcopy(FOUND)
    assert "- P6: a map of 20 people is ready in" in _holds(found)
    found["map"]["ready ms"] = page.READY_MS + 1
    assert "- P6: a map of 20 people is ready in" not in _holds(found)


def test_a_page_or_a_time_over_its_limit_is_named():
    found = copy.deepcopy(FOUND)
    for engine in found["engines"]:
        engine["statements"][0].update(page="cases:board", statements=99)
        for row in engine["growth"]:
            row["exponent"] = 0.0
        engine["growth"][2]["exponent"] = 0.5
    told = page.page(found).partition("## Does not hold yet")[2]
    assert "over: cases:board" in told
    assert "over: my work\n" in told
    assert "| +0.500 | 0.05 | **no** |" in told


def test_a_drawing_is_held_to_its_crossings_and_to_how_far_people_move():
    found = {
        "layout": [
            {"network": "n12", "crossings": 7, **NOTHING},
            {"network": "n12_later", "moved": 2.5, "crossings": 1, **NOTHING},
        ]
    }
    assert [held for held, _ in page._of_layout(found)] == [False, False]
    found["layout"][0]["crossings"], found["layout"][1]["moved"] = 6, 2.0
    assert [held for held, _ in page._of_layout(found)] == [True, True]


NOTHING = {"through": 0, "overlaps": 0, "labels": 0, "strangers": 0, "ms": 20}


def _holds(found):
    return page.page(found).partition("## Does not hold yet")[0]
