"""What a schema cannot say: ids that point at each other, and ids that the product counts on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from alongside.practice.errors import Problem
from alongside.practice.files import FOLDERS, KINDS, kind_of
from alongside.practice.ids import starting_with
from alongside.practice.phrases import is_usable

Documents = Mapping[str, Mapping[str, Any]]
Wrong = tuple[str, tuple[str, ...], str]
"""Name of a document, the way to the spot, and what is wrong there."""

NEEDED_FILES = {
    "thresholds": ("individual", "context"),
    "prompts": ("peer_group", "school", "neighbourhood", "individual"),
    "self_review": ("level1", "level2"),
    "leaflets": ("young_people", "parents", "partners"),
}


def check_whole(version: str, documents: Documents, files: Mapping[str, str]) -> list[Problem]:
    """Everything at once. Whether files are missing comes first, since the rest counts on them."""
    missing = list(_missing(documents))
    wrong = missing or [each for check in CHECKS for each in check(documents)]
    return [Problem(files.get(name, f"{version}/{name}.json"), path, says) for name, path, says in wrong]


def _missing(documents: Documents) -> Iterator[Wrong]:
    folders = [f"{kind}/{name}" for kind, names in NEEDED_FILES.items() for name in names]
    for name in [*KINDS, *folders]:
        if name not in documents:
            yield name, (), "is missing"


def _questions(documents: Documents) -> Iterator[Wrong]:
    """All nineteen are there, under their own value; occasions and facts exist (`values.*`)."""
    check = documents["values_check"]
    occasions, facts = _ids(check["occasions"]), _ids(check["facts"])
    there: list[str] = []
    for value in check["values"]:
        for question in value["questions"]:
            path = ("values", value["id"], "questions", question["id"])
            there.append(question["id"])
            if not question["id"].startswith(f"values.{value['id']}."):
                yield "values_check", path, f'does not belong to the value "{value["id"]}"'
            yield from _unknown("values_check", (*path, "occasions"), question["occasions"], occasions)
            yield from _unknown("values_check", (*path, "facts"), question.get("facts", ()), facts)
    for question_id in _lacking(there, "values."):
        yield "values_check", ("values",), f'lacks the question "{question_id}"'


def _lacking(there: list[str], prefix: str) -> list[str]:
    """Numbered ids of the practice that are not there: "values.rights.6", "l1.7"."""
    family = starting_with(prefix)
    return [each for each in family if each.rsplit(".", maxsplit=1)[1].isdigit() and each not in there]


def _self_reviews(documents: Documents) -> Iterator[Wrong]:
    for name, prefix in (("self_review/level1", "l1."), ("self_review/level2", "l2.")):
        areas = documents[name]["areas"]
        there = [question["id"] for area in areas for question in area["questions"]]
        for question_id in _lacking(there, prefix):
            yield name, ("areas",), f'lacks the question "{question_id}"'


def _thresholds(documents: Documents) -> Iterator[Wrong]:
    """What severity looks like is said for the policy's own levels (`threshold.policies`)."""
    for name in _folder(documents, "thresholds"):
        levels = _ids(documents[name]["levels"])
        for look in documents[name]["looks_like"]:
            path = ("looks_like", look["id"], "levels")
            yield from _unknown(name, path, look["levels"], levels)


def _prompts(documents: Documents) -> Iterator[Wrong]:
    """Each set has the three domains, and each prompt is in the domain it is named after."""
    for name in _folder(documents, "prompts"):
        for domain in documents[name]["domains"]:
            family = domain["id"].removeprefix("assessment.")
            for prompt in domain["prompts"]:
                if not prompt["id"].startswith(f"{family}."):
                    path = ("domains", domain["id"], "prompts", prompt["id"])
                    yield name, path, f'does not belong to "{domain["id"]}"'


def _prompt_sets(documents: Documents) -> Iterator[Wrong]:
    """Kinds of context and tools point at sets of prompts that there are."""
    sets = {documents[name]["id"] for name in _folder(documents, "prompts")}
    for tool in documents["conversation"]["tools"]:
        yield from _unknown("conversation", ("tools", tool["id"], "sets"), tool["sets"], sets)
    for kinds in documents["vocabulary"]["lists"]:
        for kind in kinds["kinds"]:
            path = ("lists", kinds["id"], "kinds", kind["id"], "prompt_set")
            wanted = [kind["prompt_set"]] if "prompt_set" in kind else []
            yield from _unknown("vocabulary", path, wanted, sets)


def _pointers(documents: Documents) -> Iterator[Wrong]:
    """The label set in use, the references and the aims that are named somewhere exist."""
    labels = documents["labelling"]
    yield from _unknown("labelling", ("default",), [labels["default"]], _ids(labels["sets"]))
    references = _ids(documents["law_and_guidance"]["references"])
    for question in documents["adult_harm"]["questions"]:
        path = ("questions", question["id"], "references")
        yield from _unknown("adult_harm", path, question["references"], references)
    aims = _ids(documents["catalogue"]["aims"])
    for response in documents["catalogue"]["responses"]:
        path = ("responses", response["id"], "aims")
        yield from _unknown("catalogue", path, response["aims"], aims)


def _clocks(documents: Documents) -> Iterator[Wrong]:
    """A shorter time is the authority's choice; a longer one than the practice allows is not."""
    for timing in documents["clocks"]["timings"]:
        if timing["count"] > timing["at_most"]:
            path = ("timings", timing["id"], "count")
            yield "clocks", path, f"is {timing['count']}, but at most {timing['at_most']} is allowed"


def _paths(documents: Documents) -> Iterator[Wrong]:
    """No path asks for more than its number of required inputs (`path.*`)."""
    for path in documents["gates"]["paths"]:
        people = path["example_people"]
        taps = sum(asked["taps"] * (people if asked.get("each") else 1) for asked in path["asks"])
        if taps > path["at_most"]:
            says = f"asks for {taps} inputs, but at most {path['at_most']} are allowed"
            yield "gates", ("paths", path["id"], "asks"), says


def _phrases(documents: Documents) -> Iterator[Wrong]:
    """Each phrase of the language help can be read and does not match just anything."""
    lists = ("wordings", "roles", "intelligence", "group_names", "full_names")
    for name in lists:
        for wording in documents["wording"][name]:
            for phrase in [*wording["phrases"], *wording.get("unless", ())]:
                if not is_usable(phrase):
                    path = (name, wording["id"], "phrases")
                    yield "wording", path, f'"{phrase}" is not a phrase that can be looked for'


CHECKS: tuple[Callable[[Documents], Iterator[Wrong]], ...] = (
    _questions,
    _self_reviews,
    _thresholds,
    _prompts,
    _prompt_sets,
    _pointers,
    _clocks,
    _paths,
    _phrases,
)


def _ids(things: Iterable[Mapping[str, Any]]) -> set[str]:
    return {thing["id"] for thing in things}


def _unknown(
    name: str, path: tuple[str, ...], wanted: Iterable[str], there: Iterable[str]
) -> Iterator[Wrong]:
    known = set(there)
    for each in wanted:
        if each not in known:
            yield name, path, f'"{each}" is not there; there are: {", ".join(sorted(known))}'


def _folder(documents: Documents, kind: str) -> list[str]:
    return [name for name in documents if kind in FOLDERS and kind_of(name) == kind]
