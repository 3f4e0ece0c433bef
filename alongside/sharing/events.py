"""What the log and the timeline say about sharing."""

EVENTS = {
    "sharing.read": "{who} looked at what has been shared",
    "sharing.document_made": "{who} made a document of the case",
    "sharing.shared": "{who} recorded a decision to share",
    "sharing.not_shared": "{who} recorded a decision not to share",
}

TIMELINE = {
    "sharing.shared": "{by} shared {what}, {recipient}",
    "sharing.not_shared": "{by} decided not to share, {recipient}",
}
