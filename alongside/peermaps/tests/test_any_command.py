"""Quality R7: whatever arrives at the address for changes, there is a clear answer, and a "no" changes nothing."""

import json
import re
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alongside.activity.doors import door
from alongside.cases.opening import open_case
from alongside.lib.errors import Refused
from alongside.peermaps import reading_commands
from alongside.peermaps.models import Command, Crossing, PeerMap, Tie
from alongside.peermaps.tests.editor import Editor, a_person, of, ref, said
from alongside.peermaps.tests.scenes import jk_drew, own_account
from alongside.people.models import Person
from alongside.people.tests.scenes import clear
from alongside.statements.models import Statement
from tests.support.cast import make_bus_case, make_cast

SCHEMAS = {name: reading_commands._schema(name) for name in ("command", "map-document")}
NAMES = [one["$ref"].rsplit("/", 1)[1] for one in SCHEMAS["command"]["oneOf"]]
UUID = "00000000-0000-4000-8000-00000000000a"

bounded = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


@pytest.fixture
def story(once, cast, bus_case):
    return once(jk_drew, cast, bus_case)


@pytest.fixture
def editor(story, signed_in, cast, bus_case):
    return Editor(signed_in(cast.rita), bus_case.id)


@pytest.fixture
def things(story):
    """Ids of this map, an id of nothing, and something that is no id."""
    return [str(one) for one in vars(story).values()] + [str(uuid4()), "jk"]


def _state():
    """How much of everything there is, and the version that rises with every change."""
    return [model.objects.count() for model in (Person, Tie, Statement, Command, Crossing)] + [
        PeerMap.objects.get().version
    ]


def _answered(editor, body):
    """One of the answers of the protocol; after a "no" all is as it was."""
    before = _state()
    status, answer = editor.post(body)
    assert status in (200, 409, 422)
    if status == 422:
        assert all(one.strip() for one in answer["refused"])
        assert _state() == before
    return status


# --- anything that has the form of a command ---------------------------------------------------


def _strategy(schema, home, ids):
    """Values of the form that a part of our schemas asks for, mostly with ids that mean something."""
    if "$ref" in schema:
        name, _, pointer = schema["$ref"].partition("#")
        where = name.removeprefix("alongside:") if name else home
        part = SCHEMAS[where]
        for step in filter(None, pointer.split("/")):
            part = part[step]
        return ids if pointer.endswith("/id") else _strategy(part, where, ids)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of(*(_strategy(one, home, ids) for one in schema["anyOf"]))
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    return st.one_of(
        *(_of_type(kind, schema, home, ids) for kind in ([kinds] if isinstance(kinds, str) else kinds))
    )


def _of_type(kind, schema, home, ids):
    if kind == "object":
        parts = {name: _strategy(part, home, ids) for name, part in schema.get("properties", {}).items()}
        must = {name: parts.pop(name) for name in schema.get("required", ()) if name in parts}
        return st.fixed_dictionaries(must, optional=parts)
    if kind == "array":
        items = _strategy(schema.get("items", {}), home, ids)
        return st.lists(items, min_size=schema.get("minItems", 0), max_size=min(schema.get("maxItems", 3), 3))
    if kind == "string":
        return _text(schema, ids)
    whole = st.integers(schema.get("minimum", -5), schema.get("maximum", 10**9))
    return {
        "integer": whole,
        "number": whole | st.floats(-1e5, 1e5),
        "boolean": st.booleans(),
        "null": st.none(),
    }[kind]


def _text(schema, ids):
    if "pattern" in schema:
        day = st.from_regex(re.compile(schema["pattern"]), fullmatch=True)
        return st.one_of(day, ids) if "[0-9a-f]{8}" in schema["pattern"] else day
    words = st.text(min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 20), 20))
    return words | st.sampled_from(["AM", "She waits.", "\u0000", "\u202e", "  ", "’"])


@pytest.mark.parametrize("name", NAMES)
def test_whatever_has_the_form_of_a_command(editor, things, name):
    """Every kind of command with any values that its schema lets through."""
    shape = SCHEMAS["command"]["$defs"][name]
    commands = _strategy(shape, "command", st.sampled_from(things))

    @bounded
    @given(commands)
    def holds(command):
        _answered(editor, json.dumps(command))

    holds()


KEYS = st.sampled_from(["id", "command", "base", "to", "x"])
LEAVES = st.none() | st.booleans() | st.floats() | st.text(max_size=9)
JSON = st.recursive(LEAVES, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside))


@bounded
@given(body=st.binary(max_size=200) | JSON.map(json.dumps).map(str.encode))
@example(body=b'{"command": "confirm", "id": NaN}')
@example(body="\ufeff{}".encode("utf-16"))
@example(body=b"\xff\xfe")
def test_bytes_that_are_no_command(body):
    """Read before anything else is opened: always a sentence, never an error."""
    with pytest.raises(Refused, match="This change could not be read"):
        reading_commands.command(body)


# --- what schemas cannot say ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("add_place", {"place": UUID, "kind": "place", "name": "\ud800", "note": "", "placed": None}),
        ("add_place", {"place": UUID, "kind": "place", "name": "a\u0000b", "note": "", "placed": None}),
        ("add_place", {"place": UUID, "kind": "place", "name": "x", "note": "", "placed": [float("nan"), 1]}),
        ("add_place", {"place": UUID, "kind": "place", "name": "x", "note": "", "placed": [float("inf"), 1]}),
        ("add_place", {"place": UUID + "\n", "kind": "place", "name": "x", "note": "", "placed": None}),
        ("add_place", {"place": UUID, "kind": "place", "name": "x" * 81, "note": "", "placed": None}),
        ("add_statement", {"about": [], "said": said()}),
        (
            "add_statement",
            {"about": [ref("person", UUID)], "said": said(whose={"perspective": None, "new": ""})},
        ),
        ("add_statement", {"about": [ref("person", UUID)], "said": said(observed_on="2026-02-31")}),
        ("change_person", {"person": UUID, "to": {}, "from": {}}),
        ("change_person", {"person": UUID, "to": {"risk": 3}, "from": {"risk": 2}}),
        ("settle", {"crossing": UUID, "how": "use", "from": []}),
    ],
)
def test_what_no_map_can_hold_is_refused(editor, command, fields):
    assert _answered(editor, {"id": str(uuid4()), "base": 0, "command": command, **fields}) == 422


def test_a_body_that_is_too_large_is_told_so(editor):
    """And not waited for: the editor would send it again and again."""
    body = json.dumps({"id": str(uuid4()), "base": 0, "command": "move", "moves": ["x" * 3_000_000]})
    status, answer = editor.post(body)
    assert (status, answer["refused"]) == (
        422,
        ["This change is too large to be saved, so nothing was changed."],
    )


@pytest.mark.parametrize("taken", ["person", "place", "tie", "group", "statement"])
def test_an_id_that_is_taken_is_refused(editor, story, taken):
    """By this map or by another one: one and the same answer."""
    new = {
        "person": ("add_person", a_person(person=str(story.jk))),
        "place": ("add_place", {"place": str(story.bus), "kind": "place", "name": "x", "note": "", "placed": None}),
        "tie": ("add_tie", {"tie": str(story.jk_am), "a": ref("person", story.am), "b": ref("person", story.dt),
                            "fields": {}, "said": None}),
        "group": ("add_group", {"group": str(story.us_lot), "name": "x", "own_words": "", "bases": ["shared_context"],
                                "definer": "", "members": []}),
        "statement": ("add_statement", {"about": [ref("person", story.jk)],
                                        "said": said(statement=str(Statement.objects.first().pk))}),
    }  # fmt: skip
    command, fields = new[taken]
    before = _state()
    assert "no longer on this map" in editor.refused(command, **fields)
    assert _state() == before


def test_a_command_id_that_was_used_for_something_else_does_nothing_more(editor, story):
    """The first one stands: an id is one change, whatever comes under it later."""
    body = {"id": str(uuid4()), "base": 0, "command": "change_person", "person": str(story.am),
            "to": {"note": "one"}, "from": {"note": ""}}  # fmt: skip
    assert editor.post(body)[0] == 200
    status, answer = editor.post({**body, "to": {"note": "two"}, "from": {"note": "one"}})
    assert status == 200
    assert of(answer["document"], "people", story.am)["note"] == "one"


# --- at the same moment -----------------------------------------------------------------------------


def _at_once(case, users, bodies):
    """Each sends one body, all at the same moment, over connections of their own. Their statuses."""
    gate, statuses = Barrier(len(bodies)), []

    def one(user, body):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        gate.wait()
        statuses.append(Editor(client, case).post(body)[0])
        connections.close_all()

    threads = [Thread(target=one, args=pair) for pair in zip(users, bodies, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


@pytest.fixture
def alone(fresh_databases):
    """A case in databases of its own, in which threads really commit."""
    cast = make_cast()
    case = make_bus_case(cast)
    clear(case.id, cast.tom)
    with door(cast.rita) as opening:
        told = own_account(open_case(opening, case.id, "cases.opened"))
    return cast, case.id, told


def test_the_same_command_twice_at_the_same_moment_happens_once(alone):
    """R1: two windows, or a request that was sent again before its answer came."""
    cast, case, story = alone
    words = {"about": [ref("person", story.am)], "said": said("They wait")}
    body = {"id": str(uuid4()), "base": 0, "command": "add_statement", **words}
    before = Statement.objects.count()
    assert _at_once(case, [cast.rita] * 4, [body] * 4) == [200] * 4
    assert Statement.objects.count() == before + 1
    assert Command.objects.count() == 1


def test_two_people_at_the_same_moment_are_both_kept(alone):
    """R1: one stands, the other one waits beside it; places are not lost either."""
    cast, case, story = alone
    notes = [
        {"id": str(uuid4()), "base": 0, "command": "change_person", "person": str(story.am), "to": {"note": note},
         "from": {"note": ""}}
        for note in ("year 10", "plays bass")
    ]  # fmt: skip
    assert _at_once(case, [cast.rita, cast.tom], notes) == [200, 409]
    assert Crossing.objects.count() == 1
    moves = [
        {"id": str(uuid4()), "base": 0, "command": "move",
         "moves": [{"who": ref("person", one), "to": [n, n], "from": None}]}
        for n, one in enumerate((story.am, story.rs))
    ]  # fmt: skip
    assert _at_once(case, [cast.rita, cast.tom], moves) == [200, 200]
    assert {str(story.am), str(story.rs)} <= set(PeerMap.objects.get().positions)
