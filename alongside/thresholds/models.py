"""Threshold decisions and the referrals for single children that they prompt (`threshold.*`)."""

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.seals.fields import SealedField
from alongside.thresholds.terms import Outcome, Policy


class ThresholdDecision(models.Model):
    """What a person decided against a versioned policy; the software never decides (`threshold.decision`).

    framework: version of the practice content the policy stood in. level: id of a level of that policy.
    feedback: what the referrer is told, which says nothing that belongs to the case.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="threshold_decisions")
    policy = models.CharField(max_length=12, choices=Policy)
    framework = models.CharField(max_length=60)
    level = models.CharField(max_length=40)
    outcome = models.CharField(max_length=24, choices=Outcome)
    reasons = SealedField(label="threshold.reasons")
    considered = SealedField(label="threshold.considered")
    feedback = SealedField(label="threshold.feedback")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class IndividualReferral(models.Model):
    """A child who may personally meet a statutory threshold: an own referral was made, or why not
    (`threshold.individual`).

    who: as the decider wrote it ("LO, 13"). made_on is empty while it is still to be made.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="individual_referrals")
    who = SealedField(label="individual_referral.who")
    because = SealedField(label="individual_referral.because")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="individual_referral_made_pair",
                condition=Q(made_on__isnull=True, made_by__isnull=True)
                | Q(made_on__isnull=False, made_by__isnull=False),
            )
        ]
