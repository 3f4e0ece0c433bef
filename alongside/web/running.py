"""Setting up, checking, serving: what the command line does, apart from parsing it."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import django

from alongside.web import falling_due

OWNED = ("alongside.sqlite3", "keys.sqlite3", "master.key", "secret.key", "witness.txt")
"""What this command writes into a data folder, and the only things it ever throws away there."""


def prepare_folder(folder: Path, *, fresh: bool) -> None:
    """A private folder with a master key and a secret of its own."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if fresh:
        for name in OWNED:
            for path in folder.glob(f"{name}*"):
                path.unlink()
    secret = folder / "secret.key"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(50), encoding="ascii")
        secret.chmod(0o600)
    os.environ.setdefault("ALONGSIDE_SECRET_KEY", secret.read_text(encoding="ascii"))
    from alongside.seals import master

    if not (folder / "master.key").exists():
        master.make(folder / "master.key")


def set_up() -> None:
    """Load the settings and the slices."""
    django.setup()


def migrate() -> None:
    """Bring both databases up to date; run as the role that owns the tables.

    The key store holds one slice (docs/adr/0003). The history of all the others is not played for it: nothing
    would come of it, and it takes as long as for the tables themselves.
    """
    from django.core.management import call_command

    call_command("migrate", database="default", verbosity=0)
    call_command("migrate", "seals", database="keys", verbosity=0)


def problems() -> list[str]:
    """What stands between these settings and real use, most dangerous first."""
    return list(_problems())


def _problems() -> Iterator[str]:
    from django.apps import apps
    from django.conf import settings

    from alongside.seals import master

    if apps.is_installed("alongside.exampledata"):
        yield "Example data is installed: its passwords and codes are public. Unset ALONGSIDE_EXAMPLE_DATA."
    if len(os.environ.get("ALONGSIDE_SECRET_KEY", "")) < 50:
        yield "Set ALONGSIDE_SECRET_KEY to at least 50 random characters."
    try:
        master.wrap(b"check", bytes(32))
    except master.MasterKeyMissing as error:
        yield f"The master key is missing: {error}."
    if not settings.HTTPS:
        yield "Set ALONGSIDE_HTTPS=true and serve behind TLS."
    if set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}:
        yield "Set ALONGSIDE_HOSTS to the address people will use."
    if str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
        yield "Set DATABASE_URL and KEYS_DATABASE_URL to PostgreSQL: SQLite is for trying and for tests."
    if not settings.EMAIL_HOST:
        yield "Set ALONGSIDE_EMAIL_HOST to the mail server: forgotten passwords and quiet letters go through it."
    if not settings.ALONGSIDE_WITNESS_FILE:
        yield "Set ALONGSIDE_WITNESS_FILE: without it a cut or rewritten log cannot be found."


def serve(port: int, *, workers: int) -> int:
    """Serve on loopback; a proxy with TLS stands in front in real use. Returns when it is stopped.

    What falls due by itself is done at the start and every hour, by this process, beside those that serve.
    """
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "alongside.web.wsgi:application",
        f"--bind=127.0.0.1:{port}",
        f"--workers={workers}",
        "--threads=4",
        "--no-control-socket",
        "--log-level=warning",
    ]
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, _stop)
    with subprocess.Popen(command) as server:
        try:
            return falling_due.every_hour(server)
        finally:
            server.terminate()


def _stop(number: int, _: object) -> None:
    """Whoever stops this process stops the ones that serve, too."""
    raise SystemExit(128 + number)


def verify_log() -> int:
    """Hand the log to the verifier, a program of its own that trusts nothing here."""
    from django.conf import settings

    from alongside.activity import verify

    database = settings.DATABASES["default"]
    witness = settings.ALONGSIDE_WITNESS_FILE
    marks = [witness] if witness and Path(witness).exists() else []
    program = [sys.executable, str(Path(verify.__file__))]
    if str(database["ENGINE"]).endswith("sqlite3"):
        return subprocess.run([*program, str(database["NAME"]), *marks], check=False).returncode
    return _verify_postgresql(program, marks, database)


def _verify_postgresql(program: list[str], marks: list[str], database: dict[str, object]) -> int:
    """PostgreSQL's own client copies the rows out; the verifier reads them from its standard input."""
    if shutil.which("psql") is None:
        print("alongside verify-log: install PostgreSQL's client, psql", file=sys.stderr)
        return 2
    query = 'SELECT seq, body, hash, at, actor, "case", event FROM activity_entry ORDER BY seq'
    address = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    known = {name: str(value) for name, value in address.items() if value}
    copying = subprocess.Popen(
        ["psql", "--quiet", "--no-psqlrc", "--command", f"COPY ({query}) TO STDOUT"],
        stdout=subprocess.PIPE,
        env={**os.environ, **known},
    )
    checked = subprocess.run([*program, "-", *marks], stdin=copying.stdout, check=False).returncode
    return checked if copying.wait() == 0 else 2
