"""Notes, later thoughts under them, and drafts that belong to one record and one person (`recording.*`)."""

from __future__ import annotations

from django.db import models

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals.fields import SealedField


class Note(models.Model):
    """A finished note. Locked; later thoughts are added under it (`recording.finish`)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    about_stage = models.CharField(max_length=20, blank=True)
    words = SealedField(label="note.words")
    happened_on = models.DateField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "happened_on"], name="note_in_order")]


class NoteConcerns(models.Model):
    """Whom a note concerns (`recording.members`); its words are sealed for all of them."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="concerns")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="note_concerns_once")]


class LaterThought(models.Model):
    """Added under a locked note; sealed for the same people."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="later")
    words = SealedField(label="later_thought.words")
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Draft(models.Model):
    """What somebody was typing, sealed under the case, gone once the form is saved (`recording.autosave`).

    form: which form of the case it belongs to, such as "assessments.contribution:functioning.norms".
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=120)
    typed = SealedField(label="draft.typed")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user", "form"], name="draft_once")]
