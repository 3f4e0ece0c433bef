"""Who was told, who takes part, whom young people trust (`rights.*`, `involve.trusted`)."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.involvement.terms import Answer, Because, Covers, Leads, What
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class Clock(models.Model):
    """The time to tell somebody that they are on record, and on what ground (`rights.informed`).

    ground: id of the practice content ("level2_young_person", "level1_friend" …). remind_on, latest_on:
    empty where no clock runs. A new purpose, or a name that becomes known, ends the row and begins the next.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="clocks")
    ground = models.CharField(max_length=40)
    because = models.CharField(max_length=16, choices=Because, default=Because.ADDED)
    started_on = models.DateField()
    remind_on = models.DateField(null=True)
    latest_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at__isnull=True), name="clock_once"),
            models.CheckConstraint(
                name="clock_days_together",
                condition=Q(remind_on__isnull=True, latest_on__isnull=True)
                | Q(remind_on__isnull=False, latest_on__isnull=False),
            ),
        ]


class StepQuerySet(models.QuerySet["Step"]):
    def standing(self, case: UUID) -> StepQuerySet:
        """What holds now: for each person the newest of each kind."""
        return self.filter(case=case, ended_at__isnull=True)


class Step(models.Model):
    """One step in telling or involving one person. A new one of the same kind ends the one before.

    answer: BEFORE whether it is safe; TOLD how; PART which; DECIDES whether they understand; RIGHTLY_NOT why.
    words: who tells and where; by whom; about the part; who has parental responsibility; why in words.
    more: orders, separated parents, care. said: what they said to it, or wish about telling each parent.
    child: whose parent or carer was told. agreed_by, look_again_on, covers: only for RIGHTLY_NOT.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="involvement_steps")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="involvement_steps")
    what = models.CharField(max_length=12, choices=What)
    answer = models.CharField(max_length=20)
    words = SealedField(label="involvement_step.words")
    more = SealedField(label="involvement_step.more")
    said = SealedField(label="involvement_step.said")
    on = models.DateField()
    child = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    covers = models.CharField(max_length=10, choices=Covers, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    look_again_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "recorded_at"], name="involvement_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "what"],
                condition=Q(ended_at__isnull=True),
                name="involvement_step_standing_once",
            ),
            models.CheckConstraint(
                name="rightly_not_is_agreed",
                condition=~Q(what="rightly_not")
                | (Q(agreed_by__isnull=False, look_again_on__isnull=False) & ~Q(covers="")),
            ),
        ]


class ParentOf(models.Model):
    """A parent or carer on record and the young person whose they are; said when the parent is told."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    parent = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="parents")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parent", "child"], name="parent_of_once")]


class MapGround(models.Model):
    """Level 1: the one reason why friends known by initials are not told (`rights.informed`).

    Looked again at, and written anew, when more is recorded about a friend.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="map_grounds")
    words = SealedField(label="map_ground.words")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Trusted(models.Model):
    """The adult a young person named, or nobody (`involve.trusted`).

    adult: a person of the case, or nobody here with adult_words ("my aunt"); neither where nobody was named.
    told_what: whether the adult has been told what is recorded; collecting secretly is never their part.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="trusted")
    young_person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trusts")
    nobody = models.BooleanField(default=False)
    adult = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="trusted_by")
    adult_words = SealedField(label="trusted.adult_words")
    named_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField(null=True)
    told_what = models.BooleanField(default=False)
    leads = models.CharField(max_length=12, choices=Leads, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="trusted_somebody_or_nobody",
                condition=Q(nobody=False)
                | Q(adult__isnull=True, adult_words__isnull=True, answer="", leads=""),
            ),
            models.CheckConstraint(
                name="trusted_answered_with_a_day",
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
            ),
        ]
