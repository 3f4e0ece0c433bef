"""S5: whoever steals the files, databases and journals included, reads no name and no word."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from alongside.accounts.roles import Role
from alongside.activity import verify
from alongside.people.models import Person
from alongside.plans import queries as plans
from alongside.seals import rings
from alongside.seals.rings import NO_LONGER_HELD
from tests.security import worlds
from tests.support.cast import make_cast, opened_as


@pytest.fixture
def stolen(fresh_databases, tmp_path, settings, request, monkeypatch):
    """A world that was really committed and used, and every folder that its words could have gone to."""
    if request.config.getoption("db") == "postgres":
        pytest.skip("files of a PostgreSQL server are scanned where backups are made")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    settings.ALONGSIDE_WITNESS_FILE = str(tmp_path / "witness.txt")
    cast = make_cast()
    lead = worlds.staff("Nia Bowen", Role.PRACTITIONER)
    world = worlds.filled(worlds.begun(lead, cast.tom, "vexmoor"))
    client = Client()
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in ("web:case", "peermaps:list", "plans:plan", "web:timeline"):
        assert client.get(reverse(name, args=[world.case])).status_code == 200
    client.post("/search/", {"words": world.full_name})
    paper = {"purpose": world.word("for"), "what": "named", "readers": str(lead.pk)}
    assert client.post(reverse("sharing:pdf", args=[world.case]), paper)["Content-Type"] == "application/pdf"
    _hand_in_files(client, world)
    folders = [Path(fresh_databases["default"]).parent, tmp_path, Path(configured.STATIC_ROOT)]
    return world, folders, client


def _hand_in_files(client, world):
    """Files to bring in, larger than what is held in memory by default; one is right, one is broken."""
    address = reverse("peermaps:import_start", args=[world.case])
    row = f"{world.word('Quill Harrow')},{world.word('Pip Dunmore')},friend,{world.word('at the gate')}\n"
    padding = "".join(f"{row[:-1]} {n}\n" for n in range(900)) + " \n" * 1_500_000
    for content in (row + padding, padding + world.word("a broken row") + ',"\n'):
        files = [SimpleUploadedFile(f"{world.word('list')}.csv", content.encode())]
        assert client.post(address, {"upload": files}).status_code in (200, 302)


def _files(folders):
    for folder in folders:
        for path, _, names in os.walk(folder):
            yield from (Path(path) / name for name in names)


def test_no_planted_word_stands_in_any_file(stolen):
    """Databases, write-ahead files, key store, witness, temporary and static files."""
    world, folders, _ = stolen
    files = list(_files(folders))
    assert {"default.sqlite3", "keys.sqlite3", "witness.txt"} <= {one.name for one in files}
    content = b"".join(one.read_bytes() for one in files)
    assert len(content) > 100_000
    hits = [one for one in world.words if one.encode() in content]
    assert hits == []
    assert world.mark.encode() not in content
    assert world.mark.capitalize().encode() not in content


def test_destroying_a_key_makes_words_dead_and_leaves_the_log_whole(stolen):
    """`rights.remove`: who they were, and every sentence that concerned them; the log still verifies."""
    world, folders, _ = stolen
    gone, stays = world.people[:2]
    rings.destroy([gone])
    with opened_as(world.lead, world.case) as opened:
        read = opened.ring.read
        assert read(Person.objects.get(pk=gone), "full_name") == NO_LONGER_HELD
        assert "Quillfeather" in read(Person.objects.get(pk=stays), "full_name")
        assert plans.plan(opened)[-1].actions[0].what == NO_LONGER_HELD
    database = next(one for one in _files(folders) if one.name == "default.sqlite3")
    witness = next(one for one in _files(folders) if one.name == "witness.txt")
    checked = subprocess.run(
        [sys.executable, verify.__file__, str(database), str(witness)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout.strip()) == (0, "the log is whole")


def test_pages_go_on_when_somebody_was_removed(stolen):
    """Nothing breaks where words are no longer held."""
    world, _, client = stolen
    rings.destroy(world.people[:1])
    client.raise_request_exception = False
    names = ("web:case", "web:timeline", "plans:plan", "peermaps:map", "peermaps:list", "assessments:page")
    broken = [
        name
        for name in (
            *names,
            "recording:notes",
            "sharing:page",
            "involvement:page",
            "values:page",
            "contexts:weighting",
        )
        if client.get(reverse(name, args=[world.case])).status_code != 200
    ]
    assert broken == []
