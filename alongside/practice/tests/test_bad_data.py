"""Content that cannot be used is refused with the file, the way to the spot, and what is wrong there."""

import json
import shutil

import pytest

from alongside.practice import BadFramework, framework
from alongside.practice.loading import SHIPPED


def problems_of(version: str) -> list[str]:
    with pytest.raises(BadFramework) as bad:
        framework(version)
    return [str(problem) for problem in bad.value.problems]


def one_question(**changes):
    question = {"id": "values.rights.6", **changes}
    return {"values": [{"id": "rights", "questions": [question]}]}


SPOT = "barton-1/values_check.json: values > rights > questions > values.rights.6"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": ""}, f"{SPOT} > text: should not be empty"),
        ({"text": 7}, f"{SPOT} > text: should be text"),
        ({"how": "yes"}, f"{SPOT} > how: should be true or false"),
        ({"hunt": "x"}, f'{SPOT}: does not know "hunt"'),
        ({"text": " Is it? "}, "should be one paragraph, without blanks at its ends"),
        ({"occasions": ["naming", "lunch"]}, f'{SPOT} > occasions: "lunch" is not there'),
        ({"facts": ["shoe_size"]}, f'{SPOT} > facts: "shoe_size" is not there'),
        ({"occasions": ["naming", "naming"]}, f"{SPOT} > occasions: ['naming', 'naming'] has non-unique"),
    ],
)
def test_a_mistake_in_a_question_is_found_by_its_id(own_version, changes, says):
    own_version("barton-1", values_check=one_question(**changes))
    (problem,) = problems_of("barton-1")
    assert says in problem


def test_what_is_missing_is_named(own_version):
    own_version("barton-1", catalogue={"responses": [{"id": "cooking", "title": "Cooking"}]})
    (problem,) = problems_of("barton-1")
    assert problem.startswith("barton-1/catalogue.json: responses > cooking: ")
    assert problem.endswith('"take_care", "brings_others_in" are missing')


def test_every_problem_is_told_at_once(own_version):
    own_version("barton-1", first_steps={"danger": "", "duty": "Ring us."}, reflection={"at_least_people": 1})
    found = problems_of("barton-1")
    assert len(found) == 3
    assert any("a sentence with {duty_number} in it" in problem for problem in found)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"valeus": {}}, "barton-1/valeus.json: is not a kind of content that a framework holds"),
        ({"prompts": {}}, "barton-1/prompts.json: is not a kind of content that a framework holds"),
        (
            {"prompts/school": {"id": "college"}},
            "barton-1/prompts/school.json: id: should be the name of the",
        ),
        ({"nation": {"version": "barton-9"}}, 'version: says "barton-9", but it belongs to "barton-1"'),
        ({"nation": {"date": "yesterday"}}, "date: 'yesterday' should be a day such as 2026-01-31"),
        (
            {"labelling": {"default": "mates"}},
            'labelling.json: default: "mates" is not there; there are: friends',
        ),
        ({"weighting": {"at_most_more": 5}}, "barton-1/weighting.json: at_most_more: 5 is greater than"),
        ({"decisions": {"opening": ["a"]}}, "barton-1/decisions.json: opening: should be text"),
        (
            {"vocabulary": {"lists": [{"id": "ties", "kinds": [{"id": "friend", "remove": True}]}]}},
            "barton-1/vocabulary.json: friend: cannot be taken away: the product counts on it",
        ),
        (
            {"values_check": {"gap_working_days": 20}},
            "values_check.json: gap_working_days: 20 is greater than the maximum of 5",
        ),
        (
            {"clocks": {"timings": [{"id": "values_not_yet", "count": 11}]}},
            "clocks.json: timings > values_not_yet > count: is 11, but at most 10 is allowed",
        ),
        (
            {"wording": {"wordings": [{"id": "x", "phrases": ["a|"], "why": "w", "instead": "i"}]}},
            'wording.json: wordings > x > phrases: "a|" is not a phrase that can be looked for',
        ),
        (
            {"adult_harm": {"questions": [{"id": "trafficked", "references": ["magna_carta"]}]}},
            'questions > trafficked > references: "magna_carta" is not there',
        ),
        (
            {"law_and_guidance": {"references": [{"id": "modern_slavery", "remove": True}]}},
            '"modern_slavery" is not there',
        ),
        (
            {"conversation": {"tools": [{"id": "route", "sets": ["moon"]}]}},
            'conversation.json: tools > route > sets: "moon" is not there',
        ),
        (
            {"catalogue": {"responses": [{"id": "mentoring", "aims": ["police"]}]}},
            'responses > mentoring > aims: "police" is not there',
        ),
        (
            {"vocabulary": {"lists": [{"id": "contexts", "kinds": [{"id": "home", "prompt_set": "zoo"}]}]}},
            'lists > contexts > kinds > home > prompt_set: "zoo" is not there',
        ),
    ],
)
def test_other_mistakes_are_told_plainly(own_version, files, says):
    own_version("barton-1", **files)
    assert any(says in problem for problem in problems_of("barton-1"))


def test_no_path_may_ask_for_more_than_its_share(own_version):
    """`path.together`, `path.nameless`, `path.named`: 30, 10 and 60 required inputs at most."""
    asks = [{"id": "feelings", "title": "More", "rule": "purpose.statement", "taps": 4}]
    own_version("barton-1", gates={"paths": [{"id": "nameless", "asks": asks}]})
    (problem,) = problems_of("barton-1")
    assert problem.endswith("paths > nameless > asks: asks for 11 inputs, but at most 10 are allowed")


def test_a_question_put_under_the_wrong_value_is_found(own_version):
    stray = {"id": "values.ecological.4", "text": "Are we?", "hint": "Say how.", "occasions": ["naming"]}
    own_version("barton-1", values_check={"values": [{"id": "rights", "questions": [stray]}]})
    found = problems_of("barton-1")
    assert any('values.ecological.4: does not belong to the value "rights"' in each for each in found)


def test_a_prompt_put_into_the_wrong_domain_is_found(own_version):
    stray = {"id": "environment.zoo", "title": "Z", "question": "Z?", "strengths": "z", "worries": "z"}
    domains = [{"id": "assessment.functioning", "prompts": [stray]}]
    own_version("barton-1", **{"prompts/school": {"id": "school", "domains": domains}})
    (problem,) = problems_of("barton-1")
    assert problem.endswith('environment.zoo: does not belong to "assessment.functioning"')


def test_a_level_that_the_policy_does_not_have_is_found(own_version):
    looks = [{"id": "school", "levels": {"dreadful": ["Everything."]}}]
    own_version("barton-1", **{"thresholds/context": {"id": "context", "looks_like": looks}})
    (problem,) = problems_of("barton-1")
    assert 'looks_like > school > levels: "dreadful" is not there' in problem


def test_the_same_id_twice_is_found(own_version):
    steps = {"id": "x", "title": "X", "means": "x", "descriptors": ["x"], "usual_response": "x"}
    own_version("barton-1", based_on="", **{"thresholds/context": {"id": "context", "levels": [steps] * 3}})
    assert "barton-1/thresholds/context.json: levels > x: is there twice" in problems_of("barton-1")


def test_a_version_based_on_nothing_has_to_hold_everything(own_version):
    own_version("barton-1", based_on="")
    found = problems_of("barton-1")
    assert "barton-1/values_check.json: is missing" in found
    assert "barton-1/prompts/peer_group.json: is missing" in found


def test_versions_based_on_each_other_are_refused(own_version):
    own_version("barton-1", based_on="barton-2")
    own_version("barton-2", based_on="barton-1")
    assert problems_of("barton-1") == ["barton-1/framework.json: based_on: goes round in a circle"]


def test_a_file_that_is_no_json_is_named(own_version, tmp_path):
    own_version("barton-1")
    (tmp_path / "barton-1" / "nation.json").write_text('{"version": ')
    (problem,) = problems_of("barton-1")
    assert problem.startswith("barton-1/nation.json: cannot be read: ")


def test_a_file_that_is_no_object_is_named(own_version, tmp_path):
    own_version("barton-1")
    (tmp_path / "barton-1" / "nation.json").write_text("[]")
    assert problems_of("barton-1") == ["barton-1/nation.json: should be an object in curly brackets"]


def test_a_folder_is_named_after_its_version(own_version, tmp_path):
    own_version("barton-1")
    (tmp_path / "barton-1").rename(tmp_path / "barton-7")
    assert problems_of("barton-7") == [
        'barton-7/framework.json: version: says "barton-1", but its folder is called "barton-7"'
    ]


@pytest.fixture
def whole_copy(tmp_path, settings):
    """A version that stands on its own: all of England's files under another name."""
    settings.ALONGSIDE_FRAMEWORKS_DIR = str(tmp_path)
    copy = tmp_path / "barton-1"
    shutil.copytree(SHIPPED / "england-2026-1", copy)
    for path in copy.rglob("*.json"):
        path.write_text(path.read_text().replace('"version": "england-2026-1"', '"version": "barton-1"'))
    return copy


def test_a_version_can_stand_on_its_own(whole_copy):
    assert framework("barton-1").based_on == ""
    assert framework("barton-1", language="cy").questions == framework("england-2026-1").questions


@pytest.mark.parametrize(
    ("name", "part", "lost"),
    [("values_check", "values", "values.rights.6"), ("self_review/level1", "areas", "l1.7")],
)
def test_no_question_may_be_left_out(whole_copy, name, part, lost):
    path = whole_copy / f"{name}.json"
    document = json.loads(path.read_text())
    for holder in document[part]:
        holder["questions"] = [each for each in holder["questions"] if each["id"] != lost]
    path.write_text(json.dumps(document))
    assert problems_of("barton-1") == [f'barton-1/{name}.json: {part}: lacks the question "{lost}"']
