"""What happens to memberships and to who was asked when a placeholder turns out to be somebody already here."""

from uuid import UUID

from alongside.activity.doors import Operation
from alongside.cases.models import TimelineEntry
from alongside.cases.opening import OpenCase
from alongside.contexts.concerned import hand_over
from alongside.contexts.models import (
    Focus,
    Membership,
    PeerGroup,
    Theme,
    WeighedBy,
    Weighting,
    WeightingLink,
    WhoElse,
)
from alongside.recording.models import LaterThought, Note, NoteConcerns


def merged(op: Operation, opened: OpenCase, *, gone: UUID, known: UUID) -> None:
    """Groups, the who-else log and the focus speak of the known person from now on, sealed for them."""
    _memberships(opened, gone, known)
    for asked in WhoElse.objects.filter(case=opened.id, asked=gone):
        _hand_over(opened, asked, known, "said", "why", "asked_words")
        asked.asked_id = known
        asked.save()
    for group in PeerGroup.objects.filter(case=opened.id, definer_person=gone):
        _hand_over(opened, group, known, "own_words", "definer")
        group.definer_person_id = known
        group.save()
    Focus.objects.filter(case=opened.id, person=gone).update(person=known)
    _what_was_written_below(opened, gone, known)
    _weightings_and_themes(opened, gone, known)


def _what_was_written_below(opened: OpenCase, gone: UUID, known: UUID) -> None:
    """Steps of the timeline and notes cannot hand over by themselves: they lie below the people they name."""
    theirs = NoteConcerns.objects.filter(note__case=opened.id, person=gone)
    theirs.filter(note__concerns__person=known).delete()
    theirs.update(person=known)
    hand_over(opened, Note.objects.filter(case=opened.id), gone, known)
    hand_over(opened, LaterThought.objects.filter(note__case=opened.id), gone, known)
    hand_over(opened, TimelineEntry.objects.filter(case=opened.id), gone, known)


def _weightings_and_themes(opened: OpenCase, gone: UUID, known: UUID) -> None:
    """Judgements, themes and what is said about the focus belong to the known person from now on."""
    theirs = WeighedBy.objects.filter(weighting__case=opened.id, person=gone)
    theirs.filter(weighting__weighed_by__person=known).delete()
    theirs.update(person=known)
    hand_over(opened, Weighting.objects.filter(case=opened.id), gone, known)
    hand_over(opened, WeightingLink.objects.filter(a__weighting__case=opened.id), gone, known)
    hand_over(opened, Theme.objects.filter(case=opened.id), gone, known)
    hand_over(opened, Focus.objects.filter(case=opened.id), gone, known)


def _memberships(opened: OpenCase, gone: UUID, known: UUID) -> None:
    already = set(
        Membership.objects.filter(person=known, until__isnull=True).values_list("group_id", flat=True)
    )
    for row in Membership.objects.filter(group__case=opened.id, person=gone):
        if row.until is None and row.group_id in already:
            row.delete()
            continue
        _hand_over(opened, row, known, "rests_on")
        row.person_id = known
        row.save()


def _hand_over(opened: OpenCase, row: object, known: UUID, *fields: str) -> None:
    words = {field: opened.ring.read(row, field) for field in fields}
    opened.ring.fill(row, concerns=[known], **words)
