"""Reading themes. They name nobody, so those who see no names read them too (`recording.themes`)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.cases.opening import OpenCase
from alongside.cases.terms import SeesWhat
from alongside.contexts.models import Theme
from alongside.lib.errors import NotOpenToYou
from alongside.practice import framework


@dataclass(frozen=True, slots=True)
class ThemeSeen:
    """One theme. place: "" where it belongs to no single place. mine: the viewer wrote it."""

    id: UUID
    kind: str
    kind_label: str
    place: str
    words: str
    on: date
    by: str
    mine: bool


def themes(opened: OpenCase) -> tuple[ThemeSeen, ...]:
    """Themes of the case, strengths first, newest first within a kind. One statement."""
    if opened.sees in (SeesWhat.OWN, SeesWhat.PLAN):
        return ()
    rows = Theme.objects.filter(case=opened.id, off_at__isnull=True).select_related("place", "by")
    found = [_seen(opened, row) for row in rows.order_by("-on", "-id")]
    order = list(kinds(opened))
    return tuple(sorted(found, key=lambda one: order.index(one.kind) if one.kind in order else len(order)))


def kinds(opened: OpenCase) -> dict[str, str]:
    """Kinds of theme: id -> title, strengths first."""
    return {one.id: one.title for one in framework(opened.row.framework).kinds["themes"].values()}


def row(opened: OpenCase, theme: UUID) -> Theme:
    """For operations: one theme that stands, or NotOpenToYou."""
    found = Theme.objects.filter(case=opened.id, off_at__isnull=True, pk=theme).first()
    if found is None:
        raise NotOpenToYou
    return found


def _seen(opened: OpenCase, found: Theme) -> ThemeSeen:
    return ThemeSeen(
        id=found.id,
        kind=found.kind,
        kind_label=kinds(opened).get(found.kind, found.kind),
        place=opened.ring.read(found.place, "name") if found.place else "",
        words=opened.ring.read(found, "words"),
        on=found.on,
        by=found.by.initial_and_surname,
        mine=found.by_id == opened.viewer.pk,
    )
