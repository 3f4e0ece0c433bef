"""Answers to the values questions, and reflection (`values.*`, `supervision.reflect`).

What a "no" stops is `cases.Pause`: everybody asks it there, and this slice turns it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case, Pause
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField
from alongside.values.terms import Occasion, Said


class Asking(models.Model):
    """One time of asking: an occasion with its answers.

    whole: every question of each value; otherwise one question for each value (the short paths).
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="askings")
    occasion = models.CharField(max_length=12, choices=Occasion)
    whole = models.BooleanField(default=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "occasion"],
                condition=Q(finished_at__isnull=True),
                name="asking_open_once",
            ),
            models.CheckConstraint(
                name="asking_finished_pair",
                condition=Q(finished_at__isnull=True, finished_by__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
            ),
        ]


class Answer(models.Model):
    """One answer to one question. Rows are added, never edited; the newest one counts.

    question: "values.rights.1", or "values.rights" for the one question of a value.
    person: only for `values.rights.6` and `.7`, asked again about somebody who is already here; no asking then.
    words: how, what is missing, how we will find out, or why it does not apply.
    known_by: only for "not yet known"; after that day it counts as "no" (`values.not_yet`).
    facts: the numbers that stood beside the question, by name of the fact, for the next time of asking.
    pause: what a "no" stops now, or a "not yet known" from the day after known_by.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="values_answers")
    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, null=True, related_name="answers")
    question = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    said = models.CharField(max_length=16, choices=Said)
    words = SealedField(label="values_answer.words")
    known_by = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    pause = models.ForeignKey(Pause, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "answered_at"], name="values_in_order")]
        constraints = [
            models.CheckConstraint(
                name="not_yet_has_a_day",
                condition=Q(said="not_yet", known_by__isnull=False)
                | (~Q(said="not_yet") & Q(known_by__isnull=True)),
            ),
        ]


class PauseDecision(models.Model):
    """What a supervisor decided about a pause, and why (`values.pause`): narrowed, or stop and let go."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    pause = models.ForeignKey(Pause, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=10)
    because = SealedField(label="pause_decision.because")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Reflection(models.Model):
    """A short entry by two or more people; never a tick list (`supervision.reflect`).

    offered_at: "signoff", "pause", "difference" or "review". with_whom: others who have no account.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reflections")
    offered_at = models.CharField(max_length=12)
    with_whom = SealedField(label="reflection.with_whom")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class ReflectedBy(models.Model):
    """Somebody of the team who wrote it too."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reflection", "user"], name="reflected_by_once")]


class Thought(models.Model):
    """What they wrote under one of the questions."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="thoughts")
    question = models.CharField(max_length=40)
    words = SealedField(label="thought.words")
