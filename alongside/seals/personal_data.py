"""Keys say nothing about anybody, but their subjects are ids of cases and people."""

FIELDS = {"Key": {"subject": "metadata", "ring": "metadata", "wrapped": "secret"}}
