"""What the log and the timeline say about the map, and what falls due for it."""

from alongside.cases.due import DueKind

EVENTS = {
    "peermaps.map_read": "{who} looked at the map",
    "peermaps.list_read": "{who} read the map as a list",
    "peermaps.narrative_read": "{who} read the map as a narrative",
    "peermaps.document_read": "{who} fetched the map",
    "peermaps.tie_read": "{who} looked at a tie and who sees it how",
    "peermaps.form_opened": "{who} opened a form of the map",
    "peermaps.form_saved": "{who} saved a form of the map",
    "peermaps.command": "{who} changed the map",
    "peermaps.crossed": "{who} changed something that somebody else had changed meanwhile",
    "peermaps.settled": "{who} decided between two versions, or read what was decided",
    "peermaps.connected": "{who} connected two people, places or groups",
    "peermaps.described": "{who} changed how a tie is described",
    "peermaps.tie_past": "{who} noted that a tie is in the past",
    "peermaps.heard": "{who} wrote down what somebody said about the map",
    "peermaps.talked": "{who} noted what came of talking about a difference",
    "peermaps.talk_off": "{who} took a note about talking off, or put it back",
    "peermaps.confirmed": "{who} confirmed something on the map",
    "peermaps.moved": "{who} moved something on the map",
    "peermaps.tie_off": "{who} took a tie off",
    "peermaps.import_opened": "{who} looked at a map to bring in",
    "peermaps.import_begun": "{who} began to bring a map in from files",
    "peermaps.import_answered": "{who} answered what the files of an import do not say",
    "peermaps.import_stopped": "{who} threw away what was to be brought in",
    "peermaps.import_read": "{who} looked at what an import brought",
    "peermaps.imported": "{who} brought a map in from files",
    "peermaps.import_taken_back": "{who} took an import back",
    "peermaps.words_read": "{who} looked at what words in interviews mean",
    "peermaps.words_kept": "{who} kept what words in interviews mean",
    "peermaps.words_published": "{who} published what words in interviews mean, or took it back",
    "peermaps.together_begun": "{who} began to draw together with a young person",
    "peermaps.together_page": "{who} came to a page of a drawing together",
    "peermaps.together_opened": "{who} opened the screen of a drawing together, or tried a PIN",
    "peermaps.together_said": "something was said in a drawing together with {who}, or let go",
    "peermaps.together_put_down": "{who} put a drawing together down for now, or tried a PIN",
    "peermaps.together_handed_back": "{who} got the device back after drawing together, or tried a PIN",
    "peermaps.together_new_pin": "{who} chose a new PIN for a drawing together",
    "peermaps.together_looked_back": "{who} said whether anything has to be done after drawing together",
    "peermaps.together_drawn": "{who} drew together with a young person",
    "peermaps.together_acted_told_first": "{who} acted on something that came up, having told the young person first",
    "peermaps.together_acted_not_told": "{who} acted on something that came up; the young person was not told first",
    "peermaps.together_ran_out": "a drawing together that nobody finished went by itself",
}

TIMELINE = {
    "peermaps.talked": "{by} noted what came of talking about a difference",
    "peermaps.tie_past": "{by} noted that a tie is in the past",
    "peermaps.imported": "{by} brought a map in from files",
    "peermaps.import_taken_back": "{by} took the map that came in from files back again",
    "peermaps.together_drawn": "{person} drew together with {by}",
    "peermaps.together_acted_told_first": "{by} acted on something that came up while drawing, "
    "having told the young person first",
    "peermaps.together_acted_not_told": "{by} acted on something that came up while drawing; "
    "the young person could not be told first",
    "peermaps.together_ran_out": "a drawing together that nobody finished went by itself",
}

DUE = {
    "peermaps.together_finish": DueKind(
        "1 drawing together to finish",
        "{count} drawings together to finish",
        "peermaps:together",
        for_team=False,
        needs_names=True,
    ),
    "peermaps.together_look": DueKind(
        "After drawing together: did anything come up that you must act on?",
        "After {count} drawings together: did anything come up that you must act on?",
        "peermaps:together",
        for_team=False,
        needs_names=True,
    ),
}
