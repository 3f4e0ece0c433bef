"""Pages that anybody may read, and that can reach no record (`system.process`)."""

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["how_we_work", "privacy", "accessibility"])
def test_anybody_may_read_it_and_no_table_is_touched(name: str) -> None:
    """`system.process`: without an account, and without one statement to either database."""
    with (
        CaptureQueriesContext(connection) as ours,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        page = Client().get(reverse(f"publicpages:{name}"))
    assert page.status_code == 200
    assert len(ours) + len(keys) == 0


@pytest.mark.django_db
def test_it_says_openly_that_young_people_have_not_shaped_it_yet() -> None:
    """`system.codesign`"""
    page = Client().get(reverse("publicpages:how_we_work")).content.decode()
    assert "Young people here have not yet shaped how we do this" in page


@pytest.mark.django_db
def test_it_is_there_in_welsh() -> None:
    """`system.process`: plain English and Welsh."""
    english = Client().get(reverse("publicpages:how_we_work")).content.decode()
    welsh = Client().get(reverse("publicpages:how_we_work") + "?language=cy").content.decode()
    assert 'lang="cy"' in welsh
    assert "Why we do this" in english and "Why we do this" not in welsh
