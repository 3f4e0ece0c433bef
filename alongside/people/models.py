"""People of a case, and the decision that each of them needs to be in its record (`person.*`, `map.inclusion`).

There is no register of people: the same young person in two cases is two rows, under two keys (ADR 0007).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import clock, ids
from alongside.lib.sql import Given
from alongside.people.terms import AgeBand, Kind, OffBecause
from alongside.seals.fields import SealedField


class PersonQuerySet(models.QuerySet["Person"]):
    def of(self, case: UUID | Given) -> PersonQuerySet:
        """Everybody in this record now; those who came off are not among them."""
        return self.filter(case=case, off_at__isnull=True)

    def in_view(self, case: UUID | Given, today: Given | None = None) -> PersonQuerySet:
        """Everybody whom pages, lists and searches may show; held people leave no trace (`map.inclusion`).

        Nor does a name said while drawing together whose day has passed, whether or not the due work has run.
        """
        here = self.of(case).filter(restricted_on__isnull=True)
        return here.exclude(provisional_until__lt=today or clock.today())

    def not_kept_in_time(self, today: date) -> PersonQuerySet:
        """Names said while drawing together that nobody decided on by their day (`map.together`)."""
        return self.filter(provisional_until__lt=today, off_at__isnull=True)


class Person(models.Model):
    """Somebody in the record of one case; may be a placeholder ("a friend from the bus").

    shown: initials or a chosen symbol's word, what everybody on the team sees by default (`person.minimal`).
    full_name, born_on (ISO date): sealed where known, even if initials show.
    apart: what tells two people with the same initials apart (`person.tell_apart`).
    support: language, interpreter, hearing, reading and other needs (`person.support`), as JSON text.
    symbol, colour: how they want to be drawn; keys of the map's notation.
    provisional_until: named while drawing together; kept with a reason by then, or let go (`map.together`).
    restricted_on: leaves no visible trace for those who may not see them (`map.inclusion`).
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    kind = models.CharField(max_length=30, choices=Kind)
    unnamed = models.BooleanField(default=False)
    is_focus = models.BooleanField(default=False)
    shown = SealedField(label="person.shown")
    full_name = SealedField(label="person.full_name")
    born_on = SealedField(label="person.born_on")
    apart = SealedField(label="person.apart")
    note = SealedField(label="person.note")
    pronouns = SealedField(label="person.pronouns")
    support = SealedField(label="person.support")
    symbol = models.CharField(max_length=30, blank=True)
    colour = models.CharField(max_length=30, blank=True)
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    has_died = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    provisional_until = models.DateField(null=True)
    restricted_on = models.DateField(null=True)
    off_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    off_because = models.CharField(max_length=12, choices=OffBecause, blank=True)
    off_words = SealedField(label="person.off_words")
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_off_together",
                condition=Q(off_at__isnull=True, off_by__isnull=True, off_because="")
                | (Q(off_at__isnull=False, off_by__isnull=False) & ~Q(off_because="")),
            ),
            models.CheckConstraint(
                name="person_merged_is_off",
                condition=Q(merged_into__isnull=True) | Q(off_because="merged"),
            ),
        ]
        indexes = [models.Index(fields=["case", "added_at"], name="person_in_order")]


class PersonChange(models.Model):
    """What somebody changed about a person. The earlier words leave every page (`rights.correct`), not the history.

    fields: names of what changed. words: JSON, field -> [before, after]; under the person's own key.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="changes")
    fields = models.JSONField(default=list)
    words = SealedField(label="person_change.words")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Joining(models.Model):
    """A placeholder turned out to be somebody already here: what that changed, so that a slip can be taken back.

    was: JSON, each row before and after, under both keys; it goes with the day.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    placeholder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    known = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    was = SealedField(label="joining.was")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Inclusion(models.Model):
    """The recorded decision that a person needs to be in this record (`map.inclusion`).

    need is `values.rights.6`, evidence is `values.rights.7`: asked once, here. Rows are added, never edited;
    the newest one counts. rests_on: list of RestsOn; unchecked or police-held alone adds nobody.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="inclusions")
    need = SealedField(label="inclusion.need")
    evidence = SealedField(label="inclusion.evidence")
    rests_on = models.JSONField(default=list)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()


class HarmQuestions(models.Model):
    """What is asked when an adult is said to cause harm (`map.adults`): reported today, LADO, NRM, adult at risk.

    answers: question id -> "yes" | "no" | "not_known" | "does_not_apply". what_was_done: in words.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="harm_questions")
    answers = models.JSONField(default=dict)
    what_was_done = SealedField(label="harm_questions.what_was_done")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
