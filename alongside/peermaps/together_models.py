"""A drawing in the making: what a young person says goes into the record only when it is handed back (`map.together`).

Until then each thing said has a row and a key of its own, so that "don't save this" leaves nothing of it.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.peermaps.together_terms import Acted, Alone, Language
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class SittingQuerySet(models.QuerySet["Sitting"]):
    def left_unfinished(self, today: date) -> SittingQuerySet:
        """Drawings that nobody finished by their last day (`rights.retention`: "together_draft")."""
        return self.filter(ended_at__isnull=True, until__lt=today)


class Sitting(models.Model):
    """One time of drawing together, with one young person or several (`map.together_group`).

    told: which of the four things were said aloud first. alone: whether the place is private.
    pin: sealed under the sitting's own key, which goes when it ends. gone: ids of lines that were let go, so that a
    late message brings nothing back. until: a drawing that nobody finished goes by itself after that day.
    ended_at: handed back, and kept. looked_at: the adult has said whether anything has to be done.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sittings")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    several = models.BooleanField(default=False)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    needs = models.JSONField(default=list)
    told = models.JSONField(default=list)
    alone = models.CharField(max_length=10, choices=Alone)
    who_else = SealedField(label="sitting.who_else")
    pin = SealedField(label="sitting.pin")
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    wait_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    gone = models.JSONField(default=list)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    acted = models.CharField(max_length=10, choices=Acted, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sitting_looked_at_with_answer",
                condition=Q(looked_at__isnull=True, acted="") | (Q(looked_at__isnull=False) & ~Q(acted="")),
            ),
            models.CheckConstraint(
                name="sitting_looked_at_after_its_end",
                condition=Q(looked_at__isnull=True) | Q(ended_at__isnull=False),
            ),
        ]


class Seat(models.Model):
    """A young person in a sitting. person: who they are in the record; None until somebody new is kept."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    shown = SealedField(label="seat.shown")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "number"], name="seat_once")]


class Line(models.Model):
    """One thing said, while the drawing is in the making; `key` seals it and nothing else.

    n: rises with each version, so that a late message changes nothing back. body: JSON, see together.schema.json.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="lines")
    n = models.PositiveIntegerField()
    key = models.UUIDField()
    body = SealedField(label="line.body")
    said_at = models.DateTimeField()
