"""What makes a group, and what is asked of one. Pure: facts in, reasons out."""

from collections.abc import Collection

from alongside.cases.rules import Locks
from alongside.cases.terms import Stage
from alongside.contexts.terms import Basis, ElseOutcome
from alongside.lib.errors import Reason


def still_open(locks: Locks) -> tuple[Reason, ...]:
    """`plan.close`: nothing is added to a closed case."""
    if locks.stage == Stage.CLOSED:
        return (Reason("plan.close", "This case is closed. Open it again with a new purpose."),)
    return ()


def may_call_it_a_group(name: str, bases: Collection[Basis]) -> tuple[Reason, ...]:
    """`group.basis`: one or more bases. Nothing is a group because people were seen together."""
    reasons = []
    if not name.strip():
        reasons.append(Reason("group.name", "Write a neutral name for this group", "name"))
    if not bases:
        says = "Choose what makes it a group: they choose each other, they share a place, or what they have in common"
        reasons.append(Reason("group.basis", says, "bases"))
    return tuple(reasons)


def is_defined(definer: str) -> tuple[Reason, ...]:
    """`group.definer`: somebody says that this is a group; young people may see it differently."""
    return (
        () if definer.strip() else (Reason("group.definer", "Say who says that this is a group", "definer"),)
    )


def may_log_who_else(outcome: ElseOutcome, said: str, why: str) -> tuple[Reason, ...]:
    """`group.else`: the answer can be "nobody"; somebody who is not added needs the reason why."""
    reasons = []
    if outcome != ElseOutcome.NOBODY and not said.strip():
        reasons.append(Reason("group.else", "Write what they said, without more names than needed", "said"))
    if outcome == ElseOutcome.NOT_ADDED and not why.strip():
        reasons.append(Reason("group.else", "Write why nobody is added", "why"))
    return tuple(reasons)
