"""What a referral holds about people: nearly all of it is words, and sealed."""

from alongside.referrals.models import WORDS

FIELDS = {
    "Referral": {
        "id": "none",
        "case": "metadata",
        "referrer": "staff",
        "subject": "metadata",
        "young_people_know": "metadata",
        "parents_know": "metadata",
        "begun_at": "metadata",
        "handed_in_at": "metadata",
        "decided_at": "metadata",
        "decided_by": "staff",
        **dict.fromkeys(WORDS, "words"),
    }
}
