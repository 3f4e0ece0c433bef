"""What the log and the timeline say about notes and drafts."""

EVENTS = {
    "recording.draft_kept": "{who} was writing; a draft was kept",
    "recording.draft_thrown_away": "{who} threw a draft away and began a form again",
    "recording.notes_read": "{who} read the notes",
    "recording.note_written": "{who} wrote a note",
    "recording.thought_added": "{who} added a later thought under a note",
}

TIMELINE = {
    "recording.note_written": "{by} wrote a note",
    "recording.thought_added": "{by} added a later thought under a note",
}
