"""Adding guardians and judging them again (`assessment.guardianship`). Readings are dated and never edited."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.assessments import frame as frames
from alongside.assessments import guardian_queries, rules, writing
from alongside.assessments.models import Guardian, GuardianReading, TrustedBy
from alongside.assessments.terms import GuardianRole, Judged
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.contexts import groups_queries
from alongside.contexts.groups_rules import still_open
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, refuse_if
from alongside.people import queries as people_queries
from alongside.recording import drafts

DRAFT = "assessments.guardian"


@dataclass(frozen=True, slots=True)
class Who:
    """Who it is: a role or place in words; somebody of the case, where it is one."""

    role: GuardianRole
    words: str
    person: UUID | None = None
    place: UUID | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How it stands on a day. capacity, willingness, ability: the judgement and a word about it."""

    capacity: tuple[Judged, str]
    willingness: tuple[Judged, str]
    ability: tuple[Judged, str]
    presence: str
    speaking_up: str
    trusted_by: tuple[UUID, ...]
    trusted_words: str
    on: date


@ordinary
def add(*, opened: OpenCase, who: Who, reading: Reading) -> UUID:
    """Somebody who looks out for the group, or could, with the first three judgements."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        refuse_if(rules.may_judge(who.words, _judged(reading)))
        _in_view(fresh, *reading.trusted_by, *([who.person] if who.person else ()))
        row = Guardian(
            id=ids.new(),
            assessment=writing.current(op, fresh),
            role=who.role,
            person_id=who.person,
            place=groups_queries.place_row(fresh, who.place) if who.place else None,
            added_at=clock.now(),
            by=fresh.viewer,
        )
        people = writing.concerned(fresh, who.words, also=[who.person])
        fresh.ring.fill(row, concerns=people, who=who.words.strip())
        row.save(force_insert=True)
        _write(fresh, row, reading)
        op.log("assessments.guardian_added", case=fresh.id, about=(row.id,))
        drafts.forget(fresh, DRAFT)
        return row.id


@ordinary
def judge_again(*, opened: OpenCase, guardian: UUID, reading: Reading) -> None:
    """A newer reading takes the place of the last one, which stays as history."""
    with change(opened) as (op, fresh):
        refuse_if(still_open(fresh.locks))
        row = _row(fresh, guardian)
        refuse_if(rules.may_judge("known", _judged(reading)))
        _in_view(fresh, *reading.trusted_by)
        GuardianReading.objects.filter(guardian=row, superseded_at__isnull=True).update(
            superseded_at=clock.now()
        )
        _write(fresh, row, reading)
        op.log("assessments.guardian_judged", case=fresh.id, about=(row.id,))


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def end(*, opened: OpenCase, guardian: UUID) -> None:
    """No longer somebody who looks out for the group, or it was not so."""
    with change(opened) as (op, fresh):
        row = _row(fresh, guardian)
        row.ended_at, row.ended_by = clock.now(), fresh.viewer
        row.save(update_fields=["ended_at", "ended_by"])
        op.log("assessments.guardian_ended", case=fresh.id, about=(row.id,))


def _row(fresh: OpenCase, guardian: UUID) -> Guardian:
    """A guardian in this viewer's sight, whose row is then read for writing."""
    seen = guardian_queries.guardian(fresh, guardian, frames.load(fresh), people_queries.names(fresh))
    return Guardian.objects.get(pk=seen.id)


def _write(fresh: OpenCase, guardian: Guardian, reading: Reading) -> None:
    row = GuardianReading(
        id=ids.new(),
        guardian=guardian,
        capacity=reading.capacity[0],
        willingness=reading.willingness[0],
        ability=reading.ability[0],
        on=reading.on,
        added_at=clock.now(),
        by=fresh.viewer,
    )
    words = {
        "capacity_words": reading.capacity[1],
        "willingness_words": reading.willingness[1],
        "ability_words": reading.ability[1],
        "presence": reading.presence,
        "speaking_up": reading.speaking_up,
        "trusted_words": reading.trusted_words,
    }
    people = writing.concerned(fresh, *words.values(), also=[guardian.person_id, *reading.trusted_by])
    fresh.ring.fill(row, concerns=people, **words)
    row.save(force_insert=True)
    TrustedBy.objects.bulk_create(
        TrustedBy(id=ids.new(), reading=row, person_id=one) for one in reading.trusted_by
    )


def _in_view(fresh: OpenCase, *people: UUID) -> None:
    if not set(people) <= set(people_queries.rows_in_view(fresh)):
        raise NotOpenToYou


def _judged(reading: Reading) -> dict[str, str]:
    return {
        "capacity": reading.capacity[0],
        "willingness": reading.willingness[0],
        "ability": reading.ability[0],
    }
