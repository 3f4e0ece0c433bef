"""One world, answers recorded; then something hidden changes and the same is asked again (S1).

Everything that is made anew for each page is the same in both: the clock stands still, and chance begins
anew before every request. What may then still differ is only what somebody could learn from.
"""

import itertools
import os
import random
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from unittest import mock
from uuid import UUID

import time_machine
from django.core import mail
from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.accounts.models import User
from tests.security.routes import NOWHERE, Route, filled, routes
from tests.support.cast import without_token
from tests.support.databases import ALIASES

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)

ASKED_BY_EVERYBODY = ("head", "options")


@dataclass(frozen=True)
class Request:
    """One thing to ask, as somebody."""

    who: str
    method: str
    address: str
    data: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.who}: {self.method.upper()} {self.address}"


@dataclass(frozen=True)
class Answer:
    """Everything that somebody could learn from: bytes, headers, cookies, letters, and how much was asked
    of the databases, which is what time is made of."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: str
    body: bytes
    letters: int
    statements: tuple[str, ...]

    def difference(self, other: "Answer") -> str:
        """The first thing that differs, for whoever reads the failure."""
        for name in ("status", "headers", "cookies", "letters"):
            if getattr(self, name) != getattr(other, name):
                return f"{name}: {getattr(self, name)!r} then {getattr(other, name)!r}"
        if self.body != other.body:
            return _first_difference(self.body, other.body)
        return f"statements: {len(self.statements)} then {len(other.statements)}"


@dataclass
class Replay:
    """Asks, and asks again. clients: one for each person who asks, by name."""

    people: Mapping[str, User]
    _signed_in: dict[str, tuple[Client, str]] = field(default_factory=dict)

    def ask(self, request: Request) -> Answer:
        """One request, with chance and the person's cookies as they were."""
        client = self._client(request.who)
        before = len(getattr(mail, "outbox", []))
        for alias in ALIASES:
            connections[
                alias
            ].queries_log.clear()  # it forgets the oldest when it is full, and then counts wrongly
        with ExitStack() as stack:
            stack.enter_context(chance_begins_anew())
            stack.enter_context(_undone())
            seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in ALIASES]
            response = getattr(client, request.method)(request.address, dict(request.data))
            body = without_token(response.content)
        headers = tuple((name, value) for name, value in response.items() if name != "Date")
        return Answer(
            status=response.status_code,
            headers=headers,
            cookies=response.cookies.output(),
            body=body,
            letters=len(getattr(mail, "outbox", [])) - before,
            statements=tuple(_kind(sql) for capture in seen for sql in _asked(capture)),
        )

    def _client(self, who: str) -> Client:
        if who not in self._signed_in:
            client = Client(raise_request_exception=False)
            client.force_login(
                self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend"
            )
            self._signed_in[who] = (client, client.cookies.output(header=""))
        client, cookies = self._signed_in[who]
        client.cookies = SimpleCookie(cookies)
        return client


def everything(who: str, cases: Iterable[UUID], most: int = 2) -> list[Request]:
    """Every address as one person, filled in from these cases; search, and the other ways of asking."""
    asked: list[Request] = []
    for route in routes():
        for address in dict.fromkeys(_addresses(route, cases, most)):
            asked.append(Request(who, "get", address))
            asked += [Request(who, method, address) for method in ASKED_BY_EVERYBODY if route.of_a_case]
    for words in ("friends", "Quillfeather", "a", "vexmoor"):
        asked.append(Request(who, "post", "/search/", (("words", words),)))
    return asked


def _addresses(route: Route, cases: Iterable[UUID], most: int) -> Iterator[str]:
    for case in cases if route.of_a_case else [NOWHERE]:
        for given in filled(route, case, most):
            yield route.address(given)


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever happens inside leaves no trace in either database."""
    with ExitStack() as stack:
        for alias in ALIASES:
            stack.enter_context(transaction.atomic(using=alias))
        try:
            yield
        finally:
            for alias in ALIASES:
                transaction.set_rollback(True, using=alias)


_undone = rolled_back
"""A request writes log rows and presence; the next one starts from the same world."""


@contextmanager
def chance_begins_anew(seed: int = 78) -> Iterator[None]:
    """`os.urandom`, `secrets` and new ids give the same row of surprises after every beginning."""
    source = random.Random(seed)

    def some(count: int | None = None) -> bytes:
        return source.randbytes(32 if count is None else count)

    replaced: list[tuple[object, str, Callable[..., object]]] = [
        (os, "urandom", some),
        (secrets, "token_bytes", some),
        (secrets, "token_hex", lambda count=None: some(count).hex()),
        (secrets, "token_urlsafe", lambda count=None: some(count).hex()),
        (secrets, "choice", source.choice),
        (uuid, "uuid4", lambda: UUID(bytes=some(16), version=4)),
    ]
    with ExitStack() as stack:
        for owner, name, instead in replaced:
            stack.enter_context(mock.patch.object(owner, name, instead))
        yield


@contextmanager
def time_stands_still() -> Iterator[None]:
    """It is the same moment for everything in the world."""
    with time_machine.travel(NOW, tick=False):
        yield


def _asked(capture: CaptureQueriesContext) -> Iterator[str]:
    """Statements that ask or change; where transactions begin and end is numbered anew each time."""
    for one in capture.captured_queries:
        if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")):
            yield one["sql"]


def _kind(sql: str) -> str:
    """What a statement does and to which table, without its values."""
    words = sql.replace('"', "").split()
    return " ".join(itertools.islice(words, 3)) if words[0] != "SELECT" else _selected(words)


def _selected(words: list[str]) -> str:
    tables = [after for word, after in itertools.pairwise(words) if word == "FROM"]
    return "SELECT " + " ".join(tables)


def _first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - 60)
    return f"body at byte {at}: {one[start : at + 60]!r} then {other[start : at + 60]!r}"
