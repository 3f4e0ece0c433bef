"""What stands above every page of a case: its title, one line about it, its tabs, who can see it."""

from typing import Any

from alongside.cases import due
from alongside.cases.opening import OnTheTeam, OpenCase
from alongside.cases.stages import tabs
from alongside.cases.terms import Stage, Subject
from alongside.lib import dates


def case_context(opened: OpenCase, here: str) -> dict[str, Any]:
    """Template values for cases/case_page.html. here: a WorkStage, "overview", "timeline" or "team"."""
    return {
        "case_id": opened.id,
        "case_title": shown_title(opened),
        "case_line": _line(opened),
        "case_tabs": tabs(opened, here),
        "team": _one_each(opened.team),
        "team_count": len({one.user for one in opened.team}),
        "pauses": opened.locks.pauses,
        "case_stage": opened.stage,
    }


def shown_title(opened: OpenCase) -> str:
    """The title, or a neutral one for those who see no names."""
    return opened.title if opened.sees_names else due.WITHOUT_NAMES


def _line(opened: OpenCase) -> str:
    row = opened.row
    purpose = opened.ring.read(row, "purpose_line") if opened.sees_names else ""
    parts = [
        f"Level {row.level}" if row.level else "Referred",
        Subject(row.subject).label if row.subject else "",
        purpose,
        f"lead {opened.lead.name}" if opened.lead else "no lead yet",
        f"next review {dates.short(row.review_on)}" if row.review_on else "",
        "closed" if row.stage == Stage.CLOSED else "",
    ]
    return " · ".join(part for part in parts if part)


def _one_each(team: tuple[OnTheTeam, ...]) -> tuple[OnTheTeam, ...]:
    """Everybody once, with the place that comes first; whoever referred may be on the team as well."""
    return tuple({one.user: one for one in reversed(team)}.values())[::-1]
