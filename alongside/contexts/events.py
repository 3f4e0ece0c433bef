"""What the log and the timeline say about places, groups and what the work is about."""

from alongside.cases.due import DueKind

EVENTS = {
    "contexts.place_added": "{who} added a place",
    "contexts.place_changed": "{who} changed how a place is recorded",
    "contexts.place_off": "{who} took a place off",
    "contexts.condition_added": "{who} noted what shapes a place or group",
    "contexts.condition_ended": "{who} noted that something no longer shapes a place or group",
    "contexts.group_added": "{who} recorded a group",
    "contexts.group_changed": "{who} changed how a group is recorded",
    "contexts.group_ended": "{who} ended a group",
    "contexts.members_changed": "{who} changed who is in a group",
    "contexts.who_else": "{who} noted who else might be included, and who should not be",
    "contexts.setting_published": "{who} put a place into the shared directory",
    "contexts.setting_retired": "{who} retired a place from the shared directory",
    "contexts.weighting_read": "{who} looked at how contexts are weighed",
    "contexts.weighed": "{who} wrote down how contexts are weighed",
    "contexts.focus_read": "{who} looked at what the work is about",
    "contexts.focus_kept": "{who} decided that the focus stays",
    "contexts.focus_shifted": "{who} moved the focus of the work",
    "contexts.themes_read": "{who} looked at the themes",
    "contexts.theme_added": "{who} wrote down a theme",
    "contexts.theme_off": "{who} took a theme off",
    "contexts.directory_read": "{who} looked at the shared directory of places",
}

TIMELINE = {
    "contexts.group_added": "{by} recorded a group",
    "contexts.group_ended": "{by} ended a group",
    "contexts.who_else": "{by} noted an answer to “who else might be included, and who should not be?”",
    "contexts.weighed": "{by} wrote down how contexts are weighed: {whose}",
    "contexts.focus_kept": "{by} decided that the focus stays where it is",
    "contexts.focus_shifted": "{by} moved the focus of the work to: {to}",
    "contexts.theme_added": "{by} wrote down a theme",
}

DUE = {
    "contexts.new_purpose": DueKind(
        "1 new purpose decision", "{count} new purpose decisions", "purpose:page", needs_names=True
    ),
}
