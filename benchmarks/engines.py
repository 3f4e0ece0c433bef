"""Databases to measure on: files in memory, or a PostgreSQL of our own; both as a deployment has them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

ENGINES = ("sqlite", "postgres")


def prepare(engine: str) -> None:
    """Load Django for one engine. Once in a process: settings name the engine."""
    from tests.support.engine import _environment

    os.environ.update({**_environment(engine), "ALONGSIDE_EXAMPLE_DATA": "false"})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment(debug=False)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@contextmanager
def databases(engine: str) -> Iterator[None]:
    """Migrated databases of our own, thrown away afterwards."""
    from django.db import connections

    from tests.support.databases import SqliteCopies, a_copy
    from tests.support.machine import quick_folder
    from tests.support.postgres import Cluster, PostgresCopies

    if engine == "postgres":
        with Cluster() as cluster:
            copies = PostgresCopies(cluster)
            with a_copy(copies, copies.migrated()):
                yield
                connections.close_all()
        return
    folder = quick_folder()
    try:
        files = SqliteCopies(folder)
        with a_copy(files, files.migrated()):
            yield
            connections.close_all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
