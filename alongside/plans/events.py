"""What the log and the timeline say about plans and reviews."""

from alongside.cases.due import DueKind

EVENTS = {
    "plans.read": "{who} read the plan",
    "plans.group_version_read": "{who} looked at the version for the group",
    "plans.review_read": "{who} looked at the review",
    "plans.safety_plan_written": "{who} wrote the safety plan",
    "plans.action_proposed": "{who} proposed an action",
    "plans.action_step": "{who} noted where an action stands",
    "plans.reviewed": "{who} recorded a review",
    "plans.closed": "{who} closed the case",
}

TIMELINE = {
    "plans.safety_plan_written": "{by} wrote the safety plan",
    "plans.action_proposed": "{by} proposed an action",
    "plans.action_step": "An action is now {status}, says {by}",
    "plans.reviewed": "{by} reviewed the work: {decision}",
    "plans.closed": "{by} closed the case",
}

DUE = {
    "plans.agree": DueKind("1 action to agree", "{count} actions to agree", "plans:plan"),
    "plans.action": DueKind("1 action to do", "{count} actions to do", "plans:plan"),
}
