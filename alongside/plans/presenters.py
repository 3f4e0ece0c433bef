"""Between the forms of a plan and what its operations take."""

from typing import Any

from alongside.accounts.models import User
from alongside.assessments import queries as assessments
from alongside.cases.opening import OpenCase
from alongside.lib import ids
from alongside.plans.operations import NewAction, NewReview
from alongside.plans.terms import Aim, WhatNext
from alongside.practice import framework


def choices(opened: OpenCase) -> dict[str, list[tuple[str, str]]]:
    """What the action form offers: goals, team members who may lead, responses of the catalogue."""
    responses = framework(opened.row.framework).responses
    leads = {str(one.user): one.name for one in opened.colleagues}
    return {
        "goals": [(str(goal.id), goal.words) for goal in assessments.goals(opened)],
        "leads": list(leads.items()),
        "responses": [(one.id, one.title) for one in responses.values()],
    }


def action(opened: OpenCase, typed: dict[str, Any]) -> NewAction:
    """The checked form as the operation takes it."""
    lead = ids.must(typed["lead"])
    on_team = lead in {one.user for one in opened.colleagues}
    separates = typed["separates"] == "yes"
    return NewAction(
        what=typed["what"],
        aim=Aim(typed["aim"]),
        goal=ids.read(typed["goal"]),
        lead=User.objects.get(pk=lead) if on_team else None,
        lead_words=typed["lead_words"],
        by=typed["by"],
        strength=typed["strength"],
        response=typed["response"],
        separates=separates,
        separates_because=typed["separates_because"] if separates else "",
        alternative=typed["alternative"] if separates else "",
        legal_order=typed["legal_order"] if separates else "",
    )


def review(typed: dict[str, Any]) -> NewReview:
    """The checked form as the operation takes it."""
    return NewReview(**{**typed, "decision": WhatNext(typed["decision"])})
