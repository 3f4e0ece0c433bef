"""Adults who look out for the group, judged on a day (`assessment.guardianship`)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.assessments.models.assessment import Assessment
from alongside.assessments.terms import GuardianRole, Judged
from alongside.contexts.models import Place
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class Guardian(models.Model):
    """An adult or a role with a caring intention, wherever the group spends time (`assessment.guardianship`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="guardians")
    role = models.CharField(max_length=12, choices=GuardianRole)
    who = SealedField(label="guardian.who")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="guardian_ended_pair",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            )
        ]


class GuardianReading(models.Model):
    """How it stands with a guardian on a day: three judgements, presence, what happens when someone speaks up.

    capacity: room, time and means. willingness: do they want to. ability: can they do it well, are they allowed.
    superseded_at: when a newer reading took its place; the newest has none.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    guardian = models.ForeignKey(Guardian, on_delete=models.CASCADE, related_name="readings")
    capacity = models.CharField(max_length=10, choices=Judged)
    capacity_words = SealedField(label="guardian_reading.capacity_words")
    willingness = models.CharField(max_length=10, choices=Judged)
    willingness_words = SealedField(label="guardian_reading.willingness_words")
    ability = models.CharField(max_length=10, choices=Judged)
    ability_words = SealedField(label="guardian_reading.ability_words")
    presence = SealedField(label="guardian_reading.presence")
    speaking_up = SealedField(label="guardian_reading.speaking_up")
    trusted_words = SealedField(label="guardian_reading.trusted_words")
    on = models.DateField()
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guardian"], condition=Q(superseded_at__isnull=True), name="guardian_reading_newest"
            )
        ]


class TrustedBy(models.Model):
    """A young person trusts a guardian, by their own choice and account."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    reading = models.ForeignKey(GuardianReading, on_delete=models.CASCADE, related_name="trusted_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "person"], name="trusted_by_once")]
