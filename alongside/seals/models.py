"""The key store. It lives in a database of its own (alias `keys`), with a backup file of its own."""

from django.db import models


class Key(models.Model):
    """One wrapped key. Destroying it takes the words it sealed out of every copy there is.

    subject: the case's or the person's id.
    ring: the case it belongs to; a page fetches one case's keys in one query.
    wrapped: name of the master key (8 bytes) | nonce (12 bytes) | AES-256-GCM of the 32-byte key.
    """

    subject = models.UUIDField(primary_key=True)
    ring = models.UUIDField(db_index=True)
    wrapped = models.BinaryField()
