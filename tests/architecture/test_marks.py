"""Every operation stands on a list with its mark: what it extends, or why no rule ever stops it (ADR 0008)."""

import pytest

from alongside.cases.safety import Mark, SafetyAction
from scripts import operations_reference
from scripts.operations_reference import operations

ALL = operations()


def test_the_page_of_operations_is_up_to_date():
    assert operations_reference.PAGE.read_text() == operations_reference.page(), (
        "run: python -m scripts.operations_reference"
    )


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_every_operation_carries_exactly_one_mark(one):
    assert one.mark in list(Mark), f"{one.name}: mark it with one of cases.safety"
    assert one.says, f"{one.name}: a line that says what it does"


@pytest.mark.parametrize("action", SafetyAction)
def test_every_safety_action_is_carried_out_by_something(action):
    """`safety.actions`: a list in code; each has operations, and pages that only read are always open."""
    assert any(one.safety_action == action for one in ALL)


def test_what_extends_the_work_asks_the_locks_and_what_is_always_allowed_does_not():
    """`values.pause`: a pause is one rule that every extending operation asks; safety actions never do."""
    silent = [one.name for one in ALL if one.mark == Mark.EXTENDS and not one.asks_locks]
    stopped = [one.name for one in ALL if one.mark == Mark.ALWAYS and one.asks_locks]
    assert not silent, f"these extend the work and never ask may_extend: {silent}"
    assert not stopped, f"these are safety actions and ask a lock: {stopped}"
