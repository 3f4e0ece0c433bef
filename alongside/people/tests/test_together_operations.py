"""Names said while drawing together: kept with a reason, or gone for good (`map.together`, `values.rights.6`, `.7`)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.activity.doors import operation
from alongside.cases import falling_due
from alongside.cases.models import Due, TimelineEntry
from alongside.cases.operations import put_on_team
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock
from alongside.lib.dates import working_days_after
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.peermaps import operations as maps
from alongside.peermaps.facts import End, EndType
from alongside.peermaps.models import PeerMap, Tie
from alongside.peermaps.operations import Levels, NewTie
from alongside.peermaps.terms import Level
from alongside.people import operations, queries, together_operations
from alongside.people.models import Person
from alongside.people.operations import Who, Why
from alongside.people.terms import Kind, RestsOn
from alongside.people.tests.scenes import A_NEED, clear, pause, somebody
from alongside.recording import operations as recording
from alongside.recording.models import Note
from alongside.seals import rings
from alongside.seals.models import Key
from alongside.statements import operations as statements
from alongside.statements.models import Statement
from alongside.statements.operations import Said
from alongside.statements.rules import Speaker
from alongside.statements.terms import Source


@pytest.fixture
def rita(cast, bus_case, opened):
    clear(bus_case.id, cast.tom)
    return opened(cast.rita)


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    """What happens after the commit happens here too."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def named(opened, shown):
    return together_operations.add_provisional(opened=opened, who=Who(kind=Kind.YOUNG_PERSON, shown=shown))


def says(opened, speaker, words, *about):
    said = Said(speaker=Speaker(person=speaker), source=Source.OWN_ACCOUNT, words=words, about=about)
    return statements.add(opened=opened, said=said)


def person(one):
    return End(EndType.PERSON, one)


def test_named_while_drawing_waits_five_working_days(rita):
    """`map.together`: provisional; a row in the list of the adult who drew with them says until when."""
    made = named(rita, "AM")
    (seen,) = queries.people(rita)
    due = Due.objects.get(kind="people.confirm", about=made, done_at=None)
    assert seen.provisional_until == due.on == working_days_after(clock.today(), 5)
    assert due.whose == rita.viewer


def test_only_who_sees_names_is_asked_to_keep_one_or_let_it_go(rita, cast, bus_case, signed_in):
    """`access.view`, `map.together`: no door is shown that would not open."""
    page = reverse("people:person", args=[bus_case.id, named(rita, "AM")])
    with operation(by=cast.tom) as op:
        put_on_team(op, bus_case.id, cast.sam, Place.MEMBER, reason="runs the club", sees=SeesWhat.NAMELESS)
    for user, asked in ((cast.rita, True), (cast.mo, True), (cast.sam, False)):
        shown = signed_in(user).get(page)
        assert shown.status_code == 200
        assert [f"{page}{way}/" in shown.text for way in ("decide", "let-go")] == [asked] * 2, user.name


def test_kept_with_need_and_evidence(rita):
    made = named(rita, "AM")
    together_operations.keep(opened=rita, person=made, why=A_NEED)
    (seen,) = queries.people(rita)
    assert (seen.id, seen.provisional_until) == (made, None)
    assert queries.person(rita, made).inclusion.need == A_NEED.need
    assert not Due.objects.filter(kind="people.confirm", done_at=None).exists()


@pytest.mark.parametrize(
    ("why", "rule"),
    [
        (Why(need="", evidence="he said so", rests_on=(RestsOn.OWN_ACCOUNT,)), "values.rights.6"),
        (Why(need="to be safe", evidence=" ", rests_on=(RestsOn.OWN_ACCOUNT,)), "values.rights.7"),
        (Why(need="to be safe", evidence="heard", rests_on=(RestsOn.TOLD_BY,)), "map.statement"),
    ],
)
def test_nobody_is_kept_without_them(rita, why, rule):
    made = named(rita, "AM")
    with pytest.raises(Refused) as refused:
        together_operations.keep(opened=rita, person=made, why=why)
    assert [reason.rule for reason in refused.value.reasons] == [rule]


def test_nobody_is_kept_while_adding_people_is_paused_and_letting_go_is_never_stopped(rita, cast, bus_case):
    """`values.pause`, `safety.actions`."""
    made = named(rita, "AM")
    pause(bus_case.id, cast.rita)
    with pytest.raises(Refused):
        together_operations.keep(opened=rita, person=made, why=A_NEED)
    together_operations.let_go(opened=rita, person=made)
    assert not Person.objects.filter(pk=made).exists()


def test_let_go_is_gone_with_key_ties_place_and_words(rita, after_commit):
    """`map.together`: row, key, tie, position, and what was said about nobody else."""
    jk, bt = somebody(rita, "JK"), named(rita, "BT")
    tie = NewTie(
        a=person(jk),
        b=person(bt),
        said=Said(speaker=Speaker(person=jk), source=Source.OWN_ACCOUNT, words="BT is loud.", own_words=True),
        heard=Levels(support=Level.SOME),
    )
    maps.connect(opened=rita, tie=tie)
    maps.move(opened=rita, to={bt: (10.0, 10.0), jk: (200.0, 10.0)})
    with after_commit():
        together_operations.let_go(opened=rita, person=bt)
    assert not Person.objects.filter(pk=bt).exists()
    assert not Key.objects.filter(subject=bt).exists()
    assert not Tie.objects.exists()
    assert not Statement.objects.exists()
    assert list(PeerMap.objects.get().positions) == [str(jk)]
    assert not Due.objects.filter(about=bt, done_at=None).exists()
    assert TimelineEntry.objects.filter(kind="people.let_go").count() == 1


def test_what_others_are_in_too_stays_with_the_name_covered(rita, cast, after_commit):
    """`map.together`: sealed again for those who stay, readable, and nothing of the name in it."""
    jk, am, bt = somebody(rita, "JK"), somebody(rita, "AM"), named(rita, "BT")
    said = says(rita, jk, "BT and AM walk me home.", am, bt)
    note = recording.write_note(
        opened=rita, words="JK spoke of BT.", happened_on=clock.today(), concerns=[jk, bt]
    )
    with after_commit():
        together_operations.let_go(opened=rita, person=bt)
    row = Statement.objects.get(pk=said)
    assert set(row.words.subjects()) == {rita.id, jk, am}
    assert rita.ring.read(row, "words") == "somebody and AM walk me home."
    assert rita.ring.read(Note.objects.get(pk=note), "words") == "JK spoke of somebody."
    assert rings.NO_LONGER_HELD not in rita.ring.read(row, "words")


def test_what_somebody_let_go_said_themselves_goes_too(rita):
    jk, bt = somebody(rita, "JK"), named(rita, "BT")
    says(rita, bt, "I take JK home.", jk)
    together_operations.let_go(opened=rita, person=bt)
    assert not Statement.objects.exists()


def test_only_a_name_said_while_drawing_is_let_go_this_way(rita):
    """Anybody else comes off by a decision that leaves a trace (`map.inclusion`)."""
    jk = somebody(rita, "JK")
    with pytest.raises(NotOpenToYou):
        together_operations.let_go(opened=rita, person=jk)
    assert Person.objects.filter(pk=jk).exists()


def test_a_name_said_while_drawing_may_be_somebody_already_here(rita):
    """Proposed to the adult, never done by itself (`map.same_person` within one case)."""
    jk, am = somebody(rita, "JK"), somebody(rita, "AM")
    made = together_operations.add_provisional(
        opened=rita, who=Who(kind=Kind.YOUNG_PERSON, shown="AM", apart="drawn 3 Nov")
    )
    said = says(rita, jk, "AM waits for me.", made)
    operations.merge(opened=rita, placeholder=made, known=am)
    assert {one.id for one in queries.people(rita)} == {jk, am}
    assert Statement.objects.get(pk=said).about.get().person_id == am
    with pytest.raises(Refused):
        operations.merge(opened=rita, placeholder=jk, known=am)


def test_what_nobody_decided_goes_by_itself(rita, after_commit):
    """`rights.retention`: the class "together_draft"; today still counts."""
    gone, kept = named(rita, "BT"), named(rita, "AM")
    together_operations.keep(opened=rita, person=kept, why=A_NEED)
    last = working_days_after(clock.today(), 5)
    assert together_operations.run_out(by=None, case=rita.id, today=last) == 0
    with clock.at(clock.now() + timedelta(days=15)):
        assert [one.id for one in queries.people(rita)] == [kept], (
            "out of view by the clock, before it has run"
        )
    with after_commit():
        assert together_operations.run_out(by=None, case=rita.id, today=last + timedelta(days=1)) == 1
    assert [one.id for one in queries.people(rita)] == [kept]
    assert not Key.objects.filter(subject=gone).exists()
    assert TimelineEntry.objects.get(kind="people.ran_out").by is None
    assert together_operations.run_out(by=None, case=rita.id, today=last + timedelta(days=1)) == 0


def test_the_due_work_does_it(rita, cast):
    """`alongside due`: in whichever case somebody waits past their day."""
    named(rita, "BT")
    with clock.at(clock.now() + timedelta(days=15)):
        done = {one.says: one.done for one in falling_due.run()}
    assert done["people named while drawing together whom nobody decided to keep"] == 1
    assert queries.people(rita) == ()
