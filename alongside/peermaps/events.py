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
}

TIMELINE = {
    "peermaps.talked": "{by} noted what came of talking about a difference",
    "peermaps.tie_past": "{by} noted that a tie is in the past",
}
