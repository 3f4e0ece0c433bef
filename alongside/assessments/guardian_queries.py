"""Reading guardians with their newest judgements (`assessment.guardianship`)."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.assessments.frame import Frame
from alongside.assessments.models import Guardian, GuardianReading, TrustedBy
from alongside.assessments.shown import GuardianSeen, Judgement
from alongside.assessments.terms import GuardianRole, Judged
from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import listed, rows_of
from alongside.people.facts import SOMEBODY, Names

JUDGED = ("willingness", "ability", "capacity")
"""In the order in which they are read: do they want to, can they, have they the room."""

_SHORT = {"willingness": "willing", "ability": "able", "capacity": "capacity"}


def guardians(opened: OpenCase, frame: Frame, names: Names) -> tuple[GuardianSeen, ...]:
    """Guardians of the assessment with their newest reading, in the order in which they came in. One statement."""
    if frame.assessment is None or opened.sees == SeesWhat.PLAN:
        return ()
    rows = _in_view(opened, frame.assessment)
    return tuple(_seen(opened, row, frame, names) for row in rows if not _is_held(row, frame))


def guardian(opened: OpenCase, guardian_id: UUID, frame: Frame, names: Names) -> GuardianSeen:
    """One guardian, or NotOpenToYou."""
    found = next((one for one in guardians(opened, frame, names) if one.id == guardian_id), None)
    if found is None:
        raise NotOpenToYou
    return found


def readings(opened: OpenCase, guardian_id: UUID) -> tuple[GuardianReading, ...]:
    """For operations: the newest reading's row, if any."""
    return tuple(
        GuardianReading.objects.filter(
            guardian=guardian_id, guardian__assessment__case=opened.id, superseded_at__isnull=True
        )
    )


def _in_view(opened: OpenCase, assessment: UUID) -> Any:
    trusted = TrustedBy.objects.filter(person__off_at__isnull=True, person__restricted_on__isnull=True)
    rows = (
        GuardianReading.objects.filter(
            superseded_at__isnull=True,
            guardian__assessment=assessment,
            guardian__assessment__case=opened.id,
            guardian__ended_at__isnull=True,
        )
        .exclude(Q(guardian__person__off_at__isnull=False) | Q(guardian__person__restricted_on__isnull=False))
        .select_related("guardian__place", "guardian__person", "by")
        .annotate(trusted_now=rows_of(trusted, "reading", person="person_id"))
        .order_by("guardian__added_at", "guardian_id")
    )
    return rows.filter(by=opened.viewer) if opened.sees == SeesWhat.OWN else rows


def _is_held(row: GuardianReading, frame: Frame) -> bool:
    sealed = (row.guardian.who, row.presence, row.speaking_up, row.trusted_words)
    judged = tuple(getattr(row, f"{name}_words") for name in JUDGED)
    return any(value and not frame.held.isdisjoint(value.subjects()) for value in (*sealed, *judged))


def _seen(opened: OpenCase, row: Any, frame: Frame, names: Names) -> GuardianSeen:
    guardian: Guardian = row.guardian
    readable = opened.sees_names or row.by_id == opened.viewer.pk
    read = opened.ring.read if readable else _nothing
    trusted = {UUID(one["person"]): names(UUID(one["person"])) for one in listed(row.trusted_now)}
    shown = {person: name for person, name in trusted.items() if name != SOMEBODY}
    return GuardianSeen(
        id=guardian.id,
        role=GuardianRole(guardian.role),
        who=read(guardian, "who") or GuardianRole(guardian.role).label.capitalize(),
        place=opened.ring.read(guardian.place, "name") if guardian.place else "",
        judged=tuple(
            Judgement(_SHORT[name], Judged(getattr(row, name)), read(row, f"{name}_words")) for name in JUDGED
        ),
        presence=read(row, "presence"),
        speaking_up=read(row, "speaking_up"),
        trusted_by=tuple(sorted(shown.values())),
        trusted_by_ids=tuple(trusted),
        trusted_words=read(row, "trusted_words"),
        on=row.on,
        by=row.by.initial_and_surname,
        by_id=row.by_id,
        later=frame.locked_at is not None and row.added_at > frame.locked_at,
    )


def _nothing(row: object, field: str) -> str:
    return ""
