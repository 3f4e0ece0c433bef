"""The assessment itself: what people add to it, what lies beneath, when it is finished.

Nothing is overwritten: what is put right or taken back ends its row and adds the next.
Words are sealed for the case and for everyone they speak of.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.accounts.models import User
from alongside.assessments.terms import About, Domain, Kind
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField
from alongside.statements.models import Statement


class Assessment(models.Model):
    """One assessment of a case; the newest is the one that is worked on.

    prompt_set: the prompts it began with; they follow the focus of the case (`assessment.settings`).
    framework: version of the practice content that the prompts come from.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assessments")
    prompt_set = models.CharField(max_length=40)
    framework = models.CharField(max_length=60)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "begun_at"], name="assessment_newest")]


class Finishing(models.Model):
    """Somebody says that the assessment is finished, and a supervisor answers (`assessment.finish`).

    signed_off: None while it waits; False sends it back with words. prompt_set: what it was finished under.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="finishings")
    prompt_set = models.CharField(max_length=40)
    finished_at = models.DateTimeField()
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_off = models.BooleanField(null=True)
    words = SealedField(label="finishing.words")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finishing_looked_together",
                condition=Q(looked_at__isnull=True, looked_by__isnull=True, signed_off__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False, signed_off__isnull=False),
            ),
            models.CheckConstraint(
                name="finishing_by_two_people",
                condition=Q(looked_by__isnull=True) | ~Q(looked_by=F("finished_by")),
            ),
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(looked_at__isnull=True), name="finishing_waits_once"
            ),
        ]


class Contribution(models.Model):
    """One thing that somebody adds, dated (`assessment.factor`, `assessment.grows`).

    prompt, prompt_set: the prompt it answers and the set that had it, so that it reads right after a new focus.
    speaker: whose words they are, where it is a quote; or speaker_words ("a girl at the stop").
    names_nobody: about surroundings alone and without anybody of the case or initials in its words; only then
    do those who see no names read it.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="contributions")
    domain = models.CharField(max_length=40, choices=Domain)
    prompt = models.CharField(max_length=60)
    prompt_set = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.CharField(max_length=10, choices=About)
    words = SealedField(label="contribution.words")
    speaker = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    speaker_words = SealedField(label="contribution.speaker_words")
    said_with = SealedField(label="contribution.said_with")
    names_nobody = models.BooleanField(default=False)
    on = models.DateField()
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaces")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["assessment", "added_at"], name="contribution_in_order")]
        constraints = [
            models.CheckConstraint(
                name="contribution_ended_pair",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="contribution_nameless_is_context",
                condition=Q(names_nobody=False) | Q(about=About.CONTEXT, speaker__isnull=True),
            ),
        ]


class ContributionAbout(models.Model):
    """Whom a contribution is about, where it is about people."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="about_people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "person"], name="contribution_about_once")
        ]


class FactorReading(models.Model):
    """A contribution reads something that was said or seen: it rests on that statement of the map."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="readings")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "statement"], name="factor_reading_once")
        ]


class AnalysisAnswer(models.Model):
    """An answer to a question of the analysis; the newest counts, the others are its history."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="analysis")
    question = models.CharField(max_length=40)
    words = SealedField(label="analysis_answer.words")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["assessment", "written_at"], name="analysis_in_order")]


class NoStrengthBecause(models.Model):
    """Why a side of the triangle has no strength yet (`assessment.finish`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="no_strengths")
    domain = models.CharField(max_length=40, choices=Domain)
    reason = SealedField(label="no_strength.reason")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class YoungPeoplesViewsMissing(models.Model):
    """Why young people's own views are not there yet, and the plan for asking them (`assessment.finish`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="views_missing")
    reason = SealedField(label="views_missing.reason")
    plan = SealedField(label="views_missing.plan")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
