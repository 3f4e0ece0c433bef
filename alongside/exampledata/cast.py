"""The invented people who sign in (all made up), and what each of them may do."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt

from alongside.accounts.models import Agency, User
from alongside.accounts.roles import Role
from alongside.lib import clock

PASSWORD = "example-only-two-buses-home"
"""For everybody in the example data, and shown there. No real account has it."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody in the stories. may: one line for the sign-in page."""

    name: str
    title: str
    agency: str
    roles: tuple[Role, ...]
    may: str

    @property
    def first(self) -> str:
        return self.name.split()[0].lower()

    @property
    def email(self) -> str:
        return f"{self.first}@example.org"


COUNCIL, CLUB, SCHOOL = "Eastfield Council", "Eastfield Youth Club", "Northgate School"

CHARACTERS = (
    Character(
        "Rita Okafor", "practitioner", COUNCIL, (Role.PRACTITIONER,), "Leads the work on the bus route."
    ),
    Character(
        "Tom Brandt",
        "supervisor",
        COUNCIL,
        (Role.SUPERVISOR, Role.DUTY),
        "Decides about referrals, signs off Rita’s work.",
    ),
    Character(
        "Sam Adeyemi",
        "practitioner",
        COUNCIL,
        (Role.PRACTITIONER,),
        "Works in another team. Has no need to know, and finds nothing.",
    ),
    Character(
        "Mo Farrell",
        "youth worker",
        CLUB,
        (Role.PARTNER,),
        "Is trusted by the young people; draws the map with them.",
    ),
    Character(
        "Priya Nair",
        "pastoral lead",
        SCHOOL,
        (Role.PARTNER,),
        "Made the referral; sees the work without names.",
    ),
    Character(
        "Grace Owusu",
        "privacy officer",
        COUNCIL,
        (Role.PRIVACY,),
        "Advises on sharing; sees no case by rank.",
    ),
    Character(
        "Hal Price", "strategic lead", COUNCIL, (Role.STRATEGIC,), "Sees themes only; no case, no name."
    ),
    Character(
        "Ada Lindqvist",
        "administrator",
        COUNCIL,
        (Role.ADMINISTRATOR,),
        "Looks after accounts; sees no child.",
    ),
    Character(
        "Lena Sørensen",
        "practitioner",
        COUNCIL,
        (Role.PRACTITIONER,),
        "Leads the work with one young person, next to Rita’s.",
    ),
)


def make() -> dict[str, User]:
    """Everybody with an account, by first name, each with a password and an authenticator."""
    agencies = {
        name: Agency.objects.create(name=name, is_authority=name == COUNCIL)
        for name in (COUNCIL, CLUB, SCHOOL)
    }
    return {one.first: _account(one, agencies[one.agency]) for one in CHARACTERS}


def code_now(user: User) -> str:
    """The code that this person's authenticator app would show now; "" if they have set none up, or took it off."""
    authenticator = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return code_of(authenticator) if authenticator is not None else ""


def code_of(authenticator: Authenticator) -> str:
    """The code that this authenticator app would show now."""
    secret = decrypt(authenticator.data["secret"])
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def _account(character: Character, agency: Agency) -> User:
    user = User.objects.create_user(
        character.email,
        PASSWORD,
        name=character.name,
        title=character.title,
        agency=agency,
        roles=list(character.roles),
        second_factor_from=clock.now(),
    )
    TOTP.activate(user, generate_totp_secret())
    return user
