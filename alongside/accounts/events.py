"""What the log says about signing in and about accounts."""

EVENTS = {
    "accounts.signed_in": "{who} signed in",
    "accounts.signed_out": "{who} signed out",
    "accounts.sign_in_failed": "somebody tried to sign in and did not get in",
    "accounts.second_factor_set": "{who} set up a second step for signing in",
    "accounts.second_factor_taken_off": "{who} took their second step for signing in away",
    "accounts.letters_changed": "{who} changed whether they get letters",
    "accounts.password_changed": "{who} changed their password",
    "accounts.listed": "{who} looked at the list of accounts",
    "accounts.account_made": "{who} made an account",
    "accounts.account_changed": "{who} changed an account",
}
