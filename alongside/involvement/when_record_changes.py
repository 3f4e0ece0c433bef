"""What happens to telling and taking part when somebody comes to be known, goes, returns, or is found twice."""

from typing import Any
from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases import due
from alongside.cases.models import Due
from alongside.cases.opening import OpenCase
from alongside.involvement import operations
from alongside.involvement.models import Clock, ParentOf, Step, Trusted
from alongside.involvement.terms import Because, Covers, What
from alongside.people.models import Inclusion, Person
from alongside.people.terms import RestsOn

REMINDERS = ("involvement.tell", "involvement.look_again")


def known(op: Operation, opened: OpenCase, person: UUID) -> None:
    """Somebody is identified from now on: the time to tell them begins (`rights.informed`)."""
    newest = Inclusion.objects.filter(person=person).order_by("-decided_at", "-id").first()
    own_account = newest is not None and newest.rests_on == [RestsOn.OWN_ACCOUNT]
    before = Clock.objects.filter(person=person).exists()
    because = Because.KNOWN if before else Because.ADDED
    operations.start_clock(op, opened, person, own_account=own_account, because=because)


def changed(op: Operation, case: UUID) -> None:
    """Nothing reminds of people who came off; whoever came back is reminded of again."""
    here = set(Person.objects.in_view(case).values_list("pk", flat=True))
    open_dues = Due.objects.filter(case=case, kind__in=REMINDERS, done_at=None)
    waiting = set(open_dues.values_list("kind", "about"))
    for kind, about in waiting:
        if about not in here:
            due.done(case=case, kind=kind, about=about)
    for row in _to_tell(case).filter(person__in=here):
        if ("involvement.tell", row.person_id) not in waiting and row.remind_on is not None:
            due.set_due(case=case, kind="involvement.tell", about=row.person_id, on=row.remind_on)


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """What was noted about a placeholder is about the person they turned out to be, unless that stands already."""
    Clock.objects.filter(case=opened.id, person=gone).delete()
    standing = set(Step.objects.standing(opened.id).filter(person=known).values_list("what", flat=True))
    for step in Step.objects.filter(case=opened.id, person=gone):
        if step.ended_at is None and step.what in standing:
            step.ended_at = step.recorded_at
        _hand_over(opened, step, gone, known, "words", "more", "said")
        step.person_id = known
        step.save()
    for row in Trusted.objects.filter(case=opened.id, young_person=gone):
        _hand_over(opened, row, gone, known, "adult_words")
        row.young_person_id = known
        row.save()
    Trusted.objects.filter(case=opened.id, adult=gone).update(adult=known)
    Step.objects.filter(case=opened.id, child=gone).update(child=known)
    for link in ParentOf.objects.filter(child=gone):
        ParentOf.objects.get_or_create(parent_id=link.parent_id, child_id=known)
        link.delete()
    for link in ParentOf.objects.filter(parent=gone):
        ParentOf.objects.get_or_create(parent_id=known, child_id=link.child_id)
        link.delete()


def _to_tell(case: UUID) -> Any:
    """Clocks that run for people who were not told and are not rightly left untold."""
    standing = Step.objects.standing(case)
    told = standing.filter(what=What.TOLD).values("person")
    rightly = standing.filter(what=What.RIGHTLY_NOT).exclude(covers=Covers.INVOLVING).values("person")
    running = Clock.objects.filter(case=case, ended_at=None, remind_on__isnull=False)
    return running.exclude(person__in=told).exclude(person__in=rightly)


def _hand_over(opened: OpenCase, row: Any, gone: UUID, known: UUID, *fields: str) -> None:
    """Seal the same words for the same people, the known one in place of the placeholder."""
    for field in fields:
        sealed = getattr(row, field)
        if sealed is not None:
            people = {known if one == gone else one for one in sealed.subjects() if one != opened.id}
            opened.ring.fill(row, concerns=people, **{field: opened.ring.read(row, field)})
