"""What threshold decisions hold about people."""

FIELDS = {
    "ThresholdDecision": {
        "id": "none",
        "case": "metadata",
        "policy": "metadata",
        "framework": "none",
        "level": "metadata",
        "outcome": "metadata",
        "reasons": "words",
        "considered": "words",
        "feedback": "words",
        "decided_at": "metadata",
        "decided_by": "staff",
    },
    "IndividualReferral": {
        "id": "none",
        "case": "metadata",
        "who": "about_person",
        "because": "words",
        "noted_at": "metadata",
        "noted_by": "staff",
        "made_on": "metadata",
        "made_by": "staff",
    },
}
