"""The safety plan from day one, actions with their steps, and reviews (`plan.*`)."""

from django.db import models

from alongside.accounts.models import User
from alongside.assessments.models import Goal
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.plans.terms import Aim, Status, WhatNext
from alongside.seals.fields import SealedField


class SafetyPlan(models.Model):
    """Three lines that stand from day one, behind no gate (`plan.now`). The newest row counts."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="safety_plans")
    danger = SealedField(label="safety_plan.danger")
    does_what = SealedField(label="safety_plan.does_what")
    ring_whom = SealedField(label="safety_plan.ring_whom")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Action(models.Model):
    """What somebody will do so that the group and its surroundings become safer (`plan.action`).

    lead: a person with an account, or lead_words for somebody without ("duty manager, bus company").
    strength: the recorded strength it builds on, as words chosen from the assessment.
    separates: keeps young people apart; then because, alternative and any legal order are asked.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="actions")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, related_name="actions")
    what = SealedField(label="action.what")
    aim = models.CharField(max_length=12, choices=Aim)
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lead_words = SealedField(label="action.lead_words")
    by_day = models.DateField()
    strength = SealedField(label="action.strength")
    response = models.CharField(max_length=40, blank=True)
    separates = models.BooleanField(default=False)
    separates_because = SealedField(label="action.separates_because")
    alternative = SealedField(label="action.alternative")
    legal_order = SealedField(label="action.legal_order")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Step(models.Model):
    """Where an action stands from here on, who said so and why."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(max_length=10, choices=Status)
    words = SealedField(label="step.words")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["action", "at"], name="step_in_order")]


class Review(models.Model):
    """The work looked at as a whole (`plan.review`), and how it ended (`plan.close`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reviews")
    what_changed = SealedField(label="review.what_changed")
    young_people_say = SealedField(label="review.young_people_say")
    decision = models.CharField(max_length=14, choices=WhatNext)
    because = SealedField(label="review.because")
    rests_on = SealedField(label="review.rests_on")
    told = SealedField(label="review.told")
    record = SealedField(label="review.record")
    why_no_assessment = SealedField(label="review.why_no_assessment")
    next_on = models.DateField(null=True)
    held_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
