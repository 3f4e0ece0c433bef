"""Keys go to their own database; nothing else does, and no foreign key crosses."""

from typing import Any


class KeyStoreRouter:
    """Django's way of asking where a model lives."""

    def db_for_read(self, model: Any, **_: Any) -> str | None:
        return "keys" if model._meta.app_label == "seals" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return (db == "keys") == (app_label == "seals")
