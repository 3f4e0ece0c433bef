"""The house's own lints: the repository passes them, and each of them would see a slip."""

import pytest

from scripts.lints import addresses, layers, sealed, sizes, templates, words
from scripts.lints.everything import findings
from scripts.lints.source import Source


def _function(lines):
    return "def long():\n" + "    x = 1\n" * (lines - 1)


SLIPS = [
    (layers.views_touch_no_table, "views.py", "from alongside.people.models import Person"),
    (layers.views_touch_no_table, "views.py", "from django.db import connection"),
    (layers.views_touch_no_table, "views.py", "Person.objects.all()"),
    (layers.only_activity_opens_transactions, "operations.py", "transaction.atomic()"),
    (layers.only_activity_opens_transactions, "views.py", "@atomic\ndef x(): pass"),
    (layers.rules_are_pure, "rules.py", "from django.conf import settings"),
    (layers.rules_are_pure, "rules.py", "from alongside.lib import clock"),
    (layers.rules_are_pure, "rules.py", "from alongside.people.models import Person"),
    (layers.operations_name_who_acts, "operations.py", "def add(*, person): pass"),
    (layers.plain_forms_only, "forms.py", "from django.forms import ModelForm"),
    (layers.plain_forms_only, "forms.py", "class F(forms.ModelForm): pass"),
    (layers.plain_forms_only, "forms.py", "from django.contrib import admin"),
    (words.one_clock, "operations.py", "datetime.now(UTC)"),
    (words.one_clock, "queries.py", "date.today()"),
    (words.one_clock, "models.py", "x = models.DateField(auto_now_add=True)"),
    (words.one_maker_of_ids, "models.py", "x = UUIDField(default=uuid.uuid4)"),
    (words.nothing_scores_people, "models.py", "risk_level = CharField()"),
    (words.nothing_scores_people, "queries.py", "def centrality(ties): pass"),
    (words.tests_do_not_sleep, "tests/test_x.py", "time.sleep(1)"),
    (words.tests_do_not_sleep, "tests/test_x.py", "page.wait_for_timeout(500)"),
    (words.markup_is_made_in_design, "presenters.py", "mark_safe(words)"),
    (words.nothing_is_left_for_later, "views.py", "x = 1  # TO" + "DO: later"),
    (sizes.short_functions, "queries.py", _function(41)),
    (sizes.short_functions, "views.py", _function(26)),
    (sizes.short_files, "queries.py", "x = 1\n" * 401),
    (templates.templates_are_plain, "templates/x.html", "<script>go()</script>"),
    (templates.templates_are_plain, "templates/x.html", '<p style="color: red">'),
    (templates.templates_are_plain, "templates/x.html", '<a href="#" onclick="go()">'),
    (templates.templates_are_plain, "templates/x.html", "{{ words|safe }}"),
    (templates.templates_are_plain, "templates/x.html", '<img src="https://example.org/x">'),
]

FINE = [
    (layers.views_touch_no_table, "views.py", "from alongside.people import queries"),
    (layers.only_activity_opens_transactions, "tests/test_x.py", "transaction.atomic()"),
    (layers.operations_name_who_acts, "operations.py", "def add(*, person, by): pass"),
    (words.one_clock, "operations.py", "clock.now()"),
    (words.nothing_scores_people, "models.py", "scored_by = underscore = 1"),
    (sizes.short_functions, "queries.py", _function(40)),
    (templates.templates_are_plain, "templates/x.html", '<script src="/static/x.js"></script>'),
]


def test_the_repository_passes():
    found = list(findings())
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize(("lint", "name", "text"), SLIPS)
def test_a_slip_is_seen(lint, name, text):
    assert list(lint(Source(f"alongside/people/{name}", text)))


@pytest.mark.parametrize(("lint", "name", "text"), FINE)
def test_what_is_right_passes(lint, name, text):
    assert list(lint(Source(f"alongside/people/{name}", text))) == []


MODELS = [
    Source("alongside/people/models.py", "class Person:\n    name = SealedField()\n    nick = SealedField()"),
    Source("alongside/accounts/models.py", "class User:\n    name = models.CharField()"),
]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Person.objects.order_by('-name')", True),
        ("rows = Person.objects.all() if x else None\nrows.order_by('name')", True),
        ("Person.objects.filter(kind=1).latest('name')", True),
        ("Action.objects.order_by('person__nick')", True),
        ("people.order_by('nick')", True),
        ("User.objects.order_by('name')", False),
        ("rows = User.objects.all() if x else None\nrows.order_by('name')", False),
        ("Person.objects.order_by('added_at')", False),
    ],
)
def test_sealed_words_are_not_sorted_by_the_database(text, seen):
    lint = sealed.ordering_lint(MODELS)
    assert bool(list(lint(Source("alongside/plans/queries.py", text)))) is seen


@pytest.mark.parametrize(
    ("path", "line", "seen"),
    [
        ("README.md", b"see https://pypi" + b".org/simple", True),
        ("x.py", b"HERE = '/home/" + b"somebody/alongside'", True),
        ("package-lock.json", b'"resolved": "x"', True),
        ("requirements/dev.txt", b"x @ https://example.org", True),
        ("README.md", b"see https://example.org/work/x", False),
        ("Dockerfile", b"FROM debian:12", False),
    ],
)
def test_addresses_and_paths_of_machines_are_seen(path, line, seen):
    assert bool(list(addresses.no_addresses(path, line))) is seen
