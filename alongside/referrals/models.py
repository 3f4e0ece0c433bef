"""Referrals for a young person or a context (`referral.*`). Everything in them is words, and sealed."""

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.cases.terms import Subject
from alongside.lib import ids
from alongside.referrals.terms import Knows
from alongside.seals.fields import SealedField


class Referral(models.Model):
    """What a partner or colleague told us. A case begins with its first saved word, in stage "referred".

    It makes no person and no tie: each of these becomes one by its own decision after clearance.
    handed_in_at is empty while the referrer is still writing.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="referral")
    referrer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=20, choices=Subject)
    what = SealedField(label="referral.what")
    where = SealedField(label="referral.where")
    about_safety = SealedField(label="referral.about_safety")
    narrative = SealedField(label="referral.narrative")
    strengths = SealedField(label="referral.strengths")
    protective = SealedField(label="referral.protective")
    young_people_know = models.CharField(max_length=10, choices=Knows)
    young_people_view = SealedField(label="referral.young_people_view")
    parents_know = models.CharField(max_length=10, choices=Knows)
    parents_view = SealedField(label="referral.parents_view")
    why_not_told = SealedField(label="referral.why_not_told")
    trusted = SealedField(label="referral.trusted")
    offer = SealedField(label="referral.offer")
    begun_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["referrer", "begun_at"], name="referral_by_referrer")]
        constraints = [
            models.CheckConstraint(
                name="referral_decided_pair",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_decided_after_handed_in",
                condition=Q(decided_at__isnull=True) | Q(handed_in_at__isnull=False),
            ),
        ]


WORDS = (
    "what",
    "where",
    "about_safety",
    "narrative",
    "strengths",
    "protective",
    "young_people_view",
    "parents_view",
    "why_not_told",
    "trusted",
    "offer",
)
"""The sealed columns, in the order of the form."""
