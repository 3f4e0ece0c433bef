"""What the work is about now and was about before (`weighting.focus_shift`)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat, Subject
from alongside.contexts.models import Focus
from alongside.lib.errors import NotOpenToYou


@dataclass(frozen=True, slots=True)
class FocusSeen:
    """What the case is about. id, since: None where nothing was written but the kind of the case itself.

    words, because, evidence, partners_told: "" for those who see no names.
    """

    id: UUID | None
    kind: Subject
    words: str
    group: UUID | None
    place: UUID | None
    because: str
    evidence: str
    partners_told: str
    since: date | None
    until: date | None
    by: str

    @property
    def title(self) -> str:
        """ "the 78 route", or the kind alone: "peer group"."""
        return self.words or str(self.kind.label)


def current(opened: OpenCase) -> FocusSeen:
    """What the work is about now. One statement."""
    row = Focus.objects.filter(case=opened.id, until__isnull=True).select_related("by").first()
    return _seen(opened, row) if row else _unwritten(opened)


def history(opened: OpenCase) -> tuple[FocusSeen, ...]:
    """Every focus of the case, newest first: the thread is kept. One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ()
    rows = (
        Focus.objects.filter(case=opened.id)
        .select_related("by")
        .order_by(F("until").desc(nulls_first=True), "-since", "id")
    )
    return tuple(_seen(opened, row) for row in rows) or (_unwritten(opened),)


def now_of(found: tuple[FocusSeen, ...]) -> FocusSeen:
    """The one among a history that holds now."""
    now = next((one for one in found if one.until is None), None)
    if now is None:
        raise NotOpenToYou
    return now


def kind_of(opened: OpenCase) -> Subject:
    """The kind of thing the case is about, as its own row says it. No statement."""
    return Subject(opened.row.subject or (Subject.YOUNG_PERSON if opened.level == 1 else Subject.PEER_GROUP))


def may_shift(opened: OpenCase) -> bool:
    """Whether this viewer is one of those who move the focus of such work."""
    return opened.level == 2 and opened.sees_names and leads(opened)


def leads(opened: OpenCase) -> bool:
    """The lead, the deputy and the supervisor decide what the work is about."""
    return opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR)


def _unwritten(opened: OpenCase) -> FocusSeen:
    return FocusSeen(
        id=None,
        kind=kind_of(opened),
        words="",
        group=None,
        place=None,
        because="",
        evidence="",
        partners_told="",
        since=opened.row.opened_on,
        until=None,
        by="",
    )


def _seen(opened: OpenCase, row: Focus) -> FocusSeen:
    read = opened.ring.read if opened.sees_names else _nothing
    return FocusSeen(
        id=row.id,
        kind=Subject(row.kind),
        words=read(row, "words"),
        group=row.group_id,
        place=row.place_id,
        because=read(row, "because"),
        evidence=read(row, "evidence"),
        partners_told=read(row, "partners_told"),
        since=row.since,
        until=row.until,
        by=row.by.initial_and_surname,
    )


def _nothing(row: object, field: str) -> str:
    return ""
