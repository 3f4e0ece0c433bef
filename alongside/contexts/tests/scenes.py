"""What tests of weighting, focus and assessment start from."""

from alongside.accounts.models import User
from alongside.activity.doors import operation
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat
from alongside.contexts import weighting_operations
from alongside.contexts.terms import WeightingStage, Whose
from alongside.contexts.weighting_operations import Box, Judgement
from alongside.lib import clock

USUAL = (("neighbourhood", "78 bus"), ("peers", "group"), ("school", "school"), ("home", "home"))


def sized(*parts: int):
    """The usual contexts in these sizes."""
    return tuple((*context, part) for context, part in zip(USUAL, parts, strict=True))


BUS_FIRST, GROUP_FIRST = sized(500, 250, 150, 100), sized(250, 450, 200, 100)


def judgement(whose=Whose.PROFESSIONALS, boxes=GROUP_FIRST, **more):
    """A weighting with reasons."""
    given = {
        "stage": WeightingStage.ASSESSMENT,
        "whose": whose,
        "in_the_room": "with Mo, at the club",
        "because": "the man waits at the two stops",
        "evidence": "",
        "on": clock.today(),
        "boxes": tuple(Box(*box) for box in boxes),
    }
    return Judgement(**{**given, **more})


def weighed(opened, **how):
    """Record one."""
    return weighting_operations.record(opened=opened, judgement=judgement(**how))


def joins(case, user: User, by: User, sees: SeesWhat):
    """Somebody joins the team with a narrower view (`access.view`)."""
    with operation(by=by) as op:
        put_on_team(op, case, user, Place.MEMBER, reason="knows the school", sees=sees)
