"""A fault at every statement in turn, through the pages people use (S3): nothing leaves and nothing is half done."""

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections
from django.urls import reverse

from alongside.activity.models import Entry
from alongside.lib import clock
from alongside.peermaps.bringing_in import operations as imports
from alongside.peermaps.bringing_in import queries as imports_queries
from alongside.peermaps.bringing_in.answers import Decision
from alongside.sharing.maps import press
from alongside.sharing.tests.scenes import TYPED
from tests.security import worlds
from tests.security.counting import EDGES
from tests.security.imports import SEEN
from tests.security.replaying import rolled_back
from tests.support.cast import opened_as
from tests.support.databases import ALIASES

OWN = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]


@pytest.fixture
def world(once, cast, settings):
    settings.ALONGSIDE_WITNESS_FILE = ""
    return once(worlds.ritas, cast, "vexmoor")


@pytest.fixture
def rita(cast, signed_in):
    client = signed_in(cast.rita)
    client.raise_request_exception = False
    return client


class Fault:
    """Lets `left` statements through and fails the next one, whichever database it is for."""

    def __init__(self, left):
        self.left = left
        self.failed = False

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(EDGES):
            if self.left == 0:
                self.failed = True
                raise DatabaseError("a fault")
            self.left -= 1
        return execute(sql, params, many, context)


@contextmanager
def a_fault_after(count):
    fault = Fault(count)
    with ExitStack() as stack:
        for alias in ALIASES:
            stack.enter_context(connections[alias].execute_wrapper(fault))
        yield fault


def rows():
    """How many rows every table has, but the log's."""
    tables = [
        model._meta.db_table for model in OWN if model not in (Entry,) and model._meta.app_label != "seals"
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}', count(*) FROM \"{one}\"" for one in tables))
        return dict(cursor.fetchall())


def words_of(world):
    return [one for one in world.words if len(one) > 12]


READS = [
    "web:case",
    "web:timeline",
    "peermaps:list",
    "peermaps:document",
    "plans:plan",
    "sharing:page",
    "recording:notes",
    "assessments:page",
]


@pytest.mark.parametrize("name", READS)
def test_a_fault_at_any_statement_of_a_page_shows_nothing(name, world, rita):
    """S3: no sensitive byte leaves before its log row is committed."""
    address = reverse(name, args=[world.case])
    assert any(one in rita.get(address).content.decode() for one in words_of(world))
    count = 0
    while True:
        before = Entry.objects.count()
        with a_fault_after(count) as fault:
            answer = rita.get(address)
        if not fault.failed:
            break
        shown = answer.content.decode()
        assert answer.status_code in (302, 503), f"statement {count}"
        assert not [one for one in words_of(world) if one in shown], f"statement {count}"
        assert Entry.objects.count() == before, f"statement {count}"
        count += 1
    assert count >= 5
    assert answer.status_code == 200


def _posts(world):
    soon = clock.today() + timedelta(days=9)
    day = {"by_day": str(soon.day), "by_month": str(soon.month), "by_year": str(soon.year)}
    return {
        "plans:safety_plan": {"danger": "there", "does_what": "walk", "ring_whom": "Mo"},
        "plans:new_action": {"what": "walk", "aim": "group", "lead_words": "Mo", "separates": "no", **day},
        "recording:notes": {"words": "we talked", "happened_on": clock.today().isoformat()},
        "sharing:pdf": {"to_whom": "the meeting", "purpose": "plan", "what": "nameless", "outsiders": "no"},
        "sharing:map": {**TYPED, "as_what": "docx"},
    }


@pytest.fixture
def printed(monkeypatch):
    """What would leave, without the time it takes to print it again for every statement."""
    monkeypatch.setattr(press, "printed", lambda sheet, as_what: b"%PDF of the map")


@pytest.mark.parametrize(
    "name", ["plans:safety_plan", "plans:new_action", "recording:notes", "sharing:pdf", "sharing:map"]
)
@pytest.mark.usefixtures("printed")
def test_a_fault_at_any_statement_of_a_change_leaves_nothing_half_done(name, world, rita):
    """S3: all of it with its log rows, or none of it; and no document without them."""
    address, typed = reverse(name, args=[world.case]), _posts(world)[name]
    before, logged = rows(), Entry.objects.count()
    with rolled_back():
        assert rita.post(address, typed).status_code in (200, 302)
        whole = rows()
    assert whole != before
    count = 0
    while True:
        with rolled_back():
            with a_fault_after(count) as fault:
                answer = rita.post(address, typed)
            found, grown = rows(), Entry.objects.count() > logged
        if not fault.failed:
            break
        assert answer.status_code in (302, 503), f"statement {count}"
        assert b"%PDF" not in answer.content
        assert found == before or (found == whole and grown), f"statement {count}"
        count += 1
    assert count > 8


EVERY_SO_MANY = 17
"""An import makes hundreds of statements; each of them in turn would take too long here."""


def test_a_fault_in_the_middle_of_an_import_leaves_nothing_half_done(world, rita):
    """S3, `map.import`: all of it with its log rows, or none of it, and what was begun is still there."""
    with opened_as(world.lead, world.case) as opened:
        going = imports_queries.must_be_going(opened)
        decision = Decision("in", need="needed", evidence="seen", rests_on=("own_account",))
        keys = [one.key for one in going.preview.people]
        apart = {key: f"of the second list {number}" for number, key in enumerate(keys)}
        answers = replace(going.answers, people=dict.fromkeys(keys, decision), apart=apart)
        answers = replace(answers, here=dict.fromkeys(keys, ""), seen=SEEN)
        imports.decide(opened=opened, answers=answers)
    address = reverse("peermaps:import_look", args=[world.case])
    before, logged = rows(), Entry.objects.count()
    with rolled_back():
        assert rita.post(address, {"go": "on"}).status_code == 302
        whole = rows()
    assert whole["people_person"] == before["people_person"] + 2
    count = 0
    while True:
        with rolled_back():
            with a_fault_after(count) as fault:
                answer = rita.post(address, {"go": "on"})
            found, grown = rows(), Entry.objects.count() > logged
        if not fault.failed:
            break
        assert answer.status_code in (302, 503), f"statement {count}"
        assert found == before or (found == whole and grown), f"statement {count}"
        count += EVERY_SO_MANY
    assert count > 5 * EVERY_SO_MANY


def test_the_words_of_a_fault_tell_nothing(world, rita):
    """S3: the page of a fault holds no data and no detail."""
    with a_fault_after(3):
        page = rita.get(reverse("web:case", args=[world.case])).content.decode()
    assert "a fault" not in page and "Traceback" not in page
    assert world.mark not in page
