"""Sessions in a table of ours, joined to the user: one statement tells who is asking."""

from datetime import timedelta
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField

from alongside.accounts.models import Session, User
from alongside.lib import clock, ids
from alongside.lib.sql import NOW, Given, Prepared

SEEN_EVERY = timedelta(minutes=1)

_WHO = Prepared(
    lambda: Session.objects.select_related("user", "user__agency").filter(
        session_key=Given("key", CharField()), expire_date__gt=NOW
    )
)


class SessionStore(DatabaseStore):
    """Loads the session together with its user and keeps that user for the request."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        row = _WHO.first(key=self.session_key, now=clock.now())
        if row is None or _idle_too_long(row):
            self._session_key = None
            return None
        self.user = row.user
        self.last_seen = row.last_seen
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast(Session, super().create_model_instance(data))
        row.user_id = ids.read(data.get(SESSION_KEY))
        row.last_seen = clock.now()
        return row

    def needs_touch(self) -> bool:
        """Whether it is more than a minute since the last note that somebody is there."""
        seen = getattr(self, "last_seen", None)
        return self.user is not None and (seen is None or clock.now() - seen > SEEN_EVERY)


def idle_minutes(user: User | None) -> int:
    """How long somebody may be away: shorter on a device that others use too (S12)."""
    return 15 if user is not None and user.uses_shared_device else 30


def _idle_too_long(row: Session) -> bool:
    if row.user is None or row.last_seen is None:
        return False
    return clock.now() - row.last_seen > timedelta(minutes=idle_minutes(row.user))
