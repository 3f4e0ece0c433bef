"""Sign-in forms: the library's checks, our words and our fields."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib.auth.password_validation import validate_password

from alongside.accounts.roles import Role
from alongside.design.forms import Code, Email, Line, Password, Pick, Plain, Several, Tick


class SignInForm(account.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = Email(label="E-mail address", missing="Write your e-mail address")
        self.fields["password"] = Password(label="Password", missing="Write your password")
        self.fields.pop("remember", None)


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step: a code from the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = Code(
            label="Your code",
            hint="The six digits from your authenticator app, or one of your recovery codes.",
            missing="Write the code from your authenticator app",
        )


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The code that shows that the authenticator app was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = Code(
            label="The code that the app shows now", missing="Write the code that the app shows now"
        )


class AgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = Password(label="Password", missing="Write your password")


class ForgottenForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = Email(label="E-mail address", missing="Write your e-mail address")


class _Checked:
    """A new password is checked: our field stands in the place of the library's, which would have done it."""

    def clean_password1(self) -> str:
        form: Any = self
        password: str = form.cleaned_data["password1"]
        validate_password(password, form.user)
        return password


class NewPasswordForm(_Checked, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _two_passwords(self)


class ChangePasswordForm(_Checked, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password, then a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = Password(
            label="Your password now", missing="Write the password you have now"
        )
        _two_passwords(self)


class LettersForm(Plain):
    """Whether an e-mail says that something waits (`access.quiet`)."""

    wants_letters = Tick(label="Write to me when something needs me", required=False)


class AccountForm(Plain):
    """A new account, or a change of one, by an administrator (`access.roles`)."""

    name = Line(label="Full name", missing="Write their full name")
    email = Email(label="E-mail address", missing="Write their e-mail address")
    title = Line(label="What they do", hint="Such as “youth worker”.", required=False)
    agency = Pick(label="Where they work", missing="Choose where they work")
    roles = Several(
        label="Roles",
        hint="What they may do anywhere. What they may see depends on the case teams they are on.",
        choices=[(role.value, role.label.capitalize(), role.description) for role in Role],
        missing="Choose at least one role",
    )
    uses_shared_device = Tick(label="They work on a device that others use too")
    is_active = Tick(label="May sign in", initial=True)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("agency", agencies)


def _two_passwords(form: Any) -> None:
    form.fields["password1"] = Password(
        label="New password",
        hint="At least 12 characters. Three or four words that do not belong together are best.",
        missing="Write a new password",
    )
    form.fields["password2"] = Password(label="The same again", missing="Write it once more")
