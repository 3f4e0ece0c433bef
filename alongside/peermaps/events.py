"""What the log and the timeline say about the map."""

EVENTS = {
    "peermaps.map_read": "{who} looked at the map",
    "peermaps.list_read": "{who} read the map as a list",
    "peermaps.narrative_read": "{who} read the map as a narrative",
    "peermaps.document_read": "{who} fetched the map",
    "peermaps.tie_read": "{who} looked at a tie and who sees it how",
    "peermaps.form_opened": "{who} opened a form of the map",
    "peermaps.form_saved": "{who} saved a form of the map",
    "peermaps.command": "{who} changed the map",
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
}

TIMELINE = {
    "peermaps.talked": "{by} noted what came of talking about a difference",
    "peermaps.tie_past": "{by} noted that a tie is in the past",
    "peermaps.imported": "{by} brought a map in from files",
    "peermaps.import_taken_back": "{by} took the map that came in from files back again",
}
