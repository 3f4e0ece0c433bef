"""What the log and the timeline say about sharing."""

EVENTS = {
    "sharing.read": "{who} looked at what has been shared",
    "sharing.document_made": "{who} made a document of the case",
    "sharing.map_form_opened": "{who} prepared to take the map out",
    "sharing.map_looked_at": "{who} looked at the map as it would leave",
    "sharing.map_taken_out": "{who} took the map out",
    "sharing.map_made": "{who} had the map made as a file",
    "sharing.shared": "{who} recorded a decision to share",
    "sharing.not_shared": "{who} recorded a decision not to share",
}

TIMELINE = {
    "sharing.map_taken_out": "{by} took the map out, {what}, for {recipient}",
    "sharing.shared": "{by} shared {what}, {recipient}",
    "sharing.not_shared": "{by} decided not to share, {recipient}",
}
