"""What notes and drafts hold about people."""

FIELDS = {
    "Note": {
        "id": "none",
        "case": "metadata",
        "about_stage": "metadata",
        "words": "words",
        "happened_on": "metadata",
        "written_at": "metadata",
        "by": "staff",
    },
    "NoteConcerns": {"id": "none", "note": "metadata", "person": "about_person"},
    "LaterThought": {
        "id": "none",
        "note": "metadata",
        "words": "words",
        "written_at": "metadata",
        "by": "staff",
    },
    "Draft": {
        "id": "none",
        "case": "metadata",
        "user": "staff",
        "form": "metadata",
        "typed": "words",
        "saved_at": "metadata",
    },
}
