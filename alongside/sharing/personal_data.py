"""What sharing decisions hold about people."""

FIELDS = {
    "Disclosure": {
        "id": "none",
        "case": "metadata",
        "what": "metadata",
        "recipient": "metadata",
        "need": "metadata",
        "decision": "metadata",
        "to_whom": "words",
        "purpose": "words",
        "because": "words",
        "could_tell": "words",
        "could_lead_to": "words",
        "advice": "words",
        "shared_words": "words",
        "document": "metadata",
        "decided_at": "metadata",
        "decided_by": "staff",
    }
}
