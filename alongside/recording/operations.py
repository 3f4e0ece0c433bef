"""Writing notes, and later thoughts under them. A finished note is locked (`recording.finish`)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.people.models import Person
from alongside.recording import drafts
from alongside.recording.models import LaterThought, Note, NoteConcerns
from alongside.recording.rules import may_note

NOTE_FORM = "recording.note"


@always_allowed(SafetyAction.LISTEN)
def write_note(
    *, opened: OpenCase, words: str, happened_on: date, concerns: Iterable[UUID], stage: str = ""
) -> UUID:
    """A note of what happened; sealed for everyone it concerns, so that each removal reaches it."""
    with change(opened) as (op, fresh):
        refuse_if(may_note(words, happened_on, clock.today()))
        people = _of_this_case(fresh, concerns)
        note = Note(
            id=ids.new(),
            case_id=fresh.id,
            about_stage=stage,
            happened_on=happened_on,
            written_at=clock.now(),
            by=fresh.viewer,
        )
        fresh.ring.fill(note, concerns=people, words=words)
        note.save(force_insert=True)
        NoteConcerns.objects.bulk_create(
            NoteConcerns(id=ids.new(), note=note, person_id=person) for person in people
        )
        drafts.forget(fresh, NOTE_FORM)
        timeline.add(op, fresh.id, "recording.note_written", words=words, concerns=people)
        return note.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def add_later_thought(*, opened: OpenCase, note: UUID, words: str) -> None:
    """Nothing in a finished note changes; what is thought later stands under it."""
    with change(opened) as (op, fresh):
        if not words:
            refuse_if([Reason("recording.finish", "Write what you want to add.", "words")])
        row = Note.objects.filter(pk=note, case=fresh.id).first()
        if row is None:
            raise NotOpenToYou
        people = list(row.concerns.values_list("person", flat=True))
        thought = LaterThought(id=ids.new(), note=row, written_at=clock.now(), by=fresh.viewer)
        fresh.ring.fill(thought, concerns=people, words=words)
        thought.save(force_insert=True)
        timeline.add(op, fresh.id, "recording.thought_added")


def _of_this_case(opened: OpenCase, people: Iterable[UUID]) -> list[UUID]:
    asked = set(people)
    found = list(Person.objects.of(opened.id).filter(pk__in=asked).values_list("pk", flat=True))
    if len(found) != len(asked):
        raise NotOpenToYou
    return found
