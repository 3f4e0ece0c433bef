"""Goals of an assessment: what is to change for safety, who agrees, how the change is measured (`plan.goal`)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.assessments.models.assessment import Assessment, Contribution
from alongside.assessments.terms import Agrees, Shows, Turned
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class Goal(models.Model):
    """A positive statement about safety, tied to the assessment.

    what_changes: what is to be different, and for whom. answers_to: what in the assessment it answers.
    uses: the recorded strength it builds on; without one, uses_none_because says why.
    names_nobody: neither anybody of the case nor initials stand in its words.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="goals")
    words = SealedField(label="goal.words")
    what_changes = SealedField(label="goal.what_changes")
    answers_to = SealedField(label="goal.answers_to")
    sign = SealedField(label="goal.sign")
    uses = models.ForeignKey(Contribution, on_delete=models.SET_NULL, null=True, related_name="+")
    uses_none_because = SealedField(label="goal.uses_none_because")
    names_nobody = models.BooleanField(default=False)
    set_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replaces")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = SealedField(label="goal.ended_because")

    class Meta:
        indexes = [models.Index(fields=["assessment", "set_at"], name="goal_in_order")]
        constraints = [
            models.CheckConstraint(
                name="goal_ended_pair",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            )
        ]


class GoalView(models.Model):
    """Who agrees with a goal and who does not, in whose words. Newer views stand beside older ones.

    person: somebody of the case; or user: somebody on the team; or who: "the parents who came".
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    who = SealedField(label="goal_view.who")
    agrees = models.CharField(max_length=8, choices=Agrees)
    words = SealedField(label="goal_view.words")
    on = models.DateField()
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="goal_view_of_one_voice",
                condition=Q(person__isnull=False, user__isnull=True, who__isnull=True)
                | Q(person__isnull=True, user__isnull=False, who__isnull=True)
                | Q(person__isnull=True, user__isnull=True, who__isnull=False),
            )
        ]


class Measure(models.Model):
    """How the change is seen: method, and when it is taken again. Change, not effort.

    again_on: the day on which it is taken next; None once nobody plans to.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="measures")
    method = SealedField(label="measure.method")
    shows = models.CharField(max_length=10, choices=Shows)
    again_on = models.DateField(null=True)
    set_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="measure_of_change", condition=~Q(shows=Shows.WE_DO))]


class Measurement(models.Model):
    """What a measure showed on a day. The first is the baseline, which has nothing to compare with.

    turned: better, same, worse, not clear, as those judge it whose safety it is about; "" for the baseline.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="measurements")
    is_baseline = models.BooleanField(default=False)
    words = SealedField(label="measurement.words")
    turned = models.CharField(max_length=8, choices=Turned, blank=True)
    on = models.DateField()
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="measurement_baseline_turned_nothing",
                condition=Q(is_baseline=True, turned="") | (Q(is_baseline=False) & ~Q(turned="")),
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(is_baseline=True), name="measurement_baseline_once"
            ),
        ]
