"""What falls due by itself: done once, said on the timeline, logged as the system (`alongside due`)."""

import io
import json
import subprocess
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connections

from alongside.activity.doors import door
from alongside.activity.models import Entry
from alongside.cases import due, falling_due, falls_due, operations
from alongside.cases.models import Case, Due, Pause, TeamMember, TimelineEntry
from alongside.cases.opening import open_case
from alongside.cases.terms import Place, SeesWhat, Stage
from alongside.lib import clock, ids
from alongside.peermaps import together_operations as together
from alongside.peermaps.tests.drawing import beginning
from alongside.peermaps.together_operations import NewSeat
from alongside.people import together_operations as provisional
from alongside.people.terms import Kind
from alongside.people.writing import Who
from alongside.purpose import operations as purpose
from alongside.values import operations as values
from alongside.values.operations import Answering
from alongside.values.rules import Giving
from alongside.values.terms import Occasion, Said
from alongside.web import falling_due as running
from tests.support.cast import make_bus_case, make_cast

MONDAY = datetime(2030, 1, 7, 10, tzinfo=UTC)
THURSDAY = MONDAY + timedelta(days=3)
QUESTION = "values.strengths.2"


def not_yet_known(opened):
    until = (MONDAY + timedelta(days=2)).date()
    giving = Giving(QUESTION, Said.NOT_YET, words="I ask JK", known_by=until, name="q")
    values.answer(opened=opened, occasion=Occasion.NAMING, answers=[Answering(giving)])


def joins_until(opened, user, until):
    operations.add_to_team(
        opened=opened,
        user=user,
        place=Place.MEMBER,
        sees=SeesWhat.ALL,
        reason="covers a holiday",
        until=until,
    )


def everything_falls_due(cast, opened):
    """One case in which each kind of thing falls due by Thursday."""
    not_yet_known(opened(cast.rita))
    purpose.go_on_at_once(opened=opened(cast.rita), line="a man waits at the stop")
    joins_until(opened(cast.rita), cast.priya, MONDAY.date())
    with clock.at(MONDAY - timedelta(days=7)):
        seat = NewSeat(person=provisional.add_provisional(opened=opened(cast.rita), who=somebody_named()))
        together.begin(opened=opened(cast.rita), beginning=beginning(seat))


def somebody_named():
    return Who(kind=Kind.YOUNG_PERSON, shown="AM")


def steps(kind):
    return TimelineEntry.objects.filter(kind=kind).count()


IMPORTS = "imports that were left half done"
JOININGS = "placeholders put together with somebody on an earlier day, which stays so"
ELSEWHERE = {IMPORTS, JOININGS}
"""These have tests of their own."""

"""Have tests of their own, where files are brought in."""


def ran():
    return [one for one in falling_due.run() if one.says not in ELSEWHERE]


def done():
    return {one.says: one.done for one in ran()}


SAID = (
    "values.ran_out",
    "purpose.urgent_lapsed",
    "cases.team_place_over_step",
    "people.ran_out",
    "peermaps.together_ran_out",
)


def test_everything_that_fell_due_is_done_once_and_said(cast, opened):
    """`values.not_yet`, `purpose.urgent`, `access.view`: each on the timeline and in the log, by nobody."""
    with clock.at(MONDAY):
        everything_falls_due(cast, opened)
    with clock.at(MONDAY + timedelta(hours=3)):
        assert set(done().values()) == {0}
    with clock.at(THURSDAY):
        assert list(done().values()) == [1] * len(SAID)
        assert list(done().values()) == [0] * len(SAID)
    assert [steps(kind) for kind in SAID] == [1] * len(SAID)
    assert {row.by for row in TimelineEntry.objects.filter(kind__in=SAID)} == {None}
    logged = [json.loads(row.body) for row in Entry.objects.filter(event__in=SAID)]
    assert [one["actor"] for one in logged] == ["system"] * len(SAID)
    assert "values.gap" in Due.objects.filter(done_at=None).values_list("kind", flat=True)


def test_a_place_that_is_over_says_when_it_ended_and_can_be_given_again(cast, opened):
    """`access.team`: the same person may come back, even before the due work has run."""
    with clock.at(MONDAY):
        joins_until(opened(cast.rita), cast.priya, MONDAY.date())
    with clock.at(THURSDAY):
        joins_until(opened(cast.rita), cast.priya, None)
        assert set(done().values()) == {0}
    first, second = TeamMember.objects.filter(user=cast.priya).order_by("starts_at")
    assert (first.ended_at, first.ended_by) == (first.ends_at, None)
    assert second.ended_at is None
    assert steps("cases.team_place_over_step") == 1


def test_a_reminder_whose_pause_is_gone_or_over_is_ended_and_nothing_else_happens(cast, opened, bus_case):
    """Left over from something that was decided or removed in the meantime."""
    with clock.at(MONDAY):
        not_yet_known(opened(cast.rita))
        due.set_due(
            case=bus_case.id, kind="values.not_yet", about=ids.new(), on=clock.today(), whose=cast.rita
        )
        Pause.objects.update(ended_at=clock.now(), ended_by=cast.rita, outcome="mended")
    with clock.at(THURSDAY):
        assert set(done().values()) == {0}
    assert not Due.objects.filter(done_at=None).exists()
    assert steps("values.ran_out") == 0


def test_nothing_falls_due_in_a_closed_case(cast, opened, bus_case):
    """`plan.close`: closing ends what was due."""
    with clock.at(MONDAY):
        not_yet_known(opened(cast.rita))
        Due.objects.update(done_at=clock.now())
        Case.objects.update(stage=Stage.CLOSED, closed_on=clock.today())
    with clock.at(THURSDAY):
        assert set(done().values()) == {0}


def test_without_a_supervisor_the_decision_waits_for_the_team(cast, opened):
    """`values.pause`: nobody is named, so it stands in everybody's list."""
    with clock.at(MONDAY):
        not_yet_known(opened(cast.rita))
        TeamMember.objects.filter(place=Place.SUPERVISOR).update(ended_at=clock.now(), ended_by=cast.tom)
    with clock.at(THURSDAY):
        falling_due.run()
    assert Due.objects.get(kind="values.decide").whose is None


def test_a_fault_in_one_case_stops_no_other_and_is_tried_again(cast, opened, monkeypatch):
    """What could not be done stays as it was."""
    other = make_bus_case(cast).id
    with clock.at(MONDAY):
        joins_until(opened(cast.rita), cast.priya, MONDAY.date())
        with door(cast.rita) as opening:
            joins_until(open_case(opening, other, "cases.opened"), cast.priya, MONDAY.date())
    real = operations.places_run_out

    def fails_once(*, by, case, now):
        if case == other:
            raise DatabaseError("not now")
        return real(by=by, case=case, now=now)

    with clock.at(THURSDAY):
        monkeypatch.setattr(operations, "places_run_out", fails_once)
        places = falling_due.run()[0]
        assert (places.done, places.faults) == (1, (f"cases.places in case {other}: DatabaseError",))
        monkeypatch.undo()
        assert falling_due.run()[0].done == 1


def test_when_the_log_cannot_be_written_nothing_is_done(cast, opened, monkeypatch):
    """S3: no change without its log row, whoever makes it."""

    def fails(entries):
        raise DatabaseError("no room")

    with clock.at(MONDAY):
        everything_falls_due(cast, opened)
    with clock.at(THURSDAY):
        monkeypatch.setattr("alongside.activity.log.append", fails)
        assert all(one.done == 0 and len(one.faults) == 1 for one in ran())
        monkeypatch.undo()
        assert [steps(kind) for kind in SAID] == [0] * len(SAID)
        assert set(done().values()) == {1}


def test_run_twice_at_once_it_is_done_once(fresh_databases):
    """Two servers, two timers: whoever comes second finds nothing left to do."""
    cast = make_cast()
    case = make_bus_case(cast).id

    def opened(user):
        return open_case(opening, case, "cases.opened")

    with clock.at(MONDAY), door(cast.rita) as opening:
        everything_falls_due(cast, opened)
    barrier, counted = Barrier(2), []

    def run():
        try:
            with clock.at(THURSDAY):
                kinds = [kind for kind in falling_due.kinds() if kind.says not in ELSEWHERE]
                waiting = {kind.name: list(kind.waiting(clock.today())) for kind in kinds}
                barrier.wait(timeout=20)
                counted.append([kind.run(*waiting[kind.name], clock.today()) for kind in kinds])
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [sum(both) for both in zip(*counted, strict=True)] == [1] * len(SAID)
    assert [steps(kind) for kind in SAID] == [1] * len(SAID)


def test_the_command_says_what_was_done_without_a_word_of_any_case(cast, opened, monkeypatch):
    with clock.at(MONDAY):
        everything_falls_due(cast, opened)
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(running.connections, "close_all", lambda: None)
    with clock.at(THURSDAY):
        assert running.command(out, err) == 0
    assert out.getvalue().splitlines() == [
        "1 places on a team that reached their last day",
        "1 people named while drawing together whom nobody decided to keep",
        f"0 {JOININGS}",
        "1 “not yet known” that counts as “no” now",
        "1 urgent openings whose answers did not come",
        f"0 {IMPORTS}",
        "1 drawings together that nobody finished in time",
        "2 letters that something waits",
    ]
    assert err.getvalue() == ""


def test_the_command_says_in_one_line_what_waits_and_what_cannot_be_done(cast, opened, bus_case, monkeypatch):
    monkeypatch.setattr(running.connections, "close_all", lambda: None)
    with clock.at(MONDAY):
        joins_until(opened(cast.rita), cast.priya, MONDAY.date())
    monkeypatch.setattr(operations, "places_run_out", _fails)
    err = io.StringIO()
    with clock.at(THURSDAY):
        assert running.command(io.StringIO(), err) == 1
    assert err.getvalue() == (
        f"alongside due: cases.places in case {bus_case.id}: DatabaseError; it is tried again next time\n"
    )
    monkeypatch.setattr(falling_due, "kinds", _fails)
    err = io.StringIO()
    assert running.command(io.StringIO(), err) == 2
    assert err.getvalue().count("\n") == 1


def _fails(*_, **__):
    raise DatabaseError("secret words")


class Server:
    """Serves for two hours and then stops with an exit code."""

    hours = 2

    def wait(self, timeout):
        assert timeout == running.HOUR
        if self.hours:
            self.hours -= 1
            raise subprocess.TimeoutExpired("gunicorn", timeout)
        return 7


def test_beside_the_server_it_runs_at_the_start_and_every_hour_and_a_fault_stops_nothing(monkeypatch, capsys):
    ran = []

    def sometimes():
        ran.append(len(ran))
        if len(ran) == 2:
            _fails()
        return ()

    monkeypatch.setattr(falling_due, "run", sometimes)
    monkeypatch.setattr(running.connections, "close_all", lambda: None)
    assert running.every_hour(Server()) == 7
    assert len(ran) == 3
    said = capsys.readouterr().err
    assert "DatabaseError" in said and "secret" not in said


@pytest.mark.django_db
def test_finding_what_fell_due_is_one_statement_each(django_assert_num_queries):
    for kind in falling_due.kinds():
        with django_assert_num_queries(1):
            assert list(kind.waiting(clock.today())) == []
    assert falls_due.FALLS_DUE[0] in list(falling_due.kinds())
