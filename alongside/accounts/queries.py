"""Accounts as an administrator sees them."""

from typing import Any
from uuid import UUID

from alongside.accounts.models import Agency, User
from alongside.activity.doors import Door
from alongside.lib.errors import NotOpenToYou


def accounts(door: Door) -> list[User]:
    """Everybody with an account, by name."""
    door.looked("accounts.listed")
    return list(User.objects.select_related("agency").order_by("name", "id"))


def account(user: UUID, door: Door) -> User:
    """One account."""
    door.looked("accounts.listed", about=(user,))
    found = User.objects.filter(pk=user).first()
    if found is None:
        raise NotOpenToYou
    return found


def agencies() -> list[tuple[str, str]]:
    """Where people can work: (id, name), by name."""
    return [(str(one.pk), one.name) for one in Agency.objects.order_by("name", "id")]


def as_typed(user: User) -> dict[str, Any]:
    """An account as the form holds it."""
    return {
        "name": user.name,
        "email": user.email,
        "title": user.title,
        "agency": str(user.agency_id or ""),
        "roles": list(user.roles),
        "uses_shared_device": user.uses_shared_device,
        "is_active": user.is_active,
    }
