"""What the log and the timeline say about the values check, and what can fall due."""

from alongside.cases.due import DueKind

TIMELINE = {
    "values.paused": "{by} answered “no” to “{question}”, which pauses {stops}",
    "values.paused_for_person": "{by} answered “no” to “{question}” about {person}; only that is paused",
    "values.not_yet": "{by} does not know yet: “{question}”; to be known by {on}",
    "values.ran_out": "The day for finding out about “{question}” has passed; it counts as “no” now",
    "values.resumed": "{by} answered “{question}” again: the work goes on",
    "values.narrowed": "{by} narrowed what is paused to {stops}",
    "values.made_smaller": "{by} made the work smaller, so that it can go on",
    "values.stopped": "{by} decided to stop this work and to let go of the map",
    "values.finished": "{by} finished the values check {occasion}",
    "values.reflected": "{by} wrote down a reflection together with others",
}

EVENTS = {
    "values.page_read": "{who} looked at the values check",
    "values.value_read": "{who} looked at the questions of one value",
    "values.person_read": "{who} looked at why one person is here",
    "values.pause_read": "{who} looked at what is paused",
    "values.reflection_read": "{who} read the reflections",
    "values.answered": "{who} answered values questions",
    "values.paused": "{who} answered a values question with no, which paused the work",
    "values.paused_for_person": "{who} answered a values question about one person with no",
    "values.not_yet": "{who} answered a values question with not yet known",
    "values.ran_out": "a values question was not answered in time and counts as no",
    "values.resumed": "{who} answered a values question again and the work went on",
    "values.narrowed": "{who} narrowed what is paused",
    "values.made_smaller": "{who} ended a pause by making the work smaller",
    "values.stopped": "{who} stopped the work and let go of the map",
    "values.finished": "{who} finished a values check",
    "values.reflected": "{who} wrote a reflection",
}

DUE = {
    "values.gap": DueKind("1 gap to close", "{count} gaps to close", "values:page"),
    "values.not_yet": DueKind(
        "1 values question to find out", "{count} values questions to find out", "values:page"
    ),
    "values.decide": DueKind(
        "Decide, if 1 gap is still open by then",
        "Decide, if {count} gaps are still open by then",
        "values:page",
    ),
    "values.let_go": DueKind(
        "Let go of the map, and tell those who were told",
        "{count} maps to let go",
        "peermaps:list",
        outlasts=True,
    ),
}
