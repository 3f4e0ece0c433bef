"""The log's one table. Rows are only ever added; triggers in the database see to that (`access.audit`)."""

from django.db import models


class Entry(models.Model):
    """One thing that somebody did, looked at or was refused.

    body: the exact canonical JSON that was hashed: ids and event names, never words about anybody.
    hash: sha256(hash of the row before + body), in hex.
    The other columns are copies out of the body for indexes; the verifier checks them against it.
    Ids are text on purpose: the log outlives what it speaks of and never blocks a removal.
    """

    seq = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    hash = models.CharField(max_length=64)
    at = models.CharField(max_length=32)
    actor = models.CharField(max_length=36)
    case = models.CharField(max_length=36)
    event = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["case", "seq"], name="entry_by_case"),
            models.Index(fields=["actor", "seq"], name="entry_by_actor"),
        ]
