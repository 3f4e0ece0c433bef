"""`map.dont_save`, S5: of what is not saved no byte stays in any file: not the words, not their seal, not its key."""

from pathlib import Path

import pytest

from alongside.accounts.roles import Role
from alongside.cases.models import Clearance
from alongside.cases.terms import Path as Way
from alongside.lib import clock, ids
from alongside.peermaps.models import Line
from alongside.peermaps.tests.drawing import Screen
from alongside.peermaps.together_operations import NewSeat
from alongside.people import together_operations as provisional
from alongside.people.models import Person
from alongside.people.operations import Who
from alongside.people.terms import Kind
from alongside.seals.models import Key
from tests.security import worlds
from tests.support.cast import make_cast, opened_as

SECRET = "he showed a knife on the seventy-eight"


@pytest.fixture
def committed(fresh_databases, tmp_path, settings, request):
    """A case in databases of its own, in which everything is really committed, and all its files."""
    if request.config.getoption("db") == "postgres":
        pytest.skip(
            "PostgreSQL clears deleted rows by itself; what they held was sealed under a key that is gone"
        )
    settings.ALONGSIDE_WITNESS_FILE = str(tmp_path / "witness.txt")
    cast = make_cast()
    nia = worlds.staff("Nia Bowen", Role.PRACTITIONER)
    world = worlds.begun(nia, cast.tom, "vexmoor")
    if not Clearance.objects.filter(case=world.case, path=Way.NAMED).exists():
        Clearance.objects.create(
            id=ids.new(), case_id=world.case, path=Way.NAMED, given_at=clock.now(), given_by=cast.tom
        )
    folders = (Path(fresh_databases["default"]).parent, tmp_path)
    return nia, world.case, folders


def content(folders):
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert {"default.sqlite3", "keys.sqlite3", "witness.txt"} <= {path.name for path in files}
    return b"".join(path.read_bytes() for path in sorted(files))


def sealed(line):
    """What the databases hold of it: the sealed words, and the wrapped key that opens them."""
    row = Line.objects.get(pk=line)
    return bytes(row.body.token)[-40:], bytes(Key.objects.get(subject=row.key).wrapped)[-40:]


def test_what_was_sent_and_is_not_to_be_saved_leaves_no_byte(committed):
    """Words, seal and key; each version of it; the databases, their write-ahead files and the log."""
    nia, case, folders = committed
    with opened_as(nia, case) as opened:
        screen = Screen.begun(opened, NewSeat(shown="JK"))
        line = screen.answers("wish", SECRET)
        first = sealed(line)
        screen.says({"kind": "said", "asked": "wish", "words": f"{SECRET} today"}, line=line, n=2)
        second = sealed(line)
        stays = screen.answers("do_together", "we walk home")
        kept = sealed(stays)
        assert all(part in content(folders) for part in (*second, *kept)), "it was there"
        screen.lets_go(line)
    left = content(folders)
    for part in (SECRET.encode(), *first, *second):
        assert part not in left
    assert all(part in left for part in kept), "and what stays is there"


def test_somebody_let_go_leaves_no_byte(committed):
    """`map.together`: a name said while drawing, not kept: identity and key."""
    nia, case, folders = committed
    with opened_as(nia, case) as opened:
        who = Who(kind=Kind.YOUNG_PERSON, shown="BT", note="waits at the corner shop")
        person = provisional.add_provisional(opened=opened, who=who)
    row = Person.objects.get(pk=person)
    parts = [bytes(row.shown.token)[-30:], bytes(row.note.token)[-30:]]
    parts.append(bytes(Key.objects.get(subject=person).wrapped)[-40:])
    assert all(part in content(folders) for part in parts)
    with opened_as(nia, case) as opened:
        provisional.let_go(opened=opened, person=person)
    left = content(folders)
    assert not [part for part in parts if part in left]


def test_a_drawing_handed_back_leaves_nothing_of_its_making(committed):
    """The lines, their keys, the PIN and the sitting's own key."""
    nia, case, folders = committed
    with opened_as(nia, case) as opened:
        screen = Screen.begun(opened, NewSeat(shown="JK"))
        line = screen.answers("wish", "more lights")
        parts = [*sealed(line), bytes(Key.objects.get(subject=screen.sitting).wrapped)[-40:]]
        assert all(part in content(folders) for part in parts)
        assert screen.is_given_back()
    left = content(folders)
    assert not [part for part in parts if part in left]
