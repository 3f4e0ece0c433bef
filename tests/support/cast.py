"""The fixed cast (stories.md) and one case that is open to some of them and not to others."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.accounts.models import Agency, User
from alongside.accounts.roles import Role
from alongside.activity.doors import door, operation
from alongside.cases import operations as case_operations
from alongside.cases.opening import OpenCase, open_case
from alongside.cases.terms import Place, SeesWhat, Stage, Subject
from alongside.lib import clock
from tests.support.told_once import Once

_TOKEN = re.compile(rb'((?:name="csrfmiddlewaretoken" value|data-csrf)=)"[^"]+"')
PASSWORD = "walking-home-together-78"


@dataclass(frozen=True)
class Cast:
    """Everybody with an account, by first name."""

    rita: User
    tom: User
    sam: User
    mo: User
    priya: User
    grace: User
    hal: User
    ada: User


@dataclass(frozen=True)
class BusCase:
    """An open level 2 case: Rita leads, Tom supervises, Mo is on the team, nobody else."""

    id: UUID
    title: str


def make_cast() -> Cast:
    """The cast, without a password: sign-in itself is tested elsewhere."""
    council = Agency.objects.create(name="Eastfield Council", is_authority=True)
    club = Agency.objects.create(name="Eastfield Youth Club")
    school = Agency.objects.create(name="Northgate School")

    def person(name: str, title: str, agency: Agency, *roles: Role) -> User:
        email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
        return User.objects.create_user(
            email,
            None,
            name=name,
            title=title,
            agency=agency,
            roles=list(roles),
            second_factor_from=clock.now(),
        )

    return Cast(
        rita=person("Rita Okafor", "practitioner", council, Role.PRACTITIONER),
        tom=person("Tom Brandt", "supervisor", council, Role.SUPERVISOR, Role.DUTY),
        sam=person("Sam Adeyemi", "practitioner", council, Role.PRACTITIONER),
        mo=person("Mo Farrell", "youth worker", club, Role.PARTNER),
        priya=person("Priya Nair", "pastoral lead", school, Role.PARTNER),
        grace=person("Grace Owusu", "privacy officer", council, Role.PRIVACY),
        hal=person("Hal Price", "strategic lead", council, Role.STRATEGIC),
        ada=person("Ada Lindqvist", "administrator", council, Role.ADMINISTRATOR),
    )


def make_bus_case(cast: Cast, *, level: int = 2, subject: Subject = Subject.PEER_GROUP) -> BusCase:
    """A case as it stands right after the decision to open it."""
    title = "Bus route and park friends"
    with operation(by=cast.tom) as op:
        case = case_operations.begin(op, title=title, stage=Stage.OPEN, level=level, subject=subject)
        team = case_operations.put_on_team
        team(op, case.id, cast.rita, Place.LEAD, reason="leads this work")
        team(op, case.id, cast.tom, Place.SUPERVISOR, reason="supervises Rita")
        team(op, case.id, cast.mo, Place.MEMBER, reason="knows the young people")
    return BusCase(case.id, title)


@pytest.fixture
def cast(once: Once) -> Cast:
    return once(make_cast)


@pytest.fixture
def bus_case(once: Once, cast: Cast) -> BusCase:
    return once(make_bus_case, cast)


@contextmanager
def opened_as(user: User, case: UUID) -> Iterator[OpenCase]:
    """The case as somebody on its team has it open."""
    with door(user) as opening:
        yield open_case(opening, case, "cases.opened", sees=tuple(SeesWhat))


Opened = Callable[[User], OpenCase]


@pytest.fixture
def opened(bus_case: BusCase) -> Iterator[Opened]:
    """Open the bus case as somebody, through a door that stays open for the test."""
    with ExitStack() as doors:

        def as_seen_by(user: User) -> OpenCase:
            return doors.enter_context(opened_as(user, bus_case.id))

        yield as_seen_by


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A client signed in as somebody, second step included."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return client_of


def without_token(page: bytes) -> bytes:
    """A page without its form tokens, which are made anew for every page on purpose."""
    return _TOKEN.sub(rb"\1", page)


def words_of(response: HttpResponse) -> str:
    """All that a page says or carries, but for its form tokens: by chance their letters are somebody's initials."""
    return without_token(response.content).decode()
