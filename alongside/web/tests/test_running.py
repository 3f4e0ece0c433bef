"""What `alongside serve` and `alongside check` refuse, and how the command speaks: in one line, with an exit code."""

import os
import secrets
import signal
import subprocess
import sys

import pytest

import alongside.__main__ as command
from alongside.seals import master
from alongside.web import running
from tests.support.fingerprint import ROOT

PUBLIC = "Example data is installed: its passwords and codes are public. Unset ALONGSIDE_EXAMPLE_DATA."


def fit_for_real_use(folder):
    """An environment that `alongside check` has nothing to say about; nothing is opened there."""
    folder.mkdir(exist_ok=True)
    key = folder / "master.key"
    if not key.exists():
        master.make(key)
    return {
        "ALONGSIDE_DATA": str(folder),
        "ALONGSIDE_SECRET_KEY": secrets.token_urlsafe(50),
        "ALONGSIDE_KEY_FILE": str(key),
        "ALONGSIDE_HTTPS": "true",
        "ALONGSIDE_HOSTS": "alongside.example.org",
        "ALONGSIDE_EMAIL_HOST": "mail.example.org",
        "ALONGSIDE_WITNESS_FILE": str(folder / "witness.txt"),
        "DATABASE_URL": "postgres://alongside_app@localhost/alongside",
        "KEYS_DATABASE_URL": "postgres://alongside_app@localhost/alongside_keys",
    }


def alongside(*arguments, **settings):
    """The command in a process of its own, with these settings and none of this run's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ALONGSIDE_", "DJANGO_")) and not name.endswith("DATABASE_URL")
    }
    command = [sys.executable, "-m", "alongside", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True, check=False
    )


def test_settings_fit_for_real_use_are_said_to_be_fit(tmp_path):
    done = alongside("check", **fit_for_real_use(tmp_path / "data"))
    assert (done.returncode, done.stdout) == (0, "These settings are fit for real use.\n"), done.stderr


def test_example_data_is_refused_beside_real_settings(tmp_path):
    """With everything else fit for real use: its passwords and codes are public."""
    real = {**fit_for_real_use(tmp_path / "data"), "ALONGSIDE_EXAMPLE_DATA": "true"}
    checked = alongside("check", **real)
    assert (checked.returncode, checked.stdout) == (1, f"{PUBLIC}\n1 to put right\n")
    assert alongside("serve", **real).returncode == 2


@pytest.fixture
def real_settings(settings, monkeypatch):
    """This run's own settings, made fit for real use; that example data is installed is all that is left."""
    monkeypatch.setenv("ALONGSIDE_SECRET_KEY", secrets.token_urlsafe(50))
    settings.HTTPS = True
    settings.ALLOWED_HOSTS = ["alongside.example.org"]
    settings.EMAIL_HOST = "mail.example.org"
    settings.ALONGSIDE_WITNESS_FILE = "/var/lib/alongside/witness.txt"
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    yield settings
    monkeypatch.undo()
    master.forget()


def _without_master_key(settings, patch):
    patch.setattr(settings, "ALONGSIDE_KEY", "")
    patch.setattr(settings, "ALONGSIDE_KEY_FILE", "/nowhere/master.key")
    master.forget()


UNSAFE = {
    "Set ALONGSIDE_SECRET_KEY": lambda settings, patch: patch.setenv("ALONGSIDE_SECRET_KEY", "short"),
    "The master key is missing": _without_master_key,
    "Set ALONGSIDE_HTTPS": lambda settings, patch: patch.setattr(settings, "HTTPS", False),
    "Set ALONGSIDE_HOSTS": lambda settings, patch: patch.setattr(settings, "ALLOWED_HOSTS", ["localhost"]),
    "Set DATABASE_URL": lambda settings, patch: patch.setitem(
        settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3"
    ),
    "Set ALONGSIDE_EMAIL_HOST": lambda settings, patch: patch.setattr(settings, "EMAIL_HOST", ""),
    "Set ALONGSIDE_WITNESS_FILE": lambda settings, patch: patch.setattr(
        settings, "ALONGSIDE_WITNESS_FILE", ""
    ),
}


@pytest.mark.parametrize("says", UNSAFE)
def test_each_unsafe_setting_is_named(real_settings, monkeypatch, says):
    """S12: what is missing, in order; `serve` never starts while there is anything."""
    assert running.problems() == [PUBLIC]
    UNSAFE[says](real_settings, monkeypatch)
    first, second = running.problems()
    assert first == PUBLIC and second.startswith(says)


def test_nothing_is_served_and_one_line_says_why(monkeypatch, capsys):
    served = []
    monkeypatch.setattr(running, "serve", lambda *_, **__: served.append(1))
    assert command.main(["serve"]) == 2
    assert capsys.readouterr().err == f"alongside serve: {PUBLIC} (alongside check lists everything)\n"
    assert served == []


def test_what_cannot_be_done_is_said_in_one_line(tmp_path):
    """The databases do not answer: exit code 2, no words of any case, no traceback."""
    done = alongside("due", "--data", str(tmp_path / "nothing"))
    assert done.returncode == 2
    assert (
        done.stderr.startswith("alongside due: the databases do not answer") and done.stderr.count("\n") == 1
    )


def test_a_fresh_folder_has_keys_of_its_own_and_starting_again_keeps_them(tmp_path, monkeypatch):
    monkeypatch.delenv("ALONGSIDE_SECRET_KEY", raising=False)
    folder = tmp_path / "data"
    running.prepare_folder(folder, fresh=False)
    kept = {name: (folder / name).read_bytes() for name in ("master.key", "secret.key")}
    (folder / "alongside.sqlite3").write_bytes(b"old")
    (folder / "somebody-elses.txt").write_bytes(b"stays")
    running.prepare_folder(folder, fresh=False)
    assert {name: (folder / name).read_bytes() for name in kept} == kept
    running.prepare_folder(folder, fresh=True)
    assert not (folder / "alongside.sqlite3").exists() and (folder / "somebody-elses.txt").exists()
    assert (folder / "master.key").read_bytes() != kept["master.key"]


def test_stopping_the_command_stops_what_serves(tmp_path):
    """SIGTERM, as a service manager sends it: nothing goes on serving behind it."""
    child = tmp_path / "child.py"
    child.write_text("import time; print('up', flush=True); time.sleep(600)")
    code = (
        "import signal, subprocess, sys\n"
        "from alongside.web import falling_due, running\n"
        "falling_due.falling_due.run = lambda: ()\n"
        "real = subprocess.Popen\n"
        f"running.subprocess.Popen = lambda command: real([sys.executable, {str(child)!r}])\n"
        "running.set_up()\n"
        "running.serve(0, workers=1)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout.readline() == "up\n"
        parent.send_signal(signal.SIGTERM)
        assert parent.wait(timeout=60) == 128 + signal.SIGTERM
        assert parent.stdout.read() == "", "the child is gone, so its end of the pipe is closed"


def test_letters_of_the_demo_lead_to_its_own_port(monkeypatch, tmp_path):
    """Unless somebody says where it is seen from outside, a letter's address opens this demo."""
    for name in ("prepare_folder", "set_up", "migrate"):
        monkeypatch.setattr(running, name, lambda *_, **__: None)
    monkeypatch.setattr("alongside.exampledata.command.make", lambda _port: None)
    for said, written in (
        (None, "http://localhost:8123/"),
        ("https://seen.example/", "https://seen.example/"),
    ):
        environment = {"ALONGSIDE_DATA": str(tmp_path), **({"ALONGSIDE_ADDRESS": said} if said else {})}
        monkeypatch.setattr(os, "environ", environment)
        assert command.main(["demo", "--port", "8123", "--no-serve"]) == 0
        assert environment["ALONGSIDE_ADDRESS"] == written
