"""Settings from the environment. `alongside check` says whether they are fit for real use."""

from pathlib import Path

import environ

from alongside.lib.slices import SLICES

env = environ.Env()

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.str("ALONGSIDE_DATA", default=str(PACKAGE.parent / ".data")))

DEBUG = False
SECRET_KEY = env.str("ALONGSIDE_SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALONGSIDE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("ALONGSIDE_ORIGINS", default=[])
HTTPS = env.bool("ALONGSIDE_HTTPS", default=False)

ALONGSIDE_EXAMPLE_DATA = env.bool("ALONGSIDE_EXAMPLE_DATA", default=False)
ALONGSIDE_FRAMEWORK = env.str("ALONGSIDE_FRAMEWORK", default="england-2026-1")
ALONGSIDE_FRAMEWORKS_DIR = env.str("ALONGSIDE_FRAMEWORKS_DIR", default="")
ALONGSIDE_KEY = env.str("ALONGSIDE_KEY", default="")
ALONGSIDE_KEY_FILE = env.str("ALONGSIDE_KEY_FILE", default=str(DATA / "master.key"))
ALONGSIDE_WITNESS_FILE = env.str("ALONGSIDE_WITNESS_FILE", default=str(DATA / "witness.txt"))
ALONGSIDE_DUTY_NUMBER = env.str("ALONGSIDE_DUTY_NUMBER", default="01632 960 100")
ALONGSIDE_AUTHORITY = env.str("ALONGSIDE_AUTHORITY", default="Eastfield Council")

WITHOUT_APP = {"__main__", "privacy", "lib"} | (set() if ALONGSIDE_EXAMPLE_DATA else {"exampledata"})
OWN_APPS = [f"alongside.{name}" for name in SLICES if name not in WITHOUT_APP and (PACKAGE / name).is_dir()]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    *OWN_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "alongside.web.middleware.PrivateResponseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alongside.accounts.middleware.SignedInMiddleware",
    "alongside.web.middleware.NoBlankPageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside.accounts.middleware.SecondStepMiddleware",
    "alongside.peermaps.handed_over.HandedOverMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "alongside.web.urls"
WSGI_APPLICATION = "alongside.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "alongside.web.context.every_page",
            ],
        },
    }
]

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;"
    ),
}


def _database(variable: str, file: str) -> dict[str, object]:
    found: dict[str, object] = env.db(variable, default=f"sqlite:///{DATA / file}")
    if str(found["ENGINE"]).endswith("sqlite3"):
        found["OPTIONS"] = dict(_SQLITE)
    else:
        found["CONN_MAX_AGE"] = None
    return {**found, "ATOMIC_REQUESTS": False}


DATABASES = {
    "default": _database("DATABASE_URL", "alongside.sqlite3"),
    "keys": _database("KEYS_DATABASE_URL", "keys.sqlite3"),
}
DATABASE_ROUTERS = ["alongside.seals.router.KeyStoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"], "max_similarity": 0.6},
    },
]
LOGIN_URL = "exampledata:cast" if ALONGSIDE_EXAMPLE_DATA else "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL

SESSION_ENGINE = "alongside.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "worker-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

ACCOUNT_ADAPTER = "alongside.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "50/m/ip"}  # locking out one address is the work of axes, below
ACCOUNT_FORMS = {
    "login": "alongside.accounts.forms.SignInForm",
    "reset_password": "alongside.accounts.forms.ForgottenForm",
    "reset_password_from_key": "alongside.accounts.forms.NewPasswordForm",
    "change_password": "alongside.accounts.forms.ChangePasswordForm",
    "reauthenticate": "alongside.accounts.forms.AgainForm",
}
MFA_FORMS = {
    "authenticate": "alongside.accounts.forms.CodeForm",
    "reauthenticate": "alongside.accounts.forms.CodeForm",
    "activate_totp": "alongside.accounts.forms.FirstCodeForm",
}
MFA_ADAPTER = "alongside.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Alongside"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "alongside.accounts.lockout.email_of"
AXES_LOCKOUT_CALLABLE = "alongside.accounts.lockout.locked_out"

LANGUAGE_CODE = "en-gb"
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = env.str("ALONGSIDE_STATIC_ROOT", default=str(DATA / "static"))
WHITENOISE_USE_FINDERS = True
FORM_RENDERER = "alongside.design.forms.AlongsideRenderer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 400
FILE_UPLOAD_HANDLERS = ["alongside.design.uploads.InMemory"]  # nothing handed in ever touches a disk in clear
EMAIL_BACKEND = (
    "alongside.exampledata.letters.Printed"
    if ALONGSIDE_EXAMPLE_DATA
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = env.str("ALONGSIDE_EMAIL_HOST", default="")
EMAIL_PORT = env.int("ALONGSIDE_EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("ALONGSIDE_EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env.str("ALONGSIDE_EMAIL_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("ALONGSIDE_EMAIL_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("ALONGSIDE_EMAIL_FROM", default=f"alongside@{ALLOWED_HOSTS[0]}")
ALONGSIDE_ADDRESS = env.str("ALONGSIDE_ADDRESS", default=f"http{'s' * HTTPS}://{ALLOWED_HOSTS[0]}/")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
