"""The decision what this work is for, in versions, and what happened to each (`purpose.*`).

The lock that others ask is `cases.Clearance`; this slice turns it.
"""

from __future__ import annotations

from django.db import models

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.cases.terms import Path
from alongside.lib import ids
from alongside.purpose.terms import Agrees, Turned
from alongside.seals.fields import SealedField


class Decision(models.Model):
    """One version of the purpose. Changed only while it is being written; a new purpose is a new row.

    trigger, purpose, basis, condition, limb: ids of the practice content of `framework`.
    statement: the welfare purpose in a few plain words; it stands above every page and names nobody.
    told, said, agrees: what people were told, what they said, whether they take part; never the lawful basis.
    basis_why: which duty or power. process: changed answers of the authority's process, as JSON text.
    kept_words: who wrote it says that words which read like intelligence mean something else here.
    because: why there is a new version.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="purposes")
    number = models.PositiveSmallIntegerField()
    framework = models.CharField(max_length=60)
    path = models.CharField(max_length=10, choices=Path)
    trigger = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=40, blank=True)
    statement = SealedField(label="purpose.statement")
    change = SealedField(label="purpose.change")
    kept_words = models.BooleanField(default=False)
    less = SealedField(label="purpose.less")
    bring_about = SealedField(label="purpose.bring_about")
    prevent = SealedField(label="purpose.prevent")
    told = SealedField(label="purpose.told")
    said = SealedField(label="purpose.said")
    agrees = models.CharField(max_length=10, choices=Agrees, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    condition = models.CharField(max_length=40, blank=True)
    limb = models.CharField(max_length=40, blank=True)
    basis_why = SealedField(label="purpose.basis_why")
    process = SealedField(label="purpose.process")
    process_seen_on = models.DateField(null=True)
    because = SealedField(label="purpose.because")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="purpose_number_once")]


class Turn(models.Model):
    """Something that happened to a decision, by whom, when, with which words. Added, never edited."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="turns")
    order = models.PositiveSmallIntegerField()
    turned = models.CharField(max_length=12, choices=Turned)
    words = SealedField(label="purpose_turn.words")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "order"], name="purpose_turn_once")]
