"""Making and changing accounts. Only an administrator; never one's own roles."""

from typing import Any

from alongside.accounts.models import Agency, Session, User
from alongside.activity.doors import operation
from alongside.lib import ids
from alongside.lib.errors import Reason, refuse_if


def make(*, by: User, email: str, **typed: Any) -> User:
    """A new account without a password: its owner sets one through the link for forgotten passwords."""
    with operation(by=by) as op:
        refuse_if(_taken(email, None))
        user = User(id=ids.new(), email=email, **_fields(typed))
        user.set_unusable_password()
        user.save(force_insert=True)
        op.log("accounts.account_made", about=(user.pk,))
        return user


def change(*, by: User, user: User, email: str, **typed: Any) -> None:
    """Change an account; when it may no longer sign in, its sessions end now."""
    with operation(by=by) as op:
        refuse_if(_own_roles(by, user, typed["roles"]))
        refuse_if(_taken(email, user))
        user.email = email
        for name, value in _fields(typed).items():
            setattr(user, name, value)
        user.save()
        if not user.is_active:
            Session.objects.filter(user=user).delete()
        op.log("accounts.account_changed", about=(user.pk,))


def letters(*, by: User, wanted: bool) -> None:
    """One's own choice: whether an e-mail says that something waits (`access.quiet`)."""
    with operation(by=by) as op:
        by.wants_letters = wanted
        by.save(update_fields=["wants_letters"])
        op.log("accounts.letters_changed", about=(by.pk,))


def _fields(typed: dict[str, Any]) -> dict[str, Any]:
    names = ("name", "title", "roles", "uses_shared_device", "is_active")
    agency = Agency.objects.filter(pk=ids.must(typed["agency"])).first()
    return {"agency": agency, **{name: typed[name] for name in names}}


def _taken(email: str, user: User | None) -> list[Reason]:
    others = User.objects.filter(email__iexact=email)
    if user is not None:
        others = others.exclude(pk=user.pk)
    if others.exists():
        return [Reason("access.roles", "Somebody already has this e-mail address.", "email")]
    return []


def _own_roles(by: User, user: User, roles: list[str]) -> list[Reason]:
    """Nobody widens what they may do themselves."""
    if by.pk == user.pk and set(roles) != set(user.roles):
        return [Reason("access.roles", "Somebody else has to change your own roles.", "roles")]
    return []
