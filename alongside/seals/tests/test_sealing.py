"""Sealed words: whose keys open them, where a token may stand, what happens when a key is gone (S5, ADR 0003)."""

import base64
import copy
import pickle
import secrets

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import router

from alongside.activity.doors import door, operation
from alongside.cases.models import Case, TimelineEntry
from alongside.lib import ids
from alongside.people.models import Person
from alongside.seals import master, rings
from alongside.seals.models import Key
from alongside.seals.rings import NO_LONGER_HELD
from alongside.seals.sealed import KeyGone, Sealed, seal, unseal

CASE, JK, DT, ROW = (ids.new() for _ in range(4))
WORDS = "“we look out for each other”"


@pytest.fixture
def keys():
    return {one: secrets.token_bytes(32) for one in (CASE, JK, DT)}


def test_words_come_back_as_they_were(keys):
    for to in ([CASE], [JK], [CASE, JK], [CASE, JK, DT]):
        assert unseal(seal(WORDS, keys, to, "note.words", ROW), keys, "note.words", ROW) == WORDS


def test_the_same_words_never_make_the_same_token(keys):
    """Nobody can compare: "is this the same name?"."""
    first, second = (seal(WORDS, keys, [JK], "person.shown", ROW) for _ in range(2))
    assert first.token != second.token


def test_a_token_moved_to_another_row_column_or_person_does_not_open(keys):
    """S5: bound to label, row and subjects."""
    token = seal(WORDS, keys, [CASE, JK], "note.words", ROW)
    with pytest.raises(KeyGone):
        unseal(token, keys, "note.words", ids.new())
    with pytest.raises(KeyGone):
        unseal(token, keys, "statement.words", ROW)
    elsewhere = Sealed(token.token.replace(JK.bytes, DT.bytes))
    with pytest.raises(KeyGone):
        unseal(elsewhere, keys, "note.words", ROW)


@pytest.mark.parametrize("gone", [CASE, JK, DT])
def test_without_any_one_of_its_keys_a_sentence_is_dead(keys, gone):
    """`rights.remove`: everyone it concerns, and the case."""
    token = seal(WORDS, keys, [CASE, DT, JK], "note.words", ROW)
    del keys[gone]
    with pytest.raises(KeyGone):
        unseal(token, keys, "note.words", ROW)


def test_it_does_not_matter_in_which_order_people_are_named(keys):
    token = seal(WORDS, keys, [CASE, DT, JK, DT], "note.words", ROW)
    assert token.subjects() == (CASE, *sorted([JK, DT]))
    assert unseal(token, keys, "note.words", ROW) == WORDS


@pytest.mark.parametrize("at", [0, 1, 5, 40, -1])
def test_a_changed_byte_opens_nothing(keys, at):
    token = bytearray(seal(WORDS, keys, [CASE, JK], "note.words", ROW).token)
    token[at] ^= 1
    with pytest.raises((KeyGone, ValueError, IndexError)):
        unseal(Sealed(bytes(token)), keys, "note.words", ROW)


def test_unopened_it_tells_nothing(keys):
    """Prints, formats and pickles nothing."""
    token = seal(WORDS, keys, [JK], "person.shown", ROW)
    assert {str(token), repr(token), f"{token}", f"{token:>20}"} == {"[sealed]"}
    for leave in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            leave(token)


def test_a_sealed_column_takes_no_plain_words(bus_case):
    with pytest.raises(TypeError, match="seal it through a ring"):
        Case.objects.create(title="Bus route", framework="x", created_at="2026-11-24T10:00Z")


@pytest.mark.parametrize("look", ["title", "title__contains", "title__startswith", "title__in"])
def test_sealed_words_are_not_searched_in_the_database(bus_case, look):
    with pytest.raises(FieldError):
        list(Case.objects.filter(**{look: [b"x"] if look.endswith("in") else b"x"}))
    assert Case.objects.filter(title__isnull=False).exists()


def test_sealed_words_are_not_updated_in_bulk(bus_case):
    with pytest.raises(TypeError):
        Case.objects.update(title="Bus route")


def test_nothing_is_dumped(bus_case):
    """`dumpdata` refuses clearly; there is backup and restore."""
    with pytest.raises(TypeError, match="backup and restore"):
        serializers.serialize("json", Case.objects.all())


def test_a_ring_opens_and_seals_only_while_its_door_is_open(cast, bus_case):
    """No look, no key, no word."""
    with door(cast.rita) as opening:
        ring = rings.ring(bus_case.id, opening)
        row = Case.objects.get(pk=bus_case.id)
        assert ring.read(row, "title") == bus_case.title
    for use in (lambda: ring.read(row, "title"), lambda: ring.fill(row, title="x"), lambda: ring.add_key(JK)):
        with pytest.raises(RuntimeError, match="door is closed"):
            use()


def test_the_keys_of_a_case_are_one_statement(cast, bus_case, django_assert_num_queries):
    with door(cast.rita) as opening, django_assert_num_queries(1, using="keys"):
        for _ in range(3):
            rings.ring(bus_case.id, opening)


def test_who_somebody_is_stands_under_their_own_key_alone(cast, bus_case):
    with operation(by=cast.rita) as op:
        ring = rings.ring(bus_case.id, op)
        person, entry = Person(case_id=bus_case.id), TimelineEntry(case_id=bus_case.id)
        ring.add_key(person.id)
        ring.fill_for_person(person, person.id, shown="JK")
        ring.fill(entry, concerns=[person.id], words="JK came")
    assert person.shown.subjects() == (person.id,)
    assert entry.words.subjects() == (bus_case.id, person.id)


def test_a_destroyed_key_takes_its_words_and_no_others(cast, bus_case):
    """`rights.remove`."""
    with operation(by=cast.rita) as op:
        ring = rings.ring(bus_case.id, op)
        rows = {concerned: TimelineEntry(case_id=bus_case.id) for concerned in (JK, DT)}
        for concerned, row in rows.items():
            ring.add_key(concerned)
            ring.fill(row, concerns=[concerned], words=WORDS)
    rings.destroy([JK])
    with door(cast.rita) as opening:
        read = rings.ring(bus_case.id, opening).read
        assert read(rows[JK], "words") == NO_LONGER_HELD
        assert read(rows[DT], "words") == WORDS


def test_the_key_store_holds_wrapped_keys_alone(cast, bus_case):
    """A stolen key store opens nothing without the master key."""
    for key in Key.objects.all():
        assert len(bytes(key.wrapped)) == master.NAME_BYTES + master.NONCE_BYTES + 32 + 16
        with pytest.raises(master.MasterKeyMissing):
            master.unwrap(ids.new().bytes, bytes(key.wrapped))


@pytest.fixture
def masters(settings):
    """`masters(new, old)`: these master keys are live, the newest first."""

    def live(*keys):
        settings.ALONGSIDE_KEY = " ".join(base64.b64encode(one).decode() for one in keys)
        master.forget()

    yield live
    master.forget()


def test_two_masters_can_be_live_while_keys_are_wrapped_anew(masters):
    """Rotation: what the old one wrapped still opens; what is made now is wrapped by the new one."""
    old, new = secrets.token_bytes(32), secrets.token_bytes(32)
    masters(old)
    wrapped = master.wrap(CASE.bytes, b"k" * 32)
    masters(new, old)
    assert master.unwrap(CASE.bytes, wrapped) == b"k" * 32
    assert not master.is_current(wrapped)
    again = master.wrap(CASE.bytes, b"k" * 32)
    assert master.is_current(again)
    masters(new)
    assert master.unwrap(CASE.bytes, again) == b"k" * 32
    with pytest.raises(master.MasterKeyMissing):
        master.unwrap(CASE.bytes, wrapped)


@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_a_missing_or_bad_master_key_is_said_plainly(settings, masters, text, tmp_path):
    masters()
    settings.ALONGSIDE_KEY, settings.ALONGSIDE_KEY_FILE = text, str(tmp_path / "none")
    master.forget()
    with pytest.raises(master.MasterKeyMissing, match="master key"):
        master.wrap(b"subject", b"k" * 32)


def test_a_new_master_key_file_is_for_its_owner_alone(tmp_path, settings, masters):
    path = tmp_path / "master.key"
    master.make(path)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        master.make(path)
    masters()
    settings.ALONGSIDE_KEY, settings.ALONGSIDE_KEY_FILE = "", str(path)
    master.forget()
    assert master.unwrap(b"s", master.wrap(b"s", b"k" * 32)) == b"k" * 32


def test_keys_live_in_a_database_of_their_own(bus_case):
    """ADR 0003: no foreign key crosses, nothing else goes there."""
    here = [model for model in apps.get_models() if router.db_for_write(model) == "keys"]
    assert here == [Key]
    assert not [field for field in Key._meta.get_fields() if field.is_relation]
