"""Reading the assessment, always from an open case and as far as its viewer may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.assessments import frame as frames
from alongside.assessments import presenters, rules
from alongside.assessments.frame import Frame
from alongside.assessments.goal_queries import GoalSeen, goals
from alongside.assessments.guardian_queries import guardians
from alongside.assessments.models import (
    AnalysisAnswer,
    Contribution,
    ContributionAbout,
    FactorReading,
    NoStrengthBecause,
)
from alongside.assessments.shown import AnswerSeen, AssessmentPage, ContributionSeen, ExplainedSeen
from alongside.assessments.terms import About, Kind
from alongside.cases.opening import OpenCase
from alongside.cases.terms import Place, SeesWhat
from alongside.lib import clock, dates
from alongside.lib.errors import NotOpenToYou
from alongside.lib.sql import listed, rows_of
from alongside.people.facts import SOMEBODY, Names
from alongside.practice import framework
from alongside.practice.shapes.assessment import PromptSet
from alongside.seals.sealed import Sealed

__all__ = ["AssessmentPage", "ContributionSeen", "GoalSeen", "goals", "page"]


def page(opened: OpenCase, names: Names, *, of: UUID | None = None) -> AssessmentPage:
    """How it stands: the triangle, the three domains, what is still missing. Three statements."""
    frame = frames.load(opened, of=of)
    if of is not None and (frame.assessment != of or opened.sees == SeesWhat.OWN):
        raise NotOpenToYou
    added = contributions(opened, frame, names)
    around = guardians(opened, frame, names)
    return presenters.assembled(opened, frame, added, around)


def contributions(opened: OpenCase, frame: Frame, names: Names) -> tuple[ContributionSeen, ...]:
    """What was added and stands, oldest first, as this viewer may see it. One statement."""
    if frame.assessment is None or opened.sees == SeesWhat.PLAN:
        return ()
    rows = _in_view(opened, frame).order_by("added_at", "id")
    sets = framework(opened.row.framework).prompts
    return tuple(_seen(opened, row, frame, names, sets) for row in rows if not _is_held(row, frame))


def contribution(opened: OpenCase, contribution_id: UUID, frame: Frame, names: Names) -> ContributionSeen:
    """One that this viewer may put right, or NotOpenToYou. One statement."""
    found = contributions(opened, frame, names)
    one = next((each for each in found if each.id == contribution_id), None)
    if one is None or not one.may_change:
        raise NotOpenToYou
    return one


def as_typed(found: ContributionSeen) -> dict[str, Any]:
    """A contribution as the form for adding would have it."""
    whose = {
        Kind.YOUNG_PEOPLE: {
            "young_person": str(found.speaker_id or "other"),
            "young_person_words": "" if found.speaker_id else found.speaker,
            "young_person_with": found.said_with,
        },
        Kind.PARENTS: {
            "parent": str(found.speaker_id or "other"),
            "parent_words": "" if found.speaker_id else found.speaker,
        },
    }
    return {
        **whose.get(found.kind, {}),
        "kind": found.kind.value,
        "words": found.words,
        "about": found.about.value,
        "people": [str(one) for one in found.people_ids],
        "on": found.on,
        "rests_on": [str(one) for one in found.rests_on_ids],
    }


def row_to_change(opened: OpenCase, contribution_id: UUID) -> Contribution:
    """For operations: one that stands, or NotOpenToYou."""
    frame = frames.load(opened)
    row: Contribution | None = _in_view(opened, frame).filter(pk=contribution_id).first()
    if row is None or _is_held(row, frame):
        raise NotOpenToYou
    return row


def analysis(opened: OpenCase, frame: Frame) -> tuple[AnswerSeen, ...]:
    """The questions of the analysis with their newest answers and their history. One statement."""
    rows = AnalysisAnswer.objects.none()
    if frame.assessment is not None and opened.sees_names:
        rows = AnalysisAnswer.objects.filter(assessment=frame.assessment)
    found: dict[str, list[AnalysisAnswer]] = {}
    for row in rows.select_related("by").order_by("-written_at", "-id"):
        if not _is_held(row, frame):
            found.setdefault(row.question, []).append(row)
    asked = frame.prompts.analysis.values()
    return tuple(_answer(opened, one.id, one.question, one.hint, found.get(one.id, [])) for one in asked)


@dataclass(frozen=True, slots=True)
class FinishPage:
    """What is there, what is missing, and what was explained."""

    page: AssessmentPage
    no_strengths: tuple[ExplainedSeen, ...]

    @property
    def frame(self) -> Frame:
        return self.page.frame


def finish_page(opened: OpenCase) -> FinishPage:
    """What finishing and signing off rest on. Four statements; it names nobody."""
    found = page(opened, _nobody)
    rows = NoStrengthBecause.objects.filter(assessment=found.frame.assessment).select_related("by")
    newest = {row.domain: row for row in rows.order_by("written_at", "id") if not _is_held(row, found.frame)}
    return FinishPage(found, tuple(_explained(opened, row) for row in newest.values()))


def statement_choices(said: Iterable[Any]) -> list[tuple[str, str]]:
    """Statements of the map that a contribution may rest on, newest first."""
    newest = list(said)[::-1][:40]
    return [
        (str(one.id), f"{one.whose}: {_short(one.words)} ({dates.short(one.observed_on)})") for one in newest
    ]


def _in_view(opened: OpenCase, frame: Frame) -> "QuerySet[Any]":
    out_of_view = Q(person__off_at__isnull=False) | Q(person__restricted_on__isnull=False)
    gone = ContributionAbout.objects.filter(out_of_view, contribution=OuterRef("pk"))
    rows = Contribution.objects.filter(
        ~Exists(gone), assessment=frame.assessment, assessment__case=opened.id, ended_at__isnull=True
    ).exclude(Q(speaker__off_at__isnull=False) | Q(speaker__restricted_on__isnull=False))
    if opened.sees == SeesWhat.OWN:
        rows = rows.filter(by=opened.viewer)
    earlier = Contribution.objects.filter(replaced_by=OuterRef("pk"))
    return rows.select_related("by").annotate(
        about_now=rows_of(ContributionAbout.objects.all(), "contribution", person="person_id"),
        readings_now=rows_of(FactorReading.objects.all(), "contribution", statement="statement_id"),
        put_right=Exists(earlier),
    )


def _is_held(row: Any, frame: Frame) -> bool:
    """Whether any sentence of the row speaks of somebody who is held and leaves no trace."""
    values = (getattr(row, field.attname) for field in row._meta.local_fields)
    return any(not frame.held.isdisjoint(value.subjects()) for value in values if isinstance(value, Sealed))


def _seen(
    opened: OpenCase, row: Any, frame: Frame, names: Names, sets: Mapping[str, PromptSet]
) -> ContributionSeen:
    mine = row.by_id == opened.viewer.pk
    readable = opened.sees_names or mine or row.names_nobody
    read = opened.ring.read if readable else _nothing
    kind = Kind(row.kind)
    leads = opened.sees_names and opened.i_am(Place.LEAD, Place.DEPUTY, Place.SUPERVISOR)
    people = tuple(UUID(one["person"]) for one in listed(row.about_now))
    called = [names(one) for one in people]
    return ContributionSeen(
        id=row.id,
        domain=row.domain,
        prompt=row.prompt,
        prompt_title=_title(sets, row),
        kind=kind,
        about=About(row.about),
        people=tuple(sorted(one for one in called if one != SOMEBODY)),
        people_ids=people,
        words=read(row, "words"),
        readable=readable,
        speaker=_speaker(row, names, read),
        speaker_id=row.speaker_id,
        said_with=read(row, "said_with"),
        on=row.on,
        added_at=row.added_at,
        by=row.by.initial_and_surname,
        by_id=row.by_id,
        mine=mine,
        may_change=not rules.may_change(kind, mine=mine, leads=leads),
        later=frame.locked_at is not None and row.added_at > frame.locked_at,
        rests_on_ids=tuple(UUID(one["statement"]) for one in listed(row.readings_now)),
        put_right=row.put_right,
    )


def _speaker(row: Any, names: Names, read: Any) -> str:
    if row.speaker_id is None:
        return str(read(row, "speaker_words"))
    called = names(row.speaker_id)
    return "" if called == SOMEBODY else called


def _title(sets: Any, row: Any) -> str:
    try:
        return rules.prompt_of(sets, row.prompt_set, row.prompt)[1]
    except KeyError:
        return str(row.prompt)


def _answer(opened: OpenCase, question: str, text: str, hint: str, rows: list[AnalysisAnswer]) -> AnswerSeen:
    newest = rows[0] if rows else None
    return AnswerSeen(
        question=question,
        text=text,
        hint=hint,
        words=opened.ring.read(newest, "words") if newest is not None else "",
        by=newest.by.initial_and_surname if newest is not None else "",
        on=clock.day_of(newest.written_at) if newest is not None else None,
        version=str(newest.id) if newest is not None else "",
        earlier=tuple((opened.ring.read(row, "words"), _when(row)) for row in rows[1:]),
    )


def _when(row: AnalysisAnswer) -> str:
    return f"{row.by.initial_and_surname}, {dates.short(clock.day_of(row.written_at))}"


def _explained(opened: OpenCase, row: NoStrengthBecause) -> ExplainedSeen:
    return ExplainedSeen(
        domain=row.domain,
        reason=opened.ring.read(row, "reason") if opened.sees_names else "",
        by=row.by.initial_and_surname,
        on=clock.day_of(row.written_at),
    )


def _nobody(person: UUID) -> str:
    return SOMEBODY


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def _nothing(row: object, field: str) -> str:
    return ""
