"""Decisions to share, or not to share, outside the team (`sharing.disclosure`)."""

from django.db import models

from alongside.accounts.models import User
from alongside.cases.models import Case
from alongside.lib import ids
from alongside.seals.fields import SealedField
from alongside.sharing.terms import Decision, Need, Recipient, What


class Disclosure(models.Model):
    """One decision. Every document that leaves is one of these, made before the document is.

    could_tell: could this recipient work out who it is? could_lead_to: for young people.
    advice: the privacy officer's, where it was asked for. document: whether a document was made.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="disclosures")
    what = models.CharField(max_length=10, choices=What)
    recipient = models.CharField(max_length=10, choices=Recipient)
    need = models.CharField(max_length=10, choices=Need)
    decision = models.CharField(max_length=12, choices=Decision)
    to_whom = SealedField(label="disclosure.to_whom")
    purpose = SealedField(label="disclosure.purpose")
    because = SealedField(label="disclosure.because")
    could_tell = SealedField(label="disclosure.could_tell")
    could_lead_to = SealedField(label="disclosure.could_lead_to")
    advice = SealedField(label="disclosure.advice")
    shared_words = SealedField(label="disclosure.shared_words")
    document = models.BooleanField(default=False)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "decided_at"], name="disclosure_in_order")]
