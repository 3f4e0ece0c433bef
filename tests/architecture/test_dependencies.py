"""What we stand on: every direct dependency has a reason and a licence we may use, and is locked."""

import contextlib
import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from scripts import dependency_reference
from scripts.dependency_reference import PARTS, REQUIREMENTS, declared, node, python, versions

DIRECT = [*(one for part in PARTS for one in python(part)), *node()]
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|GNU (Affero )?General Public")


@pytest.mark.parametrize("one", DIRECT, ids=lambda one: one.name)
def test_every_direct_dependency_is_locked_licensed_and_has_a_reason(one):
    assert re.match(r"\d", one.version)
    assert one.licence != "unknown"
    assert len(one.why) > 7


def test_the_page_of_dependencies_is_up_to_date():
    assert dependency_reference.PAGE.read_text() == dependency_reference.page(), "run: make docs"


def _licences():
    """Of everything that runs on this platform."""
    for name in versions("runtime"):
        with contextlib.suppress(PackageNotFoundError):
            yield name, declared(distribution(name))


def test_nothing_that_runs_is_under_the_gpl():
    found = dict(_licences())
    assert len(found) > 20
    assert [name for name, licence in found.items() if COPYLEFT.search(licence)] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_locked_version_has_hashes(part):
    blocks = re.split(r"^(?=[a-z0-9])", (REQUIREMENTS / f"{part}.txt").read_text(), flags=re.M)
    unhashed = [block.split()[0] for block in blocks if "==" in block and "--hash=" not in block]
    assert unhashed == []


def test_what_tests_add_never_changes_what_runs():
    runtime, dev = versions("runtime"), versions("dev")
    assert {name: dev.get(name) for name in runtime} == runtime
