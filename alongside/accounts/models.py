"""Staff and partners who sign in, where they work, and their sessions. Nobody here is a child."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from alongside.accounts.roles import Role
from alongside.lib import ids


class Agency(models.Model):
    """An organisation whose people sign in: the authority itself, a school, a youth service."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    name = models.CharField(max_length=120)
    is_authority = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Accounts are made by an administrator or by sign-in through the authority; nobody registers."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """One member of staff or partner.

    roles: what they may do anywhere (`access.roles`); what they may see depends on the case team.
    title: how the header and the records name them: "youth worker".
    wants_letters: an e-mail when something waits, which says nothing more than that (`access.quiet`).
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    roles = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    uses_shared_device = models.BooleanField(default=False)
    second_factor_from = models.DateTimeField(null=True)
    wants_letters = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name

    def has_role(self, *roles: Role) -> bool:
        """Whether any of these is among this person's roles."""
        return any(role in self.roles for role in roles)

    @property
    def initial_and_surname(self) -> str:
        """The short form for headers and lists: "R. Okafor"; one-word names stay whole."""
        first, *rest = self.name.split()
        return f"{first[0]}. {rest[-1]}" if rest else first


class Session(AbstractBaseSession):
    """A signed-in session, joined to its user so that one statement answers who is asking.

    last_seen: written at most once a minute; an idle session ends (S12 of the quality list).
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    last_seen = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user"], name="session_by_user")]

    @classmethod
    def get_session_store_class(cls) -> Any:
        from alongside.accounts.sessions import SessionStore

        return SessionStore
