"""What somebody said or saw: whose it is, how sure, how to handle it (`map.statement`, `map.perspectives`)."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.lib.sql import Given
from alongside.people.models import Person
from alongside.seals.fields import SealedField
from alongside.statements.terms import EndedBecause, Exactness, Handling, Source, Voice


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self, case: UUID | Given) -> StatementQuerySet:
        """Statements that still count."""
        return self.filter(case=case, ended_at__isnull=True)

    def that_counted(self, case: UUID | Given) -> StatementQuerySet:
        """Statements that count now or did on an earlier day; never what was wrong or was taken back."""
        return self.filter(case=case).exclude(
            ended_because__in=(EndedBecause.TAKEN_BACK, EndedBecause.CORRECTED)
        )


class Statement(models.Model):
    """One thing said or seen. Only the person whose own account it is may take it back.

    speaker: a person of the case, or speaker_user, or neither with speaker_words ("head of year"), and then
    speaker_voice says what kind of view it is.
    origin: statements that go back to one source share it and count once (`map.origin`).
    words: sealed for the case, the speaker and everyone it is about. own_words: verbatim.
    observed_as: how exactly the day is known; observed_on is then the first day of that month or year.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statements")
    speaker = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="statements_made")
    speaker_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    speaker_words = SealedField(label="statement.speaker_words")
    speaker_voice = models.CharField(max_length=14, choices=Voice, blank=True)
    source = models.CharField(max_length=24, choices=Source)
    own_words = models.BooleanField(default=False)
    words = SealedField(label="statement.words")
    handling = models.CharField(max_length=16, choices=Handling, default=Handling.TEAM)
    origin = models.UUIDField(default=ids.new)
    observed_on = models.DateField()
    observed_as = models.CharField(max_length=5, choices=Exactness, default=Exactness.DAY)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    together = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=16, choices=EndedBecause, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = StatementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "observed_on"], name="statement_in_order")]
        constraints = [
            models.CheckConstraint(
                name="statement_ended_together",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_because="")),
            ),
            models.CheckConstraint(
                name="statement_of_one_speaker",
                condition=Q(speaker__isnull=False, speaker_user__isnull=True, speaker_words__isnull=True)
                | Q(speaker__isnull=True, speaker_user__isnull=False, speaker_words__isnull=True)
                | Q(speaker__isnull=True, speaker_user__isnull=True, speaker_words__isnull=False),
            ),
        ]


class About(models.Model):
    """Whom a statement is about; its words are sealed for all of them."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="about")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statements_about")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "person"], name="about_person_once")]


class Check(models.Model):
    """Somebody made sure of a statement, or found that it does not hold. Added, never edited."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="checks")
    held = models.BooleanField()
    how = SealedField(label="check.how")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Confirmation(models.Model):
    """Somebody made sure that it still holds; fading counts from the newest one (`map.time`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="confirmations")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
