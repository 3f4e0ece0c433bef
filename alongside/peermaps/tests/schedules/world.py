"""One map, several people, each with a device or two, a network that loses, delays, repeats and reorders (R1)."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.test import RequestFactory

from alongside.accounts.models import User
from alongside.activity.doors import door
from alongside.cases.opening import OpenCase, open_case
from alongside.peermaps import queries, views
from alongside.peermaps.models import Command, PeerMap
from alongside.peermaps.tests.schedules import devices
from alongside.people import operations as people_operations
from alongside.people.models import Person

KINDS = ("people", "places", "ties", "groups", "statements")


@dataclass(frozen=True)
class Typed:
    """Something somebody typed, and on which device."""

    device: str
    user: User
    word: str
    command: dict[str, Any]


@dataclass
class World:
    """A schedule as it is played. `users`: device -> whose it is."""

    case: UUID
    seed: int
    users: dict[str, User] = field(default_factory=dict)
    typed: list[Typed] = field(default_factory=list)
    late: list[tuple[User, str]] = field(default_factory=list)
    gone: dict[str, User] = field(default_factory=dict)
    died: list[dict[str, Any]] = field(default_factory=list)
    pages: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    _documents: dict[tuple[Any, int], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roll = random.Random(self.seed)
        devices.call("clear")

    # --- people ------------------------------------------------------------------------------

    def sits(self, device: str, user: User) -> None:
        """Somebody opens the map on a device; what an earlier page left on it goes out first."""
        self.users[device] = user
        self.pages += 1
        ids = f"{self.pages:08x}"
        devices.call("open", device, json.dumps(self.document(user)), ids)

    def acts(self, device: str) -> None:
        """One thing done on the screen, whatever is on it."""
        step = len(self.typed)
        word = f"w{step}"
        ids = f"{0xF0000000 + self.pages * 4096 + self.roll.randrange(1 << 20):08x}"
        sent = devices.call("act", device, self.roll.randrange(1, 1 << 30), word, ids)
        if sent:
            command = json.loads(sent)
            self.note("acts " + command["command"])
            self.typed.append(Typed(device, self.users[device], word, command))

    def by_form(self, user: User) -> None:
        """Somebody without the editor merges a placeholder into somebody known."""
        with self.opened(user) as opened:
            people = list(Person.objects.filter(case=self.case, off_at__isnull=True))
            placeholders = [one for one in people if one.unnamed]
            known = [one for one in people if not one.unnamed]
            if placeholders and known:
                one, other = self.roll.choice(placeholders), self.roll.choice(known)
                people_operations.merge(opened=opened, placeholder=one.pk, known=other.pk)
                self.note("merged")
                self.looks(user, "merge", queries.document(opened))

    # --- the network -------------------------------------------------------------------------

    def something_arrives(self, *, bad: bool) -> None:
        """A request reaches the server, or does not; its answer comes back, or does not; or an old one arrives."""
        luck = self.roll.random() if bad else 1.0
        if self.late and luck < 0.2:
            user, body = self.late.pop(self.roll.randrange(len(self.late)))
            self.note("came late")
            self.command(user, body)
            return
        waiting = devices.requests()
        if not waiting:
            return
        asked = self.roll.choice(waiting)
        user = self.users[asked.device]
        if luck < 0.35:
            if asked.body:
                self.late.append((user, asked.body))
            self.note("lost on the way there")
            devices.call("lose", asked.device, asked.n)
            return
        status, text = (
            self.command(user, asked.body) if asked.body else (200, json.dumps(self.document(user)))
        )
        if luck < 0.5:
            if asked.body and self.roll.random() < 0.5:
                self.late.append((user, asked.body))
            self.note("lost on the way back")
            devices.call("lose", asked.device, asked.n)
        else:
            devices.call("answer", asked.device, asked.n, status, text)

    def command(self, user: User, body: str) -> tuple[int, str]:
        """The real view, with whatever has arrived."""
        given = json.loads(body)
        before = Command.objects.filter(map=self.case, by=user, command=given["id"]).exists()
        version = self._version()
        request = RequestFactory().post("/", body, content_type="application/json")
        request.user = user
        response = views.command(request, case=self.case)
        text = response.content.decode()
        self.note(f"answered {response.status_code}")
        assert response.status_code in (200, 409, 422), (response.status_code, given)
        if before:
            self.note("repeated")
            assert self._version() == version, f"a repeat changed something: {given}"
        if response.status_code != 422:
            answer = json.loads(text)
            self.looks(user, given["command"], answer.get("document") or answer["out_of_date"]["document"])
        return response.status_code, text

    # --- the server ----------------------------------------------------------------------------

    @contextmanager
    def opened(self, user: User) -> Iterator[OpenCase]:
        with door(user) as opening:
            yield open_case(opening, self.case, "peermaps.map_read")

    def document(self, user: User) -> dict[str, Any]:
        """The map as this person sees it; read once for each version of it."""
        wanted = (user.pk, self._version())
        if wanted not in self._documents:
            with self.opened(user) as opened:
                self._documents = {**self._documents, wanted: queries.document(opened, to_edit=True)}
        return self._documents[wanted]

    def looks(self, user: User, did: str, document: dict[str, Any]) -> None:
        """Nothing that was erased comes back, but by the hand that erased it."""
        there = frozenset(one["id"] for kind in KINDS for one in document[kind])
        if did not in ("put_back", "settle"):
            back = there & set(self.gone)
            assert not back, f"{did} by {user.name} brought back {back}"
        for one in there & set(self.gone):
            assert self.gone.pop(one) == user, f"{user.name} brought back what somebody else took off: {one}"
        for one in self._seen_before - there:
            self.gone.setdefault(one, user)
        self._seen_before = self._seen_before | there

    _seen_before: frozenset[str] = frozenset()

    def _version(self) -> int:
        """It rises with every change that anybody could see."""
        return PeerMap.objects.get(pk=self.case).version

    def note(self, what: str) -> None:
        """Count what happened: a schedule in which nothing does is no test."""
        self.counts[what] = self.counts.get(what, 0) + 1


@contextmanager
def undone() -> Iterator[None]:
    """A world of its own: everything played inside is rolled back, words and keys."""
    with transaction.atomic(), transaction.atomic(using="keys"):
        marks = {alias: transaction.savepoint(using=alias) for alias in ("default", "keys")}
        try:
            yield
        finally:
            for alias, mark in marks.items():
                transaction.savepoint_rollback(mark, using=alias)
                connections[alias].run_on_commit = []
