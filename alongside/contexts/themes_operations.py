"""Writing down a theme, and taking it back (`recording.themes`)."""

from uuid import UUID

from alongside.cases import timeline
from alongside.cases.opening import OpenCase
from alongside.cases.operations import change
from alongside.cases.safety import SafetyAction, always_allowed, ordinary
from alongside.cases.terms import Place as TeamPlace
from alongside.contexts import groups_queries, groups_rules, themes_queries
from alongside.contexts.concerned import concerned
from alongside.contexts.models import Theme
from alongside.contexts.themes_rules import may_add
from alongside.lib import clock, ids
from alongside.lib.errors import NotOpenToYou, Reason, refuse_if
from alongside.recording import drafts

DRAFT = "contexts.theme"


@ordinary
def add(*, opened: OpenCase, kind: str, words: str, place: UUID | None = None) -> UUID:
    """Something about safety, harm or strength that names nobody.

    It has no link to a person. Should its words name somebody of the case after all, they are sealed for them.
    """
    with change(opened) as (op, fresh):
        refuse_if(groups_rules.still_open(fresh.locks))
        refuse_if(may_add(words))
        if kind not in themes_queries.kinds(fresh):
            raise NotOpenToYou
        row = Theme(
            id=ids.new(),
            case_id=fresh.id,
            kind=kind,
            place=groups_queries.place_row(fresh, place) if place else None,
            on=clock.today(),
            by=fresh.viewer,
        )
        fresh.ring.fill(row, concerns=concerned(fresh, words), words=words.strip())
        row.save(force_insert=True)
        timeline.add(op, fresh.id, "contexts.theme_added")
        drafts.forget(fresh, DRAFT)
        return row.id


@always_allowed(SafetyAction.READ_CORRECT_REMOVE)
def take_off(*, opened: OpenCase, theme: UUID) -> None:
    """Whoever wrote it takes it back, or the lead does: it was not so, or it named somebody."""
    with change(opened) as (op, fresh):
        row = themes_queries.row(fresh, theme)
        if row.by_id != fresh.viewer.pk and not fresh.i_am(TeamPlace.LEAD, TeamPlace.SUPERVISOR):
            refuse_if([Reason("recording.themes", "Whoever wrote a theme takes it back, or the lead.")])
        row.off_at, row.off_by = clock.now(), fresh.viewer
        row.save(update_fields=["off_at", "off_by"])
        op.log("contexts.theme_off", case=fresh.id, about=(theme,))
