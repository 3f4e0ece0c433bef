"""What the log holds: who of the staff did what, to which ids. No words."""

FIELDS = {
    "Entry": {
        "seq": "none",
        "body": "metadata",
        "hash": "none",
        "at": "metadata",
        "actor": "staff",
        "case": "metadata",
        "event": "metadata",
    },
}
