"""The links at the top of every page, by role. No counts: a number would tell of hidden work."""

from dataclasses import dataclass

from django.urls import reverse

from alongside.accounts.models import User
from alongside.accounts.roles import Role

_LINKS = [
    ("Your work", "web:home", tuple(Role)),
    ("Duty", "referrals:queue", (Role.DUTY,)),
    (
        "Referrals",
        "referrals:mine",
        (Role.PARTNER, Role.PRACTITIONER, Role.SUPERVISOR, Role.DUTY),
    ),
    (
        "Search",
        "web:search",
        (Role.PRACTITIONER, Role.SUPERVISOR, Role.PARTNER, Role.DUTY, Role.PRIVACY),
    ),
    ("Accounts", "accounts", (Role.ADMINISTRATOR,)),
    ("Interviews", "peermaps:interview_words", (Role.ADMINISTRATOR,)),
    ("Your account", "mfa_index", tuple(Role)),
]


@dataclass(frozen=True, slots=True)
class Link:
    """One link; `current` when the page is the one it leads to."""

    label: str
    href: str
    current: bool


def for_user(user: User, path: str) -> tuple[Link, ...]:
    """The links that this person's roles have."""
    links = [(label, reverse(route), roles) for label, route, roles in _LINKS]
    return tuple(Link(label, href, path == href) for label, href, roles in links if user.has_role(*roles))
