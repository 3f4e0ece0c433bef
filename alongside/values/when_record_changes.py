"""What was answered about a placeholder when it turns out to be somebody already here."""

from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.models import Pause
from alongside.cases.opening import OpenCase
from alongside.values.models import Answer


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """Answers and pauses speak of the known person from now on, sealed for them."""
    for answer in Answer.objects.filter(case=opened.id):
        if _speaks_of(answer.words, gone) or answer.person_id == gone:
            _hand_over(opened, answer, gone, known, "words")
            answer.person_id = known if answer.person_id == gone else answer.person_id
            answer.save()
    for pause in Pause.objects.filter(case=opened.id):
        if _speaks_of(pause.gap, gone) or pause.person == gone:
            _hand_over(opened, pause, gone, known, "gap", "narrowed_because")
            pause.person = known if pause.person == gone else pause.person
            pause.save()


def _speaks_of(sealed: Any, person: UUID) -> bool:
    return sealed is not None and person in sealed.subjects()


def _hand_over(opened: OpenCase, row: Any, gone: UUID, known: UUID, *fields: str) -> None:
    """Seal the same words for the same people, the known one in place of the placeholder."""
    for field in fields:
        sealed = getattr(row, field)
        if sealed is not None:
            people = {known if one == gone else one for one in sealed.subjects() if one != opened.id}
            opened.ring.fill(row, concerns=people, **{field: opened.ring.read(row, field)})
