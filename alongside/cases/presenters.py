"""What stands above every page of a case: its title, one line about it, its tabs, who can see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from alongside.cases import due
from alongside.cases.opening import OnTheTeam, OpenCase
from alongside.cases.stages import DONE, WorkStage, tabs
from alongside.cases.terms import SeesWhat, Stage, Subject
from alongside.lib import clock, dates
from alongside.seals import on_device

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something falls due, as the lists of your work and of a case show it."""

    words: str
    tone: str
    mark: str


def due_day(on: date, today: date) -> Day:
    """ "was due Mon 2 Nov", "due Fri 27 Nov" within a week, "by Mon 21 Dec" after that."""
    day = f"{on:%a} {on.day} {on:%b}"
    if on < today:
        return Day(f"was due {day}", "amber", "now")
    if on <= today + SOON:
        return Day(f"due {day}", "amber", "now")
    return Day(f"by {day}", "", "later")


def case_context(opened: OpenCase, here: str) -> dict[str, Any]:
    """Template values for cases/case_page.html. here: a WorkStage, "overview", "timeline" or "team"."""
    return {
        "case_id": opened.id,
        "case_title": shown_title(opened),
        "case_line": _line(opened),
        "case_tabs": tabs(opened, here),
        "team": _one_each(opened.team),
        "team_count": _how_many_see_it(opened) if opened.sees in WIDE else 0,
        "pauses": opened.locks.pauses,
        "case_stage": opened.stage,
        "case_level": opened.level,
        "on_device": keys_for(opened),
        "brought_back": opened.opening.brought_back,
    }


def _how_many_see_it(opened: OpenCase) -> int:
    """Without those who only made the referral: they read what became of it and nothing of the work."""
    return len({one.user for one in opened.colleagues})


def keys_for(opened: OpenCase) -> Callable[[str], str]:
    """About what -> the keys under which this viewer's device keeps it until it is saved (ADR 0010, R3)."""
    return lambda about: on_device.key_words(
        opened.ring, user=opened.viewer.pk, about=about, today=clock.today()
    )


def shown_title(opened: OpenCase) -> str:
    """The title, or a neutral one for those who see no names."""
    return opened.title if opened.sees_names else due.WITHOUT_NAMES


WIDE = (SeesWhat.ALL, SeesWhat.NAMELESS)
"""Views that read the work as a whole. The narrower ones learn nothing of who is here or how far it has come."""


OWN_PART = {
    SeesWhat.OWN: "You see what you have added yourself",
    SeesWhat.PLAN: "You see what is being done, and by whom",
}


def _line(opened: OpenCase) -> str:
    if opened.sees not in WIDE:
        return OWN_PART[SeesWhat(opened.sees)]
    row = opened.row
    purpose = opened.ring.read(row, "purpose_line") if opened.sees_names else ""
    decided = row.marks.get(WorkStage.PURPOSE) == DONE
    parts = [
        f"Level {row.level}" if row.level else "Referred",
        Subject(row.subject).label if row.subject else "",
        purpose if decided or row.stage != Stage.OPEN else "purpose not decided yet",
        f"lead {opened.lead.name}" if opened.lead else "no lead yet",
        f"next review {dates.short(row.review_on)}" if row.review_on else "",
        "closed" if row.stage == Stage.CLOSED else "",
    ]
    return " · ".join(part for part in parts if part)


def _one_each(team: tuple[OnTheTeam, ...]) -> tuple[OnTheTeam, ...]:
    """Everybody once, with the place that comes first; whoever referred may be on the team as well."""
    return tuple({one.user: one for one in reversed(team)}.values())[::-1]
