"""The two short paths, and going on at once (`path.together`, `path.nameless`, `purpose.urgent`)."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.activity.doors import operation
from alongside.cases import operations as cases
from alongside.cases.models import Case, Clearance, Due, TimelineEntry
from alongside.cases.rules import Extending, may_extend, may_name
from alongside.cases.terms import Path, Place, SeesWhat
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou, Refused
from alongside.people import operations as people
from alongside.people.operations import Who
from alongside.people.operations import Why as NeedAndEvidence
from alongside.people.terms import Kind, RestsOn
from alongside.practice import framework
from alongside.purpose import operations, queries, state
from alongside.purpose.changes import Why
from alongside.purpose.operations import Short
from alongside.purpose.terms import Reader, Turned
from alongside.purpose.tests.conftest import THRESHOLD, answer_all, answer_parts, answering
from alongside.values import operations as values
from alongside.values.terms import Occasion, Said

MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)
NAMELESS = Short(
    path=Path.NAMELESS,
    why=Why(purpose="safer_place", statement="to make the stop safer", change="Anyone can wait there."),
)
TOGETHER = Short(
    path=Path.TOGETHER,
    why=Why(purpose="plan_safety", statement="to plan safe ways", change="Gets to school."),
    told="what it is for",
    said="ok, but no police",
    agrees="yes",
    harm="her aunt could see it; it stays here",
)


def five(*, no=""):
    names = framework("england-2026-1").values
    return [answering(f"values.{name}", Said.NO if name == no else Said.YES) for name in names]


def kinds():
    return list(TimelineEntry.objects.order_by("at").values_list("kind", flat=True))


def lapses(opened):
    """The due work in this case, today."""
    return operations.urgent_run_out(by=None, case=opened.id, today=clock.today())


@pytest.fixture
def level_one(bus_case):
    Case.objects.filter(pk=bus_case.id).update(level=1, subject="young_person")


def test_without_names_it_begins_at_once(cast, opened):
    """`path.nameless`: no wait; identifying people still needs sign-off."""
    operations.answer_short(opened=opened(cast.rita), short=NAMELESS, answers=five())
    seen = opened(cast.rita)
    assert seen.locks.clearances == {Path.NAMELESS} and may_name(seen.locks)
    assert state.current(seen).turned == Turned.GIVEN
    assert seen.ring.read(seen.row, "purpose_line") == "to make the stop safer"
    assert seen.row.marks == {"values": "done", "purpose": "done"}, "both tabs say so"
    assert not Due.objects.filter(done_at=None).exists()


def test_together_begins_at_once_and_the_supervisor_looks_within_ten_days(cast, opened, level_one):
    """`path.together`."""
    with clock.at(MONDAY):
        operations.answer_short(opened=opened(cast.rita), short=TOGETHER, answers=five())
        assert opened(cast.rita).locks.clearances == {Path.TOGETHER}
        waiting = Due.objects.get(kind="purpose.look")
        assert (str(waiting.on), waiting.whose) == ("2030-01-21", cast.tom)
        with pytest.raises(Refused):
            operations.look(opened=opened(cast.rita))
        operations.look(opened=opened(cast.tom), words="good")
        clearance = Clearance.objects.get()
        assert clearance.looked_by == cast.tom and clearance.look_by == waiting.on
        with pytest.raises(NotOpenToYou):
            operations.look(opened=opened(cast.tom))
    assert kinds()[-1] == "purpose.looked"


def test_a_way_in_fits_the_level(cast, opened):
    """`path.*`: together is for work with one young person."""
    with pytest.raises(Refused):
        operations.answer_short(opened=opened(cast.rita), short=TOGETHER, answers=five())


def test_each_value_is_asked_on_the_short_paths_too(cast, opened):
    """`purpose.values`: refused as a whole; nothing of it stays."""
    with pytest.raises(Refused):
        operations.answer_short(opened=opened(cast.rita), short=NAMELESS, answers=five()[:4])
    assert state.current(opened(cast.rita)) is None and not Clearance.objects.exists()


def test_a_no_on_a_short_path_pauses(cast, opened):
    """`values.pause`."""
    operations.answer_short(opened=opened(cast.rita), short=NAMELESS, answers=five(no="rights"))
    assert may_extend(opened(cast.rita).locks, Extending.ADDING_A_PERSON)


def test_from_a_short_path_to_named_people_everything_is_asked(cast, opened):
    """`path.named`: the short answers do not stand for the nineteen."""
    operations.answer_short(opened=opened(cast.rita), short=NAMELESS, answers=five())
    operations.begin_again(opened=opened(cast.rita), because="one of them asks for help")
    assert opened(cast.rita).row.marks["values"] == "done"
    operations.begin_named(opened=opened(cast.rita))
    assert opened(cast.rita).row.marks["values"] == "begun", (
        "the tab says what the page says: there are open ones"
    )
    answer_parts(opened(cast.rita))
    with pytest.raises(Refused):
        operations.submit(opened=opened(cast.rita))
    answer_all(opened(cast.rita))
    operations.submit(opened=opened(cast.rita))
    operations.sign_off(opened=opened(cast.tom), threshold=THRESHOLD)
    assert not may_name(opened(cast.rita).locks)


def add(opened, shown="JK"):
    why = NeedAndEvidence(need="at risk", evidence="seen", rests_on=(RestsOn.OBSERVED,))
    return people.add(opened=opened, who=Who(kind=Kind.YOUNG_PERSON, shown=shown), why=why)


def test_when_a_child_may_be_at_risk_work_goes_on_at_once(cast, opened):
    """`purpose.urgent`: one line; the rest in two working days; the supervisor is told; while paused, too."""
    with clock.at(MONDAY):
        no = answering("values.rights.1", Said.NO, "not for everyone")
        values.answer(opened=opened(cast.rita), occasion=Occasion.NAMING, answers=[no])
        with pytest.raises(Refused):
            add(opened(cast.rita))
        operations.go_on_at_once(opened=opened(cast.rita), line="a man waits at the stop")
        assert add(opened(cast.rita))
        answers = Due.objects.get(kind="purpose.urgent_answers")
        assert (str(answers.on), answers.whose) == ("2030-01-09", cast.rita)
        told = Due.objects.get(kind="purpose.urgent_told")
        assert (told.on, told.whose) == (MONDAY.date(), cast.tom)
        assert may_extend(opened(cast.rita).locks, Extending.SHARING)
    assert "purpose.urgent" in kinds()


def test_without_answers_the_urgent_opening_ends(cast, opened):
    """`purpose.urgent`: the rest is due in two working days."""
    with clock.at(MONDAY):
        operations.go_on_at_once(opened=opened(cast.rita), line="danger")
    with clock.at(MONDAY + timedelta(days=2)):
        assert lapses(opened(cast.rita)) == 0
    with clock.at(MONDAY + timedelta(days=3)):
        assert may_name(opened(cast.rita).locks), "it opens nothing, whether or not the due work has run"
        assert lapses(opened(cast.rita)) == 1
        assert lapses(opened(cast.rita)) == 0
        assert may_name(opened(cast.rita).locks)
    assert kinds()[-1] == "purpose.urgent_lapsed"


def test_answered_in_time_the_sign_off_takes_the_place_of_the_urgent_opening(cast, opened):
    """`purpose.urgent`."""
    operations.go_on_at_once(opened=opened(cast.rita), line="danger")
    operations.go_on_at_once(opened=opened(cast.rita), line="again")
    assert Clearance.objects.filter(ended_at=None).count() == 1
    operations.begin_named(opened=opened(cast.rita))
    answer_parts(opened(cast.rita))
    answer_all(opened(cast.rita))
    operations.submit(opened=opened(cast.rita))
    operations.sign_off(opened=opened(cast.tom), threshold=THRESHOLD)
    seen = opened(cast.rita)
    assert not seen.locks.urgent and seen.locks.clearances == {Path.NAMED}
    assert not Due.objects.filter(kind__startswith="purpose.urgent", done_at=None).exists()


def test_where_naming_was_signed_off_going_on_at_once_takes_nothing_away(cast, signed_off):
    """`purpose.urgent`: two working days later the signed-off clearance still stands."""
    with clock.at(MONDAY):
        operations.go_on_at_once(opened=signed_off(cast.rita), line="danger")
        assert signed_off(cast.rita).locks.urgent
    with clock.at(MONDAY + timedelta(days=3)):
        lapses(signed_off(cast.rita))
        seen = signed_off(cast.rita)
    assert not may_name(seen.locks) and not seen.locks.urgent


def test_a_closed_case_says_whom_to_ring(cast, opened, bus_case):
    """`plan.close`."""
    seen = opened(cast.rita)
    Case.objects.filter(pk=bus_case.id).update(stage="closed", closed_on=clock.today())
    with pytest.raises(Refused):
        operations.go_on_at_once(opened=seen, line="danger")


def test_the_sheet_is_made_from_the_answers_and_names_nobody(cast, signed_off):
    """`purpose.sheet`: versions for young people, parents, partners."""
    case = signed_off(cast.rita).id
    with operation(by=cast.rita, case=case) as op:
        cases.put_on_team(op, case, cast.priya, Place.REFERRER, reason="made the referral", sees=SeesWhat.OWN)
    for reader in Reader:
        sheet = queries.sheet(signed_off(cast.rita), reader, "01632 960 100")
        words = str(sheet)
        assert "They get home without being approached" in words and not sheet.withheld
        assert "JK" not in words
        assert cast.tom.title in words and cast.priya.title not in words, "Priya only hears what became of it"
    add(signed_off(cast.rita), "They")
    sheet = queries.sheet(signed_off(cast.rita), Reader.PARTNERS, "")
    assert sheet.withheld and "without being approached" not in str(sheet)


def test_a_purpose_names_nobody_who_is_on_record(cast, signed_off):
    """`purpose.sheet`."""
    add(signed_off(cast.rita))
    operations.begin_again(opened=signed_off(cast.rita), because="new")
    named = Why(trigger="asked", purpose="safer_group", statement="so that JK is safe", change="x")
    with pytest.raises(Refused) as refused:
        operations.save_why(opened=signed_off(cast.rita), why=named)
    assert refused.value.reasons[0].rule == "purpose.sheet"
