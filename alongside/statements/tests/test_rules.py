"""What may be done with somebody's words, by the ids of the practice."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from alongside.cases.rules import Locks
from alongside.cases.terms import Path, Stage
from alongside.statements import facts, rules
from alongside.statements.rules import Speaker
from alongside.statements.terms import EndedBecause, Exactness, Source


def ids_of(reasons):
    return [reason.rule for reason in reasons]


def locks(*paths, stage=Stage.OPEN):
    return Locks(stage=stage, level=2, pauses=(), clearances=frozenset(paths))


def test_everything_said_has_a_speaker_and_words():
    """`map.statement`."""
    nobody, two = Speaker(), Speaker(person=uuid4(), words="JK")
    assert ids_of(rules.may_say("", nobody, Source.OBSERVED)) == ["map.statement"] * 2
    assert ids_of(rules.may_say("x", two, Source.OBSERVED)) == ["map.statement"]
    assert rules.may_say("x", Speaker(person=uuid4()), Source.OWN_ACCOUNT) == ()


def test_a_worker_has_no_own_account():
    assert rules.may_say("x", Speaker(user=uuid4()), Source.OWN_ACCOUNT)[0].field == "source"


@pytest.mark.parametrize(
    ("paths", "source", "identified", "refused"),
    [
        ([Path.TOGETHER], Source.OWN_ACCOUNT, True, []),
        ([Path.TOGETHER], Source.OBSERVED, True, ["path.named"]),
        ([Path.NAMED], Source.TOLD_BY, True, []),
        ([], Source.OBSERVED, False, []),
        ([], Source.OWN_ACCOUNT, True, ["path.named"]),
    ],
)
def test_what_may_be_written_before_names_are_cleared(paths, source, identified, refused):
    """`path.together` holds only the young person's own account; the rest needs `path.named`."""
    assert ids_of(rules.may_record(locks(*paths), source, about_identified=identified)) == refused


def test_nothing_is_added_to_a_closed_case():
    closed = locks(Path.NAMED, stage=Stage.CLOSED)
    assert ids_of(rules.may_record(closed, Source.OWN_ACCOUNT, about_identified=False)) == ["plan.close"]


def test_another_agencys_allegation_about_a_friend_goes_elsewhere():
    """`map.one_case`."""

    def asked(level, source, *, about_friends=True, by_somebody_here=False):
        return ids_of(
            rules.belongs_here(level, source, about_friends=about_friends, by_somebody_here=by_somebody_here)
        )

    assert asked(1, Source.POLICE_HELD) == asked(1, Source.TOLD_BY) == ["map.one_case"]
    assert asked(1, Source.POLICE_HELD, by_somebody_here=True) == ["map.one_case"]
    assert asked(1, Source.TOLD_BY, by_somebody_here=True) == asked(1, Source.OWN_ACCOUNT) == []
    assert asked(1, Source.TOLD_BY, about_friends=False) == asked(2, Source.POLICE_HELD) == []


@pytest.mark.parametrize(
    ("source", "because", "fading", "allowed"),
    [
        (Source.OWN_ACCOUNT, EndedBecause.TAKEN_BACK, 0, True),
        (Source.OWN_ACCOUNT, EndedBecause.CORRECTED, 0, False),
        (Source.OWN_ACCOUNT, EndedBecause.NO_LONGER_SO, 3, False),
        (Source.OWN_ACCOUNT, EndedBecause.LET_GO, 1, True),
        (Source.OWN_ACCOUNT, EndedBecause.LET_GO, 0, False),
        (Source.TOLD_BY, EndedBecause.TAKEN_BACK, 0, False),
        (Source.TOLD_BY, EndedBecause.NO_LONGER_SO, 0, True),
        (Source.OBSERVED, EndedBecause.CORRECTED, 0, True),
    ],
)
def test_only_the_speaker_ends_an_own_account(source, because, fading, allowed):
    """`map.perspectives`: nobody changes a young person's statement."""
    assert (rules.may_end(source, because, fading=fading) == ()) is allowed


@pytest.mark.parametrize(
    ("days", "steps"), [(0, 0), (182, 0), (183, 1), (272, 1), (273, 2), (364, 3), (2000, 3)]
)
def test_what_is_not_confirmed_fades_in_steps(days, steps):
    """`map.time`: six months by default, then a step for each half of it; never gone by itself."""
    today = date(2026, 11, 23)
    assert rules.fading(today - timedelta(days=days), today) == steps


@dataclass(frozen=True)
class Sourced:
    id: UUID
    origin: UUID
    is_sure: bool
    recorded_at: datetime


def test_one_source_told_by_several_counts_once():
    """`map.origin`: the surest stands for it, then the oldest."""
    origin, now = uuid4(), datetime(2026, 11, 1, tzinfo=UTC)
    police = Sourced(uuid4(), origin, is_sure=False, recorded_at=now)
    school = Sourced(uuid4(), origin, is_sure=True, recorded_at=now + timedelta(days=1))
    club = Sourced(uuid4(), origin, is_sure=True, recorded_at=now + timedelta(days=2))
    alone = Sourced(uuid4(), uuid4(), is_sure=False, recorded_at=now)
    assert rules.repeats([police, school, club, alone]) == {police.id: school.id, club.id: school.id}


@pytest.mark.parametrize("text", ["2026-11-03", "2026-11", "2026", None])
def test_a_day_is_kept_as_exactly_as_it_is_known(text):
    assert facts.as_text(*facts.from_text(text, date(2026, 11, 23))) == text


def test_a_day_reads_as_people_say_it():
    day = date(2026, 3, 1)
    assert [facts.on_about(day, exact) for exact in Exactness] == ["1 Mar 2026", "March 2026", "2026", ""]
