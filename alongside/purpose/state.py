"""The versions of the purpose of a case with what happened to each: one statement."""

import json
from collections.abc import Sequence

from alongside.cases.opening import OpenCase
from alongside.cases.terms import Path
from alongside.lib import clock
from alongside.practice import framework
from alongside.purpose.models import Decision, Turn
from alongside.purpose.shown import Purpose, TurnShown
from alongside.purpose.terms import Section, Turned
from alongside.recording import drafts


def versions(opened: OpenCase, *drafts_of: str) -> tuple[Purpose, ...]:
    """Every version, oldest first, with its words. drafts_of: forms whose drafts come with the same statement."""
    turns = (
        Turn.objects.filter(decision__case=opened.id)
        .select_related("decision", "by")
        .order_by("decision__number", "order")
    )
    grouped: dict[Decision, list[Turn]] = {}
    for turn in drafts.beside(opened, turns, *drafts_of) if drafts_of else turns:
        grouped.setdefault(turn.decision, []).append(turn)
    return tuple(_purpose(opened, row, own) for row, own in grouped.items())


def current(opened: OpenCase, *drafts_of: str) -> Purpose | None:
    """The newest version."""
    found = versions(opened, *drafts_of)
    return found[-1] if found else None


def standing(found: Sequence[Purpose]) -> Purpose | None:
    """The version that holds now, if one does."""
    return next((one for one in reversed(found) if one.holds), None)


def done(purpose: Purpose, *, has_group: bool) -> set[Section]:
    """Which parts of the path for named people are answered."""
    wanted = {
        Section.WHY: (purpose.trigger, purpose.purpose, purpose.statement, purpose.change),
        Section.HARM: (purpose.less, purpose.bring_about, purpose.prevent),
        Section.BASIS: (purpose.basis, purpose.condition, purpose.basis_why),
        Section.GROUP: (has_group,),
        Section.PROCESS: (purpose.process_seen_on,),
    }
    return {section for section, answers in wanted.items() if all(answers)}


def _purpose(opened: OpenCase, row: Decision, turns: list[Turn]) -> Purpose:
    def read(field: str) -> str:
        return opened.ring.read(row, field) if opened.sees_names else ""

    return Purpose(
        id=row.pk,
        number=row.number,
        path=Path(row.path),
        trigger=row.trigger,
        purpose=row.purpose,
        statement=read("statement"),
        change=read("change"),
        kept_words=row.kept_words,
        less=read("less"),
        bring_about=read("bring_about"),
        prevent=read("prevent"),
        told=read("told"),
        said=read("said"),
        agrees=row.agrees,
        basis=row.basis,
        condition=row.condition,
        limb=row.limb,
        basis_why=read("basis_why"),
        changed_process=json.loads(read("process") or "{}"),
        process_seen_on=row.process_seen_on,
        because=read("because"),
        turns=tuple(_turn(opened, turn) for turn in turns),
        framework=framework(row.framework),
    )


def _turn(opened: OpenCase, row: Turn) -> TurnShown:
    return TurnShown(
        turned=Turned(row.turned),
        on=clock.day_of(row.at),
        by=row.by.initial_and_surname,
        by_id=row.by_id,
        words=opened.ring.read(row, "words") if opened.sees_names else "",
    )
