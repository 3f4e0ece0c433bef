"""What happens to statements when a placeholder turns out to be somebody already here, or a name is let go."""

from uuid import UUID

from django.db.models import Q

from alongside.activity.doors import Operation
from alongside.cases import due
from alongside.cases.opening import OpenCase
from alongside.statements.models import About, Check, Statement


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """What was said by or about the placeholder is the known person's now, and sealed for them."""
    meant = About.objects.filter(person=gone).values_list("statement_id", flat=True)
    rows = {row.pk: row for row in Statement.objects.filter(case=opened.id, pk__in=list(meant))}
    rows |= {row.pk: row for row in Statement.objects.filter(case=opened.id, speaker=gone)}
    for row in rows.values():
        _hand_over(opened, row, gone, known)
    About.objects.filter(person=gone, statement__about__person=known).delete()
    About.objects.filter(person=gone).update(person=known)


def gone(op: Operation, case: UUID, person: UUID) -> None:
    """`map.together`: what was said about somebody let go, and about nobody else, goes with them. The rest stays with
    the speaker, the name covered (`people.erasing`)."""
    meant = About.objects.filter(person=person, statement__case=case).values_list("statement_id", flat=True)
    rows = Statement.objects.filter(case=case).filter(Q(pk__in=list(meant)) | Q(speaker=person))
    others = About.objects.filter(statement__in=rows).exclude(person=person)
    speakers = dict(rows.values_list("pk", "speaker"))
    shared = {one.statement_id for one in others if one.person_id != speakers[one.statement_id]}
    for row in rows:
        if row.pk not in shared or row.speaker_id == person:
            due.done(case=case, kind="statements.confirm", about=row.pk)
            row.delete()


def _hand_over(opened: OpenCase, row: Statement, gone: UUID, known: UUID) -> None:
    read = opened.ring.read
    said, called = read(row, "words"), read(row, "speaker_words")
    if row.speaker_id == gone:
        row.speaker_id = known
    concerns = _now_concerned(row, gone, known)
    opened.ring.fill(row, concerns=concerns, words=said, speaker_words=called)
    row.save()
    for check in Check.objects.filter(statement=row):
        opened.ring.fill(check, concerns=concerns, how=read(check, "how"))
        check.save()


def _now_concerned(row: Statement, gone: UUID, known: UUID) -> list[UUID]:
    about = About.objects.filter(statement=row).values_list("person_id", flat=True)
    people = [*about, row.speaker_id] if row.speaker_id else [*about]
    return list(dict.fromkeys(known if one == gone else one for one in people))
