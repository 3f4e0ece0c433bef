"""What the log and the timeline say about assessments and goals, and what can fall due."""

from alongside.cases.due import DueKind

TIMELINE = {
    "assessments.begun": "{by} began the assessment",
    "assessments.analysed": "{by} wrote down what lies beneath",
    "assessments.views_missing": "{by} wrote down why young people’s own views are not there yet, and the plan",
    "assessments.finished": "{by} finished the assessment; it waits to be signed off",
    "assessments.signed_off": "{by} signed off the assessment",
    "assessments.sent_back": "{by} looked at the assessment and said what is still missing",
    "assessments.goal_set": "{by} set a goal",
    "assessments.goal_changed": "{by} put a goal into better words",
    "assessments.goal_ended": "{by} ended a goal",
    "assessments.measured_again": "{by} took a measure again: {turned}",
}

EVENTS = {
    "assessments.read": "{who} read the assessment",
    "assessments.form_read": "{who} looked at what is asked in the assessment",
    "assessments.begun": "{who} began the assessment",
    "assessments.added": "{who} added to the assessment",
    "assessments.put_right": "{who} put right what they had added to the assessment",
    "assessments.taken_back": "{who} took something out of the assessment",
    "assessments.guardian_added": "{who} added somebody who looks out for the group",
    "assessments.guardian_judged": "{who} judged again how somebody looks out for the group",
    "assessments.guardian_ended": "{who} ended an entry about somebody who looks out for the group",
    "assessments.analysed": "{who} wrote the analysis",
    "assessments.explained": "{who} wrote down why there is no strength yet",
    "assessments.views_missing": "{who} wrote down why young people’s views are not there yet",
    "assessments.finished": "{who} finished the assessment",
    "assessments.signed_off": "{who} signed off the assessment",
    "assessments.sent_back": "{who} sent the assessment back with what is missing",
    "assessments.goals_read": "{who} read the goals",
    "assessments.goal_set": "{who} set a goal",
    "assessments.goal_changed": "{who} changed the words of a goal",
    "assessments.goal_ended": "{who} ended a goal",
    "assessments.goal_view_noted": "{who} wrote down who agrees with a goal",
    "assessments.measure_added": "{who} added a measure",
    "assessments.measured": "{who} wrote down how it is before anything changes",
    "assessments.measured_again": "{who} took a measure again",
}

DUE = {
    "assessments.sign_off": DueKind(
        "1 assessment to sign off", "{count} assessments to sign off", "assessments:finish", needs_names=True
    ),
    "assessments.measure": DueKind(
        "1 measure to take again", "{count} measures to take again", "assessments:goals"
    ),
}
